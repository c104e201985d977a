//! Services as contacts for an address book.

use crate::content::knowledge::Knowledge;
use crate::content::service::Service;
use crate::content::validate::facts::digits;
use crate::logic::vcard::Contact;

/// The number that is dialled in danger alone. In an address book it would be dialled by mistake.
const EMERGENCY: &str = "999";

/// The services that can be saved: those with a number, in the order of the content.
pub fn saveable(knowledge: &Knowledge) -> impl Iterator<Item = (&Service, Contact)> {
    knowledge.services.iter().filter_map(|service| Some((service, contact(service)?)))
}

/// The contact of a service. `None`: it has no number, or is the emergency call, which stands in the note of each.
pub fn contact(service: &Service) -> Option<Contact> {
    let call = service.call.as_deref().map(digits).filter(|number| number != EMERGENCY);
    let text = service.text.as_ref().filter(|text| text.number != EMERGENCY);
    if call.is_none() && text.is_none() {
        return None;
    }
    let how = text.map(|text| format!(" {}.", text.in_words())).unwrap_or_default();
    let who = service.who_for.as_ref().map(|who| format!(" For: {who}.")).unwrap_or_default();
    let note = format!("{}{who}{how} In danger now? Call 999.", service.when);
    let text = text.map(|text| text.number.clone());
    Some(Contact { name: service.name.clone(), call, text, note, web: service.web.clone() })
}
