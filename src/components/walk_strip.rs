//! The strip above the tabs while a walk lasts: what is left of it, on every screen. It leads to the walk.

use leptos::prelude::*;

use crate::components::elements::{announced, element, hidden_while, views};
use crate::state::walk::Walking;

/// The strip, inside the part that the builder draws. The end is announced once; the seconds are not.
pub fn walk_strip() -> AnyView {
    let Walking { is_on, is_over, left, words, on_screen, .. } = expect_context();
    let hidden = Signal::derive(move || on_screen.get() || !is_on.get());
    let none = Signal::derive(move || !is_on.get());
    let words = Signal::derive(move || if is_over.get() { words.get() } else { ["Timer: ", &left.get()].concat() });
    let alarm = Signal::derive(move || if is_over.get() { "Your time is up. Are you there?" } else { "" }.into());
    let strip = element("a", &[("class", "walk-strip"), ("href", "/walk")], words);
    views![hidden_while(hidden, strip), hidden_while(none, announced("visually-hidden", alarm))].into_any()
}
