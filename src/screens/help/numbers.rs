//! `/help/numbers`: every service, by group.

use leptos::prelude::*;

use crate::components::elements::{element, h2, p, views};
use crate::components::save_numbers::save_numbers;
use crate::components::screen::screen;
use crate::components::sections::services_section;
use crate::content::service::Group;
use crate::state::knowledge::use_facts;

pub const HEAD: (&str, &str) =
    ("All numbers", "Everyone you can call or text at night, when to use each, and when they answer.");

pub fn numbers() -> AnyView {
    let knowledge = use_facts();
    let groups = Group::ALL.map(|group| {
        let services = knowledge.services.iter().filter(|service| service.group == group);
        services_section(group.title(), &services.map(|service| service.id.clone()).collect::<Vec<_>>())
    });
    let save = views![h2("Save these numbers"), element("div", &[("data-live", "save-numbers")], save_numbers())];
    screen(
        HEAD.0,
        views![
            p("lead", "In danger now? Call 999."),
            groups.into_iter().collect::<Vec<_>>(),
            element("section", &[("id", "save"), ("class", "save-numbers needs-program")], save),
        ],
    )
}
