//! A place in a list.

use leptos::prelude::*;

use super::icon::Icon;
use super::opening_state::OpeningState;
use super::way::WayLine;
use crate::content::check::dialled;
use crate::content::place::{Kind, Place, Purpose};
use crate::finder::hours_in_words::hours_sentence;

/// What sort of place it is, in words.
pub fn kind_word(kind: Kind) -> &'static str {
    match kind {
        Kind::SafeHaven => "Safe Haven",
        Kind::CampusSecurity => "Campus security",
        Kind::Police => "Police",
        Kind::MentalHealthSafeHaven => "Mental health",
        Kind::HospitalUtc => "Hospital, not an A&E",
        Kind::TaxiRank => "Taxi rank",
        Kind::Station => "Trains",
        Kind::BusStation => "Buses",
        Kind::BusStop => "Bus stop",
        Kind::OpenAllNight => "Reported open all night",
        Kind::University => "University",
        Kind::Landmark => "Landmark",
        Kind::Street => "Street",
    }
}

/// A button that calls a number.
#[component]
pub fn CallButton(phone: String) -> impl IntoView {
    let link = format!("tel:{}", dialled(&phone));
    view! {
        <a class="button call" href=link>
            <Icon name="phone" />
            "Call "
            {phone}
        </a>
    }
}

/// Where people can help, the card says how to get in and whom to call; elsewhere its name and street are enough.
#[component]
pub fn PlaceCard(place: Place) -> impl IntoView {
    let helps = place.kind.purpose() == Purpose::Help;
    let detail = helps.then(|| {
        let place = place.clone();
        view! {
            <OpeningState place=place.clone() />
            <p class="hours">{hours_sentence(&place)}</p>
            {place.who_for.clone().map(|who| view! { <p>{format!("For: {who}")}</p> })}
            {place.way_in.clone().map(|way_in| view! { <p class="way-in">{way_in}</p> })}
        }
    });
    view! {
        <li class="card place">
            <p class="kind">{kind_word(place.kind)}</p>
            <h3>
                <a href=format!("/places/{}", place.id)>{place.name.clone()}</a>
            </h3>
            {(!helps).then(|| place.address.clone().map(|address| view! { <p>{address}</p> }))}
            <WayLine place=place.clone() />
            {detail}
            {place.phone.clone().filter(|_| helps).map(|phone| view! { <CallButton phone /> })}
        </li>
    }
}
