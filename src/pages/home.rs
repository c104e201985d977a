//! `/`: the nearest place to go, and all the others.

use std::sync::Arc;

use leptos::prelude::*;

use crate::browser::clock::Clock;
use crate::browser::knowledge::Knowledge;
use crate::browser::location::Locator;
use crate::components::answer::Answer;
use crate::components::place_card::PlaceCard;
use crate::components::screen::Screen;
use crate::content::place::Purpose;
use crate::finder::ranking::order;

pub const HEAD: (&str, &str) = (
    "Safe Havens",
    "Where to go for help in Canterbury at night: how to get in, whom to call, and the way there. It works with no signal.",
);

#[component]
pub fn Home() -> impl IntoView {
    view! {
        <Screen title=HEAD.0>
            <Answer />
            <h2>"Where people can help"</h2>
            <PlaceList purpose=Purpose::Help />
            <p class="note">
                "The action plan counts eight Safe Havens: six open day and night, and two from 7am to 10pm every day. It does not say where they are. We list the places that we could trace to a source. "
                <a href="/about">"How we know"</a>
            </p>
            <h2>"Ways home"</h2>
            <PlaceList purpose=Purpose::WayHome />
            <h2>"Landmarks, to say where you are"</h2>
            <PlaceList purpose=Purpose::Landmark />
        </Screen>
    }
}

/// The places of one purpose, in order. When the order changes the cards are drawn anew: moving those that are there
/// would slide them under a thumb.
#[component]
fn PlaceList(purpose: Purpose) -> impl IntoView {
    let Knowledge { pack, .. } = expect_context();
    let Clock(now) = expect_context();
    let Locator { location, .. } = expect_context();
    let shown = Memo::new(move |_| {
        let pack = pack.get();
        order(&pack.places, purpose, location.get().fix().zip(now.get()))
            .into_iter()
            .map(|index| pack.places[index].clone())
            .collect::<Vec<_>>()
    });
    view! {
        <ul class="places">
            <For
                each=move || {
                    let shown = shown.get();
                    let order: Arc<str> = shown.iter().map(|place| place.id.as_str()).collect::<Vec<_>>().join(" ").into();
                    shown.into_iter().map(move |place| (order.clone(), place))
                }
                key=|(order, place)| (order.clone(), place.id.clone())
                children=|(_, place)| view! { <PlaceCard place /> }
            />
        </ul>
    }
}
