//! The edited files and their issues.

use crate::content::validate::issue::Issue;

pub const EDITION: &str = "edition.json";
pub const PLACES: &str = "places.json";
pub const SERVICES: &str = "services.json";
pub const SITUATIONS: &str = "situations.json";
pub const CAMPAIGNS: &str = "campaigns.json";
pub const PLAN: &str = "plan.json";
pub const PAGES: &str = "pages.json";
pub const POSTERS: &str = "posters.json";
pub const PHRASES: &str = "phrases.json";
/// What ways cost and when they are shut: read when the layer of streets is made, and no part of the knowledge.
pub const STREETS: &str = "streets.json";
/// What a patrol has on its page and counts: shipped beside the knowledge, and no part of it.
pub const PATROL: &str = "patrol.json";

/// Every file that people edit.
pub const FILES: [&str; 11] =
    [EDITION, PLACES, SERVICES, SITUATIONS, CAMPAIGNS, PLAN, PAGES, POSTERS, PHRASES, STREETS, PATROL];

/// An issue and its file.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "ssr", derive(thiserror::Error))]
#[cfg_attr(feature = "ssr", error("public/content/{file}: {issue}"))]
pub struct ContentError {
    pub file: &'static str,
    pub issue: Issue,
}
