//! The network state, as reported by the browser.

use leptos::prelude::*;
use wasm_bindgen::prelude::*;

/// Follows [`navigator.onLine`](https://developer.mozilla.org/en-US/docs/Web/API/Navigator/onLine). `false`: there is
/// no network. `true`: there may be one.
///
/// ## Server-Side Rendering
/// Always `true`, as in the first render.
pub fn use_online() -> RwSignal<bool> {
    let online = RwSignal::new(true);
    Effect::new(move || {
        let Some(window) = web_sys::window() else { return };
        let look = move || online.set(web_sys::window().is_none_or(|window| window.navigator().on_line()));
        look();
        let heard: Closure<dyn Fn()> = Closure::new(look);
        for event in ["online", "offline"] {
            // A browser without these events keeps the initial state.
            let _ = window.add_event_listener_with_callback(event, heard.as_ref().unchecked_ref());
        }
        // The closure lives as long as the page.
        heard.forget();
    });
    online
}
