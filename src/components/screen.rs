//! The frame of a screen: the link up, the name and the 999 button, the line on the saved copy, then the content.

use leptos::prelude::*;

use crate::components::elements::{element, views};
use crate::components::icon::icon;
use crate::components::status_line::status_line;
use crate::routes::{Route, WHERE};

/// From this many letters on, a name takes a second line on a phone.
const LONG: usize = 20;

/// The screen above this one, for the link up.
#[derive(Clone)]
pub struct Up {
    pub path: String,
    /// The name of that screen.
    pub name: &'static str,
}

/// A screen. Its name is the only `h1` of the page, and takes the focus when a tapped link leads here.
pub fn screen(title: &str, parts: Vec<AnyView>) -> AnyView {
    // A long name is set smaller, so that the bar leaves room for the content.
    let long = if title.len() > LONG { "long" } else { "" };
    let up = use_context::<Up>().map(|Up { path, name }| {
        element("a", &[("class", "up"), ("href", &path), ("aria-label", &["Up to ", name].concat())], icon("up"))
    });
    let call = [("class", "call-999"), ("href", "tel:999"), ("aria-label", "Call 999")];
    // Beside 999, because that is what they ask first.
    let is_it = use_context::<Route>() == Some(Route::Where);
    let here = (!is_it).then(|| element("a", &[("class", "ask-where"), ("href", WHERE)], "Where am I"));
    let bar = views![
        up,
        element("h1", &[("class", long), ("tabindex", "-1")], title),
        here,
        element("a", &call, views![icon("phone"), "999"]),
        status_line(),
    ];
    views![element("header", &[("class", "top")], bar), element("main", &[("id", "main"), ("tabindex", "-1")], parts),]
        .into_any()
}

/// [`screen`] for the plain documents, whose text stands in their markup.
#[component]
pub fn Screen(#[prop(into)] title: String, children: Children) -> impl IntoView {
    screen(&title, vec![children().into_any()])
}
