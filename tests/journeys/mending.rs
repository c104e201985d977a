//! Files that the cache has lost are detected, reported and fetched again; and the two ways to remove the program.

use std::time::Duration;

use serde_json::json;
use thirtyfour::prelude::*;

use crate::journeys::faults::saving::assert_one_line;
use crate::support::bad_host::{BadHost, Fault};
use crate::support::browser::Browser;
use crate::support::screens::{ALL_SAVED, Home, Saved, name_of_screen};
use crate::support::server::Server;

/// Replaces the bytes of two pages in the cache.
const MUTATE: &str = "(async () => {
    const [name] = (await caches.keys()).filter((name) => name.startsWith('safe-night-program-'));
    const cache = await caches.open(name);
    for (const path of ['/alarm', '/help']) {
        await cache.put(path, new Response('other bytes', { headers: { 'content-type': 'text/html' } }));
    }
})().then(() => arguments[0](true))";

/// Deletes a page from the cache.
const DELETE_HELP: &str = "(async () => {
    for (const name of await caches.keys()) await (await caches.open(name)).delete('/help');
})().then(() => arguments[0](true))";

/// Every file is opened once in a tab.
async fn another_evening(browser: &Browser) {
    browser.script("sessionStorage.clear(); arguments[0](0)").await;
}

async fn saved(browser: &Browser, origin: &str) {
    Home::open(browser, origin).await;
    browser.wait_until_saved().await;
    // What was not told yet is told at the next start, whatever was mended meanwhile.
    browser.until_told("told").await;
}

#[tokio::test]
async fn what_the_phone_has_spoilt_is_told_where_the_host_fails_and_mended_by_a_tap_where_it_does_not() {
    let copy = Server::start_copy();
    let host = BadHost::serve(&copy.folder()).await;
    let mut browser = Browser::open().await;
    for words in ["Failed to load resource", "500", "ServiceWorker"] {
        browser.expect_in_console(words);
    }
    saved(&browser, &host.origin).await;
    browser.script(MUTATE).await;
    another_evening(&browser).await;
    host.set_fault(Fault::Fails);
    let status = Saved::open(&browser, &host.origin).await;
    browser.until_told("broken").await;
    assert_eq!(browser.text_of(".saving").await, "Parts are lost: waiting for a signal.");
    assert_one_line(&browser).await;
    assert!(status.verdict().await.starts_with("Saved, but not whole."));
    assert!(browser.text_of("[data-live=status]").await.contains("/alarm, /help"));
    host.set_fault(Fault::Nothing);
    browser.tap(By::XPath("//button[.='Mend it']")).await;
    browser.until("the verdict", async || status.verdict().await, |verdict| verdict == ALL_SAVED).await;
    browser.close().await;
}

/// What a mend that failed still fetched was ended half a second later, and what the next one fetched with it.
#[tokio::test]
async fn a_mend_that_failed_does_not_end_the_next_one() {
    let copy = Server::start_copy();
    let host = BadHost::serve(&copy.folder()).await;
    let mut browser = Browser::open().await;
    browser.expect_in_console("500");
    saved(&browser, &host.origin).await;
    browser.until_told("told").await;
    browser.script(MUTATE).await;
    let mend = "async () => {
        const { active } = await navigator.serviceWorker.getRegistration();
        const { port1, port2 } = new MessageChannel();
        active.postMessage({ type: 'heal' }, [port2]);
        return new Promise((told) => (port1.onmessage = ({ data }) => told(data.missing)));
    }";
    host.set_fault(Fault::Fails);
    assert_eq!(browser.ask(mend, &[]).await, json!(["/alarm", "/help"]));
    host.set_fault(Fault::Late(Duration::from_secs(1)));
    assert_eq!(browser.ask(mend, &[]).await, json!([]));
    browser.close().await;
}

#[tokio::test]
async fn a_missing_page_is_fetched_again_when_it_is_opened_and_reported_without_a_network() {
    let server = Server::start();
    let mut browser = Browser::open().await;
    browser.expect_in_console("ERR_");
    saved(&browser, &server.origin()).await;
    browser.script(DELETE_HELP).await;
    browser.open_page(&format!("{}/help", server.origin())).await;
    assert_eq!(name_of_screen(&browser).await, "Help");
    browser.script(DELETE_HELP).await;
    let origin = server.stop();
    browser.driver.goto(format!("{origin}/help")).await.expect("a page opens");
    assert_eq!(name_of_screen(&browser).await, "Saved on this phone");
    browser.driver.goto(format!("{origin}/")).await.expect("home opens");
    assert_eq!(name_of_screen(&browser).await, "Safe Havens");
    browser.close().await;
}

