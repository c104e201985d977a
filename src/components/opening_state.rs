//! What may be said of a place's hours now: a sign and words, in the colour of their meaning.

use leptos::prelude::*;

use crate::browser::clock::Clock;
use crate::content::place::Place;
use crate::finder::opening::{self, Opening};

/// The line is empty, and keeps its height, until the time is known.
#[component]
pub fn OpeningState(place: Place) -> impl IntoView {
    let Clock(now) = expect_context();
    let state = Memo::new(move |_| {
        let now = now.get()?;
        let opening = opening::opening(&place, now);
        let meaning = match opening {
            Opening::Open { .. } => "open",
            Opening::NotConfirmed { .. } => "reported",
            Opening::Closed { .. } | Opening::NotKnown => "closed",
        };
        Some((meaning, opening::in_words(opening, now)))
    });
    view! {
        <p class="state" data-meaning=move || state.get().map(|(meaning, _)| meaning)>
            {move || state.get().map(|(_, words)| words)}
        </p>
    }
}
