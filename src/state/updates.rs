//! Newer programs and newer facts. Both are looked for at start, when the network comes back, and every hour. A newer program waits
//! until the person agrees; newer facts are checked and applied at once.

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
use crate::state::knowledge::CurrentKnowledge;
use crate::state::news::{News, Toast};

const FACTS: &str = "/content/knowledge.json";
const TIMEOUT_MS: u32 = 10_000;
const HOUR: Duration = Duration::from_secs(3600);

/// What is newer than this program and its facts.
#[derive(Clone, Copy)]
pub struct Updates {
    knowledge: CurrentKnowledge,
    toast: Toast,
    /// `None`: nothing is saved yet.
    registration: StoredValue<Option<ServiceWorkerRegistration>, LocalStorage>,
    /// Whether the person agreed to the newer program in this tab.
    is_agreed: StoredValue<bool>,
}

/// Looks for nothing yet.
pub fn use_updates(knowledge: CurrentKnowledge, toast: Toast) -> Updates {
    Updates { knowledge, toast, registration: StoredValue::new_local(None), is_agreed: StoredValue::new(false) }
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
            if window().navigator().on_line() {
                self.registration.with_value(|registration| registration.iter().for_each(look));
                let released = released.clone();
                spawn_local(async move { self.look_for_facts(&released).await });
            }
        };
        look();
        set_interval(look.clone(), HOUR);
        let _ = window_event_listener(ev::online, move |_| look());
    }

    /// Uses the newer program, as the person has agreed.
    pub fn take(self) {
        self.is_agreed.set_value(true);
        self.registration.with_value(|registration| registration.iter().for_each(take_over));
    }

    fn offer(self) {
        let waits =
            |registration: &Option<ServiceWorkerRegistration>| registration.as_ref().and_then(waiting).is_some();
        if self.registration.with_value(waits) {
            self.toast.tell(News::NewerProgram);
        }
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
