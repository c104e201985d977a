//! The search box and its results, updated at each key. The query is neither stored nor sent.

use std::sync::{Arc, Mutex, PoisonError};

use leptos::prelude::*;
use leptos::web_sys::{self, HtmlInputElement};
use wasm_bindgen::JsCast;

use crate::browser::effect::effect;
use crate::components::elements::{announced, element, follow, h2, input, ul, views};
use crate::components::entry_list::row;
use crate::components::evidence::OUT_OF_DATE;
use crate::components::place_card::call_button;
use crate::content::knowledge::Knowledge;
use crate::logic::search::{Catalogue, Item};
use crate::state::clock::Clock;
use crate::state::knowledge::CurrentKnowledge;
use crate::words::search::results_title;

const BOX: &str = "query";

/// A catalogue with the knowledge that it was built from.
type Made = (Arc<Knowledge>, Arc<Catalogue>);

/// The number of results, and the results in groups.
pub fn search() -> AnyView {
    let CurrentKnowledge { knowledge, .. } = expect_context();
    let Clock(now) = expect_context();
    let query = RwSignal::new(String::new());
    // Text that was typed before the program started.
    effect(move || query.set(typed()));

    // Built at first use, and rebuilt when the knowledge changes.
    let made = Arc::new(Mutex::new(None::<Made>));
    let all = move |knowledge: Arc<Knowledge>| {
        let mut made = made.lock().unwrap_or_else(PoisonError::into_inner);
        match &*made {
            Some((of, catalogue)) if Arc::ptr_eq(of, &knowledge) => catalogue.clone(),
            _ => made.insert((knowledge.clone(), Arc::new(Catalogue::of(&knowledge)))).1.clone(),
        }
    };
    let draw = move |all: &Catalogue, results: &[usize]| -> Vec<AnyView> {
        let row = |index: &usize| {
            let item = all.item(*index)?;
            Some(result(item, now.get_untracked().is_some_and(|now| item.out_of_date(now))))
        };
        let lists = all.lists(results).into_iter();
        lists.flat_map(|(group, items)| [h2(results_title(group)), ul("rows", items.iter().filter_map(row))]).collect()
    };
    // Builds the index and draws one result when the box gets focus: the first keystroke must not wait for it, and people who
    // only read the list never pay for it.
    let ready = {
        let all = all.clone();
        move || {
            let all = all(knowledge.get_untracked());
            drop(draw(&all, &all.search("police", None)).into_any().build());
        }
    };
    let search = all.clone();
    let matches = Memo::new(move |_| {
        query.with(|query| if query.is_empty() { Vec::new() } else { search(knowledge.get()).search(query, now.get()) })
    });
    // The results replace the list of everything, see `style/search.css`.
    effect(move || {
        let Some(root) = document().document_element() else { return };
        let _ = root.toggle_attribute_with_force("data-found", matches.with(|matches| !matches.is_empty()));
    });
    // A guess, so that the screen is never empty.
    let guess = {
        let all = all.clone();
        move || query.with(|query| all(knowledge.get()).guess(query))
    };
    let count = {
        let guess = guess.clone();
        Signal::derive(move || match matches.with(Vec::len) {
            0 if guess().is_none() => String::new(),
            0 => "Nothing fits. Is it this?".into(),
            count => format!("{count} found"),
        })
    };
    let results = follow(move || {
        let matches = matches.get();
        let matches = if matches.is_empty() { guess().into_iter().collect() } else { matches };
        draw(&all(knowledge.get()), &matches)
    });
    effect(move || listen(query, ready.clone()));
    views![announced("status", count), element("div", &[("class", "results")], results)].into_any()
}

/// The box. It stands outside the part that the program draws anew, so that nothing that is being typed is lost.
pub fn search_box() -> AnyView {
    let field = [
        ("id", BOX),
        ("type", "search"),
        ("autocomplete", "off"),
        ("autocapitalize", "off"),
        ("spellcheck", "false"),
        ("enterkeyhint", "search"),
    ];
    let parts = views![element("label", &[("for", BOX)], "What do you need?"), input(&field)];
    element("form", &[("class", "search"), ("role", "search")], parts)
}

/// Follows the box as long as the results are shown: what is typed, the first focus, and Enter, which hides the keyboard of the phone, so
/// that the results are visible.
fn listen(query: RwSignal<String>, ready: impl Fn() + 'static) {
    let is_box = |event: &web_sys::Event| event.target() == field().map(Into::into);
    let handles = [
        window_event_listener_untyped("input", move |event| {
            if is_box(&event) {
                query.set(typed());
            }
        }),
        window_event_listener_untyped("focusin", move |event| {
            if is_box(&event) {
                ready();
            }
        }),
        window_event_listener_untyped("submit", move |event| {
            event.prevent_default();
            if let Some(field) = field() {
                let _ = field.blur();
            }
        }),
    ];
    on_cleanup(move || {
        handles.into_iter().for_each(|handle| handle.remove());
        if let Some(root) = document().document_element() {
            let _ = root.remove_attribute("data-found");
        }
    });
}

fn field() -> Option<HtmlInputElement> {
    document().get_element_by_id(BOX)?.dyn_into().ok()
}

fn typed() -> String {
    field().map(|field| field.value()).unwrap_or_default()
}

/// One result, with its call button.
fn result(item: &Item, old: bool) -> AnyView {
    let mut parts = vec![row(&item.path, &item.title, if old { OUT_OF_DATE } else { &item.line })];
    parts.extend(item.call.as_deref().map(call_button));
    parts.into_any()
}
