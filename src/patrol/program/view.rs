//! Which part of the page is shown: the fragment of its address says, so that Back and links work as everywhere.

use app::browser::call::listen;
use leptos::prelude::*;

/// What is shown in the place of the resources, or above them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// The resources, and above them the way to the shift.
    Resources,
    Start,
    Tally,
    Notes,
    End,
    HandOver,
    Scan,
    Past,
    Buttons,
}

/// The fragment of each.
const FRAGMENTS: [(View, &str); 8] = [
    (View::Start, "start"),
    (View::Tally, "tally"),
    (View::Notes, "notes"),
    (View::End, "end"),
    (View::HandOver, "hand-over"),
    (View::Scan, "scan"),
    (View::Past, "past"),
    (View::Buttons, "buttons"),
];

impl View {
    /// The fragment of its link.
    pub fn link(self) -> String {
        let fragment = FRAGMENTS.iter().find(|(view, _)| *view == self).map_or("", |(_, fragment)| fragment);
        ["#", fragment].concat()
    }

    fn of(hash: &str) -> View {
        let found = FRAGMENTS.iter().find(|(_, fragment)| *fragment == hash.trim_start_matches('#'));
        found.map_or(View::Resources, |(view, _)| *view)
    }
}

/// Follows the address.
pub fn use_view() -> RwSignal<View> {
    let read = || View::of(&location().hash().unwrap_or_default());
    let view = RwSignal::new(read());
    listen(&window(), "hashchange", move || _ = view.try_set(read()));
    view
}

/// Goes to a view, as a link would.
pub fn go(to: View) {
    // Browsers refuse no fragment.
    let _ = location().set_hash(&to.link());
}

/// Goes to a view in the place of this one, to which there is no way back.
pub fn replace(to: View) {
    let _ = location().replace(&["/patrol", &to.link()].concat());
}
