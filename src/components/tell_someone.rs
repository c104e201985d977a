//! The text for a friend, and the ways to send it.

use leptos::prelude::*;

/// The text for a friend, and the ways to send it.
pub fn tell_someone() -> AnyView {
    ().into_any()
}
