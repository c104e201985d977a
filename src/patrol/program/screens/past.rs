//! Past shifts: totals by month, each shift, and how long they are kept.

use app::components::elements::{a, button, element, follow, h2, h3, main_button, p, views};
use leptos::prelude::*;

use super::sum::{sum, ways_out, with_words};
use crate::chart::{Size, bars};
use crate::export::{csv, file_name};
use crate::journal::summary::Summary;
use crate::keep::Deletion;
use crate::program::preferences::Preferences;
use crate::program::record::Record;
use crate::program::view::View;
use crate::program::words::{clock_of, day_of, length_in_words, london, month_in_words, number_of};
use crate::shift::Shift;
use crate::time::month::months;
use crate::writer::Writer;

const CHART: Size = Size { width: 300, height: 100, gap: 8 };
/// The most months in the chart.
const MONTHS: usize = 12;
const KEEP: [(u32, &str); 5] =
    [(7, "7 days"), (30, "30 days"), (90, "90 days"), (365, "365 days"), (0, "Until I delete them")];

pub fn past() -> Vec<AnyView> {
    let record: Record = expect_context();
    let preferences: Preferences = expect_context();
    let open = RwSignal::new(None::<Writer>);
    let asks = RwSignal::new(None::<Writer>);
    let asks_all = RwSignal::new(false);
    let list = follow(move || {
        let past = record.past();
        if past.is_empty() {
            return views![p("", "There is no past shift on this phone.")];
        }
        past.into_iter().map(|summary| card(record, preferences, summary, open, asks)).collect()
    });
    let all = follow(move || {
        if record.past().is_empty() {
            return Vec::new();
        }
        if asks_all.get() {
            let delete = move || {
                record.past().into_iter().for_each(|summary| record.delete(summary.writer));
                asks_all.set(false);
            };
            return views![
                p("", "Delete all past shifts from this phone?"),
                p(
                    "buttons",
                    views![
                        main_button("Keep them", move || asks_all.set(false)),
                        button(views!["Delete them all"], delete)
                    ]
                ),
            ];
        }
        let save_them = move || save_all(record, preferences);
        views![p(
            "buttons",
            views![
                button(views!["Save all as a file"], save_them),
                button(views!["Delete all"], move || asks_all.set(true))
            ]
        )]
    });
    views![
        p("buttons", a("button", View::Resources.link(), "Back to help")),
        element("h2", &[("tabindex", "-1")], "Past shifts"),
        super::trouble::trouble(record),
        due(record, preferences),
        totals(record),
        element("div", &[("class", "shifts")], list),
        all,
        keep_choice(preferences),
    ]
}

/// What is deleted soon, told before it goes.
pub fn due(record: Record, preferences: Preferences) -> AnyView {
    let told = follow(move || {
        let deletion = match preferences.keep_days() {
            None => Deletion::default(),
            Some(0) => Deletion::Never,
            Some(days) => Deletion::After(u16::try_from(days).unwrap_or(365)),
        };
        let due = record.due(deletion);
        record.told(&due.iter().map(|(writer, _)| *writer).collect::<Vec<_>>());
        let past = record.past();
        let card = |(writer, days): (Writer, u32)| {
            let summary = past.iter().find(|summary| summary.writer == writer)?;
            let words = [
                "The shift of ",
                &*day_of(summary.started_ms),
                " is deleted after you open this on ",
                &number_of(days as usize, "more day"),
                ".",
            ];
            Some(element(
                "div",
                &[("class", "card trouble")],
                views![
                    p("", words.concat()),
                    p(
                        "buttons",
                        views![
                            main_button("Keep it", move || record.keep(writer)),
                            button(views!["Save it as a file"], move || save(vec![record.whole(writer)], preferences)),
                        ]
                    ),
                ],
            ))
        };
        due.into_iter().filter_map(card).collect()
    });
    element("div", &[], told)
}

