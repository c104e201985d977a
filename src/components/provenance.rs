//! What the screens of sources and of gaps share: their names, which link to each other, and lists of what rests on something.

use leptos::prelude::*;

use crate::components::elements::{a, ul};
use crate::logic::provenance::Resting;

/// The name of `/about/sources`.
pub const SOURCES: &str = "Sources";
/// The name of `/about/gaps`.
pub const GAPS: &str = "Not confirmed, not found";

/// Links to items, by their names.
pub fn links(items: Vec<Resting>) -> AnyView {
    ul("resting", items.into_iter().map(|(title, path)| a("", path, title)))
}
