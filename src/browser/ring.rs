//! Tells the end of a walk by what a phone has: vibration. Of several tabs one does it.

use js_sys::{Array, Function, Object, Promise, Reflect};
use leptos::prelude::window;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};

use crate::browser::call::{call, property};

/// How often it vibrates, and each time and each pause, in milliseconds.
const TIMES: u32 = 10;
const VIBRATES_MS: u32 = 800;
const RESTS_MS: u32 = 400;

/// Rings. iPhones do not vibrate for a page.
pub fn ring() {
    let pattern = Array::new();
    for _ in 0..TIMES {
        pattern.push(&VIBRATES_MS.into());
        pattern.push(&RESTS_MS.into());
    }
    let _ = call(&window().navigator(), "vibrate", &pattern);
}

/// Rings no more.
pub fn hush() {
    let _ = call(&window().navigator(), "vibrate", &0.into());
}

/// Does something in one tab of all that call this with the same name, as long as that tab lives, by the
/// [Web Locks API](https://developer.mozilla.org/en-US/docs/Web/API/Web_Locks_API). A browser without it, as iPhones before iOS 15.4,
/// shows one tab at a time: there it is done.
pub fn in_one_tab(name: &str, act: impl FnOnce() + 'static) {
    let Some(request) = locks().and_then(|locks| Some((property(&locks, "request")?, locks))) else { return act() };
    let (request, locks) = (request.0.unchecked_into::<Function>(), request.1);
    let options = Object::new();
    let _ = Reflect::set(&options, &"ifAvailable".into(), &true.into());
    let granted = Closure::once_into_js(move |lock: JsValue| -> JsValue {
        if lock.is_null() {
            return JsValue::UNDEFINED;
        }
        act();
        // Held by a promise that nothing settles.
        Promise::new(&mut |_, _| ()).into()
    });
    let _ = request.call3(&locks, &name.into(), &options, &granted);
}

fn locks() -> Option<JsValue> {
    property(&window().navigator(), "locks")
}
