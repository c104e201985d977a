//! The siren and the light.

use leptos::prelude::*;

/// The siren and the light.
pub fn alarm_and_light() -> AnyView {
    ().into_any()
}
