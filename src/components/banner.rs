//! A quiet line under the bar.

use leptos::prelude::*;

use crate::browser::network::use_online;

/// The truth about the network: nothing while all is well.
pub fn network() -> AnyView {
    let online = use_online();
    let told = move || if online.get() { "" } else { OFFLINE };
    let told = Signal::derive(move || told().to_owned());
    let hidden = Signal::derive(move || online.get());
    view! { <div role="status"><p class="banner" hidden=hidden>{told}</p></div> }.into_any()
}

/// What is new, with one button: `src/worker/updates.js` writes it and shows it.
#[cfg(feature = "ssr")]
pub fn news() -> AnyView {
    view! {
        <div role="status">
            <p class="news" hidden><span>"A newer version is ready."</span><button type="button" class="button">"Use it"</button></p>
        </div>
    }
    .into_any()
}

pub const OFFLINE: &str = "Offline: everything here still works.";
