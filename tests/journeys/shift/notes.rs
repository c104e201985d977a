//! Notes without names: what looks like a person is told and not forbidden, and what is deleted is erased.

use serde_json::json;
use thirtyfour::prelude::*;

use super::{Stores, choose, count, go, load, number, phone, press, shown, start, until_saved, until_shown, write};
use crate::support::browser::Browser;

const WATER: u8 = 1;

async fn keep(browser: &Browser, kind: &str, words: &str) {
    choose(browser, "kind", kind).await;
    write(browser, "note", words).await;
    press(browser, "Keep the note").await;
    until_shown(browser, "Kept.").await;
}

#[tokio::test]
async fn what_looks_like_a_person_is_told_and_kept_all_the_same() {
    let browser = phone().await;
    start(&browser).await;
    go(&browser, "notes").await;
    let warning = async || browser.text_of(".warning").await;
    for (words, told) in [
        ("Walked a student home", ""),
        ("Rang 07700 900123 for her", "This looks like a phone number."),
        ("He is called Peter Smith", "This looks like a name."),
        ("Taxi AB12 CDE", "This looks like a number plate."),
        ("Cold and wet, gave a blanket", ""),
    ] {
        write(&browser, "note", words).await;
        browser.until("the warning", warning, |now| now == told).await;
        press(&browser, "Keep the note").await;
        until_shown(&browser, words).await;
        browser.until("the warning is gone", warning, String::is_empty).await;
    }
    let notes = browser.driver.find_all(By::Css(".note-list > li")).await.expect("notes").len();
    assert_eq!(notes, 5);
    // Nothing to keep.
    write(&browser, "note", "   ").await;
    press(&browser, "Keep the note").await;
    assert_eq!(browser.driver.find_all(By::Css(".note-list > li")).await.expect("notes").len(), 5);
    browser.close().await;
}

#[tokio::test]
async fn a_deleted_note_is_erased_from_both_stores_and_the_shift_goes_on_as_one() {
    let browser = phone().await;
    start(&browser).await;
    go(&browser, "notes").await;
    keep(&browser, "Safeguarding", "secretwordone").await;
    keep(&browser, "Other", "secretwordtwo").await;
    until_saved(&browser).await;
    let stores = Stores::read(&browser).await;
    assert!(stores.local.contains("secretwordone") && stores.database.contains("secretwordone"), "{stores:?}");
    let second = "//li[contains(., 'secretwordone')]//button[starts-with(., 'Delete')]";
    browser.tap(By::XPath(second)).await;
    browser.until("it is gone", async || shown(&browser).await, |shown| !shown.contains("secretwordone")).await;
    until_saved(&browser).await;
    let left = async || {
        let stores = Stores::read(&browser).await;
        [stores.local.contains("secretwordone"), stores.database.contains("secretwordone")]
    };
    browser.until("its text is erased", left, |left| *left == [false, false]).await;
    for _ in 0..2 {
        load(&browser, "notes").await;
        let words = until_shown(&browser, "secretwordtwo").await;
        assert!(!words.contains("secretwordone"), "{words}");
        go(&browser, "tally").await;
        count(&browser, WATER).await;
        until_saved(&browser).await;
    }
    assert_eq!(number(&browser, WATER).await, 2);
    let stores = Stores::read(&browser).await;
    assert_eq!(stores.writers().len(), 1, "{stores:?}");
    assert_eq!(left().await, [false, false]);
    browser.close().await;
}

/// A database that refuses at that moment erases it later.
#[tokio::test]
async fn a_note_that_the_database_did_not_erase_is_erased_at_the_next_start() {
    let browser = phone().await;
    browser.before_each_page("globalThis.realOpen = indexedDB.open.bind(indexedDB); globalThis.realTransaction = IDBDatabase.prototype.transaction;").await;
    start(&browser).await;
    go(&browser, "notes").await;
    keep(&browser, "Other", "secretword").await;
    until_saved(&browser).await;
    browser
        .ask(
            "() => { IDBDatabase.prototype.transaction = () => { throw new DOMException('', 'UnknownError'); }; }",
            &[],
        )
        .await;
    browser.tap(By::XPath("//li[contains(., 'secretword')]//button[starts-with(., 'Delete')]")).await;
    browser.until("it is gone", async || shown(&browser).await, |shown| !shown.contains("secretword")).await;
    load(&browser, "notes").await;
    let left = async || {
        let stores = Stores::read(&browser).await;
        [stores.local.contains("secretword"), stores.database.contains("secretword")]
    };
    browser.until("its text is erased", left, |left| *left == [false, false]).await;
    until_saved(&browser).await;
    assert!(!shown(&browser).await.contains("secretword"));
    browser.close().await;
}

#[tokio::test]
async fn a_note_that_a_spreadsheet_would_run_stands_as_text_in_the_file() {
    let browser = phone().await;
    start(&browser).await;
    go(&browser, "notes").await;
    for words in ["=1+1", "café, \"quiet\"; 3-4"] {
        keep(&browser, "What happened", words).await;
    }
    go(&browser, "end").await;
    let file = super::ending::file_of(&browser, "Save the file, with notes").await;
    assert!(file.text.contains(r#","'=1+1""#), "{file:?}");
    assert!(file.text.contains(r#","café, ""quiet""; 3-4""#), "{file:?}");
    assert_eq!(
        browser
            .ask("() => document.querySelectorAll('.ways-out a[href^=\"mailto:\"]')[0].href.includes('1%2B1')", &[])
            .await,
        json!(false)
    );
    browser.close().await;
}
