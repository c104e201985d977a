use safe_night_canterbury::authoring::edited_files;
use safe_night_canterbury::content::edited::PLAN;
use safe_night_canterbury::content::plan::Status;
use safe_night_canterbury::screens::plan::priority::progress_in_words;
use serde_json::{Value, json};

use crate::content_rules::{WHOLE_FILE, edited, is_valid, only_fault, refused_by_both, texts_with};

/// The plan with one edit to the commitment about Freshers Fairs.
fn with_freshers(edit: impl FnOnce(&mut Value)) -> Value {
    edited(PLAN, |file| {
        let priorities = file["plan"]["priorities"].as_array_mut().expect("a list");
        let all = priorities.iter_mut().flat_map(|priority| priority["commitments"].as_array_mut().expect("a list"));
        edit(all.into_iter().find(|commitment| commitment["id"] == "freshers").expect("the commitment"));
    })
}

const FRESHERS: &str = "commitment \"freshers\"";

#[test]
fn a_commitment_that_links_to_nothing_or_to_nowhere_is_refused() {
    let file = edited(PLAN, |file| file["plan"]["priorities"][0]["commitments"][0]["see"] = json!([]));
    refused_by_both(PLAN, &file, "commitment \"slavery-event\"", "see");
    let file = edited(PLAN, |file| file["plan"]["priorities"][0]["commitments"][0]["see"] = json!(["/help/nowhere"]));
    only_fault(PLAN, &file, "commitment \"slavery-event\"", "see");
}

#[test]
fn two_commitments_with_one_id_are_refused_even_in_two_priorities() {
    let file = with_freshers(|commitment| commitment["id"] = json!("graffiti"));
    only_fault(PLAN, &file, "commitment \"graffiti\"", "id");
}

#[test]
fn a_priority_without_commitments_is_refused() {
    let file = edited(PLAN, |file| file["plan"]["priorities"][2]["commitments"] = json!([]));
    assert!(!is_valid(PLAN, &file));
    let faults = edited_files::read(&texts_with(PLAN, &file)).expect_err("something is wrong");
    assert!(faults.iter().any(|fault| fault.issue.item == "priority \"young-people\""), "{faults:#?}");
}

#[test]
fn a_page_of_the_council_that_is_not_https_is_refused() {
    let file = edited(PLAN, |file| file["plan"]["link"] = json!("www.canterbury.gov.uk"));
    refused_by_both(PLAN, &file, "the plan", "link");
}

#[test]
fn an_unknown_state_is_refused_by_its_place_in_the_file() {
    let file = with_freshers(|commitment| commitment["status"] = json!({ "state": "nearly" }));
    let fix = refused_by_both(PLAN, &file, WHOLE_FILE, "plan.priorities[4].commitments[4].status.state");
    assert!(fix.contains("nearly"), "{fix}");
}

#[test]
fn a_reported_status_has_a_day_and_a_note_and_an_unreported_one_neither() {
    let day = "2026-11-01";
    for (status, field) in [
        (json!({ "state": "started", "date": day }), "status.note"),
        (json!({ "state": "started", "note": " ", "date": day }), "status.note"),
        (json!({ "state": "started", "note": "A stand was held." }), "status.date"),
        (json!({ "state": "not_reported", "note": "A stand was held." }), "status.state"),
        (json!({ "state": "not_reported", "date": day }), "status.state"),
        (json!({ "state": "done", "note": "All is done.", "date": "2099-01-01" }), "status.date"),
    ] {
        let file = with_freshers(|commitment| commitment["status"] = status);
        only_fault(PLAN, &file, FRESHERS, field);
    }
}

#[test]
fn an_empty_line_of_what_is_known_is_refused_and_others_are_read() {
    let file = with_freshers(|commitment| commitment["known"] = json!([" "]));
    let fix = only_fault(PLAN, &file, FRESHERS, "known");
    assert!(fix.contains("Write it"), "{fix}");
    let file = with_freshers(|commitment| commitment["known"] = json!(["The police came in September 2024."]));
    assert!(is_valid(PLAN, &file));
    let knowledge = edited_files::read(&texts_with(PLAN, &file)).expect("nothing is wrong with it");
    let (_, freshers) =
        knowledge.commitments().find(|(_, commitment)| commitment.id == "freshers").expect("the commitment");
    assert_eq!(freshers.known, ["The police came in September 2024."]);
}

#[test]
fn a_status_that_the_partnership_reports_is_read_and_shown() {
    let status = json!({ "state": "started", "note": "A stand was held.", "date": "2026-11-01" });
    let file = with_freshers(|commitment| commitment["status"] = status);
    assert!(is_valid(PLAN, &file));
    let knowledge = edited_files::read(&texts_with(PLAN, &file)).expect("nothing is wrong with it");
    let (_, freshers) =
        knowledge.commitments().find(|(_, commitment)| commitment.id == "freshers").expect("the commitment");
    assert_eq!(progress_in_words(&freshers.status), "Progress: started (1 November 2026). A stand was held.");
    assert_eq!(progress_in_words(&Status::default()), "Progress: not reported.");
}
