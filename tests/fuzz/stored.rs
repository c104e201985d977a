//! Fuzzes the header in local storage, and the facts beside it: they are refused with a reason, or valid.

#![no_main]

use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use safe_night_fuzz::all_sums;
use safe_night_fuzz::content::knowledge::Knowledge;
use safe_night_fuzz::content::stored::{Header, decode, header, read};
use safe_night_fuzz::content::validate::facts;

/// Valid facts.
const FACTS: &str = include_str!("seeds/stored/knowledge.json");

static KNOWLEDGE: LazyLock<Knowledge> = LazyLock::new(|| read(FACTS).expect("the seed is in order"));

fuzz_target!(|text: &str| {
    if let Ok(header) = serde_json::from_str::<Header>(text) {
        is_refused_or_fit(decode(&header, FACTS), text.len());
    }
    is_refused_or_fit(decode(&header(&KNOWLEDGE.edition, text), text), text.len());
});

fn is_refused_or_fit(read_back: Result<Knowledge, String>, pair: usize) {
    match read_back {
        Ok(knowledge) => {
            assert_eq!(facts::problems(&knowledge), []);
            let again = serde_json::to_string(&knowledge).expect("it can be written");
            assert_eq!(read(&again), Ok(knowledge.clone()));
            all_sums::run(&knowledge, pair % all_sums::PAIRS);
        }
        Err(why) => assert!(!why.trim().is_empty()),
    }
}
