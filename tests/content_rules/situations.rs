use safe_night_canterbury::content::edited::SITUATIONS;
use serde_json::{Value, json};

use crate::content_rules::{WHOLE_FILE, edited, only_fault, refused_by_both, with_item};

fn with_spiked(edit: impl FnOnce(&mut Value)) -> Value {
    with_item(SITUATIONS, "situations", "spiked", edit)
}

const SPIKED: &str = "situation \"spiked\"";

#[test]
fn a_link_that_leads_nowhere_is_refused() {
    for link in ["/help/nowhere", "/places/nowhere", "https://elsewhere.example/", "/plan/young-people#nothing"] {
        let file = with_spiked(|situation| situation["see"] = json!([link]));
        let fix = only_fault(SITUATIONS, &file, SPIKED, "see");
        assert!(fix.contains(link), "{fix}");
    }
}

/// Each choice on the first screen needs exactly one situation: with none it would be empty, with two it would be ambiguous.
#[test]
fn each_need_on_the_first_screen_is_answered_by_one_situation() {
    let none = with_item(SITUATIONS, "situations", "hurt", |situation| situation["need"] = json!(null));
    let fix = only_fault(SITUATIONS, &none, WHOLE_FILE, "need");
    assert!(fix.contains("hurt"), "{fix}");
    let two = with_spiked(|situation| situation["need"] = json!("cannot_cope"));
    let fix = only_fault(SITUATIONS, &two, WHOLE_FILE, "need");
    assert!(fix.contains("cannot_cope"), "{fix}");
    let unknown = with_spiked(|situation| situation["need"] = json!("somewhere_safe"));
    refused_by_both(SITUATIONS, &unknown, WHOLE_FILE, "need");
}

#[test]
fn there_are_three_to_six_steps() {
    for count in [0, 2, 7] {
        let file = with_spiked(|situation| situation["do_now"] = json!(vec!["Stay."; count]));
        refused_by_both(SITUATIONS, &file, SPIKED, "do_now");
    }
}

#[test]
fn a_situation_says_when_to_call_999() {
    let file = with_spiked(|situation| situation["call_999_if"] = json!([]));
    only_fault(SITUATIONS, &file, SPIKED, "call_999_if");
}

#[test]
fn an_empty_line_is_refused_wherever_it_stands() {
    for (field, value) in [("title", json!("")), ("line", json!(" ")), ("later", json!(["", "Rest."]))] {
        let file = with_spiked(|situation| situation[field] = value);
        only_fault(SITUATIONS, &file, SPIKED, field);
    }
    let file = with_spiked(|situation| situation["more"][0]["heading"] = json!(""));
    refused_by_both(SITUATIONS, &file, SPIKED, "more.heading");
}

#[test]
fn a_list_that_holds_no_situations_is_refused() {
    let file = with_spiked(|situation| situation["list"] = json!("campaign"));
    refused_by_both(SITUATIONS, &file, SPIKED, "list");
}

#[test]
fn an_address_that_is_taken_is_refused() {
    let file = edited(SITUATIONS, |file| {
        let mut numbers = file["situations"][0].clone();
        numbers["id"] = json!("numbers");
        file["situations"].as_array_mut().expect("a list").push(numbers);
    });
    only_fault(SITUATIONS, &file, "situation \"numbers\"", "id");
}

#[test]
fn a_situation_without_a_source_or_with_a_review_before_its_check_is_refused() {
    let file = with_spiked(|situation| situation["evidence"]["sources"] = json!([]));
    refused_by_both(SITUATIONS, &file, SPIKED, "evidence.sources");
    let file = with_spiked(|situation| situation["evidence"]["review_by"] = json!("2026-01-01"));
    only_fault(SITUATIONS, &file, SPIKED, "evidence.review_by");
}

#[test]
fn a_card_that_is_not_there_and_one_that_nothing_shows_are_refused() {
    let file = with_spiked(|situation| situation["card"] = json!("megaphone"));
    only_fault(SITUATIONS, &file, SPIKED, "card");
    let file = edited(SITUATIONS, |file| {
        let mut lonely = file["cards"][0].clone();
        lonely["id"] = json!("lonely");
        file["cards"].as_array_mut().expect("a list").push(lonely);
    });
    only_fault(SITUATIONS, &file, "card \"lonely\"", "id");
}

#[test]
fn a_card_has_words_and_a_page_to_close_to() {
    let file = with_item(SITUATIONS, "cards", "angela", |card| card["words"] = json!([]));
    refused_by_both(SITUATIONS, &file, "card \"angela\"", "words");
    let file = with_item(SITUATIONS, "cards", "angela", |card| card["back"] = json!("/nowhere"));
    only_fault(SITUATIONS, &file, "card \"angela\"", "back");
}
