//! `/where`: where the person is, to read aloud to 999 or to a friend.

use leptos::prelude::*;

use crate::components::elements::{element, views};
use crate::components::page_text::section;
use crate::components::place_card::call_button;
use crate::components::screen::screen;
use crate::components::where_am_i::where_am_i;
use crate::routes::WHERE;
use crate::state::knowledge::use_facts;

pub const HEAD: (&str, &str) =
    ("Where am I", "Where you are, in words and as a grid reference to read aloud, with no signal.");

pub fn where_screen() -> AnyView {
    let knowledge = use_facts();
    // 999 comes before all, with why this page is the backup alone.
    let mut sections = knowledge.sections(WHERE).iter().map(section);
    let first = views![call_button("999"), sections.next()];
    let live = element("div", &[("data-live", "where"), ("class", "where")], where_am_i());
    screen(HEAD.0, views![element("section", &[("class", "first-call")], first), live, sections.collect::<Vec<_>>()])
}
