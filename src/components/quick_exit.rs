//! *Exit this page*: hides a page fast, after the GOV.UK component of that name. A plain link, which `src/start/exit.js` makes
//! faster.

use leptos::prelude::*;

use crate::components::elements::{element, p, span, views};
use crate::components::icon::icon;
use crate::routes::NEUTRAL;

/// What is announced after the first and after the second press.
const PRESSES: &str = "Press Shift two more times to leave.|Press Shift once more to leave.";

/// The note on the exit, and the button, which stays within reach of a thumb.
pub fn exit() -> AnyView {
    let keys = span("keys", "On a keyboard, press Shift three times.");
    let note = views![
        p("", views!["To hide this page fast, tap Exit this page. ", keys]),
        p("note", "It does not clear your history. What you looked at can still be seen there."),
    ];
    let link = [("class", "button exit"), ("href", NEUTRAL), ("data-exit", "true")];
    views![
        element("section", &[("class", "exit-note"), ("aria-label", "Leave this page fast")], note),
        element("p", &[("class", "visually-hidden"), ("role", "status"), ("data-presses", PRESSES)], ()),
        element("a", &link, views![icon("exit"), "Exit this page"]),
    ]
    .into_any()
}
