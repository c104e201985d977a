//! Keeps the focus of a person in a list that is redrawn: browsers give it to the page when its element goes.

use leptos::prelude::{document, request_animation_frame};
use leptos::web_sys::{Element, HtmlElement};

use crate::browser::find;

/// The heading of the answer.
pub const ANSWER: &str = ".nearest h2";

/// Call before parts of the page may be redrawn. If the focused element is gone in the next frame, the one that took its place gets the
/// focus: a link to the same address, or an element of the same kind with the same words, or else the heading of the answer.
///
/// ## Server-Side Rendering
/// Does nothing.
pub fn keep_focus() {
    if cfg!(feature = "ssr") {
        return;
    }
    let is_of_screen = |element: &Element| element.closest("main").is_ok_and(|main| main.is_some());
    let Some(focused) = document().active_element().filter(is_of_screen) else { return };
    request_animation_frame(move || {
        if !focused.is_connected()
            && let Some(element) = same_as(&focused)
        {
            focus(&element);
        }
    });
}

fn same_as(gone: &Element) -> Option<HtmlElement> {
    let address = gone.get_attribute("href");
    let is_same = |element: &HtmlElement| match &address {
        Some(_) => element.get_attribute("href") == address,
        None => element.text_content() == gone.text_content(),
    };
    let candidates = find::all::<HtmlElement>(&["main ", &gone.local_name()].concat());
    candidates.into_iter().find(is_same).or_else(|| find::first(ANSWER))
}

/// Focuses an element without scrolling.
pub fn focus(element: &HtmlElement) {
    let options = leptos::web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    // Without the focus the screen still works.
    let _ = element.focus_with_options(&options);
}
