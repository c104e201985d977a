//! The answer: the nearest place to go, or the button that asks for it.

use std::sync::Arc;

use leptos::prelude::*;

use super::icon::icon;
use super::opening_state::opening_state;
use super::place_list::order_of;
use super::text::{PlaceReader, h2, live, opening_of};
use super::tiles::{Tile, tiles};
use super::way::way_line;
use crate::browser::clock::Clock;
use crate::browser::knowledge::Knowledge;
use crate::browser::location::Locator;
use crate::content::check::dialled;
use crate::content::place::{Place, Purpose};
use crate::finder::answer_in_words::{how_sure, location_in_words};
use crate::finder::location::Location;

/// What else a person may need first.
const FIRST: [Tile; 4] = [
    ("/help", "help", "I need help"),
    ("/show/help", "show", "Show to staff"),
    ("/help/numbers", "phone", "All numbers"),
    ("/search", "search", "Find anything"),
];

/// Keeps one height, so that nothing below it moves when the answer comes.
pub fn answer() -> AnyView {
    let help = order_of(Purpose::Help);
    let Knowledge { pack, .. } = expect_context();
    let Clock(now) = expect_context();
    let Locator { location, find } = expect_context();

    let nearest: PlaceReader = Arc::new(move || {
        location.get().fix()?;
        now.get()?;
        pack.get().places.get(*help.get().first()?).cloned()
    });
    let of_nearest = |read: fn(Place) -> String| {
        let nearest = nearest.clone();
        Signal::derive(move || nearest().map(read).unwrap_or_default())
    };
    let is = |what: fn(Option<Place>) -> bool| {
        let nearest = nearest.clone();
        Signal::derive(move || what(nearest()))
    };
    let sure = {
        let nearest = nearest.clone();
        Signal::derive(move || how_sure(nearest().zip(now.get())).to_owned())
    };
    let page = of_nearest(|place| format!("/places/{}", place.id));
    let number = of_nearest(|place| format!("tel:{}", place.phone.as_deref().map(dialled).unwrap_or_default()));
    let no_number = is(|place| place.is_none_or(|place| place.phone.is_none()));
    let waiting = Signal::derive(move || (location.get() == Location::Asking).to_string());
    let told = Signal::derive(move || location_in_words(location.get(), &help.get(), &pack.get().places, now.get()));
    let ask = move |_| {
        if location.get_untracked() != Location::Asking {
            find.run(());
        }
    };

    // A heading is never empty, not even in a card that is not shown yet.
    let name = {
        let nearest = nearest.clone();
        Signal::derive(move || nearest().map_or_else(|| "Nearest place".into(), |place| place.name))
    };
    // What is read out once, where nothing can move it; seen in its place in the part that is shown.
    let seen = move || view! { <p class="told" aria-hidden="true">{told}</p> }.into_any();
    let card = vec![
        live("kind", sure),
        h2(name.into_any()),
        opening_state(opening_of(nearest.clone())),
        way_line(nearest.clone()),
        live("way-in", of_nearest(|place| place.way_in.unwrap_or_default())),
        live("", of_nearest(|place| place.who_for.map(|who| format!("For: {who}")).unwrap_or_default())),
        seen(),
        view! {
            <p class="buttons">
                <a class="button main" href=page>{icon("way")}"Take me there"</a>
                <a class="button call" href=number hidden=no_number>
                    {icon("phone")}
                    {of_nearest(|place| place.phone.map(|phone| format!("Call {phone}")).unwrap_or_default())}
                </a>
            </p>
        }
        .into_any(),
    ];
    view! {
        <section class="answer" aria-label="Nearest place to go">
            <div class="ask" hidden=is(|place| place.is_some())>
                {tiles(&FIRST)}
                <div class="find">
                    <p class="lead">"Need somewhere to go?"</p>
                    <button type="button" class="button main" aria-disabled=waiting on:click=ask>{icon("find")}"Find the nearest"</button>
                    <p class="note">"Your location stays on this phone."</p>
                    {seen()}
                </div>
            </div>
            <div class="card nearest" hidden=is(|place| place.is_none())>{card}</div>
            <p class="unseen" role="status">{told}</p>
        </section>
    }
    .into_any()
}
