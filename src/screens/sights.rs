//! `/sights`: where *Exit this page* leads. It looks like any page about a city, and has nothing of the app on it: no
//! name, no 999 button, no tabs. An app on the home screen has no bar of a browser, so there it has a way on.

use leptos::prelude::*;

use crate::components::elements::{a, element, p, ul, views};
use crate::content::place::Kind;
use crate::state::knowledge::use_facts;

pub const HEAD: (&str, &str) =
    ("Sights of Canterbury", "The cathedral, the Westgate Towers and other sights of Canterbury.");

pub fn sights() -> AnyView {
    let knowledge = use_facts();
    let sights = knowledge.places.iter().filter(|place| place.kind == Kind::Landmark).map(|place| {
        let address = place.address.as_deref().map(|address| p("note", address));
        views![element("strong", &[], place.name.as_str()), address].into_any()
    });
    let parts = views![element("h1", &[], HEAD.0), ul("sights", sights), a("way-on", "/", "Start")];
    element("main", &[("id", "main"), ("tabindex", "-1")], parts)
}
