//! The page for unknown addresses. It also draws places that newer facts have added, which have no page yet.

use leptos::prelude::*;
use leptos::web_sys::HtmlElement;
use wasm_bindgen::JsCast;

use crate::browser::effect::effect;
use crate::components::elements::{a, buttons, element, follow, p};
use crate::components::place_facts::{facts_of, gone};
use crate::components::screen::screen;
use crate::routes::Route;
use crate::state::knowledge::CurrentKnowledge;

pub const HEAD: (&str, &str) = ("Not here", "There is no page at this address. The Safe Havens are one tap away.");

pub fn not_found() -> AnyView {
    let article = [("class", "one-place"), ("data-live", "missing")];
    screen(HEAD.0, vec![element("article", &article, missing())])
}

/// The content for the current address: that of a place shows its facts, or the other places.
pub fn missing() -> AnyView {
    let CurrentKnowledge { knowledge, .. } = expect_context();
    let Some(Route::Place(id)) = use_context::<Route>() else { return nothing().into_any() };
    effect({
        let id = id.clone();
        move || {
            if let Some(place) = knowledge.get().place(&id) {
                call_it(&place.name);
            }
        }
    });
    follow(move || match knowledge.get().place(&id) {
        Some(place) => facts_of(place),
        None => gone("This place is no longer listed, or its address is not right."),
    })
}

fn nothing() -> Vec<AnyView> {
    vec![
        p("lead", "There is no page at this address."),
        p("", "In danger now? Call 999, with the red button above."),
        buttons(vec![a("button main", "/", "See the Safe Havens"), a("button", "/help", "Get help")]),
    ]
}

/// Sets the heading and the document title.
fn call_it(name: &str) {
    let title = document().title();
    let app = title.split_once(" \u{b7} ").map_or("", |(_, app)| app);
    document().set_title(&[name, app].join(" \u{b7} "));
    let Ok(Some(heading)) = document().query_selector("h1") else { return };
    heading.set_text_content(Some(name));
    // A focused heading is focused again, so that screen readers read its new text.
    if document().active_element().as_ref() == Some(&heading)
        && let Ok(heading) = heading.dyn_into::<HtmlElement>()
    {
        let _ = heading.blur();
        let _ = heading.focus();
    }
}
