//! Everything can be reached by keyboard, in order, and is in sight when focused: WCAG 2.2, 2.1.1, 2.4.3, 2.4.7, 2.4.11.

use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::support::browser::Browser;
use crate::support::every_page::no_faults;
use crate::support::places::WHITEFRIARS_PAGE;
use crate::support::screens::Search;

const PAGES: [&str; 9] = [
    "/",
    WHITEFRIARS_PAGE,
    "/help",
    "/help/abuse",
    "/search",
    "/settings",
    "/offline",
    "/plan/vulnerable-people",
    "/show/angela",
];

const FOCUS: &str = include_str!("in_page/focus.js");

/// Tabs from the start of the page to its end and back. Returns the elements that are not reached, or not in sight: forwards
/// the bar at the bottom may cover them, backwards the bar at the top.
async fn tab_forward_and_back(browser: &Browser) -> Vec<String> {
    let count = browser.ask(FOCUS, &[]).await["count"].as_u64().expect("a number");
    let mut faults = Vec::new();
    let forward = (0..count).map(|step| (false, Some(step)));
    // One step past the last element, where the focus must not be trapped.
    let turn = [(false, None), (true, Some(count - 1))];
    let back = (0..count - 1).rev().map(|step| (true, Some(step)));
    for (back, wanted) in forward.chain(turn).chain(back) {
        browser.tab(back).await;
        let focus = browser.ask(FOCUS, &[]).await;
        let way = if back { "Shift and Tab" } else { "Tab" };
        match wanted {
            Some(wanted) if focus["index"] != json!(wanted) => {
                faults.push(format!("{way} leads to {} of {count}, {}, not {wanted}", focus["index"], focus["name"]));
                break;
            }
            Some(_) => faults.extend(lines(&focus).into_iter().map(|fault| format!("{way}: {fault}"))),
            None if focus["index"] == json!(count - 1) => faults.push("Tab does not lead away from the last".into()),
            None => {}
        }
    }
    faults
}

fn lines(focus: &Value) -> Vec<String> {
    serde_json::from_value(focus["faults"].clone()).expect("lines")
}

/// Saves the app first and its parts, because the notice about that, and what `/offline` tells of each, would appear between two keys.
async fn wait_for_notices(browser: &Browser) {
    browser.open_page(&format!("{}/", browser.origin())).await;
    browser.wait_until_saved().await;
    browser.wait_until_parts_are_saved().await;
    browser.wait_until_update_checked().await;
}

async fn every_screen_by_tab((width, height): (u32, u32), pages: &[&str]) {
    let browser = Browser::open_saved().await;
    wait_for_notices(&browser).await;
    let mut faults = Vec::new();
    browser.screen(width, height).await;
    for page in pages {
        browser.open_page(&format!("{}{page}", browser.origin())).await;
        faults.extend(tab_forward_and_back(&browser).await.into_iter().map(|fault| format!("{page}: {fault}")));
    }
    browser.close().await;
    no_faults(faults);
}

#[tokio::test]
async fn on_a_phone_everything_is_reached_and_in_sight() {
    every_screen_by_tab((390, 844), &PAGES).await;
}

#[tokio::test]
async fn on_a_small_phone_everything_is_reached_and_in_sight() {
    every_screen_by_tab((320, 640), &PAGES).await;
}

/// After w3c/wcag 648: a computer's page enlarged four times, and phones on their sides. Bars that stay leave too little between them.
#[tokio::test]
async fn on_the_lowest_screen_everything_is_reached_and_in_sight() {
    every_screen_by_tab((320, 180), &PAGES).await;
}

/// One screen of each kind: with a list, with the exit, with a field, a card.
#[tokio::test]
async fn on_a_phone_on_its_side_everything_is_reached_and_in_sight() {
    every_screen_by_tab((568, 320), &["/help", "/help/abuse", "/search", "/show/angela"]).await;
}

/// The status of the network lies under the bar at the top.
#[tokio::test]
async fn without_a_network_everything_is_reached_and_in_sight() {
    let browser = Browser::open_saved().await;
    browser.screen(320, 640).await;
    wait_for_notices(&browser).await;
    let mut faults = Vec::new();
    for page in ["/help/abuse", "/plan/vulnerable-people"] {
        browser.open_page(&format!("{}{page}", browser.origin())).await;
        browser.network(false).await;
        browser.until("the line", async || browser.text_of(".banner").await, |words| !words.is_empty()).await;
        faults.extend(tab_forward_and_back(&browser).await.into_iter().map(|fault| format!("{page}: {fault}")));
        browser.network(true).await;
    }
    browser.close().await;
    no_faults(faults);
}

