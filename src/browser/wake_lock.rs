//! Keeps the screen awake, where the browser can.

use js_sys::{Function, Promise, Reflect};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_use_document_visibility::use_document_visibility;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::VisibilityState;

/// Asks for a [screen wake lock](https://developer.mozilla.org/en-US/docs/Web/API/Screen_Wake_Lock_API) while the page is
/// seen. The browser lets it go when the page is hidden, so it is asked for again each time that it is shown. Each answer
/// is told: whether the screen stays on.
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

/// `None`: this browser has no wake lock, or refuses it, as some do when the battery is low.
async fn request() -> Option<()> {
    // web-sys has it behind an unstable flag only.
    let lock = Reflect::get(&web_sys::window()?.navigator(), &"wakeLock".into()).ok()?;
    let request: Function = Reflect::get(&lock, &"request".into()).ok()?.dyn_into().ok()?;
    let promise: Promise = request.call1(&lock, &"screen".into()).ok()?.dyn_into().ok()?;
    JsFuture::from(promise).await.ok().map(drop)
}
