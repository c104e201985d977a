//! The engine of the streets (`src/streets/engine/`), a WebAssembly of its own that `src/start/streets.js` loads. Coordinates are metres on
//! the plane of the map, directions degrees; a number that is not known is NaN. Where the engine fails, the app goes on without it.

use std::cell::RefCell;

use leptos::prelude::window;
use leptos::web_sys::{Element, Event};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    /// The functions of the engine.
    #[derive(Clone)]
    pub type Engine;
    #[wasm_bindgen(method, catch)]
    fn know(this: &Engine, names: &str, numbers: &[f64]) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    fn seconds(this: &Engine, x: f64, y: f64, minute: f64) -> Result<Vec<f64>, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn moved(this: &Engine, x: f64, y: f64, accuracy: f64, speed: f64) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    fn street(this: &Engine, x: f64, y: f64, accuracy: f64) -> Result<String, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn tapped(this: &Engine, x: f64, y: f64, radius: f64) -> Result<String, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn bearing(this: &Engine) -> Result<f64, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn near(this: &Engine, part: &Element, numbers: &[f64]) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    fn draw(this: &Engine, map: &Element, view: &[f64], taken: &[f64], moving: bool) -> Result<(), JsValue>;
    #[wasm_bindgen(method, catch)]
    fn show(this: &Engine, part: &Element, place: u32, numbers: &[f64], led: bool, whole: bool) -> Result<(), JsValue>;
}

thread_local! {
    static ENGINE: RefCell<Option<Engine>> = const { RefCell::new(None) };
}

/// Takes the engine, once it has its layer.
pub fn take(engine: Engine) {
    ENGINE.set(Some(engine));
}

/// Asks for the engine. It is loaded once.
///
/// ## Server-Side Rendering
/// There is no engine.
pub fn want() {
    if let Ok(event) = Event::new("safe-night-streets") {
        let _ = window().dispatch_event(&event);
    }
}

/// Calls the engine. `None`: there is none, or it has failed; then it is not called again.
fn call<T>(act: impl FnOnce(&Engine) -> Result<T, JsValue>) -> Option<T> {
    // It may call back.
    let engine = ENGINE.with_borrow(Clone::clone)?;
    let answer = act(&engine);
    if answer.is_err() {
        ENGINE.set(None);
    }
    answer.ok()
}

/// Tells it the places: their names, a line each, and of each its point and accuracy.
pub fn know(names: &str, numbers: &[f64]) {
    call(|engine| engine.know(names, numbers));
}

/// How long each place is away on foot, in seconds.
pub fn seconds(x: f64, y: f64, minute: f64) -> Vec<f64> {
    call(|engine| engine.seconds(x, y, minute)).unwrap_or_default()
}

/// Tells it a fix of the phone.
pub fn moved(x: f64, y: f64, accuracy: f64, speed: f64) {
    call(|engine| engine.moved(x, y, accuracy, speed));
}

/// The street that somebody is on, in words. Empty: not known.
pub fn street(x: f64, y: f64, accuracy: f64) -> String {
    call(|engine| engine.street(x, y, accuracy)).unwrap_or_default()
}

/// The street that a tap means. Empty: none.
pub fn tapped(x: f64, y: f64, radius: f64) -> String {
    call(|engine| engine.tapped(x, y, radius)).unwrap_or_default()
}

/// Where the way leads that the person is walking, in degrees. `None`: there is none.
pub fn bearing() -> Option<f64> {
    call(Engine::bearing).filter(|bearing| !bearing.is_nan())
}

/// Tells the streets around the person, and whose data they are, in a part of the page. `numbers`: where the person is, how exactly, and
/// where they face.
pub fn near(part: &Element, numbers: &[f64]) {
    call(|engine| engine.near(part, numbers));
}

/// Draws the streets behind a map. `view`: its middle, metres to a pixel, and what is up. `taken`: where no name may be.
pub fn draw(map: &Element, view: &[f64], taken: &[f64], moving: bool) {
    call(|engine| engine.draw(map, view, taken, moving));
}

/// Tells the way on foot to a place in a part of the page. `numbers`: where the person is, how exactly, the minute of the week, and where
/// they face. `whole`: with every turn.
pub fn show(part: &Element, place: u32, numbers: &[f64], led: bool, whole: bool) {
    call(|engine| engine.show(part, place, numbers, led, whole));
}
