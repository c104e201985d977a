//! Pages that can wait are saved after the app, in one file. Until they are there, and where they are lost, the app says so, and the program
//! draws most of them all the same.

use std::fs;

use serde_json::json;
use thirtyfour::prelude::*;

use crate::support::bad_host::BadHost;
use crate::support::browser::Browser;
use crate::support::page::Page;
use crate::support::screens::{ALL_SAVED, Home, Saved, name_of_screen};
use crate::support::server::Server;

const NOT_YET: &str = "Not saved yet. They come by themselves, with a signal.";
const NO_ROOM: &str = "Not saved: the phone has no room. They come by themselves, with a signal.";
/// A plain document, which the program does not draw.
const DOCUMENT: (&str, &str) = ("/accessibility", "Accessibility");
/// Screens that the program draws.
const DRAWN: [(&str, &str); 3] =
    [("/plan", "Plan"), ("/about/sources", "Sources"), ("/campaigns/zero-tolerance", "Zero Tolerance")];

/// What `/offline` says of them, once it begins with these words.
async fn told(browser: &Page, words: &str) -> String {
    let line = "//h2[.='Pages that can wait']/following-sibling::p[1]";
    let told = async || match browser.driver.find(By::XPath(line)).await {
        Ok(line) => line.text().await.unwrap_or_default(),
        Err(_) => String::new(),
    };
    browser.until("the pages that can wait", told, |told| told.starts_with(words)).await
}

/// The name of their bundle in a copy, without a slash.
fn bundle(copy: &Server) -> String {
    let files = fs::read_dir(copy.folder()).expect("the copy");
    let mut names = files.filter_map(|file| file.ok()?.file_name().into_string().ok());
    names.find(|name| name.starts_with("later-") && name.ends_with(".txt")).expect("the bundle")
}

/// The bundles that are saved.
async fn bundles(browser: &Browser) -> Vec<String> {
    let saved = "async () => {
        if (!(await caches.has('safe-night-later'))) return [];
        const files = (await (await caches.open('safe-night-later')).keys()).map(({ url }) => new URL(url).pathname);
        return files.filter((file) => file.startsWith('/later-'));
    }";
    browser.faults(saved, &[]).await
}

