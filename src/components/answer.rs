//! The answer: where to go now, why, how to get in, whom to call, and where to go if nobody answers. Without a position it asks
//! for one.

use std::sync::Arc;

use chrono::NaiveDateTime;
use leptos::prelude::*;

use crate::browser::find::in_next_frame;
use crate::browser::focus::ANSWER;
use crate::components::direction::way_line;
use crate::components::elements::{a, announced, button_link, buttons, fixed_reader, follow, h2, hours_of, p};
use crate::components::emergency_card::where_link;
use crate::components::landmark_choice::sights;
use crate::components::locate_button::{first_locate_button, locate_button};
use crate::components::membership::membership;
use crate::components::opening_state::opening_state;
use crate::components::place_card::{call_button, who_for};
use crate::components::place_list::{ranking, seeker};
use crate::components::tiles::{Tile, tiles};
use crate::components::which_way::{which_way, which_way_buttons};
use crate::content::place::{Need, Place};
use crate::logic::geo::location::Location;
use crate::logic::nearest::answer::{Answer, answer as answer_of};
use crate::logic::nearest::visit::visit;
use crate::state::knowledge::CurrentKnowledge;
use crate::state::location::Locator;
use crate::words::answer::{location_in_words, why_first};

/// The tiles below the prompt.
const FIRST: [Tile; 4] = [
    ("/help", "help", "I need help"),
    ("/show/help", "show", "Show to staff"),
    ("/help/numbers", "phone", "All numbers"),
    ("/search", "search", "Find anything"),
];

/// The tiles for the way, whatever the answer.
const ON_THE_WAY: [Tile; 4] = [
    ("/map", "map", "Map"),
    ("/tell", "text", "Tell someone"),
    ("/walk", "timer", "Timer"),
    ("/alarm", "alarm", "Alarm"),
];

/// The answer section. It keeps its height, so that nothing below it moves when the answer comes.
pub fn answer() -> AnyView {
    let ranking = ranking(Need::SomewhereSafe);
    let seeker = seeker();
    let CurrentKnowledge { knowledge, .. } = expect_context();
    let locator: Locator = expect_context();
    let Locator { location, chosen, fix, request, guide, .. } = locator;

    let answer = Memo::new(move |_| ranking.with(|ranking| answer_of(ranking, seeker.get())));
    let message = Signal::derive(move || {
        let knowledge = knowledge.get();
        let sight = chosen.get().and_then(|id| Some(knowledge.place(&id)?.name.clone()));
        ranking.with(|ranking| location_in_words(location.get(), sight.as_deref(), ranking, &knowledge.places))
    });
    let lone = Signal::derive(move || !answer.with(|answer| answer.first.is_some() || answer.nothing_open));
    let stuck = Signal::derive(move || {
        let asked = !matches!(location.get(), Location::NotAsked | Location::Asking);
        asked && chosen.get().is_none() && fix.get().is_none_or(|fix| fix.is_rough())
    });
    let no_retry = Signal::derive(move || lone.get() || !(stuck.get() || chosen.get().is_some()));
    let answered = Signal::derive(move || !lone.get());
    let tapped = StoredValue::new(false);
    let ask = move || {
        tapped.set_value(true);
        request.run(());
    };
    Effect::new(move |before: Option<bool>| {
        let lone = lone.get();
        // A tap from before the program ran may be answered before this first runs.
        if before != Some(false) && !lone && tapped.get_value() {
            tapped.set_value(false);
            focus_answer();
        }
        lone
    });

    let why: WhyReader = Arc::new(move |place: &Place, now| {
        let visit = visit(place, fix.get(), now);
        let why = ranking.with(|ranking| why_first(&knowledge.get().places, ranking, seeker.get(), now));
        (why, visit.meaning())
    });
    // Nobody is sent elsewhere in mid-walk: the arrow stays with its place when another comes first.
    let led = follow(move || {
        let knowledge = knowledge.get();
        let first = answer.get().first.and_then(|index| knowledge.places.get(index));
        let led = guide.to.get().and_then(|id| knowledge.place(&id)).filter(|led| first != Some(*led));
        led.map(|led| card("card led", led_parts(led))).into_iter().collect()
    });
    // Redrawn when another place becomes first or second, not at each new fix.
    let cards = follow(move || {
        let Answer { first, next, nothing_open } = answer.get();
        let knowledge = knowledge.get();
        let place = |index: Option<usize>| knowledge.places.get(index?);
        let mut cards = Vec::new();
        if let Some(first) = place(first) {
            cards.push(card("card nearest", first_parts(first, why.clone(), message)));
        } else if nothing_open {
            cards.push(card("card nearest", nothing_parts()));
        } else {
            return cards;
        }
        let if_not = if nothing_open { "The next that we know of:" } else { "If nobody answers:" };
        cards.push(card("card", next_parts(if_not, place(next))));
        cards.push(card("four", vec![tiles(&ON_THE_WAY)]));
        cards
    });
    // Announced once, outside the parts that are redrawn; shown a second time inside them, hidden from screen readers.
    view! {
        <section class="answer" aria-label="Where to go now">
            <div class="prompt" hidden=answered>
                {p("lead", "Need somewhere to go?")}
                {first_locate_button("button main", "Find the nearest", ask)}
                {p("note", "Your location stays on this phone.")}
                {shown_message(message)}
                <div hidden=stuck>{tiles(&FIRST)}</div>
                {card("four", vec![tiles(&ON_THE_WAY)])}
            </div>
            {led}
            {cards}
            {announced("visually-hidden", message)}
            <p hidden=no_retry>{locate_button("button", "Try my phone again", ask)}</p>
            {sights(stuck, move |id| {
                tapped.set_value(true);
                locator.choose(id);
            })}
        </section>
        {membership()}
    }
    .into_any()
}

