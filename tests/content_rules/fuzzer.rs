use std::fs::read_to_string;
use std::path::Path;

use safe_night_canterbury::authoring::edited_files;
use safe_night_canterbury::content::stored::header;

/// With invalid seeds the fuzzer would test nothing but the refusal.
#[test]
fn the_seeds_of_the_fuzzer_are_valid_and_current() {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/seeds");
    let texts = edited_files::read_content(&seeds.join("content")).expect("a small edition");
    let knowledge = edited_files::read(&texts).unwrap_or_else(|faults| panic!("{faults:#?}"));
    let text = serde_json::to_string(&knowledge).expect("it can be written");
    let header = serde_json::to_string(&header(&knowledge.edition, &text)).expect("a header can be written");
    for (file, made) in [("stored/knowledge.json", text), ("stored/header.json", header)] {
        let kept = read_to_string(seeds.join(file)).unwrap_or_default();
        assert!(kept.trim_end() == made, "tests/fuzz/seeds/{file} is old. Write this to it:\n{made}");
    }
}
