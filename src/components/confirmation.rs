//! A question before something that cannot be undone.

use leptos::prelude::*;

use crate::components::elements::{buttons, element, p, views};

/// The question, the consequence, and the two answers. *No* comes first, because it is the safe one.
pub fn confirmation(id: &str, question: &str, then: &str, answers: [AnyView; 2]) -> AnyView {
    let parts = views![element("h2", &[("id", id)], question), p("", then), buttons(answers.into()),];
    element("section", &[("class", "card confirmation"), ("aria-labelledby", id)], parts)
}
