//! `/places/<id>`: all we know of one place.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::browser::clock::Clock;
use crate::browser::knowledge::Knowledge;
use crate::browser::location::Locator;
use crate::components::icon::icon;
use crate::components::opening_state::opening_state;
use crate::components::place_card::{call_button, kind_word};
use crate::components::screen::Screen;
use crate::components::text::{heading, lines, link, live, paragraph, this};
use crate::components::way::way_line;
use crate::content::place::{Confidence, Place, Purpose};
use crate::finder::hours_in_words::hours_sentence;
use crate::finder::opening::{date_in_words, out_of_date};

use super::not_found::NotFound;

#[component]
pub fn PlacePage() -> impl IntoView {
    let Knowledge { pack, .. } = expect_context();
    let id = use_params_map().get_untracked().get("id").unwrap_or_default();
    match pack.get_untracked().place(&id) {
        Some(place) => {
            let all = facts(id.clone());
            view! {
                <Screen title=place.name.clone()>
                    <article class="one-place" data-live="place" data-id=id>{all}</article>
                </Screen>
            }
            .into_any()
        }
        None => view! { <NotFound /> }.into_any(),
    }
}

/// All we know of the place with this id; nothing, where the knowledge has lost it.
pub fn facts(id: String) -> AnyView {
    let Knowledge { pack, .. } = expect_context();
    (move || pack.get().place(&id).map(facts_of).unwrap_or_default()).into_any()
}

/// How to get in stands before the address: it is what a person at the door needs.
fn facts_of(place: &Place) -> Vec<AnyView> {
    let helps = place.kind.purpose() == Purpose::Help;
    let here = this(place);
    let mut parts = vec![paragraph("kind", kind_word(place.kind))];
    if helps {
        parts.push(opening_state(here.clone()));
    }
    parts.push(way_line(here));
    let hours = (helps || place.hours.is_some()).then(|| hours_sentence(place));
    let facts = [
        ("How to get in", place.way_in.clone()),
        ("Address", place.address.clone()),
        ("Hours", hours),
        ("Who it is for", place.who_for.clone()),
        ("Who is there", place.who_is_there.clone()),
    ];
    for (title, fact) in facts {
        if let Some(fact) = fact {
            parts.extend([heading(title), paragraph("", fact)]);
        }
    }
    if !place.people_will.is_empty() {
        parts.extend([heading("What they will do if you ask"), lines(place.people_will.clone())]);
    }
    if let Some(note) = place.note.clone() {
        parts.extend([heading("Good to know"), paragraph("", note)]);
    }
    parts.extend(place.phone.as_deref().map(call_button));
    if place.position.is_some() {
        parts.push(find_button());
    }
    parts.extend(evidence(place));
    parts
}

fn find_button() -> AnyView {
    let Locator { find, .. } = expect_context();
    view! { <button class="button" on:click=move |_| find.run(())>{icon("find")}"How far is it?"</button> }.into_any()
}

/// The small print: where we know it from, when it was compared, how exact it is, and where to say that it is wrong.
fn evidence(place: &Place) -> Vec<AnyView> {
    let Knowledge { pack, .. } = expect_context();
    let Clock(now) = expect_context();
    let evidence = place.evidence.clone();
    let sure = match evidence.confidence {
        Confidence::Confirmed => "An official source says so, or several sources agree.",
        Confidence::Reported => "One source, or an old one, says so. Nobody has confirmed it.",
    };
    let dated = place.clone();
    let old = Signal::derive(move || match now.get() {
        Some(now) if out_of_date(&dated, now) => "This may be out of date. Check before you rely on it.".to_owned(),
        _ => String::new(),
    });
    let mut notes = vec![
        heading("How we know"),
        live("old", old),
        paragraph("note", sure),
        paragraph("note", format!("From: {} ({}).", evidence.source, evidence.source_date)),
        paragraph(
            "note",
            format!(
                "We last compared this page with what we hold of that source on {}. We look again by {}.",
                date_in_words(evidence.checked),
                date_in_words(evidence.review_by)
            ),
        ),
    ];
    if let Some(position) = place.position {
        notes.push(paragraph("note", format!("The position is exact to about {} metres.", position.accuracy_m as u32)));
    }
    notes.extend(place.link.clone().map(|page| link("row", page, "More about it, online")));
    let corrections = pack.get_untracked().corrections.clone();
    notes.push(link("row", corrections.unwrap_or_else(|| "/about#wrong".into()), "Tell us it is wrong"));
    notes
}
