//! The screen wake lock.

use js_sys::{Function, Promise, Reflect};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_use_document_visibility::use_document_visibility;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{EventTarget, VisibilityState};

/// Requests a [screen wake lock](https://developer.mozilla.org/en-US/docs/Web/API/Screen_Wake_Lock_API) while `wanted`, each time the page becomes
/// visible, because browsers release it when the page is hidden; releases it with its owner. `tell` gets each result: whether the
/// screen stays on.
///
/// ## Server-Side Rendering
/// The screen is never kept awake.
pub fn use_wake_lock(wanted: Signal<bool>, tell: impl Fn(bool) + Copy + 'static) {
    let visibility = use_document_visibility();
    let held = StoredValue::new_local(None::<JsValue>);
    Effect::new(move |_| {
        if visibility.get() != VisibilityState::Visible || !wanted.get() {
            return;
        }
        spawn_local(async move {
            let lock = request().await;
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
            match held.try_set_value(lock) {
                None => tell(awake),
                // The screen that wanted it is gone.
                Some(lock) => lock.iter().for_each(release),
            }
        });
        on_cleanup(move || held.try_get_value().flatten().iter().for_each(release));
    });
}

/// `None`: not supported, or refused, for example when the battery is low.
async fn request() -> Option<JsValue> {
    // web-sys has it only behind an unstable flag.
    let lock = Reflect::get(&window().navigator(), &"wakeLock".into()).ok()?;
    let request: Function = Reflect::get(&lock, &"request".into()).ok()?.dyn_into().ok()?;
    let promise: Promise = request.call1(&lock, &"screen".into()).ok()?.dyn_into().ok()?;
    JsFuture::from(promise).await.ok()
}

fn release(lock: &JsValue) {
    let release = Reflect::get(lock, &"release".into()).ok().and_then(|release| release.dyn_into::<Function>().ok());
    if let Some(release) = release {
        // It may be released already.
        let _ = release.call0(lock);
    }
}
