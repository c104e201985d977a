use crate::support::browser::Browser;
use crate::support::clock::SATURDAY_2330;
use crate::support::editions::knowledge;
use crate::support::screens::{Home, name_of_screen};
use crate::support::server::Server;
use safe_night_canterbury::content::entry::List;
use safe_night_canterbury::content::situation::Situation;
use thirtyfour::prelude::*;

fn situations() -> impl Iterator<Item = &'static Situation> {
    knowledge().situations.iter().filter(|situation| situation.list != List::Page)
}

/// Goes from the home screen by *Help* to each situation: the number of its first service can be tapped.
async fn two_taps_to_a_number(browser: &Browser, origin: &str) {
    Home::open(browser, origin).await;
    browser.tap(By::Css("nav a[href='/help']")).await;
    for situation in situations() {
        browser.until("help", async || name_of_screen(browser).await, |name| name == "Help").await;
        browser.tap(By::Css(format!("main a[href='{}']", situation.path()))).await;
        let screen = async || name_of_screen(browser).await;
        browser.until("the situation", screen, |name| *name == situation.title).await;
        let numbers = browser.driver.find_all(By::Css(".service a[href^='tel:']")).await.expect("numbers to call");
        let first = numbers.first().unwrap_or_else(|| panic!("{}: nobody to call", situation.id));
        assert!(first.is_displayed().await.expect("its state"), "{}: the number is not shown", situation.id);
        assert!(first.is_clickable().await.expect("its state"), "{}: the number cannot be tapped", situation.id);
        browser.driver.back().await.expect("a way back");
    }
}

#[tokio::test]
async fn with_scripts_off_each_situation_leads_to_a_number_in_two_taps() {
    let server = Server::start();
    let browser = Browser::open_with_scripts_off().await;
    two_taps_to_a_number(&browser, &server.origin()).await;
    browser.close().await;
}

#[tokio::test]
async fn with_the_server_stopped_each_situation_leads_to_a_number_in_two_taps() {
    let browser = Browser::open_saved_then_stopped().await;
    let origin = browser.origin();
    two_taps_to_a_number(&browser, origin).await;
    browser.close().await;
}

#[tokio::test]
async fn a_service_says_whether_somebody_answers_now() {
    let browser = Browser::open_saved().await;
    // Saturday, 11.30pm in London.
    browser.at_time(SATURDAY_2330).await;
    browser.driver.goto(format!("{}/help/abuse", browser.origin())).await.expect("the page opens");
    let state = async |id: &str| {
        let state = format!("[id='{id}'] .state");
        browser.until("the state", async || browser.text_of(&state).await, |state| !state.is_empty()).await
    };
    assert!(state("national-domestic-abuse-helpline").await.contains("Open day and night"));
    assert!(state("victim-support-kent").await.contains("Closed, opens at 8am on Monday"));
    // The number is confirmed, its hours are not.
    assert!(state("mens-advice-line").await.contains("Reported closed"));
    browser.close().await;
}

/// Rows must not move: a finger may be on its way to one, or the focus on its button.
#[tokio::test]
async fn when_a_minute_passes_the_states_change_and_the_rows_stay() {
    let browser = Browser::open_saved().await;
    // Monday, half a minute before Victim Support Kent closes.
    browser.at_time("2027-01-18T19:59:30Z").await;
    browser.driver.goto(format!("{}/help/abuse", browser.origin())).await.expect("the page opens");
    let state = async || browser.text_of("[id='victim-support-kent'] .state").await;
    browser.until("it is open", state, |state| state.contains("Open until 8pm")).await;
    let a_minute_later = "
        document.querySelector('[id=victim-support-kent] a').focus();
        const now = Date.now; Date.now = () => now() + 60000;
        document.dispatchEvent(new Event('visibilitychange'));
        arguments[0](true);";
    browser.script(a_minute_later).await;
    browser.until("it is closed", state, |state| state.contains("Closed, opens at 8am tomorrow")).await;
    let focused = browser.driver.active_element().await.expect("the focus").text().await.expect("its words");
    assert_eq!(focused, "Call 0808 168 9276");
    browser.close().await;
}

#[tokio::test]
async fn past_its_review_a_page_and_its_services_say_that_they_may_be_old() {
    let browser = Browser::open_saved().await;
    browser.at_time("2028-02-01T23:30:00Z").await;
    let old = |text: &String| text.contains("May be out of date. Check before you rely on it.");
    for (page, part) in [
        ("/help/spiked", ".evidence .old"),
        ("/help/spiked", ".service .old"),
        ("/campaigns/ask-for-angela", ".evidence .old"),
        ("/plan/young-people", ".evidence .old"),
        ("/help", "[data-list=danger]"),
        ("/", "[data-need=somewhere_safe] .place .old"),
    ] {
        browser.driver.goto(format!("{}{page}", browser.origin())).await.expect("the page opens");
        browser.until(page, async || browser.text_of(part).await, old).await;
        let state = browser.text_of(".state").await;
        assert!(!state.contains("Open"), "{page}: {state}");
    }
    browser.close().await;
}
