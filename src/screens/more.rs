//! `/more`: all that has no tab of its own.

use leptos::prelude::*;

use crate::components::elements::{h2, views};
use crate::components::screen::screen;
use crate::components::tiles::{Tile, icon_rows};
use crate::routes::PATROL;

pub const HEAD: (&str, &str) =
    ("More", "Share the app, what is saved on this phone, settings, where the facts come from, and your privacy.");

const ROWS: [Tile; 9] = [
    ("/search", "search", "Find anything"),
    ("/help/numbers", "phone", "All numbers"),
    ("/share", "share", "Share and posters"),
    ("/offline", "saved", "Saved on this phone"),
    ("/keep", "haven", "Put it on your home screen"),
    ("/settings", "settings", "Settings"),
    ("/about", "about", "About and privacy"),
    ("/about/sources", "plan", "Sources"),
    ("/accessibility", "person", "Accessibility"),
];

pub fn more() -> AnyView {
    let patrol = [(PATROL, "guard", "On patrol")];
    screen(HEAD.0, views![icon_rows(&ROWS), h2("For street pastors and marshals"), icon_rows(&patrol)])
}
