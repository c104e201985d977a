//! Where facts come from, and for how long they stand.

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

/// Where the facts of an item come from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// Who says so, the weightiest first. Never empty.
    pub sources: Vec<Source>,
    /// The day on which the item was last compared with what we hold of the sources.
    #[serde(with = "crate::content::hours::iso_date")]
    pub checked: NaiveDate,
    pub confidence: Confidence,
    /// After this day the item may be out of date and is shown so.
    #[serde(with = "crate::content::hours::iso_date")]
    pub review_by: NaiveDate,
}

/// One who says so.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// A publication, a register, a web page.
    pub name: String,
    /// When it said so, in words: `about 2023`, `21 July 2026`, `undated`.
    pub date: String,
    /// The page itself, always https. `None`: not known, or not published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
}

/// How sure we are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    /// An official page says so, or several sources that do not depend on each other.
    Confirmed,
    /// One source, or an old one, says so.
    Reported,
}

impl Evidence {
    /// Whether the moment lies outside the days for which the item stands: either it is old or the clock is wrong.
    pub fn out_of_date(&self, now: NaiveDateTime) -> bool {
        !(self.checked..=self.review_by).contains(&now.date())
    }
}
