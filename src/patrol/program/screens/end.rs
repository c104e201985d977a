//! The end of a shift: what is to be done after it, the summary, and the ways to take it out.

use app::components::elements::{a, button, element, follow, h2, main_button, p, views};
use leptos::prelude::*;

use super::bar::bar;
use super::sum::{sum, ways_out};
use crate::journal::event::List;
use crate::program::list::checklist;
use crate::program::preferences::Preferences;
use crate::program::record::Record;
use crate::program::view::View;
use crate::program::words::{day_of, length_in_words};

pub fn end() -> Vec<AnyView> {
    let record: Record = expect_context();
    let preferences: Preferences = expect_context();
    let ticked = Signal::derive(move || {
        let checks = preferences.checks(List::Debrief).into_iter().map(|check| check.id);
        checks.filter(|id| record.is_ticked(List::Debrief, id)).collect()
    });
    let is_running = Memo::new(move |_| record.is_running());
    let act = follow(move || match is_running.get() {
        true => views![p("buttons", views![main_button("End the shift", move || record.end())])],
        false => views![
            p("", "The shift has ended. Take the summary out: if this phone's browser is cleared, it is gone."),
            p("buttons", views![button(views!["Go on with it"], move || record.resume())]),
        ],
    });
    let head = follow(move || {
        let day = record.started_ms().map(day_of).unwrap_or_default();
        let length = record.length().map(length_in_words).unwrap_or_default();
        views![p("lead", day), p("", length)]
    });
    let table = follow(move || {
        let Some(shift) = record.shift_here() else { return views![p("", "There is no shift.")] };
        views![sum(&shift, preferences), ways_out(shift, preferences)]
    });
    views![
        bar(View::End),
        element("h2", &[("tabindex", "-1")], "The end of the shift"),
        head,
        h2("Back at the base"),
        checklist(List::Debrief, ticked, move |item, is_on| record.tick(List::Debrief, item, is_on)),
        act,
        h2("The summary"),
        table,
        p(
            "buttons",
            views![
                a("button", View::HandOver.link(), "Hand over by a code"),
                a("button", View::Scan.link(), "Take in another phone"),
                a("button", View::Past.link(), "Past shifts"),
            ]
        ),
    ]
}
