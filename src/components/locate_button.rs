//! A button that asks for the location. Its tap counts before the program runs too: see `src/start/early.js`.

use leptos::prelude::*;

use crate::components::icon::icon;
use crate::logic::geo::location::Location;
use crate::state::location::Locator;
use crate::words::answer::ASKING;

/// The button. It rests while the phone is asked.
pub fn locate_button(class: &'static str, text: &'static str, tap: impl Fn() + 'static) -> AnyView {
    let Locator { location, .. } = expect_context();
    let waiting = Signal::derive(move || (location.get() == Location::Asking).to_string());
    let tap = move |_| {
        if location.get_untracked() != Location::Asking {
            tap();
        }
    };
    view! { <button type="button" class=class data-wait=ASKING aria-disabled=waiting on:click=tap>{icon("find")}{text}</button> }
        .into_any()
}
