//! Hands a file to the person: by the [share sheet](https://developer.mozilla.org/en-US/docs/Web/API/Navigator/share) of the phone where
//! that takes files, or else as a download.

use std::time::Duration;

use js_sys::{Array, Object, Promise, Reflect};
use leptos::prelude::{document, set_timeout, window};
use wasm_bindgen::JsCast;
use web_sys::{Blob, File, FilePropertyBag, HtmlElement, Url};

use crate::browser::call::{call, call_async};
use crate::browser::sharing::{Sent, settled};

/// What became of a file.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Handed {
    Shared,
    Downloaded,
    /// The person closed the share sheet.
    Cancelled,
    /// The browser can do neither.
    Refused,
}

/// How long the browser may need the address of a download.
const NEEDED: Duration = Duration::from_secs(60);

/// Hands a text file over. Must be called from a tap: browsers open the share sheet for no other reason.
pub async fn hand_over(name: &str, kind: &str, text: &str) -> Handed {
    let Some(file) = file(name, kind, text) else { return Handed::Refused };
    if let Some(shared) = share(&file) {
        match settled(shared).await {
            Sent::Done => return Handed::Shared,
            Sent::Cancelled => return Handed::Cancelled,
            Sent::Refused => {}
        }
    }
    if download(&file, name) { Handed::Downloaded } else { Handed::Refused }
}

/// Opens the share sheet. `None`: it takes no such file.
fn share(file: &File) -> Option<Promise> {
    let navigator = window().navigator();
    let data = Object::new();
    Reflect::set(&data, &"files".into(), &Array::of1(file)).ok()?;
    if !call(&navigator, "canShare", &data)?.is_truthy() {
        return None;
    }
    call_async(&navigator, "share", &data)
}

fn file(name: &str, kind: &str, text: &str) -> Option<File> {
    let options = FilePropertyBag::new();
    options.set_type(kind);
    File::new_with_str_sequence_and_options(&Array::of1(&text.into()), name, &options).ok()
}

/// Saves a text as a download. `false`: the browser refuses. Whether the phone keeps the file it does not tell.
pub fn save_text(name: &str, kind: &str, text: &str) -> bool {
    file(name, kind, text).is_some_and(|file| download(&file, name))
}

/// Saves a file or a picture as a download. `false`: the browser refuses.
pub fn download(file: &Blob, name: &str) -> bool {
    let tap = || {
        let address = Url::create_object_url_with_blob(file).ok()?;
        let link: HtmlElement = document().create_element("a").ok()?.dyn_into().ok()?;
        link.set_attribute("href", &address).ok()?;
        link.set_attribute("download", name).ok()?;
        link.click();
        Some(address)
    };
    let Some(address) = tap() else { return false };
    set_timeout(move || drop(Url::revoke_object_url(&address)), NEEDED);
    true
}
