//! What the program has in its second WebAssembly module: the screens, the navigation between them, and all living parts but those of the
//! answer. The builder splits the program here (`build/split.rs`), so that the home page answers before the rest has come.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::web_sys::Element;
use wasm_split_helpers::{SplitLoaderError, wasm_split};

use crate::app::navigation::{Drawn, follow_links};
use crate::app::shared::Shared;
use crate::components::city_map::city_map;
use crate::components::code::code;
use crate::components::elements::p;
use crate::components::entry_list::entry_list;
use crate::components::evidence::age_words;
use crate::components::forget::forget;
use crate::components::freshers_list::freshers_list;
use crate::components::place_facts::facts;
use crate::components::print_choice::print_choice;
use crate::components::save_numbers::save_numbers;
use crate::components::search::search;
use crate::components::service_row::service_list;
use crate::components::share_page::share_page;
use crate::components::stay_awake::stay_awake;
use crate::components::tell_someone::tell_someone;
use crate::components::toast::toast;
use crate::components::walk_strip::walk_strip;
use crate::components::walk_timer::walk_timer;
use crate::components::where_am_i::where_am_i;
use crate::content::entry::List;
use crate::content::hours::iso_date;
use crate::content::knowledge::Knowledge;
use crate::routes::Route;
use crate::screens::keep::add_button;
use crate::screens::not_found::missing;
use crate::screens::offline::status;

/// What a living part is drawn by.
pub enum View {
    /// It ends with the page that was loaded.
    OfPage(Box<dyn FnOnce() -> AnyView>),
    /// It lasts as long as the document.
    Lasting(Box<dyn FnOnce() -> AnyView>),
}

/// The functions of the second module that the first one calls.
#[derive(Clone, Copy)]
pub struct SecondModule {
    pub view_of: fn(&Element) -> Option<View>,
    pub follow_links: fn(Shared, Drawn, Route, Arc<Knowledge>),
}

/// Loads the second module, by `src/start/second.js`.
///
/// # Errors
/// If it does not come.
#[wasm_split(second, fallible)]
pub fn second_module() -> Result<SecondModule, SplitLoaderError> {
    Ok(SecondModule { view_of, follow_links })
}

/// The function that draws a part, the same that the builder used. `None`: unknown to this program.
fn view_of(part: &Element) -> Option<View> {
    let says = |name: &str| part.get_attribute(name);
    let name = says("data-live")?;
    Some(View::OfPage(match name.as_str() {
        "toast" => return Some(View::Lasting(Box::new(toast))),
        "walk-strip" => return Some(View::Lasting(Box::new(walk_strip))),
        "status" => Box::new(status),
        "where" => Box::new(where_am_i),
        "map" => Box::new(city_map),
        "tell" => Box::new(tell_someone),
        "walk" => Box::new(walk_timer),
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
        "code" => {
            let (path, label) = (says("data-path")?, says("data-says")?);
            Box::new(move || code(Signal::stored(path), label))
        }
        "share" => Box::new(share_page),
        "forget" => Box::new(forget),
        "freshers" => Box::new(freshers_list),
        "save-numbers" => Box::new(save_numbers),
        "add" => Box::new(add_button),
        "print-choice" => Box::new(print_choice),
        "stay-awake" => Box::new(stay_awake),
        _ => return None,
    }))
}
