//! `/places/<id>`: all we know of one place.

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::browser::clock::Clock;
use crate::browser::knowledge::Knowledge;
use crate::browser::location::Locator;
use crate::components::icon::Icon;
use crate::components::opening_state::OpeningState;
use crate::components::place_card::{CallButton, kind_word};
use crate::components::screen::Screen;
use crate::components::way::WayLine;
use crate::content::place::{Confidence, Place, Purpose};
use crate::finder::hours_in_words::hours_sentence;
use crate::finder::opening::{date_in_words, out_of_date};

use super::not_found::NotFound;

#[component]
pub fn PlacePage() -> impl IntoView {
    let Knowledge { pack, .. } = expect_context();
    let params = use_params_map();
    move || match pack.get().place(&params.get().get("id").unwrap_or_default()) {
        Some(place) => view! { <OnePlace place=place.clone() /> }.into_any(),
        None => view! { <NotFound /> }.into_any(),
    }
}

#[component]
fn OnePlace(place: Place) -> impl IntoView {
    let Locator { location, find } = expect_context();
    let helps = place.kind.purpose() == Purpose::Help;
    view! {
        <Screen title=place.name.clone()>
            <article class="one-place">
                <p class="kind">{kind_word(place.kind)}</p>
                {helps.then(|| view! { <OpeningState place=place.clone() /> })}
                <WayLine place=place.clone() />
                {part("How to get in", place.way_in.clone())}
                {part("Address", place.address.clone())}
                {(helps || place.hours.is_some()).then(|| part("Hours", Some(hours_sentence(&place))))}
                {part("Who it is for", place.who_for.clone())}
                {part("Who is there", place.who_is_there.clone())}
                {(!place.people_will.is_empty())
                    .then(|| {
                        view! {
                            <h2>"What they will do if you ask"</h2>
                            <ul class="plain">
                                {place.people_will.iter().map(|line| view! { <li>{line.clone()}</li> }).collect_view()}
                            </ul>
                        }
                    })}
                {part("Good to know", place.note.clone())}
                <p class="buttons">
                    {place.phone.clone().map(|phone| view! { <CallButton phone /> })}
                    {place.position.is_some().then(|| view! {
                        <button class="button" on:click=move |_| find.run(())>
                            <Icon name="find" />
                            {move || if location.get().fix().is_some() { "Find me again" } else { "How far is it?" }}
                        </button>
                    })}
                </p>
                <EvidenceNotes place />
            </article>
        </Screen>
    }
}

fn part(heading: &'static str, text: Option<String>) -> impl IntoView {
    text.map(|text| view! { <h2>{heading}</h2> <p>{text}</p> })
}

/// The small print: where we know it from, when it was compared, how exact it is, and where to say that it is wrong.
#[component]
fn EvidenceNotes(place: Place) -> impl IntoView {
    let Knowledge { pack, .. } = expect_context();
    let Clock(now) = expect_context();
    let evidence = place.evidence.clone();
    let sure = match evidence.confidence {
        Confidence::Confirmed => "An official source says so, or several sources agree.",
        Confidence::Reported => "One source, or an old one, says so. Nobody has confirmed it.",
    };
    let (position, link) = (place.position, place.link.clone());
    let old = Memo::new(move |_| now.get().is_some_and(|now| out_of_date(&place, now)));
    view! {
        <section class="evidence" aria-label="How we know">
            <h2>"How we know"</h2>
            <p>{sure}</p>
            <p>{format!("From: {} ({}).", evidence.source, evidence.source_date)}</p>
            <p>{format!("We last compared this page with what we hold of that source on {}. We look again by {}.", date_in_words(evidence.checked), date_in_words(evidence.review_by))}</p>
            <p class="old" hidden=move || !old.get()>"This may be out of date. Check before you rely on it."</p>
            {position.map(|position| view! { <p>{format!("The position is exact to about {} metres.", position.accuracy_m)}</p> })}
            {link.map(|link| view! { <p><a href=link rel="noreferrer">"More about it, online"</a></p> })}
            <p>
                {move || match pack.get().corrections.clone() {
                    Some(link) => view! { <a href=link>"Tell us it is wrong"</a> }.into_any(),
                    None => view! { <a href="/about#wrong">"Tell us it is wrong"</a> }.into_any(),
                }}
            </p>
        </section>
    }
}
