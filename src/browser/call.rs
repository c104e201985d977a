//! Calls methods of the browser that web-sys lacks, or that some browsers lack.

use js_sys::{Function, Promise, Reflect};
use leptos::task::spawn_local;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::EventTarget;

/// A property of an object. `None`: it has none.
pub fn property(of: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(of, &name.into()).ok().filter(|value| !value.is_undefined())
}

/// The answer of a method with one argument. `None`: there is no such method, or it throws.
pub fn call(of: &JsValue, method: &str, given: &JsValue) -> Option<JsValue> {
    property(of, method)?.dyn_into::<Function>().ok()?.call1(of, given).ok()
}

/// The same of a method that gives a promise.
pub fn call_async(of: &JsValue, method: &str, given: &JsValue) -> Option<Promise> {
    call(of, method, given)?.dyn_into().ok()
}

/// Calls a method without arguments whose promise does not matter: neither what it gives nor that it fails.
pub fn start(of: &JsValue, method: &str) {
    if let Some(promise) = call_async(of, method, &JsValue::UNDEFINED) {
        spawn_local(async move { drop(JsFuture::from(promise).await) });
    }
}

/// Calls at each event of this name, as long as the document.
pub fn listen(target: &EventTarget, event: &str, heard: impl Fn() + 'static) {
    hear(target, event, Box::new(heard));
}

fn hear(target: &EventTarget, event: &str, heard: Box<dyn Fn()>) {
    let heard = Closure::<dyn Fn()>::wrap(heard).into_js_value();
    // Browsers refuse no listener.
    let _ = target.add_event_listener_with_callback(event, heard.unchecked_ref());
}
