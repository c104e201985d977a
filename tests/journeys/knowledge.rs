use crate::journeys::early::SLOW;
use crate::support::browser::Browser;
use crate::support::editions::built_in;
use crate::support::screens::{Home, Saved};
use crate::support::server::Server;
use safe_night_canterbury::content::knowledge::Knowledge;
use safe_night_canterbury::content::stored;
use serde_json::json;
use thirtyfour::prelude::*;

const HEADER: &str = "safe-night.knowledge.header";
const TEXT: &str = "safe-night.knowledge";

async fn put(browser: &Browser, key: &str, text: &str) {
    browser.script(&format!("localStorage.setItem({key:?}, {}); arguments[0](0)", json!(text))).await;
}

/// Stores facts in the browser, as the program stores them.
pub async fn store(browser: &Browser, knowledge: &Knowledge) {
    let text = serde_json::to_string(knowledge).expect("JSON");
    let header = stored::header(&knowledge.edition, &text);
    put(browser, TEXT, &text).await;
    put(browser, HEADER, &serde_json::to_string(&header).expect("JSON")).await;
}

async fn read(browser: &Browser, key: &str) -> serde_json::Value {
    browser.script(&format!("arguments[0](localStorage.getItem({key:?}))")).await
}

#[tokio::test]
async fn the_facts_are_kept_in_local_storage_and_can_be_read_back() {
    let server = Server::start();
    let browser = Browser::open().await;
    Home::open(&browser, &server.origin()).await;
    browser.wait_until_live().await;
    let stored_text = async |key| read(&browser, key).await.as_str().unwrap_or_default().to_owned();
    let header =
        browser.until("the facts are kept", async || stored_text(HEADER).await, |header| !header.is_empty()).await;
    let header: stored::Header = serde_json::from_str(&header).expect("a header");
    assert_eq!(stored::decode(&header, &stored_text(TEXT).await), Ok(built_in()));
    browser.close().await;
}

#[tokio::test]
async fn a_newer_edition_in_local_storage_is_shown() {
    let server = Server::start();
    let browser = Browser::open().await;
    Home::open(&browser, &server.origin()).await;
    browser.wait_until_live().await;
    let mut newer = built_in();
    newer.edition = crate::journeys::facts::newer();
    newer.places[0].name = "A corrected name".into();
    store(&browser, &newer).await;
    browser.driver.refresh().await.expect("a reload");
    let names = async || Home(&browser).places_that_help().await;
    browser.until("the corrected name", names, |names| names.contains(&"A corrected name".to_owned())).await;
    browser.close().await;
}

/// The finished page has the text that the program was built with.
#[tokio::test]
async fn fixed_text_is_that_of_the_newer_edition_too() {
    let server = Server::start();
    let browser = Browser::open().await;
    // The newer edition is read before the last part is drawn.
    browser.before_each_page(SLOW).await;
    browser.open_page(&format!("{}/campaigns/ask-for-angela", server.origin())).await;
    let mut newer = built_in();
    newer.edition = crate::journeys::facts::newer();
    let angela = newer.campaigns.iter_mut().find(|campaign| campaign.id == "ask-for-angela").expect("the campaign");
    angela.you_do[0] = "A corrected step.".into();
    store(&browser, &newer).await;
    browser.driver.refresh().await.expect("a reload");
    let text = async || browser.text_of("main").await;
    browser.until("the corrected step", text, |text| text.contains("A corrected step.")).await;
    browser.close().await;
}

#[tokio::test]
async fn mutated_facts_are_set_aside_and_reported_and_the_built_in_ones_serve() {
    let server = Server::start();
    let browser = Browser::open().await;
    // At this hour the haven for people who cannot cope is open, so every list is complete. Closed places are left out of it.
    browser.at_time("2027-01-16T21:30:00Z").await;
    Home::open(&browser, &server.origin()).await;
    browser.wait_until_live().await;
    let header = read(&browser, HEADER).await.as_str().expect("a header").to_owned();
    let altered = header.replacen("\"checksum\":", "\"checksum\":1", 1);
    let other_version = header.replacen("\"version\":", "\"version\":9", 1);
    for (header, text) in [
        ("not JSON at all", "some text"),
        ("{\"version\":99}", "{}"),
        (&altered, "{\"schema\":1}"),
        (&other_version, "[]"),
        (&header, "{\"schema\":1}"),
    ] {
        put(&browser, TEXT, text).await;
        put(&browser, HEADER, header).await;
        let saved = Saved::open(&browser, &server.origin()).await;
        let facts = async || saved.facts().await;
        browser.until("the report", facts, |facts| facts.contains("could not be trusted")).await;
        assert_eq!(read(&browser, "safe-night.knowledge.set-aside").await, json!(text));
        let home = Home::open(&browser, &server.origin()).await;
        browser.wait_until_live().await;
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
    browser.wait_until_live().await;
    let saved = Saved::open(&browser, &server.origin()).await;
    let facts = async || saved.facts().await;
    browser.until("the report", facts, |facts| facts.contains("storage is off")).await;
    assert!(browser.driver.find(By::Css("[data-live=status] button")).await.is_ok());
    browser.close().await;
}
