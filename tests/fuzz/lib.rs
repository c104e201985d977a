//! The fuzzed code: the modules of the program that need no browser, compiled with the counters of the fuzzer, and the small
//! edition of the content as its seed.

#[path = "../content_rules/all_sums.rs"]
pub mod all_sums;
#[path = "../../src/authoring/mod.rs"]
pub mod authoring;
#[path = "../../src/content/mod.rs"]
pub mod content;
#[path = "../../src/logic/mod.rs"]
pub mod logic;
#[path = "../../src/routes.rs"]
pub mod routes;
#[path = "../../src/words/mod.rs"]
pub mod words;

use authoring::edited_files::Texts;
use content::edited::{CAMPAIGNS, EDITION, PAGES, PATROL, PHRASES, PLACES, PLAN, POSTERS, SERVICES, SITUATIONS, STREETS};

/// A small valid edition with one item of everything.
pub fn small() -> Texts {
    Texts::from([
        (EDITION, include_str!("seeds/content/edition.json").to_owned()),
        (PLACES, include_str!("seeds/content/places.json").to_owned()),
        (SERVICES, include_str!("seeds/content/services.json").to_owned()),
        (SITUATIONS, include_str!("seeds/content/situations.json").to_owned()),
        (CAMPAIGNS, include_str!("seeds/content/campaigns.json").to_owned()),
        (PLAN, include_str!("seeds/content/plan.json").to_owned()),
        (PAGES, include_str!("seeds/content/pages.json").to_owned()),
        (POSTERS, include_str!("seeds/content/posters.json").to_owned()),
        (PHRASES, include_str!("seeds/content/phrases.json").to_owned()),
        (STREETS, include_str!("seeds/content/streets.json").to_owned()),
        (PATROL, include_str!("seeds/content/patrol.json").to_owned()),
    ])
}
