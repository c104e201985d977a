//! Fingers, pens and the mouse on an element, by
//! [pointer events](https://developer.mozilla.org/en-US/docs/Web/API/Pointer_events).

use std::cell::Cell;

use leptos::prelude::*;
use leptos::web_sys::{Element, Event};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};

use crate::browser::call::{call, property};
use crate::logic::map::view::Pixel;

/// What a pointer does.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Act {
    /// It comes down. `first`: no other of its kind is down.
    Press {
        first: bool,
    },
    Move,
    Lift,
    /// The browser has taken it away, for a gesture of its own.
    Cancel,
}

/// A pointer of an element.
#[derive(Clone, Copy, Debug)]
pub struct Pointer {
    pub id: i32,
    pub act: Act,
    /// Where it is, from the middle of the element.
    pub at: Pixel,
}

/// Tells what pointers do that come down on the element, wherever they go, until the owner ends.
pub fn follow_pointers(element: &Element, tell: impl Fn(Pointer) + 'static) {
    const EVENTS: [&str; 5] = ["pointerdown", "pointermove", "pointerup", "pointercancel", "lostpointercapture"];
    let of = element.clone();
    // Measured when the first comes down: the element does not move under a finger, and to measure costs a layout.
    let middle = Cell::new(Pixel::default());
    listen(element, &EVENTS, move |event| {
        // Each as a property: as methods of web-sys each would be an import.
        let number = |name: &str| property(&event, name).and_then(|value| value.as_f64()).unwrap_or_default();
        let id = number("pointerId") as i32;
        let act = match event.type_().as_str() {
            "pointerdown" if number("button") != 0.0 => return,
            "pointerdown" => {
                if let Some(area) = call(&of, "getBoundingClientRect", &JsValue::UNDEFINED) {
                    let side = |name: &str| property(&area, name).and_then(|value| value.as_f64()).unwrap_or_default();
                    let half = |near: &str, far: &str| (side(near) + side(far)) / 2.0;
                    middle.set(Pixel { x: half("left", "right"), y: half("top", "bottom") });
                }
                // Without it a finger that leaves the element is lost: the next first one finds that out.
                let _ = call(&of, "setPointerCapture", &f64::from(id).into());
                Act::Press { first: property(&event, "isPrimary").is_some_and(|is| is.is_truthy()) }
            }
            // A mouse that was let go where nobody was told.
            "pointermove" if number("buttons") == 0.0 => Act::Cancel,
            "pointermove" => Act::Move,
            "pointerup" => Act::Lift,
            _ => Act::Cancel,
        };
        let Pixel { x, y } = middle.get();
        tell(Pointer { id, act, at: Pixel { x: number("clientX") - x, y: number("clientY") - y } });
    });
}

/// Calls at each of these events of an element of a screen, until the owner ends.
pub fn listen(element: &Element, events: &[&str], heard: impl Fn(Event) + 'static) {
    let heard = Closure::<dyn Fn(Event)>::new(heard);
    for event in events {
        // Browsers refuse no listener.
        let _ = element.add_event_listener_with_callback(event, heard.as_ref().unchecked_ref());
    }
    // The element goes with its screen, so that nobody calls it afterwards.
    StoredValue::new_local(heard);
}
