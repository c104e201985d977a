//! The frame of a screen: the way up, its name and the 999 button above, the line on the network below them, then its
//! content.

use leptos::prelude::*;

use crate::components::icon::icon;
use crate::components::status_line::{network, saving};

/// From this many letters on, a name takes a second line on a phone.
const LONG: usize = 20;

/// The screen above this one, where the way up leads.
#[derive(Clone)]
pub struct Up {
    pub path: String,
    /// The name of that screen.
    pub name: &'static str,
}

/// A screen. Its name is the page's one `h1`, and takes the focus when the screen is reached by a tap.
#[component]
pub fn Screen(#[prop(into)] title: String, children: Children) -> impl IntoView {
    // A long name, in the person's own words, is set smaller, so that the bar leaves room for what to do.
    let long = (title.len() > LONG).then_some("long");
    let up = use_context::<Up>().map(|Up { path, name }| {
        let name = format!("Up to {name}");
        view! { <a class="up" href=path aria-label=name>{icon("up")}</a> }
    });
    view! {
        <header class="top">
            {up}
            <h1 class=long tabindex="-1">{title}</h1>
            <a class="call-999" href="tel:999" aria-label="Call 999">{icon("phone")}"999"</a>
            <div data-live="network">{network()}</div>
            {saving()}
        </header>
        <main id="main" tabindex="-1">{children()}</main>
    }
}
