//! Faults of the phone: its storage, its clock, its zone.

use serde_json::json;

use super::{assert_home_works, browser, choose_dim};
use crate::support::clock::SET_BY_HAND;
use crate::support::places::CATHEDRAL;
use crate::support::screens::{Home, Saved};
use crate::support::server::Server;

/// There is no storage for the session, so nothing can be noted for the next document of the tab.
pub const NO_SESSION: &str =
    "Object.defineProperty(window, 'sessionStorage', { get() { throw new DOMException('off', 'SecurityError'); } });";

/// The browser refuses locks, as where storage is blocked. A blank page has none.
pub const NO_LOCKS: &str = "if (globalThis.LockManager) LockManager.prototype.request = async () => { throw new DOMException('off', 'SecurityError'); };";

/// Storage failures of browsers, as scripts that run before each page.
const REFUSALS: [(&str, &str); 4] = [
    (
        "every write is over the quota",
        "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };",
    ),
    (
        // As Firefox where its file is damaged.
        "nothing can be removed",
        "Storage.prototype.removeItem = Storage.prototype.clear = () => { throw new DOMException('damaged', 'UnknownError'); };",
    ),
    (
        "there is no local storage",
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('off', 'SecurityError'); } });",
    ),
    ("there is no storage for the session", NO_SESSION),
];

#[tokio::test]
async fn with_storage_that_fails_the_home_screen_works() {
    let server = Server::start();
    for (what, script) in REFUSALS {
        let browser = browser().await;
        browser.before_each_page(script).await;
        Home::open(&browser, &server.origin()).await;
        browser.wait_until_live().await;
        assert!(Home(&browser).all_places().await.len() > 30, "{what}");
        // What is written, or taken back, while a place is looked for.
        browser.at_place(CATHEDRAL, 10.0).await;
        Home(&browser).find_the_nearest().await;
        assert!(!Home(&browser).nearest().await.way.is_empty(), "{what}");
        // The page reports it, and nothing panics.
        assert!(!Saved::open(&browser, &server.origin()).await.facts().await.is_empty(), "{what}");
        browser.close().await;
    }
}

const HEADER: &str = "safe-night.knowledge.header";
const TEXT: &str = "safe-night.knowledge";

#[tokio::test]
async fn with_any_content_in_storage_the_home_screen_works() {
    let server = Server::start();
    let browser = browser().await;
    Home::open(&browser, &server.origin()).await;
    browser.wait_until_saved().await;
    browser.wait_until_live().await;
    choose_dim(&browser).await;
    let stored = async |key: &str| {
        let value = browser.script(&format!("arguments[0](localStorage.getItem('{key}'))")).await;
        value.as_str().expect("the knowledge is kept").to_owned()
    };
    let (header, text) = (stored(HEADER).await, stored(TEXT).await);
    let mutated = |text: &str| -> [String; 12] {
        [
            String::new(),
            "null".into(),
            "[]".into(),
            "{}".into(),
            "\u{0}\u{ffff}".into(),
            "9".repeat(400),
            "[".repeat(5000),
            text[..text.len() / 2].into(),
            text.replacen("\"version\":2", "\"version\":3", 1),
            text.replacen("51.", "151.", 1),
            text.replace("24/7", "25/8"),
            text.chars().rev().collect(),
        ]
    };
    let headers = mutated(&header).map(|header| (header, text.clone()));
    let texts = mutated(&text).map(|text| (header.clone(), text));
    for (index, (header, text)) in headers.into_iter().chain(texts).enumerate() {
        let set = |key: &str, value: &str| format!("localStorage.setItem('{key}', {});", json!(value));
        browser.script(&format!("{}{}arguments[0](0)", set(TEXT, &text), set(HEADER, &header))).await;
        assert_home_works(&browser, &server.origin(), &format!("mutation number {index}")).await;
    }
    browser.close().await;
}

#[tokio::test]
async fn with_a_clock_that_is_far_off_the_home_screen_works() {
    let server = Server::start();
    for (moment, zone) in [
        ("1999-12-31T23:59:30Z", "Pacific/Kiritimati"),
        ("2099-06-30T12:00:00Z", "Pacific/Pago_Pago"),
        ("1970-01-01T00:00:00Z", "Asia/Kathmandu"),
        ("2027-03-28T00:59:50Z", "Europe/London"),
    ] {
        let browser = browser().await;
        browser.at_time(moment).await;
        browser.cdp("Emulation.setTimezoneOverride", json!({ "timezoneId": zone })).await;
        Home::open(&browser, &server.origin()).await;
        browser.wait_until_live().await;
        choose_dim(&browser).await;
        assert_home_works(&browser, &server.origin(), &format!("{moment} in {zone}")).await;
        browser.close().await;
    }
}

#[tokio::test]
async fn a_clock_that_is_set_while_a_page_is_open_is_followed() {
    let server = Server::start();
    let browser = browser().await;
    browser.before_each_page(SET_BY_HAND).await;
    browser.open_page(&format!("{}/places/mental-health-safe-haven", server.origin())).await;
    let state = async || browser.text_of(".one-place .state").await;
    browser.until("at noon", state, |state| state.contains("Closed") || state.contains("closed")).await;
    for (hours, wanted) in [(7, "open"), (-26, "closed")] {
        browser.script(&format!("globalThis.shift += {hours} * 3600000; arguments[0](0)")).await;
        browser.until("after the clock was set", state, |state| state.to_lowercase().contains(wanted)).await;
    }
    browser.close().await;
}
