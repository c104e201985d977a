//! What may be said of hours now: a sign and words, in the colour of their meaning.

use leptos::prelude::*;

use super::text::OpeningReader;
use crate::browser::clock::Clock;
use crate::finder::opening::{self, Opening};

/// The line is empty, and keeps its height, until the time is known.
pub fn opening_state(read: OpeningReader) -> AnyView {
    let Clock(now) = expect_context();
    let meaning = {
        let read = read.clone();
        Signal::derive(move || {
            match now.get().and_then(|now| read(now)) {
                Some(Opening::Open { .. }) => "open",
                Some(Opening::NotConfirmed { .. }) => "reported",
                Some(Opening::Closed { .. } | Opening::NotKnown) => "closed",
                None => "",
            }
            .to_owned()
        })
    };
    let words = Signal::derive(move || {
        let words = now.get().and_then(|now| Some(opening::in_words(read(now)?, now)));
        words.unwrap_or_default()
    });
    view! { <p class="state" data-meaning=meaning>{words}</p> }.into_any()
}
