//! A campaign or scheme that the plan names. Its text stands in the finished page alone.

use serde::{Deserialize, Serialize};

use crate::content::evidence::Evidence;
use crate::content::situation::Part;
use crate::routes::CAMPAIGNS;

/// A campaign or scheme.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Campaign {
    /// Lower-case words joined by hyphens. It is the address of the page: `/campaigns/<id>`.
    pub id: String,
    pub title: String,
    /// One line about it.
    pub line: String,
    /// What it is, a paragraph each.
    pub what: Vec<String>,
    /// What a person does. Empty: there is nothing to do.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub you_do: Vec<String>,
    /// What happens then.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub then: Vec<String>,
    /// What to do if it does not work. Never empty where there is something to do.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub if_not: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub card: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub more: Vec<Part>,
    /// Who runs it. `None`: no source says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub run_by: Option<String>,
    /// What was looked for and not found, a line each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not_known: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub services: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub see: Vec<String>,
    pub evidence: Evidence,
}

impl Campaign {
    pub fn path(&self) -> String {
        format!("{CAMPAIGNS}{}", self.id)
    }
}
