//! The [session history](https://developer.mozilla.org/en-US/docs/Web/API/History_API) of the tab: where each entry was scrolled to and
//! what had the focus, as browsers remember it for documents.

use leptos::prelude::{document, window};
use leptos::web_sys::{HtmlElement, ScrollRestoration};
use wasm_bindgen::{JsCast, JsValue};

use crate::browser::find;
use crate::browser::focus::focus;
use crate::browser::storage::{self, Entry};
use crate::routes::Route;

/// The most entries that are remembered.
const MOST: usize = 50;

/// The key of the current entry. `None`: a document that the program has not marked.
pub fn key() -> Option<u32> {
    Some(window().history().ok()?.state().ok()?.as_f64()? as u32)
}

/// Marks the current entry with a key of its own, unless it has one, and returns it.
pub fn mark() -> u32 {
    let key = key().unwrap_or_else(|| next_key(0));
    set(key);
    key
}

/// Writes the address of a fixed screen as links have it, in place of an old one or one with a slash at its end.
pub fn take_address(route: &Route) {
    let (path, hash) = (route.path(), window().location().hash().unwrap_or_default());
    if route.is_fixed() && window().location().pathname().is_ok_and(|shown| shown != path) {
        rewrite(&(path + &hash));
    }
}

/// Writes another address, or a fragment alone, over that of the current entry, which keeps its mark.
pub fn rewrite(address: &str) {
    if let Ok(history) = window().history() {
        let state = history.state().unwrap_or(JsValue::NULL);
        // A refusal leaves the address as it is.
        let _ = history.replace_state_with_url(&state, "", Some(address));
    }
}

/// Marks the current entry.
pub fn set(key: u32) {
    if let Ok(history) = window().history() {
        // A refusal leaves the entry at the top of its screen.
        let _ = history.replace_state(&JsValue::from(key), "");
    }
}

/// A key that no remembered entry has. `shown`: the key of the shown one.
pub fn next_key(shown: u32) -> u32 {
    storage::history().iter().map(|entry| entry.key).max().unwrap_or_default().max(shown) + 1
}

/// Notes the scroll position and the focus of the shown screen for its entry.
pub fn note(key: u32) {
    let focused = document().active_element().and_then(|element| element.get_attribute("href")).unwrap_or_default();
    let top = window().scroll_y().unwrap_or_default() as u32;
    let mut entries = storage::history();
    entries.retain(|entry| entry.key != key);
    entries.push(Entry { key, top, focused });
    let surplus = entries.len().saturating_sub(MOST);
    storage::note_history(&entries[surplus..]);
}

/// Scrolls to where the entry was, and focuses the link that had the focus, or the heading where none had. `false`: nothing is known of it.
pub fn restore(key: u32) -> bool {
    let Some(entry) = storage::history().into_iter().find(|entry| entry.key == key) else { return false };
    let Entry { top, focused, .. } = entry;
    let links = find::all::<HtmlElement>("a[href]");
    let had_focus = |link: &HtmlElement| link.get_attribute("href").as_ref() == Some(&focused);
    if let Some(link) = links.into_iter().find(had_focus).or_else(|| find::first("h1")) {
        focus(&link);
    }
    window().scroll_to_with_x_and_y(0.0, f64::from(top));
    true
}

/// Goes to a fragment of the shown screen, such as `#wrong`, within the current entry. Only the browser can set `:target`.
pub fn to_fragment(fragment: &str) {
    let key = key();
    let _ = window().location().replace(fragment);
    // The browser has made the entry anew, without its mark.
    if let Some(key) = key {
        set(key);
    }
}

/// Whether the program restores the scroll position. If not, the browser does, as for documents.
pub fn restores_scroll(by_program: bool) {
    let Ok(history) = window().history() else { return };
    let _ =
        history.set_scroll_restoration(if by_program { ScrollRestoration::Manual } else { ScrollRestoration::Auto });
}

/// Goes to an address, as a tap on a link does.
pub fn go(address: &str) {
    let tap = || {
        let link: HtmlElement = document().create_element("a").ok()?.dyn_into().ok()?;
        link.set_attribute("href", address).ok()?;
        document().body()?.append_child(&link).ok()?;
        link.click();
        link.remove();
        Some(())
    };
    // Without it the person is left where they are.
    let _ = tap();
}
