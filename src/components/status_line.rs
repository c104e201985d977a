//! The status lines: network, saving, and the toast.

use leptos::prelude::*;

use crate::browser::network::use_online;

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
    view! { <p class="banner saving" role="status" hidden><span></span><span aria-hidden="true"></span></p> }.into_any()
}

/// The toast with up to two buttons, which `src/start/toast.js` writes.
#[cfg(feature = "ssr")]
pub fn news() -> AnyView {
    view! {
        <div role="status">
            <p class="toast" hidden>
                <span>"A newer version is ready."</span>
                <button type="button" class="button">"Use it"</button>
                <button type="button" class="button" hidden>"Not now"</button>
            </p>
        </div>
    }
    .into_any()
}

pub const OFFLINE: &str = "Offline: everything here still works.";
