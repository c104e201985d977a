//! The text for a friend: shown, and handed over as it is shown, by each way.

use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::journeys::facts::corrected;
use crate::journeys::knowledge::store;
use crate::support::browser::Browser;
use crate::support::places::CATHEDRAL;
use crate::support::server::Server;

const NAME: &str = "Fish & Chips #1 (100%) + Café's";
const IPHONE: &str = "Mozilla/5.0 (iPhone; CPU iPhone OS 15_8 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/15.6 Mobile/15E148 Safari/604.1";
const IPAD: &str = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Safari/605.1.15";
const ANDROID: &str =
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Mobile Safari/537.36";

async fn open(browser: &Browser) {
    browser.open_page(&format!("{}/tell", browser.origin())).await;
    browser.until("the text", async || browser.text_of(".message").await, |text| !text.is_empty()).await;
}

async fn choose(browser: &Browser, id: &str, words: &str) {
    let choose = "(id, words) => { const pick = document.getElementById(id); pick.value = [...pick.options].find((option) => option.text === words).value; pick.dispatchEvent(new Event('change')); }";
    browser.ask(choose, &[json!(id), json!(words)]).await;
}

async fn until_text(browser: &Browser, wanted: &str) {
    browser.until("the text", async || browser.text_of(".message").await, |text| text == wanted).await;
}

#[tokio::test]
async fn why_there_is_no_location_is_told() {
    let browser = Browser::open_saved_then_stopped().await;
    browser.refuse_location().await;
    open(&browser).await;
    browser.tap(By::XPath("//button[contains(., 'Add where I am')]")).await;
    let told = async || browser.text_of(".status").await;
    browser.until("why", told, |told| told == "Your phone did not share its location. That is fine.").await;
    browser.close().await;
}

/// Half an hour after midnight on the nights when the clocks change at one, or at two.
#[tokio::test]
async fn a_time_in_minutes_from_now_holds_over_a_change_of_the_clocks() {
    for (now, there) in [("2027-03-28T00:50:00Z", "02:10"), ("2027-10-31T00:50:00Z", "01:10")] {
        let browser = Browser::open_saved_then_stopped().await;
        browser.at_time(now).await;
        open(&browser).await;
        choose(&browser, "time", "In 20 minutes").await;
        browser.until("the time", async || browser.text_of(".message").await, |text| text.contains(there)).await;
        browser.close().await;
    }
}

/// Report 34.
#[tokio::test]
async fn the_shown_text_is_what_each_phone_opens_whatever_the_place_is_called() {
    let server = Server::start();
    for (agent, opens) in [(IPHONE, "sms:&body="), (IPAD, "sms:&body="), (ANDROID, "sms:?body=")] {
        let browser = Browser::open().await;
        browser.cdp("Network.setUserAgentOverride", json!({ "userAgent": agent })).await;
        browser.open_page(&format!("{}/help", server.origin())).await;
        let facts = corrected(|knowledge| knowledge.places[0].name = NAME.into());
        store(&browser, &serde_json::from_str(&facts).expect("facts")).await;
        browser.at_place(CATHEDRAL, 10.0).await;
        browser.open_page(&format!("{}/tell", server.origin())).await;
        browser.tap(By::XPath("//button[.='Add where I am']")).await;
        choose(&browser, "destination", NAME).await;
        choose(&browser, "time", "Do not say").await;
        let text = "I am near Christ Church Gate, Canterbury Cathedral: within 30 metres of it. Grid reference TR 1498 5785. I am going to Fish and Chips number 1 (100 percent) plus Café's. https://maps.google.com/?q=51.27930,1.08115";
        until_text(&browser, text).await;
        let bodies = "(opens) => { const link = document.querySelector('.send').getAttribute('href'); if (!link.startsWith(opens)) return link; const body = link.slice(opens.length); return [decodeURIComponent(body), decodeURIComponent(decodeURIComponent(body))]; }";
        assert_eq!(browser.ask(bodies, &[json!(opens)]).await, json!([text, text]), "{agent}");
        browser.close().await;
    }
}

/// Stubs of the share sheet and the clipboard: each gives what `answers` says, and notes what it got.
fn stub(share: &str, copy: &str) -> String {
    format!(
        "(() => {{ globalThis.got = [];
            const answer = (end) => (given) => {{ got.push(given); return end ? Promise.reject(new DOMException('', end)) : Promise.resolve(); }};
            const share = {share}, copy = {copy};
            if (share === null) delete Navigator.prototype.share;
            else Object.defineProperty(navigator, 'share', {{ configurable: true, value: answer(share) }});
            Object.defineProperty(navigator, 'clipboard', {{ configurable: true, value: copy === null ? undefined : {{ writeText: answer(copy) }} }});
        }})()"
    )
}

