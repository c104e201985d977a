//! The frame of a screen: its name and the 999 button above, its content below.

use leptos::prelude::*;

use super::icon::Icon;
use crate::pages::head::document_title;

/// A screen. Its name is the page's one `h1`, and the document's title follows it.
#[component]
pub fn Screen(#[prop(into)] title: Signal<String>, children: Children) -> impl IntoView {
    Effect::new(move |_| document().set_title(&document_title(&title.get())));
    view! {
        <header class="top">
            <h1>{move || title.get()}</h1>
            <a class="call-999" href="tel:999" aria-label="Call 999"><Icon name="phone" />"999"</a>
        </header>
        <main id="main" tabindex="-1">{children()}</main>
    }
}
