//! Where the phone is, asked for only when the person says so.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use js_sys::{Object, Reflect};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_use_document_visibility::use_document_visibility;
use leptos_use_geolocation::{UseGeolocationOptions, UseGeolocationReturn, use_geolocation_with_options};
use leptos_use_timeout_fn::{UseTimeoutFnReturn, use_timeout_fn};
use wasm_bindgen_futures::JsFuture;
use web_sys::VisibilityState;

use super::storage;
use crate::finder::distance::LatLon;
use crate::finder::location::{Event, Fix, Location};

/// How long a person waits for an answer, in milliseconds.
const PATIENCE_MS: u32 = 10_000;

/// Where the phone is, and the way to ask.
#[derive(Clone, Copy)]
pub struct Locator {
    pub location: RwSignal<Location>,
    /// Asks the phone, and follows it from then on while the screen is seen.
    pub find: Callback<()>,
}

/// Follows the [Geolocation API](https://developer.mozilla.org/en-US/docs/Web/API/Geolocation_API) once asked to; stops
/// while the screen is hidden.
///
/// ## Server-Side Rendering
/// The location is never asked for.
pub fn use_location() -> Locator {
    let location = RwSignal::new(Location::NotAsked);
    let wanted = Arc::new(AtomicBool::new(false));
    let happened = move |event| location.update(|known| *known = known.after(event));

    let UseGeolocationReturn { coords, error, resume, pause, .. } = use_geolocation_with_options(
        UseGeolocationOptions::default()
            .immediate(false)
            .enable_high_accuracy(true)
            .maximum_age(PATIENCE_MS)
            .timeout(PATIENCE_MS),
    );
    // The browser's own time-out does not run while its question is on the screen, unanswered.
    let UseTimeoutFnReturn { start, stop, .. } =
        use_timeout_fn(move |(): ()| happened(Event::TimedOut), f64::from(PATIENCE_MS));

    Effect::new(move |_| {
        if let Some(coords) = coords.get() {
            stop();
            happened(Event::Fixed(Fix {
                at: LatLon { lat: coords.latitude(), lon: coords.longitude() },
                accuracy_m: coords.accuracy(),
            }));
        }
    });
    Effect::new(move |_| {
        if let Some(error) = error.get() {
            happened(match error.code() {
                web_sys::PositionError::PERMISSION_DENIED => Event::Refused,
                web_sys::PositionError::TIMEOUT => Event::TimedOut,
                _ => Event::Failed,
            });
        }
    });

    let visibility = use_document_visibility();
    let (follow, asked) = (resume.clone(), wanted.clone());
    Effect::new(move |_| {
        let seen = visibility.get() == VisibilityState::Visible;
        if asked.load(Ordering::Relaxed) {
            if seen { follow() } else { pause() }
        }
    });

    let find = Callback::new(move |()| {
        wanted.store(true, Ordering::Relaxed);
        storage::note_location_asked();
        happened(Event::Asked);
        start(());
        resume();
    });
    // Who asked on the page before is followed on this one, where the browser will not ask again.
    Effect::new(move || {
        if storage::location_was_asked() {
            spawn_local(async move {
                if is_granted().await {
                    find.run(());
                }
            });
        }
    });
    Locator { location, find }
}

/// Whether the browser gives the location without a question. `false` too where it cannot say.
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
