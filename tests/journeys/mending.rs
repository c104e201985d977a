//! What a phone has lost of the program is noticed, told and mended; and the ways out of the program.

use serde_json::json;
use thirtyfour::prelude::*;

use crate::support::browser::Browser;
use crate::support::screens::{Home, Saved, WHOLE, name_of_screen};
use crate::support::server::Server;

/// Takes a page from the cache, and gives another one other bytes.
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
async fn what_is_missing_or_mutated_is_told_and_mended() {
    let server = Server::start();
    let browser = Browser::open().await;
    saved(&browser, &server.origin()).await;
    browser.script(MUTATE).await;
    let status = Saved::open(&browser, &server.origin()).await;
    assert!(status.verdict().await.starts_with("Saved, but not whole."));
    assert!(browser.text_of("[data-live=status]").await.contains("/help, /plan"));
    browser.tap(By::XPath("//button[.='Mend it']")).await;
    browser.until("the verdict", async || status.verdict().await, |verdict| verdict == WHOLE).await;
    browser.close().await;
}

#[tokio::test]
async fn a_missing_page_is_mended_when_it_is_used_and_told_of_where_there_is_no_network() {
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

/// gamedevpl 361: the shell is kept and its script is gone.
#[tokio::test]
async fn a_page_whose_script_is_gone_serves_and_is_loaded_anew_once_at_most() {
    let server = Server::start();
    let mut browser = Browser::open().await;
    browser.expect_in_console("ERR_");
    saved(&browser, &server.origin()).await;
    let take = "(async () => { for (const name of await caches.keys()) { const cache = await caches.open(name); for (const own of await cache.keys()) if (own.url.endsWith('.wasm')) await cache.delete(own); } })().then(() => arguments[0](true))";
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

/// Chromium lets the worker before it end what it is at, for five minutes at most (kMaxLameDuckTime), and stops it when it
/// has been idle for a while: here it is stopped at once.
#[tokio::test]
async fn the_kill_switch_clears_the_program_and_keeps_what_the_person_chose() {
    let server = Server::start_copy();
    let browser = Browser::open().await;
    saved(&browser, &server.origin()).await;
    browser.script("localStorage.setItem('safe-night.theme', 'dim'); arguments[0](0)").await;
    server.site("kill-switch");
    browser.driver.goto(format!("{}/more", server.origin())).await.expect("the page opens");
    let state = "Promise.all([caches.keys(), navigator.serviceWorker.getRegistration()]).then(([names, own]) => { window.left = [Boolean(own?.waiting), names.filter((name) => name.includes('program')).length]; }); return window.left ?? null;";
    let look = async || {
        // Not waited for: the kill switch loads the page anew, and what a page was asked just then is never answered.
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
    browser.wait_for_life().await;
    browser.close().await;
}

#[tokio::test]
async fn everything_is_forgotten_after_a_second_tap() {
    let server = Server::start();
    let browser = Browser::open().await;
    saved(&browser, &server.origin()).await;
    browser.open_page(&format!("{}/settings", server.origin())).await;
    // What a person may have left in each storage.
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
    browser.tap(By::Css("[data-forget=ask]")).await;
    browser.tap(By::XPath("//button[.='Keep it']")).await;
    let all = ["/left", "/left", "/theme", "safe-night.location-asked", "safe-night.theme"];
    assert_eq!(browser.faults(traces, &[]).await, all);
    browser.tap(By::Css("[data-forget=ask]")).await;
    browser.tap(By::XPath("//button[.='Forget it all']")).await;
    let told = async || browser.text_of("#forgotten").await;
    browser.until("it is told", told, |told| told.starts_with("All is forgotten.")).await;
    assert_eq!(browser.faults(traces, &[]).await, [""; 0]);
    browser.close().await;
}
