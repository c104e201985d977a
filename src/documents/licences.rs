//! `/about/licences`: the licences of the shipped crates. Most require their text with every copy, so the page is precached with
//! the program.

use leptos::prelude::*;

use crate::components::elements::{p, ul};
use crate::components::screen::Screen;
use crate::state::build::use_build;
use crate::state::licences::{Licence, Notice, Terms};

pub const HEAD: (&str, &str) =
    ("Licences", "The free software that this app is made of: who wrote each part, and on what terms.");

#[component]
pub fn Licences() -> impl IntoView {
    let licences: Vec<AnyView> = use_build().licences.iter().map(licence).collect();
    view! {
        <Screen title=HEAD.0>
            <p class="lead">"Many people gave their work away so that this app could be made. Thank you."</p>
            {licences}
        </Screen>
    }
}

fn licence(licence: &Licence) -> AnyView {
    let terms: Vec<AnyView> = licence.terms.iter().map(words).collect();
    let name = licence.name.clone();
    view! { <h2>{name}</h2>{terms} }.into_any()
}

/// The notices of the crates with the same terms, then the terms.
fn words(terms: &Terms) -> AnyView {
    let notices = ul("plain", terms.notices.iter().map(notice));
    let paragraphs: Vec<AnyView> = terms.paragraphs.iter().map(|text| p("", text.as_str())).collect();
    view! { <section>{notices}{paragraphs}</section> }.into_any()
}

fn notice(notice: &Notice) -> AnyView {
    let Notice { text, crates } = notice;
    let crates = crates.join(", ");
    if text.is_empty() { crates.into_any() } else { format!("{crates}: {text}").into_any() }
}
