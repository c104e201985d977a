//! The choice of where somebody goes.

use leptos::prelude::*;

use crate::browser::effect::effect;
use crate::components::elements::{element, select, views};
use crate::content::place::Purpose;
use crate::logic::geo::leg::leg;
use crate::logic::walk::{MOST_PROPOSED_MIN, proposed_minutes};
use crate::state::knowledge::{CurrentKnowledge, use_facts};
use crate::state::location::Locator;

/// The value of home, among the ids of places.
pub const HOME: &str = "home";

/// The groups of places, with their titles.
const GROUPS: [(Purpose, &str); 4] = [
    (Purpose::Help, "Where people can help"),
    (Purpose::WarmAndOpen, "Warm and open"),
    (Purpose::WayHome, "Ways home"),
    (Purpose::Landmark, "Landmarks"),
];

/// The choice among these options and every place. The value of a place is its id.
pub fn destination(mut options: Vec<AnyView>, chosen: RwSignal<String>) -> AnyView {
    let knowledge = use_facts();
    for (purpose, title) in GROUPS {
        let mut places = Vec::new();
        for place in &knowledge.places {
            if place.kind.purpose() == purpose {
                places.push(option(&place.id, &place.name));
            }
        }
        options.push(element("optgroup", &[("label", title)], places));
    }
    choice("destination", "Where to", options, chosen)
}

/// Options in one text: `value|words`, a line each.
pub fn options(lines: &str) -> Vec<AnyView> {
    let mut options = Vec::new();
    for line in lines.lines() {
        let (value, words) = line.split_once('|').unwrap_or((line, line));
        options.push(option(value, words));
    }
    options
}

fn option(value: &str, words: &str) -> AnyView {
    element("option", &[("value", value)], words)
}

/// A choice with its label.
pub fn choice(id: &'static str, label: &'static str, options: Vec<AnyView>, chosen: RwSignal<String>) -> AnyView {
    let choice = select(id, chosen.into(), options, move |select| chosen.set(select.value()));
    element("div", &[("class", "pick")], views![element("label", &[("for", id)], label), choice])
}

/// The minutes that are proposed for the way to a place, as digits. Empty: the way is not known, or too long.
pub fn proposal(chosen: RwSignal<String>) -> RwSignal<String> {
    let CurrentKnowledge { knowledge, .. } = expect_context();
    let Locator { fix, .. } = expect_context();
    let proposal = RwSignal::new(String::new());
    effect(move || {
        let minutes = || {
            let fix = fix.get()?;
            let way = leg(fix, knowledge.get().place(&chosen.get())?)?;
            let minutes = proposed_minutes(way.walking_minutes());
            (way.is_known() && minutes <= MOST_PROPOSED_MIN).then(|| minutes.to_string())
        };
        let now = minutes().unwrap_or_default();
        // The same is no change: buttons are not drawn anew under a finger.
        if proposal.get_untracked() != now {
            proposal.set(now);
        }
    });
    proposal
}
