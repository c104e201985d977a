//! The answer: the nearest place to go, or the button that asks for it.

use leptos::prelude::*;

use super::icon::Icon;
use super::opening_state::OpeningState;
use super::place_card::CallButton;
use super::way::WayLine;
use crate::browser::clock::Clock;
use crate::browser::knowledge::Knowledge;
use crate::browser::location::Locator;
use crate::content::place::{Place, Purpose};
use crate::finder::distance::distance_in_words;
use crate::finder::location::{Location, far_from_canterbury, is_rough};
use crate::finder::opening::opening;
use crate::finder::ranking::{cannot_separate, order, tier, way};

/// Keeps one height, so that nothing below it moves when the answer comes.
#[component]
pub fn Answer() -> impl IntoView {
    let Knowledge { pack, .. } = expect_context();
    let Clock(now) = expect_context();
    let Locator { location, find } = expect_context();

    let nearest = Memo::new(move |_| {
        let seen = (location.get().fix()?, now.get()?);
        let pack = pack.get();
        let first = order(&pack.places, Purpose::Help, Some(seen)).first().copied()?;
        Some((pack.places[first].clone(), tier(opening(&pack.places[first], seen.1))))
    });
    let waiting = move || location.get() == Location::Asking;

    view! {
        <section class="answer" aria-label="Nearest place to go">
            {move || match nearest.get() {
                Some((place, tier)) => view! { <Nearest place tier /> }.into_any(),
                None => {
                    view! {
                        <div class="ask">
                            <p class="lead">"Need somewhere to go?"</p>
                            <button class="button main" aria-disabled=move || waiting().to_string() on:click=move |_| {
                                if !waiting() {
                                    find.run(());
                                }
                            }>
                                <Icon name="find" />
                                "Find the nearest"
                            </button>
                            <p>"Your location stays on this phone."</p>
                        </div>
                    }
                        .into_any()
                }
            }}
            <p class="told" role="status">{move || told(location.get(), &pack.get().places, now.get())}</p>
        </section>
    }
}

#[component]
fn Nearest(place: Place, tier: u8) -> impl IntoView {
    view! {
        <div class="card nearest">
            <p class="kind">
                {match tier {
                    0 => "Nearest, open now",
                    1 => "Nearest, reported open",
                    _ => "Nearest. We do not know if it is open",
                }}
            </p>
            <h2>{place.name.clone()}</h2>
            <OpeningState place=place.clone() />
            <WayLine place=place.clone() />
            <p class="way-in">{place.way_in.clone()}</p>
            {place.who_for.clone().map(|who| view! { <p>{format!("For: {who}")}</p> })}
            <p class="buttons">
                <a class="button main" href=format!("/places/{}", place.id)>
                    <Icon name="way" />
                    "Take me there"
                </a>
                {place.phone.clone().map(|phone| view! { <CallButton phone /> })}
            </p>
        </div>
    }
}

/// What there is to say about the location: never more than one or two short sentences.
fn told(location: Location, places: &[Place], now: Option<chrono::NaiveDateTime>) -> String {
    let fix = match location {
        Location::NotAsked => return String::new(),
        Location::Asking => return "Asking your phone where it is.".into(),
        Location::Refused => {
            return "Your phone did not share its location. That is fine: the list below works without it.".into();
        }
        Location::NoAnswer => return "Your phone has not answered yet. The list below works without it.".into(),
        Location::Unavailable => return "Your phone cannot tell where it is. The list below works without it.".into(),
        Location::Found(fix) => fix,
    };
    if let Some(distance) = far_from_canterbury(fix) {
        return format!("You are about {} from Canterbury. These places are there.", distance_in_words(distance));
    }
    let unsure = now.and_then(|now| {
        let order = order(places, Purpose::Help, Some((fix, now)));
        let [first, second] = [places.get(*order.first()?)?, places.get(*order.get(1)?)?];
        let same_tier = tier(opening(first, now)) == tier(opening(second, now));
        let near = cannot_separate(fix, way(fix, first)?, way(fix, second)?);
        (same_tier && near).then(|| format!(" It cannot tell if {} or {} is nearer.", first.name, second.name))
    });
    let accuracy = distance_in_words(fix.accuracy_m);
    match unsure {
        Some(unsure) => format!("Your phone knows where you are to about {accuracy}.{unsure}"),
        None if is_rough(fix) => format!("Your phone only knows where you are to about {accuracy}."),
        None => String::new(),
    }
}
