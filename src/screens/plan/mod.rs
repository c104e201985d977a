//! `/plan`: who the partnership is, how its plan comes about, and the five priorities.

pub mod priority;

use leptos::prelude::*;

use crate::components::elements::a;
use crate::components::screen::Screen;
use crate::components::sections::{evidence_section, lines_section, text_section};
use crate::content::plan::Priority;
use crate::state::build::{Build, use_build};

pub const HEAD: (&str, &str) = (
    "Plan",
    "The action plan of the Canterbury Community Safety Partnership: its five priorities and all that it promises.",
);

#[component]
pub fn Plan() -> impl IntoView {
    let Build { knowledge, .. } = use_build();
    let plan = knowledge.plan.clone();
    let cards: Vec<AnyView> = plan.priorities.iter().map(card).collect();
    view! {
        <Screen title=HEAD.0>
            <p class="lead">"What the partnership has promised to do, and what it means for you."</p>
            <ol class="rows priorities">{cards}</ol>
            {text_section("Who the partnership is", &plan.about)}
            {lines_section("Who they work with", &plan.partners)}
            {text_section("Every year", &plan.each_year)}
            <section>
                <h2>"Which edition this is"</h2>
                <p>{plan.dated.clone()}</p>
                <p>{format!("What you see here is edition {} of the facts in this app.", String::from(knowledge.edition.clone()))}</p>
                {a("row", plan.link.clone(), "The council's own page")}
            </section>
            {evidence_section(&plan.evidence)}
        </Screen>
    }
}

fn card(priority: &Priority) -> AnyView {
    let promises = format!("{} promises", priority.commitments.len());
    let (path, title, line) = (priority.path(), priority.title.clone(), priority.line.clone());
    view! {
        <li>
            <a href=path>
                <span>{title}</span>
                <span class="note">{line}</span>
                <span class="note">{promises}</span>
            </a>
        </li>
    }
    .into_any()
}
