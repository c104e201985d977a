//! `/settings`: what the person can set.

use leptos::prelude::*;

use crate::components::elements::{element, h2, p, views};
use crate::components::forget::forget;
use crate::components::membership::membership;
use crate::components::screen::screen;
use crate::components::theme_choice::theme_choice;

pub const HEAD: (&str, &str) = (
    "Settings",
    "Choose how the app looks: dark, light, dim, or as your phone is set. Forget everything on this phone.",
);

const FORGOTTEN: &str = "All is forgotten. Close this page now: the app comes back when you open it again. Only your browser can clear its own list of the pages you saw.";
const KEPT: &str = "Your browser did not let us forget it all. Open the settings of your browser, look for the data of sites, and delete this site there.";

pub fn settings() -> AnyView {
    let university = views![
        h2("Your university"),
        p("", "Its security is then one of your places too. This stays on your phone."),
        element("div", &[("data-live", "membership")], membership()),
    ];
    let result = |id, words| element("p", &[("id", id), ("class", "result"), ("role", "status")], words);
    let parts = views![
        h2("Forget everything on this phone"),
        p("", "What you chose, the facts and the program are cleared from this browser."),
        element("div", &[("data-live", "forget")], forget()),
    ];
    screen(
        HEAD.0,
        views![
            theme_choice(),
            element("section", &[("class", "needs-program")], university),
            element("section", &[("class", "forget needs-program")], parts),
            result("forgotten", FORGOTTEN),
            result("kept", KEPT),
            p("no-choice", "Scripts are off, so the app looks as your phone is set: dark or light."),
        ],
    )
}
