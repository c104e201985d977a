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

pub fn settings() -> AnyView {
    let university = views![
        h2("Your university"),
        p("", "Its security is then one of your places too. This stays on your phone."),
        element("div", &[("data-live", "membership")], membership()),
    ];
    let forgotten = [("id", "forgotten"), ("class", "note"), ("role", "status")];
    let parts = views![
        h2("Forget everything on this phone"),
        p("", "What you chose, the facts and the program are cleared from this browser."),
        element("div", &[("data-live", "forget")], forget()),
        element("p", &forgotten, "All is forgotten. It comes back when you open the app again."),
    ];
    screen(
        HEAD.0,
        views![
            theme_choice(),
            element("section", &[("class", "needs-program")], university),
            element("section", &[("class", "forget needs-program")], parts),
            p("no-choice", "Scripts are off, so the app looks as your phone is set: dark or light."),
        ],
    )
}