/// A host and a phone that has saved all of it. `expected`: what the console may say later.
async fn with_all_saved(expected: &[&'static str]) -> (Server, BadHost, Browser) {
    let copy = Server::start_copy();
    let host = BadHost::serve(&copy.folder()).await;
    let mut browser = Browser::open().await;
    for words in expected {
        browser.expect_in_console(words);
    }
    Home::open(&browser, &host.origin).await;
    browser.until_told("told").await;
    browser.wait_until_parts_are_saved().await;
    (copy, host, browser)
}

/// With no signal and without the pages: the program draws what it can, and what it cannot draw is told as it is.
async fn assert_honest_without_them(browser: &Browser, origin: &str) {
    assert_eq!(Saved::open(browser, origin).await.verdict().await, ALL_SAVED);
    assert!(told(browser, NOT_YET).await.contains(" Looked at "), "it says when");
    for (path, name) in DRAWN {
        browser.open_page(&format!("{origin}{path}")).await;
        browser.until(path, async || name_of_screen(browser).await, |shown| shown == name).await;
        let title = browser.driver.title().await.expect("a title");
        assert_eq!(title, format!("{name} · Safe Night Canterbury"));
        assert!(!browser.text_of("main").await.contains("not saved yet"), "{path}");
    }
    browser.open_page(&format!("{origin}{}", DOCUMENT.0)).await;
    assert_eq!(name_of_screen(browser).await, "Not here");
    assert!(browser.text_of("main").await.contains("or it is not saved yet"));
    // Links of what is drawn work, and the way back.
    browser.tap(By::Css("nav a[href='/plan']")).await;
    browser.until("the plan", async || name_of_screen(browser).await, |shown| shown == "Plan").await;
    browser.driver.back().await.expect("a way back");
    browser.until("back", async || name_of_screen(browser).await, |shown| shown == "Not here").await;
}

/// The page opens as it was built, by the worker alone.
async fn assert_opens(browser: &Browser, origin: &str) {
    browser.open_page(&format!("{origin}{}", DOCUMENT.0)).await;
    assert_eq!(name_of_screen(browser).await, DOCUMENT.1);
    assert!(told_of_network(browser).await, "there is no network");
}

async fn told_of_network(browser: &Browser) -> bool {
    let line = async || browser.text_of(".saving").await;
    browser.until("the line", line, |words| words == "Offline: the app still works.").await;
    true
}

#[tokio::test]
async fn between_the_app_and_the_pages_that_can_wait_all_that_is_said_is_true_and_they_come_by_themselves() {
    let copy = Server::start_copy();
    let name = bundle(&copy);
    let bytes = fs::read(copy.folder().join(&name)).expect("the bundle");
    copy.delete(&name);
    let host = BadHost::serve(&copy.folder()).await;
    let mut browser = Browser::open().await;
    for words in ["404", "ERR_", "ServiceWorker"] {
        browser.expect_in_console(words);
    }
    Home::open(&browser, &host.origin).await;
    browser.until_told("told").await;
    host.stop().await;
    assert_honest_without_them(&browser, &host.origin).await;
    assert_eq!(bundles(&browser).await, Vec::<String>::new());

    copy.write(&format!("/{name}"), &bytes);
    host.start_again().await;
    browser.open_page(&format!("{}/offline", host.origin)).await;
    told(&browser, "Saved: how we know, the plan").await;
    host.stop().await;
    assert_opens(&browser, &host.origin).await;
    browser.close().await;
}

/// Without the program nothing is drawn: the words say what may be.
#[tokio::test]
async fn without_the_program_a_page_that_is_not_saved_yet_is_told_so() {
    let copy = Server::start_copy();
    copy.delete(&bundle(&copy));
    let mut browser = Browser::open().await;
    browser.expect_in_console("404");
    browser.expect_in_console("ERR_");
    Home::open(&browser, &copy.origin()).await;
    browser.until_told("told").await;
    let origin = copy.stop();
    browser.cdp("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await;
    for path in ["/plan", DOCUMENT.0, "/nowhere/at/all"] {
        browser.driver.goto(format!("{origin}{path}")).await.expect("a page opens");
        assert_eq!(name_of_screen(&browser).await, "Not here", "{path}");
        assert!(browser.text_of("main").await.contains("There is no page at this address, or it is not saved yet."));
    }
    browser.close().await;
}

/// In the middle of the bundle, and in what it refers to: a page is put together of whole parts alone.
#[tokio::test]
async fn pages_that_the_phone_has_spoilt_are_not_shown_and_are_mended_by_themselves_or_by_a_tap() {
    let (_copy, host, browser) = with_all_saved(&["404", "ERR_", "ServiceWorker"]).await;
    let spoil = "async () => {
        const later = await caches.open('safe-night-later');
        const request = (await later.keys()).find(({ url }) => url.includes('/later-'));
        const kept = await later.match(request);
        await later.put(request, new Response((await kept.text()).replaceAll('1', '2'), { headers: kept.headers }));
    }";
    for tap in [false, true] {
        host.stop().await;
        browser.ask(spoil, &[]).await;
        // So that nothing comes from there.
        browser.cdp("Network.clearBrowserCache", json!({})).await;
        assert_honest_without_them(&browser, &host.origin).await;
        if tap {
            browser.open_page(&format!("{}/offline", host.origin)).await;
            told(&browser, NOT_YET).await;
            host.start_again().await;
            browser.tap(By::XPath("//button[.='Mend it']")).await;
        } else {
            host.start_again().await;
            browser.open_page(&format!("{}/offline", host.origin)).await;
        }
        told(&browser, "Saved: how we know, the plan").await;
        host.stop().await;
        assert_opens(&browser, &host.origin).await;
    }
    browser.close().await;
}

/// What opened before an update opens after it, as the newer version has it.
#[tokio::test]
async fn an_update_brings_its_pages_along_and_the_older_ones_go_afterwards() {
    let (copy, host, browser) = with_all_saved(&["ERR_"]).await;
    let old = bundles(&browser).await;
    copy.rebuild_numbered(1);
    browser.open_page(&format!("{}/more", host.origin)).await;
    let offer = async || browser.text_of(".toast span").await;
    browser.until("the offer", offer, |words| words == "A newer version is ready.").await;
    host.stop().await;
    // The version that serves has its pages still.
    assert_eq!(bundles(&browser).await.len(), 2);
    browser.tap(By::Css(".toast button")).await;
    let build = async || browser.ask("() => document.documentElement?.dataset.build ?? ''", &[]).await;
    browser.until("the newer version", build, |build| build == "1").await;
    assert_opens(&browser, &host.origin).await;
    assert_eq!(build().await, json!("1"));

    host.start_again().await;
    browser.open_page(&format!("{}/more", host.origin)).await;
    let saved = async || bundles(&browser).await;
    let now = browser.until("the older ones are gone", saved, |saved| saved.len() == 1).await;
    assert_ne!(now, old);
    browser.close().await;
}

/// A newer version is not kept back by what can wait.
#[tokio::test]
async fn an_update_whose_later_pages_do_not_come_is_taken_and_says_that_they_are_not_there() {
    let (copy, host, browser) = with_all_saved(&["404", "ERR_", "ServiceWorker"]).await;
    let old = bundle(&copy);
    copy.rebuild_numbered(1);
    let files = fs::read_dir(copy.folder()).expect("the copy");
    let names: Vec<_> = files.filter_map(|file| file.ok()?.file_name().into_string().ok()).collect();
    for name in names.iter().filter(|name| name.starts_with("later-") && name.ends_with(".txt")) {
        copy.delete(name);
    }
    assert!(names.iter().filter(|name| name.starts_with("later-")).any(|name| !name.starts_with(&old)));
    browser.open_page(&format!("{}/more", host.origin)).await;
    let offer = async || browser.text_of(".toast span").await;
    browser.until("the offer", offer, |words| words == "A newer version is ready.").await;
    browser.tap(By::Css(".toast button")).await;
    let build = async || browser.ask("() => document.documentElement?.dataset.build ?? ''", &[]).await;
    browser.until("the newer version", build, |build| build == "1").await;
    host.stop().await;
    assert_honest_without_them(&browser, &host.origin).await;
    browser.close().await;
}

#[tokio::test]
async fn without_room_for_them_the_app_is_saved_it_is_told_and_they_are_not_fetched_in_vain() {
    let copy = Server::start_copy();
    let name = bundle(&copy);
    let bytes = fs::read(copy.folder().join(&name)).expect("the bundle");
    copy.delete(&name);
    let host = BadHost::serve(&copy.folder()).await;
    let mut browser = Browser::open().await;
    for words in ["404", "ServiceWorker"] {
        browser.expect_in_console(words);
    }
    Home::open(&browser, &host.origin).await;
    browser.until_told("told").await;
    let usage = "() => navigator.storage.estimate().then(({ usage }) => usage)";
    let usage = browser.ask(usage, &[]).await.as_u64().expect("bytes");
    copy.write(&format!("/{name}"), &bytes);
    // Room for a note.
    let room = json!({ "origin": host.origin, "quotaSize": usage + 20_000 });
    browser.cdp("Storage.overrideQuotaForOrigin", room).await;
    let page = format!("{}/offline", host.origin);
    browser.open_page(&page).await;
    told(&browser, NO_ROOM).await;
    assert_eq!(Saved(&browser).verdict().await, ALL_SAVED);
    host.answered();
    browser.open_page(&page).await;
    told(&browser, NO_ROOM).await;
    browser.wait_until_update_checked().await;
    let fetched: Vec<_> = host.answered().into_iter().filter(|file| file.contains("/later-")).collect();
    assert_eq!(fetched, Vec::<String>::new(), "it is fetched in vain");
    // A tap tries all the same, and there is room now.
    browser.cdp("Storage.overrideQuotaForOrigin", json!({ "origin": host.origin })).await;
    browser.tap(By::XPath("//button[.='Mend it']")).await;
    told(&browser, "Saved: how we know, the plan").await;
    browser.close().await;
}
