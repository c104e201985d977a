//! Lists of links to fixed pages, each with a line about it, entries out of date last.

use leptos::prelude::*;

use crate::components::elements::{a, follow_ul, span};
use crate::components::evidence::OUT_OF_DATE;
use crate::content::entry::{Entry, List};
use crate::state::clock::Clock;
use crate::state::knowledge::CurrentKnowledge;

/// The entries of one list, in the order of the content.
pub fn entry_list(which: List) -> AnyView {
    let CurrentKnowledge { knowledge, .. } = expect_context();
    let Clock(now) = expect_context();
    // Memos, so that the list is redrawn when an entry goes out of date and not each minute.
    let of_age = move |old: bool| {
        Memo::new(move |_| {
            let is_old = |entry: &Entry| now.get().is_some_and(|now| entry.out_of_date(now));
            let knowledge = knowledge.get();
            let entries = knowledge.entries.iter().enumerate().filter(|(_, entry)| entry.list == which);
            entries.filter(|(_, entry)| is_old(entry) == old).map(|(index, _)| index).collect::<Vec<usize>>()
        })
    };
    let (current, old) = (of_age(false), of_age(true));
    follow_ul("rows", move || {
        let knowledge = knowledge.get();
        let rows = |indices: Vec<usize>, line: fn(&Entry) -> &str| -> Vec<AnyView> {
            let entries = indices.into_iter().filter_map(|index| knowledge.entries.get(index));
            entries.map(|entry| row(&entry.path, &entry.title, line(entry))).collect()
        };
        let mut all = rows(current.get(), |entry| &entry.line);
        all.extend(rows(old.get(), |_| OUT_OF_DATE));
        all
    })
}

/// A link row: its name, and a line about it.
pub fn row(path: &str, title: &str, line: &str) -> AnyView {
    a("", path, vec![span("", title), span("note", line)])
}
