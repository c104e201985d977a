//! Tells the end of a walk by what a phone has: sound and vibration, which `src/start/alarm.js` makes. Of several tabs one does it.

use js_sys::{Function, Object, Promise, Reflect};
use leptos::prelude::window;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};

use crate::browser::call::property;
use crate::browser::fragment::tell;

/// Rings, for a minute at most.
pub fn ring() {
    tell("safe-night-ring");
}

/// Rings no more.
pub fn hush() {
    tell("safe-night-hush");
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
