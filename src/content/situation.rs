//! A situation: what to do in it, and whom to call. Its text stands in the finished page alone.

use serde::{Deserialize, Serialize};

use crate::content::entry::List;
use crate::content::evidence::Evidence;
use crate::content::place::Need;
use crate::routes::{CARDS, SITUATIONS};

/// A situation in the person's own words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Situation {
    /// Lower-case words joined by hyphens. It is the address of the page: `/help/<id>`.
    pub id: String,
    /// As the person would say it: `I think I'm being followed`.
    pub title: String,
    /// One line about the page.
    pub line: String,
    /// The list on `/help` that it stands in.
    pub list: List,
    /// The need that it is about. The home screen draws its answer for that need from it. `None`: it has no such answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub need: Option<Need>,
    /// Whether the page must be left fast: abuse, harassment, sexual violence, exploitation.
    #[serde(default)]
    pub quick_exit: bool,
    /// What follows "Call 999 if:", a line each.
    pub call_999_if: Vec<String>,
    /// Three to six steps, verbs first.
    pub do_now: Vec<String>,
    /// The card to show to staff, by its id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub card: Option<String>,
    /// More to know: signs, how to put somebody on their side.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub more: Vec<Part>,
    /// Whom to call, by id, the best first.
    pub services: Vec<String>,
    /// What can wait.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub later: Vec<String>,
    /// Other pages of the app that help here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub see: Vec<String>,
    pub evidence: Evidence,
}

/// A part of a page under a heading of its own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Part {
    pub heading: String,
    pub lines: Vec<String>,
    /// Whether the lines are steps to be done in order.
    #[serde(default)]
    pub steps: bool,
}

/// A card to hold up to staff where it is loud: huge letters, few words. Its page is `/show/<id>`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Card {
    pub id: String,
    /// The name of the card in the app's lists.
    pub title: String,
    /// What it says, in huge letters.
    pub words: Vec<String>,
    /// The page that it closes to.
    pub back: String,
}

impl Situation {
    pub fn path(&self) -> String {
        format!("{SITUATIONS}{}", self.id)
    }
}

impl Card {
    pub fn path(&self) -> String {
        format!("{CARDS}{}", self.id)
    }
}
