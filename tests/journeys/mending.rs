//! Files that the cache has lost are detected, reported and fetched again; and the two ways to remove the program.

use serde_json::json;
use thirtyfour::prelude::*;

use crate::support::browser::Browser;
use crate::support::screens::{ALL_SAVED, Home, Saved, name_of_screen};
use crate::support::server::Server;

/// Deletes a page from the cache, and replaces the bytes of another.
const MUTATE: &str = "(async () => {
    const [name] = (await caches.keys()).filter((name) => name.startsWith('safe-night-program-'));
    const cache = await caches.open(name);
    await cache.delete('/help');
    await cache.put('/plan', new Response('other bytes', { headers: { 'content-type': 'text/html' } }));
})().then(() => arguments[0](true))";

async fn saved(browser: &Browser, origin: &str) {
    Home::open(browser, origin).await;
    browser.wait_until_saved().await;
}

#[tokio::test]
async fn missing_and_mutated_files_are_reported_and_fetched_again() {
    let server = Server::start();
    let browser = Browser::open().await;
    saved(&browser, &server.origin()).await;
    browser.script(MUTATE).await;
    let status = Saved::open(&browser, &server.origin()).await;
    assert!(status.verdict().await.starts_with("Saved, but not whole."));
    assert!(browser.text_of("[data-live=status]").await.contains("/help, /plan"));
    browser.tap(By::XPath("//button[.='Mend it']")).await;
    browser.until("the verdict", async || status.verdict().await, |verdict| verdict == ALL_SAVED).await;
    browser.close().await;
}

#[tokio::test]
async fn a_missing_page_is_fetched_again_when_it_is_opened_and_reported_without_a_network() {
    let server = Server::start();
    let mut browser = Browser::open().await;
    browser.expect_in_console("ERR_");
    saved(&browser, &server.origin()).await;
    browser.script(MUTATE).await;
    browser.open_page(&format!("{}/help", server.origin())).await;
    assert_eq!(name_of_screen(&browser).await, "Help");
    browser.script(MUTATE).await;
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
    let server = Server::start_copy();
    let browser = Browser::open().await;
    saved(&browser, &server.origin()).await;
    browser.script("localStorage.setItem('safe-night.theme', 'dim'); arguments[0](0)").await;
    server.site("kill-switch");
    browser.driver.goto(format!("{}/more", server.origin())).await.expect("the page opens");
    let state = "Promise.all([caches.keys(), navigator.serviceWorker.getRegistration()]).then(([names, registration]) => { window.left = [Boolean(registration?.waiting), names.filter((name) => name.includes('program')).length]; }); return window.left ?? null;";
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
    let server = Server::start();
    let browser = Browser::open().await;
    saved(&browser, &server.origin()).await;
    browser.open_page(&format!("{}/settings", server.origin())).await;
    // Traces of a person in each storage.
    let leave = "async () => {
        localStorage.setItem('safe-night.theme', 'dim');
        sessionStorage.setItem('safe-night.location-asked', 'true');
        for (const name of await caches.keys()) await (await caches.open(name)).put('/left', new Response('left'));
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
    let all = ["/left", "/left", "/theme", "safe-night.location-asked", "safe-night.theme"];
    assert_eq!(browser.faults(traces, &[]).await, all);
    browser.tap(By::Css("[data-live=forget] > p button")).await;
    browser.tap(By::XPath("//button[.='Forget it all']")).await;
    let message = async || browser.text_of("#forgotten").await;
    browser.until("the message", message, |message| message.starts_with("All is forgotten.")).await;
    assert_eq!(browser.faults(traces, &[]).await, [""; 0]);
    browser.close().await;
}
