//! A status line says that there is no network, and that the app works without.

use serde_json::json;
use thirtyfour::prelude::*;

use crate::support::browser::Browser;
use crate::support::every_page::{UNKNOWN_ADDRESS, no_faults};
use crate::support::places::WHITEFRIARS_PAGE;
use crate::support::server::Server;

const OFFLINE: &str = "Offline: the app still works.";
const PAGES: [&str; 7] = ["/", WHITEFRIARS_PAGE, "/help/abuse", "/search", "/settings", "/plan", UNKNOWN_ADDRESS];

async fn wait_for_status(browser: &Browser, words: &str) {
    let status = async || browser.text_of("header .saving").await;
    browser.until("the status of the network", status, |status| status.trim() == words).await;
}

/// Whether the line is in sight: the topmost element at its centre is the line, a part of it, or its container.
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
            // Until then the line shows the progress of saving.
            browser.wait_until_saved().await;
            wait_for_status(&browser, "").await;
            // A status that screen readers announce must exist before its words.
            assert!(browser.driver.find(By::Css("[role=status] > .saving")).await.is_ok(), "{page}");
            browser.network(false).await;
            wait_for_status(&browser, OFFLINE).await;
            assert_eq!(browser.ask(IN_SIGHT, &[]).await, json!(true), "{page}: the line is not to be seen");
            browser.network(true).await;
            wait_for_status(&browser, "").await;
            faults.extend(browser.moved().await.into_iter().map(|shift| format!("{page} at {width}: {shift}")));
        }
        browser.close().await;
    }
    no_faults(faults);
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
        wait_for_status(&browser, OFFLINE).await;
        faults.extend(browser.moved().await.into_iter().map(|shift| format!("{page}: {shift}")));
    }
    browser.close().await;
    no_faults(faults);
}

/// The network cannot be followed without scripts, so there is no status.
#[tokio::test]
async fn with_scripts_off_there_is_no_network_status() {
    let server = Server::start();
    let browser = Browser::open_with_scripts_off().await;
    browser.driver.goto(server.origin()).await.expect("the page opens");
    assert_eq!(browser.text_of("header .saving").await, "");
    browser.close().await;
}
