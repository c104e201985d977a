//! The frame of a screen: its name and the 999 button above, its content below.

use leptos::prelude::*;

use super::icon::icon;

/// A screen. Its name is the page's one `h1`.
#[component]
pub fn Screen(#[prop(into)] title: String, children: Children) -> impl IntoView {
    view! {
        <header class="top">
            <h1>{title}</h1>
            <a class="call-999" href="tel:999" aria-label="Call 999">{icon("phone")}"999"</a>
        </header>
        <main id="main" tabindex="-1">{children()}</main>
    }
}
