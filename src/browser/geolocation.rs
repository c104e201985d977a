//! The [Geolocation API](https://developer.mozilla.org/en-US/docs/Web/API/Geolocation_API): one watch at a time.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Function, Reflect};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Coordinates, Geolocation, Position, PositionError, PositionOptions};

use crate::browser::ends;

/// How old a fix of another app may be that the phone gives for an answer, and how long one is waited for, in milliseconds.
pub const TIMEOUT_MS: u32 = 10_000;

/// The watch of the location.
#[derive(Clone, Copy)]
pub struct Watch {
    state: StoredValue<Rc<RefCell<State>>, LocalStorage>,
    found: StoredValue<Rc<dyn Fn(Coordinates)>, LocalStorage>,
    failed: StoredValue<Rc<dyn Fn(u16)>, LocalStorage>,
}

#[derive(Default)]
struct State {
    /// The number of the running watch.
    id: Option<i32>,
    /// They last as long as the document: a phone may answer a watch that was ended.
    callbacks: Option<(Function, Function)>,
}

/// A watch that rests until it is begun. `found` gets each fix, `failed` the code of each
/// [error](https://developer.mozilla.org/en-US/docs/Web/API/GeolocationPositionError/code).
///
/// ## Server-Side Rendering
/// It is never begun.
pub fn use_geolocation(found: impl Fn(Coordinates) + 'static, failed: impl Fn(u16) + 'static) -> Watch {
    Watch {
        state: StoredValue::new_local(Rc::default()),
        found: StoredValue::new_local(Rc::new(found)),
        failed: StoredValue::new_local(Rc::new(failed)),
    }
}

impl Watch {
    /// Ends the watch that runs and begins one: a phone that has slept may have ended it without a word.
    pub fn begin(self) {
        self.end();
        let Ok(geolocation) = window().navigator().geolocation() else {
            return self.failed.get_value()(PositionError::POSITION_UNAVAILABLE);
        };
        let state = self.state.get_value();
        let (found, failed) = state.borrow_mut().callbacks.get_or_insert_with(|| self.callbacks()).clone();
        let options = PositionOptions::new();
        options.set_enable_high_accuracy(true);
        options.set_maximum_age(TIMEOUT_MS);
        options.set_timeout(TIMEOUT_MS);
        let id = geolocation.watch_position_with_error_callback_and_options(&found, Some(&failed), &options).ok();
        state.borrow_mut().id = id;
        ends::note("location", id.and_then(|id| end_of(&geolocation, id)).as_ref());
    }

    /// Ends the watch.
    pub fn end(self) {
        let id = self.state.get_value().borrow_mut().id.take();
        if let (Some(id), Ok(geolocation)) = (id, window().navigator().geolocation()) {
            geolocation.clear_watch(id);
            ends::note("location", None);
        }
    }

    fn callbacks(self) -> (Function, Function) {
        let (found, failed) = (self.found.get_value(), self.failed.get_value());
        let found = Closure::<dyn Fn(Position)>::new(move |position: Position| found(position.coords()));
        let failed = Closure::<dyn Fn(PositionError)>::new(move |error: PositionError| failed(error.code()));
        (found.into_js_value().unchecked_into(), failed.into_js_value().unchecked_into())
    }
}

/// The function of the browser that ends a watch.
fn end_of(geolocation: &Geolocation, id: i32) -> Option<Function> {
    let clear: Function = Reflect::get(geolocation, &"clearWatch".into()).ok()?.dyn_into().ok()?;
    Some(clear.bind1(geolocation, &id.into()).unchecked_into())
}
