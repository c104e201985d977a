//! What goes wrong on the host, on the way, in the phone's storage and in its clock. After each fault the home screen
//! answers, nothing that the person chose is lost, and nothing panics. `make faults` counts them.

mod bad_host;
mod host;
mod phone;

use serde_json::json;

use crate::browser::Browser;
use crate::screens::{Home, name_of_screen};

/// Whatever a network says of what did not come.
const NETWORK: [&str; 8] = [
    "net::ERR_",
    "Failed to load resource",
    "Failed to fetch",
    "MIME type",
    "404",
    "500",
    "ServiceWorker",
    "service worker",
];

/// A browser in which the network may fail in every way.
async fn browser() -> Browser {
    let mut browser = Browser::open().await;
    for words in NETWORK {
        browser.expect_in_console(words);
    }
    browser
}

/// The person has chosen something.
async fn choose_dim(browser: &Browser) {
    browser.script("localStorage.setItem('safe-night.theme', 'dim'); arguments[0](0)").await;
}

/// The home screen answers: its places are there, its program runs, and what was chosen is kept.
async fn home_answers(browser: &Browser, origin: &str, after: &str) {
    let opened = Home::open(browser, origin).await;
    browser.wait_until_running().await;
    browser.wait_for_life().await;
    assert_eq!(name_of_screen(browser).await, "Safe Havens", "{after}");
    assert!(opened.all_places().await.len() > 30, "{after}");
    let chosen = browser.script("arguments[0](localStorage.getItem('safe-night.theme'))").await;
    assert_eq!(chosen, json!("dim"), "{after}: what was chosen is lost");
}
