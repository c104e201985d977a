//! The search: as you type, on the phone. What is typed is neither kept nor sent.

use std::sync::{Arc, OnceLock};

use leptos::prelude::*;
use leptos::web_sys::{HtmlElement, HtmlInputElement, SubmitEvent};
use wasm_bindgen::JsCast;

use super::entry_list::row;
use super::evidence::OUT_OF_DATE;
use super::place_card::call_button;
use super::text::{announced, follow, heading, list};
use crate::browser::clock::Clock;
use crate::browser::knowledge::Knowledge;
use crate::finder::search::{Catalogue, Item};

const BOX: &str = "query";

/// The box, how much was found, and the results in groups.
pub fn search() -> AnyView {
    let Knowledge { pack, .. } = expect_context();
    let Clock(now) = expect_context();
    let query = RwSignal::new(String::new());
    // What was typed before the program was up.
    Effect::new(move || query.set(typed()));

    let catalogue = Arc::new(OnceLock::new());
    let all = move || catalogue.get_or_init(|| Arc::new(Catalogue::of(&pack.get_untracked()))).clone();
    let draw = {
        let all = all.clone();
        move |found: Vec<usize>| -> Vec<AnyView> {
            let all = all();
            let items: Vec<&Item> = found.into_iter().filter_map(|index| all.item(index)).collect();
            let groups = items.chunk_by(|a, b| a.group == b.group);
            let result = |item: &&Item| result(item, now.get_untracked().is_some_and(|now| item.out_of_date(now)));
            groups
                .flat_map(|items| [heading(items[0].group.title()), list("rows", items.iter().map(result).collect())])
                .collect()
        }
    };
    // When the box is tapped, so that no key waits for the catalogue to be made, nor for the browser to make ready what
    // draws the first results; nor does anyone who only reads the list.
    let ready = {
        let (all, draw) = (all.clone(), draw.clone());
        move |_| drop(draw(all().search("police", None)).into_any().build())
    };
    let found = Memo::new(move |_| {
        query.with(|query| if query.is_empty() { Vec::new() } else { all().search(query, now.get()) })
    });
    // The list of everything gives way to what is found: see `style/search.css`.
    Effect::new(move || {
        let Some(root) = document().document_element() else { return };
        let _ = root.toggle_attribute_with_force("data-found", found.with(|found| !found.is_empty()));
    });
    let count = Signal::derive(move || match found.with(Vec::len) {
        0 if query.with(|query| query.trim().is_empty()) => String::new(),
        0 => "Nothing found. Try another word, or look in the list below.".into(),
        found => format!("{found} found"),
    });
    let results = follow(move || draw(found.get()));
    // Enter puts the keyboard of the phone away, so that the results can be seen.
    let done = move |event: SubmitEvent| {
        event.prevent_default();
        if let Some(element) = input().and_then(|input| input.dyn_into::<HtmlElement>().ok()) {
            let _ = element.blur();
        }
    };
    view! {
        <form class="search" role="search" on:submit=done>
            <label for=BOX>"What do you need?"</label>
            <input
                id=BOX
                type="search"
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                enterkeyhint="search"
                on:focus=ready
                on:input=move |_| query.set(typed())
            />
        </form>
        {announced("told", count)}
        <div class="found">{results}</div>
    }
    .into_any()
}

fn input() -> Option<HtmlInputElement> {
    document().get_element_by_id(BOX)?.dyn_into().ok()
}

fn typed() -> String {
    input().map(|input| input.value()).unwrap_or_default()
}

/// One result; whom one can call is called from here.
fn result(item: &Item, old: bool) -> AnyView {
    let mut parts = vec![row(&item.path, &item.title, if old { OUT_OF_DATE } else { &item.line })];
    parts.extend(item.call.as_deref().map(call_button));
    parts.into_any()
}
