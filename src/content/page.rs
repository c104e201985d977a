//! The texts of pages about the app, as sections of blocks, so that a sentence can be corrected without a new program.

use serde::{Deserialize, Serialize};

use crate::content::evidence::Evidence;
use crate::content::reading::{Read, named, readable, variant};
#[cfg(feature = "ssr")]
use crate::content::shapes::{ID, PATH};

/// The text of a page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PageText {
    /// The address of the page that has it.
    #[cfg_attr(feature = "ssr", schemars(regex(pattern = PATH)))]
    pub path: String,
    /// The sections in their order.
    #[cfg_attr(feature = "ssr", schemars(length(min = 1)))]
    pub sections: Vec<Section>,
    /// Where its facts come from. `None`: it tells none of the world.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub evidence: Option<Evidence>,
}

/// A part of a page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Its address inside the page. `None`: nothing leads to it alone.
    #[cfg_attr(feature = "ssr", schemars(regex(pattern = ID)))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Its heading. `None`: it follows what stands above.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub heading: Option<String>,
    #[cfg_attr(feature = "ssr", schemars(length(min = 1)))]
    pub blocks: Vec<Block>,
}

/// A piece of a section.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Block {
    /// The first words of a page, larger.
    Lead(String),
    Paragraph(String),
    /// Small print.
    Note(String),
    /// Steps in their order.
    Steps(Vec<Step>),
    /// Links to other pages, a row each.
    Rows(Vec<Row>),
    /// What follows *Call 999 if:*, in lower case, a line each.
    #[serde(rename = "call_999_if")]
    Call999If(Vec<String>),
    /// Where to say that something is wrong.
    Corrections,
    /// Which edition of the facts this is.
    Edition,
}

/// One step, verb first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Step {
    pub text: String,
    /// What to look for on the screen. `None`: nothing new.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub look: Option<Look>,
}

/// What to look for on the screen of a phone.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Look {
    /// A button with this drawing in a bar of the browser.
    Bar(Drawing),
    /// A row of a menu.
    Row(MenuRow),
}

/// A row of a menu.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct MenuRow {
    pub drawing: Drawing,
    pub words: String,
}

/// A drawing of a button, like what browsers show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Drawing {
    /// An arrow out of a box.
    Send,
    /// Three dots above each other.
    Dots,
    /// Three dots beside each other.
    WideDots,
    /// Three lines.
    Lines,
    /// A plus in a box.
    Plus,
    /// An arrow out of a window.
    Out,
}

/// A link to another page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Row {
    #[cfg_attr(feature = "ssr", schemars(regex(pattern = PATH)))]
    pub path: String,
    pub words: String,
}

readable!(PageText {
    path, sections,
} optional {
    evidence,
});
readable!(Section {
    blocks,
} optional {
    id, heading,
});
readable!(Step {
    text,
} optional {
    look,
});
readable!(MenuRow { drawing, words });
readable!(Row { path, words });
named!(Drawing {
    Send = "send",
    Dots = "dots",
    WideDots = "wide_dots",
    Lines = "lines",
    Plus = "plus",
    Out = "out",
});

impl Read for Block {
    fn read(value: serde_json::Value) -> Option<Self> {
        let (name, content) = variant(value)?;
        Some(match name.as_str() {
            "lead" => Block::Lead(Read::read(content)?),
            "paragraph" => Block::Paragraph(Read::read(content)?),
            "note" => Block::Note(Read::read(content)?),
            "steps" => Block::Steps(Read::read(content)?),
            "rows" => Block::Rows(Read::read(content)?),
            "call_999_if" => Block::Call999If(Read::read(content)?),
            "corrections" if content.is_null() => Block::Corrections,
            "edition" if content.is_null() => Block::Edition,
            _ => return None,
        })
    }
}

impl Read for Look {
    fn read(value: serde_json::Value) -> Option<Self> {
        let (name, content) = variant(value)?;
        Some(match name.as_str() {
            "bar" => Look::Bar(Read::read(content)?),
            "row" => Look::Row(Read::read(content)?),
            _ => return None,
        })
    }
}
