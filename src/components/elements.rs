//! HTML elements as views of one type. Each distinct view type costs WebAssembly bytes, so the components build on these.

use std::sync::Arc;

use chrono::NaiveDateTime;
use leptos::attr::any_attribute::{AnyAttribute, IntoAnyAttribute};
use leptos::attr::custom::{CustomAttributeKey, custom_attribute};
use leptos::ev::Event;
use leptos::html;
use leptos::prelude::*;
use leptos::web_sys::HtmlSelectElement;
use wasm_bindgen::JsCast;

use crate::browser::focus::keep_focus;
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
pub trait Parts {
    fn into_view(self) -> AnyView;
}

/// No children. An empty text would become a space.
impl Parts for () {
    fn into_view(self) -> AnyView {
        self.into_any()
    }
}

impl Parts for AnyView {
    fn into_view(self) -> AnyView {
        self
    }
}

impl Parts for Option<AnyView> {
    fn into_view(self) -> AnyView {
        self.unwrap_or_else(|| ().into_any())
    }
}

impl Parts for Vec<AnyView> {
    fn into_view(self) -> AnyView {
        self.into_any()
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

/// Views of mixed parts: texts, views, lists of views, signals.
#[macro_export]
macro_rules! views {
    ($($part:expr),* $(,)?) => { vec![$($crate::components::elements::Parts::into_view($part)),*] };
}
pub use views;

/// The name of an attribute that is known only at run time.
#[derive(Clone)]
struct Name(&'static str);

impl AsRef<str> for Name {
    fn as_ref(&self) -> &str {
        self.0
    }
}

impl CustomAttributeKey for Name {
    const KEY: &'static str = "";
}

/// An element with fixed attributes. One view type serves every tag: each distinct type costs WebAssembly bytes, and `view!` would
/// build fixed elements from markup, which Trusted Types forbid.
pub fn element(tag: &'static str, attributes: &[(&'static str, &str)], parts: impl Parts) -> AnyView {
    draw(tag, attributes, parts.into_view())
}

// Only the conversion of the parts is generic: each instance of a generic view costs WebAssembly bytes.
fn draw(tag: &'static str, attributes: &[(&'static str, &str)], part: AnyView) -> AnyView {
    html::custom(tag).add_any_attr(named(attributes)).child(part).into_any()
}

fn named(attributes: &[(&'static str, &str)]) -> Vec<AnyAttribute> {
    let attributes = attributes.iter().filter(|(name, value)| *name != "class" || !value.is_empty());
    attributes.map(|(name, value)| custom_attribute(Name(name), (*value).to_owned()).into_any_attr()).collect()
}

/// A choice of a form. It has no children.
pub fn input(attributes: &[(&'static str, &str)]) -> AnyView {
    html::input().add_any_attr(named(attributes)).into_any()
}

/// A paragraph.
pub fn p(class: &'static str, parts: impl Parts) -> AnyView {
    element("p", &[("class", class)], parts)
}

/// An inline element.
pub fn span(class: &'static str, text: impl Parts) -> AnyView {
    element("span", &[("class", class)], text)
}

/// A heading of the second level.
pub fn h2(text: impl Parts) -> AnyView {
    element("h2", &[], text)
}

/// A heading of the third level: the name of one thing in a list.
pub fn h3(text: impl Parts) -> AnyView {
    element("h3", &[], text)
}

/// A link.
pub fn a(class: &'static str, href: impl Into<String>, parts: impl Parts) -> AnyView {
    element("a", &[("class", class), ("href", &href.into()), ("rel", "noreferrer")], parts)
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
    let mut attributes = vec![("class", class)];
    attributes.extend(id.as_deref().map(|id| ("id", id)));
    ListItem(element("li", &attributes, parts))
}

/// A list.
pub fn ul(class: &'static str, items: impl IntoIterator<Item: Into<ListItem>>) -> AnyView {
    list("ul", class, items_of(items))
}

/// A list (`ul` or `ol`) of finished items. It says that it is one, because VoiceOver would not read it as a list where the style
/// removes its bullets. With `list-style-type: ""` it would, but Safari gives such a bullet a line of its own above a flex box.
pub fn list(tag: &'static str, class: &'static str, parts: impl Parts) -> AnyView {
    element(tag, &[("class", class), ("role", "list")], parts)
}

/// A list that is redrawn when a signal that `draw` reads changes.
pub fn follow_ul<T: Into<ListItem>>(class: &'static str, draw: impl Fn() -> Vec<T> + Send + Sync + 'static) -> AnyView {
    list("ul", class, follow(move || items_of(draw())))
}

/// The items of a list as views.
pub fn items_of(items: impl IntoIterator<Item: Into<ListItem>>) -> Vec<AnyView> {
    items.into_iter().map(|item| item.into().0).collect()
}

/// A row of buttons, wrapping where there is no room.
pub fn buttons(buttons: Vec<AnyView>) -> AnyView {
    p("buttons", buttons)
}

/// Redraws views when a signal that `draw` reads changes.
pub fn follow(draw: impl Fn() -> Vec<AnyView> + Send + Sync + 'static) -> AnyView {
    redraw(Box::new(draw))
}

// Not generic: each distinct closure in a view costs WebAssembly bytes, and a closure of a generic function is one of each of its types.
fn redraw(draw: Box<dyn Fn() -> Vec<AnyView> + Send + Sync>) -> AnyView {
    (move || {
        keep_focus();
        draw()
    })
    .into_any()
}

/// A link with a drawing, styled as a button by its class.
pub fn button_link(class: &'static str, href: String, drawing: &'static str, text: String) -> AnyView {
    a(class, href, vec![icon(drawing), text.into_any()])
}

/// A part that is hidden at times.
pub fn hidden_while(hidden: Signal<bool>, part: AnyView) -> AnyView {
    let hidden = move || {
        keep_focus();
        hidden.get()
    };
    view! { <div hidden=hidden>{part}</div> }.into_any()
}

/// A choice among options. `choose` gets it when the person has chosen.
pub fn select(
    id: &'static str,
    value: Signal<String>,
    options: Vec<AnyView>,
    choose: impl Fn(HtmlSelectElement) + 'static,
) -> AnyView {
    let choose: Box<dyn Fn(HtmlSelectElement)> = Box::new(choose);
    let choose = move |event: Event| {
        if let Some(select) = event.target().and_then(|element| element.dyn_into().ok()) {
            choose(select);
        }
    };
    view! { <select id=id prop:value=value on:change=choose>{options}</select> }.into_any()
}

/// A button.
pub fn button(parts: Vec<AnyView>, tap: impl Fn() + 'static) -> AnyView {
    button_of("button", parts, Box::new(tap))
}

/// The button of the first choice.
pub fn main_button(text: &str, tap: impl Fn() + 'static) -> AnyView {
    button_of("button main", vec![text.to_owned().into_any()], Box::new(tap))
}

/// A button of a class.
pub fn button_of(class: &'static str, parts: Vec<AnyView>, tap: Box<dyn Fn()>) -> AnyView {
    view! { <button type="button" class=class on:click=move |_| tap()>{parts}</button> }.into_any()
}

/// A line that screen readers announce when it changes.
pub fn announced(class: &'static str, text: Signal<String>) -> AnyView {
    element("div", &[("role", "status")], p(class, text))
}
