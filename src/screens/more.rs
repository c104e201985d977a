//! `/more`: all that has no tab of its own.

use leptos::prelude::*;

use crate::components::screen::screen;
use crate::components::tiles::{Tile, icon_rows};

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
    screen(HEAD.0, vec![icon_rows(&ROWS)])
}
