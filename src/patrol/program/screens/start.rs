//! The start of a shift: who goes out, where, since when, and what they carry.

use app::components::elements::{announced, button, element, h2, main_button, p, views};
use leptos::prelude::*;

use super::trouble::trouble;
use crate::journal::event::List;
use crate::program::fields::{field, number_in, time_field};
use crate::program::list::checklist;
use crate::program::record::{Record, now_ms};
use crate::program::view::{View, replace};
use crate::program::words::time_of;
use crate::time::begun::minutes_ago;

pub fn start() -> Vec<AnyView> {
    let record: Record = expect_context();
    let team = RwSignal::new("4".to_owned());
    let area = RwSignal::new(String::new());
    let since = RwSignal::new(time_of(now_ms()));
    let said = RwSignal::new(String::new());
    let step = move |by: i32| {
        let now = team.get_untracked().trim().parse::<i32>().unwrap_or_default();
        team.set((now + by).clamp(1, 99).to_string());
    };
    // Ticks before the start are lines of the shift too.
    let ticked = RwSignal::new(Vec::<String>::new());
    let begin = move || {
        let Some(people) = number_in(&team.get_untracked(), 1..=99) else {
            return said.set("How many are you? Write a number from 1 to 99.".into());
        };
        let earlier = minutes_ago(&since.get_untracked(), &time_of(now_ms())).unwrap_or_default();
        let people = u8::try_from(people).unwrap_or(1);
        if !record.begin(people, area.get_untracked().trim().to_owned(), i64::from(earlier) * 60_000) {
            return said.set("A shift runs in another tab of this phone. End that one first.".into());
        }
        for item in ticked.get_untracked() {
            record.tick(List::Kit, item, true);
        }
        replace(View::Tally);
    };
    let people = element(
        "div",
        &[("class", "stepper")],
        views![
            button(views!["−", hidden("one less")], move || step(-1)),
            field("team", "numeric", 2, team),
            button(views!["+", hidden("one more")], move || step(1)),
        ],
    );
    views![
        element("h2", &[("tabindex", "-1")], "Start a shift"),
        trouble(record),
        element("label", &[("for", "team")], "How many of you"),
        people,
        element("label", &[("for", "area")], "Where, if you like"),
        field("area", "text", 60, area),
        element("label", &[("for", "since")], "Since"),
        time_field("since", since),
        h2("Before you go: the bag"),
        checklist(List::Kit, Signal::derive(move || ticked.get()), move |item, is_on| ticked.update(|ticked| {
            ticked.retain(|known| *known != item);
            if is_on {
                ticked.push(item);
            }
        })),
        p("buttons", views![main_button("Start", begin)]),
        announced("note", said.into()),
    ]
}

fn hidden(words: &str) -> AnyView {
    app::components::elements::span("visually-hidden", words)
}
