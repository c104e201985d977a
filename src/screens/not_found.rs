//! The page for unknown addresses. It stands in for one that is not saved yet, and for one that newer facts have added: the program then
//! draws the screen of the address (`app::navigation`).

use leptos::prelude::*;

use crate::components::elements::{a, buttons, element, p};
use crate::components::place_facts::gone;
use crate::components::screen::screen;
use crate::routes::Route;

pub const HEAD: (&str, &str) = ("Not here", "There is no page at this address. The Safe Havens are one tap away.");

pub fn not_found() -> AnyView {
    let article = [("class", "one-place"), ("data-live", "missing")];
    screen(HEAD.0, vec![element("article", &article, missing())])
}

/// The content for the current address: that of a place says that it is not known, and shows the others.
pub fn missing() -> AnyView {
    match use_context::<Route>() {
        Some(Route::Place(_)) => gone("This place is no longer listed, or its address is not right.").into_any(),
        _ => nothing().into_any(),
    }
}

fn nothing() -> Vec<AnyView> {
    vec![
        p("lead", "There is no page at this address, or it is not saved yet. Then it opens where you have a signal."),
        p("", "In danger now? Call 999, with the red button above."),
        buttons(vec![a("button main", "/", "See the Safe Havens"), a("button", "/help", "Get help")]),
    ]
}
