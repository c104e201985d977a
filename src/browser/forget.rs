//! Forgets everything that this app has stored in the browser.

use std::time::Duration;

use js_sys::{Array, Promise, Reflect};
use leptos::prelude::{set_timeout, window};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ServiceWorkerRegistration, Storage};

use crate::browser::call::{call, property};
use crate::browser::offline_copy::workers;
use crate::browser::storage::{local, session};

/// Removes the service worker, deletes every cache and clears both storages. What the browser refuses is left out: the rest is still
/// forgotten. `true`: the browser says that nothing is left.
pub async fn forget_everything() -> bool {
    if let Some(workers) = workers() {
        for registration in list(Ok(workers.get_registrations())).await.unwrap_or_default() {
            if let Ok(registration) = registration.dyn_into::<ServiceWorkerRegistration>() {
                let _ = done(registration.unregister()).await;
            }
        }
    }
    if let Ok(caches) = window().caches() {
        for name in list(Ok(caches.keys())).await.unwrap_or_default() {
            let _ = done(Ok(caches.delete(&name.as_string().unwrap_or_default()))).await;
        }
    }
    let _ = done(delete_database()).await;
    // Last, because the page may note something meanwhile.
    for storage in [local(), session()].into_iter().flatten() {
        let _ = storage.clear();
    }
    nothing_is_left().await
}

/// The database of a patrol's shift: see `src/patrol/start/database.js`. Another tab that has it open gives it up.
const SHIFTS: &str = "safe-night.patrol";

/// Deletes the database. Resolves once the browser has; rejected if another tab holds it for longer than a few seconds.
fn delete_database() -> Result<Promise, JsValue> {
    let factory = property(&window(), "indexedDB").unwrap_or_default();
    let asked = call(&factory, "deleteDatabase", &SHIFTS.into()).ok_or(JsValue::NULL)?;
    Ok(Promise::new(&mut |resolve, reject| {
        // It is an object: it takes any property.
        let _ = Reflect::set(&asked, &"onsuccess".into(), &resolve);
        let _ = Reflect::set(&asked, &"onerror".into(), &reject);
        set_timeout(move || _ = reject.call0(&JsValue::NULL), PATIENCE);
    }))
}

/// How long another tab may take to give up the database.
const PATIENCE: Duration = Duration::from_secs(5);

/// Asks the browser, whatever it answered before. A storage that is not there holds nothing.
async fn nothing_is_left() -> bool {
    let items = |storage: Option<Storage>| storage.map_or(0, |storage| storage.length().unwrap_or(1));
    let kept = items(local()) + items(session());
    let workers = match workers() {
        Some(workers) => list(Ok(workers.get_registrations())).await,
        None => Some(Array::new()),
    };
    let caches = match window().caches() {
        Ok(caches) => list(Ok(caches.keys())).await,
        Err(_) => Some(Array::new()),
    };
    let databases = match call(&property(&window(), "indexedDB").unwrap_or_default(), "databases", &JsValue::UNDEFINED)
    {
        Some(promise) => list(promise.dyn_into::<Promise>()).await,
        // Firefox before 126 does not tell.
        None => Some(Array::new()),
    };
    kept == 0 && [workers, caches, databases].iter().all(|list| list.as_ref().is_some_and(|list| list.length() == 0))
}

async fn done<T: JsCast>(promise: Result<Promise<T>, JsValue>) -> Option<JsValue> {
    JsFuture::from(promise.ok()?.unchecked_into::<Promise>()).await.ok()
}

/// A list that the browser promises. `None`: it refuses.
async fn list<T: JsCast>(promise: Result<Promise<T>, JsValue>) -> Option<Array> {
    done(promise).await.map(|items| Array::from(&items))
}
