//! A question before something that cannot be undone.

use leptos::prelude::*;

use crate::components::elements::{buttons, element, p, views};

/// The question, the consequence, and the two answers. `no` comes first, because it is the safe one.
pub fn confirmation(id: &str, question: &str, then: &str, yes: &str, no: &str) -> AnyView {
    let answer = |class: &str, word: &str| element("button", &[("type", "button"), ("class", class)], word);
    let parts = views![
        element("h2", &[("id", id)], question),
        p("", then),
        buttons(vec![answer("button main", no), answer("button", yes)]),
    ];
    element("section", &[("class", "card confirmation"), ("aria-labelledby", id)], parts)
}
