//! A list to tick off, and to make one's own.

use app::components::elements::{button, element, follow, p, span, views};
use leptos::prelude::*;

use super::fields::{field, tick};
use super::preferences::Preferences;
use super::record::now_ms;
use crate::journal::event::List;

/// The items. `ticked`: the ids of those that are. `change`: gets the id of an item, and whether it is ticked now.
pub fn checklist(
    list: List,
    ticked: Signal<Vec<String>>,
    change: impl Fn(String, bool) + Copy + Send + Sync + 'static,
) -> AnyView {
    let preferences: Preferences = expect_context();
    let edits = RwSignal::new(false);
    let items = follow(move || {
        let removes = edits.get();
        let item = |check: super::content::Check| {
            let (id, of) = (check.id.clone(), check.id);
            let is_on = {
                let id = id.clone();
                Signal::derive(move || ticked.with(|ticked| ticked.contains(&id)))
            };
            let words = check.name.clone();
            let row = tick(check.name, is_on, move |is_on| change(id.clone(), is_on));
            let out = removes.then(|| {
                button(views!["Take out", span("visually-hidden", words)], move || preferences.remove_check(list, &of))
            });
            element("li", &[], views![row, out])
        };
        preferences.checks(list).into_iter().map(item).collect()
    });
    let name = RwSignal::new(String::new());
    let add = move || {
        let written = name.get_untracked().trim().to_owned();
        if !written.is_empty() {
            preferences.add_check(list, ["own-", &now_ms().to_string()].concat(), written);
            name.set(String::new());
        }
    };
    let id = if list == List::Kit { "new-kit" } else { "new-debrief" };
    let more = follow(move || {
        if !edits.get() {
            return views![button(views!["Change this list"], move || edits.set(true))];
        }
        views![
            element("label", &[("for", id)], "Something more"),
            field(id, "text", 60, name),
            p("buttons", views![button(views!["Add it"], add), button(views!["Done"], move || edits.set(false))]),
        ]
    });
    element("div", &[], views![element("ul", &[("class", "ticks"), ("role", "list")], items), more])
}
