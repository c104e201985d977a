//! The siren and the light. `src/start/alarm.js` runs them, so that they work without the program too: it shows the parts of a state
//! with `data-alarm-when`, and the buttons, which are hidden while nothing would happen at a tap.

use leptos::prelude::*;

use crate::components::elements::{buttons, element, h2, p, views};
use crate::components::live_map::use_style;
use crate::components::page_text::section;
use crate::state::knowledge::use_facts;

/// The siren, its warning, and the light. The texts are content: the first section belongs to the siren, the second to the light.
pub fn alarm_and_light() -> AnyView {
    let knowledge = use_facts();
    use_style();
    let text = |index: usize| knowledge.sections("/alarm").get(index).map(section);
    let when = |states: &str, words: &str| element("span", &[("data-alarm-when", states), ("hidden", "")], words);
    let told = views![
        when("on", "The alarm is on."),
        when("silent", "No sound comes. Turn the volume up, then stop and start it again."),
    ];
    let siren = views![
        h2("Alarm"),
        text(0),
        tap(
            "alarm",
            "button main alarm",
            views![when("off", "Start the alarm"), when("starting", "Starting…"), when("on silent", "Stop the alarm")],
        ),
        element("div", &[("role", "status")], p("note", told)),
    ];
    let light = views![
        h2("Light"),
        text(1),
        buttons(vec![tap("light", "button", views!["Turn on the light"])]),
        element(
            "dialog",
            &[("class", "light"), ("aria-label", "Light")],
            tap("dark", "button", views!["Turn off the light"])
        ),
    ];
    views![element("section", &[], siren), element("section", &[], light)].into_any()
}

/// A button of `src/start/alarm.js`.
fn tap(name: &'static str, class: &'static str, parts: Vec<AnyView>) -> AnyView {
    element("button", &[("type", "button"), ("class", class), ("data-tap", name), ("hidden", "")], parts)
}
