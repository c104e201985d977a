//! What is fuzzed: the two folders of the program that know no browser, compiled again with the fuzzer's counters in them,
//! and the small edition of the content that it starts from.

#[path = "../content_rules/all_sums.rs"]
pub mod all_sums;
#[path = "../../src/content"]
#[allow(dead_code, reason = "the fuzzer uses what it needs")]
pub mod content {
    pub mod campaign;
    pub mod check;
    pub mod edited_json;
    pub mod edition_check;
    pub mod encoding;
    pub mod entry;
    pub mod evidence;
    pub mod guide;
    pub mod guide_check;
    pub mod hours;
    pub mod links;
    pub mod lower;
    pub mod notation;
    pub mod notation_reader;
    pub mod notation_signs;
    pub mod pack;
    pub mod page_terms;
    pub mod place;
    pub mod plan;
    pub mod reading;
    pub mod service;
    pub mod signs;
    pub mod situation;
    pub mod source;
    pub mod stored;
    pub mod terms;
    pub mod two_ways;
}
#[path = "../../src/finder/mod.rs"]
pub mod finder;

use content::source::{CAMPAIGNS, EDITION, PLACES, PLAN, SERVICES, SITUATIONS, Texts, WORDS};

/// A small edition that is in order: one of everything.
pub fn small() -> Texts {
    Texts::from([
        (EDITION, include_str!("seeds/content/edition.json").to_owned()),
        (PLACES, include_str!("seeds/content/places.json").to_owned()),
        (SERVICES, include_str!("seeds/content/services.json").to_owned()),
        (SITUATIONS, include_str!("seeds/content/situations.json").to_owned()),
        (CAMPAIGNS, include_str!("seeds/content/campaigns.json").to_owned()),
        (PLAN, include_str!("seeds/content/plan.json").to_owned()),
        (WORDS, include_str!("seeds/content/words.json").to_owned()),
    ])
}
