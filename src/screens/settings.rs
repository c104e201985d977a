//! `/settings`: what the person can set.

use leptos::prelude::*;

use crate::components::confirmation::confirmation;
use crate::components::elements::{buttons, element, h2, p, script_button, views};
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
    let question = confirmation(
        "forget",
        "Forget everything?",
        "The app will not work without signal until you open it again with one.",
        "Forget it all",
        "Keep it",
    );
    let forgotten = [("id", "forgotten"), ("class", "note"), ("role", "status")];
    let forget = views![
        h2("Forget everything on this phone"),
        p("", "What you chose, the facts and the program are cleared from this browser."),
        buttons(vec![script_button("button", ("data-forget", "ask"), "Forget everything")]),
        element("div", &[("data-forget", "question"), ("hidden", "")], question),
        element("p", &forgotten, "All is forgotten. It comes back when you open the app again."),
    ];
    screen(
        HEAD.0,
        views![
            theme_choice(),
            element("section", &[("class", "needs-program")], university),
            element("section", &[("class", "forget")], forget),
            p("no-choice", "Scripts are off, so the app looks as your phone is set: dark or light."),
        ],
    )
}
