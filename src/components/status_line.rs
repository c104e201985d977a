//! The status lines: network, saving, and the toast.

use leptos::prelude::*;

use crate::browser::network::use_online;
#[cfg(feature = "ssr")]
use crate::components::elements::{element, span, views};

/// The line on the network. Hidden while online.
pub fn network() -> AnyView {
    let online = use_online();
    let message = Signal::derive(move || if online.get() { "" } else { OFFLINE }.to_owned());
    let hidden = Signal::derive(move || online.get());
    view! { <div role="status"><p class="banner" hidden=hidden>{message}</p></div> }.into_any()
}

/// The progress of the first install, which `src/start/updates.js` writes. It covers the line on the network, which would promise too
/// much before everything is saved.
#[cfg(feature = "ssr")]
pub fn saving() -> AnyView {
    let parts = views![span("", ()), element("span", &[("aria-hidden", "true")], ())];
    element("p", &[("class", "banner saving"), ("role", "status"), ("hidden", "")], parts)
}

/// The toast with up to two buttons, which `src/start/toast.js` writes.
#[cfg(feature = "ssr")]
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
