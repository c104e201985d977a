//! The screen wake lock.

use js_sys::{Function, Promise, Reflect};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_use_document_visibility::use_document_visibility;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::VisibilityState;

/// Requests a [screen wake lock](https://developer.mozilla.org/en-US/docs/Web/API/Screen_Wake_Lock_API) each time the page becomes
/// visible, because browsers release it when the page is hidden. `tell` gets each result: whether the screen stays on.
///
/// ## Server-Side Rendering
/// The screen is never kept awake.
pub fn use_wake_lock(tell: impl Fn(bool) + Copy + 'static) {
    let visibility = use_document_visibility();
    Effect::new(move |_| {
        if visibility.get() == VisibilityState::Visible {
            spawn_local(async move { tell(request().await.is_some()) });
        }
    });
}

/// `None`: not supported, or refused, for example when the battery is low.
async fn request() -> Option<()> {
    // web-sys has it only behind an unstable flag.
    let lock = Reflect::get(&web_sys::window()?.navigator(), &"wakeLock".into()).ok()?;
    let request: Function = Reflect::get(&lock, &"request".into()).ok()?.dyn_into().ok()?;
    let promise: Promise = request.call1(&lock, &"screen".into()).ok()?.dyn_into().ok()?;
    JsFuture::from(promise).await.ok().map(drop)
}
