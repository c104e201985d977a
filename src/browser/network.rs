//! The network state, as reported by the browser.

use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::offline_copy::is_saved;

/// The network, and what the app can do without it.
#[derive(Clone, Copy)]
pub struct Network {
    /// `false`: there is no network. `true`: there may be one.
    pub online: RwSignal<bool>,
    /// Whether the app is saved. Looked for when the network is lost.
    pub saved: RwSignal<bool>,
}

/// Follows [`navigator.onLine`](https://developer.mozilla.org/en-US/docs/Web/API/Navigator/onLine) as long as its owner lives.
///
/// ## Server-Side Rendering
/// Always `true`, as in the first render.
pub fn use_network() -> Network {
    let (online, saved) = (RwSignal::new(true), RwSignal::new(true));
    Effect::new(move || {
        let look = move || {
            let is_online = window().navigator().on_line();
            if is_online {
                online.set(true);
                return;
            }
            spawn_local(async move {
                saved.set(is_saved().await);
                online.set(false);
            });
        };
        look();
        let heard =
            [window_event_listener(ev::online, move |_| look()), window_event_listener(ev::offline, move |_| look())];
        on_cleanup(move || heard.into_iter().for_each(|handle| handle.remove()));
    });
    Network { online, saved }
}
