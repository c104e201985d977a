//! `/freshers`: what to set up before the first night out, each one tap, and then what the campaign is.

use leptos::prelude::*;

use crate::components::elements::element;
use crate::components::freshers_list::freshers_list;
use crate::components::screen::screen;
use crate::screens::campaigns::campaign::parts;
use crate::state::knowledge::use_facts;

pub const HEAD: (&str, &str) = (
    "Freshers",
    "New in town? Six things to set up before your first night out in Canterbury, each one tap, on your phone alone.",
);

pub fn freshers() -> AnyView {
    let knowledge = use_facts();
    let list = element("div", &[("data-live", "freshers")], freshers_list());
    let campaign = knowledge.campaigns.iter().find(|campaign| campaign.path() == "/freshers").map(parts);
    screen(HEAD.0, [list].into_iter().chain(campaign.into_iter().flatten()).collect())
}
