//! The map, and the list that says the same.

use leptos::prelude::*;

/// The map, and the list that says the same.
pub fn city_map() -> AnyView {
    ().into_any()
}
