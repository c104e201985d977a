//! What street pastors, marshals and wardens have at a glance: first without scripts, then with the time and the place.

use thirtyfour::prelude::*;

use crate::support::browser::Browser;
use crate::support::clock::SATURDAY_2330;
use crate::support::places::{CATHEDRAL, WHITEFRIARS};
use crate::support::screens::name_of_screen;
use crate::support::server::Server;

/// By taps, as somebody gets there who was never told of the address.
async fn open(browser: &Browser, origin: &str) {
    browser.driver.goto(format!("{origin}/more")).await.expect("the page opens");
    browser.tap(By::LinkText("On patrol")).await;
    browser.until("the page", async || name_of_screen(browser).await, |name| name == "On patrol").await;
}

#[tokio::test]
async fn with_scripts_off_all_of_it_is_there_and_leads_to_each_step() {
    let server = Server::start();
    let browser = Browser::open_with_scripts_off().await;
    browser.screen(390, 844).await;
    open(&browser, &server.origin()).await;
    let note = browser.text_of("[data-patrol]").await;
    assert_eq!(note, "The tally needs the program of this page.");
    for (part, words) in [
        ("nearest", WHITEFRIARS),
        ("calls", "Kent social care at night"),
        ("steps", "Recovery position"),
        ("safeguarding", "They cannot protect themselves from it."),
        ("lost-property", "Give it to the staff there."),
        ("ways-home", "we do not know"),
        ("cards", "I need help"),
    ] {
        let said = browser.text_of(&format!("[data-part={part}]")).await;
        assert!(said.contains(words), "{part}: {said}");
    }
    for button in browser.driver.find_all(By::Css("main button")).await.expect("the buttons") {
        assert!(!button.is_displayed().await.expect("its state"), "a button that can do nothing is shown");
    }
    // A step opens at its part of the page.
    browser.tap(By::LinkText("Recovery position")).await;
    let heading = async || browser.text_of("section:target h2").await;
    browser.until("the step", heading, |words| words == "On their side: the recovery position").await;
    browser.close().await;
}

#[tokio::test]
async fn with_no_signal_it_says_which_place_is_nearest_and_who_answers_now() {
    let browser = Browser::open_saved().await;
    browser.at_time(SATURDAY_2330).await;
    browser.at_place(CATHEDRAL, 15.0).await;
    browser.open_page(&format!("{}/", browser.origin())).await;
    browser.wait_until_saved().await;
    browser.network(false).await;
    open(&browser, browser.origin()).await;
    let state = async || browser.text_of("[data-part=calls] li:first-child .state").await;
    browser.until("the state of 999", state, |state| state.contains("Open day and night")).await;
    let closed = async || browser.text_of("[data-part=calls]").await;
    browser.until("what is closed", closed, |words| words.contains("Reported closed, opens at 6pm")).await;
    if let Ok(find) = browser.driver.find(By::Css(".prompt > button")).await
        && find.is_displayed().await.unwrap_or_default()
    {
        browser.tap(By::Css(".prompt > button")).await;
    }
    let nearest = async || browser.text_of("[data-part=nearest] .nearest h2").await;
    browser.until("the nearest", nearest, |name| name == WHITEFRIARS).await;
    browser.close().await;
}

const ALLOWED: &str = "() => document.featurePolicy.allowsFeature('camera')";

/// The page comes last, once all that it needs is there.
async fn wait_until_patrol_is_saved(browser: &Browser) {
    let saved = "async () => !!(await caches.match('/patrol', { cacheName: 'safe-night-patrol' }))";
    browser.until("the part", async || browser.ask(saved, &[]).await, |is_saved| is_saved == true).await;
}

/// A policy belongs to the document that was opened, as it was when it was saved.
#[tokio::test]
async fn with_no_signal_the_saved_page_alone_may_use_the_camera() {
    let server = Server::start();
    let browser = Browser::open().await;
    let origin = server.origin();
    browser.open_page(&format!("{origin}/")).await;
    browser.wait_until_saved().await;
    wait_until_patrol_is_saved(&browser).await;
    server.stop();
    browser.open_page(&format!("{origin}/")).await;
    assert_eq!(browser.ask(ALLOWED, &[]).await, false, "on the start page");
    browser.follow("/more").await;
    browser.tap(By::LinkText("On patrol")).await;
    browser.until("the page", async || name_of_screen(&browser).await, |name| name == "On patrol").await;
    assert_eq!(browser.ask(ALLOWED, &[]).await, true, "on the page of a patrol");
    browser.until("the shift", async || browser.text_of(".shift").await, |words| words.contains("Start a shift")).await;
    browser.close().await;
}

#[tokio::test]
async fn a_newer_version_that_allows_the_camera_brings_the_page_with_its_headers() {
    let server = Server::start_copy();
    let headers = std::fs::read_to_string(server.folder().join("_headers")).expect("the headers");
    let without = headers.replace("\n  Permissions-Policy: camera=(self)", "");
    assert_ne!(headers, without);
    server.write("/_headers", without.as_bytes());
    server.rebuild("/patrol", "<meta name=\"permissions\" content=\"", "<meta name=\"permissions\" content=\"before-");
    let server = server.again();
    let browser = Browser::open().await;
    let page = format!("{}/patrol", server.origin());
    browser.open_page(&format!("{}/", server.origin())).await;
    browser.wait_until_saved().await;
    wait_until_patrol_is_saved(&browser).await;
    browser.open_page(&page).await;
    assert_eq!(browser.ask(ALLOWED, &[]).await, false, "in the build before");

    server.write("/_headers", headers.as_bytes());
    server.rebuild("/patrol", "content=\"before-", "content=\"");
    let server = server.again();
    browser.ask("async () => { const registration = await navigator.serviceWorker.getRegistration(); await registration.update(); }", &[]).await;
    let waits = "async () => !!(await navigator.serviceWorker.getRegistration()).waiting";
    browser.until("the newer version", async || browser.ask(waits, &[]).await, |waits| waits == true).await;
    browser
        .ask(
            "async () => (await navigator.serviceWorker.getRegistration()).waiting.postMessage({ type: 'take-over' })",
            &[],
        )
        .await;
    let taken = "async () => { const { active, waiting } = await navigator.serviceWorker.getRegistration(); return active.state === 'activated' && !waiting; }";
    browser.until("the newer version at work", async || browser.ask(taken, &[]).await, |taken| taken == true).await;
    // Its part comes after it.
    browser.open_page(&format!("{}/", server.origin())).await;
    let whole = "async () => (await (await (await caches.open('safe-night-patrol')).match('/patrol')).text()).includes('before-')";
    browser.until("the newer page", async || browser.ask(whole, &[]).await, |is_old| is_old == false).await;
    server.stop();
    browser.open_page(&page).await;
    assert_eq!(browser.ask(ALLOWED, &[]).await, true, "in the newer one");
    browser.close().await;
}
