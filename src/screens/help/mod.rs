//! `/help`: what has happened, in the person's own words.

pub mod numbers;
pub mod situation;

use leptos::prelude::*;

use crate::components::elements::ul;
use crate::components::entry_list::row;
use crate::components::page_text::page_text;
use crate::components::screen::Screen;
use crate::components::sections::entries;
use crate::components::tiles::icon_rows;
use crate::content::entry::List;
use crate::state::build::use_build;

pub const HEAD: (&str, &str) = ("Help", "What has happened? What to do now, when to call 999, and whom to call.");

/// What a list of situations is called.
fn title(list: List) -> &'static str {
    match list {
        List::Danger => "I'm in danger, or afraid",
        List::Health => "Someone is hurt or ill",
        List::Harm => "Someone harmed me",
        List::Mind => "I can't go on",
        List::Home => "Lost, or getting home",
        List::Worry => "I'm worried about someone or somewhere",
        _ => "Good to have",
    }
}

#[component]
pub fn Help() -> impl IntoView {
    let lists = List::SITUATIONS.map(|list| view! { <h2>{title(list)}</h2>{entries(list)} }.into_any());
    let knowledge = use_build().knowledge;
    let cards: Vec<AnyView> = knowledge.cards.iter().map(|card| row(&card.path(), &card.title, "")).collect();
    view! {
        <Screen title=HEAD.0>
            {icon_rows(&[("/search", "search", "Find anything")])}
            {page_text("/help")}
            {lists.into_iter().collect::<Vec<_>>()}
            <h2>"Show to staff"</h2>
            {ul("rows", cards)}
            <h2>"Good to have"</h2>
            {ul("rows", vec![
                row("/help/numbers", "All numbers", "Everyone you can call or text"),
                row("/help/text-999", "Sign up for 999 by text", "On a quiet day, before you need it"),
            ])}
        </Screen>
    }
}
