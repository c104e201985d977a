//! The link from a page to its QR code.

use leptos::prelude::*;

use crate::components::elements::{button_link, element, ul};

/// A row that leads to the QR code of the page at `path`. The path is in the fragment, so it is not sent to the host.
pub fn share_link(path: &str) -> AnyView {
    let row = button_link("", ["/share#", path].concat(), "share", "Share this page".into());
    element("div", &[("class", "share-link")], ul("rows icons", vec![row]))
}
