use std::fs::read_to_string;
use std::path::Path;

use safe_night_canterbury::authoring::edited_files;
use safe_night_canterbury::content::stored::seal;

/// A fuzzer that starts from what is refused tries nothing but the refusal.
#[test]
fn what_the_fuzzer_starts_from_is_in_order_and_of_this_form() {
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/seeds");
    let texts = edited_files::gather(&seeds.join("content")).expect("a small edition");
    let (pack, _) = edited_files::read(&texts).unwrap_or_else(|faults| panic!("{faults:#?}"));
    let pack = serde_json::to_string(&pack).expect("a pack can be written");
    let record = serde_json::to_string(&seal(&pack)).expect("a record can be written");
    for (file, made) in [("stored/pack.json", pack), ("stored/record.json", record)] {
        let kept = read_to_string(seeds.join(file)).unwrap_or_default();
        assert!(kept.trim_end() == made, "tests/fuzz/seeds/{file} is old. Write this to it:\n{made}");
    }
}
