//! `/search`: find anything, as you type. Without the program it is a list of everything.

use leptos::prelude::*;

use crate::components::elements::{element, h2, ul};
use crate::components::entry_list::row;
use crate::components::screen::screen;
use crate::components::search::{search, search_box};
use crate::content::entry::{Entry, List};
use crate::state::knowledge::use_facts;

pub const HEAD: (&str, &str) =
    ("Find anything", "Find a place, a number, what to do, a campaign or a promise of the plan, by your own words.");

pub fn search_screen() -> AnyView {
    let knowledge = use_facts();
    let entries = |wanted: fn(&Entry) -> bool| {
        let entries = knowledge.entries.iter().filter(|entry| wanted(entry));
        ul("index", entries.map(|entry| row(&entry.path, &entry.title, "")))
    };
    let services = knowledge.services.iter().map(|service| row(&service.path(), &service.name, ""));
    let places = knowledge.places.iter().map(|place| row(&place.path(), &place.name, ""));
    let everything = vec![
        h2("What to do"),
        entries(|entry| List::SITUATIONS.contains(&entry.list) || entry.list == List::Page),
        h2("Whom to call"),
        ul("index", services),
        h2("Places"),
        ul("index", places),
        h2("Campaigns"),
        entries(|entry| entry.list == List::Campaign),
        h2("The plan"),
        entries(|entry| entry.list == List::Priority),
    ];
    screen(
        HEAD.0,
        vec![
            search_box(),
            element("div", &[("data-live", "search")], search()),
            element("div", &[("class", "everything")], everything),
        ],
    )
}
