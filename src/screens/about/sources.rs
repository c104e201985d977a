//! `/about/sources` and `/about/sources/help`: every source with its date, and what rests on it. One page of all would be
//! more than a first answer of the network carries.

use leptos::prelude::*;

use crate::components::elements::{a, element, h2, h3, p, ul, views};
use crate::components::provenance::{GAPS, SOURCES, links};
use crate::components::screen::screen;
use crate::content::evidence::Source;
use crate::logic::provenance::{Item, Resting, by_source, of_facts, of_texts};
use crate::state::knowledge::use_facts;

/// Of the places and numbers.
pub const HEAD: (&str, &str) =
    (SOURCES, "Every source of the places and numbers in this app with its date, and what rests on it.");

/// Of the texts.
pub const HELP_HEAD: (&str, &str) = (
    "Sources of help, campaigns and plan",
    "Every source of the help, the campaigns and the plan in this app with its date, and what rests on it.",
);

pub fn sources() -> AnyView {
    let knowledge = use_facts();
    let other_page = ("/about/sources/help", HELP_HEAD.0);
    draw(HEAD.0, "Every source of places and numbers, and what rests on it", of_facts(&knowledge), other_page)
}

pub fn help_sources() -> AnyView {
    let other_page = ("/about/sources", "Sources of places and numbers");
    draw(HELP_HEAD.0, "Every source, and what rests on it", of_texts(&use_facts()), other_page)
}

fn draw(
    title: &'static str,
    heading: &'static str,
    items: Vec<Item>,
    other_page: (&'static str, &'static str),
) -> AnyView {
    let sources: Vec<AnyView> =
        by_source(items).into_iter().map(|(source, rests)| source_section(source, rests)).collect();
    let links = [other_page, ("/about/gaps", GAPS)].map(|(path, words)| a("", path, words));
    screen(
        title,
        views![
            p("lead", "Where each fact comes from. Nothing here is made up: what we could not find is left out."),
            ul("rows", links),
            h2(heading),
            sources,
            h2("Thanks"),
            p("", "Contains public sector information licensed under the Open Government Licence v3.0."),
            p("", "Contains OS data © Crown copyright and database right."),
            p(
                "",
                "Some positions, and the streets of the map, are from OpenStreetMap. © OpenStreetMap contributors, Open Database Licence."
            ),
        ],
    )
}

fn source_section(source: Source, rests: Vec<Resting>) -> AnyView {
    let page = source.link.clone().map(|page| a("", page, "Its page"));
    let Source { name, date, .. } = source;
    let parts = views![h3(name), p("note", views![date, ". ", page]), links(rests)];
    element("section", &[("class", "source")], parts)
}
