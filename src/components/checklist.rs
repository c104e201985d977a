//! What is promised, each with a box, what it means here and how far it is.

use leptos::prelude::*;

use crate::components::elements::{p, ul};

/// One thing that is promised.
pub struct Promise {
    /// Its address inside the page.
    pub id: String,
    /// In the exact words of those who promised it.
    pub text: String,
    /// Whether it is done: its box is ticked.
    pub done: bool,
    /// What is known of it from others than those who promised it.
    pub known: Vec<String>,
    /// Links to what it means here.
    pub means: Vec<AnyView>,
    /// How far it is, in words.
    pub progress: String,
}

/// The list, in its order.
pub fn checklist(promises: Vec<Promise>) -> AnyView {
    let items: Vec<AnyView> = promises.into_iter().map(item).collect();
    view! { <ul class="checklist commitments">{items}</ul> }.into_any()
}

fn item(promise: Promise) -> AnyView {
    let Promise { id, text, done, known, means, progress } = promise;
    let known = (!known.is_empty()).then(|| ul("plain", known));
    let done = done.then_some("done");
    view! {
        <li class="card" id=id data-done=done>
            <p class="quoted">{text}</p>
            {known}
            {ul("means", means)}
            {p("note", progress)}
        </li>
    }
    .into_any()
}
