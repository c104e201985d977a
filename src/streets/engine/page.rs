//! Elements of the page. What has not changed is not written: a screen reader would tell it again.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Document, Element, HtmlElement, window};

pub fn document() -> Option<Document> {
    window()?.document()
}

/// A new element with a class, at the end of a part.
pub fn add(part: &Element, tag: &str, class: &str) -> Option<Element> {
    let element = document()?.create_element(tag).ok()?;
    if !class.is_empty() {
        element.set_attribute("class", class).ok()?;
    }
    part.append_child(&element).ok()?;
    Some(element)
}

/// The first element of a part with a class.
pub fn find(part: &Element, class: &str) -> Option<Element> {
    part.query_selector(&[".", class].concat()).ok()?
}

/// Calls a function once, after so many milliseconds.
pub fn after(ms: i32, act: impl FnOnce() + 'static) {
    if let Some(window) = window() {
        let act = Closure::once_into_js(act);
        let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(act.unchecked_ref(), ms);
    }
}

/// Writes words into an element and hides it where there are none.
pub fn write(element: Option<&Element>, words: &str) {
    let Some(element) = element else { return };
    if element.text_content().as_deref() != Some(words) {
        element.set_text_content(Some(words));
    }
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        element.set_hidden(words.is_empty());
    }
}

/// Fills a list with lines, if they have changed.
pub fn fill_list(list: &Element, lines: impl Iterator<Item = String>) {
    let lines: Vec<String> = lines.collect();
    let children = list.children();
    let is_same = children.length() as usize == lines.len()
        && lines.iter().enumerate().all(|(index, line)| {
            children.item(index as u32).and_then(|item| item.text_content()).as_deref() == Some(line)
        });
    if is_same {
        return;
    }
    list.set_text_content(None);
    for line in &lines {
        write(add(list, "li", "").as_ref(), line);
    }
}
