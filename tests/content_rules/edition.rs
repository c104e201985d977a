use safe_night_canterbury::content::source::EDITION;
use serde_json::json;

use crate::{WHOLE_FILE, edited, refused_by_both, the_one_fault};

#[test]
fn a_bad_edition_is_refused() {
    for edition in ["", "2026-11-23", "23.11.2026", "v2", "2026-11-23.one", "2026-+1-05.1", "2026-11-23.+1"] {
        let file = edited(EDITION, |file| file["edition"] = json!(edition));
        refused_by_both(EDITION, &file, WHOLE_FILE, "edition");
    }
    // A pattern knows no calendar.
    let file = edited(EDITION, |file| file["edition"] = json!("2026-02-30.1"));
    the_one_fault(EDITION, &file, WHOLE_FILE, "edition");
    let file = edited(EDITION, |file| {
        file.as_object_mut().expect("the file has fields").remove("edition");
    });
    refused_by_both(EDITION, &file, WHOLE_FILE, "edition");
}

#[test]
fn a_corrections_link_that_is_none_is_refused() {
    let file = edited(EDITION, |file| file["corrections"] = json!("tell the council"));
    refused_by_both(EDITION, &file, WHOLE_FILE, "corrections");
}