/// The install offer lies above the bar at the bottom, and is the longest notice.
#[tokio::test]
async fn with_an_offer_on_the_screen_everything_is_reached_and_in_sight() {
    let browser = Browser::open_saved().await;
    browser.screen(320, 640).await;
    let agent = "Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0";
    browser.cdp("Emulation.setUserAgentOverride", json!({ "userAgent": agent })).await;
    browser.open_page(&format!("{}/plan/vulnerable-people", browser.origin())).await;
    let offer = async || browser.text_of(".toast span").await;
    browser.until("the offer", offer, |words| words.ends_with("Put it on your home screen?")).await;
    let faults = tab_forward_and_back(&browser).await;
    browser.close().await;
    no_faults(faults);
}

#[tokio::test]
async fn the_first_tab_offers_to_skip_to_the_page_and_does() {
    let browser = Browser::open_saved().await;
    browser.screen(390, 844).await;
    for page in PAGES {
        browser.open_page(&format!("{}{page}", browser.origin())).await;
        browser.press(Key::Tab).await;
        let first = browser.ask("() => document.activeElement.className", &[]).await;
        assert_eq!(first, "skip", "{page}");
        assert_eq!(lines(&browser.ask(FOCUS, &[]).await), Vec::<String>::new(), "{page}");
        browser.press(Key::Enter).await;
        let focused_id = async || browser.ask("() => document.activeElement.id", &[]).await;
        browser.until("the page itself has the focus", focused_id, |id| id == "main").await;
        browser.press(Key::Tab).await;
        let inside = "() => document.activeElement.closest('main, .exit, nav') !== null";
        assert_eq!(browser.ask(inside, &[]).await, json!(true), "{page}: the next Tab leads back to the bar");
    }
    browser.close().await;
}

/// At `/share` the skip wrote `#main` over the page that is shared, so that the code led to the home page.
#[tokio::test]
async fn skipping_to_the_page_scrolls_there_and_leaves_the_address_and_what_is_shared() {
    let browser = Browser::open_saved().await;
    browser.screen(320, 256).await;
    for page in ["/share#/help/spiked", "/help"] {
        let address = format!("{}{page}", browser.origin());
        browser.open_page(&address).await;
        let state = "() => [location.href, document.querySelector('#choice')?.value ?? '', history.length]";
        let chosen = |state: &Value| state[1] == "" || state[1] == "/help/spiked";
        let before = browser.until("what is shared", async || browser.ask(state, &[]).await, chosen).await;
        browser.ask("() => scrollTo({ top: 600, behavior: 'instant' })", &[]).await;
        browser.ask("() => document.querySelector('.skip').focus()", &[]).await;
        browser.press(Key::Enter).await;
        let skipped = "() => document.activeElement.id === 'main' && Math.abs(document.querySelector('main').getBoundingClientRect().top) < 20";
        browser
            .until("the start of the page", async || browser.ask(skipped, &[]).await, |there| *there == json!(true))
            .await;
        assert_eq!(browser.ask(state, &[]).await, before);
        assert_eq!(before[0], json!(address));
    }
    browser.close().await;
}

#[tokio::test]
async fn search_results_are_reached_by_tab() {
    let browser = Browser::open_saved().await;
    browser.screen(320, 640).await;
    let search = Search::open(&browser, browser.origin()).await;
    browser.wait_until_running().await;
    search.type_query("taxi").await;
    browser.until("results", async || search.status().await, |status| status.ends_with(" found")).await;
    let results = browser.driver.find_all(By::Css(".results a")).await.expect("links").len();
    assert!(results > 1);
    for _ in 0..results {
        browser.press(Key::Tab).await;
        let focus = browser.ask(FOCUS, &[]).await;
        assert_eq!(lines(&focus), Vec::<String>::new());
        let in_results = browser.ask("() => document.activeElement.closest('.results') !== null", &[]).await;
        assert_eq!(in_results, json!(true), "{}", focus["name"]);
    }
    browser.close().await;
}

#[tokio::test]
async fn arrows_choose_among_the_themes_and_tab_leads_past_them() {
    let browser = Browser::open_saved().await;
    browser.screen(320, 640).await;
    browser.open_page(&format!("{}/settings", browser.origin())).await;
    browser.ask("() => document.querySelector('input[name=theme]:checked').focus()", &[]).await;
    let chosen = async || browser.ask("() => document.querySelector('input[name=theme]:checked').value", &[]).await;
    assert_eq!(chosen().await, "phone");
    let mut faults = Vec::new();
    for wanted in ["dark", "light", "dim", "phone"] {
        browser.press(Key::Down).await;
        browser.until("the choice", chosen, |theme| theme == wanted).await;
        faults.extend(lines(&browser.ask(FOCUS, &[]).await).into_iter().map(|fault| format!("{wanted}: {fault}")));
    }
    browser.press(Key::Tab).await;
    let left = browser.ask("() => document.activeElement.name !== 'theme'", &[]).await;
    assert_eq!(left, json!(true), "Tab leads from one theme to the next");
    browser.close().await;
    no_faults(faults);
}
