//! Hydrates the elements with `data-live` of a finished page, and nothing else: fixed text costs no WebAssembly, and a part that
//! fails leaves the rest of the page working.

use std::cell::Cell;
use std::sync::Arc;

use any_spawner::Executor;
use hydration_context::HydrateSharedContext;
use leptos::mount::hydrate_from;
use leptos::prelude::*;
use leptos::web_sys::{Element, HtmlElement};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::components::answer::answer;
use crate::components::elements::p;
use crate::components::entry_list::entry_list;
use crate::components::evidence::age_words;
use crate::components::membership::membership;
use crate::components::place_facts::facts;
use crate::components::place_list::{places_for, places_of};
use crate::components::search::search;
use crate::components::service_row::service_list;
use crate::components::status_line::network;
use crate::components::stay_awake::stay_awake;
use crate::content::entry::List;
use crate::content::hours::iso_date;
use crate::content::place::{Need, Purpose};
use crate::logic::qr_code::qr_code;
use crate::screens::not_found::missing;
use crate::screens::offline::status;
use crate::state::clock::use_clock;
use crate::state::knowledge::{CurrentKnowledge, use_knowledge};
use crate::state::location::use_location;
use crate::state::membership::use_membership;

thread_local! {
    /// The knowledge of the screens, for calls from scripts. `None`: not started yet.
    static KNOWLEDGE: Cell<Option<CurrentKnowledge>> = const { Cell::new(None) };
}

/// Applies newer facts from the host, given as JSON, for `src/start/updates.js`. Returns whether they were applied.
#[wasm_bindgen]
pub fn apply_update(text: &str) -> bool {
    KNOWLEDGE.get().is_some_and(|current| current.apply_update(text))
}

/// The QR code of an address, for `src/start/code.js`: the side in modules, a space, and the path data. `None`: the address is too
/// long.
#[wasm_bindgen]
pub fn code(address: &str) -> Option<String> {
    let code = qr_code(address)?;
    Some(code.side.to_string() + " " + &code.outline)
}

/// Hydrates every part of this page, with shared knowledge, clock and location, for `src/start/boot.js`. `facts`: the facts that the
/// program was built with, as JSON.
///
/// # Errors
/// The reason if the facts cannot be parsed. The page then stays as it is.
#[wasm_bindgen]
pub fn start(facts: String) -> Result<(), String> {
    let knowledge = serde_json::from_str(&facts).map_err(|error| error.to_string())?;
    // An error means that the executor is running already.
    let _ = Executor::init_wasm_bindgen();
    let owner = Owner::new_root(Some(Arc::new(HydrateSharedContext::new())));
    let shared = owner.with(|| {
        let (knowledge, clock) = (use_knowledge(knowledge, facts), use_clock());
        (knowledge, clock, use_location(knowledge, clock), use_membership())
    });
    KNOWLEDGE.set(Some(shared.0));
    // The owner lives as long as the page.
    std::mem::forget(owner);

    let Ok(parts) = document().query_selector_all("[data-live]") else { return Ok(()) };
    for part in (0..parts.length()).filter_map(|index| parts.item(index)?.dyn_into::<HtmlElement>().ok()) {
        let Some(draw) = view_of(&part) else { continue };
        hydrate_from(part, move || {
            let (knowledge, clock, locator, membership) = shared;
            provide_context(knowledge);
            provide_context(clock);
            provide_context(locator);
            provide_context(membership);
            draw()
        })
        .forget();
    }
    Ok(())
}

/// The function that draws a part, the same that the builder used. `None`: unknown to this program.
fn view_of(part: &Element) -> Option<Box<dyn FnOnce() -> AnyView>> {
    let says = |name: &str| part.get_attribute(name);
    let name = says("data-live")?;
    Some(match name.as_str() {
        "answer" => Box::new(answer),
        "network" => Box::new(network),
        "places-for" => {
            let need = Need::named(&says("data-need")?)?;
            Box::new(move || places_for(need))
        }
        "ways-home" => Box::new(|| places_of(Purpose::WayHome)),
        "landmarks" => Box::new(|| places_of(Purpose::Landmark)),
        "membership" => Box::new(membership),
        "status" => Box::new(status),
        "place" => {
            let id = says("data-id")?;
            Box::new(move || facts(id))
        }
        "missing" => Box::new(missing),
        name @ ("services" | "first-services") => {
            let (ids, anchored) = (says("data-ids")?, name == "services");
            Box::new(move || service_list(ids, anchored))
        }
        "entries" => {
            let list = List::named(&says("data-list")?)?;
            Box::new(move || entry_list(list))
        }
        "age" => {
            let day = |name: &str| iso_date::parse(&says(name)?);
            let (checked, review_by) = (day("data-checked")?, day("data-review-by")?);
            Box::new(move || p("old", age_words(checked, review_by)))
        }
        "search" => Box::new(search),
        "stay-awake" => Box::new(stay_awake),
        _ => return None,
    })
}
