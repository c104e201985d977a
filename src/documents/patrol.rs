//! `/patrol`: what street pastors, marshals and wardens have at a glance. Whole without scripts; a program of its own fills its top.

use leptos::prelude::*;

use crate::components::answer::answer;
use crate::components::elements::{a, buttons, element, h2, h3, p, ul, views};
use crate::components::entry_list::row;
use crate::components::evidence::{age_words, from_line};
use crate::components::needs::places;
use crate::components::place_list::places_of;
use crate::components::screen::screen;
use crate::components::service_row::service_list;
use crate::content::evidence::Evidence;
use crate::content::hours::iso_date;
use crate::content::patrol::{Block, Evidences, Living, Part};
use crate::content::place::{Need, Purpose};
use crate::state::build::use_build;

pub const HEAD: (&str, &str) = (
    "On patrol",
    "For street pastors, marshals and wardens in Canterbury: who is open, whom to call, steps for what happens at night.",
);

pub fn patrol() -> AnyView {
    let build = use_build();
    let parts = &build.patrol.parts;
    let links = parts.iter().map(|part| a("button", format!("#{}", part.id), part.heading.as_str()));
    let shift = [("data-patrol", "")];
    screen(
        HEAD.0,
        views![
            element("div", &shift, p("note", "The tally needs the program of this page.")),
            element("nav", &[("aria-label", "On this page")], buttons(links.collect())),
            parts.iter().map(part).collect::<Vec<_>>(),
            how_we_know(&build.patrol.evidence),
        ],
    )
}

/// A part. The program may move it, and knows it by `data-part`.
fn part(part: &Part) -> AnyView {
    let blocks: Vec<AnyView> = part.blocks.iter().flat_map(block).collect();
    let living = part.living.map(|living| match living {
        Living::Nearest => views![
            element("div", &[("data-live", "answer")], answer()),
            h3("All places where people can help"),
            places(Need::SomewhereSafe),
        ],
        // Folded: they are many, and parts follow.
        Living::WaysHome => {
            let list = element("div", &[("data-live", "ways-home")], places_of(Purpose::WayHome));
            let summary = element("summary", &[], "Taxi ranks, stations and bus stops");
            vec![element("details", &[], views![summary, list])]
        }
    });
    let attributes = [("id", part.id.as_str()), ("data-part", &part.id)];
    let evidence = part.evidence.as_ref().map(evidence);
    element("section", &attributes, views![h2(part.heading.as_str()), blocks, living.unwrap_or_default(), evidence])
}

fn block(block: &Block) -> Vec<AnyView> {
    let Block { heading, says, services, rows } = block;
    let mut parts: Vec<AnyView> = heading.iter().map(|heading| h3(heading.as_str())).collect();
    parts.extend(says.iter().map(|line| p("", line.as_str())));
    if !services.is_empty() {
        let ids = services.join(" ");
        // Not anchored: a part may name a service that another names too.
        let living = [("data-live", "first-services"), ("data-ids", ids.as_str())];
        parts.push(element("div", &living, service_list(ids.clone(), false)));
    }
    if !rows.is_empty() {
        parts.push(ul("rows", rows.iter().map(|of| row(&of.path, &of.words, ""))));
    }
    parts
}

/// Where the lists of a shift come from.
fn how_we_know(lists: &Evidences) -> AnyView {
    let Evidences { counters, kit, debrief, note_kinds } = lists;
    let lists = [
        ("What is counted in a shift", counters),
        ("The list before a shift", kit),
        ("The list after a shift", debrief),
        ("What a note can be about", note_kinds),
    ];
    let lists = lists.into_iter().flat_map(|(name, of)| [h3(name), evidence(of)]);
    element("section", &[("class", "evidence")], views![h2("How we know"), lists.collect::<Vec<_>>()])
}

/// Where something comes from, and whether it may be out of date.
fn evidence(of: &Evidence) -> AnyView {
    let (checked, review_by) = (iso_date::format(of.checked), iso_date::format(of.review_by));
    let age = [("data-live", "age"), ("data-checked", checked.as_str()), ("data-review-by", &review_by)];
    views![element("div", &age, p("old", age_words(of.checked, of.review_by))), from_line(of)].into_any()
}
