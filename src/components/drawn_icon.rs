//! The elements of an icon.

use std::ops::Deref;

use leptos::prelude::*;
use leptos::web_sys::Element;

/// An icon that shows a drawing of the sprite, by its name.
pub fn drawn(name: &str) -> impl RenderHtml<State: Deref<Target = Element>> + use<> {
    view! { <svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><use href=href(name) /></svg> }
}

/// The address of a drawing in the sprite.
pub fn href(name: &str) -> String {
    ["#i-", name].concat()
}
