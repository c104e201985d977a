use crate::support::browser::Browser;
use crate::support::editions::built_in;
use crate::support::screens::{Home, Saved};
use crate::support::server::Server;
use safe_night_canterbury::content::stored;
use serde_json::json;
use thirtyfour::prelude::*;

const KEY: &str = "safe-night.pack";

async fn put(browser: &Browser, record: &str) {
    let script = format!("localStorage.setItem({KEY:?}, {}); arguments[0](0)", json!(record));
    browser.script(&script).await;
}

async fn read(browser: &Browser, key: &str) -> serde_json::Value {
    browser.script(&format!("arguments[0](localStorage.getItem({key:?}))")).await
}

#[tokio::test]
async fn the_facts_are_kept_in_local_storage_and_can_be_read_back() {
    let server = Server::start();
    let browser = Browser::open().await;
    Home::open(&browser, &server.origin()).await;
    browser.wait_for_life().await;
    let kept = browser.until("the facts are kept", async || read(&browser, KEY).await, |kept| kept.is_string()).await;
    let record: stored::Record = serde_json::from_str(kept.as_str().unwrap_or_default()).expect("a record");
    assert_eq!(stored::open(&record), Ok(built_in()));
    browser.close().await;
}

#[tokio::test]
async fn a_newer_edition_in_local_storage_is_shown() {
    let server = Server::start();
    let browser = Browser::open().await;
    Home::open(&browser, &server.origin()).await;
    browser.wait_for_life().await;
    let mut newer = built_in();
    newer.edition = crate::journeys::facts::newer();
    newer.places[0].name = "A corrected name".into();
    let record = stored::seal(&serde_json::to_string(&newer).expect("JSON"));
    put(&browser, &serde_json::to_string(&record).expect("JSON")).await;
    browser.driver.refresh().await.expect("a reload");
    let names = async || Home(&browser).places_that_help().await;
    browser.until("the corrected name", names, |names| names.contains(&"A corrected name".to_owned())).await;
    browser.close().await;
}

#[tokio::test]
async fn mutated_facts_are_set_aside_and_reported_and_the_built_in_ones_serve() {
    let server = Server::start();
    let browser = Browser::open().await;
    // What is closed is no answer for who cannot cope: at this hour every list is whole.
    browser.at_time("2027-01-16T21:30:00Z").await;
    Home::open(&browser, &server.origin()).await;
    browser.wait_for_life().await;
    let mut altered = serde_json::to_value(stored::seal("{}")).expect("JSON");
    altered["pack"] = json!("{\"schema\":1}");
    for mutated in ["not JSON at all".to_owned(), altered.to_string(), "{\"version\":99}".to_owned()] {
        put(&browser, &mutated).await;
        let saved = Saved::open(&browser, &server.origin()).await;
        let facts = async || saved.facts().await;
        browser.until("the report", facts, |facts| facts.contains("could not be trusted")).await;
        assert_eq!(read(&browser, "safe-night.pack.set-aside").await, json!(mutated));
        let home = Home::open(&browser, &server.origin()).await;
        browser.wait_for_life().await;
        assert_eq!(home.all_places().await.len(), built_in().places.len());
    }
    browser.close().await;
}

#[tokio::test]
async fn without_local_storage_the_app_works_and_says_so() {
    let server = Server::start();
    let browser = Browser::open().await;
    let closed = "for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, { get() { throw new DOMException('closed', 'SecurityError'); } });";
    browser.before_each_page(closed).await;
    Home::open(&browser, &server.origin()).await;
    browser.wait_for_life().await;
    let saved = Saved::open(&browser, &server.origin()).await;
    let facts = async || saved.facts().await;
    browser.until("the report", facts, |facts| facts.contains("storage is off")).await;
    assert!(browser.driver.find(By::Css("[data-live=status] button")).await.is_ok());
    browser.close().await;
}
