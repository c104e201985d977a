//! `/help/<situation>`: when to call 999, what to do now, whom to call, and what can wait.

use leptos::prelude::*;

use crate::components::elements::{p, views};
use crate::components::emergency_card::care;
use crate::components::quick_exit::exit;
use crate::components::screen::screen;
use crate::components::sections::{
    card_button, evidence_section, lines_section, part_section, promises_section, see_section, services_section,
    steps_section,
};
use crate::content::situation::Part;
use crate::screens::not_found::not_found;
use crate::state::knowledge::use_facts;

pub fn situation(id: &str) -> AnyView {
    let knowledge = use_facts();
    let Some(situation) = knowledge.situation(id) else { return not_found() };
    // How to put somebody on their side comes before whom to call, signs come after.
    let (steps, signs): (Vec<&Part>, Vec<&Part>) = situation.more.iter().partition(|part| part.steps);
    let [steps, signs] = [steps, signs].map(|parts| parts.into_iter().map(part_section).collect::<Vec<_>>());
    let care = (!situation.call_999_if.is_empty()).then(|| care(&situation.call_999_if));
    screen(
        &situation.title,
        views![
            p("lead", situation.line.as_str()),
            care,
            situation.quick_exit.then(exit),
            steps_section("Do this now", &situation.do_now),
            card_button(situation.card.as_ref()),
            steps,
            services_section("Who to call", &situation.services),
            signs,
            lines_section("Later", &situation.later),
            see_section("This may help too", &situation.see),
            promises_section(&situation.path()),
            evidence_section(&situation.evidence),
        ],
    )
}
