//! `/map`: the places to scale, and where the person is among them.

use leptos::prelude::*;

use crate::components::city_map::city_map;
use crate::components::elements::element;
use crate::components::page_text::page_text;
use crate::components::screen::screen;

pub const HEAD: (&str, &str) =
    ("Map", "A map of the places in Canterbury that help at night, to scale, with no signal.");

pub fn map() -> AnyView {
    screen(HEAD.0, vec![element("div", &[("data-live", "map")], city_map()), page_text("/map")])
}
