//! The frame of a screen: its name and the 999 button above, its content below.

use leptos::prelude::*;

use super::icon::icon;

/// From this many letters on, a name takes a second line on a phone.
const LONG: usize = 20;

/// A screen. Its name is the page's one `h1`.
#[component]
pub fn Screen(#[prop(into)] title: String, children: Children) -> impl IntoView {
    // A long name, in the person's own words, is set smaller, so that the bar leaves room for what to do.
    let long = (title.len() > LONG).then_some("long");
    view! {
        <header class="top">
            <h1 class=long>{title}</h1>
            <a class="call-999" href="tel:999" aria-label="Call 999">{icon("phone")}"999"</a>
        </header>
        <main id="main" tabindex="-1">{children()}</main>
    }
}
