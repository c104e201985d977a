//! Forgets everything that this app has stored in the browser.

use gloo_storage::{LocalStorage, SessionStorage, Storage};
use js_sys::{Array, Promise};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::ServiceWorkerRegistration;

use crate::browser::offline_copy::workers;
use crate::browser::storage::{available, session_available};

/// Clears both storages, removes the service worker and deletes every cache. What the browser refuses is left out: the rest is still
/// forgotten.
pub async fn forget_everything() {
    if available() {
        LocalStorage::clear();
    }
    if session_available() {
        SessionStorage::clear();
    }
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
}

async fn done<T: JsCast>(promise: Result<Promise<T>, JsValue>) -> Option<JsValue> {
    JsFuture::from(promise.ok()?.unchecked_into::<Promise>()).await.ok()
}

/// The items of a list that the browser promises. Empty: it refuses.
async fn answer<T: JsCast>(promise: Result<Promise<T>, JsValue>) -> Vec<JsValue> {
    done(promise).await.map(|items| Array::from(&items).iter().collect()).unwrap_or_default()
}
