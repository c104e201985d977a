//! The arrow to a place, which turns with the phone, with all that it says in words, and the link to the map app of the phone.

use std::cell::Cell;

use leptos::prelude::*;

use crate::browser::effect::effect;
use crate::browser::launch::{agent, wants_less_motion};
use crate::browser::wake_lock::use_wake_lock;
use crate::components::direction::turned_icon;
use crate::components::elements::{a, announced, button_of, element, follow, p, span, views};
use crate::components::icon::icon;
use crate::content::place::{Place, Position};
use crate::logic::geo::guide::{Progress, landmark_past, leaps, progress, side};
use crate::logic::geo::heading::{Top, turn};
use crate::logic::geo::leg::leg;
use crate::logic::geo::location::Fix;
use crate::logic::nearest::ranking::Ranking;
use crate::state::guide::Guide;
use crate::state::knowledge::CurrentKnowledge;
use crate::state::location::Locator;
use crate::words::answer::location_in_words;
use crate::words::map_app::map_address;
use crate::words::way::way_in_words;
use crate::words::which_way::{NEEDS_DATA, START, STOP, Way, arrow_words, way_words};

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
    let id = place.id.clone();
    Signal::derive(move || guide.to.with(|to| to.as_ref() == Some(&id)))
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

/// The arrow with its words, while the person is led to this place.
pub fn which_way(place: &Place) -> AnyView {
    let Locator { guide, .. } = expect_context();
    let leads = leads_to(guide, place);
    guide.follow(leads);
    use_wake_lock(leads, |_| ());
    let (place, spoken) = (place.clone(), RwSignal::new(String::new()));
    let arrow = follow(move || {
        spoken.set(String::new());
        if leads.get() { guidance(place.clone(), guide, spoken) } else { Vec::new() }
    });
    element("div", &[("class", "which-way")], views![arrow, announced("visually-hidden", spoken.into())])
}

/// What was seen at the last look.
#[derive(Clone, Copy, Default)]
struct Seen {
    fix: Option<Fix>,
    /// Whether that fix has leapt.
    jumped: bool,
    progress: Option<Progress>,
    side: Option<u8>,
    /// The progress and the distance in metres that were announced.
    told: Option<(Option<Progress>, i32)>,
}

/// `spoken`: what screen readers announce.
fn guidance(place: Place, guide: Guide, spoken: RwSignal<String>) -> Vec<AnyView> {
    let Locator { fix, location, chosen, .. } = expect_context();
    let CurrentKnowledge { knowledge, .. } = expect_context();
    let blank = || RwSignal::new(String::new());
    let (way, known, worth, north, turned, drawn) = (blank(), blank(), blank(), blank(), blank(), RwSignal::new(false));
    // Without motion it turns in eighths.
    let step = if wants_less_motion() { 45 } else { 1 };
    let seen = Cell::new(Seen::default());
    effect(move || {
        let mut last = seen.get();
        let (fix, facing) = (fix.get(), guide.facing.get());
        let top = facing.top();
        if fix != last.fix {
            last.jumped = last.fix.zip(fix).is_some_and(|(before, fix)| leaps(before, fix));
            last.fix = fix;
        }
        let leg = fix.and_then(|fix| leg(fix, &place));
        let bearing = leg.and_then(|leg| leg.bearing);
        last.progress = fix.and_then(|fix| progress(fix, &place, last.jumped, last.progress));
        last.side = match (top, bearing) {
            (Top::Heading(heading), Some(bearing)) => Some(side(turn(heading.into(), bearing), last.side)),
            _ => None,
        };
        let (words, place_known) = knowledge.with(|knowledge| {
            let past = fix.and_then(|fix| landmark_past(fix, &place, &knowledge.places));
            let past = past.and_then(|index| knowledge.places.get(index)).map(|place| place.name.as_str());
            let words = Way { progress: last.progress, bearing, top, side: last.side };
            let chosen = chosen.get().and_then(|id| Some(knowledge.place(&id)?.name.clone()));
            (
                way_words(words, &place, past),
                location_in_words(location.get(), chosen.as_deref(), &Ranking::default(), &[]),
            )
        });
        let shows = last.progress == Some(Progress::Far) && bearing.is_some();
        let rotate = |degrees: i32| {
            let turned = (degrees + step / 2).div_euclid(step) * step;
            ["rotate(", &turned.rem_euclid(360).to_string(), " 12 12)"].concat()
        };
        let up = match top {
            Top::Heading(heading) => i32::from(heading),
            _ => 0,
        };
        let is_drawn = shows && top != Top::Unsure;
        if drawn.get_untracked() != is_drawn {
            drawn.set(is_drawn);
        }
        write(north, rotate(-up));
        write(turned, rotate(bearing.unwrap_or_default() as i32 - up));
        write(worth, if shows { arrow_words(facing.compass, top) } else { String::new() });

        // Announced sparingly: at the start, when something else is to be done, and every 50 metres.
        let metres = leg.map_or(-1, |leg| leg.distance_m as i32);
        let is_new = last.told.is_none_or(|(was, at)| was != last.progress || (metres - at).abs() >= 50);
        if is_new {
            last.told = Some((last.progress, metres));
            let how_far = fix.map(|fix| way_in_words(fix, &place)).unwrap_or_default();
            write(spoken, [&*words, &how_far, &place_known].join(" "));
        }
        write(way, words);
        write(known, place_known);
        seen.set(last);
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
    if to.with_untracked(|written| *written != words) {
        to.set(words);
    }
}
