//! The bar of a shift: from the tally to the notes and the end, and back to the resources.

use app::components::elements::{announced, element, p, views};
use leptos::prelude::*;

use crate::program::record::Record;
use crate::program::view::View;

const WAYS: [(View, &str); 4] =
    [(View::Tally, "Tally"), (View::Notes, "Notes"), (View::End, "End"), (View::Resources, "Help")];

/// The ways, and what is saved.
pub fn bar(here: View) -> AnyView {
    let record: Record = expect_context();
    let ways = WAYS.into_iter().map(|(view, name)| {
        let mut attributes = vec![("class", "way"), ("href", "")];
        let link = view.link();
        attributes[1].1 = &link;
        attributes.extend((view == here).then_some(("aria-current", "page")));
        element("a", &attributes, name)
    });
    let ways = element("nav", &[("class", "shift-bar"), ("aria-label", "Shift")], ways.collect::<Vec<_>>());
    let since = Signal::derive(move || record.since_in_words());
    let saved = Signal::derive(move || record.saving_in_words());
    element("div", &[], views![ways, p("since", since), announced("saved", saved), super::trouble::trouble(record)])
}
