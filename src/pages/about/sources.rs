//! `/about/sources`: every source with its date, what rests on it, and what is not confirmed.

use leptos::prelude::*;

use crate::components::screen::Screen;
use crate::components::text::{link, list};
use crate::content::evidence::Source;
use crate::content::provenance::{Resting, by_source, not_confirmed};
use crate::content::{built_in, guide};

pub const HEAD: (&str, &str) =
    ("Sources", "Every source of the facts in this app with its date, what rests on it, and what is not confirmed.");

#[component]
pub fn Sources() -> impl IntoView {
    let (pack, guide) = (built_in(), guide());
    let sources: Vec<AnyView> = by_source(&pack, guide).into_iter().map(|(source, rests)| one(source, rests)).collect();
    let gaps = guide.campaigns.iter().flat_map(|campaign| {
        campaign.not_known.iter().map(|gap| {
            let gap = format!(": {gap}");
            view! { {link("", campaign.path(), campaign.title.clone())}{gap} }.into_any()
        })
    });
    view! {
        <Screen title=HEAD.0>
            <p class="lead">"Where each fact comes from. Nothing here is made up: what we could not find is left out."</p>
            <h2>"Not confirmed"</h2>
            <p>"One source, or an old one, says these. Nobody has confirmed them."</p>
            {links("resting", not_confirmed(&pack, guide))}
            <h2>"Looked for and not found"</h2>
            {list("plain", gaps.collect())}
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
    view! { <section class="source"><h3>{name}</h3><p class="note">{date}". "{page}</p>{links("resting", rests)}</section> }.into_any()
}

fn links(class: &'static str, items: Vec<Resting>) -> AnyView {
    list(class, items.into_iter().map(|(title, path)| link("", path, title)).collect())
}
