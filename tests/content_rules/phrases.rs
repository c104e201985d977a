use safe_night_canterbury::content::edited::PHRASES;
use serde_json::json;

use crate::content_rules::{edited, refused_by_both, the_one_fault};

const FIRST: &str = "phrases number 1";

#[test]
fn what_people_say_is_written_in_lower_case() {
    let file = edited(PHRASES, |file| file["phrases"][0]["phrases"] = json!(["Roofied"]));
    refused_by_both(PHRASES, &file, FIRST, "phrases");
    let file = edited(PHRASES, |file| file["phrases"][0]["phrases"] = json!(["?!"]));
    the_one_fault(PHRASES, &file, FIRST, "phrases");
}

#[test]
fn words_that_mean_nothing_are_refused() {
    for (field, told) in [("phrases", "phrases"), ("targets", "phrases")] {
        let file = edited(PHRASES, |file| file["phrases"][0][field] = json!([]));
        refused_by_both(PHRASES, &file, FIRST, told);
    }
    let file = edited(PHRASES, |file| file["phrases"][0]["targets"] = json!(["/help/nowhere"]));
    the_one_fault(PHRASES, &file, FIRST, "targets");
}
