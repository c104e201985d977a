//! A question before something that cannot be undone.

use leptos::prelude::*;

/// The question, the consequence, and the two answers. `no` comes first, because it is the safe one.
pub fn confirmation(
    id: &'static str,
    question: &'static str,
    then: &'static str,
    yes: &'static str,
    no: &'static str,
) -> AnyView {
    view! {
        <section class="card confirmation" aria-labelledby=id>
            <h2 id=id>{question}</h2>
            <p>{then}</p>
            <p class="buttons">
                <button type="button" class="button main">{no}</button>
                <button type="button" class="button">{yes}</button>
            </p>
        </section>
    }
    .into_any()
}
