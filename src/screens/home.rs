//! `/`: where to go now, and all the other places.

use leptos::prelude::*;

use crate::components::elements::{a, element, h2, p, views};
use crate::components::evidence::wrong_link;
use crate::components::needs::{needs, places};
use crate::components::page_text::first_paragraph;
use crate::components::place_list::places_of;
use crate::components::screen::screen;
use crate::content::place::{Need, Purpose};
use crate::state::knowledge::CurrentKnowledge;

pub const HEAD: (&str, &str) = (
    "Safe Havens",
    "Where to go for help in Canterbury at night: how to get in, whom to call, and the way there. It works with no signal.",
);

pub fn home() -> AnyView {
    let CurrentKnowledge { knowledge, .. } = expect_context();
    let wrong = wrong_link(&knowledge.get_untracked());
    let how = views![
        first_paragraph("/"),
        " ",
        a("", "/about", "How we know"),
        ". Do you know one? ",
        a("", wrong, "Tell us"),
        "."
    ];
    let safe = views![h2("Where people can help"), places(Need::SomewhereSafe), p("note", how)];
    screen(
        HEAD.0,
        views![
            needs(Some(safe.into_any())),
            h2("Warm and open"),
            p("note", "Open at night. These are not Safe Havens: nobody there has promised to help."),
            places(Need::Warm),
            element("h2", &[("id", "ways-home")], "Ways home"),
            element("div", &[("data-live", "ways-home")], places_of(Purpose::WayHome)),
            h2("Landmarks, to say where you are"),
            element("div", &[("data-live", "landmarks")], places_of(Purpose::Landmark)),
        ],
    )
}
