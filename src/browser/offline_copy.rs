//! The saved copy of the program, as reported by the service worker.

use js_sys::{Array, Object, Promise, Reflect};
use leptos::prelude::document;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageChannel, MessageEvent};

use crate::browser::call::{property, start};

/// The state of the program in the cache of the service worker.
#[derive(Clone, Debug, PartialEq)]
pub enum OfflineCopy {
    /// No active service worker, so nothing is saved. Why not, as `src/start/saved_copy.js` notes it: a state, and what it names.
    Nothing { state: String, detail: String },
    /// A version was installed. It may have lost files since.
    Version {
        version: String,
        /// The number of its files.
        files: u32,
        /// The addresses of files that are missing from the cache or damaged.
        missing: Vec<String>,
        /// Whether the storage is persistent.
        persisted: bool,
        /// The room in bytes that a newer version, or what is missing, needs and does not have. 0: there is room.
        no_room: f64,
        /// The address of a file that the host changes. Empty: none is known.
        altered: String,
        /// What is said of each part that is saved after the app: its title, and whether it is there.
        parts: Vec<String>,
        /// The free quota in bytes. 0: the browser does not report it.
        free: f64,
    },
}

/// Asks the active [service worker](https://developer.mozilla.org/en-US/docs/Web/API/ServiceWorker).
///
/// ## Server-Side Rendering
/// Must not be called.
pub async fn offline_copy() -> OfflineCopy {
    ask("status").await.unwrap_or_else(nothing)
}

/// Fetches missing and damaged files again, and returns the state after that. Waits for the network.
pub async fn mend() -> OfflineCopy {
    ask("mend").await.unwrap_or_else(nothing)
}

/// Asks the browser to [keep](https://developer.mozilla.org/en-US/docs/Web/API/StorageManager/persist) what is saved when the phone is
/// full. What it answers is told with the state.
pub fn request_persistence() {
    if let Some(storage) = web_sys::window().and_then(|window| property(&window.navigator(), "storage")) {
        start(&storage, "persist");
    }
}

fn nothing() -> OfflineCopy {
    let root = document().document_element();
    let noted = |name: &str| root.as_ref().and_then(|root| root.get_attribute(name)).unwrap_or_default();
    OfflineCopy::Nothing { state: noted("data-saved"), detail: noted("data-saved-detail") }
}

/// The service workers of this origin. `None`: the browser has none, or not here.
pub fn workers() -> Option<web_sys::ServiceWorkerContainer> {
    let container = web_sys::window()?.navigator().service_worker();
    // Outside secure contexts the container is undefined, whatever its type says.
    (!container.is_undefined()).then_some(container)
}

async fn active_worker() -> Option<web_sys::ServiceWorker> {
    let registration = JsFuture::from(workers()?.get_registration()).await.ok()?;
    Reflect::get(&registration, &"active".into()).ok()?.dyn_into().ok()
}

async fn ask(what: &str) -> Option<OfflineCopy> {
    let worker = active_worker().await?;
    let channel = MessageChannel::new().ok()?;
    let answer = Promise::new(&mut |resolve, _| {
        let heard = Closure::once_into_js(move |event: MessageEvent| resolve.call1(&JsValue::NULL, &event.data()));
        channel.port1().set_onmessage(Some(heard.unchecked_ref()));
    });
    let question = Object::new();
    Reflect::set(&question, &"type".into(), &what.into()).ok()?;
    worker.post_message_with_transferable(&question, &Array::of1(&channel.port2())).ok()?;
    let answer = JsFuture::from(answer).await.ok()?;

    let field = |name: &str| Reflect::get(&answer, &name.into()).ok();
    let texts = |name: &str| {
        let list = field(name).filter(Array::is_array);
        list.map(|list| Array::from(&list).iter().filter_map(|text| text.as_string()).collect()).unwrap_or_default()
    };
    Some(OfflineCopy::Version {
        version: field("version")?.as_string()?,
        files: field("files")?.as_f64()? as u32,
        missing: texts("missing"),
        persisted: field("persisted")?.is_truthy(),
        no_room: field("noRoom")?.as_f64()?,
        altered: field("altered")?.as_string().unwrap_or_default(),
        parts: texts("parts"),
        free: field("free")?.as_f64()?,
    })
}
