//! The line under the bar: what is saved, and whether there is a network. `src/start/saved_copy.js` writes it, because it is true
//! without the program too.

use leptos::prelude::*;

use crate::components::elements::{element, span, views};

/// The line, hidden and empty: its words, and the share that is saved.
pub fn status_line() -> AnyView {
    let parts = views![span("", ()), element("span", &[("aria-hidden", "true")], ())];
    element("p", &[("class", "banner saving"), ("role", "status"), ("hidden", "")], parts)
}
