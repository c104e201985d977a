//! Sections of pages whose text is fixed.

use leptos::prelude::*;

use crate::components::elements::{button_link, buttons, element, h2, p, span, ul, views};
use crate::components::entry_list::row;
use crate::components::evidence::{age_words, from_line, wrong_link};
use crate::components::service_row::service_list;
use crate::components::steps::steps;
use crate::content::entry::List;
use crate::content::evidence::Evidence;
use crate::content::hours::iso_date;
use crate::content::links::Links;
use crate::content::situation::Part;
use crate::state::knowledge::use_facts;
use crate::words::clock::date_in_words;

/// A section under a heading. Draws nothing if `empty`.
pub fn section(heading: &str, lines: AnyView, empty: bool) -> AnyView {
    if empty {
        return ().into_any();
    }
    element("section", &[], views![h2(heading), lines])
}

/// A list under a heading. Draws nothing without lines.
pub fn lines_section(heading: &str, of: &[String]) -> AnyView {
    section(heading, ul("plain", of.to_vec()), of.is_empty())
}

/// Paragraphs under a heading. Draws nothing without any.
pub fn text_section(heading: &str, of: &[String]) -> AnyView {
    let text: Vec<AnyView> = of.iter().map(|text| p("", text.clone())).collect();
    section(heading, text.into_any(), of.is_empty())
}

/// Numbered steps under a heading. Draws nothing without any.
pub fn steps_section(heading: &str, of: &[String]) -> AnyView {
    section(heading, steps(of), of.is_empty())
}

/// A part of a page under its heading, which has an address of its own.
pub fn part_section(part: &Part) -> AnyView {
    let lines = if part.steps { steps(&part.lines) } else { ul("plain", part.lines.clone()) };
    element("section", &[("id", &part.fragment())], views![h2(part.heading.as_str()), lines])
}

/// Services to call. Living, because whether they answer depends on the time.
pub fn services_section(heading: &str, ids: &[String]) -> AnyView {
    services_of(heading, "services", ids, true)
}

/// The same without fragments, for a page that may list a service twice.
pub fn first_services_section(heading: &str, ids: &[String]) -> AnyView {
    services_of(heading, "first-services", ids, false)
}

fn services_of(heading: &str, part: &'static str, ids: &[String], anchored: bool) -> AnyView {
    let ids = ids.join(" ");
    let drawn = service_list(ids.clone(), anchored);
    let empty = ids.is_empty();
    section(heading, element("div", &[("data-live", part), ("data-ids", &ids)], drawn), empty)
}

/// Links to other pages of the app, by their titles.
pub fn see_section(heading: &str, paths: &[String]) -> AnyView {
    let links = Links::of(&use_facts());
    let rows = paths.iter().map(|path| row(path, links.title(path).unwrap_or(path), ""));
    section(heading, ul("rows", rows), paths.is_empty())
}

/// The button to the card with this id. Draws nothing without one.
pub fn card_button(id: Option<&String>) -> AnyView {
    let knowledge = use_facts();
    let Some(card) = id.and_then(|id| knowledge.card(id)) else { return ().into_any() };
    let (path, words) = (card.path(), ["Show to staff: ", &card.title].concat());
    buttons(vec![button_link("button main", path, "show", words)])
}

/// The commitments of the plan that link to this page.
pub fn promises_section(path: &str) -> AnyView {
    let rows: Vec<AnyView> = (use_facts().fulfilled_by(path))
        .map(|(priority, commitment)| {
            let (path, text) = (priority.path_of(commitment), commitment.text.clone());
            element("a", &[("href", &path)], span("quoted", text))
        })
        .collect();
    let empty = rows.is_empty();
    section("In the action plan", ul("rows", rows), empty)
}

/// A list of entries. Hydrated, because entries out of date move to the end.
pub fn entries(list: List) -> AnyView {
    let drawn = crate::components::entry_list::entry_list(list);
    element("div", &[("data-live", "entries"), ("data-list", list.name())], drawn)
}

/// The evidence of the page: its sources, and its review-by date.
pub fn evidence_section(evidence: &Evidence) -> AnyView {
    let words = age_words(evidence.checked, evidence.review_by);
    let (checked, review_by) = (iso_date::format(evidence.checked), iso_date::format(evidence.review_by));
    let again = ["We look again by ", &date_in_words(evidence.review_by), "."].concat();
    let age = [("data-live", "age"), ("data-checked", checked.as_str()), ("data-review-by", &review_by)];
    let wrong = row(&wrong_link(&use_facts()), "Tell us it is wrong", "");
    let parts = views![
        h2("How we know"),
        element("div", &age, p("old", words)),
        from_line(evidence),
        p("note", again),
        ul("rows", vec![row("/about/sources", "All sources", ""), wrong]),
    ];
    element("section", &[("class", "evidence")], parts)
}
