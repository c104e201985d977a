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
    let screen = async || name_of_screen(&browser).await;
    browser.until("the page", screen, |name| name == "I think someone was spiked").await;
    browser.close().await;
}

/// Queries as people type them at night, with the address that must be among the best matches.
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
        search.type_query(words).await;
        let best = async || search.best().await;
        browser.until(words, best, |best| best.iter().any(|link| link.ends_with(address))).await;
    }
    search.type_query("xyzzyx").await;
    let status = async || search.status().await;
    browser.until("a guess", status, |status| status == "Nothing fits. Is it this?").await;
    assert_eq!(search.best().await.len(), 1, "the screen is not left empty");
    browser.close().await;
}

#[tokio::test]
async fn the_results_are_announced_and_reached_by_keyboard_and_nothing_is_stored() {
    let browser = Browser::open_saved().await;
    let search = Search::open(&browser, browser.origin()).await;
    browser.wait_until_running().await;
    browser.wait_until_update_checked().await;
    let before = browser.kept().await;
    search.type_query("samaritans").await;
    browser.until("how many", async || search.status().await, |status| status.ends_with(" found")).await;
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
async fn words_typed_before_the_program_is_up_are_searched() {
    let browser = Browser::open_saved().await;
    // Typed as soon as the box exists.
    let early =
        "document.addEventListener('DOMContentLoaded', () => { document.getElementById('query').value = 'roofied' })";
    browser.before_each_page(early).await;
    let search = Search::open(&browser, browser.origin()).await;
    let best = async || search.best().await;
    browser.until("the best matches", best, |best| best.iter().any(|link| link.ends_with("/help/spiked"))).await;
    browser.close().await;
}

/// Delays newer facts until the test releases them.
const DELAY_FACTS: &str = "const fetched = window.fetch;
    window.fetch = async (...asked) => {
        if (String(asked[0]).includes('/content/knowledge.json')) await new Promise((come) => { window.releaseFacts = come; });
        return fetched(...asked);
    };";
const RELEASE_FACTS: &str = "const done = arguments[0];
    const look = () => (window.releaseFacts ? done(window.releaseFacts()) : requestAnimationFrame(look));
    look();";

/// An index that was built once went on to show an old number after newer facts had corrected it.
#[tokio::test]
async fn newer_facts_are_found_on_the_page_that_is_open() {
    let server = Server::start_copy();
    let mut corrected = Knowledge { edition: crate::journeys::facts::newer(), ..built_in() };
    let samaritans = corrected.services.iter_mut().find(|service| service.id == "samaritans").expect("the line");
    samaritans.call = Some("116 124".into());
    server.write("/content/knowledge.json", serde_json::to_string(&corrected).expect("JSON").as_bytes());

    let browser = Browser::open().await;
    browser.before_each_page(DELAY_FACTS).await;
    let search = Search::open(&browser, &server.origin()).await;
    search.type_query("samaritans").await;
    let shown = async || search.shown().await;
    browser.until("the number", shown, |shown| shown.contains("116 123")).await;
    browser.script(RELEASE_FACTS).await;
    browser.until("the corrected number", shown, |shown| shown.contains("116 124") && !shown.contains("116 123")).await;
    browser.close().await;
}
