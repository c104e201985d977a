use safe_night_canterbury::authoring::edited_files;
use safe_night_canterbury::content::edited::{SERVICES, SITUATIONS};
use serde_json::{Value, json};

use crate::content_rules::{edited, is_valid, only_fault, refused_by_both, texts_with, with_item};

fn with_service(id: &str, edit: impl FnOnce(&mut Value)) -> Value {
    with_item(SERVICES, "services", id, edit)
}

const SHOUT: &str = "service \"shout\"";

#[test]
fn an_invalid_number_is_refused() {
    let file = with_service("shout", |service| service["call"] = json!("ask a friend"));
    refused_by_both(SERVICES, &file, SHOUT, "call");
    let file = with_service("shout", |service| service["call"] = json!("911"));
    only_fault(SERVICES, &file, SHOUT, "call");
}

#[test]
fn a_text_goes_to_a_short_code_or_to_999_with_one_plain_word() {
    for number in ["85258", "61016", "999"] {
        let file = with_service("shout", |service| service["text"]["number"] = json!(number));
        assert!(edited_files::read(&texts_with(SERVICES, &file)).is_ok() && is_valid(SERVICES, &file), "{number}");
    }
    for number in ["12345", "101", "8525"] {
        let file = with_service("shout", |service| service["text"]["number"] = json!(number));
        only_fault(SERVICES, &file, SHOUT, "text.number");
    }
    for word in ["", "HELP ME", "SHOUT&to=999"] {
        let file = with_service("shout", |service| service["text"]["say"] = json!(word));
        refused_by_both(SERVICES, &file, SHOUT, "text.say");
    }
}

#[test]
fn a_service_that_cannot_be_reached_is_refused() {
    let file = with_service("shout", |service| service["text"] = Value::Null);
    only_fault(SERVICES, &file, SHOUT, "call");
}

#[test]
fn a_service_says_in_a_line_when_to_use_it() {
    let file = with_service("shout", |service| service["when"] = json!(""));
    refused_by_both(SERVICES, &file, SHOUT, "when");
}

#[test]
fn a_page_that_is_not_https_is_refused() {
    let file = with_service("fearless", |service| service["web"] = json!("http://fearless.org"));
    refused_by_both(SERVICES, &file, "service \"fearless\"", "web");
}

#[test]
fn hours_that_cannot_be_read_are_refused() {
    let file = with_service("samaritans", |service| service["hours"] = json!("all night"));
    only_fault(SERVICES, &file, "service \"samaritans\"", "hours");
}

#[test]
fn two_services_with_one_id_are_refused() {
    let file = edited(SERVICES, |file| {
        let again = file["services"][0].clone();
        file["services"].as_array_mut().expect("a list").push(again);
    });
    only_fault(SERVICES, &file, "service \"emergency\"", "id");
}

#[test]
fn a_service_that_no_page_names_is_refused() {
    let file = edited(SERVICES, |file| {
        let mut lonely = file["services"][1].clone();
        lonely["id"] = json!("lonely");
        file["services"].as_array_mut().expect("a list").push(lonely);
    });
    only_fault(SERVICES, &file, "service \"lonely\"", "id");
}

#[test]
fn a_service_that_a_page_names_and_that_is_not_there_is_refused() {
    let file = with_item(SITUATIONS, "situations", "crisis", |situation| {
        situation["services"].as_array_mut().expect("a list").push(json!("nobody"));
    });
    let fix = only_fault(SITUATIONS, &file, "situation \"crisis\"", "services");
    assert!(fix.contains("nobody"), "{fix}");
}
