//! The opening state now: a sign and words, coloured by meaning.

use leptos::prelude::*;

use crate::components::elements::HoursReader;
use crate::state::clock::Clock;

/// The line of the opening state. Empty, with its height reserved, until the time is known.
pub fn opening_state(read: HoursReader) -> AnyView {
    let Clock(now) = expect_context();
    let state = Memo::new(move |_| now.get().and_then(|now| read(now)).unwrap_or_default());
    let meaning = Signal::derive(move || state.get().1.to_owned());
    let words = Signal::derive(move || state.get().0);
    view! { <p class="state" data-meaning=meaning>{words}</p> }.into_any()
}
