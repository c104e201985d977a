//! The program in the browser: draws the elements with `data-live` of a finished page anew, with the time and the location, and
//! nothing else. A part that fails leaves the rest of the page working.

use std::cell::Cell;
use std::sync::Arc;

use any_spawner::Executor;
use js_sys::{Function, Map};
use leptos::prelude::*;
use leptos::tachys::view::Mountable;
use leptos::tachys::view::any_view::AnyViewState;
use leptos::web_sys::{Element, Event, HtmlElement, HtmlInputElement, HtmlSelectElement};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Coordinates, ServiceWorkerRegistration};

use crate::app::navigation::Drawn;
use crate::app::second_module::{SecondModule, View, second_module};
use crate::app::shared::Shared;
use crate::browser::streets::Engine;
use crate::browser::{ends, find};
use crate::components::answer::answer;
use crate::components::membership::membership;
use crate::components::place_list::{places_for, places_of};
use crate::content::knowledge::Knowledge;
use crate::content::place::{Need, Purpose};
use crate::routes::Route;

thread_local! {
    /// What the screens share, for calls from scripts. `None`: not started yet.
    static SHARED: Cell<Option<Shared>> = const { Cell::new(None) };
}

/// Keeps the install prompt of the browser, for `src/start/boot.js`.
#[wasm_bindgen]
pub fn keep_prompt(prompt: JsValue) {
    if let Some(shared) = SHARED.get() {
        shared.home_screen.keep_prompt(prompt);
    }
}

/// Takes the engine of the streets, for `src/start/streets.js`.
#[wasm_bindgen]
pub fn take_streets(engine: Engine) {
    if let Some(shared) = SHARED.get() {
        shared.locator.streets.take(engine);
    }
}

/// Takes where the phone is, which it answered before the program ran, for `src/start/early.js`.
#[wasm_bindgen]
pub fn located(coordinates: Coordinates) {
    if let Some(shared) = SHARED.get() {
        shared.locator.located.run(coordinates);
    }
}

/// The app is saved, for `src/start/install.js`. `released`: gives a promise that resolves once no finger is on the screen.
#[wasm_bindgen]
pub fn installed(registration: ServiceWorkerRegistration, released: Function) {
    if let Some(shared) = SHARED.get() {
        shared.home_screen.saved();
        shared.updates.follow(registration, released);
    }
}

thread_local! {
    /// What the program was built with, and its text. `None`: not read yet, or [`start`] has it.
    static BUILT_IN: Cell<Option<(Knowledge, String)>> = const { Cell::new(None) };
    /// What the second module has. `None`: it is not there yet.
    static SECOND: Cell<Option<SecondModule>> = const { Cell::new(None) };
    /// The page that was loaded. `None`: not begun, or all is drawn.
    static FIRST: Cell<Option<First>> = const { Cell::new(None) };
}

/// The page that was loaded, while its parts are drawn.
struct First {
    /// Lasts as long as the document.
    root: Owner,
    /// Of which its fixed text is.
    built_in: Arc<Knowledge>,
    route: Route,
    drawn: Drawn,
}

/// Reads the knowledge that the program was built with, for `src/start/boot.js`. `bytes`: JSON in UTF-8. As a text of JavaScript it would
/// take ten times as long to hand over.
///
/// # Errors
/// The reason if the knowledge cannot be parsed. The page then stays as it is.
#[wasm_bindgen]
pub fn read(bytes: Vec<u8>) -> Result<(), String> {
    let text = String::from_utf8(bytes).map_err(|_| "no facts")?;
    let knowledge = Knowledge::parse(&text).ok_or("no facts")?;
    BUILT_IN.set(Some((knowledge, text)));
    Ok(())
}

/// Begins, after [`read`]. The page stays as it is until [`draw`]. `to_end`: the list of `src/start/ends.js`.
#[wasm_bindgen]
pub fn start(to_end: Map) {
    let Some((knowledge, text)) = BUILT_IN.take() else { return };
    ends::take(to_end);
    // An error means that the executor is running already.
    let _ = Executor::init_wasm_bindgen();
    let root = Owner::new();
    root.set();
    let route = Route::parse(&location().pathname().unwrap_or_default());
    let shared = Shared::new(&root, knowledge, text);
    // Before any effect: a newer one may be in storage.
    let built_in = shared.knowledge.knowledge.get_untracked();
    shared.locator.shown.set(route.shows_location());
    SHARED.set(Some(shared));
    shared.provide();
    shared.home_screen.start();
    let drawn = Drawn { owner: Owner::new(), views: Vec::new() };
    drawn.owner.with(|| provide_context(route.clone()));
    FIRST.set(Some(First { root, built_in, route, drawn }));
}

