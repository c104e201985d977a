//! A tap leads to another screen, drawn by the program or loaded as a document. Screen readers must announce it, and the way back must
//! restore the scroll position.

use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::journeys::facts::corrected;
use crate::support::bad_host::{BadHost, Fault};
use crate::support::browser::Browser;
use crate::support::screens::name_of_screen;
use crate::support::server::Server;

/// The focused element: `h1 Help`, or `body` if there is none.
async fn focus(browser: &Browser) -> Value {
    let focused = "() => { const element = document.activeElement; return element.matches('body, main') ? element.localName : `${element.localName} ${element.textContent}` }";
    browser.ask(focused, &[]).await
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
        browser.until("the page", async || name_of_screen(&browser).await, |heading| heading == name).await;
        browser.wait_until_running().await;
        let focused = async || focus(&browser).await;
        browser.until("the focus", focused, |element| *element == json!(format!("h1 {name}"))).await;
        assert_eq!(scrolled(&browser).await, 0.0, "the new page is shown from its start");
    }
    browser.driver.refresh().await.expect("a reload");
    browser.wait_until_running().await;
    // The focus would be set by now: it is set before the program reports that it is up.
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
    browser.until("the focus", async || focus(&browser).await, |element| *element == json!("h1 Help")).await;
    browser.close().await;
}

/// From the home screen to a place and back, to the same scroll position. `by_tap`: else the place is loaded as a document.
async fn visit_place_and_go_back(browser: &Browser, by_tap: bool) {
    let to_the_last = "() => { [...document.querySelectorAll('[data-live=landmarks] h3 a')].at(-1).scrollIntoView({ block: 'center', behavior: 'instant' }) }";
    browser.ask(to_the_last, &[]).await;
    let before = browser.until("it is scrolled", async || scrolled(browser).await, |offset| *offset > 1000.0).await;
    let places = browser.driver.find_all(By::Css("[data-live=landmarks] h3 a")).await.expect("places");
    let place = places.last().expect("a place");
    if by_tap {
        place.click().await.expect("it is tapped");
    } else {
        let address = place.prop("href").await.ok().flatten().expect("an address");
        browser.driver.goto(address).await.expect("the page opens");
    }
    browser.until("the place", async || browser.text_of("h1").await, |name| name != "Safe Havens").await;
    browser.wait_until_running().await;
    browser.driver.back().await.expect("a way back");
    browser.until("home", async || name_of_screen(browser).await, |name| name == "Safe Havens").await;
    browser.wait_until_running().await;
    browser
        .until("the scroll position", async || scrolled(browser).await, |offset| (offset - before).abs() < 1.0)
        .await;
    assert!(!focus(browser).await.to_string().contains("h1"), "the name of the page took the focus");
}

#[tokio::test]
async fn on_the_way_back_the_page_is_where_it_was() {
    let server = Server::start();
    let browser = on_a_phone(&server.origin(), "/").await;
    visit_place_and_go_back(&browser, true).await;
    // Until then the page of a landmark is that for unknown addresses, in which the program draws it.
    browser.wait_until_saved().await;
    browser.wait_until_parts_are_saved().await;
    visit_place_and_go_back(&browser, false).await;
    browser.close().await;
}

/// Chromium drops a page from the back/forward cache if it gets a message, and its scroll position with it. The progress of
/// saving sends messages on a first visit.
#[tokio::test]
async fn the_progress_of_saving_is_not_sent_to_a_page_that_was_left() {
    let copy = Server::start_copy();
    let host = BadHost::serve(&copy.folder()).await;
    // The last file never comes: the app is being saved all the while.
    host.set_fault(Fault::FallsSilent);
    let browser = on_a_phone(&host.origin, "/").await;
    browser.until_told("saving").await;
    browser.open_page(&format!("{}/help", host.origin)).await;
    browser.ask("() => new BroadcastChannel('safe-night.saving').postMessage(50)", &[]).await;
    browser.driver.back().await.expect("a way back");
    browser.until("home", async || name_of_screen(&browser).await, |name| name == "Safe Havens").await;
    let came = browser.ask("() => performance.getEntriesByType('navigation')[0].type", &[]).await;
    assert_eq!(came, "navigate", "the page was loaded anew");
    // A page that is shown again gets messages again.
    browser.ask("() => new BroadcastChannel('safe-night.saving').postMessage(50)", &[]).await;
    let progress = async || browser.text_of(".saving").await;
    browser.until("the progress", progress, |progress| progress.ends_with("50 %")).await;
    browser.close().await;
}

/// The notice makes room below the page, which is taken away when it closes. Between press and release of a finger the page
/// would move.
#[tokio::test]
async fn a_tap_at_the_end_of_the_page_leads_where_it_says_while_a_notice_is_shown() {
    let server = Server::start_copy();
    server.write("/content/knowledge.json", corrected(|_| ()).as_bytes());
    let browser = on_a_phone(&server.origin(), "/").await;
    let news = async || browser.text_of(".toast span").await;
    browser.until("the news", news, |news| news == "The facts were updated just now.").await;
    browser.ask("() => scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' })", &[]).await;
    let links = browser.driver.find_all(By::Css("main a[href^='/']")).await.expect("links");
    links.last().expect("a link").click().await.expect("it is tapped");
    browser.until("another page", async || name_of_screen(&browser).await, |name| name != "Safe Havens").await;
    browser.close().await;
}

/// A phone that is short of memory drops the page that was left, and reloads it on the way back.
#[tokio::test]
async fn on_the_way_back_a_page_that_is_reloaded_is_where_it_was() {
    let browser = Browser::open_saved().await;
    browser.screen(390, 844).await;
    // Chromium keeps no page with a lock or an `unload` listener in the back/forward cache.
    browser
        .before_each_page(
            "navigator.locks.request('held', () => new Promise(() => {})); addEventListener('unload', () => {});",
        )
        .await;
    browser.open_page(&format!("{}/", browser.origin())).await;
    visit_place_and_go_back(&browser, false).await;
    let loaded = browser.ask("() => performance.getEntriesByType('navigation')[0].type", &[]).await;
    assert_eq!(loaded, "back_forward", "the page was not loaded anew, so this proves nothing");
    browser.close().await;
}

/// The back/forward cache shows a page that was left as it was, at once. Nothing in the app may keep a page out of it.
#[tokio::test]
async fn the_back_forward_cache_keeps_every_screen_with_and_without_a_network() {
    let server = Server::start();
    let browser = on_a_phone(&server.origin(), "/").await;
    browser.wait_until_saved().await;
    browser.open_page(&format!("{}/", server.origin())).await;
    browser.wait_until_update_checked().await;
    let origin = server.origin();
    let mut server = Some(server);
    for network in ["online", "offline"] {
        for page in ["/", "/help/abuse", "/search", "/offline", "/show/angela", "/freshers", "/share"] {
            browser.open_page(&format!("{origin}{page}")).await;
            browser.ask("() => { globalThis.marked = true; }", &[]).await;
            browser.open_page(&format!("{origin}/accessibility")).await;
            browser.driver.back().await.expect("a way back");
            let marked = "() => [globalThis.marked === true, JSON.stringify(performance.getEntriesByType('navigation')[0].notRestoredReasons ?? null)]";
            let kept = browser.ask(marked, &[]).await;
            assert_eq!(kept, json!([true, "null"]), "{page}, {network}");
        }
        if let Some(server) = server.take() {
            server.stop();
        }
    }
    browser.close().await;
}
