//! The page of one place, or its replacement if the place is gone.

use crate::components::direction::way_line;
use crate::components::elements::{a, buttons, fixed_reader, follow, h2, hours_of, p, ul};
use crate::components::evidence::{age, sources_in_words, wrong_link};
use crate::components::locate_button::first_locate_button;
use crate::components::on_foot::on_foot;
use crate::components::opening_state::opening_state;
use crate::components::place_card::{call_button, kind_word};
use crate::components::place_list::places_for;
use crate::components::small_map::small_map;
use crate::components::which_way::{coordinates_to_copy, which_way, which_way_buttons};
use crate::content::evidence::Confidence;
use crate::content::place::{Need, Place};
use crate::state::knowledge::CurrentKnowledge;
use crate::state::location::Locator;
use crate::words::clock::date_in_words;
use crate::words::hours::hours_sentence;
use leptos::prelude::*;

/// The facts of the place with this id, or [`gone`] if the knowledge has no such place.
pub fn facts(id: String) -> AnyView {
    let CurrentKnowledge { knowledge, .. } = expect_context();
    follow(move || match knowledge.get().place(&id) {
        Some(place) => facts_of(place),
        None => gone("This place is no longer listed."),
    })
}

/// Replaces a missing place: a message, and the other places, the nearest first once the location is known.
pub fn gone(words: &'static str) -> Vec<AnyView> {
    vec![
        p("lead", words),
        p("", "In danger now? Call 999, with the red button above."),
        h2("Where people can help"),
        find_button(),
        places_for(Need::SomewhereSafe),
        a("row", "/", "See all Safe Havens"),
    ]
}

/// The facts of a place. How to get in comes before the address, because a person at the door needs it.
fn facts_of(place: &Place) -> Vec<AnyView> {
    let helps = !place.serves.is_empty();
    let reader = fixed_reader(place);
    let mut parts = vec![p("kind", kind_word(place.kind))];
    if helps {
        parts.push(opening_state(hours_of(reader.clone())));
    }
    parts.push(way_line(reader));
    if place.position.is_some() {
        parts.extend([which_way(place), buttons(which_way_buttons(place)), on_foot(place, true)]);
    }
    let hours =
        (helps || place.hours.is_some()).then(|| hours_sentence(place.hours.as_ref(), place.evidence.confidence));
    let facts = [
        ("How to get in", place.way_in.clone()),
        ("Address", place.address.clone()),
        ("Hours", hours),
        ("Who it is for", (!place.audience.is_everyone()).then(|| place.audience.in_words().to_owned())),
        ("Who is there", place.who_is_there.clone()),
    ];
    for (title, fact) in facts {
        if let Some(fact) = fact {
            parts.extend([h2(title), p("", fact)]);
        }
    }
    parts.extend(small_map(place));
    parts.extend(place.position.map(coordinates_to_copy));
    if !place.people_will.is_empty() {
        parts.extend([h2("What they will do if you ask"), ul("plain", place.people_will.clone())]);
    }
    if let Some(note) = place.note.clone() {
        parts.extend([h2("Good to know"), p("", note)]);
    }
    parts.extend(place.phone.as_deref().map(call_button));
    if place.position.is_some() {
        parts.push(find_button());
    }
    parts.extend(evidence(place));
    parts
}

fn find_button() -> AnyView {
    let Locator { request, .. } = expect_context();
    first_locate_button("button", "How far is it?", move || request.run(()))
}

/// The evidence: sources, dates, accuracy of the position, and the link for corrections.
fn evidence(place: &Place) -> Vec<AnyView> {
    let CurrentKnowledge { knowledge, .. } = expect_context();
    let evidence = &place.evidence;
    let sure = match evidence.confidence {
        Confidence::Confirmed => "An official source says so, or several sources agree.",
        Confidence::Reported => "One source, or an old one, says so. Nobody has confirmed it.",
    };
    let mut notes = vec![
        h2("How we know"),
        age(evidence),
        p("note", sure),
        p("note", ["From: ", &sources_in_words(evidence), "."].concat()),
        p(
            "note",
            format!(
                "We last compared this page with what we hold of that source on {}. We look again by {}.",
                date_in_words(evidence.checked),
                date_in_words(evidence.review_by)
            ),
        ),
    ];
    if let Some(position) = place.position {
        notes.push(p("note", format!("The position is exact to about {} metres.", position.accuracy_m as u32)));
    }
    notes.extend(place.link.clone().map(|page| a("row", page, "More about it, online")));
    notes.push(a("row", wrong_link(&knowledge.get_untracked()), "Tell us it is wrong"));
    notes
}
