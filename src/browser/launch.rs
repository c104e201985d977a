//! How the app was opened: in a browser, in the browser of another app, or from the home screen.

use leptos::prelude::{document, window};

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
    // The second is of Safari alone.
    fits("(display-mode: standalone)") || property(&window().navigator(), "standalone").is_some_and(|is| is.is_truthy())
}

/// Whether the person has asked the phone for less motion.
///
/// ## Server-Side Rendering
/// Must not be called.
pub fn wants_less_motion() -> bool {
    fits("(prefers-reduced-motion: reduce)")
}

fn fits(query: &str) -> bool {
    let found = call(&window(), "matchMedia", &query.into());
    found.and_then(|found| property(&found, "matches")).is_some_and(|fits| fits.is_truthy())
}
