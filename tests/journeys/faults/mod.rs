//! Faults of the host, of the network, of the phone's storage and of its clock. After each fault the home screen works, no
//! choice of the person is lost, and nothing panics. `table.tsv` lists what the person sees of each, with known traps of offline
//! apps among them; `make faults` prints it, and whether it holds.

mod home_screen;
mod host;
pub mod phone;
pub mod saving;
mod table;

use serde_json::json;

use crate::support::browser::Browser;
use crate::support::screens::{Home, name_of_screen};

/// Parts of console messages about failed requests.
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

/// A browser in which any request may fail.
async fn browser() -> Browser {
    let mut browser = Browser::open().await;
    for words in NETWORK {
        browser.expect_in_console(words);
    }
    browser
}

/// Stores the choice of a theme.
async fn choose_dim(browser: &Browser) {
    browser.script("localStorage.setItem('safe-night.theme', 'dim'); arguments[0](0)").await;
}

/// Asserts that the home screen works: it lists places, its program runs, and the choice is kept.
async fn assert_home_works(browser: &Browser, origin: &str, after: &str) {
    let opened = Home::open(browser, origin).await;
    browser.wait_until_running().await;
    browser.wait_until_live().await;
    assert_eq!(name_of_screen(browser).await, "Safe Havens", "{after}");
    assert!(opened.all_places().await.len() > 30, "{after}");
    let chosen = browser.script("arguments[0](localStorage.getItem('safe-night.theme'))").await;
    assert_eq!(chosen, json!("dim"), "{after}: what was chosen is lost");
}
