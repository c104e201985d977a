//! The London wall-clock time.

use chrono::{NaiveDateTime, Timelike};
use leptos::prelude::*;
use leptos_use_document_visibility::use_document_visibility;

use crate::browser::effect::effect;
use crate::logic::time::london::wall_clock;

/// The time in Europe/London, to the minute. `None`: not known, as in the finished page and in the first render.
#[derive(Clone, Copy)]
pub struct Clock(pub RwSignal<Option<NaiveDateTime>>);

impl Clock {
    /// The time so many minutes from now, also over a change of the clocks. `None`: not known.
    pub fn in_minutes(self, minutes: u32) -> Option<NaiveDateTime> {
        self.0.get()?;
        wall_clock(js_sys::Date::now() + f64::from(minutes) * 60_000.0)
    }
}

/// Reads the clock of the phone at start, when the page becomes visible, and every ten seconds.
///
/// ## Server-Side Rendering
/// The time is never known.
pub fn use_clock() -> Clock {
    let now = RwSignal::new(None);
    let read = move || {
        let minute = wall_clock(js_sys::Date::now()).and_then(|time| time.with_second(0)?.with_nanosecond(0));
        if now.get_untracked() != minute {
            now.set(minute);
        }
    };
    let visibility = use_document_visibility();
    effect(move || {
        visibility.track();
        read();
    });
    #[cfg(feature = "csr")]
    set_interval(read, std::time::Duration::from_secs(10));
    Clock(now)
}
