//! `/help`: what has happened, in the person's own words.

pub mod numbers;
pub mod situation;

use leptos::prelude::*;

use crate::components::elements::{h2, ul, views};
use crate::components::entry_list::row;
use crate::components::page_text::page_text;
use crate::components::screen::screen;
use crate::components::sections::entries;
use crate::components::tiles::icon_rows;
use crate::content::entry::List;
use crate::state::knowledge::use_facts;

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

pub fn help() -> AnyView {
    let lists = List::SITUATIONS.into_iter().flat_map(|list| views![h2(title(list)), entries(list)]);
    let knowledge = use_facts();
    let cards: Vec<AnyView> = knowledge.cards.iter().map(|card| row(&card.path(), &card.title, "")).collect();
    let good_to_have = vec![
        row("/help/numbers", "All numbers", "Everyone you can call or text"),
        row("/help/text-999", "Sign up for 999 by text", "On a quiet day, before you need it"),
    ];
    screen(
        HEAD.0,
        views![
            icon_rows(&[("/search", "search", "Find anything")]),
            page_text("/help"),
            lists.collect::<Vec<_>>(),
            h2("Show to staff"),
            ul("rows", cards),
            h2("Good to have"),
            ul("rows", good_to_have),
        ],
    )
}
