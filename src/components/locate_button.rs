//! A button that asks for the location. Its tap counts before the program runs too: see `src/start/early.js`.

use leptos::prelude::*;

use crate::components::elements::{element, views};
use crate::components::icon::icon;
use crate::logic::geo::location::Location;
use crate::state::location::Locator;
use crate::words::answer::ASKING;

/// The id of the notice that a finished page opens at a tap, with no script at all.
const NOTICE: &str = "early";

/// The first such button of a screen. Before any script runs its tap opens a notice, by which the script knows that it was tapped.
pub fn first_locate_button(class: &'static str, text: &'static str, tap: impl Fn() + 'static) -> AnyView {
    if cfg!(feature = "csr") {
        return locate_button(class, text, tap);
    }
    let attributes = [
        ("type", "button"),
        ("class", class),
        ("data-wait", ASKING),
        ("aria-disabled", "false"),
        ("popovertarget", NOTICE),
        ("popovertargetaction", "show"),
    ];
    views![
        element("button", &attributes, views![icon("find"), text]),
        element("p", &[("id", NOTICE), ("popover", "manual"), ("class", "early")], ASKING),
    ]
    .into_any()
}

/// The button. It rests while the phone is asked.
pub fn locate_button(class: &'static str, text: &'static str, tap: impl Fn() + 'static) -> AnyView {
    resting_button(class, text, Box::new(tap))
}

// Not generic: each distinct closure in a view costs WebAssembly bytes.
fn resting_button(class: &'static str, text: &'static str, tap: Box<dyn Fn()>) -> AnyView {
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
