//! `/keep`: how to put the app on the home screen, browser by browser, each step with a picture of what to tap. The part for a
//! browser is an address of its own, `/keep#samsung`, to which the offer leads.

use leptos::prelude::*;

use crate::components::elements::{a, buttons, element, follow, h2, main_button, ul, views};
use crate::components::page_text::section;
use crate::components::screen::screen;
use crate::state::home_screen::HomeScreen;
use crate::state::knowledge::use_facts;

pub const HEAD: (&str, &str) = (
    "Keep it on your phone",
    "How to put the app on your home screen: iPhone, Android, Firefox, Samsung, and out of another app first.",
);

pub fn keep() -> AnyView {
    let knowledge = use_facts();
    let sections = knowledge.sections("/keep");
    // The links to the browsers come after the first section.
    let (first, rest) = sections.split_at(sections.len().min(1));
    let browsers = rest.iter().filter_map(|section| section.id.as_ref().zip(section.heading.as_ref()));
    let links = ul("means", browsers.map(|(id, browser)| a("", format!("#{id}"), browser.as_str())));
    let [first, rest] = [first, rest].map(|sections| sections.iter().map(section).collect::<Vec<AnyView>>());
    screen(
        HEAD.0,
        views![
            first,
            element("div", &[("data-live", "add")], add_button()),
            element("section", &[], views![h2("Which browser is this?"), links]),
            rest,
        ],
    )
}

/// The button that shows the install prompt of the browser, while there is one.
pub fn add_button() -> AnyView {
    let home_screen: HomeScreen = expect_context();
    follow(move || {
        let add = || buttons(vec![main_button("Put it on the home screen", move || home_screen.ask())]);
        home_screen.has_prompt().then(add).into_iter().collect()
    })
}
