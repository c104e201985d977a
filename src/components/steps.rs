//! Numbered steps, one thing each.

use leptos::prelude::*;

use crate::components::elements::{ListItem, items_of, li, list};

/// The steps in their order.
pub fn steps(of: &[String]) -> AnyView {
    numbered(of.iter().map(|step| li("", None, step.as_str())))
}

/// The same of steps that are list items already.
pub fn numbered(steps: impl Iterator<Item = ListItem>) -> AnyView {
    list("ol", "steps", items_of(steps))
}
