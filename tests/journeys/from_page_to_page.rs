//! A tap leads to another document. Who cannot see that must hear it, and who comes back wants to be where they were.

use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::support::browser::Browser;
use crate::support::screens::name_of_screen;
use crate::support::server::Server;

/// What has the focus: `h1 Help`, or `body` where nothing has.
async fn focus(browser: &Browser) -> Value {
    let asked = "() => { const own = document.activeElement; return own.matches('body, main') ? own.localName : `${own.localName} ${own.textContent}` }";
    browser.ask(asked, &[]).await
}

async fn scrolled(browser: &Browser) -> f64 {
    browser.ask("() => scrollY", &[]).await.as_f64().expect("a number")
}

async fn on_a_phone(origin: &str, page: &str) -> Browser {
    let browser = Browser::open_with_window().await;
    browser.screen(390, 844).await;
    browser.open_page(&format!("{origin}{page}")).await;
    browser
}

#[tokio::test]
async fn after_a_tap_the_name_of_the_new_page_has_the_focus() {
    let server = Server::start();
    let browser = on_a_phone(&server.origin(), "/").await;
    assert_eq!(focus(&browser).await, "body", "the first page is read from its start");
    for (link, name) in
        [("nav a[href='/help']", "Help"), ("main a[href='/help/followed']", "I think I'm being followed")]
    {
        browser.tap(By::Css(link)).await;
        browser.until("the page", async || name_of_screen(&browser).await, |own| own == name).await;
        browser.wait_until_running().await;
        let focused = async || focus(&browser).await;
        browser.until("the focus", focused, |own| *own == json!(format!("h1 {name}"))).await;
        assert_eq!(scrolled(&browser).await, 0.0, "the new page is shown from its start");
    }
    browser.driver.refresh().await.expect("a reload");
    browser.wait_until_running().await;
    // The focus would be given by now: it is given before the program says that it is up.
    assert_eq!(focus(&browser).await, "body", "a reload is no tap");
    browser.close().await;
}

#[tokio::test]
async fn the_way_up_leads_up_and_its_page_has_the_focus() {
    let server = Server::start();
    let browser = on_a_phone(&server.origin(), "/help/followed").await;
    browser.tap(By::Css("header.top a.up")).await;
    browser.until("the page above", async || name_of_screen(&browser).await, |name| name == "Help").await;
    browser.wait_until_running().await;
    browser.until("the focus", async || focus(&browser).await, |own| *own == json!("h1 Help")).await;
    browser.close().await;
}

/// From the home screen to a place and back, to where the home screen was.
async fn there_and_back(browser: &Browser) {
    let to_the_last = "() => { [...document.querySelectorAll('[data-live=landmarks] h3 a')].at(-1).scrollIntoView({ block: 'center', behavior: 'instant' }) }";
    browser.ask(to_the_last, &[]).await;
    let before = browser.until("it is scrolled", async || scrolled(browser).await, |own| *own > 1000.0).await;
    let places = browser.driver.find_all(By::Css("[data-live=landmarks] h3 a")).await.expect("places");
    places.last().expect("a place").click().await.expect("it is tapped");
    browser.until("the place", async || browser.text_of("h1").await, |name| name != "Safe Havens").await;
    browser.wait_until_running().await;
    browser.driver.back().await.expect("a way back");
    browser.until("home", async || name_of_screen(browser).await, |name| name == "Safe Havens").await;
    browser.wait_until_running().await;
    browser.until("the scroll position", async || scrolled(browser).await, |own| (own - before).abs() < 1.0).await;
    assert!(!focus(browser).await.to_string().contains("h1"), "the name of the page took the focus");
}

#[tokio::test]
async fn on_the_way_back_the_page_is_where_it_was() {
    let server = Server::start();
    let browser = on_a_phone(&server.origin(), "/").await;
    there_and_back(&browser).await;
    browser.close().await;
}

/// Chromium drops a page that it holds for the way back when that page is told anything, and forgets how far it was scrolled:
/// on a first visit that is while the app is being saved.
#[tokio::test]
async fn what_is_told_of_the_saving_does_not_reach_a_page_that_was_left() {
    let server = Server::start();
    let browser = on_a_phone(&server.origin(), "/").await;
    browser.wait_until_saved().await;
    browser.tap(By::Css("nav a[href='/help']")).await;
    browser.until("help", async || name_of_screen(&browser).await, |name| name == "Help").await;
    browser.wait_until_running().await;
    browser.ask("() => new BroadcastChannel('safe-night.saving').postMessage(50)", &[]).await;
    browser.driver.back().await.expect("a way back");
    browser.until("home", async || name_of_screen(&browser).await, |name| name == "Safe Havens").await;
    let came = browser.ask("() => performance.getEntriesByType('navigation')[0].type", &[]).await;
    assert_eq!(came, "navigate", "the page was loaded anew");
    // Once it is shown again, it listens again.
    browser.ask("() => new BroadcastChannel('safe-night.saving').postMessage(50)", &[]).await;
    let told = async || browser.text_of(".saving").await;
    browser.until("what is told", told, |told| told.ends_with("50 %")).await;
    browser.close().await;
}

/// The room that good news takes below the page goes with it: between the press and the release of a finger the page would move.
#[tokio::test]
async fn a_tap_at_the_end_of_the_page_leads_where_it_says_while_good_news_is_told() {
    let server = Server::start();
    let browser = on_a_phone(&server.origin(), "/").await;
    let news = async || browser.text_of(".toast span").await;
    browser.until("the news", news, |news| news == "Saved. Works with no signal.").await;
    browser.ask("() => scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' })", &[]).await;
    let links = browser.driver.find_all(By::Css("main a[href^='/']")).await.expect("links");
    links.last().expect("a link").click().await.expect("it is tapped");
    browser.until("another page", async || name_of_screen(&browser).await, |name| name != "Safe Havens").await;
    browser.close().await;
}

/// A phone that is short of memory throws away the page that was left, and loads it anew on the way back.
#[tokio::test]
async fn so_it_is_where_the_page_is_loaded_anew() {
    let browser = Browser::open_saved().await;
    browser.screen(390, 844).await;
    // What Chromium does not keep a page for.
    browser
        .before_each_page(
            "navigator.locks.request('held', () => new Promise(() => {})); addEventListener('unload', () => {});",
        )
        .await;
    browser.open_page(&format!("{}/", browser.origin())).await;
    there_and_back(&browser).await;
    let loaded = browser.ask("() => performance.getEntriesByType('navigation')[0].type", &[]).await;
    assert_eq!(loaded, "back_forward", "the page was not loaded anew, so this proves nothing");
    browser.close().await;
}
