//! Posters, cards for a wallet and a Safe Haven's door sign.

use serde::{Deserialize, Serialize};

use crate::content::reading::readable;
#[cfg(feature = "ssr")]
use crate::content::shapes::ID;

/// A poster, which is a card too where it is printed small.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Poster {
    /// Lower-case words joined by hyphens, its own among the posters and the places.
    #[cfg_attr(feature = "ssr", schemars(regex(pattern = ID)))]
    pub id: String,
    /// How the choice of what to print calls it.
    pub name: String,
    /// Whose or what it is, above the title.
    pub above: String,
    /// In the largest letters.
    pub title: String,
    /// What it says, a paragraph each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub says: Vec<String>,
    /// Whom to call besides 999, the first first: the ids of services in services.json. Those that are not confirmed are not printed.
    #[cfg_attr(feature = "ssr", schemars(inner(regex(pattern = ID))))]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub calls: Vec<String>,
    /// What it says where somebody answers each of those numbers at every minute of the week, for sure.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub if_all_answer_day_and_night: Option<String>,
    /// What stands below the code.
    pub scan: String,
    /// The address inside the app that the code leads to. `?from=` and a word may follow: it leaves no trace.
    #[cfg_attr(feature = "ssr", schemars(regex(pattern = r"^/[a-z0-9/-]*(\?from=[a-z0-9-]+)?$")))]
    pub path: String,
    /// What to know before it is put up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
}

/// What a Safe Haven puts at its door, beside what is known of the place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ssr", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DoorSign {
    /// How the choice of what to print calls it, before the name of the place.
    pub name: String,
    /// What it is, above the name of the place.
    pub above: String,
    pub says: String,
    /// What stands below the code.
    pub scan: String,
    /// What to know before it is put up at a place that nobody has confirmed.
    pub before_not_confirmed: String,
}

readable!(Poster {
    id, name, above, title, scan, path,
} optional {
    says, calls, if_all_answer_day_and_night, before,
});
readable!(DoorSign { name, above, says, scan, before_not_confirmed });
