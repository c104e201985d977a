//! The emergency card: when to call 999, by itself, sending nobody onwards.

use leptos::prelude::*;

use super::text::lines;

/// The card, with its reasons a line each. `id`: that of its heading.
pub fn care(id: &str, reasons: &[String]) -> AnyView {
    let (id, own) = (id.to_owned(), id.to_owned());
    view! {
        <section class="care" aria-labelledby=own>
            <h2 id=id>"Call 999 if:"</h2>
            {lines(reasons.to_vec())}
            <a class="button emergency" href="tel:999">"Call 999"</a>
        </section>
    }
    .into_any()
}