/// The message on the location, hidden from screen readers, which get it from the announced line.
fn shown_message(message: Signal<String>) -> AnyView {
    view! { <p class="status" aria-hidden="true">{message}</p> }.into_any()
}

/// Reads why a place comes first at a London wall-clock time, and the meaning that sets the colour.
type WhyReader = Arc<dyn Fn(&Place, NaiveDateTime) -> (String, &'static str) + Send + Sync>;

fn card(class: &'static str, parts: Vec<AnyView>) -> AnyView {
    view! { <div class=class>{parts}</div> }.into_any()
}

/// The first place: why, its name, the way, how to get in, whom to call.
fn first_parts(place: &Place, why: WhyReader, message: Signal<String>) -> Vec<AnyView> {
    let (copy, reader) = (place.clone(), fixed_reader(place));
    let mut parts =
        vec![opening_state(Arc::new(move |now| Some(why(&copy, now)))), h2(place.name.clone()), way_line(reader)];
    parts.push(which_way(place));
    parts.extend(who_for(place.audience).map(|who| p("", who)));
    parts.extend(place.way_in.clone().map(|way_in| p("way-in", way_in)));
    let mut taps = vec![button_link("button main", place.path(), "way", "Take me there".into())];
    taps.extend(which_way_buttons(place));
    taps.extend(place.phone.as_deref().map(call_button));
    parts.push(buttons(taps));
    parts.push(shown_message(message));
    parts
}

/// A place that the person is led to, and that does not come first.
fn led_parts(place: &Place) -> Vec<AnyView> {
    vec![
        p("", "On your way to:"),
        a("row", place.path(), place.name.clone()),
        way_line(fixed_reader(place)),
        which_way(place),
        buttons(which_way_buttons(place)),
    ]
}

/// The advice if no place is within reach.
fn nothing_parts() -> Vec<AnyView> {
    vec![
        h2("Nothing near you is open"),
        p(
            "",
            "We know of no place that is open within 45 minutes on foot. Stay with people, or where staff can see you.",
        ),
        buttons(vec![
            button_link("button main", "/help/numbers".into(), "phone", "All numbers".into()),
            button_link("button", "#ways-home".into(), "way", "Taxi ranks and ways home".into()),
        ]),
    ]
}

/// The next place with its way, and 999.
fn next_parts(if_not: &'static str, next: Option<&Place>) -> Vec<AnyView> {
    let mut parts = Vec::new();
    if let Some(next) = next {
        let reader = fixed_reader(next);
        parts.push(p("", if_not));
        parts.push(a("row", next.path(), next.name.clone()));
        parts.push(opening_state(hours_of(reader.clone())));
        parts.push(way_line(reader));
    }
    parts.push(buttons(vec![call_button("999"), where_link()]));
    parts
}

/// Moves the focus to the answer, because the tapped button disappears.
fn focus_answer() {
    in_next_frame(ANSWER, |heading| {
        heading.set_tab_index(-1);
        // Without the focus the answer still works.
        let _ = heading.focus();
    });
}
