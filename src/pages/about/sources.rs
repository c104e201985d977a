//! `/about/sources`: every source with its date, and what rests on it.

use leptos::prelude::*;

use crate::components::screen::Screen;
use crate::components::text::link;
use crate::content::evidence::Source;
use crate::content::provenance::{Resting, by_source};
use crate::content::{built_in, guide};

use super::gaps;

pub const HEAD: (&str, &str) =
    ("Sources", "Every source of the facts in this app with its date, and what in the app rests on it.");

#[component]
pub fn Sources() -> impl IntoView {
    let sources: Vec<AnyView> =
        by_source(&built_in(), guide()).into_iter().map(|(source, rests)| one(source, rests)).collect();
    view! {
        <Screen title=HEAD.0>
            <p class="lead">"Where each fact comes from. Nothing here is made up: what we could not find is left out."</p>
            {link("row", "/about/gaps", gaps::HEAD.0)}
            <h2>"Every source, and what rests on it"</h2>
            {sources}
            <h2>"Thanks"</h2>
            <p>"Contains public sector information licensed under the Open Government Licence v3.0."</p>
            <p>"Contains OS data © Crown copyright and database right."</p>
            <p>"Some positions are from OpenStreetMap. © OpenStreetMap contributors, Open Database Licence."</p>
        </Screen>
    }
}

fn one(source: Source, rests: Vec<Resting>) -> AnyView {
    let page = source.link.clone().map(|page| link("", page, "Its page"));
    let Source { name, date, .. } = source;
    view! { <section class="source"><h3>{name}</h3><p class="note">{date}". "{page}</p>{gaps::links(rests)}</section> }.into_any()
}
