use crate::support::browser::Browser;
use crate::support::editions::knowledge;
use crate::support::screens::name_of_screen;
use crate::support::server::Server;
use thirtyfour::prelude::*;

/// From a help page or a campaign to the card, and back by one tap.
async fn the_card_is_shown(browser: &Browser, from: &str, card: &str) {
    browser.driver.goto(from).await.expect("the page opens");
    let card = knowledge().card(card).expect("the card");
    browser.tap(By::Css(format!("main .button[href='{}']", card.path()))).await;
    browser.until("the card", async || name_of_screen(browser).await, |name| *name == card.title).await;
    for (index, words) in card.words.iter().enumerate() {
        let line = browser.driver.find(By::Css(format!(".show p:nth-child({})", index + 1))).await.expect("a line");
        assert_eq!(line.text().await.expect("its words"), *words);
        let size: f64 =
            line.css_value("font-size").await.expect("its size").trim_end_matches("px").parse().expect("pixels");
        assert!(size >= 36.0, "{words} is only {size} pixels high");
    }
    assert!(browser.driver.find(By::Css("nav.tabs")).await.is_err(), "the card fills the screen");
    browser.tap(By::LinkText("Close")).await;
    let gone = async || browser.driver.find(By::Css(".show")).await.is_err();
    browser.until("the card is closed", gone, |gone| *gone).await;
}

#[tokio::test]
async fn the_cards_are_shown_with_scripts_off() {
    let server = Server::start();
    let browser = Browser::open_with_scripts_off().await;
    let origin = server.origin();
    the_card_is_shown(&browser, &format!("{origin}/campaigns/ask-for-angela"), "angela").await;
    the_card_is_shown(&browser, &format!("{origin}/help/followed"), "help").await;
    the_card_is_shown(&browser, &format!("{origin}/help/collapsed"), "friend").await;
    browser.close().await;
}

#[tokio::test]
async fn the_screen_stays_on_while_a_card_is_shown_even_without_a_signal() {
    let browser = Browser::open_with_window().await;
    let server = Server::start();
    browser.open_page(&format!("{}/", server.origin())).await;
    browser.wait_until_saved().await;
    let origin = server.stop();
    let count = "globalThis.asked = []; const real = WakeLock.prototype.request; WakeLock.prototype.request = function (what) { globalThis.asked.push(what); return real.call(this, what); };";
    browser.before_each_page(count).await;
    the_card_is_shown(&browser, &format!("{origin}/campaigns/ask-for-angela"), "angela").await;
    browser.driver.goto(format!("{origin}/show/angela")).await.expect("the card opens");
    let status = async || browser.text_of("[data-live=stay-awake]").await;
    browser.until("the screen stays on", status, |status| status == "Your screen stays on.").await;
    assert_eq!(browser.script("arguments[0](globalThis.asked)").await, serde_json::json!(["screen"]));
    browser.close().await;
}

#[tokio::test]
async fn a_phone_that_cannot_stay_awake_shows_the_card_all_the_same() {
    let browser = Browser::open_saved().await;
    let without = "delete Navigator.prototype.wakeLock;";
    browser.before_each_page(without).await;
    the_card_is_shown(&browser, &format!("{}/campaigns/ask-for-angela", browser.origin()), "angela").await;
    browser.close().await;
}

/// Report 16: the words stayed after the browser had released the lock.
#[tokio::test]
async fn once_the_lock_is_released_nothing_says_that_the_screen_stays_on() {
    let browser = Browser::open_with_window().await;
    let server = Server::start();
    let keep = "const real = WakeLock.prototype.request; WakeLock.prototype.request = async function (what) { globalThis.lock = await real.call(this, what); return globalThis.lock; };";
    browser.before_each_page(keep).await;
    browser.open_page(&format!("{}/show/angela", server.origin())).await;
    let status = async || browser.text_of("[data-live=stay-awake]").await;
    browser.until("the screen stays on", status, |status| status == "Your screen stays on.").await;
    browser.ask("() => globalThis.lock.release()", &[]).await;
    browser.until("no words", status, |status| status.is_empty()).await;
    browser.close().await;
}
