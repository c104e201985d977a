//! The timer of a walk: to start it, and to end it.

use leptos::prelude::*;

/// The timer of a walk: to start it, and to end it.
pub fn walk_timer() -> AnyView {
    ().into_any()
}
