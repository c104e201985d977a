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
