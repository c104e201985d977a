//! Finds elements of the page.

use leptos::prelude::{document, request_animation_frame};
use leptos::web_sys::{HtmlElement, NodeList};
use wasm_bindgen::JsCast;

/// The first element of this type that the selector finds.
pub fn first<T: JsCast>(selector: &str) -> Option<T> {
    document().query_selector(selector).ok()??.dyn_into().ok()
}

/// Every element of this type that the selector finds, in the order of the page.
pub fn all<T: JsCast>(selector: &str) -> Vec<T> {
    document().query_selector_all(selector).map(|nodes| each(&nodes)).unwrap_or_default()
}

/// The elements of this type in a list.
pub fn each<T: JsCast>(nodes: &NodeList) -> Vec<T> {
    (0..nodes.length()).filter_map(|index| nodes.item(index)?.dyn_into().ok()).collect()
}

/// Calls with an element that is drawn or shown in this frame: it can be focused from the next.
pub fn in_next_frame(selector: &'static str, act: impl Fn(HtmlElement) + 'static) {
    request_animation_frame(move || {
        if let Some(element) = first(selector) {
            act(element);
        }
    });
}
