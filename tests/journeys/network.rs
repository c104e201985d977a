//! A quiet line tells that there is no network, and that it does not matter.

use serde_json::json;
use thirtyfour::prelude::*;

use crate::support::browser::Browser;
use crate::support::every_page::{NOWHERE, none};
use crate::support::places::WHITEFRIARS_PAGE;
use crate::support::server::Server;

const OFFLINE: &str = "Offline: everything here still works.";
const PAGES: [&str; 7] = ["/", WHITEFRIARS_PAGE, "/help/abuse", "/search", "/settings", "/plan", NOWHERE];

async fn told(browser: &Browser, words: &str) {
    let told = async || browser.text_of("header [data-live=network]").await;
    browser.until("what is said of the network", told, |told| told.trim() == words).await;
}

/// What the line covers, or is covered by: it is under the bar, in sight.
const IN_SIGHT: &str = "() => {
    const line = document.querySelector('.banner'), { left, top, width, height } = line.getBoundingClientRect();
    const hit = document.elementFromPoint(left + width / 2, top + height / 2);
    return line.contains(hit) || hit?.contains(line) === true;
}";

#[tokio::test]
async fn the_line_comes_and_goes_with_the_network_and_nothing_moves() {
    let mut faults = Vec::new();
    for (width, height) in [(390, 844), (320, 640), (1280, 900)] {
        let mut browser = Browser::open_saved().await;
        browser.expect_in_console("404");
        browser.screen(width, height).await;
        browser.watch_for_movement().await;
        for page in PAGES {
            browser.open_page(&format!("{}{page}", browser.origin())).await;
            // Until then the line tells of the saving.
            browser.wait_until_saved().await;
            told(&browser, "").await;
            // A line that is read out has to be there before its words are.
            assert!(browser.driver.find(By::Css("[data-live=network] [role=status]")).await.is_ok(), "{page}");
            browser.network(false).await;
            told(&browser, OFFLINE).await;
            assert_eq!(browser.ask(IN_SIGHT, &[]).await, json!(true), "{page}: the line is not to be seen");
            browser.network(true).await;
            told(&browser, "").await;
            faults.extend(browser.moved().await.into_iter().map(|shift| format!("{page} at {width}: {shift}")));
        }
        browser.close().await;
    }
    none(faults);
}

#[tokio::test]
async fn a_page_opened_without_a_network_says_so_and_nothing_moves() {
    let browser = Browser::open_saved_then_stopped().await;
    let origin = browser.origin();
    browser.screen(320, 640).await;
    browser.watch_for_movement().await;
    browser.network(false).await;
    let mut faults = Vec::new();
    for page in ["/", "/help/abuse", "/offline"] {
        browser.open_page(&format!("{origin}{page}")).await;
        told(&browser, OFFLINE).await;
        faults.extend(browser.moved().await.into_iter().map(|shift| format!("{page}: {shift}")));
    }
    browser.close().await;
    none(faults);
}

/// Without the program there is nobody to tell when the network is back, so nothing is said.
#[tokio::test]
async fn with_scripts_off_nothing_is_said_of_the_network() {
    let server = Server::start();
    let browser = Browser::open_with_scripts_off().await;
    browser.driver.goto(server.origin()).await.expect("the page opens");
    assert_eq!(browser.text_of("header [data-live=network]").await, "");
    browser.close().await;
}
