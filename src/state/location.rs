//! The location of the phone, requested only when the person asks.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use js_sys::{Object, Reflect};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_use_document_visibility::use_document_visibility;
use leptos_use_geolocation::{UseGeolocationOptions, UseGeolocationReturn, use_geolocation_with_options};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Coordinates, VisibilityState};

use crate::browser::storage;
use crate::logic::geo::distance::LatLon;
use crate::logic::geo::location::{Event, Fix, Location};
use crate::state::clock::Clock;
use crate::state::guide::{Guide, use_guide};
use crate::state::knowledge::CurrentKnowledge;

/// The time-out of a location request.
const TIMEOUT: Duration = Duration::from_millis(TIMEOUT_MS as u64);
const TIMEOUT_MS: u32 = 10_000;
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
}

impl Locator {
    /// Sets the location to a place that the person can see, by its id.
    pub fn choose(self, id: &str) {
        storage::note_chosen(Some(id));
        self.chosen.set(Some(id.to_owned()));
    }
}

/// Follows the [Geolocation API](https://developer.mozilla.org/en-US/docs/Web/API/Geolocation_API) once requested; pauses
/// while the page is hidden or a screen without it is shown. A fix ages with `clock`; an old one is requested again, because a phone at rest sends no updates. A
/// chosen place lasts until the next request or the end of the tab.
///
/// ## Server-Side Rendering
/// The location is never requested.
pub fn use_location(knowledge: CurrentKnowledge, clock: Clock) -> Locator {
    let location = RwSignal::new(Location::NotAsked);
    let (chosen, guide) = (RwSignal::new(None::<String>), use_guide());
    let following = Arc::new(AtomicBool::new(false));
    let dispatch = move |event| location.update(|known| *known = known.after(event));

    let UseGeolocationReturn { coords, error, resume, pause, .. } = use_geolocation_with_options(
        UseGeolocationOptions::default()
            .immediate(false)
            .enable_high_accuracy(true)
            .maximum_age(TIMEOUT_MS)
            .timeout(TIMEOUT_MS),
    );
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

    // In milliseconds by the clock of the phone: some browsers use another clock for the time of a position.
    let fixed_at = StoredValue::new(0.0);
    let located = Callback::new(move |coords: Coordinates| {
        fixed_at.set_value(js_sys::Date::now());
        guide.travels(coords.heading(), coords.speed());
        dispatch(Event::Fixed(Fix {
            at: LatLon { lat: coords.latitude(), lon: coords.longitude() },
            accuracy_m: coords.accuracy(),
            age_min: 0,
        }));
    });
    Effect::new(move |_| {
        if let Some(coords) = coords.get() {
            located.run(coords);
        }
    });
    Effect::new(move |_| {
        if let Some(error) = error.get() {
            dispatch(match error.code() {
                web_sys::PositionError::PERMISSION_DENIED => Event::Refused,
                web_sys::PositionError::TIMEOUT => Event::TimedOut,
                _ => Event::Failed,
            });
        }
    });

    let visibility = use_document_visibility();
    let shown = RwSignal::new(true);
    let seen = Memo::new(move |_| visibility.get() == VisibilityState::Visible && shown.get());
    let (follow, asked) = (resume.clone(), following.clone());
    Effect::new(move |_| {
        let seen = seen.get();
        if asked.load(Ordering::Relaxed) {
            if seen { follow() } else { pause() }
        }
    });
    let (ask_anew, asked) = (resume.clone(), following.clone());
    Effect::new(move |_| {
        clock.0.track();
        if !matches!(location.get_untracked(), Location::Found(_) | Location::Lost) {
            return;
        }
        let age_min = ((js_sys::Date::now() - fixed_at.get_value()) / MINUTE_MS).max(0.0) as u32;
        dispatch(Event::Aged(age_min));
        if age_min > 0 && seen.get_untracked() && asked.load(Ordering::Relaxed) {
            ask_anew();
        }
    });

    let request = Callback::new(move |()| {
        following.store(true, Ordering::Relaxed);
        storage::note_location_asked();
        storage::note_chosen(None);
        chosen.set(None);
        dispatch(Event::Asked);
        time_out();
        resume();
    });
    // A request on an earlier page continues on this one, if the browser will not prompt again.
    Effect::new(move || {
        if let Some(id) = storage::chosen() {
            chosen.set(Some(id));
        } else if storage::location_was_asked() {
            spawn_local(async move {
                if is_granted().await {
                    request.run(());
                }
            });
        }
    });
    let fix = Memo::new(move |_| match chosen.get() {
        None => location.get().usable(),
        Some(id) => knowledge.knowledge.with(|knowledge| {
            let position = knowledge.place(&id)?.position?;
            let at = LatLon { lat: position.lat, lon: position.lon };
            Some(Fix { at, accuracy_m: position.accuracy_m.max(IN_SIGHT_M), age_min: 0 })
        }),
    });
    Locator { location, chosen, fix, request, located, guide, shown }
}

/// Whether the location permission is granted. `false` if the browser cannot tell.
async fn is_granted() -> bool {
    let query = || {
        let permissions = web_sys::window()?.navigator().permissions().ok()?;
        let wanted = Object::new();
        Reflect::set(&wanted, &"name".into(), &"geolocation".into()).ok()?;
        permissions.query(&wanted).ok()
    };
    let Some(answer) = query() else { return false };
    let state = JsFuture::from(answer).await.ok().and_then(|status| Reflect::get(&status, &"state".into()).ok());
    state.is_some_and(|state| state == "granted")
}
