//! `/campaigns/<campaign>`: what it is, what you do, what happens then, and what if it does not work.

use leptos::prelude::*;

use crate::components::elements::{p, views};
use crate::components::screen::screen;
use crate::components::sections::{
    card_button, evidence_section, lines_section, part_section, promises_section, see_section, services_section,
    steps_section, text_section,
};
use crate::components::share_link::share_link;
use crate::content::campaign::Campaign;
use crate::screens::not_found::not_found;
use crate::state::knowledge::use_facts;

pub fn campaign(id: &str) -> AnyView {
    let knowledge = use_facts();
    let Some(campaign) = knowledge.campaign(id) else { return not_found() };
    screen(&campaign.title, parts(campaign))
}

/// What is told of a campaign.
pub fn parts(campaign: &Campaign) -> Vec<AnyView> {
    let more: Vec<AnyView> = campaign.more.iter().map(part_section).collect();
    views![
        p("lead", campaign.line.as_str()),
        card_button(campaign.card.as_ref()),
        text_section("What it is", &campaign.what),
        steps_section("What you do", &campaign.you_do),
        lines_section("What happens then", &campaign.then),
        lines_section("If it does not work", &campaign.if_not),
        more,
        text_section("Who runs it", campaign.run_by.as_slice()),
        lines_section("What we do not know", &campaign.not_known),
        services_section("Who to call", &campaign.services),
        see_section("This may help too", &campaign.see),
        promises_section(&campaign.path()),
        share_link(&campaign.path()),
        evidence_section(&campaign.evidence),
    ]
}