fn card(
    record: Record,
    preferences: Preferences,
    summary: Summary,
    open: RwSignal<Option<Writer>>,
    asks: RwSignal<Option<Writer>>,
) -> AnyView {
    let writer = summary.writer;
    let head = [&*day_of(summary.started_ms), ", from ", &*clock_of(summary.started_ms)].concat();
    let line = [
        &*length_in_words(summary.length),
        ". ",
        &*number_of(summary.taps as usize, "tap"),
        ", ",
        &*number_of(summary.notes as usize, "note"),
        ".",
    ]
    .concat();
    let more = follow(move || {
        if asks.get() == Some(writer) {
            return views![
                p("", "Delete this shift from this phone?"),
                p(
                    "buttons",
                    views![
                        main_button("Keep it", move || asks.set(None)),
                        button(views!["Delete it"], move || record.delete(writer)),
                    ]
                ),
            ];
        }
        if open.get() != Some(writer) {
            return views![p(
                "buttons",
                views![
                    button(views!["See it"], move || open.set(Some(writer))),
                    button(views!["Delete"], move || asks.set(Some(writer))),
                ]
            )];
        }
        let shift = record.whole(writer);
        views![sum(&shift, preferences), ways_out(shift, preferences)]
    });
    element("section", &[("class", "card")], views![h3(head), p("note", line), more])
}

/// Totals by month as bars, and the same as a table.
fn totals(record: Record) -> AnyView {
    let drawn = follow(move || {
        let mut months = months(&record.past_writers(), london);
        if months.is_empty() {
            return Vec::new();
        }
        months.drain(..months.len().saturating_sub(MONTHS));
        let taps: Vec<u64> = months.iter().map(|(_, totals)| counted(totals)).collect();
        let row = |(month, totals): &(crate::time::month::Month, crate::time::month::Totals)| {
            let cells = [
                month_in_words(month.year, month.month),
                totals.shifts.to_string(),
                (totals.length.minutes / 60).to_string(),
                counted(totals).to_string(),
            ];
            let [name, shifts, hours, taps] = cells;
            let cell = |text: String| element("td", &[], text);
            element("tr", &[], views![element("th", &[("scope", "row")], name), cell(shifts), cell(hours), cell(taps)])
        };
        let head = ["Month", "Shifts", "Hours", "Counted"]
            .map(|name| element("th", &[("scope", "col")], name))
            .into_iter()
            .collect::<Vec<_>>();
        let rows: Vec<AnyView> = months.iter().map(row).collect();
        views![
            h2("By month"),
            picture(taps),
            element(
                "table",
                &[("class", "sum")],
                views![element("thead", &[], element("tr", &[], head)), element("tbody", &[], rows),]
            ),
        ]
    });
    element("div", &[], drawn)
}

/// All that was counted in a month, by all phones.
fn counted(totals: &crate::time::month::Totals) -> u64 {
    totals.team_counts.values().map(|count| u64::from(*count)).sum()
}

/// The bars. The table says the same in words.
fn picture(taps: Vec<u64>) -> AnyView {
    let mut outline = String::new();
    for bar in bars(&taps, CHART).bars {
        for piece in [
            "M",
            &bar.x.to_string(),
            " ",
            &bar.y.to_string(),
            "h",
            &bar.width.to_string(),
            "v",
            &bar.height.to_string(),
            "h-",
            &bar.width.to_string(),
            "z",
        ] {
            outline.push_str(piece);
        }
    }
    let view_box = ["0 0 ", &CHART.width.to_string(), " ", &CHART.height.to_string()].concat();
    view! { <svg class="chart" aria-hidden="true" viewBox=view_box><path d=outline /></svg> }.into_any()
}

fn save_all(record: Record, preferences: Preferences) {
    save(record.past().into_iter().rev().map(|summary| record.whole(summary.writer)).collect(), preferences);
}

/// Saves shifts as one file.
fn save(shifts: Vec<Shift>, preferences: Preferences) {
    let table = with_words(preferences, |words| csv::write(&shifts, words));
    app::browser::files::save_text(&file_name(&shifts, &london, "csv"), "text/csv", &table);
}

fn keep_choice(preferences: Preferences) -> AnyView {
    let now = preferences.keep_days().unwrap_or(30);
    let option = |(days, words): (u32, &'static str)| {
        let value = days.to_string();
        let mut attributes = vec![("value", &*value)];
        attributes.extend((days == now).then_some(("selected", "selected")));
        element("option", &attributes, words)
    };
    let options: Vec<AnyView> = KEEP.into_iter().map(option).collect();
    let choose = move |event| preferences.set_keep_days(event_target_value(&event).parse().unwrap_or(30));
    element(
        "div",
        &[],
        views![
            element("label", &[("for", "keep")], "Keep past shifts for"),
            view! { <select id="keep" on:change=choose>{options}</select> }.into_any(),
            p("note", "Days on which you open this page count. You are told before one is deleted."),
        ],
    )
}
