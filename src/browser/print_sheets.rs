//! The sheets of `/share/print`, as they will be printed.

use js_sys::Function;
use leptos::prelude::window;
use leptos::web_sys::{Element, HtmlElement};
use wasm_bindgen::JsCast;

use crate::browser::call::{call, property};
use crate::browser::find;

/// The number of cards on a sheet.
const CARDS: usize = 8;

/// Shows the sheet of a poster, by its id, in a size: `a4`, `a3`, `a6` or `cards`. Without its sheet the page stays as it is.
///
/// ## Server-Side Rendering
/// Must not be called.
pub fn lay_out(poster: &str, size: &str) {
    let Some(sheets) = find::first::<HtmlElement>(".sheets") else { return };
    // Refusals leave the page with all its sheets, as without scripts.
    let _ = sheets.set_attribute("data-size", size);
    find::all::<Element>(".sheets [data-copy]").iter().for_each(Element::remove);
    for sheet in find::all::<HtmlElement>(".sheet") {
        let Some(original) = sheet.first_element_child() else { continue };
        let is_chosen = original.get_attribute("data-poster").as_deref() == Some(poster);
        sheet.set_hidden(!is_chosen);
        if is_chosen && size == "cards" {
            let _ = (1..CARDS).try_for_each(|_| add_copy(&sheet, &original));
        }
    }
    let _ = set_paper(&sheets);
}

/// Adds a copy to a sheet. Screen readers read only the first of eight.
fn add_copy(sheet: &Element, original: &Element) -> Option<()> {
    let copy: Element = original.clone_node_with_deep(true).ok()?.dyn_into().ok()?;
    copy.set_attribute("data-copy", "").ok()?;
    copy.set_attribute("aria-hidden", "true").ok()?;
    sheet.append_child(&copy).ok()?;
    Some(())
}

/// Sets the paper to the size of a sheet, which the style has in millimetres: a rule at the end of the style of the posters. The
/// last one holds. `None`: the style has not come.
fn set_paper(sheets: &HtmlElement) -> Option<()> {
    let link: Element = find::first("link[href^='/poster']")?;
    let style = property(&link, "sheet")?;
    let length = |name: &str| {
        let all = call(&window(), "getComputedStyle", sheets)?;
        call(&all, "getPropertyValue", &name.into())?.as_string()
    };
    let rule = ["@page { size: ", &length("--wide")?, "mm ", &length("--high")?, "mm; margin: 0 }"].concat();
    let end = property(&property(&style, "cssRules")?, "length")?;
    let insert: Function = property(&style, "insertRule")?.dyn_into().ok()?;
    insert.call2(&style, &rule.into(), &end).ok()?;
    Some(())
}
