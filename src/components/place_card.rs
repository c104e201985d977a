//! A place in a list.

use leptos::prelude::*;

use crate::components::direction::way_line;
use crate::components::elements::{ListItem, a, button_link, fixed_reader, h3, hours_of, li, p};
use crate::components::evidence::age;
use crate::components::opening_state::opening_state;
use crate::content::place::{Audience, Kind, Place};
use crate::content::validate::facts::digits;
use crate::words::hours::hours_sentence;

/// The kind of a place in words.
pub fn kind_word(kind: Kind) -> &'static str {
    match kind {
        Kind::SafeHaven => "Safe Haven",
        Kind::CampusSecurity => "Campus security",
        Kind::Police => "Police",
        Kind::MentalHealthSafeHaven => "Mental health",
        Kind::HospitalUtc => "Hospital, not an A&E",
        Kind::TaxiRank => "Taxi rank",
        Kind::Station => "Trains",
        Kind::BusStation => "Buses",
        Kind::BusStop => "Bus stop",
        Kind::OpenAllNight => "Reported open all night",
        Kind::University => "University",
        Kind::Landmark => "Landmark",
        Kind::Street => "Street",
    }
}

/// The line on the audience of a place. `None`: for everyone.
pub fn who_for(audience: Audience) -> Option<String> {
    (!audience.is_everyone()).then(|| ["For: ", audience.in_words()].concat())
}

/// Whether a number is 999.
pub fn is_emergency(phone: &str) -> bool {
    digits(phone) == "999"
}

/// A button that calls a number.
pub fn call_button(phone: &str) -> AnyView {
    let class = if is_emergency(phone) { "button call emergency" } else { "button call" };
    button_link(class, ["tel:", &digits(phone)].concat(), "phone", ["Call ", phone].concat())
}

/// The card of a place. A place that serves a need shows its hours, how to get in and the call button; others show their address.
pub fn place_card(place: Place) -> ListItem {
    let helps = !place.serves.is_empty();
    let reader = fixed_reader(&place);
    let mut lines = vec![p("kind", kind_word(place.kind)), h3(a("", place.path(), place.name.clone()))];
    if helps {
        lines.push(opening_state(hours_of(reader.clone())));
        lines.push(p("hours", hours_sentence(place.hours.as_ref(), place.evidence.confidence)));
    } else if let Some(address) = place.address {
        lines.push(p("", address));
    }
    lines.push(age(&place.evidence));
    lines.push(way_line(reader));
    if helps {
        lines.extend(who_for(place.audience).map(|who| p("", who)));
        lines.extend(place.way_in.map(|way_in| p("way-in", way_in)));
        lines.extend(place.phone.map(|phone| call_button(&phone)));
    }
    li("card place", None, lines)
}
