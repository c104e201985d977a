//! HTML elements as views of one type. Each distinct view type costs WebAssembly bytes, so the components build on these.

use std::sync::Arc;

use chrono::NaiveDateTime;
use leptos::prelude::*;

use crate::components::icon::icon;
use crate::content::place::Place;
use crate::logic::nearest::visit::visit;
use crate::state::location::Locator;
use crate::words::opening::visit_in_words;

/// Reads the current place of a component, reactively. `None`: no place at the moment.
pub type PlaceReader = Arc<dyn Fn() -> Option<Place> + Send + Sync>;

/// Reads the opening state at a London wall-clock time: its words, and the meaning that sets its colour. `None`: no place.
pub type HoursReader = Arc<dyn Fn(NaiveDateTime) -> Option<(String, &'static str)> + Send + Sync>;

/// Reads whether the place is open, now and on arrival.
pub fn hours_of(place: PlaceReader) -> HoursReader {
    let Locator { fix, .. } = expect_context();
    Arc::new(move |now| {
        let visit = visit(&place()?, fix.get(), now);
        Some((visit_in_words(visit, now), visit.meaning()))
    })
}

/// A reader that always gives this place.
pub fn fixed_reader(place: &Place) -> PlaceReader {
    let place = place.clone();
    Arc::new(move || Some(place.clone()))
}

/// The children of an element: text, a view, several views, or a signal of text.
pub trait Parts: Sized {
    /// As one view, for elements with one child.
    fn into_view(self) -> AnyView;

    /// As several views.
    fn into_views(self) -> Vec<AnyView> {
        vec![self.into_view()]
    }
}

impl Parts for AnyView {
    fn into_view(self) -> AnyView {
        self
    }
}

impl Parts for Vec<AnyView> {
    fn into_view(self) -> AnyView {
        self.into_any()
    }

    fn into_views(self) -> Vec<AnyView> {
        self
    }
}

impl Parts for &str {
    fn into_view(self) -> AnyView {
        self.to_owned().into_any()
    }
}

impl Parts for String {
    fn into_view(self) -> AnyView {
        self.into_any()
    }
}

impl Parts for Signal<String> {
    fn into_view(self) -> AnyView {
        self.into_any()
    }
}

/// A paragraph.
pub fn p(class: &'static str, parts: impl Parts) -> AnyView {
    // Only the conversion is generic, here and below: each instance of a generic view costs WebAssembly bytes.
    fn draw(class: &'static str, parts: Vec<AnyView>) -> AnyView {
        view! { <p class=class>{parts}</p> }.into_any()
    }
    draw(class, parts.into_views())
}

/// An inline element.
pub fn span(class: &'static str, text: impl Parts) -> AnyView {
    fn draw(class: &'static str, text: AnyView) -> AnyView {
        view! { <span class=class>{text}</span> }.into_any()
    }
    draw(class, text.into_view())
}

/// A heading of the second level.
pub fn h2(text: impl Parts) -> AnyView {
    fn draw(text: AnyView) -> AnyView {
        view! { <h2>{text}</h2> }.into_any()
    }
    draw(text.into_view())
}

/// A heading of the third level: the name of one thing in a list.
pub fn h3(text: impl Parts) -> AnyView {
    fn draw(text: AnyView) -> AnyView {
        view! { <h3>{text}</h3> }.into_any()
    }
    draw(text.into_view())
}

/// A link.
pub fn a(class: &'static str, href: impl Into<String>, parts: impl Parts) -> AnyView {
    fn draw(class: &'static str, href: String, parts: Vec<AnyView>) -> AnyView {
        view! { <a class=class href=href rel="noreferrer">{parts}</a> }.into_any()
    }
    draw(class, href.into(), parts.into_views())
}

/// A list item. A view or a text converts to one without class and id; [`li`] sets them.
pub struct ListItem(AnyView);

impl From<AnyView> for ListItem {
    fn from(part: AnyView) -> Self {
        li("", None, part)
    }
}

impl From<String> for ListItem {
    fn from(text: String) -> Self {
        li("", None, text)
    }
}

/// A list item. `id`: the fragment that links to it.
pub fn li(class: &'static str, id: Option<String>, parts: impl Parts) -> ListItem {
    fn draw(class: &'static str, id: Option<String>, parts: Vec<AnyView>) -> AnyView {
        view! { <li class=class id=id>{parts}</li> }.into_any()
    }
    ListItem(draw(class, id, parts.into_views()))
}

/// A list.
pub fn ul(class: &'static str, items: impl IntoIterator<Item: Into<ListItem>>) -> AnyView {
    draw_list(class, items_of(items))
}

/// A list that is redrawn when a signal that `draw` reads changes.
pub fn follow_ul<T: Into<ListItem>>(class: &'static str, draw: impl Fn() -> Vec<T> + Send + Sync + 'static) -> AnyView {
    draw_list(class, vec![follow(move || items_of(draw()))])
}

fn items_of(items: impl IntoIterator<Item: Into<ListItem>>) -> Vec<AnyView> {
    items.into_iter().map(|item| item.into().0).collect()
}

fn draw_list(class: &'static str, items: Vec<AnyView>) -> AnyView {
    view! { <ul class=class>{items}</ul> }.into_any()
}

/// A row of buttons, wrapping where there is no room.
pub fn buttons(buttons: Vec<AnyView>) -> AnyView {
    p("buttons", buttons)
}

/// Redraws views when a signal that `draw` reads changes.
pub fn follow(draw: impl Fn() -> Vec<AnyView> + Send + Sync + 'static) -> AnyView {
    // Boxed, because each distinct closure in a view costs WebAssembly bytes.
    let draw: Box<dyn Fn() -> Vec<AnyView> + Send + Sync> = Box::new(draw);
    (move || draw()).into_any()
}

/// A link with a drawing, styled as a button by its class.
pub fn button_link(class: &'static str, href: String, drawing: &'static str, text: String) -> AnyView {
    a(class, href, vec![icon(drawing), text.into_any()])
}

/// A button.
pub fn button(parts: Vec<AnyView>, tap: impl Fn() + 'static) -> AnyView {
    let tap: Box<dyn Fn()> = Box::new(tap);
    view! { <button type="button" class="button" on:click=move |_| tap()>{parts}</button> }.into_any()
}

/// A line that screen readers announce when it changes.
pub fn announced(class: &'static str, text: Signal<String>) -> AnyView {
    let text = p(class, text);
    view! { <div role="status">{text}</div> }.into_any()
}
