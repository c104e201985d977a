//! The frame of a screen: the link up, the name and the 999 button, the line on the network, then the content.

use leptos::prelude::*;

use crate::components::icon::icon;
use crate::components::status_line::{network, saving};

/// From this many letters on, a name takes a second line on a phone.
const LONG: usize = 20;

/// The screen above this one, for the link up.
#[derive(Clone)]
pub struct Up {
    pub path: String,
    /// The name of that screen.
    pub name: &'static str,
}

/// A screen. Its name is the only `h1` of the page, and takes the focus when a tapped link leads here.
#[component]
pub fn Screen(#[prop(into)] title: String, children: Children) -> impl IntoView {
    // A long name is set smaller, so that the bar leaves room for the content.
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
