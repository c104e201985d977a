//! The [share sheet](https://developer.mozilla.org/en-US/docs/Web/API/Navigator/share) and the clipboard, for links.

use js_sys::{Object, Promise, Reflect};
use leptos::prelude::window;
use wasm_bindgen_futures::JsFuture;

use crate::browser::call::{call_async, property};

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
    property(&window().navigator(), "share").is_some_and(|share| share.is_function())
}

/// Opens the share sheet with a title and an address. Must be called from a tap.
pub async fn send(title: &str, address: &str) -> Sent {
    let data = Object::new();
    let _ = Reflect::set(&data, &"title".into(), &title.into());
    let _ = Reflect::set(&data, &"url".into(), &address.into());
    sent(call_async(&window().navigator(), "share", &data)).await
}

/// Opens the share sheet with a text alone: with a title some browsers drop the text, with an address some send it twice. Must be called
/// from a tap.
pub async fn send_text(text: &str) -> Sent {
    let data = Object::new();
    let _ = Reflect::set(&data, &"text".into(), &text.into());
    sent(call_async(&window().navigator(), "share", &data)).await
}

/// Copies a text. Must be called from a tap.
pub async fn copy(text: &str) -> Sent {
    let clipboard = property(&window().navigator(), "clipboard").unwrap_or_default();
    sent(call_async(&clipboard, "writeText", &text.into())).await
}

async fn sent(promise: Option<Promise>) -> Sent {
    match promise {
        Some(promise) => settled(promise).await,
        None => Sent::Refused,
    }
}

/// What became of something that was handed to the share sheet or the clipboard.
pub async fn settled(promise: Promise) -> Sent {
    match JsFuture::from(promise).await {
        Ok(_) => Sent::Done,
        Err(error) if property(&error, "name").is_some_and(|name| name == "AbortError") => Sent::Cancelled,
        Err(_) => Sent::Refused,
    }
}
