//! `/show/<card>`: a card to hold up to staff where it is loud. Huge letters, a screen that stays on, one tap to close.

use leptos::prelude::*;

use crate::components::elements::{element, p};
use crate::components::screen::screen;
use crate::components::stay_awake::stay_awake;
use crate::state::knowledge::use_facts;

use crate::screens::not_found::not_found;

pub fn show(id: &str) -> AnyView {
    let knowledge = use_facts();
    let Some(card) = knowledge.card(id) else { return not_found() };
    let words: Vec<AnyView> = card.words.iter().map(|words| p("", words.as_str())).collect();
    let close = [("class", "button main close"), ("href", card.back.as_str())];
    screen(
        &card.title,
        vec![
            element("div", &[("class", "show")], words),
            element("div", &[("data-live", "stay-awake")], stay_awake()),
            element("a", &close, "Close"),
        ],
    )
}
