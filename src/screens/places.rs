//! `/places/<id>`: the facts of one place.

use leptos::prelude::*;

use crate::components::elements::element;
use crate::components::place_facts::facts;
use crate::components::screen::screen;
use crate::components::share_link::share_link;
use crate::screens::not_found::not_found;
use crate::state::knowledge::CurrentKnowledge;

pub fn place(id: &str) -> AnyView {
    let CurrentKnowledge { knowledge, .. } = expect_context();
    let knowledge = knowledge.get_untracked();
    let Some(place) = knowledge.place(id) else { return not_found() };
    let article = [("class", "one-place"), ("data-live", "place"), ("data-id", id)];
    screen(&place.name, vec![element("article", &article, facts(id.to_owned())), share_link(&place.path())])
}
