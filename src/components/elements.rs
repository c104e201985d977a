//! The small pieces of a page as views of one type. Each distinct shape of view costs bytes in the WebAssembly, so what
//! is built from facts is built from these.

use std::sync::Arc;

use chrono::NaiveDateTime;
use leptos::prelude::*;

use crate::components::icon::icon;
use crate::content::place::Place;
use crate::logic::nearest::visit::visit;
use crate::state::location::Locator;
use crate::words::opening::visit_in_words;

/// Gives the place that a piece of a page is about, and follows it where it changes. `None`: there is none now.
pub type PlaceReader = Arc<dyn Fn() -> Option<Place> + Send + Sync>;

/// Gives what may be said at a moment of hours, and what it means by its colour. `None`: there is nothing to say it of.
pub type HoursReader = Arc<dyn Fn(NaiveDateTime) -> Option<(String, &'static str)> + Send + Sync>;

/// Whether the place that is read is open, now and when one gets there.
pub fn hours_of(place: PlaceReader) -> HoursReader {
    let Locator { fix, .. } = expect_context();
    Arc::new(move |now| {
        let visit = visit(&place()?, fix.get(), now);
        Some((visit_in_words(visit, now), visit.meaning()))
    })
}

/// A reader that always gives this place.
pub fn this(place: &Place) -> PlaceReader {
    let place = place.clone();
    Arc::new(move || Some(place.clone()))
}

/// A paragraph.
pub fn paragraph(class: &'static str, text: impl Into<String>) -> AnyView {
    p(class, vec![Into::<String>::into(text).into_any()])
}

/// A paragraph of what is drawn already.
pub fn p(class: &'static str, parts: Vec<AnyView>) -> AnyView {
    view! { <p class=class>{parts}</p> }.into_any()
}

/// A piece of a line.
pub fn span(class: &'static str, text: &str) -> AnyView {
    let text = text.to_owned();
    view! { <span class=class>{text}</span> }.into_any()
}

/// A heading of the second level.
pub fn heading(text: &'static str) -> AnyView {
    h2(text.to_owned().into_any())
}

/// A heading of the second level of what is drawn already.
pub fn h2(text: AnyView) -> AnyView {
    view! { <h2>{text}</h2> }.into_any()
}

/// A heading of the third level: the name of one thing in a list.
pub fn title(text: AnyView) -> AnyView {
    view! { <h3>{text}</h3> }.into_any()
}

/// A paragraph that follows a signal.
pub fn live(class: &'static str, text: Signal<String>) -> AnyView {
    p(class, vec![text.into_any()])
}

/// A list of plain lines.
pub fn lines(lines: Vec<String>) -> AnyView {
    list("plain", lines.into_iter().map(|line| line.into_any()).collect())
}

/// A list, each of its items drawn already.
pub fn list(class: &'static str, items: Vec<AnyView>) -> AnyView {
    ul(class, items.into_iter().map(|item| li("", String::new(), vec![item])).collect())
}

/// A list of what are list items already.
pub fn ul(class: &'static str, items: Vec<AnyView>) -> AnyView {
    view! { <ul class=class>{items}</ul> }.into_any()
}

/// An item of a list. Its id, where it has one, is an address inside the page.
pub fn li(class: &'static str, id: String, parts: Vec<AnyView>) -> AnyView {
    let id = (!id.is_empty()).then_some(id);
    view! { <li class=class id=id>{parts}</li> }.into_any()
}

/// Buttons side by side, as far as there is room.
pub fn buttons(buttons: Vec<AnyView>) -> AnyView {
    p("buttons", buttons)
}

/// Draws pieces anew whenever what they are drawn from changes.
pub fn follow(draw: impl Fn() -> Vec<AnyView> + Send + Sync + 'static) -> AnyView {
    // One type for every part that follows something: each distinct closure in a view costs bytes.
    let draw: Box<dyn Fn() -> Vec<AnyView> + Send + Sync> = Box::new(draw);
    (move || draw()).into_any()
}

/// A link.
pub fn link(class: &'static str, href: impl Into<String>, text: impl Into<String>) -> AnyView {
    anchor(class, href.into(), vec![Into::<String>::into(text).into_any()])
}

/// A link that looks like a button, with a drawing.
pub fn button_link(class: &'static str, href: String, drawing: &'static str, text: String) -> AnyView {
    anchor(class, href, vec![icon(drawing), text.into_any()])
}

/// A button.
pub fn button(parts: Vec<AnyView>, tap: impl Fn() + 'static) -> AnyView {
    let tap: Box<dyn Fn()> = Box::new(tap);
    view! { <button type="button" class="button" on:click=move |_| tap()>{parts}</button> }.into_any()
}

/// A line that is read out when it changes.
pub fn announced(class: &'static str, text: Signal<String>) -> AnyView {
    let text = live(class, text);
    view! { <div role="status">{text}</div> }.into_any()
}

/// A link around what is drawn already.
pub fn anchor(class: &'static str, href: String, parts: Vec<AnyView>) -> AnyView {
    view! { <a class=class href=href rel="noreferrer">{parts}</a> }.into_any()
}
