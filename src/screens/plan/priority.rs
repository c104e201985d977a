//! `/plan/<priority>`: why it matters, and what is promised, each linked to what it means here.

use leptos::prelude::*;

use crate::components::checklist::{Promise, checklist};
use crate::components::elements::{a, element, h2, p, views};
use crate::components::screen::screen;
use crate::components::sections::{evidence_section, lines_section, see_section, text_section};
use crate::content::links::Links;
use crate::content::plan::{Commitment, State, Status};
use crate::screens::not_found::not_found;
use crate::state::knowledge::use_facts;
use crate::words::clock::date_in_words;

pub fn priority(id: &str) -> AnyView {
    let knowledge = use_facts();
    let Some(priority) = knowledge.priority(id) else { return not_found() };
    let links = Links::of(&knowledge);
    let promises = priority.commitments.iter().map(|commitment| promise(commitment, &links)).collect();
    let we_will = views![
        h2("We will"),
        p("note", "In the plan's own words. Below each: what it means here."),
        checklist(promises),
    ];
    screen(
        &priority.title,
        views![
            p("lead", priority.line.as_str()),
            element("section", &[], we_will),
            lines_section("What this includes", &priority.includes),
            text_section("Why", &priority.why),
            see_section("More about this", &priority.see),
            evidence_section(&knowledge.plan.evidence),
        ],
    )
}

fn promise(commitment: &Commitment, links: &Links) -> Promise {
    let means = commitment.see.iter().map(|path| a("", path.clone(), links.title(path).unwrap_or(path)));
    Promise {
        id: commitment.id.clone(),
        text: commitment.text.clone(),
        done: commitment.status.state == State::Done,
        known: commitment.known.clone(),
        means: means.collect(),
        progress: progress_in_words(&commitment.status),
    }
}

/// `Progress: not reported.` or `Progress: Started (1 March 2027). A first stand was held.`
pub fn progress_in_words(status: &Status) -> String {
    let date = status.date.map(|date| format!(" ({})", date_in_words(date))).unwrap_or_default();
    let note = status.note.as_ref().map(|note| format!(" {note}")).unwrap_or_default();
    format!("Progress: {}{date}.{note}", status.state.in_words().to_ascii_lowercase())
}
