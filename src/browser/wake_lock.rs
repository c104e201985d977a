//! The screen wake lock.

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_use_document_visibility::use_document_visibility;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{EventTarget, VisibilityState};

use crate::browser::call::{call, call_async, property};
use crate::browser::effect::effect;

/// Requests a [screen wake lock](https://developer.mozilla.org/en-US/docs/Web/API/Screen_Wake_Lock_API) while `wanted`, each time the
/// page becomes visible, because browsers release it when the page is hidden; releases it with its owner. `tell` gets each result:
/// whether the screen stays on.
///
/// ## Server-Side Rendering
/// The screen is never kept awake.
pub fn use_wake_lock(wanted: Signal<bool>, tell: impl Fn(bool) + Copy + 'static) {
    let visibility = use_document_visibility();
    let held = StoredValue::new_local(None::<JsValue>);
    effect(move || {
        if visibility.get() != VisibilityState::Visible || !wanted.get() {
            return;
        }
        spawn_local(async move {
            let lock = request().await;
            if wanted.try_get_untracked() != Some(true) {
                // What wanted it has closed meanwhile.
                lock.iter().for_each(release);
                return;
            }
            let awake = lock.is_some();
            if let Some(lock) = &lock {
                // Browsers release it for a low battery too.
                let released = Closure::once_into_js(move || {
                    let _ = held.try_with_value(|_| tell(false));
                });
                let _ = lock
                    .unchecked_ref::<EventTarget>()
                    .add_event_listener_with_callback("release", released.unchecked_ref());
            }
            if held.try_set_value(lock).is_none() {
                tell(awake);
            }
        });
        on_cleanup(move || held.try_get_value().flatten().iter().for_each(release));
    });
}

/// `None`: not supported, or refused, for example when the battery is low.
async fn request() -> Option<JsValue> {
    // web-sys has it only behind an unstable flag.
    let lock = property(&window().navigator(), "wakeLock")?;
    JsFuture::from(call_async(&lock, "request", &"screen".into())?).await.ok()
}

fn release(lock: &JsValue) {
    // It may be released already. The argument is ignored.
    let _ = call(lock, "release", &JsValue::UNDEFINED);
}
