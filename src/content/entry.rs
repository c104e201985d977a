//! The entry of a page with fixed text: enough for lists and the search.

use serde::{Deserialize, Serialize};

use crate::content::evidence::Evidence;
use crate::content::reading::{named, readable};
#[cfg(feature = "ssr")]
use crate::content::shapes::PATH;
use chrono::{NaiveDate, NaiveDateTime};

/// A page, or a part of one, that the lists and the search lead to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    pub list: List,
    pub title: String,
    /// One line about it; empty where the title says all.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub line: String,
    /// The [`terms`](crate::content::terms::terms) of its text, in any order, for the search.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// Its address: `/help/spiked`, `/plan/young-people#promote-safe-havens`.
    pub path: String,
    #[serde(with = "crate::content::hours::iso_date")]
    pub checked: NaiveDate,
    #[serde(with = "crate::content::hours::iso_date")]
    pub review_by: NaiveDate,
}

/// The list that an entry stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum List {
    Danger,
    Health,
    Harm,
    Mind,
    Home,
    Worry,
    Campaign,
    Priority,
    Commitment,
    /// Pages of the app's own: the numbers, text-999, the cards to show.
    Page,
}

impl List {
    /// The lists of situations, in display order.
    pub const SITUATIONS: [List; 6] = [List::Danger, List::Health, List::Harm, List::Mind, List::Home, List::Worry];
}

named!(List {
    Danger = "danger",
    Health = "health",
    Harm = "harm",
    Mind = "mind",
    Home = "home",
    Worry = "worry",
    Campaign = "campaign",
    Priority = "priority",
    Commitment = "commitment",
    Page = "page",
});

readable!(Entry {
    list, title, path, checked, review_by,
} optional {
    line, text,
});

impl Entry {
    /// An entry with the dates of its evidence.
    pub fn new(list: List, title: &str, line: &str, path: String, evidence: &Evidence) -> Entry {
        let Evidence { checked, review_by, .. } = *evidence;
        Entry { list, title: title.into(), line: line.into(), text: String::new(), path, checked, review_by }
    }

    /// Whether `now` is outside the days `checked..=review_by`.
    pub fn out_of_date(&self, now: NaiveDateTime) -> bool {
        !(self.checked..=self.review_by).contains(&now.date())
    }
}

/// What people say, and what they mean by it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Phrase {
    /// What people say: a word or a few, in lower case and in any script: `roofied`, `a and e`. One form of a word does for
    /// all: `hit` finds `hits` and `hitting`. Words like `i`, `my` and `the` count for nothing.
    #[cfg_attr(feature = "ssr", schemars(length(min = 1), inner(regex(pattern = "^[^A-Z]+$"))))]
    pub phrases: Vec<String>,
    /// The addresses of what they mean, the best first.
    #[cfg_attr(feature = "ssr", schemars(length(min = 1), inner(regex(pattern = PATH))))]
    pub targets: Vec<String>,
}

readable!(Phrase { phrases, targets });
