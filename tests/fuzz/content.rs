//! Fuzzes one of the edited files: it is refused with reasons, or its content is valid and every sum works on it.

#![no_main]

use libfuzzer_sys::fuzz_target;
use safe_night_fuzz::authoring::edited_files::read;
use safe_night_fuzz::content::edited::{
    CAMPAIGNS, EDITION, PAGES, PATROL, PHRASES, PLACES, PLAN, POSTERS, SERVICES, SITUATIONS, STREETS,
};
use safe_night_fuzz::{all_sums, small};

/// A file by a field that it contains. Files whose fields also occur in others come last.
const BY_FIELD: [(&str, &str); 10] = [
    ("\"counters\"", PATROL),
    ("\"situations\"", SITUATIONS),
    ("\"campaigns\"", CAMPAIGNS),
    ("\"plan\"", PLAN),
    ("\"pages\"", PAGES),
    ("\"posters\"", POSTERS),
    ("\"phrases\"", PHRASES),
    ("\"places\"", PLACES),
    ("\"services\"", SERVICES),
    ("\"costs\"", STREETS),
];

fuzz_target!(|text: &str| {
    let file = BY_FIELD.iter().find(|(field, _)| text.contains(field)).map_or(EDITION, |(_, file)| file);
    let mut texts = small();
    texts.insert(file, text.to_owned());
    match read(&texts) {
        Ok(knowledge) => all_sums::run(&knowledge, text.len() % all_sums::PAIRS),
        Err(faults) => {
            assert!(!faults.is_empty());
            for fault in faults {
                assert!(fault.to_string().starts_with("public/content/"));
            }
        }
    }
});
