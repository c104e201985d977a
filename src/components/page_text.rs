//! The text of a page about the app itself, drawn from its sections and blocks.

use leptos::prelude::*;

use crate::components::elements::{a, element, h2, li, p, span, views};
use crate::components::emergency_card::care;
use crate::components::steps::numbered;
use crate::content::page::{Block, Drawing, Look, MenuRow, Row, Section, Step};
use crate::state::knowledge::use_facts;

/// The sections of the page at an address.
pub fn page_text(path: &str) -> AnyView {
    use_facts().sections(path).iter().map(section).collect::<Vec<_>>().into_any()
}

/// The first paragraph of the page at an address. Empty: it has none.
pub fn first_paragraph(path: &str) -> String {
    let knowledge = use_facts();
    let mut blocks = knowledge.sections(path).iter().flat_map(|section| &section.blocks);
    let text = blocks.find_map(|block| match block {
        Block::Paragraph(text) => Some(text.clone()),
        _ => None,
    });
    text.unwrap_or_default()
}

/// One section. Without a heading its blocks stand alone.
pub fn section(of: &Section) -> AnyView {
    let Section { id, heading, blocks } = of.clone();
    let blocks: Vec<AnyView> = blocks.into_iter().map(block).collect();
    match heading {
        Some(heading) => {
            let id = id.as_deref().map(|id| ("id", id));
            element("section", id.as_slice(), views![h2(heading), blocks])
        }
        None => blocks.into_any(),
    }
}

fn block(block: Block) -> AnyView {
    let knowledge = use_facts();
    match block {
        Block::Lead(text) => p("lead", text),
        Block::Paragraph(text) => p("", text),
        Block::Note(text) => p("note", text),
        Block::Steps(of) => steps(of),
        Block::Rows(rows) => {
            rows.into_iter().map(|Row { path, words }| a("row", path, words)).collect::<Vec<_>>().into_any()
        }
        Block::Call999If(reasons) => care(&reasons),
        Block::Corrections => match knowledge.corrections.clone() {
            Some(address) => a("row", address, "Tell us it is wrong"),
            None => p("", "The partnership has not given an address for corrections yet. It will stand here."),
        },
        Block::Edition => p("note", format!("This edition of the facts: {}.", String::from(knowledge.edition.clone()))),
    }
}

fn steps(steps: Vec<Step>) -> AnyView {
    numbered(steps.into_iter().map(|Step { text, look }| li("", None, span("", views![text, look.map(picture)]))))
}

/// The SVG path data of a drawing, on the grid of the icons. Our own drawings, similar to those of browsers.
fn outline(drawing: Drawing) -> &'static str {
    match drawing {
        Drawing::Send => "M12 3v12M8 7l4-4 4 4M7 11H5v10h14V11h-2",
        Drawing::Dots => "M12 5v.1M12 12v.1M12 19v.1",
        Drawing::WideDots => "M5 12h.1M12 12h.1M19 12h.1",
        Drawing::Lines => "M5 7h14M5 12h14M5 17h14",
        Drawing::Plus => "M4 4h16v16H4zM12 8v8M8 12h8",
        Drawing::Out => "M14 4h6v6M20 4l-9 9M18 14v6H4V6h6",
    }
}

// Named, because `view!` would build elements of literals alone from markup, which Trusted Types forbid.
/// The bar of a browser with its address field.
const BAR: &str = "M1 1h238v54H1zM16 20h140v16H16z";
/// The ring around the button in it.
const RING: &str = "M182 28a22 22 0 1 0 44 0 22 22 0 1 0-44 0";

/// A picture of what to tap. Hidden from screen readers, because the words beside it say the same.
fn picture(look: Look) -> AnyView {
    match look {
        Look::Bar(drawing) => {
            let dotted = matches!(drawing, Drawing::Dots | Drawing::WideDots);
            view! {
                <svg class="picture" viewBox="0 0 240 56" aria-hidden="true">
                    <path d=BAR />
                    <path class="here" d=RING />
                    <path class=if dotted { "here dots" } else { "here" } transform="translate(192 16)" d=outline(drawing) />
                </svg>
            }
            .into_any()
        }
        Look::Row(MenuRow { drawing, words }) => view! {
            <span class="picture row-of-menu" aria-hidden="true">
                <svg class="icon here" viewBox="0 0 24 24"><path d=outline(drawing) /></svg>
                {words}
            </span>
        }
        .into_any(),
    }
}
