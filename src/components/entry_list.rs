//! Links to fixed pages: each with a line about it, what may be out of date last.

use leptos::prelude::*;

use super::evidence::OUT_OF_DATE;
use super::text::{follow, li, ul};
use crate::browser::clock::Clock;
use crate::browser::knowledge::Knowledge;
use crate::content::entry::{Entry, List};

/// The entries of one list, in the order of the content.
pub fn entry_list(which: List) -> AnyView {
    let Knowledge { pack, .. } = expect_context();
    let Clock(now) = expect_context();
    let rows = follow(move || {
        let pack = pack.get();
        let entries = pack.entries.iter().filter(|entry| entry.list == which);
        let (old, current): (Vec<&Entry>, Vec<&Entry>) =
            entries.partition(|entry| now.get().is_some_and(|now| entry.out_of_date(now)));
        let current = current.iter().map(|entry| row(&entry.path, &entry.title, &entry.line));
        let old = old.iter().map(|entry| row(&entry.path, &entry.title, OUT_OF_DATE));
        current.chain(old).map(|row| li("", String::new(), vec![row])).collect()
    });
    ul("rows", vec![rows])
}

/// A row that leads somewhere: its name, and a line about it.
pub fn row(path: &str, title: &str, line: &str) -> AnyView {
    let (path, title, line) = (path.to_owned(), title.to_owned(), line.to_owned());
    view! { <a href=path><span>{title}</span><span class="note">{line}</span></a> }.into_any()
}