/// gamedevpl 361: the page is cached, and its script is gone.
#[tokio::test]
async fn a_page_whose_script_is_gone_serves_and_is_reloaded_once_at_most() {
    let server = Server::start();
    let mut browser = Browser::open().await;
    browser.expect_in_console("ERR_");
    saved(&browser, &server.origin()).await;
    let take = "(async () => { for (const name of await caches.keys()) { const cache = await caches.open(name); for (const request of await cache.keys()) if (request.url.endsWith('.wasm')) await cache.delete(request); } })().then(() => arguments[0](true))";
    browser.script(take).await;
    // Or else the worker finds it there.
    browser.cdp("Network.clearBrowserCache", json!({})).await;
    let origin = server.stop();
    let count = "sessionStorage.loads = 1 + Number(sessionStorage.loads ?? 0);";
    browser.before_each_page(count).await;
    browser.driver.goto(format!("{origin}/help/spiked")).await.expect("the page opens");
    browser.wait_until_given_up().await;
    assert!(browser.text_of("main").await.contains("Do this now"));
    assert_eq!(browser.script("arguments[0](sessionStorage.loads)").await, json!("2"));
    browser.close().await;
}

/// Chromium lets the previous worker finish its events, for five minutes at most (kMaxLameDuckTime), and stops a worker that is
/// idle for a while. Here it is stopped at once.
#[tokio::test]
async fn the_kill_switch_clears_the_program_and_keeps_what_the_person_chose() {
    let server = Server::start_town_copy();
    let browser = Browser::open().await;
    saved(&browser, &server.origin()).await;
    browser.wait_until_streets_are_saved().await;
    browser.script("localStorage.setItem('safe-night.theme', 'dim'); arguments[0](0)").await;
    server.site("kill-switch");
    browser.driver.goto(format!("{}/more", server.origin())).await.expect("the page opens");
    let state = "Promise.all([caches.keys(), navigator.serviceWorker.getRegistration()]).then(([names, registration]) => { window.left = [Boolean(registration?.waiting), names.filter((name) => /program|later|streets/.test(name)).length]; }); return window.left ?? null;";
    let look = async || {
        // Without waiting for a promise: the kill switch reloads the page, and a script that is pending meanwhile never
        // returns.
        let state = browser.driver.execute(state, Vec::new()).await.ok()?.json().clone();
        if state[0] == true {
            browser.cdp("ServiceWorker.enable", json!({})).await;
            browser.cdp("ServiceWorker.stopAllWorkers", json!({})).await;
        }
        Some(state)
    };
    browser.until("nothing of the program is left", look, |state| *state == Some(json!([false, 0]))).await;
    assert_eq!(browser.script("arguments[0](localStorage.getItem('safe-night.theme'))").await, json!("dim"));
    Home::open(&browser, &server.origin()).await;
    browser.wait_until_live().await;
    browser.close().await;
}

#[tokio::test]
async fn a_second_tap_deletes_all_traces() {
    let server = Server::start_town();
    let browser = Browser::open().await;
    saved(&browser, &server.origin()).await;
    browser.wait_until_streets_are_saved().await;
    browser.open_page(&format!("{}/settings", server.origin())).await;
    // Traces of a person in each storage.
    let leave = "async () => {
        localStorage.setItem('safe-night.theme', 'dim');
        sessionStorage.setItem('safe-night.private.located', 'true');
        // What is none of a part is taken out of its cache at each start.
        const names = (await caches.keys()).filter((name) => /program|choices/.test(name));
        for (const name of names) await (await caches.open(name)).put('/left', new Response('left'));
        await (await caches.open('safe-night-choices')).put('/theme', new Response('dim'));
    }";
    browser.ask(leave, &[]).await;
    let traces = "async () => {
        const cached = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
        const paths = cached.flat().map((request) => new URL(request.url).pathname);
        return [
            ...Object.keys(localStorage).filter((key) => !key.startsWith('safe-night.knowledge') && key !== 'safe-night.saved-told'),
            ...Object.keys(sessionStorage),
            ...paths.filter((path) => path === '/left' || path === '/theme'),
        ].sort();
    }";
    browser.tap(By::Css("[data-live=forget] > p button")).await;
    browser.tap(By::XPath("//button[.='Keep it']")).await;
    let all = ["/left", "/left", "/theme", "safe-night.opened", "safe-night.private.located", "safe-night.theme"];
    assert_eq!(browser.faults(traces, &[]).await, all);
    browser.tap(By::Css("[data-live=forget] > p button")).await;
    browser.tap(By::XPath("//button[.='Forget it all']")).await;
    let message = async || browser.text_of("#forgotten").await;
    browser.until("the message", message, |message| message.starts_with("All is forgotten.")).await;
    // Nothing of the app comes back by itself while the message is shown.
    browser.wait_until_given_up().await;
    let left = "async () => [
        localStorage.length, sessionStorage.length, (await caches.keys()).length,
        (await navigator.serviceWorker.getRegistrations()).length, (await indexedDB.databases()).length, history.state,
    ]";
    assert_eq!(browser.ask(left, &[]).await, json!([0, 0, 0, 0, 0, null]));
    browser.tap(By::Css("nav a[href='/help']")).await;
    browser.until_told("told").await;
    browser.close().await;
}

