//! `/plan`: who the partnership is, how its plan comes about, and the five priorities.

pub mod priority;

use leptos::prelude::*;

use crate::components::elements::{a, element, h2, items_of, list, p, span, views};
use crate::components::screen::screen;
use crate::components::sections::{evidence_section, lines_section, text_section};
use crate::content::plan::Priority;
use crate::state::knowledge::use_facts;

pub const HEAD: (&str, &str) = (
    "Plan",
    "The action plan of the Canterbury Community Safety Partnership: its five priorities and all that it promises.",
);

pub fn plan() -> AnyView {
    let knowledge = use_facts();
    let plan = &knowledge.plan;
    let cards = items_of(plan.priorities.iter().map(card));
    let edition =
        format!("What you see here is edition {} of the facts in this app.", String::from(knowledge.edition.clone()));
    let edition = views![
        h2("Which edition this is"),
        p("", plan.dated.as_str()),
        p("", edition),
        a("row", plan.link.as_str(), "The council's own page"),
    ];
    screen(
        HEAD.0,
        views![
            p("lead", "What the partnership has promised to do, and what it means for you."),
            list("ol", "rows priorities", cards),
            text_section("Who the partnership is", &plan.about),
            lines_section("Who they work with", &plan.partners),
            text_section("Every year", &plan.each_year),
            element("section", &[], edition),
            evidence_section(&plan.evidence),
        ],
    )
}

fn card(priority: &Priority) -> AnyView {
    let promises = format!("{} promises", priority.commitments.len());
    let parts = views![span("", priority.title.as_str()), span("note", priority.line.as_str()), span("note", promises)];
    element("a", &[("href", &priority.path())], parts)
}
