//! The first visit on a line that drops: what has come is kept, the rest comes when the signal is back, and the page tells.

use std::collections::BTreeSet;

use serde_json::json;
use thirtyfour::prelude::*;

use super::browser;
use crate::support::bad_host::{BadHost, Wrong};
use crate::support::browser::Browser;
use crate::support::screens::Home;
use crate::support::server::Server;

const SAVED: &str = "Saved. Works with no signal.";
const NOT_YET: &str = "Not saved yet: waiting for a signal.";

async fn told(browser: &Browser, words: &str) {
    let quiet = async || browser.text_of(".saving").await;
    browser.until("what is told of the saving", quiet, |told| told == words).await;
}

/// Cuts the line after so many answers, and joins it again.
async fn cut_off_after(answers: usize, copy: &Server) {
    let host = BadHost::serve(&copy.folder()).await;
    let browser = browser().await;
    host.is(Wrong::GoneAfter(answers));
    Home::open(&browser, &host.origin).await;
    told(&browser, NOT_YET).await;
    assert_eq!(browser.script("arguments[0](navigator.serviceWorker.controller)").await, json!(null));
    let before: BTreeSet<_> = host.answered().into_iter().collect();
    assert!(before.len() > 10, "{before:?}");

    host.is(Wrong::Nothing);
    told(&browser, SAVED).await;
    let kept =
        "caches.keys().then((names) => arguments[0](names.filter((name) => name !== 'safe-night-choices').length))";
    assert_eq!(browser.script(kept).await, json!(1), "what was arriving is cleared away");
    // What the page asked for itself the browser had, and let go of at the error. The worker's own script is looked at anew.
    let by_page = "arguments[0](['/', '/sw.js', ...performance.getEntriesByType('resource').map((own) => new URL(own.name).pathname)])";
    let by_page: Vec<String> = serde_json::from_value(browser.script(by_page).await).expect("addresses");
    let again: Vec<_> =
        host.answered().into_iter().filter(|own| before.contains(own) && !by_page.contains(own)).collect();
    assert!(again.is_empty(), "asked for twice after {answers} answers: {again:?}");
    browser.close().await;
}

#[tokio::test]
async fn a_saving_that_is_cut_off_goes_on_by_itself_and_asks_for_nothing_twice() {
    let copy = Server::start_copy();
    for answers in [20, 26, 32] {
        cut_off_after(answers, &copy).await;
    }
}

/// The file that has them all is a short cut, and no more.
#[tokio::test]
async fn so_does_one_that_has_to_take_the_pages_one_by_one() {
    let copy = Server::start_copy();
    let all =
        std::fs::read_dir(copy.folder()).expect("a folder").filter_map(|own| own.ok()?.file_name().into_string().ok());
    let bundle = all.into_iter().find(|name| name.starts_with("pages-") && name.ends_with(".txt")).expect("the bundle");
    copy.take_away(&bundle);
    cut_off_after(80, &copy).await;
}

#[tokio::test]
async fn the_share_that_has_come_is_told_as_it_comes() {
    let server = Server::start();
    let browser = Browser::open().await;
    let listen = "addEventListener('DOMContentLoaded', () => {
        globalThis.told = [];
        new MutationObserver(() => told.push(document.querySelector('.saving').textContent)).observe(
            document.querySelector('.saving'), { childList: true, subtree: true, characterData: true });
    });";
    browser.before_each_page(listen).await;
    Home::open(&browser, &server.origin()).await;
    self::told(&browser, SAVED).await;
    let told = browser.script("arguments[0](globalThis.told)").await;
    let told: Vec<String> = serde_json::from_value(told).expect("lines");
    let shares: Vec<u32> = told
        .iter()
        .filter_map(|line| line.strip_prefix("Saving for tonight…")?.strip_suffix(" %")?.parse().ok())
        .collect();
    assert!(shares.len() > 20 && shares.is_sorted() && shares.last() <= Some(&100), "{shares:?}");
    // It is read out once, and not at each step.
    assert!(browser.driver.find(By::Css(".saving[role=status] > [aria-hidden=true]")).await.is_ok());
    browser.close().await;
}

/// Where the last file came on another page than the first, it is told there; and only once.
#[tokio::test]
async fn that_all_is_saved_is_told_once() {
    let server = Server::start();
    let browser = Browser::open().await;
    Home::open(&browser, &server.origin()).await;
    browser.wait_until_saved().await;
    let news = async || browser.text_of(".toast span").await;
    browser.until("the news", news, |news| news == SAVED).await;
    browser.open_page(&format!("{}/help", server.origin())).await;
    browser.script("localStorage.removeItem('safe-night.saved-told'); arguments[0](0)").await;
    // On a page that must be left fast nothing is said, so the next one says it.
    browser.open_page(&format!("{}/help/abuse", server.origin())).await;
    browser.wait_until_looked_for_news().await;
    browser.open_page(&format!("{}/plan", server.origin())).await;
    browser.until("the news", news, |news| news == SAVED).await;
    browser.open_page(&format!("{}/more", server.origin())).await;
    browser.wait_until_looked_for_news().await;
    assert_eq!(news().await, "");
    browser.close().await;
}
