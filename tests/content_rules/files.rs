use crate::support::editions::real_content;
use proptest::prelude::*;
use proptest::sample::Index;
use safe_night_canterbury::authoring::edited_files;
use safe_night_canterbury::content::edited::{FILES, PLACES, SERVICES, SITUATIONS};
use serde_json::{Value, json};

use crate::content_rules::{WHOLE_FILE, edited, refused_by_both, schema_of, texts, texts_with};

#[test]
fn the_real_files_pass_the_program_and_their_schemas() {
    let real = edited_files::read_content(&real_content()).unwrap_or_else(|faults| panic!("{faults:#?}"));
    edited_files::read(&real).unwrap_or_else(|faults| panic!("{faults:#?}"));
    for (file, text) in real {
        let content: Value = serde_json::from_str(&text).expect("JSON");
        let validator = jsonschema::validator_for(&schema_of(file)).expect("a schema");
        let wrong: Vec<_> = validator.iter_errors(&content).map(|e| format!("{}: {e}", e.instance_path())).collect();
        assert!(wrong.is_empty(), "{file}: {wrong:#?}");
        assert_eq!(content["$schema"], format!("./{}", file.replace(".json", ".schema.json")), "{file}");
    }
}

#[test]
fn broken_json_is_refused_with_the_line_in_each_file() {
    for file in FILES {
        let real = texts()[file].clone();
        for broken in [real.replacen("\",\n", "\"\n", 1), real[..real.len() / 2].to_owned(), String::new()] {
            let mut texts = texts();
            texts.insert(file, broken);
            let faults = edited_files::read(&texts).expect_err("it cannot be read");
            assert_eq!(faults.len(), 1, "{file}: {faults:#?}");
            assert_eq!((faults[0].file, &faults[0].issue.item[..]), (file, WHOLE_FILE));
            assert!(faults[0].issue.fix.contains("Line "), "{}", faults[0]);
        }
    }
}

#[test]
fn a_missing_file_is_reported_by_name() {
    for file in FILES {
        let mut texts = texts();
        texts.remove(file);
        let faults = edited_files::read(&texts).expect_err("a file is missing");
        assert_eq!(faults.iter().map(|fault| fault.file).collect::<Vec<_>>(), [file]);
        assert!(faults[0].to_string().starts_with(&format!("public/content/{file}: ")), "{}", faults[0]);
    }
}

#[test]
fn an_unknown_field_of_a_file_is_refused() {
    for file in FILES {
        let content = edited(file, |content| content["placs"] = json!([]));
        refused_by_both(file, &content, WHOLE_FILE, "placs");
    }
}

#[test]
fn all_mistakes_in_all_files_are_reported_at_once() {
    let mut texts = texts();
    for (file, list) in [(PLACES, "places"), (SERVICES, "services"), (SITUATIONS, "situations")] {
        let content = edited(file, |content| {
            content[list][0]["evidence"]["checked"] = json!("today");
            content[list][1]["evidence"]["confidence"] = json!("sure");
        });
        texts.extend(texts_with(file, &content).remove_entry(file));
    }
    let faults = edited_files::read(&texts).expect_err("six things are wrong");
    let reported: Vec<_> = faults.iter().map(|fault| (fault.file, &fault.issue.field[..])).collect();
    let both = |file| [(file, "evidence.checked"), (file, "evidence.confidence")];
    assert_eq!(reported, [both(PLACES), both(SERVICES), both(SITUATIONS)].concat());
}

#[test]
fn retired_numbers_and_names_are_nowhere_in_the_content() {
    let bare = |text: &str| text.to_lowercase().replace(char::is_whitespace, "");
    for (file, text) in texts() {
        for never in ["60066", "0808 802 9999", "0300 500 0914", "0800 107 0160", "Ask for ANI"] {
            assert!(!bare(&text).contains(&bare(never)), "{file}: {never}");
        }
    }
}

/// The pointers of all values in a piece of JSON.
pub fn pointers(value: &Value, at: String, all: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            fields.iter().for_each(|(name, value)| pointers(value, format!("{at}/{}", name.replace('/', "~1")), all));
        }
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(index, value)| pointers(value, format!("{at}/{index}"), all));
        }
        _ => {}
    }
    all.push(at);
}

proptest! {
    // Few cases, because each reads all files with their hours.
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_value_in_any_field_is_read_or_refused_without_a_panic(
        file in prop::sample::select(FILES.to_vec()), at: Index, kind in 0..6,
    ) {
        let content = edited(file, |content| {
            let mut all = Vec::new();
            pointers(content, String::new(), &mut all);
            let field = content.pointer_mut(at.get::<String>(&all)).expect("it is there");
            *field = match kind {
                0 => Value::Null,
                1 => json!(true),
                2 => json!(-1.5e300),
                3 => json!("\u{1F319} ' \" <script> &"),
                4 => json!([]),
                _ => json!({}),
            };
        });
        if let Err(faults) = edited_files::read(&texts_with(file, &content)) {
            prop_assert!(!faults.is_empty());
            prop_assert!(faults.iter().all(|fault| !fault.issue.fix.is_empty()));
        }
    }
}
