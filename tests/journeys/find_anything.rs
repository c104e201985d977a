use crate::support::browser::Browser;
use crate::support::editions::built_in;
use crate::support::screens::{Search, name_of_screen};
use crate::support::server::Server;
use safe_night_canterbury::content::knowledge::Knowledge;
use thirtyfour::prelude::*;

#[tokio::test]
async fn with_scripts_off_everything_is_listed() {
    let server = Server::start();
    let browser = Browser::open_with_scripts_off().await;
    Search::open(&browser, &server.origin()).await;
    let input = browser.driver.find(By::Id("query")).await.expect("the box");
    assert!(!input.is_displayed().await.expect("its state"), "a box that can do nothing is shown");
    browser.tap(By::LinkText("I think someone was spiked")).await;
    let there = async || name_of_screen(&browser).await;
    browser.until("the page", there, |name| name == "I think someone was spiked").await;
    browser.close().await;
}

/// What people type at night, and the address that must be among the best matches.
const TYPED: [(&str, &str); 16] = [
    ("roofied", "/help/spiked"),
    ("spikd", "/help/spiked"),
    ("cab", "/help/getting-home"),
    ("A and E", "/help/hurt"),
    ("beaten up", "/help/hurt"),
    ("creep", "/help/harassed"),
    ("angla", "/campaigns/ask-for-angela"),
    ("samaritens", "/help/numbers#samaritans"),
    ("colapsed", "/help/collapsed"),
    ("taxy", "/help/getting-home"),
    ("polise", "/places/police-station"),
    ("hospitel", "/help/hurt"),
    ("unconcious", "/help/collapsed"),
    ("suicdal", "/help/crisis"),
    ("homless", "/help/rough-sleeper"),
    ("whitefrairs", "/places/whitefriars-refuge-point"),
];

#[tokio::test]
async fn with_the_server_stopped_misspelt_and_everyday_words_find_what_is_meant() {
    let browser = Browser::open_saved_then_stopped().await;
    let origin = browser.origin();
    let search = Search::open(&browser, origin).await;
    for (words, address) in TYPED {
        search.type_anew(words).await;
        let found = async || search.best().await;
        browser.until(words, found, |found| found.iter().any(|link| link.ends_with(address))).await;
    }
    search.type_anew("xyzzyx").await;
    let told = async || search.told().await;
    browser.until("a guess", told, |told| told == "Nothing fits. Is it this?").await;
    assert_eq!(search.best().await.len(), 1, "the screen is not left empty");
    browser.close().await;
}

#[tokio::test]
async fn the_results_are_told_and_reached_by_keyboard_and_nothing_is_kept() {
    let browser = Browser::open_saved().await;
    let search = Search::open(&browser, browser.origin()).await;
    browser.wait_until_running().await;
    browser.wait_until_looked_for_news().await;
    let before = browser.kept().await;
    search.type_anew("samaritans").await;
    browser.until("how many", async || search.told().await, |told| told.ends_with(" found")).await;
    let keys = browser.driver.action_chain().key_down(Key::Tab).key_up(Key::Tab);
    keys.perform().await.expect("the key is pressed");
    let focused = browser.driver.active_element().await.expect("the focus");
    assert!(focused.attr("href").await.expect("an address").expect("a link").ends_with("/help/numbers#samaritans"));
    assert_eq!(browser.kept().await, before);
    let keys = browser.driver.action_chain().key_down(Key::Enter).key_up(Key::Enter);
    keys.perform().await.expect("the key is pressed");
    browser.until("the number", async || name_of_screen(&browser).await, |name| name == "All numbers").await;
    browser.close().await;
}

#[tokio::test]
async fn what_was_typed_before_the_program_was_up_is_taken_up() {
    let browser = Browser::open_saved().await;
    // Typed as soon as the box is there.
    let early =
        "document.addEventListener('DOMContentLoaded', () => { document.getElementById('query').value = 'roofied' })";
    browser.before_each_page(early).await;
    let search = Search::open(&browser, browser.origin()).await;
    let found = async || search.best().await;
    browser.until("it is found", found, |found| found.iter().any(|link| link.ends_with("/help/spiked"))).await;
    browser.close().await;
}

/// Keeps newer facts back until the page is told to let them come.
const FACTS_HELD_BACK: &str = "const fetched = window.fetch;
    window.fetch = async (...asked) => {
        if (String(asked[0]).includes('/content/knowledge.json')) await new Promise((come) => { window.letFactsCome = come; });
        return fetched(...asked);
    };";
const LET_FACTS_COME: &str = "const done = arguments[0];
    const look = () => (window.letFactsCome ? done(window.letFactsCome()) : requestAnimationFrame(look));
    look();";

/// A search that made its index once went on to show the number that newer facts had corrected.
#[tokio::test]
async fn newer_facts_are_found_on_the_page_that_is_open() {
    let server = Server::start_copy();
    let mut corrected = Knowledge { edition: crate::journeys::facts::newer(), ..built_in() };
    let samaritans = corrected.services.iter_mut().find(|service| service.id == "samaritans").expect("the line");
    samaritans.call = Some("116 124".into());
    server.write("/content/knowledge.json", serde_json::to_string(&corrected).expect("JSON").as_bytes());

    let browser = Browser::open().await;
    browser.before_each_page(FACTS_HELD_BACK).await;
    let search = Search::open(&browser, &server.origin()).await;
    search.type_anew("samaritans").await;
    let shown = async || search.shown().await;
    browser.until("the number", shown, |shown| shown.contains("116 123")).await;
    browser.script(LET_FACTS_COME).await;
    browser.until("the corrected number", shown, |shown| shown.contains("116 124") && !shown.contains("116 123")).await;
    browser.close().await;
}
