//! `/about/gaps`: what nobody has confirmed, and what was looked for and not found.

use leptos::prelude::*;

use crate::components::elements::{a, h2, p, ul, views};
use crate::components::provenance::{GAPS, SOURCES, links};
use crate::components::screen::screen;
use crate::logic::provenance::not_confirmed;
use crate::state::knowledge::use_facts;

pub const HEAD: (&str, &str) =
    (GAPS, "What in this app nobody has confirmed, and what was looked for in Canterbury and not found.");

pub fn gaps() -> AnyView {
    let knowledge = use_facts();
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
            a("row", "/about/sources", SOURCES),
        ],
    )
}
