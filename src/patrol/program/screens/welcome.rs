//! The way to the shift, above the resources.

use app::components::elements::{a, button, element, follow, h2, main_button, p, views};
use leptos::prelude::*;

use super::past::due;
use super::trouble::trouble;
use crate::program::parts::order;
use crate::program::preferences::Preferences;
use crate::program::record::{Found, Record};
use crate::program::view::{View, go};
use crate::program::words::{clock_of, number_of};

pub fn welcome() -> Vec<AnyView> {
    let record: Record = expect_context();
    let preferences: Preferences = expect_context();
    let parts = follow(move || match record.found() {
        Found::Looking | Found::Nothing => nothing(),
        Found::Asked => asked(record),
        Found::GoesOn => goes_on(record),
    });
    views![
        element("div", &[("class", "card shift"), ("role", "group"), ("aria-label", "Your shift")], parts),
        trouble(record),
        due(record, preferences),
        order(preferences)
    ]
}

fn nothing() -> Vec<AnyView> {
    views![
        h2("Your shift"),
        p("", "Count what you do. It stays on this phone. No names."),
        p(
            "buttons",
            views![main_button("Start a shift", || go(View::Start)), a("button", View::Past.link(), "Past shifts")]
        ),
    ]
}

/// A shift that this tab did not begin: nothing is taken up behind a person's back.
fn asked(record: Record) -> Vec<AnyView> {
    let on = move || {
        record.go_on();
        go(View::Tally);
    };
    let end = move || {
        record.go_on();
        go(View::End);
    };
    views![
        h2(here(record)),
        p("", "Go on counting, or end it?"),
        p("buttons", views![main_button("Go on", on), button(views!["End it"], end)]),
    ]
}

fn goes_on(record: Record) -> Vec<AnyView> {
    if !record.is_running() {
        return views![
            h2("Your shift has ended."),
            p(
                "buttons",
                views![
                    main_button("See the summary", || go(View::End)),
                    a("button", View::Start.link(), "Start another")
                ]
            ),
        ];
    }
    views![
        h2(here(record)),
        p(
            "buttons",
            views![
                main_button("Count", || go(View::Tally)),
                a("button", View::Notes.link(), "Notes"),
                a("button", View::End.link(), "End"),
            ]
        ),
    ]
}

/// `Your shift of 10.40pm is here, 41 taps.`
fn here(record: Record) -> String {
    let since = record.started_ms().map(clock_of).unwrap_or_default();
    ["Your shift of ", &since, " is here, ", &number_of(record.taps(), "tap"), "."].concat()
}
