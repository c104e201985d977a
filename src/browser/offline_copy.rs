//! Is the program on this phone? Asks the service worker, which holds it.

use js_sys::{Array, Object, Promise, Reflect};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageChannel, MessageEvent};

/// What the service worker says of the program in its cache.
#[derive(Clone, Debug, PartialEq)]
pub enum OfflineCopy {
    /// This browser has no service worker, or none took up its work: nothing is saved.
    Nothing,
    /// A version is saved whole, or was.
    Version {
        version: String,
        /// How many files it has.
        files: u32,
        /// The files that are gone from the cache, or have other bytes than the build gave them.
        missing: Vec<String>,
        /// Whether the browser promised to keep it when the phone is full.
        persisted: bool,
        /// How much more the browser would keep for this app, in bytes. 0: it does not tell.
        free: f64,
    },
}

/// Asks the [service worker](https://developer.mozilla.org/en-US/docs/Web/API/ServiceWorker) that is in charge, or the one
/// that will be when the page is next opened.
///
/// ## Server-Side Rendering
/// Not to be called there.
pub async fn offline_copy() -> OfflineCopy {
    ask("status").await.unwrap_or(OfflineCopy::Nothing)
}

/// Has what is not whole fetched anew, and says how it is then. It takes as long as the network takes.
pub async fn mend() -> OfflineCopy {
    ask("mend").await.unwrap_or(OfflineCopy::Nothing)
}

async fn ask(what: &str) -> Option<OfflineCopy> {
    let container = web_sys::window()?.navigator().service_worker();
    // In a page that is not secure the container is missing, whatever its type says.
    if container.is_undefined() {
        return None;
    }
    let registration = JsFuture::from(container.get_registration()).await.ok()?;
    let worker: web_sys::ServiceWorker = Reflect::get(&registration, &"active".into()).ok()?.dyn_into().ok()?;

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
    Some(OfflineCopy::Version {
        version: field("version")?.as_string()?,
        files: field("files")?.as_f64()? as u32,
        missing: Array::from(&field("missing")?).iter().filter_map(|path| path.as_string()).collect(),
        persisted: field("persisted")?.is_truthy(),
        free: field("free")?.as_f64()?,
    })
}
