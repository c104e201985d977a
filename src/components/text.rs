//! The small pieces of a page as views of one type. Each distinct shape of view costs bytes in the WebAssembly, so what
//! is built from facts is built from these.

use std::sync::Arc;

use leptos::prelude::*;

use crate::content::place::Place;

/// Gives the place that a piece of a page is about, and follows it where it changes. `None`: there is none now.
pub type PlaceReader = Arc<dyn Fn() -> Option<Place> + Send + Sync>;

/// A reader that always gives this place.
pub fn this(place: &Place) -> PlaceReader {
    let place = place.clone();
    Arc::new(move || Some(place.clone()))
}

/// A paragraph.
pub fn paragraph(class: &'static str, text: impl Into<String>) -> AnyView {
    let text: String = text.into();
    view! { <p class=class>{text}</p> }.into_any()
}

/// A heading of the second level.
pub fn heading(text: &'static str) -> AnyView {
    view! { <h2>{text}</h2> }.into_any()
}

/// A paragraph that follows a signal.
pub fn live(class: &'static str, text: Signal<String>) -> AnyView {
    view! { <p class=class>{text}</p> }.into_any()
}

/// A list of plain lines.
pub fn lines(lines: Vec<String>) -> AnyView {
    let lines: Vec<AnyView> = lines.into_iter().map(|line| view! { <li>{line}</li> }.into_any()).collect();
    view! { <ul class="plain">{lines}</ul> }.into_any()
}

/// A link.
pub fn link(class: &'static str, href: impl Into<String>, text: impl Into<String>) -> AnyView {
    let (href, text): (String, String) = (href.into(), text.into());
    view! { <a class=class href=href rel="noreferrer">{text}</a> }.into_any()
}