/// Whether a living part is drawn by the first module of the program, for `src/start/parts.js`. The others wait for [`load_second`].
#[wasm_bindgen]
pub fn is_of_first(part: &Element) -> bool {
    first_view_of(part).is_some()
}

/// Waits for the second module of the program, for `src/start/parts.js`. `false`: it does not come. It is waited for again at the next call.
#[wasm_bindgen]
pub async fn load_second() -> bool {
    let second = second_module().await.ok();
    SECOND.set(second);
    second.is_some()
}

/// Draws one living part of the page anew, for `src/start/parts.js`.
#[wasm_bindgen]
pub fn draw(part: &HtmlElement) {
    let Some(mut first) = FIRST.take() else { return };
    match first_view_of(part).or_else(|| (SECOND.get()?.view_of)(part)) {
        Some(View::OfPage(draw)) => {
            let view = first.drawn.owner.with(|| draw_anew(part, draw));
            first.drawn.views.push(view);
        }
        Some(View::Lasting(draw)) => std::mem::forget(first.root.with(|| draw_anew(part, draw))),
        None => {}
    }
    FIRST.set(Some(first));
}

/// Follows the links of the page from the first tap on, once all is drawn, for `src/start/parts.js`.
#[wasm_bindgen]
pub fn follow() {
    if let (Some(shared), Some(second), Some(First { root, built_in, route, drawn })) =
        (SHARED.get(), SECOND.get(), FIRST.take())
    {
        root.with(|| (second.follow_links)(shared, drawn, route, built_in));
        // It lasts as long as the document.
        std::mem::forget(root);
    }
}

/// Replaces the content of a part by what the function draws. The focus, and what was typed, chosen and opened stay.
fn draw_anew(part: &HtmlElement, draw: Box<dyn FnOnce() -> AnyView>) -> AnyViewState {
    const FIELDS: &str = "a, button, details, input, select, summary";
    let fields =
        || part.query_selector_all(FIELDS).map(|fields| find::each::<HtmlElement>(&fields)).unwrap_or_default();
    let focused = document().active_element();
    let before = fields();
    let focused = before.iter().position(|field| focused.as_deref() == Some(field.as_ref()));

    let mut view = draw().build();
    part.set_text_content(None);
    view.mount(part, None);

    let after = fields();
    for (old, new) in before.iter().zip(&after) {
        if let (Some(old), Some(new)) = (old.dyn_ref::<HtmlInputElement>(), new.dyn_ref::<HtmlInputElement>()) {
            new.set_value(&old.value());
            if old.checked() != new.checked() {
                new.set_checked(old.checked());
                tell_change(new);
            }
        }
        if old.has_attribute("open") {
            let _ = new.set_attribute("open", "");
        }
        if let (Some(old), Some(new)) = (old.dyn_ref::<HtmlSelectElement>(), new.dyn_ref::<HtmlSelectElement>()) {
            keep_choice(old, new);
        }
    }
    if let Some(field) = focused.and_then(|index| after.get(index)) {
        // Without the focus the part still works.
        let _ = field.focus();
    }
    view
}

/// Chooses what was chosen before, and tells the program of it.
fn keep_choice(old: &HtmlSelectElement, new: &HtmlSelectElement) {
    if new.selected_index() == old.selected_index() {
        return;
    }
    new.set_selected_index(old.selected_index());
    tell_change(new);
}

/// Tells the program of a choice.
fn tell_change(field: &Element) {
    if let Ok(change) = Event::new("change") {
        let _ = field.dispatch_event(&change);
    }
}

/// The function that draws a part of the home page, the same that the builder used. `None`: it is in the second module.
fn first_view_of(part: &Element) -> Option<View> {
    let name = part.get_attribute("data-live")?;
    Some(View::OfPage(match name.as_str() {
        "answer" => Box::new(answer),
        "places-for" => {
            let need = Need::named(&part.get_attribute("data-need")?)?;
            Box::new(move || places_for(need))
        }
        "ways-home" => Box::new(|| places_of(Purpose::WayHome)),
        "landmarks" => Box::new(|| places_of(Purpose::Landmark)),
        "membership" => Box::new(membership),
        _ => return None,
    }))
}