async fn tapped(browser: &Browser, button: &str) -> (String, Value, Value) {
    browser.tap(By::XPath(format!("//button[.='{button}']"))).await;
    // The answer of the stub comes before this one's.
    browser.ask("() => new Promise((resolve) => setTimeout(resolve, 100))", &[]).await;
    let status = browser.text_of("[data-live=tell] [role=status] .status").await;
    let got = browser.ask("() => globalThis.got", &[]).await;
    (status, got, browser.ask("() => String(getSelection())", &[]).await)
}

const SELECTED: &str = "That did not work here. The text is selected: hold a finger on it, then tap Copy.";

/// Report 34.
#[tokio::test]
async fn sharing_and_copying_tell_what_came_of_them_and_no_more() {
    for (share, copy, button, status, selected) in [
        ("''", "''", "Send another way", "", false),
        ("'AbortError'", "''", "Send another way", "", false),
        ("'NotAllowedError'", "''", "Send another way", SELECTED, true),
        ("''", "''", "Copy the text", "Copied.", false),
        ("''", "'NotAllowedError'", "Copy the text", SELECTED, true),
        ("''", "'AbortError'", "Copy the text", SELECTED, true),
        ("''", "null", "Copy the text", SELECTED, true),
    ] {
        let browser = Browser::open_saved().await;
        browser.before_each_page(&stub(share, copy)).await;
        open(&browser).await;
        choose(&browser, "destination", "Home").await;
        until_text(&browser, "I am going home.").await;
        let (said, got, selection) = tapped(&browser, button).await;
        assert_eq!(said, status, "{button}: {share} {copy}");
        let wanted = match button {
            "Copy the text" if copy == "null" => json!([]),
            "Copy the text" => json!(["I am going home."]),
            _ => json!([{ "text": "I am going home." }]),
        };
        assert_eq!(got, wanted);
        assert_eq!(selection, json!(if selected { "I am going home." } else { "" }));
        browser.close().await;
    }
}

#[tokio::test]
async fn without_a_share_sheet_there_is_no_button_for_it() {
    let browser = Browser::open_saved().await;
    browser.before_each_page(&stub("null", "''")).await;
    open(&browser).await;
    let shown = "() => [...document.querySelectorAll('[data-live=tell] .buttons button')].filter((button) => button.checkVisibility()).map((button) => button.textContent)";
    assert_eq!(browser.ask(shown, &[]).await, json!(["Copy the text"]));
    browser.close().await;
}

#[tokio::test]
async fn the_second_text_says_that_one_is_home() {
    let browser = Browser::open_saved().await;
    open(&browser).await;
    until_text(&browser, "I am out tonight. Please look out for me.").await;
    choose(&browser, "kind", "I'm home").await;
    until_text(&browser, "I'm home.").await;
    choose(&browser, "kind", "I am there").await;
    until_text(&browser, "I am there.").await;
    browser.close().await;
}

#[tokio::test]
async fn a_friends_number_is_kept_only_when_asked_and_forgotten_at_a_tap_or_by_the_exit() {
    let browser = Browser::open_saved_then_stopped().await;
    open(&browser).await;
    let kept = async || browser.ask("() => localStorage.getItem('safe-night.private.friend')", &[]).await;
    let href = async || browser.ask("() => document.querySelector('.send').getAttribute('href')", &[]).await;
    browser.tap(By::Css(".friend summary")).await;
    let field = browser.driver.find(By::Css("#friend")).await.expect("the field");
    field.send_keys("call me").await.expect("typed");
    browser.tap(By::XPath("//button[.='Keep it on this phone']")).await;
    let status = async || browser.text_of(".friend .status").await;
    browser.until("the refusal", status, |words| words == "That is not a phone number.").await;
    assert_eq!(kept().await, Value::Null);
    field.clear().await.expect("cleared");
    field.send_keys("+44 7700 900123").await.expect("typed");
    assert_eq!(kept().await, Value::Null);
    browser.tap(By::XPath("//button[.='Keep it on this phone']")).await;
    browser
        .until("the link", href, |link| link.as_str().is_some_and(|link| link.starts_with("sms:+447700900123?body=")))
        .await;
    assert_eq!(kept().await, json!("+447700900123"));
    open(&browser).await;
    browser
        .until("the link", href, |link| link.as_str().is_some_and(|link| link.starts_with("sms:+447700900123?body=")))
        .await;
    browser.tap(By::Css(".friend summary")).await;
    browser.tap(By::XPath("//button[.='Forget this number']")).await;
    browser.until("the link", href, |link| link.as_str().is_some_and(|link| link.starts_with("sms:?body="))).await;
    assert_eq!(kept().await, Value::Null);
    browser.close().await;
}
