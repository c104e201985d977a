//! Asks the host for a file.

use js_sys::{Promise, Reflect};
use leptos::prelude::window;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{RequestCache, RequestInit, Response};

use crate::browser::call::{call, property};

/// The text at an address of the host, never an old one from the cache of the browser. `None`: no answer within the time, given in
/// milliseconds, or an error.
pub async fn fresh_text(address: &str, timeout_ms: u32) -> Option<String> {
    let options = RequestInit::new();
    options.set_cache(RequestCache::NoCache);
    // Older browsers lack it: there the request ends when the browser gives it up.
    let timer = property(&window(), "AbortSignal").and_then(|signal| call(&signal, "timeout", &timeout_ms.into()));
    if let Some(timer) = timer {
        Reflect::set(&options, &"signal".into(), &timer).ok()?;
    }
    let answer = settled(window().fetch_with_str_and_init(address, &options)).await?;
    let answer: Response = answer.dyn_into().ok()?;
    if !answer.ok() {
        return None;
    }
    settled(answer.text().ok()?).await?.as_string()
}

async fn settled(promise: Promise) -> Option<wasm_bindgen::JsValue> {
    JsFuture::from(promise).await.ok()
}
