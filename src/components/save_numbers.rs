//! *Save these numbers*: services as contacts in the address book of the phone.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::web_sys::HtmlInputElement;

use crate::browser::files::{Handed, hand_over};
use crate::browser::find;
use crate::components::elements::{announced, element, input, main_button, p, span, views};
use crate::content::knowledge::Knowledge;
use crate::logic::vcard::{Contact, vcards};
use crate::state::knowledge::{CurrentKnowledge, use_facts};
use crate::words::contacts::saveable;

/// The choice of numbers and the button. Without the program there is none: every number can be called from the list above.
pub fn save_numbers() -> AnyView {
    let CurrentKnowledge { knowledge, .. } = expect_context();
    let result = RwSignal::new(String::new());
    let choices: Vec<AnyView> = saveable(&use_facts())
        .map(|(service, _)| {
            let mut attributes = vec![("type", "checkbox"), ("name", CHOICE), ("value", service.id.as_str())];
            attributes.extend(service.contact.then_some(("checked", "")));
            let words = element("span", &[], views![service.name.as_str(), span("note", service.when.as_str())]);
            element("label", &[], views![input(&attributes), words])
        })
        .collect();
    let save = move || {
        let chosen = chosen();
        let knowledge = knowledge.get_untracked();
        let contacts = saveable(&knowledge).filter(|(service, _)| chosen.contains(&service.id));
        let contacts: Vec<Contact> = contacts.map(|(_, contact)| contact).collect();
        if contacts.is_empty() {
            return result.set("Choose at least one.".into());
        }
        spawn_local(async move { result.set(in_words(save_contacts(&contacts).await, contacts.len())) });
    };
    let summary = element("summary", &[], "Choose which numbers");
    let fieldset = views![element("legend", &[("class", "visually-hidden")], "Numbers to save"), choices];
    views![
        p("", "Put them into your phone's contacts. Each says when to use it."),
        p("buttons", main_button("Save these numbers", save)),
        announced("status", result.into()),
        element("details", &[], views![summary, element("fieldset", &[("class", "choice")], fieldset)]),
    ]
    .into_any()
}

const CHOICE: &str = "contact";

/// The ids of the ticked services.
fn chosen() -> Vec<String> {
    let ticked = find::all::<HtmlInputElement>(&format!("[name={CHOICE}]:checked"));
    ticked.iter().map(HtmlInputElement::value).collect()
}

/// The contacts that are chosen at first.
pub fn first_contacts(knowledge: &Knowledge) -> Vec<Contact> {
    saveable(knowledge).filter(|(service, _)| service.contact).map(|(_, contact)| contact).collect()
}

/// Hands the contacts over as a file.
pub async fn save_contacts(contacts: &[Contact]) -> Handed {
    hand_over("safe-night-contacts.vcf", "text/vcard", &vcards(contacts)).await
}

/// What became of the file, in words.
pub fn in_words(handed: Handed, count: usize) -> String {
    match handed {
        Handed::Shared => format!("{count} numbers handed over."),
        Handed::Downloaded => {
            format!("Look for a file with {count} numbers in your downloads. Open it to put them into your contacts.")
        }
        Handed::Cancelled => String::new(),
        Handed::Refused => "That did not work here. You can still call each number from this app.".into(),
    }
}
