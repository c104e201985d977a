use safe_night_canterbury::content::edited::PHRASES;
use serde_json::json;

use crate::content_rules::{edited, only_fault, refused_by_both};

const FIRST: &str = "phrases number 1";

#[test]
fn phrases_are_in_lower_case() {
    let file = edited(PHRASES, |file| file["phrases"][0]["phrases"] = json!(["Roofied"]));
    refused_by_both(PHRASES, &file, FIRST, "phrases");
    let file = edited(PHRASES, |file| file["phrases"][0]["phrases"] = json!(["?!"]));
    only_fault(PHRASES, &file, FIRST, "phrases");
}

#[test]
fn phrases_without_words_or_targets_are_refused() {
    for (field, reported) in [("phrases", "phrases"), ("targets", "phrases")] {
        let file = edited(PHRASES, |file| file["phrases"][0][field] = json!([]));
        refused_by_both(PHRASES, &file, FIRST, reported);
    }
    let file = edited(PHRASES, |file| file["phrases"][0]["targets"] = json!(["/help/nowhere"]));
    only_fault(PHRASES, &file, FIRST, "targets");
}
