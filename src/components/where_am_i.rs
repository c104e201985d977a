//! Where the person is, in words, as a grid reference, and as latitude and longitude.

use leptos::prelude::*;

/// Where the person is, in words, as a grid reference, and as latitude and longitude.
pub fn where_am_i() -> AnyView {
    ().into_any()
}
