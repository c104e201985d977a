//! The map, and the list that says the same.

use leptos::prelude::*;

use crate::browser::effect::effect;
use crate::browser::fragment::use_fragment;
use crate::browser::wake_lock::use_wake_lock;
use crate::components::elements::{
    a, announced, button, element, follow, follow_ul, h2, items_of, li, list, span, views,
};
use crate::components::evidence::OUT_OF_DATE;
use crate::components::icon::icon;
use crate::components::live_map::{LiveMap, Signals, TIMES, use_style};
use crate::components::locate_button::locate_button;
use crate::components::map_picture::{KINDS, picture, sign_of};
use crate::components::on_foot::{on_foot, streets_near};
use crate::components::place_card::{kind_word, place_card};
use crate::components::place_list::ranking;
use crate::content::place::{Need, Place};
use crate::logic::geo::distance::distance_m;
use crate::logic::geo::heading::Top;
use crate::logic::geo::location::{CITY, Fix, far_from_canterbury};
use crate::logic::nearest::ranking::{indices, sorted};
use crate::state::clock::Clock;
use crate::state::knowledge::CurrentKnowledge;
use crate::state::location::Locator;
use crate::words::answer::location_in_words;
use crate::words::map::STAYS_NORTH;
use crate::words::way::way_in_words;

/// The map, what is chosen on it, what its signs mean, and the list that says the same.
pub fn city_map() -> AnyView {
    use_style();
    let CurrentKnowledge { knowledge, .. } = expect_context();
    let Locator { location, fix, request, chosen: sight, guide, streets, .. } = expect_context();
    let (turns, street) = (RwSignal::new(false), RwSignal::new(String::new()));
    guide.follow(turns.into());
    // While somebody walks a way on the map.
    use_wake_lock(Signal::derive(move || guide.to.get().is_some()), |_| ());
    let heading = Signal::derive(move || match guide.facing.get().top() {
        Top::Heading(degrees) => Some(degrees.into()),
        Top::North | Top::Unsure => None,
    });
    let chosen = use_fragment();
    let map = LiveMap::new(Signals { knowledge, fix, chosen, heading, turns, streets: streets.version, street });
    let (started, followed) = (map.clone(), map.clone());
    effect(move || started.start());
    effect(move || followed.follow());

    let turn = follow(move || {
        let words = if turns.get() { "North up" } else { "Turn with me" };
        let turn = move || {
            if !turns.get_untracked() {
                guide.ask();
            }
            turns.update(|turns| *turns = !*turns);
        };
        vec![button(views![words], turn)]
    });
    let me = {
        let map = map.clone();
        move || {
            map.follow_person();
            if fix.get_untracked().is_none() {
                request.run(());
            }
        }
    };
    let zoom = |sign: &'static str, words: &'static str, times: f64| {
        let map = map.clone();
        let says = views![icon(sign), span("visually-hidden", words)];
        button(says, move || map.enlarge(times))
    };
    let buttons = views![
        turn,
        locate_button("button", "Me", me),
        zoom("minus", "Smaller", 1.0 / TIMES),
        zoom("plus", "Larger", TIMES)
    ];
    let rank = ranking(Need::SomewhereSafe);
    let message = Signal::derive(move || {
        let knowledge = knowledge.get();
        let sight = sight.get().and_then(|id| Some(knowledge.place(&id)?.name.clone()));
        let located = rank.with(|rank| location_in_words(location.get(), sight.as_deref(), rank, &knowledge.places));
        let north = if turns.get() && heading.get().is_none() { STAYS_NORTH } else { "" };
        let tapped = street.get();
        let tapped = if tapped.is_empty() { tapped } else { "You tapped ".to_owned() + &tapped + "." };
        [&tapped, &located, north].join(" ").trim().to_owned()
    });
    views![
        element("div", &[("class", "map"), ("role", "group"), ("aria-label", LABEL), ("tabindex", "0")], picture()),
        element("div", &[("class", "map-buttons needs-program")], buttons),
        announced("status", message),
        follow(move || {
            let place = knowledge.get().place(&chosen.get()).cloned();
            let card = |place: Place| {
                let parts = [on_foot(&place, false), on_foot(&place, true)];
                [list("ul", "places", items_of([place_card(place)]))].into_iter().chain(parts)
            };
            place.map(card).into_iter().flatten().collect()
        }),
        streets_near(),
        legend(),
        all_places(fix),
    ]
    .into_any()
}

const LABEL: &str = "Map of Canterbury. The list below says the same.";

/// What each sign means: the kinds of the places.
fn legend() -> AnyView {
    let CurrentKnowledge { knowledge, .. } = expect_context();
    follow_ul("legend", move || {
        let knowledge = knowledge.get();
        let shown = KINDS.into_iter().filter(|kind| knowledge.places.iter().any(|place| place.kind == *kind));
        shown.map(|kind| li("", None, views![icon(sign_of(kind)), kind_word(kind)])).collect()
    })
}

/// Every place with its kind and the way there, the nearest first: from the person, or from the middle of the city.
fn all_places(fix: Memo<Option<Fix>>) -> AnyView {
    let CurrentKnowledge { knowledge, .. } = expect_context();
    let Clock(now) = expect_context();
    let here = move || fix.get().filter(|fix| far_from_canterbury(*fix).is_none());
    let from = move || here().unwrap_or(Fix { at: CITY, accuracy_m: 0.0, age_min: 0, on_foot: None });
    let order = Memo::new(move |_| {
        let (knowledge, from) = (knowledge.get(), from().at);
        let away = |place: &Place| place.position.map_or(f64::INFINITY, |position| distance_m(from, position.into()));
        let mut keyed = Vec::new();
        for (index, place) in knowledge.places.iter().enumerate() {
            keyed.push((away(place), index));
        }
        indices(&sorted(keyed, &knowledge.places))
    });
    let whence = Signal::derive(move || {
        if here().is_some() { "From where you are, the nearest first." } else { FROM_THE_MIDDLE }.to_owned()
    });
    views![
        h2("Every place on the map"),
        element("p", &[("class", "note")], whence),
        follow_ul("rows icons", move || {
            let order = order.get();
            let knowledge = knowledge.get();
            let places = order.into_iter().filter_map(|index| knowledge.places.get(index).cloned());
            places
                .map(|place| {
                    let line = Signal::derive({
                        let place = place.clone();
                        move || {
                            let old = now.get().is_some_and(|now| place.evidence.out_of_date(now));
                            let way = way_in_words(from(), &place);
                            [
                                kind_word(place.kind),
                                ". ",
                                &way,
                                if old { ". " } else { "" },
                                if old { OUT_OF_DATE } else { "" },
                            ]
                            .concat()
                        }
                    });
                    let words = vec![place.name.clone().into_any(), element("span", &[("class", "note")], line)];
                    li(
                        "",
                        Some(place.id.clone()),
                        a("", place.path(), views![icon(sign_of(place.kind)), span("", words)]),
                    )
                })
                .collect()
        }),
    ]
    .into_any()
}

const FROM_THE_MIDDLE: &str = "From the Clock Tower in the middle of the city, the nearest first.";
