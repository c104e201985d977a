//! The [share sheet](https://developer.mozilla.org/en-US/docs/Web/API/Navigator/share) and the clipboard, for links.

use js_sys::{Function, Object, Promise, Reflect};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// What became of a link.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Sent {
    Done,
    /// The person closed the share sheet.
    Cancelled,
    Refused,
}

/// Whether the browser has a share sheet.
///
/// ## Server-Side Rendering
/// Must not be called.
pub fn can_share() -> bool {
    Reflect::get(&window().navigator(), &"share".into()).is_ok_and(|share| share.is_function())
}

/// Opens the share sheet with a title and an address. Must be called from a tap.
pub async fn send(title: &str, address: &str) -> Sent {
    let data = Object::new();
    let _ = Reflect::set(&data, &"title".into(), &title.into());
    let _ = Reflect::set(&data, &"url".into(), &address.into());
    settled(call(&window().navigator(), "share", &data)).await
}

/// Copies an address. Must be called from a tap.
pub async fn copy(address: &str) -> Sent {
    let clipboard = Reflect::get(&window().navigator(), &"clipboard".into()).unwrap_or_default();
    settled(call(&clipboard, "writeText", &address.into())).await
}

fn call(of: &JsValue, method: &str, given: &JsValue) -> Option<Promise> {
    let method: Function = Reflect::get(of, &method.into()).ok()?.dyn_into().ok()?;
    method.call1(of, given).ok()?.dyn_into().ok()
}

async fn settled(promise: Option<Promise>) -> Sent {
    let Some(promise) = promise else { return Sent::Refused };
    match JsFuture::from(promise).await {
        Ok(_) => Sent::Done,
        Err(error) if was_closed(&error) => Sent::Cancelled,
        Err(_) => Sent::Refused,
    }
}

/// Whether an error says that the person closed the share sheet.
pub fn was_closed(error: &JsValue) -> bool {
    let name = Reflect::get(error, &"name".into()).ok().and_then(|name| name.as_string());
    name.as_deref() == Some("AbortError")
}
