//! Any text as what lies in local storage, and as the facts in it, sealed: it is refused in words, or fit to be shown.

#![no_main]

use libfuzzer_sys::fuzz_target;
use safe_night_fuzz::all_sums;
use safe_night_fuzz::content::stored::{Record, open, seal};
use safe_night_fuzz::content::validate::facts;

fuzz_target!(|text: &str| {
    if let Ok(record) = serde_json::from_str::<Record>(text) {
        tried(&record, text.len());
    }
    tried(&seal(text), text.len());
});

fn tried(record: &Record, pair: usize) {
    match open(record) {
        Ok(pack) => {
            assert_eq!(facts::problems(&pack), []);
            let again = serde_json::to_string(&pack).expect("a pack can be written");
            assert_eq!(open(&seal(&again)), Ok(pack.clone()));
            all_sums::run(&pack, pair % all_sums::PAIRS);
        }
        Err(why) => assert!(!why.trim().is_empty()),
    }
}
