//! `/sights`: where *Exit this page* leads. It looks like any page about a city, and has nothing of the app on it: no
//! name, no 999 button, no tabs.

use leptos::prelude::*;

use crate::components::elements::{p, ul};
use crate::content::place::Kind;
use crate::state::build::use_build;

pub const HEAD: (&str, &str) =
    ("Sights of Canterbury", "The cathedral, the Westgate Towers and other sights of Canterbury.");

#[component]
pub fn Sights() -> impl IntoView {
    let knowledge = use_build().knowledge;
    let sights = knowledge.places.iter().filter(|place| place.kind == Kind::Landmark).map(|place| {
        let name = place.name.clone();
        let address = place.address.clone().map(|address| p("note", address));
        view! { <strong>{name}</strong>{address} }.into_any()
    });
    view! {
        <main id="main" tabindex="-1">
            <h1>{HEAD.0}</h1>
            {ul("sights", sights)}
        </main>
    }
}
