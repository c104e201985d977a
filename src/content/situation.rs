//! A situation: what to do, and whom to call.

use serde::{Deserialize, Serialize};

use crate::content::entry::List;
use crate::content::evidence::Evidence;
use crate::content::place::Need;
use crate::content::reading::readable;
#[cfg(feature = "ssr")]
use crate::content::shapes::{ID, PATH};
use crate::content::terms::normalise;
use crate::routes::{CARDS, SITUATIONS};

/// A situation in the person's own words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Situation {
    /// Lower-case words joined by hyphens, never changed later: it is the address of the page, `/help/<id>`.
    #[cfg_attr(feature = "ssr", schemars(regex(pattern = ID)))]
    pub id: String,
    /// As the person would say it: `I think I'm being followed`.
    pub title: String,
    /// One line about the page.
    pub line: String,
    /// The list on `/help` that it stands in. `page`: good to have, before anything happens.
    #[cfg_attr(feature = "ssr", schemars(extend("enum" = ["danger", "health", "harm", "mind", "home", "worry", "page"])))]
    pub list: List,
    /// The choice on the first screen that it answers, one for each: its reasons for 999 and its numbers stand there. `None`:
    /// it has no such answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ssr", schemars(extend("enum" = ["hurt", "cannot_cope", null])))]
    pub need: Option<Need>,
    /// Whether the page must be left fast: abuse, harassment, sexual violence, exploitation.
    #[serde(default)]
    pub quick_exit: bool,
    /// What follows *Call 999 if:*, in lower case, a line each.
    pub call_999_if: Vec<String>,
    /// What to do now: three to six steps, verb first.
    #[cfg_attr(feature = "ssr", schemars(length(min = 3, max = 6)))]
    pub do_now: Vec<String>,
    /// The id of a card to show to staff, from `cards` in situations.json.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ssr", schemars(regex(pattern = ID)))]
    pub card: Option<String>,
    /// More to know: signs, how to put somebody on their side.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub more: Vec<Part>,
    /// Whom to call, the best first: the ids of services in services.json.
    #[cfg_attr(feature = "ssr", schemars(inner(regex(pattern = ID))))]
    pub services: Vec<String>,
    /// What can wait.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub later: Vec<String>,
    /// Other pages of the app that help here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "ssr", schemars(inner(regex(pattern = PATH))))]
    pub see: Vec<String>,
    pub evidence: Evidence,
}

/// A part of a page under a heading of its own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
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
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Card {
    /// It is the address of the page, `/show/<id>`.
    #[cfg_attr(feature = "ssr", schemars(regex(pattern = ID)))]
    pub id: String,
    /// Its name in the app's lists.
    pub title: String,
    /// What it says to staff, in huge letters.
    #[cfg_attr(feature = "ssr", schemars(length(min = 1)))]
    pub words: Vec<String>,
    /// The page that it closes to.
    #[cfg_attr(feature = "ssr", schemars(regex(pattern = PATH)))]
    pub back: String,
}

readable!(Situation {
    id, title, line, list, call_999_if, do_now, services,
    evidence,
} optional {
    need, quick_exit, card, more, later, see,
});
readable!(Part {
    heading, lines,
} optional {
    steps,
});
readable!(Card { id, title, words, back });

impl Part {
    /// Its address in the page, of its heading: `very-cold-hypothermia`.
    pub fn fragment(&self) -> String {
        normalise(&self.heading).replace(' ', "-")
    }
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
