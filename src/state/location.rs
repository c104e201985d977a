//! The location of the phone, requested only when the person asks.

use std::cell::Cell;
use std::time::Duration;

use leptos::prelude::*;
use leptos_use_document_visibility::use_document_visibility;
use web_sys::{Coordinates, PositionError, VisibilityState};

use crate::browser::effect::effect;
use crate::browser::geolocation::{TIMEOUT_MS, use_geolocation};
use crate::browser::storage;
use crate::browser::streets::want;
use crate::logic::geo::distance::LatLon;
use crate::logic::geo::location::{Event, Fix, Location};
use crate::state::clock::Clock;
use crate::state::guide::{Guide, use_guide};
use crate::state::knowledge::CurrentKnowledge;
use crate::state::streets::{Streets, moved, use_streets};

/// The time-out of a location request.
const TIMEOUT: Duration = Duration::from_millis(TIMEOUT_MS as u64);
const MINUTE_MS: f64 = 60_000.0;
/// The least accuracy, in metres, of a location chosen by sight: across a street or two.
const IN_SIGHT_M: f64 = 50.0;

/// The location of the person, and the requests for it.
#[derive(Clone, Copy)]
pub struct Locator {
    /// The state of the phone's location.
    pub location: RwSignal<Location>,
    /// The id of the place that the person can see. It overrides the phone. `None`: not chosen.
    pub chosen: RwSignal<Option<String>>,
    /// The fix for all distances. `None`: none, or too rough.
    pub fix: Memo<Option<Fix>>,
    /// Requests the location, and follows it while the page is visible and shows it.
    pub request: Callback<()>,
    /// Takes what the phone has answered to a request before this one.
    pub located: Callback<Coordinates>,
    /// Where the person is led, and how they face.
    pub guide: Guide,
    /// Whether the screen shows the location. On others the phone's receiver rests.
    pub shown: RwSignal<bool>,
    pub streets: Streets,
}

impl Locator {
    /// Sets the location to a place that the person can see, by its id.
    pub fn choose(self, id: &str) {
        storage::note_chosen(Some(id));
        self.chosen.set(Some(id.to_owned()));
    }
}

/// Follows the location once requested; pauses while the page is hidden or a screen without it is shown, and begins a new watch when it
/// is seen again, because a phone that was locked may have ended the old one. A fix ages with `clock`; an old one is requested again,
/// because a phone at rest sends no updates. A chosen place lasts until the next request or the end of the tab.
///
/// ## Server-Side Rendering
/// The location is never requested.
pub fn use_location(knowledge: CurrentKnowledge, clock: Clock) -> Locator {
    let location = RwSignal::new(Location::NotAsked);
    let (chosen, guide) = (RwSignal::new(None::<String>), use_guide());
    let following = StoredValue::new(false);
    let dispatch = move |event| location.update(|known| *known = known.after(event));
    let visibility = use_document_visibility();
    let shown = RwSignal::new(true);
    let seen = Memo::new(move |_| visibility.get() == VisibilityState::Visible && shown.get());

    // By two clocks: that of the phone may be set, and the other rests in some sleeping phones.
    let fixed_at = StoredValue::new([0.0; 2]);
    let located = Callback::new(move |coords: Coordinates| {
        fixed_at.set_value(clocks_ms());
        storage::note_located();
        guide.travels(coords.heading(), coords.speed());
        moved(&coords);
        dispatch(Event::Fixed(Fix {
            at: LatLon { lat: coords.latitude(), lon: coords.longitude() },
            accuracy_m: coords.accuracy(),
            age_min: 0,
            on_foot: None,
        }));
    });
    let failed = move |code| {
        // Nobody sees the question of a hidden page.
        if seen.get_untracked() {
            dispatch(match code {
                PositionError::PERMISSION_DENIED => Event::Refused,
                PositionError::TIMEOUT => Event::TimedOut,
                _ => Event::Failed,
            });
        }
    };
    let watch = use_geolocation(move |coords| located.run(coords), failed);

    // The time-out of the browser does not run while its permission prompt is open.
    let asked_times = StoredValue::new(0u32);
    let time_out = move || {
        asked_times.update_value(|times| *times += 1);
        let times = asked_times.get_value();
        // A later request has its own time-out.
        let over = move || {
            if asked_times.get_value() == times {
                dispatch(Event::TimedOut);
            }
        };
        set_timeout(over, TIMEOUT);
    };

    let age = move || {
        let [by_phone, by_page] = clocks_ms();
        let [phone_then, page_then] = fixed_at.get_value();
        let age_min = ((by_phone - phone_then).max(by_page - page_then) / MINUTE_MS).max(0.0) as u32;
        dispatch(Event::Aged(age_min));
        age_min
    };
    effect(move || {
        let seen = seen.get();
        if following.get_value() {
            if seen {
                age();
                watch.begin();
            } else {
                watch.end();
            }
        }
    });
    effect(move || {
        clock.0.track();
        if !matches!(location.get_untracked(), Location::Found(_) | Location::Lost { .. }) {
            return;
        }
        if age() > 0 && seen.get_untracked() && following.get_value() {
            watch.begin();
        }
    });

    let request = Callback::new(move |()| {
        following.set_value(true);
        // While the phone looks for itself, so that the first answer follows the streets.
        want();
        storage::note_chosen(None);
        chosen.set(None);
        dispatch(Event::Asked);
        time_out();
        watch.begin();
    });
    // Where an earlier document has had a fix, this one asks once. An iPhone grants each document anew and tells nobody beforehand.
    let is_first = Cell::new(true);
    effect(move || {
        let is_shown = shown.get();
        if is_first.replace(false) {
            chosen.set(storage::chosen());
        }
        let is_open = location.get_untracked() == Location::NotAsked && chosen.get_untracked().is_none();
        if is_shown && is_open && storage::was_located() {
            request.run(());
        }
    });
    let streets = use_streets();
    let plain = Memo::new(move |_| match chosen.get() {
        None => location.get().usable(),
        Some(id) => knowledge.knowledge.with(|knowledge| {
            let position = knowledge.place(&id)?.position?;
            Some(Fix {
                at: position.into(),
                accuracy_m: position.accuracy_m.max(IN_SIGHT_M),
                age_min: 0,
                on_foot: None,
            })
        }),
    });
    let fix = Memo::new(move |_| Some(Fix { on_foot: streets.on_foot.get(), ..plain.get()? }));
    streets.follow(plain, knowledge, clock);
    Locator { location, chosen, fix, request, located, guide, shown, streets }
}

/// The clock of the phone and that of the page, in milliseconds.
fn clocks_ms() -> [f64; 2] {
    [js_sys::Date::now(), window().performance().map_or(0.0, |performance| performance.now())]
}
