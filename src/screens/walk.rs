//! `/walk`: a timer for a way on foot.

use leptos::prelude::*;

use crate::components::elements::element;
use crate::components::page_text::page_text;
use crate::components::screen::screen;
use crate::components::walk_timer::walk_timer;

pub const HEAD: (&str, &str) =
    ("Walk with a timer", "A timer for the way home that rings if you are not there in time. It works with no signal.");

pub fn walk() -> AnyView {
    screen(HEAD.0, vec![element("div", &[("data-live", "walk")], walk_timer()), page_text("/walk")])
}
