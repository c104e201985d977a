//! The emergency card: when to call 999, by itself, sending nobody onwards.

use leptos::prelude::*;

use super::text::lines;

/// The card, with its reasons a line each.
pub fn care(reasons: &[String]) -> AnyView {
    view! {
        <section class="care" aria-labelledby="call-999-if">
            <h2 id="call-999-if">"Call 999 if:"</h2>
            {lines(reasons.to_vec())}
            <a class="button emergency" href="tel:999">"Call 999"</a>
        </section>
    }
    .into_any()
}
