//! Newer programs and newer facts. Both are looked for at start, when the network comes back, and every hour while the app is seen;
//! whatever the browser says of the network, a try decides. A newer program waits until the person agrees, who is asked once a day at
//! most and never on the way to a place or in a shift, or until the app has not been seen for an hour; newer facts are checked and applied
//! at once.

use std::time::Duration;

use js_sys::{Function, Promise};
use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::ServiceWorkerRegistration;

use crate::browser::host::fresh_text;
use crate::browser::newer_program::{look, on_installed, on_taken_over, take_over, waiting};
use crate::browser::storage::{newer_asked, note_newer_asked, shift_runs};
use crate::logic::geo::location::Location;
use crate::state::knowledge::CurrentKnowledge;
use crate::state::location::Locator;
use crate::state::news::{News, Toast};
use crate::state::walk::Walking;

const FACTS: &str = "/content/knowledge.json";
const TIMEOUT_MS: u32 = 10_000;
/// In milliseconds.
const HOUR: f64 = 3_600_000.0;
const MINUTE: f64 = 60_000.0;
const DAY_MIN: u32 = 24 * 60;

/// What is newer than this program and its facts.
#[derive(Clone, Copy)]
pub struct Updates {
    knowledge: CurrentKnowledge,
    toast: Toast,
    /// `None`: nothing is saved yet.
    registration: StoredValue<Option<ServiceWorkerRegistration>, LocalStorage>,
    /// Whether the person agreed to the newer program in this tab.
    is_agreed: StoredValue<bool>,
    /// Whether a newer program waits.
    pub is_waiting: RwSignal<bool>,
    locator: Locator,
    walking: Walking,
}

/// Looks for nothing yet.
pub fn use_updates(knowledge: CurrentKnowledge, toast: Toast, locator: Locator, walking: Walking) -> Updates {
    Updates {
        knowledge,
        toast,
        registration: StoredValue::new_local(None),
        is_agreed: StoredValue::new(false),
        is_waiting: RwSignal::new(false),
        locator,
        walking,
    }
}

impl Updates {
    /// Follows updates from now on, as long as the document. `released`: resolves once no finger is on the screen, which newer facts
    /// draw anew.
    pub fn follow(self, registration: ServiceWorkerRegistration, released: Function) {
        // Only the tab in which the person agreed reloads: others may be in use, and their files are kept. Their next link loads a
        // document.
        on_taken_over(move || {
            if self.is_agreed.get_value() {
                // A browser that refuses shows the new program at the next start.
                let _ = location().reload();
            } else if let Some(root) = document().document_element() {
                let _ = root.set_attribute("data-newer", "");
            }
        });
        self.registration.set_value(Some(registration.clone()));
        on_installed(&registration, move || self.offer());
        self.offer();

        let look = move || {
            if !document().hidden() {
                self.registration.with_value(|registration| registration.iter().for_each(look));
                let released = released.clone();
                spawn_local(async move { self.look_for_facts(&released).await });
            }
        };
        look();
        // Not all phones at once: the host has one file for all of them.
        set_interval(look.clone(), Duration::from_millis((HOUR * (0.9 + 0.2 * js_sys::Math::random())) as u64));
        let _ = window_event_listener(ev::online, move |_| look());
        let hidden = StoredValue::new(f64::INFINITY);
        let _ = window_event_listener(ev::visibilitychange, move |_| {
            let now = js_sys::Date::now();
            if document().hidden() {
                hidden.set_value(now);
            } else if now - hidden.get_value() > HOUR && self.waits() && !self.is_on_the_way() {
                // After what starts when the app is seen: Chromium does not replace a worker that is asked at that moment.
                set_timeout(move || self.take(), Duration::from_secs(1));
            }
        });
    }

    /// Uses the newer program, as the person has agreed.
    pub fn take(self) {
        self.is_agreed.set_value(true);
        self.registration.with_value(|registration| registration.iter().for_each(take_over));
    }

    fn offer(self) {
        self.is_waiting.set(self.waits());
        let now = (js_sys::Date::now() / MINUTE) as u32;
        // A time in the future is of a clock that was wrong.
        let was_asked_today = newer_asked().is_some_and(|asked| asked <= now && now - asked < DAY_MIN);
        if self.is_waiting.get_untracked() && !self.is_on_the_way() && !was_asked_today {
            note_newer_asked(now);
            self.toast.tell(News::NewerProgram);
        }
    }

    fn waits(self) -> bool {
        let waits =
            |registration: &Option<ServiceWorkerRegistration>| registration.as_ref().and_then(waiting).is_some();
        self.registration.with_value(waits)
    }

    /// Whether a walk with a timer lasts or a patrol's shift, or the screen shows the way from where the person is.
    fn is_on_the_way(self) -> bool {
        let Locator { location, shown, .. } = self.locator;
        let is_followed =
            matches!(location.get_untracked(), Location::Asking | Location::Found(_) | Location::Lost { .. });
        self.walking.holds() || shift_runs() || shown.get_untracked() && is_followed
    }

    /// Without an answer nothing changes.
    async fn look_for_facts(self, released: &Function) {
        let Some(text) = fresh_text(FACTS, TIMEOUT_MS).await else { return };
        if let Ok(pause) = released.call0(&JsValue::NULL) {
            // It cannot fail.
            let _ = JsFuture::from(Promise::resolve(&pause)).await;
        }
        if self.knowledge.apply_update(&text) {
            self.toast.tell(News::FactsUpdated);
        }
    }
}
