//! The emergency card: when to call 999, without links to other pages.

use leptos::prelude::*;

use crate::components::elements::{button_link, buttons, element, ul, views};
use crate::routes::WHERE;

/// The card as a section, and what they ask first. At most one per page, because its id is fixed.
pub fn care(of: &[String]) -> AnyView {
    const ID: &str = "call-999-if";
    let card = element("section", &[("class", "care"), ("aria-labelledby", ID)], reasons(ID, of));
    views![card, buttons(vec![where_link()])].into_any()
}

/// The content of the card: the reasons, one a line, and the call button. `id`: the id of the heading.
pub fn reasons(id: &str, of: &[String]) -> Vec<AnyView> {
    views![
        element("h2", &[("id", id)], "Call 999 if:"),
        ul("plain", of.to_vec()),
        element("a", &[("class", "button emergency"), ("href", "tel:999")], "Call 999"),
    ]
}

/// The link that stands beside a button to 999: they ask first where one is.
pub fn where_link() -> AnyView {
    button_link("button", WHERE.into(), "find", "Where am I".into())
}
