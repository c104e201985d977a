//! Forgets everything that this app has stored in the browser.

use gloo_storage::{LocalStorage, SessionStorage, Storage};
use js_sys::{Array, Promise};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::ServiceWorkerRegistration;

use crate::browser::offline_copy::workers;
use crate::browser::storage::{available, session_available};

/// Removes the service worker, deletes every cache and clears both storages. What the browser refuses is left out: the rest is still
/// forgotten. `true`: the browser says that nothing is left.
pub async fn forget_everything() -> bool {
    if let Some(workers) = workers() {
        for registration in answer(Ok(workers.get_registrations())).await {
            if let Ok(registration) = registration.dyn_into::<ServiceWorkerRegistration>() {
                let _ = done(registration.unregister()).await;
            }
        }
    }
    if let Ok(caches) = window().caches() {
        for name in answer(Ok(caches.keys())).await {
            let _ = done(Ok(caches.delete(&name.as_string().unwrap_or_default()))).await;
        }
    }
    // Last, because the page may note something meanwhile.
    if available() {
        LocalStorage::clear();
    }
    if session_available() {
        SessionStorage::clear();
    }
    nothing_is_left().await
}

/// Asks the browser, whatever it answered before. A storage that is not there holds nothing.
async fn nothing_is_left() -> bool {
    let items = |is_there: bool, storage: fn() -> u32| if is_there { storage() } else { 0 };
    let kept = items(available(), LocalStorage::length) + items(session_available(), SessionStorage::length);
    let workers = match workers() {
        Some(workers) => done(Ok(workers.get_registrations())).await.map(|list| Array::from(&list).length()),
        None => Some(0),
    };
    let caches = match window().caches() {
        Ok(caches) => done(Ok(caches.keys())).await.map(|list| Array::from(&list).length()),
        Err(_) => Some(0),
    };
    kept == 0 && workers == Some(0) && caches == Some(0)
}

async fn done<T: JsCast>(promise: Result<Promise<T>, JsValue>) -> Option<JsValue> {
    JsFuture::from(promise.ok()?.unchecked_into::<Promise>()).await.ok()
}

/// The items of a list that the browser promises. Empty: it refuses.
async fn answer<T: JsCast>(promise: Result<Promise<T>, JsValue>) -> Vec<JsValue> {
    done(promise).await.map(|items| Array::from(&items).iter().collect()).unwrap_or_default()
}
