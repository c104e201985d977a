//! The line under the bar: what is saved, and whether there is a network. `src/start/saved_copy.js` writes it, because it is true
//! without the program too.

use leptos::prelude::*;

use crate::components::elements::{element, span, views};

/// The line, hidden and empty: its words, and the share that is saved.
pub fn status_line() -> AnyView {
    let parts = views![span("", ()), element("span", &[("aria-hidden", "true")], ())];
    let line = element("p", &[("class", "banner saving"), ("hidden", "")], parts);
    // A part that screen readers announce must be there before its words.
    element("div", &[("role", "status")], views![line])
}
