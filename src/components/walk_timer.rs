//! The timer of a walk: to start it, and to end it.

use leptos::prelude::*;

use crate::browser::effect::effect;
use crate::browser::find::in_next_frame;
use crate::components::destination::{HOME, destination, options, proposal};
use crate::components::elements::{a, button, button_link, buttons, element, follow, h2, main_button, p, span, views};
use crate::components::live_map::use_style;
use crate::components::place_card::call_button;
use crate::state::knowledge::CurrentKnowledge;
use crate::state::walk::Walking;

/// What *More time* adds, in minutes.
const MORE_MIN: u32 = 10;

/// The timer: the form before a walk, and the ways on while it lasts.
pub fn walk_timer() -> AnyView {
    let walking: Walking = expect_context();
    use_style();
    effect(move || {
        walking.on_screen.set(true);
        // The screen may end with the document.
        on_cleanup(move || {
            let _ = walking.on_screen.try_set(false);
        });
    });
    let place = RwSignal::new(HOME.to_owned());
    let proposal = proposal(place);
    let ended = RwSignal::new(false);
    let parts = follow(move || {
        if walking.is_on.get() { walk(walking, ended) } else { form(walking, place, proposal, ended.get_untracked()) }
    });
    element("div", &[("class", "needs-program")], parts)
}

fn form(walking: Walking, place: RwSignal<String>, proposal: RwSignal<String>, ended: bool) -> Vec<AnyView> {
    let times = follow(move || {
        let way = proposal.get();
        let mut buttons = Vec::new();
        for minutes in [way.as_str(), "10", "20", "30", "45"] {
            let is_first = buttons.is_empty() && minutes == way;
            let Ok(number) = minutes.parse() else { continue };
            if minutes == way && !is_first {
                continue;
            }
            let words = [minutes, " minutes"].concat();
            let start = move || {
                walking.start(number, &place.get_untracked());
                to_heading();
            };
            buttons.push(if is_first { main_button(&words, start) } else { button(views![words], start) });
        }
        buttons
    });
    let mut parts = Vec::new();
    if ended {
        parts.push(element("h2", &[("tabindex", "-1")], "The timer is off."));
        parts.push(a("row", "/tell#there", "Text my friend that I am there"));
    }
    parts.extend(views![
        p("lead", "This timer tells nobody. It rings on this phone alone, and a locked phone may keep it silent."),
        destination(options("home|Home\n|Somewhere else"), place),
        h2("Start: I will be there in"),
        buttons(vec![times]),
    ]);
    parts
}

fn walk(walking: Walking, ended: RwSignal<bool>) -> Vec<AnyView> {
    let CurrentKnowledge { knowledge, .. } = expect_context();
    let Walking { words, left, place, .. } = walking;
    let to = Signal::derive(move || {
        let (id, knowledge) = (place.get(), knowledge.get());
        knowledge.place(&id).map_or_else(String::new, |place| ["To ", &place.name].concat())
    });
    let there = move || {
        ended.set(true);
        walking.end();
        to_heading();
    };
    let ways = views![
        main_button("I'm there", there),
        button(views!["More time", span("note", "10 minutes")], move || walking.add(MORE_MIN)),
        button_link("button", "/tell".into(), "text", "Text my friend".into()),
        call_button("999"),
    ];
    views![
        element("h2", &[("tabindex", "-1")], Signal::from(words)),
        p("", to),
        element("p", &[("class", "clock"), ("role", "timer")], Signal::from(left)),
        element("p", &[("class", "buttons ways")], ways),
    ]
}

/// Moves the focus to the heading of what came in the place of a tapped button.
fn to_heading() {
    // Without the focus the timer still works.
    in_next_frame("[data-live=walk] h2", |heading| drop(heading.focus()));
}
