//! The frame of a screen: the way up, its name and the 999 button above, the line on the network below them, then its
//! content.

use leptos::prelude::*;
use leptos_router::hooks::use_location;

use super::banner::{network, saving};
use super::icon::icon;

/// From this many letters on, a name takes a second line on a phone.
const LONG: usize = 20;

/// Which screen is above another: the start of an address, where the way up leads, and what stands there. The first that
/// fits counts. A card to show has none: it is closed.
const UP: [(&str, &str, &str); 14] = [
    ("/places/", "/", "Safe Havens"),
    ("/help/", "/help", "Help"),
    ("/campaigns/", "/campaigns", "Campaigns"),
    ("/plan/", "/plan", "Plan"),
    ("/about/", "/about", "About"),
    ("/about", "/more", "More"),
    ("/search", "/more", "More"),
    ("/offline", "/more", "More"),
    ("/keep", "/more", "More"),
    ("/share/", "/share", "Share"),
    ("/share", "/more", "More"),
    ("/settings", "/more", "More"),
    ("/accessibility", "/more", "More"),
    // It stands in for places that newer facts have added.
    ("/404", "/", "Safe Havens"),
];

/// A screen. Its name is the page's one `h1`, and takes the focus when the screen is reached by a tap.
#[component]
pub fn Screen(#[prop(into)] title: String, children: Children) -> impl IntoView {
    // A long name, in the person's own words, is set smaller, so that the bar leaves room for what to do.
    let long = (title.len() > LONG).then_some("long");
    let path = use_location().pathname.get_untracked();
    let up = UP.iter().find(|(start, ..)| path.starts_with(start));
    let up = up.map(|(_, href, name)| {
        let name = format!("Up to {name}");
        view! { <a class="up" href=*href aria-label=name>{icon("up")}</a> }
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
