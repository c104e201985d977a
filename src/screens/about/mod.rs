//! `/about`: where the facts come from, whom to thank, and what happens to your data.

pub mod gaps;
pub mod sources;

use leptos::prelude::*;

use crate::components::page_text::page_text;
use crate::components::screen::screen;

pub const HEAD: (&str, &str) = (
    "About",
    "Who the facts come from, what is not known, how to say that something is wrong, and why nothing leaves your phone.",
);

pub fn about() -> AnyView {
    screen(HEAD.0, vec![page_text("/about")])
}
