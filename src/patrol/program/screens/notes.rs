//! Notes without names: short, timed, with a kind. What looks like a person is told, never forbidden.

use app::components::elements::{announced, button, element, follow, main_button, p, span, views};
use leptos::prelude::*;

use super::bar::bar;
use crate::journal::write::MAX_NOTE;
use crate::notes::findings;
use crate::program::fields::long_field;
use crate::program::preferences::Preferences;
use crate::program::record::Record;
use crate::program::view::View;
use crate::program::words::time_of;

pub fn notes() -> Vec<AnyView> {
    let record: Record = expect_context();
    let preferences: Preferences = expect_context();
    let kind =
        RwSignal::new(preferences.note_kinds().first().map(|(number, _)| number.to_string()).unwrap_or_default());
    let text = RwSignal::new(String::new());
    let said = RwSignal::new(String::new());
    let options = preferences.note_kinds().into_iter();
    let options: Vec<_> =
        options.map(|(number, name)| element("option", &[("value", &number.to_string())], name)).collect();
    let choose = move |event| kind.set(event_target_value(&event));
    let warnings = Signal::derive(move || {
        let mut sentences: Vec<&'static str> =
            findings(&text.get()).iter().map(|found| found.kind.in_words()).collect();
        sentences.dedup();
        sentences.join(" ")
    });
    let keep = move || {
        let written = text.get_untracked().trim().to_owned();
        if written.is_empty() {
            return;
        }
        let is_kept = record.note(kind.get_untracked().parse().unwrap_or_default(), written);
        if is_kept {
            text.set(String::new());
        }
        said.set(if is_kept { "Kept." } else { "It is not kept. See above." }.into());
    };
    let list = follow(move || {
        let item = |(line, note): (Option<crate::journal::line::LineId>, crate::note::Note)| {
            let kinds = preferences.note_kinds();
            let kind = kinds.iter().find(|(number, _)| *number == note.kind).map_or("", |(_, name)| name);
            let head = [&*time_of(note.at_ms), " ", kind].concat();
            let out = line.map(|line| {
                button(
                    views!["Delete", span("visually-hidden", ["the note of ", &*time_of(note.at_ms)].concat())],
                    move || record.delete_note(line),
                )
            });
            element("li", &[("class", "card")], views![p("note", head), p("", note.text), out])
        };
        record.notes().into_iter().rev().map(item).collect()
    });
    views![
        bar(View::Notes),
        element("h2", &[("tabindex", "-1")], "Notes"),
        p("lead", "No names. Nothing that identifies anybody."),
        element("label", &[("for", "kind")], "About"),
        view! { <select id="kind" on:change=choose>{options}</select> }.into_any(),
        element("label", &[("for", "note")], "In a few words"),
        long_field("note", MAX_NOTE, text),
        announced("warning", warnings),
        p("buttons", views![main_button("Keep the note", keep)]),
        announced("note", said.into()),
        element("ul", &[("class", "note-list"), ("role", "list")], list),
    ]
}
