//! A campaign or scheme that the plan names.

use serde::{Deserialize, Serialize};

use crate::content::evidence::Evidence;
use crate::content::reading::readable;
#[cfg(feature = "ssr")]
use crate::content::shapes::{ID, PATH};
use crate::content::situation::Part;
use crate::routes::{CAMPAIGNS, MOVED};

/// A campaign or scheme.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Campaign {
    /// Lower-case words joined by hyphens, never changed later: it is the address of the page, `/campaigns/<id>`.
    #[cfg_attr(feature = "ssr", schemars(regex(pattern = ID)))]
    pub id: String,
    pub title: String,
    /// One line about it.
    pub line: String,
    /// What it is, a paragraph each.
    #[cfg_attr(feature = "ssr", schemars(length(min = 1)))]
    pub what: Vec<String>,
    /// What a person does, in order, verb first. Empty: there is nothing to do.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub you_do: Vec<String>,
    /// What happens then.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub then: Vec<String>,
    /// What to do if it does not work. Never empty where there is something to do.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub if_not: Vec<String>,
    /// The id of a card to show to staff, from `cards` in situations.json.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ssr", schemars(regex(pattern = ID)))]
    pub card: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub more: Vec<Part>,
    /// Who runs it. `None`: no source says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub run_by: Option<String>,
    /// What was looked for and not found, a line each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not_known: Vec<String>,
    /// Whom to call, the best first: the ids of services in services.json.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "ssr", schemars(inner(regex(pattern = ID))))]
    pub services: Vec<String>,
    /// Other pages of the app.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "ssr", schemars(inner(regex(pattern = PATH))))]
    pub see: Vec<String>,
    pub evidence: Evidence,
}

readable!(Campaign {
    id, title, line, what, evidence,
} optional {
    you_do, then, if_not, card, more, run_by, not_known, services, see,
});

impl Campaign {
    /// Its address. A campaign that has a screen of its own stands there.
    pub fn path(&self) -> String {
        let path = [CAMPAIGNS, &self.id].concat();
        MOVED.iter().find(|(old, _)| *old == path).map_or(path, |(_, new)| (*new).to_owned())
    }
}
