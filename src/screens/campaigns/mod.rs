//! `/campaigns`: what is done in Canterbury for safer nights.

pub mod campaign;

use leptos::prelude::*;

use crate::components::elements::p;
use crate::components::screen::screen;
use crate::components::sections::entries;
use crate::content::entry::List;

pub const HEAD: (&str, &str) = (
    "Campaigns",
    "Ask for Angela, Zero Tolerance, Connected Routes and the other campaigns of the plan, in plain words.",
);

pub fn campaigns() -> AnyView {
    let lead = p("lead", "What is done for safer nights, and how you can use it.");
    screen(HEAD.0, vec![lead, entries(List::Campaign)])
}
