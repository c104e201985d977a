//! The direction that the phone points to.

use leptos::prelude::*;

/// Degrees clockwise from north. `None`: not known, or not asked for.
#[derive(Clone, Copy)]
pub struct Heading(pub Signal<Option<f64>>);

/// The heading. Without one that is provided it is never known.
pub fn use_heading() -> Signal<Option<f64>> {
    use_context::<Heading>().map_or_else(|| Signal::stored(None), |Heading(heading)| heading)
}
