//! The partnership's action plan: its priorities, and the commitments in their exact words.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::content::evidence::Evidence;
use crate::content::reading::{named, readable};
#[cfg(feature = "ssr")]
use crate::content::shapes::{DATE, HTTPS, ID, PATH};
use crate::routes::PRIORITIES;

/// The action plan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// The council's own page.
    #[cfg_attr(feature = "ssr", schemars(regex(pattern = HTTPS)))]
    pub link: String,
    /// Who the partnership is, a paragraph each.
    pub about: Vec<String>,
    /// The kinds of partner that the plan names.
    pub partners: Vec<String>,
    /// How the plan comes about each year, a paragraph each.
    pub each_year: Vec<String>,
    /// What is known of its date.
    pub dated: String,
    #[cfg_attr(feature = "ssr", schemars(length(min = 1)))]
    pub priorities: Vec<Priority>,
    pub evidence: Evidence,
}

/// One priority of the plan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Priority {
    /// It is the address of the page, `/plan/<id>`.
    #[cfg_attr(feature = "ssr", schemars(regex(pattern = ID)))]
    pub id: String,
    /// In the plan's exact words.
    pub title: String,
    /// One line about it.
    pub line: String,
    /// What the plan says that it includes.
    pub includes: Vec<String>,
    /// Why, with every fact of the plan's paragraphs.
    pub why: Vec<String>,
    /// What the reasons speak of, elsewhere in the app.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "ssr", schemars(inner(regex(pattern = PATH))))]
    pub see: Vec<String>,
    #[cfg_attr(feature = "ssr", schemars(length(min = 1)))]
    pub commitments: Vec<Commitment>,
}

/// A promise of the partnership.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Commitment {
    /// Unique in the whole plan, never changed later: it stands at `/plan/<priority>#<id>`.
    #[cfg_attr(feature = "ssr", schemars(regex(pattern = ID)))]
    pub id: String,
    /// In the plan's exact words.
    pub text: String,
    /// What it means here: campaigns, places, help pages, services. Never empty.
    #[cfg_attr(feature = "ssr", schemars(length(min = 1), inner(regex(pattern = PATH))))]
    pub see: Vec<String>,
    /// What other sources tell of it, each with its year; the pages in `see` name them. Empty: there is nothing to add. What
    /// the partnership itself reports is its status.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub known: Vec<String>,
    #[serde(default)]
    pub status: Status,
}

/// How far a commitment is, as the partnership reports it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Status {
    pub state: State,
    /// What the partnership says of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The day on which the partnership said so, as `2026-11-23`.
    #[serde(default, skip_serializing_if = "Option::is_none", with = "day")]
    #[cfg_attr(feature = "ssr", schemars(with = "Option<String>", regex(pattern = DATE), extend("format" = "date")))]
    pub date: Option<NaiveDate>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// The partnership has not said.
    #[default]
    NotReported,
    Started,
    Done,
    Stopped,
}

impl State {
    pub fn in_words(self) -> &'static str {
        match self {
            State::NotReported => "Not reported",
            State::Started => "Started",
            State::Done => "Done",
            State::Stopped => "Stopped",
        }
    }
}

readable!(Plan { link, about, partners, each_year, dated, priorities, evidence });
readable!(Priority {
    id, title, line, includes, why, commitments,
} optional {
    see,
});
readable!(Commitment {
    id, text, see,
} optional {
    known, status,
});
readable!(Status {
    state,
} optional {
    note, date,
});
named!(State {
    NotReported = "not_reported",
    Started = "started",
    Done = "done",
    Stopped = "stopped",
});

impl Priority {
    pub fn path(&self) -> String {
        format!("{PRIORITIES}{}", self.id)
    }

    pub fn path_of(&self, commitment: &Commitment) -> String {
        format!("{PRIORITIES}{}#{}", self.id, commitment.id)
    }
}

/// An optional date.
mod day {
    use chrono::NaiveDate;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    use crate::content::hours::iso_date;

    pub fn serialize<S: Serializer>(date: &Option<NaiveDate>, to: S) -> Result<S::Ok, S::Error> {
        match date {
            Some(date) => iso_date::serialize(date, to),
            None => to.serialize_none(),
        }
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Option<NaiveDate>, D::Error> {
        let Some(text) = Option::<String>::deserialize(from)? else { return Ok(None) };
        let date = iso_date::parse(&text);
        date.map(Some).ok_or_else(|| Error::custom(format_args!("\"{text}\" is not a date like 2026-11-23")))
    }
}
