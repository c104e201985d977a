//! Everything can be reached by keyboard, in order, and is in sight when it is: WCAG 2.2, 2.1.1, 2.4.3, 2.4.7, 2.4.11.

use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::browser::Browser;
use crate::every_page::none;
use crate::screens::Search;
use crate::server::Server;

const PAGES: [&str; 9] = [
    "/",
    "/places/whitefriars-refuge-point",
    "/help",
    "/help/abuse",
    "/search",
    "/settings",
    "/offline",
    "/plan/vulnerable-people",
    "/show/angela",
];

const FOCUS: &str = include_str!("in_page/focus.js");

/// Presses Tab from the start of the page to its end, and gives what could not be reached or seen.
async fn by_tab(browser: &Browser) -> Vec<String> {
    let count = browser.ask(FOCUS, &[]).await["count"].as_u64().expect("a number");
    let mut faults = Vec::new();
    for step in 0..count {
        browser.press(Key::Tab).await;
        let here = browser.ask(FOCUS, &[]).await;
        if here["index"] != json!(step) {
            faults.push(format!("Tab {} of {count} leads to {} (number {})", step + 1, here["name"], here["index"]));
            break;
        }
        faults.extend(lines(&here));
    }
    browser.press(Key::Tab).await;
    if browser.ask(FOCUS, &[]).await["index"] == json!(count - 1) {
        faults.push("Tab does not lead away from the last".into());
    }
    faults
}

fn lines(here: &Value) -> Vec<String> {
    serde_json::from_value(here["faults"].clone()).expect("lines")
}

async fn every_screen_by_tab(width: u32, height: u32) {
    let server = Server::start();
    let browser = Browser::open().await;
    browser.screen(width, height).await;
    let mut faults = Vec::new();
    for page in PAGES {
        browser.open_page(&format!("{}{page}", server.origin())).await;
        faults.extend(by_tab(&browser).await.into_iter().map(|fault| format!("{page}: {fault}")));
    }
    browser.close().await;
    none(faults);
}

#[tokio::test]
async fn on_a_phone_everything_is_reached_and_in_sight() {
    every_screen_by_tab(390, 844).await;
}

#[tokio::test]
async fn on_a_small_phone_everything_is_reached_and_in_sight() {
    every_screen_by_tab(320, 640).await;
}

#[tokio::test]
async fn the_first_tab_offers_to_skip_to_the_page_and_does() {
    let server = Server::start();
    let browser = Browser::open().await;
    browser.screen(390, 844).await;
    for page in PAGES {
        browser.open_page(&format!("{}{page}", server.origin())).await;
        browser.press(Key::Tab).await;
        let first = browser.ask("() => document.activeElement.className", &[]).await;
        assert_eq!(first, "skip", "{page}");
        assert_eq!(lines(&browser.ask(FOCUS, &[]).await), Vec::<String>::new(), "{page}");
        browser.press(Key::Enter).await;
        let there = async || browser.ask("() => document.activeElement.id", &[]).await;
        browser.until("the page itself has the focus", there, |id| id == "main").await;
        browser.press(Key::Tab).await;
        let inside = "() => document.activeElement.closest('main, .exit, nav') !== null";
        assert_eq!(browser.ask(inside, &[]).await, json!(true), "{page}: the next Tab leads back to the bar");
    }
    browser.close().await;
}

#[tokio::test]
async fn what_the_search_found_is_reached_by_tab() {
    let server = Server::start();
    let browser = Browser::open().await;
    browser.screen(320, 640).await;
    let search = Search::open(&browser, &server.origin()).await;
    browser.wait_until_running().await;
    search.type_anew("taxi").await;
    browser.until("results", async || search.told().await, |told| told.ends_with(" found")).await;
    let results = browser.driver.find_all(By::Css(".found a")).await.expect("links").len();
    assert!(results > 1);
    for _ in 0..results {
        browser.press(Key::Tab).await;
        let here = browser.ask(FOCUS, &[]).await;
        assert_eq!(lines(&here), Vec::<String>::new());
        let found = browser.ask("() => document.activeElement.closest('.found') !== null", &[]).await;
        assert_eq!(found, json!(true), "{}", here["name"]);
    }
    browser.close().await;
}

#[tokio::test]
async fn arrows_choose_among_the_themes_and_tab_leads_past_them() {
    let server = Server::start();
    let browser = Browser::open().await;
    browser.screen(320, 640).await;
    browser.open_page(&format!("{}/settings", server.origin())).await;
    browser.ask("() => document.querySelector('input[name=theme]:checked').focus()", &[]).await;
    let chosen = async || browser.ask("() => document.querySelector('input[name=theme]:checked').value", &[]).await;
    assert_eq!(chosen().await, "phone");
    let mut faults = Vec::new();
    for wanted in ["dark", "light", "dim", "phone"] {
        browser.press(Key::Down).await;
        browser.until("the choice", chosen, |own| own == wanted).await;
        faults.extend(lines(&browser.ask(FOCUS, &[]).await).into_iter().map(|own| format!("{wanted}: {own}")));
    }
    browser.press(Key::Tab).await;
    let left = browser.ask("() => document.activeElement.name !== 'theme'", &[]).await;
    assert_eq!(left, json!(true), "Tab leads from one theme to the next");
    browser.close().await;
    none(faults);
}
