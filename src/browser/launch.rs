//! How the app was opened: in a browser, in the browser of another app, or from the home screen.

use leptos::prelude::{document, window};
use wasm_bindgen::JsValue;

use crate::browser::call::{call, property};
use crate::logic::home_screen::Agent;

/// What the browser tells about itself.
///
/// ## Server-Side Rendering
/// Must not be called.
pub fn agent() -> Agent {
    let navigator = window().navigator();
    Agent {
        words: navigator.user_agent().unwrap_or_default(),
        touch_points: navigator.max_touch_points(),
        is_inside: is_inside(),
    }
}

/// Whether it was opened inside another app, which `src/start/saved_copy.js` notes.
pub fn is_inside() -> bool {
    document().document_element().is_some_and(|root| root.has_attribute("data-inside"))
}

/// Whether it was opened from the home screen.
pub fn is_installed() -> bool {
    let standalone =
        |of: Option<JsValue>, name: &str| of.and_then(|of| property(&of, name)).is_some_and(|is| is.is_truthy());
    standalone(call(&window(), "matchMedia", &"(display-mode: standalone)".into()), "matches")
        // Of Safari alone.
        || standalone(Some(window().navigator().into()), "standalone")
}
