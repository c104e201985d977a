//! What may be said of a place's hours now: a sign and words, in the colour of their meaning.

use leptos::prelude::*;

use super::text::PlaceReader;
use crate::browser::clock::Clock;
use crate::finder::opening::{self, Opening};

/// The line is empty, and keeps its height, until the time is known.
pub fn opening_state(place: PlaceReader) -> AnyView {
    let Clock(now) = expect_context();
    let meaning = {
        let place = place.clone();
        Signal::derive(move || {
            let opening = place().zip(now.get()).map(|(place, now)| opening::opening(&place, now));
            match opening {
                Some(Opening::Open { .. }) => "open",
                Some(Opening::NotConfirmed { .. }) => "reported",
                Some(Opening::Closed { .. } | Opening::NotKnown) => "closed",
                None => "",
            }
            .to_owned()
        })
    };
    let words = Signal::derive(move || {
        let words = place().zip(now.get()).map(|(place, now)| opening::in_words(opening::opening(&place, now), now));
        words.unwrap_or_default()
    });
    view! { <p class="state" data-meaning=meaning>{words}</p> }.into_any()
}
