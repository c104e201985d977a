//! The way from a page to its QR code.

use leptos::prelude::*;

use crate::components::elements::{button_link, ul};

/// A row that leads to the code of the page at this address. What is shared stands behind the `#`, so it is sent to nobody.
pub fn share_link(path: &str) -> AnyView {
    let row = button_link("", format!("/share#{path}"), "share", "Share this page".into());
    view! { <div class="share-link">{ul("rows icons", vec![row])}</div> }.into_any()
}
