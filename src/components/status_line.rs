//! The status lines: network and saving.

use leptos::prelude::*;

use crate::browser::network::Network;
use crate::components::elements::{element, span, views};

/// The line on the network. Hidden while online.
pub fn network() -> AnyView {
    let Network { online, saved } = expect_context();
    let message = Signal::derive(move || {
        let words = match (online.get(), saved.get()) {
            (true, _) => "",
            (false, true) => OFFLINE,
            (false, false) => NOT_SAVED,
        };
        words.to_owned()
    });
    let hidden = Signal::derive(move || online.get());
    view! { <div role="status"><p class="banner" hidden=hidden>{message}</p></div> }.into_any()
}

/// The progress of the first install, which `src/start/install.js` writes. It covers the line on the network, which would promise too
/// much before everything is saved.
pub fn saving() -> AnyView {
    let parts = views![span("", ()), element("span", &[("aria-hidden", "true")], ())];
    element("p", &[("class", "banner saving"), ("role", "status"), ("hidden", "")], parts)
}

pub const OFFLINE: &str = "Offline: everything here still works.";
const NOT_SAVED: &str = "Offline. This browser has not saved the app. It works while this tab is open.";
