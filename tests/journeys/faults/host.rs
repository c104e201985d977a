//! Faults of the host and of the way to it: web-traps 1 to 11 of the offline list.

use serde_json::json;
use thirtyfour::prelude::*;

use super::{browser, choose_dim, home_answers};
use crate::journeys::updates::GIVEN_UP;
use crate::support::bad_host::{BadHost, Wrong};
use crate::support::browser::Browser;
use crate::support::places::WHITEFRIARS;
use crate::support::screens::{Home, Saved, WHOLE};
use crate::support::server::Server;

const ALWAYS: [Wrong; 7] =
    [Wrong::Hangs, Wrong::SlowBody, Wrong::Fails, Wrong::SignIn, Wrong::PlainText, Wrong::CutShort, Wrong::PagesAlone];

/// A host of this folder, and a phone that has the app from it, on which something was chosen.
async fn saved(copy: &Server) -> (BadHost, Browser) {
    let host = BadHost::serve(&copy.folder()).await;
    let browser = browser().await;
    Home::open(&browser, &host.origin).await;
    browser.wait_until_saved().await;
    choose_dim(&browser).await;
    (host, browser)
}

#[tokio::test]
async fn an_app_that_is_saved_answers_whatever_the_host_does() {
    let copy = Server::start_copy();
    let (host, browser) = saved(&copy).await;
    for (index, wrong) in ALWAYS.into_iter().enumerate() {
        // A newer build is there each time, so there is something to get wrong.
        copy.build_anew("/more", "Find anything", &format!("Find anything {index}"));
        host.is(wrong);
        home_answers(&browser, &host.origin, &format!("{wrong:?}")).await;
        host.is(Wrong::Nothing);
        copy.build_anew("/more", &format!("Find anything {index}"), "Find anything");
    }
    host.is(Wrong::Fails);
    assert_eq!(Saved::open(&browser, &host.origin).await.verdict().await, WHOLE);
    browser.close().await;
}

/// The first visit is the hardest: what cannot be had is had later, and until then the page alone serves.
#[tokio::test]
async fn an_install_that_is_cut_off_at_any_request_is_made_good_later() {
    let copy = Server::start_copy();
    // The page, its scripts, the program, the pages, the pictures: a first visit asks for more than thirty files.
    for answered in [1, 2, 4, 8, 9, 16, 30] {
        let host = BadHost::serve(&copy.folder()).await;
        let browser = browser().await;
        host.is(Wrong::GoneAfter(answered));
        Home::open(&browser, &host.origin).await;
        assert!(browser.text_of("main").await.contains(WHITEFRIARS), "after {answered} requests");
        browser.until("the line is cut", async || host.is_cut_off(), |cut_off| *cut_off).await;
        host.is(Wrong::Nothing);
        Home::open(&browser, &host.origin).await;
        browser.wait_until_saved().await;
        choose_dim(&browser).await;
        host.is(Wrong::Fails);
        home_answers(&browser, &host.origin, &format!("{answered} requests answered")).await;
        browser.close().await;
    }
}

/// A host that was given the new files and not the headers that belong to them.
#[tokio::test]
async fn files_with_the_policy_of_another_build_never_go_live() {
    let copy = Server::start_copy();
    let (host, browser) = saved(&copy).await;
    copy.build_anew("/more", "Find anything", "Find it all");
    host.is(Wrong::OldPolicy);
    assert_eq!(browser.script(GIVEN_UP).await, json!(true));
    home_answers(&browser, &host.origin, "the policy of another build").await;
    host.is(Wrong::Nothing);
    // The page that was opened may still be at it, with the headers of before: an update that is asked for meanwhile joins it.
    let given_up = async || browser.script(GIVEN_UP).await;
    browser.until("with its own headers it waits to be taken up", given_up, |own| *own == json!(false)).await;
    browser.close().await;
}

/// How often two builds take turns. Each is the newer one twice, so the program of before that is cleared away has been both;
/// `make faults` asks for twenty.
fn turns() -> usize {
    std::env::var("TURNS").map_or(4, |turns| turns.parse().expect("TURNS is a number"))
}

#[tokio::test]
async fn two_builds_that_take_turns_never_meet() {
    let server = Server::start_copy();
    let browser = browser().await;
    Home::open(&browser, &server.origin()).await;
    browser.wait_until_saved().await;
    choose_dim(&browser).await;
    let words = ["Find anything", "Find it all"];
    for turn in 0..turns() {
        server.build_anew("/more", words[turn % 2], words[(turn + 1) % 2]);
        let more = format!("{}/more", server.origin());
        browser.open_page(&more).await;
        let offer = async || browser.text_of(".toast span").await;
        browser.until("the offer", offer, |words| words == "A newer version is ready.").await;
        browser.tap(By::Css(".toast button")).await;
        let page = async || browser.text_of("main").await;
        browser.until("the newer page", page, |page| page.contains(words[(turn + 1) % 2])).await;
        home_answers(&browser, &server.origin(), &format!("turn {turn}")).await;
    }
    browser.close().await;
}
