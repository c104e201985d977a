//! `/help/<situation>`: when to call 999, what to do now, whom to call, and what can wait.

use leptos::prelude::*;

use crate::components::emergency_card::care;
use crate::components::quick_exit::exit;
use crate::components::screen::Screen;
use crate::components::sections::{
    card_button, evidence_section, lines_section, part_section, promises_section, see_section, services_section,
    steps_section,
};
use crate::content::situation::{Part, Situation};
use crate::screens::not_found::NotFound;
use crate::state::build::{Build, use_build};

#[component]
pub fn SituationPage(id: String) -> impl IntoView {
    let Build { knowledge, .. } = use_build();
    match knowledge.situation(&id) {
        Some(situation) => draw(situation.clone()),
        None => view! { <NotFound /> }.into_any(),
    }
}

fn draw(situation: Situation) -> AnyView {
    // How to put somebody on their side comes before whom to call, signs come after.
    let (steps, signs): (Vec<&Part>, Vec<&Part>) = situation.more.iter().partition(|part| part.steps);
    let [steps, signs] = [steps, signs].map(|parts| parts.into_iter().map(part_section).collect::<Vec<_>>());
    let care = (!situation.call_999_if.is_empty()).then(|| care(&situation.call_999_if));
    view! {
        <Screen title=situation.title.clone()>
            <p class="lead">{situation.line.clone()}</p>
            {care}
            {situation.quick_exit.then(exit)}
            {steps_section("Do this now", &situation.do_now)}
            {card_button(situation.card.as_ref())}
            {steps}
            {services_section("Who to call", &situation.services)}
            {signs}
            {lines_section("Later", &situation.later)}
            {see_section("This may help too", &situation.see)}
            {promises_section(&situation.path())}
            {evidence_section(&situation.evidence)}
        </Screen>
    }
    .into_any()
}
