//! *Forget everything* while a shift runs: it asks twice, ends the shift in every tab, and leaves nothing.

use serde_json::json;
use thirtyfour::prelude::*;

use super::{close_tab, count, new_tab, until_saved, until_trouble};
use crate::support::browser::Browser;
use crate::support::server::Server;

const WATER: u8 = 1;
const LEFT: &str = "async () => [localStorage.length, (await indexedDB.databases()).length]";

async fn start(browser: &Browser, origin: &str) {
    browser.screen(390, 844).await;
    browser.open_page(&format!("{origin}/patrol#start")).await;
    super::until_drawn(browser).await;
    super::press(browser, "Start").await;
    browser.until("the shift", async || browser.text_of(".since").await, |since| since.starts_with("Since")).await;
    count(browser, WATER).await;
    until_saved(browser).await;
}

/// Taps through both questions.
async fn forget(browser: &Browser, origin: &str) {
    browser.open_page(&format!("{origin}/settings")).await;
    browser.tap(By::Css("[data-live=forget] > p button")).await;
    browser.tap(By::XPath("//button[.='Forget it all']")).await;
    let asked = async || browser.text_of("[data-live=forget]").await;
    browser.until("the second question", asked, |words| words.contains("A shift is running. Forget it too?")).await;
    assert_ne!(browser.ask("() => localStorage.length", &[]).await, json!(0), "nothing is forgotten yet");
}

#[tokio::test]
async fn a_shift_that_runs_is_asked_about_twice_and_a_tab_that_counts_stops_and_says_so() {
    let server = Server::start();
    let browser = Browser::open().await;
    start(&browser, &server.origin()).await;
    let counting = browser.driver.window().await.expect("a tab");
    let other = new_tab(&browser).await;
    forget(&browser, &server.origin()).await;
    // Kept after the second question, too.
    browser.tap(By::XPath("//*[@id='forget-shift']/following::button[.='Keep it'][1]")).await;
    browser.driver.switch_to_window(counting.clone()).await.expect("the tab");
    count(&browser, WATER).await;
    super::until_number(&browser, WATER, 2).await;

    browser.driver.switch_to_window(other.clone()).await.expect("the tab");
    forget(&browser, &server.origin()).await;
    browser.tap(By::XPath("//button[.='Forget the shift too']")).await;
    let message = async || browser.text_of("#forgotten").await;
    browser.until("the message", message, |message| message.starts_with("All is forgotten.")).await;
    assert_eq!(browser.ask(LEFT, &[]).await, json!([0, 0]));

    browser.driver.switch_to_window(counting.clone()).await.expect("the tab");
    until_trouble(&browser, "Everything was forgotten in another tab.").await;
    browser.ask("() => document.querySelector('[data-counter=\"1\"]')?.click()", &[]).await;
    browser.ask("async () => { for (const view of ['notes', 'past', 'buttons', 'end']) { location.hash = view; await new Promise((resolve) => setTimeout(resolve, 50)); } }", &[]).await;
    until_trouble(&browser, "Everything was forgotten in another tab.").await;
    let patrols = "async () => [Object.keys(localStorage).filter((key) => key.startsWith('patrol.')), (await indexedDB.databases()).length]";
    assert_eq!(browser.ask(patrols, &[]).await, json!([[], 0]), "it writes again");
    close_tab(&browser, other, counting).await;
    browser.close().await;
}

/// A tab whose connection has gone away is told by no event of the database.
#[tokio::test]
async fn a_tab_whose_database_was_closed_behind_it_writes_nothing_either() {
    let server = Server::start();
    let browser = Browser::open().await;
    let note = "(() => {
        globalThis.opened = [];
        const { open } = IDBFactory.prototype;
        IDBFactory.prototype.open = function (...given) { const asked = open.apply(this, given); asked.addEventListener('success', () => opened.push(asked.result)); return asked; };
    })()";
    browser.before_each_page(note).await;
    start(&browser, &server.origin()).await;
    browser.ask("() => opened.forEach((database) => database.close())", &[]).await;
    let counting = browser.driver.window().await.expect("a tab");
    let other = new_tab(&browser).await;
    forget(&browser, &server.origin()).await;
    browser.tap(By::XPath("//button[.='Forget the shift too']")).await;
    let message = async || browser.text_of("#forgotten").await;
    browser.until("the message", message, |message| message.starts_with("All is forgotten.")).await;
    browser.driver.switch_to_window(counting.clone()).await.expect("the tab");
    until_trouble(&browser, "Everything was forgotten in another tab.").await;
    browser.ask("() => document.querySelector('[data-counter=\"1\"]')?.click()", &[]).await;
    let left = "async () => {
        await new Promise((resolve) => setTimeout(resolve, 300));
        return [Object.keys(localStorage).filter((key) => key.startsWith('patrol.')), (await indexedDB.databases()).length];
    }";
    assert_eq!(browser.ask(left, &[]).await, json!([[], 0]), "it writes again");
    close_tab(&browser, other, counting).await;
    browser.close().await;
}

#[tokio::test]
async fn forgotten_is_never_said_while_a_tab_holds_the_database() {
    let server = Server::start();
    let browser = Browser::open().await;
    start(&browser, &server.origin()).await;
    let counting = browser.driver.window().await.expect("a tab");
    // As a frozen tab, which hears nothing.
    browser.cdp("Page.setWebLifecycleState", json!({ "state": "frozen" })).await;
    let other = new_tab(&browser).await;
    forget(&browser, &server.origin()).await;
    browser.tap(By::XPath("//button[.='Forget the shift too']")).await;
    let said = async || [browser.text_of("#forgotten").await, browser.text_of("#kept").await];
    let [forgotten, kept] =
        browser.until("what is said", said, |said| said.iter().any(|words| !words.is_empty())).await;
    assert!(forgotten.is_empty() && !kept.is_empty(), "{forgotten} {kept}");
    // It wakes up, and lets go.
    browser.driver.switch_to_window(counting.clone()).await.expect("the tab");
    browser.cdp("Page.setWebLifecycleState", json!({ "state": "active" })).await;
    until_trouble(&browser, "Everything was forgotten in another tab.").await;
    browser.ask("() => document.querySelector('[data-counter=\"1\"]')?.click()", &[]).await;
    let databases = async || browser.ask("async () => (await indexedDB.databases()).length", &[]).await;
    browser.until("the database is gone", databases, |databases| *databases == json!(0)).await;
    close_tab(&browser, other, counting).await;
    browser.close().await;
}
