//! The fragment of the address as state of a screen: it is not sent to the host.

use leptos::ev;
use leptos::prelude::*;
use web_sys::CustomEvent;

use crate::browser::effect::effect;
use crate::browser::history::rewrite;

/// Told to the window when the program has shown a screen and written its address.
pub const SCREEN: &str = "safe-night-screen";
/// Told to the window when the app itself has changed the fragment, of which browsers tell nothing.
const FRAGMENT: &str = "safe-night-fragment";

/// Follows the fragment, without its `#`, as long as the owner lives.
///
/// ## Server-Side Rendering
/// Always empty, as in the first render.
pub fn use_fragment() -> RwSignal<String> {
    let fragment = RwSignal::new(String::new());
    effect(move || {
        let look = move || {
            let hash = window().location().hash().unwrap_or_default();
            fragment.set(hash.trim_start_matches('#').to_owned());
        };
        look();
        let heard = [SCREEN, FRAGMENT].map(|event| window_event_listener_untyped(event, move |_| look()));
        let by_hand = window_event_listener(ev::hashchange, move |_| look());
        on_cleanup(move || {
            heard.into_iter().for_each(|handle| handle.remove());
            by_hand.remove();
        });
    });
    fragment
}

/// Writes the fragment of the current entry of the session history.
pub fn set_fragment(fragment: &str) {
    rewrite(&["#", fragment].concat());
    tell(FRAGMENT);
}

/// Tells the window of an event.
pub fn tell(event: &str) {
    if let Ok(event) = CustomEvent::new(event) {
        let _ = window().dispatch_event(&event);
    }
}
