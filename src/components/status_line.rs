//! The status lines: network, saving, and the toast.

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

/// The progress of the first install, which `src/start/updates.js` writes. It covers the line on the network, which would promise too
/// much before everything is saved.
pub fn saving() -> AnyView {
    let parts = views![span("", ()), element("span", &[("aria-hidden", "true")], ())];
    element("p", &[("class", "banner saving"), ("role", "status"), ("hidden", "")], parts)
}

/// The toast with up to two buttons, which `src/start/toast.js` writes.
pub fn news() -> AnyView {
    let button = [("type", "button"), ("class", "button")];
    let parts = views![
        span("", "A newer version is ready."),
        element("button", &button, "Use it"),
        element("button", &[button[0], button[1], ("hidden", "")], "Not now"),
    ];
    element("div", &[("role", "status")], element("p", &[("class", "toast"), ("hidden", "")], parts))
}

pub const OFFLINE: &str = "Offline: everything here still works.";
const NOT_SAVED: &str = "Offline. This browser has not saved the app. It works while this tab is open.";
