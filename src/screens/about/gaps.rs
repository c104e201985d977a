//! `/about/gaps`: what nobody has confirmed, and what was looked for and not found.

use leptos::prelude::*;

use crate::components::elements::{a, h2, p, ul, views};
use crate::components::screen::screen;
use crate::logic::provenance::{Resting, not_confirmed};
use crate::routes::Route;
use crate::state::build::{Build, use_build};

pub const HEAD: (&str, &str) = (
    "Not confirmed, not found",
    "What in this app nobody has confirmed, and what was looked for in Canterbury and not found.",
);

pub fn gaps() -> AnyView {
    let build = use_build();
    let title_of_sources = build.title_of(&Route::Sources);
    let Build { knowledge, .. } = build;
    let gaps = knowledge.campaigns.iter().flat_map(|campaign| {
        campaign.not_known.iter().map(|gap| {
            let gap = format!(": {gap}");
            views![a("", campaign.path(), campaign.title.clone()), gap].into_any()
        })
    });
    let gaps: Vec<AnyView> = gaps.collect();
    screen(
        HEAD.0,
        views![
            p("lead", "What we do not know for sure, and what we do not know at all."),
            h2("Not confirmed"),
            p("", "One source, or an old one, says these. Nobody has confirmed them."),
            links(not_confirmed(&knowledge)),
            h2("Looked for and not found"),
            ul("plain", gaps),
            a("row", "/about/sources", title_of_sources),
        ],
    )
}

/// Links to items, by their names.
pub fn links(items: Vec<Resting>) -> AnyView {
    ul("resting", items.into_iter().map(|(title, path)| a("", path, title)))
}
