//! Faults of the host and of the network.

use serde_json::json;
use thirtyfour::prelude::*;

use super::{assert_home_works, browser, choose_dim};
use crate::journeys::updates::GIVEN_UP;
use crate::support::bad_host::{BadHost, Fault};
use crate::support::browser::Browser;
use crate::support::places::WHITEFRIARS;
use crate::support::screens::{ALL_SAVED, Home, Saved, name_of_screen};
use crate::support::server::Server;

const ALWAYS: [Fault; 7] =
    [Fault::Hangs, Fault::SlowBody, Fault::Fails, Fault::SignIn, Fault::PlainText, Fault::CutShort, Fault::PagesAlone];

/// A bad host of this copy, and a browser that has the app saved from it and the theme chosen.
async fn saved(copy: &Server) -> (BadHost, Browser) {
    let host = BadHost::serve(&copy.folder()).await;
    let browser = browser().await;
    Home::open(&browser, &host.origin).await;
    browser.wait_until_saved().await;
    choose_dim(&browser).await;
    (host, browser)
}

#[tokio::test]
async fn a_saved_app_works_whatever_the_host_does() {
    let copy = Server::start_copy();
    let (host, browser) = saved(&copy).await;
    for (index, fault) in ALWAYS.into_iter().enumerate() {
        // There is a newer build each time, so that an update can fail.
        copy.rebuild("/more", "Find anything", &format!("Find anything {index}"));
        host.set_fault(fault);
        assert_home_works(&browser, &host.origin, &format!("{fault:?}")).await;
        host.set_fault(Fault::Nothing);
        copy.rebuild("/more", &format!("Find anything {index}"), "Find anything");
    }
    host.set_fault(Fault::Fails);
    assert_eq!(Saved::open(&browser, &host.origin).await.verdict().await, ALL_SAVED);
    browser.close().await;
}

/// A first visit that is cut off continues later; until then the page alone serves.
#[tokio::test]
async fn an_install_that_is_cut_off_at_any_request_is_completed_later() {
    let copy = Server::start_copy();
    // Page, scripts, program, pages, pictures: a first visit requests more than thirty files.
    for answered in [1, 2, 4, 8, 9, 14, 19] {
        let host = BadHost::serve(&copy.folder()).await;
        let browser = browser().await;
        host.set_fault(Fault::GoneAfter(answered));
        Home::open(&browser, &host.origin).await;
        assert!(browser.text_of("main").await.contains(WHITEFRIARS), "after {answered} requests");
        browser.until("the line is cut", async || host.is_cut_off(), |cut_off| *cut_off).await;
        host.set_fault(Fault::Nothing);
        Home::open(&browser, &host.origin).await;
        browser.wait_until_saved().await;
        choose_dim(&browser).await;
        host.set_fault(Fault::Fails);
        assert_home_works(&browser, &host.origin, &format!("{answered} requests answered")).await;
        browser.close().await;
    }
}

/// A host with the new files and the old headers.
#[tokio::test]
async fn files_with_the_policy_of_another_build_never_go_live() {
    let copy = Server::start_copy();
    let (host, browser) = saved(&copy).await;
    copy.rebuild("/more", "Find anything", "Find it all");
    host.set_fault(Fault::OldPolicy);
    assert_eq!(browser.script(GIVEN_UP).await, json!(true));
    assert_home_works(&browser, &host.origin, "the policy of another build").await;
    host.set_fault(Fault::Nothing);
    // The page may still be installing the update with the old headers, and a second request for an update joins it.
    let given_up = async || browser.script(GIVEN_UP).await;
    browser
        .until("with the right headers it waits to be activated", given_up, |given_up| *given_up == json!(false))
        .await;
    browser.close().await;
}

/// How often two builds take turns. By default each is the newer one twice, so that the older program has been both at its
/// deletion. `make faults` sets twenty.
fn turns() -> usize {
    std::env::var("TURNS").map_or(4, |turns| turns.parse().expect("TURNS is a number"))
}

#[tokio::test]
async fn two_builds_that_alternate_are_never_mixed() {
    let server = Server::start_copy();
    let browser = browser().await;
    Home::open(&browser, &server.origin()).await;
    browser.wait_until_saved().await;
    choose_dim(&browser).await;
    let words = ["Find anything", "Find it all"];
    for turn in 0..turns() {
        server.rebuild("/more", words[turn % 2], words[(turn + 1) % 2]);
        let more = format!("{}/more", server.origin());
        // As on another day.
        browser.script("localStorage.removeItem('safe-night.newer-asked'); arguments[0](0)").await;
        browser.open_page(&more).await;
        let offer = async || browser.text_of(".toast span").await;
        browser.until("the offer", offer, |words| words == "A newer version is ready.").await;
        browser.tap(By::Css(".toast button")).await;
        let page = async || browser.text_of("main").await;
        browser.until("the newer page", page, |page| page.contains(words[(turn + 1) % 2])).await;
        assert_home_works(&browser, &server.origin(), &format!("turn {turn}")).await;
    }
    browser.close().await;
}

/// The folder of the storage on the disk is damaged: the browser tells it at each look.
#[tokio::test]
async fn where_the_storage_of_the_phone_is_damaged_the_host_answers() {
    let server = Server::start_copy();
    let worker = std::fs::read_to_string(server.folder().join("sw.js")).expect("it can be read");
    let damaged = "self.addEventListener('message', ({ data }) => {
        if (data !== 'damage') return;
        const fail = async () => { throw new DOMException('Unexpected internal error.', 'UnknownError'); };
        CacheStorage.prototype.match = CacheStorage.prototype.open = CacheStorage.prototype.has = Cache.prototype.match = fail;
    });";
    server.write("/sw.js", [damaged, &worker].concat().as_bytes());
    let browser = Browser::open().await;
    Home::open(&browser, &server.origin()).await;
    browser.wait_until_saved().await;
    browser.ask("async () => (await navigator.serviceWorker.ready).active.postMessage('damage')", &[]).await;
    for (path, name) in [("/help", "Help"), ("/plan", "Plan")] {
        browser.open_page(&format!("{}{path}", server.origin())).await;
        assert_eq!(name_of_screen(&browser).await, name);
    }
    browser.close().await;
}
