//! The elements of an icon.

use std::ops::Deref;

use leptos::prelude::*;
use leptos::web_sys::Element;

/// An icon that shows a drawing of the sprite, by its name.
pub fn drawn(name: &str) -> impl RenderHtml<State: Deref<Target = Element>> + use<> {
    let href = ["#i-", name].concat();
    view! { <svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><use href=href /></svg> }
}