/// Report 23: it failed without a word where caches or registrations refuse.
#[tokio::test]
async fn what_the_browser_does_not_let_us_forget_is_told_with_how_to_do_it_by_hand() {
    let server = Server::start();
    for refuses in [
        "CacheStorage.prototype.delete = async () => false;",
        "ServiceWorkerRegistration.prototype.unregister = () => Promise.reject(new Error());",
    ] {
        let browser = Browser::open().await;
        browser.before_each_page(refuses).await;
        saved(&browser, &server.origin()).await;
        browser.open_page(&format!("{}/settings", server.origin())).await;
        browser.tap(By::Css("[data-live=forget] > p button")).await;
        browser.tap(By::XPath("//button[.='Forget it all']")).await;
        let message = async || browser.text_of("#kept").await;
        browser.until("the message", message, |message| message.contains("delete this site")).await;
        assert_eq!(browser.text_of("#forgotten").await, "");
        assert_eq!(browser.ask("() => localStorage.length", &[]).await, json!(0), "the rest is forgotten");
        browser.close().await;
    }
}

/// Report 21, angular 36847: the browser cleared the cache and left the worker. It looked well until the night with no signal.
#[tokio::test]
async fn what_the_browser_has_cleared_away_is_saved_again_without_a_tap() {
    // All of it, a few files, and a few files that are there with other bytes.
    let mutate = MUTATE.strip_suffix(".then(() => arguments[0](true))").expect("its end");
    for clear in [
        mutate,
        "caches.keys().then((names) => Promise.all(names.map((name) => caches.delete(name))))",
        "caches.keys().then(async (names) => { const cache = await caches.open(names.find((name) => name.startsWith('safe-night-program'))); await Promise.all(['/alarm', '/help'].map((path) => cache.delete(path))); })",
    ] {
        let server = Server::start_copy();
        let browser = Browser::open().await;
        saved(&browser, &server.origin()).await;
        browser.script(&format!("{clear}.then(() => arguments[0](0))")).await;
        another_evening(&browser).await;
        browser.open_page(&format!("{}/more", server.origin())).await;
        let line = async || browser.text_of(".saving").await;
        let again = "Parts were lost. They are saved again.";
        browser.until("the line", line, |line| line == again).await;
        assert_one_line(&browser).await;
        let origin = server.stop();
        browser.driver.goto(format!("{origin}/help")).await.expect("the page opens");
        assert_eq!(name_of_screen(&browser).await, "Help");
        assert_eq!(Saved::open(&browser, &origin).await.verdict().await, ALL_SAVED);
        browser.close().await;
    }
}

/// The browser has forgotten the worker, and not what it has stored.
#[tokio::test]
async fn a_worker_that_is_gone_comes_back_and_takes_up_what_is_stored() {
    let copy = Server::start_copy();
    let host = BadHost::serve(&copy.folder()).await;
    let browser = Browser::open().await;
    saved(&browser, &host.origin).await;
    browser.until_told("told").await;
    browser.ask("async () => (await navigator.serviceWorker.getRegistration()).unregister()", &[]).await;
    // So that nothing comes from there.
    browser.cdp("Network.clearBrowserCache", json!({})).await;
    browser.driver.goto("about:blank").await.expect("a page opens");
    host.answered();
    browser.open_page(&format!("{}/more", host.origin)).await;
    browser.wait_until_saved().await;
    browser.until_told("saved").await;
    let pages: Vec<_> = host.answered().into_iter().filter(|file| !file.contains('.')).collect();
    assert_eq!(pages, ["/more"], "what is stored is not fetched again");
    browser.close().await;
}
