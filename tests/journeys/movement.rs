//! Nothing moves after it is drawn, because a finger may be on its way to it.

use thirtyfour::prelude::*;

use crate::support::browser::Browser;
use crate::support::clock::SATURDAY_2330;
use crate::support::every_page::no_faults;
use crate::support::places::{CATHEDRAL, WHITEFRIARS_PAGE};
use crate::support::screens::{Home, Saved};
use crate::support::server::Server;

const SIZES: [(u32, u32); 3] = [(390, 844), (320, 640), (1280, 900)];

/// A place whose hours, way and distance are filled in later.
const PLACE: &str = WHITEFRIARS_PAGE;

async fn assert_nothing_moves(visit: impl AsyncFn(&Browser, &str)) {
    let server = Server::start();
    let mut faults = Vec::new();
    for (width, height) in SIZES {
        let browser = Browser::open().await;
        browser.screen(width, height).await;
        browser.at_time(SATURDAY_2330).await;
        browser.at_place(CATHEDRAL, 15.0).await;
        browser.watch_for_movement().await;
        visit(&browser, &server.origin()).await;
        faults.extend(browser.moved().await.into_iter().map(|shift| format!("{width} pixels wide: {shift}")));
        browser.close().await;
    }
    no_faults(faults);
}

#[tokio::test]
async fn nothing_moves_on_the_home_screen_while_it_loads_and_the_answer_comes() {
    assert_nothing_moves(async |browser, origin| {
        let home = Home::open(browser, origin).await;
        browser.wait_until_running().await;
        home.find_the_nearest().await;
        home.nearest().await;
    })
    .await;
}

/// A page may come in parts, and be painted between the drawing of a choice and its words.
#[tokio::test]
async fn the_drawing_of_a_choice_stays_where_it_is_while_its_words_come() {
    let browser = Browser::open_saved().await;
    browser.open_page(&format!("{}/", browser.origin())).await;
    let moved = "() => [...document.querySelectorAll('.needs > label')].flatMap((label) => {
        const icon = label.querySelector('.icon'), words = label.lastChild;
        const top = () => icon.getBoundingClientRect().top;
        const after = top();
        words.remove();
        const before = top();
        label.append(words);
        return before === after ? [] : [`${words.data}: ${before} -> ${after}`];
    })";
    for (width, height) in [(390, 844), (320, 640)] {
        browser.screen(width, height).await;
        assert_eq!(browser.faults(moved, &[]).await, Vec::<String>::new(), "{width} pixels wide");
    }
    browser.close().await;
}

#[tokio::test]
async fn nothing_moves_on_a_place_while_it_loads_and_the_way_comes() {
    assert_nothing_moves(async |browser, origin| {
        browser.open_page(&format!("{origin}{PLACE}")).await;
        browser.wait_until_live().await;
        browser.tap(By::XPath("//button[contains(., 'How far is it?')]")).await;
        browser.until("the way", async || browser.text_of(".one-place .way").await, |way| way.contains("walk")).await;
    })
    .await;
}

#[tokio::test]
async fn nothing_moves_on_a_help_page_while_opening_states_are_filled_in() {
    assert_nothing_moves(async |browser, origin| {
        browser.open_page(&format!("{origin}/help/abuse")).await;
        browser
            .until("who answers", async || browser.text_of(".service .state").await, |state| !state.is_empty())
            .await;
    })
    .await;
}

#[tokio::test]
async fn nothing_moves_on_the_search_before_anything_is_typed() {
    assert_nothing_moves(async |browser, origin| browser.open_page(&format!("{origin}/search")).await).await;
}

#[tokio::test]
async fn nothing_moves_while_the_saved_state_is_checked() {
    assert_nothing_moves(async |browser, origin| {
        Saved::open(browser, origin).await.verdict().await;
        browser.wait_until_running().await;
    })
    .await;
}

/// Without this test, a check that never finds anything would pass.
#[tokio::test]
async fn the_check_sees_what_moves() {
    let server = Server::start();
    let browser = Browser::open().await;
    browser.screen(390, 844).await;
    browser.watch_for_movement().await;
    browser.open_page(&format!("{}/more", server.origin())).await;
    browser.ask("() => document.querySelector('main').style.setProperty('margin-top', '50px')", &[]).await;
    assert!(!browser.moved().await.is_empty());
    browser.close().await;
}
