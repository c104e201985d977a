//! Keeps the focus of a person in a list that is redrawn: browsers give it to the page when its element goes.

use leptos::prelude::{document, request_animation_frame};
use leptos::web_sys::{Element, HtmlElement};
use wasm_bindgen::JsCast;

use crate::browser::find;

/// The heading of the answer.
pub const ANSWER: &str = ".nearest h2";

/// Call before parts of the page may be redrawn or hidden. If the focused element is gone in the next frame, another gets the focus: a link to
/// the same address, or an element of the same kind whose words begin as its own, or else the heading of the answer, the first control of its
/// part, or the heading of the screen.
///
/// ## Server-Side Rendering
/// Does nothing.
pub fn keep_focus() {
    if cfg!(feature = "ssr") {
        return;
    }
    let Some(focused) = document().active_element().and_then(|element| element.dyn_into::<HtmlElement>().ok()) else {
        return;
    };
    let Ok(Some(part)) = focused.closest("details, [data-live], [data-patrol]") else { return };
    request_animation_frame(move || {
        // What is gone, or hidden, takes no room.
        let is_gone = focused.offset_height() == 0;
        let has_moved = document().active_element().is_some_and(|now| now.local_name() != "body" && now != *focused);
        if is_gone && !has_moved {
            let next = same_as(&focused).or_else(|| first_in(&part)).or_else(|| find::first("h1"));
            if let Some(next) = next.and_then(|next| next.dyn_into().ok()) {
                focus(&next);
            }
        }
    });
}

const SHOWN: &str = ":not([hidden], [hidden] *)";

fn first_in(part: &Element) -> Option<Element> {
    part.query_selector(&[":is(a[href], button, input, select, summary)", SHOWN].concat()).ok()?
}

fn same_as(gone: &Element) -> Option<Element> {
    let address = gone.get_attribute("href");
    let words = gone.text_content().unwrap_or_default();
    let is_same = |element: &Element| match &address {
        Some(_) => element.get_attribute("href") == address,
        None => element.text_content().is_some_and(|text| text.starts_with(&words)),
    };
    let candidates = find::all::<Element>(&["main ", &gone.local_name(), SHOWN].concat());
    candidates.into_iter().find(is_same).or_else(|| find::first(ANSWER))
}

/// Focuses an element without scrolling.
pub fn focus(element: &HtmlElement) {
    let options = leptos::web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    // Without the focus the screen still works.
    let _ = element.focus_with_options(&options);
}
