//! An icon as the program draws it: a copy of the first one with its name. To make the elements of each anew, attribute by attribute, took
//! a sixth of what it takes to draw a screen with many rows.

use std::cell::RefCell;

use leptos::attr::Attribute;
use leptos::attr::any_attribute::AnyAttribute;
use leptos::prelude::*;
use leptos::tachys::hydration::Cursor;
use leptos::tachys::view::{Position, PositionState};
use leptos::web_sys::Element;
use wasm_bindgen::JsCast;

use crate::components::drawn_icon::{drawn, href};

/// An icon, by the name of its drawing.
#[derive(Clone, Copy, Debug)]
pub struct CopiedIcon(pub &'static str);

thread_local! {
    /// The first icon of each name. It is not on the page, where a translator may alter it.
    static FIRST: RefCell<Vec<(&'static str, Element)>> = const { RefCell::new(Vec::new()) };
}

impl Render for CopiedIcon {
    type State = Element;

    fn build(self) -> Element {
        FIRST.with_borrow_mut(|first| {
            // Where the same name stands twice in the program, it has two of them.
            let known = first.iter().find(|(name, _)| name.as_ptr() == self.0.as_ptr()).map(|(_, icon)| icon.clone());
            let icon = known.unwrap_or_else(|| {
                let icon = drawn(self.0).build().clone();
                first.push((self.0, icon.clone()));
                icon
            });
            icon.clone_node_with_deep(true).map_or(icon, JsCast::unchecked_into)
        })
    }

    fn rebuild(self, icon: &mut Element) {
        // Most parts that are drawn again keep their icons.
        let href = href(self.0);
        if let Some(drawing) = icon.first_element_child()
            && drawing.get_attribute("href").as_ref() != Some(&href)
        {
            let _ = drawing.set_attribute("href", &href);
        }
    }
}

impl AddAnyAttr for CopiedIcon {
    type Output<NewAttr: Attribute> = Self;

    fn add_any_attr<NewAttr: Attribute>(self, _: NewAttr) -> Self {
        self
    }
}

/// Text is written by the builder alone, which has the elements of each icon.
impl RenderHtml for CopiedIcon {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(self, _: &mut String, _: &mut Position, _: bool, _: bool, _: Vec<AnyAttribute>) {}

    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> Element {
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}
