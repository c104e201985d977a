//! The sources of facts, and how long they are current.

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

use crate::content::reading::{named, readable};
#[cfg(feature = "ssr")]
use crate::content::shapes::{DATE, HTTPS};

/// Where the facts of an item come from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Evidence {
    /// Who says so, the weightiest first. Without a source nothing may be shown.
    #[cfg_attr(feature = "ssr", schemars(length(min = 1)))]
    pub sources: Vec<Source>,
    /// The day on which the item was last compared with what we hold of its sources.
    #[serde(with = "crate::content::hours::iso_date")]
    #[cfg_attr(feature = "ssr", schemars(with = "String", regex(pattern = DATE), extend("format" = "date")))]
    pub checked: NaiveDate,
    pub confidence: Confidence,
    /// After this day the item is shown as perhaps out of date, and drops. A year at most is sensible.
    #[serde(with = "crate::content::hours::iso_date")]
    #[cfg_attr(feature = "ssr", schemars(with = "String", regex(pattern = DATE), extend("format" = "date")))]
    pub review_by: NaiveDate,
}

/// One who says so.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// A publication, a register, a web page. Written the same way each time, so that what rests on it stands together.
    pub name: String,
    /// When it said so, in words: `about 2023`, `21 July 2026`, `undated`.
    pub date: String,
    /// The page itself. `None`: not known, or not published.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ssr", schemars(regex(pattern = HTTPS)))]
    pub link: Option<String>,
}

/// How sure we are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    /// An official page says so, or several sources that do not depend on each other.
    Confirmed,
    /// One source, or an old one, says so.
    Reported,
}

readable!(Evidence { sources, checked, confidence, review_by });
readable!(Source {
    name, date,
} optional {
    link,
});
named!(Confidence {
    Confirmed = "confirmed",
    Reported = "reported",
});

impl Evidence {
    /// Whether `now` is outside the days `checked..=review_by`: either the item is old or the clock is wrong.
    pub fn out_of_date(&self, now: NaiveDateTime) -> bool {
        !(self.checked..=self.review_by).contains(&now.date())
    }
}
