//! `/plan/<priority>`: why it matters, and what is promised, each linked to what it means here.

use leptos::prelude::*;

use crate::components::checklist::{Promise, checklist};
use crate::components::elements::a;
use crate::components::screen::Screen;
use crate::components::sections::{evidence_section, lines_section, see_section, text_section};
use crate::content::links::Links;
use crate::content::plan::{Commitment, Priority, State, Status};
use crate::screens::not_found::NotFound;
use crate::state::build::{Build, use_build};
use crate::words::clock::date_in_words;

#[component]
pub fn PriorityPage(id: String) -> impl IntoView {
    let Build { knowledge, .. } = use_build();
    match knowledge.priority(&id) {
        Some(priority) => draw(priority.clone()),
        None => view! { <NotFound /> }.into_any(),
    }
}

fn draw(priority: Priority) -> AnyView {
    let links = Links::of(&use_build().knowledge);
    let promises = priority.commitments.iter().map(|commitment| promise(commitment, &links)).collect();
    view! {
        <Screen title=priority.title.clone()>
            <p class="lead">{priority.line.clone()}</p>
            <section>
                <h2>"We will"</h2>
                <p class="note">"In the plan's own words. Below each: what it means here."</p>
                {checklist(promises)}
            </section>
            {lines_section("What this includes", &priority.includes)}
            {text_section("Why", &priority.why)}
            {see_section("More about this", &priority.see)}
            {evidence_section(&use_build().knowledge.plan.evidence)}
        </Screen>
    }
    .into_any()
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
    format!("Progress: {}{date}.{note}", status.state.in_words().to_lowercase())
}
