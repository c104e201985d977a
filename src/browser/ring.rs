//! Tells the end of a walk by what a phone has: sound and vibration, which `src/start/alarm.js` makes. Of several tabs one does it.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::{Function, Object, Promise, Reflect};
use leptos::prelude::window;
use leptos::task::spawn_local;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

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
/// [Web Locks API](https://developer.mozilla.org/en-US/docs/Web/API/Web_Locks_API). Where the browser has none, as on iPhones before
/// iOS 15.4, or refuses them, as Firefox does where storage is blocked, it is done all the same.
pub fn in_one_tab(name: &str, act: impl FnOnce() + 'static) {
    let act = Rc::new(Cell::new(Some(act)));
    let acted = act.clone();
    let granted = Closure::once_into_js(move |lock: JsValue| -> JsValue {
        if lock.is_null() {
            return JsValue::UNDEFINED;
        }
        if let Some(act) = acted.take() {
            act();
        }
        // Held by a promise that nothing settles.
        Promise::new(&mut |_, _| ()).into()
    });
    let asked = request(name, &granted);
    spawn_local(async move {
        let refused = match asked {
            Some(answer) => JsFuture::from(answer).await.is_err(),
            None => true,
        };
        if refused && let Some(act) = act.take() {
            act();
        }
    });
}

/// Asks for the lock of this name without waiting for it. `None`: the browser has no locks.
fn request(name: &str, granted: &JsValue) -> Option<Promise> {
    let locks = property(&window().navigator(), "locks")?;
    let options = Object::new();
    let _ = Reflect::set(&options, &"ifAvailable".into(), &true.into());
    let request = property(&locks, "request")?.dyn_into::<Function>().ok()?;
    request.call3(&locks, &name.into(), &options, granted).ok()?.dyn_into().ok()
}
