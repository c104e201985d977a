//! A quiet line under the bar.

use leptos::prelude::*;

use crate::browser::network::use_online;

/// The truth about the network: nothing while all is well.
pub fn network() -> AnyView {
    let online = use_online();
    let message = Signal::derive(move || if online.get() { "" } else { OFFLINE }.to_owned());
    let hidden = Signal::derive(move || online.get());
    view! { <div role="status"><p class="banner" hidden=hidden>{message}</p></div> }.into_any()
}

/// How the saving goes, the first time: `src/start/updates.js` writes it and shows it, over the line on the network, which would
/// promise too much.
#[cfg(feature = "ssr")]
pub fn saving() -> AnyView {
    view! { <p class="banner saving" role="status" hidden><span></span><span aria-hidden="true"></span></p> }.into_any()
}

/// What is new, or offered, with a button or two: `src/start/toast.js` writes it and shows it.
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
