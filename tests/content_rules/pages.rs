use safe_night_canterbury::content::edited::{PAGES, POSTERS};
use serde_json::{Value, json};

use crate::content_rules::{edited, only_fault, refused_by_both};

const ABOUT: &str = "page \"/about\"";
const NUMBERS: &str = "poster \"numbers\"";

fn with_about(edit: impl FnOnce(&mut Value)) -> Value {
    edited(PAGES, |file| {
        let pages = file["pages"].as_array_mut().expect("a list of pages");
        edit(pages.iter_mut().find(|page| page["path"] == "/about").expect("the page is in the file"));
    })
}

fn with_numbers(edit: impl FnOnce(&mut Value)) -> Value {
    edited(POSTERS, |file| {
        let posters = file["posters"].as_array_mut().expect("a list of posters");
        edit(posters.iter_mut().find(|poster| poster["id"] == "numbers").expect("the poster is in the file"));
    })
}

#[test]
fn a_screen_without_its_text_is_reported() {
    let file = edited(PAGES, |file| {
        file["pages"].as_array_mut().expect("a list").retain(|page| page["path"] != "/about");
    });
    only_fault(PAGES, &file, ABOUT, "path");
}

#[test]
fn a_page_that_no_screen_draws_is_refused() {
    let file = edited(PAGES, |file| {
        let page = json!({ "path": "/elsewhere", "sections": [{ "blocks": [{ "paragraph": "Some words." }] }] });
        file["pages"].as_array_mut().expect("a list").push(page);
    });
    only_fault(PAGES, &file, "page \"/elsewhere\"", "path");
}

#[test]
fn a_block_of_no_kind_and_an_empty_sentence_are_refused() {
    let file = with_about(|page| page["sections"][0]["blocks"][0] = json!({ "html": "<b>bold</b>" }));
    refused_by_both(PAGES, &file, ABOUT, "sections[0].blocks[0]");
    let file = with_about(|page| page["sections"][0]["blocks"][0] = json!({ "paragraph": "" }));
    refused_by_both(PAGES, &file, ABOUT, "sections[0]");
}

#[test]
fn a_row_and_a_code_lead_to_a_page_of_the_app() {
    let file = with_about(|page| {
        page["sections"][0]["blocks"][0] = json!({ "rows": [{ "path": "/nowhere", "words": "Nowhere" }] });
    });
    only_fault(PAGES, &file, ABOUT, "sections[0]");
    let file = with_numbers(|poster| poster["path"] = json!("/help/nowhere"));
    only_fault(POSTERS, &file, NUMBERS, "path");
    let file = with_numbers(|poster| poster["path"] = json!("https://elsewhere.example"));
    refused_by_both(POSTERS, &file, NUMBERS, "path");
}

#[test]
fn a_poster_names_services_that_are_there() {
    let file = with_numbers(|poster| poster["calls"] = json!(["nobody"]));
    let fix = only_fault(POSTERS, &file, NUMBERS, "calls");
    assert!(fix.contains("nobody"), "{fix}");
}

#[test]
fn the_id_of_a_poster_is_not_that_of_a_place() {
    let file = with_numbers(|poster| poster["id"] = json!("police-station"));
    only_fault(POSTERS, &file, "poster \"police-station\"", "id");
}
