//! The arrow to a place, which turns with the phone, with all that it says in words, and the link to the map app of the phone.

use std::cell::Cell;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser::effect::effect;
use crate::browser::launch::{agent, wants_less_motion};
use crate::browser::sharing::{Sent, copy};
use crate::browser::streets;
use crate::browser::wake_lock::use_wake_lock;
use crate::components::direction::turned_icon;
use crate::components::elements::{a, announced, button_of, element, follow, h2, p, span, views};
use crate::components::icon::icon;
use crate::components::on_foot::on_foot;
use crate::content::place::{Place, Position};
use crate::logic::geo::guide::{Look, landmark_past};
use crate::logic::geo::heading::{Top, in_steps};
use crate::logic::nearest::ranking::Ranking;
use crate::state::guide::Guide;
use crate::state::knowledge::CurrentKnowledge;
use crate::state::location::Locator;
use crate::words::answer::location_in_words;
use crate::words::map_app::{coordinates, map_address};
use crate::words::way::way_in_words;
use crate::words::which_way::{COPIED, NEEDS_DATA, NOT_COPIED, START, STOP, arrow_words, tells_location, way_words};

/// The button that starts the arrow and ends it, and the link to the map app. None for a place whose position nobody knows.
pub fn which_way_buttons(place: &Place) -> Vec<AnyView> {
    let Some(position) = place.position else { return Vec::new() };
    let Locator { fix, request, guide, .. } = expect_context();
    let leads = leads_to(guide, place);
    let label = Signal::derive(move || if leads.get() { STOP } else { START }.to_owned());
    let id = place.id.clone();
    let tap = move || {
        if leads.get_untracked() {
            return guide.to.set(None);
        }
        guide.start(&id);
        if fix.get_untracked().is_none() {
            request.run(());
        }
    };
    vec![button_of("button needs-program", views![icon("way"), label], Box::new(tap)), map_link(position, &place.name)]
}

/// Whether the person is led to this place.
fn leads_to(guide: Guide, place: &Place) -> Signal<bool> {
    let id = Some(place.id.clone());
    Signal::derive(move || guide.to.get() == id)
}

/// The link to the map app of the phone. Which one it is, the first render does not know, as in the finished page.
fn map_link(position: Position, name: &str) -> AnyView {
    let address = RwSignal::new(map_address(None, position, name));
    let name = name.to_owned();
    effect(move || address.set(map_address(Some(&agent()), position, &name)));
    follow(move || {
        let parts = views![icon("web"), "Map app", span("note", NEEDS_DATA)];
        vec![a("button", address.get(), parts)]
    })
}

/// The coordinates, to copy into any map.
pub fn coordinates_to_copy(position: Position) -> AnyView {
    let words = coordinates(position);
    let copied = RwSignal::new(String::new());
    let numbers = p("", words.as_str());
    let tap = move || {
        let words = words.clone();
        spawn_local(
            async move { copied.set(if copy(&words).await == Sent::Done { COPIED } else { NOT_COPIED }.into()) },
        );
    };
    let copy_it = button_of("button needs-program", views!["Copy"], Box::new(tap));
    views![h2("On any map"), numbers, copy_it, announced("status", copied.into())].into_any()
}

/// The arrow with its words, while the person is led to this place.
pub fn which_way(place: &Place) -> AnyView {
    let Locator { guide, .. } = expect_context();
    let leads = leads_to(guide, place);
    guide.follow(leads);
    use_wake_lock(leads, |_| ());
    let (walked, place, spoken) = (place.clone(), place.clone(), RwSignal::new(String::new()));
    let arrow = follow(move || {
        spoken.set(String::new());
        if leads.get() { guidance(place.clone(), guide, spoken) } else { Vec::new() }
    });
    element(
        "div",
        &[("class", "which-way")],
        views![on_foot(&walked, false), arrow, announced("visually-hidden", spoken.into())],
    )
}

/// `spoken`: what screen readers announce.
fn guidance(place: Place, guide: Guide, spoken: RwSignal<String>) -> Vec<AnyView> {
    let Locator { fix, location, chosen, .. } = expect_context();
    let CurrentKnowledge { knowledge, .. } = expect_context();
    let blank = || RwSignal::new(String::new());
    let (way, known, worth, north, turned, drawn) = (blank(), blank(), blank(), blank(), blank(), RwSignal::new(false));
    // Without motion it turns in eighths.
    let step = if wants_less_motion() { 45 } else { 1 };
    let seen = Cell::new(Look::default());
    effect(move || {
        let (fix, chosen, facing) = (fix.get(), chosen.get(), guide.facing.get());
        let top = facing.top();
        let look = seen.get().next(fix, &place, top);
        seen.set(look);
        let facts = knowledge.get();
        let past = fix.and_then(|fix| landmark_past(fix, &place, &facts.places));
        let words = way_words(look, &place, past);
        let chosen = chosen.and_then(|id| Some(facts.place(&id)?.name.clone()));
        let told = if tells_location(fix, chosen.is_some()) {
            location_in_words(location.get(), chosen.as_deref(), &Ranking::default(), &[])
        } else {
            String::new()
        };
        let is_drawn = look.has_arrow() && top != Top::Unsure;
        if drawn.get_untracked() != is_drawn {
            drawn.set(is_drawn);
        }
        let rotate = |degrees| ["rotate(", &in_steps(degrees, step).to_string(), " 12 12)"].concat();
        write(north, rotate(-top.degrees()));
        // Along the streets, where the way is known: what comes next stands above the arrow then.
        let along = streets::bearing();
        write(turned, rotate(along.or(look.bearing).unwrap_or_default() as i32 - top.degrees()));
        write(worth, if look.has_arrow() { arrow_words(facing.compass, top) } else { String::new() });
        // Without a location its news is why.
        if look.is_news || (fix.is_none() && known.with_untracked(|known| *known != told)) {
            let how_far = fix.map(|fix| way_in_words(fix, &place)).unwrap_or_default();
            write(spoken, [&*words, &how_far, &told].join(" "));
        }
        write(way, if along.is_some() { String::new() } else { words });
        write(known, told);
    });
    let icons = move || {
        let icons = || vec![turned_icon("ring", north.into()), turned_icon("arrow", turned.into())];
        drawn.get().then(icons).unwrap_or_default()
    };
    vec![
        p("arrow", follow(icons)),
        p("side", Signal::from(way)),
        p("note", Signal::from(known)),
        p("note", Signal::from(worth)),
    ]
}

/// Writes words that have changed.
fn write(to: RwSignal<String>, words: String) {
    if to.get_untracked() != words {
        to.set(words);
    }
}
