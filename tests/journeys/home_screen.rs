//! The offer to put the app on the home screen: once it is saved, with the steps of each browser, and never again after "Not
//! now".

use serde_json::json;
use thirtyfour::prelude::*;

use crate::support::bad_host::{BadHost, Fault};
use crate::support::browser::Browser;
use crate::support::screens::{Home, name_of_screen};
use crate::support::server::Server;

const OFFER: &str = "Put it on your home screen?";
const INSIDE: &str = "This is open inside another app. To keep it, open it in your own browser.";

/// User agents, and the part of /keep with their steps.
const BROWSERS: [(&str, &str); 7] = [
    (
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1",
        "iphone",
    ),
    (
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/138.0.7204.53 Mobile/15E148 Safari/604.1",
        "iphone-other",
    ),
    ("Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0", "firefox"),
    (
        "Mozilla/5.0 (Linux; Android 15; SM-S921B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36",
        "samsung",
    ),
    (
        "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Mobile Safari/537.36",
        "android",
    ),
    (
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Instagram 390.0.0.28.85",
        "other-app",
    ),
    (
        "Mozilla/5.0 (Linux; Android 15; Pixel 8 Build/AP3A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/138.0.0.0 Mobile Safari/537.36 Snapchat/13.50",
        "other-app",
    ),
];

/// A browser with this user agent.
async fn open_with_agent(agent: &str) -> Browser {
    with_agent(Browser::open().await, agent).await
}

async fn with_agent(browser: Browser, agent: &str) -> Browser {
    browser.cdp("Emulation.setUserAgentOverride", json!({ "userAgent": agent })).await;
    browser
}

async fn toast(browser: &Browser) -> String {
    browser.text_of(".toast span").await
}

async fn offered(browser: &Browser, words: &str) {
    browser.until("the offer", async || toast(browser).await, |text| text == words).await;
}

#[tokio::test]
async fn each_browser_is_shown_its_own_steps() {
    for (agent, part) in BROWSERS {
        let browser = with_agent(Browser::open_saved().await, agent).await;
        Home::open(&browser, browser.origin()).await;
        offered(&browser, if part == "other-app" { INSIDE } else { OFFER }).await;
        browser.tap(By::XPath("//button[.='Show me how']")).await;
        let address = async || browser.driver.current_url().await.map(|url| url.to_string()).unwrap_or_default();
        let wanted = format!("{}/keep#{part}", browser.origin());
        browser.until("the steps", address, |address| *address == wanted).await;
        assert!(browser.driver.find(By::Css(format!("section#{part} svg.picture"))).await.is_ok(), "{part}");
        // After the steps there is no second offer.
        browser.open_page(&format!("{}/help", browser.origin())).await;
        browser.wait_until_update_checked().await;
        assert_eq!(toast(&browser).await, "", "{part}");
        browser.close().await;
    }
}

#[tokio::test]
async fn not_now_is_remembered() {
    let server = Server::start();
    let browser = open_with_agent(BROWSERS[0].0).await;
    Home::open(&browser, &server.origin()).await;
    offered(&browser, OFFER).await;
    browser.tap(By::XPath("//button[.='Not now']")).await;
    assert_eq!(toast(&browser).await, "");
    browser.script("sessionStorage.clear(); arguments[0](0)").await;
    browser.open_page(&format!("{}/", server.origin())).await;
    browser.wait_until_update_checked().await;
    assert_eq!(toast(&browser).await, "");
    browser.close().await;
}

#[tokio::test]
async fn nothing_is_offered_before_all_is_saved_nor_on_the_home_screen_itself_nor_where_there_is_none() {
    let copy = Server::start_copy();
    let host = BadHost::serve(&copy.folder()).await;
    let mut browser = open_with_agent(BROWSERS[0].0).await;
    for words in ["Failed to load resource", "ServiceWorker", "500"] {
        browser.expect_in_console(words);
    }
    host.set_fault(Fault::GoneAfter(12));
    Home::open(&browser, &host.origin).await;
    let status = async || browser.text_of(".saving").await;
    browser.until("the saving is cut off", status, |text| text.starts_with("Not saved yet")).await;
    assert_eq!(toast(&browser).await, "");
    host.set_fault(Fault::Nothing);
    offered(&browser, OFFER).await;
    browser.close().await;

    let server = Server::start();
    let standalone = open_with_agent(BROWSERS[0].0).await;
    standalone.before_each_page("Object.defineProperty(navigator, 'standalone', { value: true });").await;
    let computer = Browser::open().await;
    for browser in [standalone, computer] {
        Home::open(&browser, &server.origin()).await;
        browser
            .until("the line", async || browser.text_of(".saving").await, |text| text == "Saved. Works with no signal.")
            .await;
        assert_eq!(toast(&browser).await, "");
        browser.close().await;
    }
}

/// An install prompt as in Chromium, which gives its event to the page.
const INSTALL_PROMPT: &str = "addEventListener('DOMContentLoaded', () => {
    const event = new Event('beforeinstallprompt', { cancelable: true });
    event.prompt = async () => { globalThis.asked = (globalThis.asked ?? 0) + 1; return { outcome: 'accepted' }; };
    dispatchEvent(event);
    globalThis.held = event.defaultPrevented;
});";

#[tokio::test]
async fn the_browsers_own_question_is_held_back_and_asked_after_a_tap() {
    let server = Server::start();
    let browser = open_with_agent(BROWSERS[4].0).await;
    browser.before_each_page(INSTALL_PROMPT).await;
    Home::open(&browser, &server.origin()).await;
    offered(&browser, OFFER).await;
    assert_eq!(browser.script("arguments[0]([globalThis.held, globalThis.asked ?? 0])").await, json!([true, 0]));
    browser.tap(By::XPath("//button[.='Add it']")).await;
    let asked = async || browser.script("arguments[0](globalThis.asked ?? 0)").await;
    browser.until("the question", asked, |asked| *asked == json!(1)).await;
    assert_eq!(toast(&browser).await, "");
    // The page about it still has the offer.
    browser.open_page(&format!("{}/keep", server.origin())).await;
    browser.tap(By::XPath("//button[.='Put it on the home screen']")).await;
    browser.until("the question", asked, |asked| *asked == json!(1)).await;
    browser.close().await;
}

#[tokio::test]
async fn with_scripts_off_the_steps_for_every_browser_are_there() {
    let server = Server::start();
    let browser = Browser::open_with_scripts_off().await;
    browser.driver.goto(format!("{}/keep", server.origin())).await.expect("the page opens");
    assert_eq!(name_of_screen(&browser).await, "Keep it on your phone");
    for (_, part) in BROWSERS {
        assert!(browser.text_of(&format!("section#{part}")).await.contains("Tap"), "{part}");
    }
    browser.close().await;
}
