//! The emergency card: when to call 999, by itself, sending nobody onwards.

use leptos::prelude::*;

use crate::components::elements::ul;

/// The card, a part of the page by itself. A page has one.
pub fn care(of: &[String]) -> AnyView {
    const ID: &str = "call-999-if";
    view! { <section class="care" aria-labelledby=ID>{reasons(ID, of)}</section> }.into_any()
}

/// What stands in the card: the reasons a line each, and the call. `id`: that of its heading.
pub fn reasons(id: &str, of: &[String]) -> AnyView {
    let id = id.to_owned();
    view! {
        <h2 id=id>"Call 999 if:"</h2>
        {ul("plain", of.to_vec())}
        <a class="button emergency" href="tel:999">"Call 999"</a>
    }
    .into_any()
}
