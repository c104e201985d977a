//! The commitments of the plan as a checklist.

use leptos::prelude::*;

use crate::components::elements::{element, list, p, ul, views};

/// One commitment.
pub struct Promise {
    /// The fragment that links to it.
    pub id: String,
    /// The exact words of the plan.
    pub text: String,
    /// Whether it is done, which ticks its box.
    pub done: bool,
    /// Facts from other sources than the partnership.
    pub known: Vec<String>,
    /// Links to what it means here.
    pub means: Vec<AnyView>,
    /// The progress, in words.
    pub progress: String,
}

/// The checklist, in the given order.
pub fn checklist(promises: Vec<Promise>) -> AnyView {
    list("ul", "checklist commitments", promises.into_iter().map(item).collect::<Vec<_>>())
}

fn item(promise: Promise) -> AnyView {
    let Promise { id, text, done, known, means, progress } = promise;
    let known = (!known.is_empty()).then(|| ul("plain", known));
    let mut attributes = vec![("class", "card"), ("id", &id)];
    attributes.extend(done.then_some(("data-done", "done")));
    element("li", &attributes, views![p("quoted", text), known, ul("means", means), p("note", progress)])
}
