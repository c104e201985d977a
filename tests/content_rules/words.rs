use safe_night_canterbury::content::source::WORDS;
use serde_json::json;

use crate::content_rules::{edited, refused_by_both, the_one_fault};

const FIRST: &str = "entry number 1";

#[test]
fn what_people_say_is_written_in_lower_case() {
    let file = edited(WORDS, |file| file["words"][0]["say"] = json!(["Roofied"]));
    refused_by_both(WORDS, &file, FIRST, "say");
    let file = edited(WORDS, |file| file["words"][0]["say"] = json!(["?!"]));
    the_one_fault(WORDS, &file, FIRST, "say");
}

#[test]
fn words_that_mean_nothing_are_refused() {
    for (field, told) in [("say", "say"), ("means", "say")] {
        let file = edited(WORDS, |file| file["words"][0][field] = json!([]));
        refused_by_both(WORDS, &file, FIRST, told);
    }
    let file = edited(WORDS, |file| file["words"][0]["means"] = json!(["/help/nowhere"]));
    the_one_fault(WORDS, &file, FIRST, "means");
}
