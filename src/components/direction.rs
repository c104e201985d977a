//! The line with distance, direction and walking time to a place.

use leptos::prelude::*;

use crate::components::elements::PlaceReader;
use crate::logic::geo::distance::compass_degrees;
use crate::logic::geo::leg::leg;
use crate::state::location::Locator;
use crate::words::way::way_in_words;

/// The line of the way. Empty, with its height reserved, until the location is known.
pub fn way_line(place: PlaceReader) -> AnyView {
    let Locator { fix, guide, .. } = expect_context();
    let arrow = {
        let place = place.clone();
        move || {
            // Not beside the arrow that turns with the phone.
            let (place, led) = (place()?, guide.to.get());
            leg(fix.get()?, &place)?.bearing.filter(|_| led.as_ref() != Some(&place.id))
        }
    };
    let hidden = Signal::derive({
        let arrow = arrow.clone();
        move || arrow().is_none()
    });
    let turn = Signal::derive(move || format!("rotate({} 12 12)", arrow().map_or(0, compass_degrees)));
    let words =
        Signal::derive(move || place().and_then(|place| Some(way_in_words(fix.get()?, &place))).unwrap_or_default());
    view! {
        <p class="way">
            <span hidden=hidden>{turned_icon("way", turn)}</span>
            {words}
        </p>
    }
    .into_any()
}

/// A drawing from the sprite that turns: `rotate(90 12 12)`.
pub fn turned_icon(name: &'static str, turn: Signal<String>) -> AnyView {
    let href = ["#i-", name].concat();
    view! { <svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><use href=href transform=turn /></svg> }.into_any()
}
