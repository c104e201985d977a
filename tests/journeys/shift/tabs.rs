//! Two tabs on one shift: one of them counts.

use serde_json::json;

use super::{
    Stores, close_tab, count, load, new_tab, number, phone, press, shown, start, until_number, until_saved,
    until_shown, until_trouble,
};
use crate::journeys::faults::phone::NO_LOCKS;
use crate::support::browser::Browser;

const WATER: u8 = 1;
const ANOTHER: &str = "This shift is counted in another tab of this phone.";

async fn life(browser: &Browser, state: &str) {
    browser.cdp("Page.setWebLifecycleState", json!({ "state": state })).await;
}

/// Without waiting for what comes of it.
async fn click(browser: &Browser) {
    browser.ask("() => document.querySelector('[data-counter=\"1\"]').click()", &[]).await;
}

async fn taps_stored(browser: &Browser) -> (usize, usize) {
    let stores = Stores::read(browser).await;
    let taps = |lines: Vec<super::Line>| lines.iter().filter(|line| line.event == "c.1.1").count();
    // No number twice.
    stores.writers();
    (taps(stores.in_local()), taps(stores.in_database()))
}

/// Report 45.
#[tokio::test]
async fn a_second_tab_shows_the_counts_and_takes_over_from_a_frozen_one_without_loss() {
    let without =
        "for (const of of ['locks', 'BroadcastChannel']) { delete Navigator.prototype[of]; delete globalThis[of]; }";
    for prepare in ["", without, NO_LOCKS] {
        let browser = phone().await;
        browser.before_each_page(prepare).await;
        start(&browser).await;
        for _ in 0..2 {
            count(&browser, WATER).await;
        }
        until_saved(&browser).await;
        let first = browser.driver.window().await.expect("a tab");
        life(&browser, "frozen").await;

        let second = new_tab(&browser).await;
        browser.before_each_page(prepare).await;
        load(&browser, "tally").await;
        until_number(&browser, WATER, 2).await;
        if prepare.is_empty() {
            until_trouble(&browser, ANOTHER).await;
            click(&browser).await;
            assert_eq!(number(&browser, WATER).await, 2, "it counts nothing beside the first");
            press(&browser, "Count here instead").await;
            until_trouble(&browser, "").await;
        }
        count(&browser, WATER).await;
        until_number(&browser, WATER, 3).await;
        until_saved(&browser).await;

        browser.driver.switch_to_window(first.clone()).await.expect("the tab");
        life(&browser, "active").await;
        click(&browser).await;
        until_trouble(&browser, ANOTHER).await;
        // It shows what the other has counted.
        until_number(&browser, WATER, 3).await;
        assert_eq!(taps_stored(&browser).await, (3, 3), "the thawed tab has written");

        // And back again.
        press(&browser, "Count here instead").await;
        until_trouble(&browser, "").await;
        until_number(&browser, WATER, 3).await;
        count(&browser, WATER).await;
        until_number(&browser, WATER, 4).await;
        until_saved(&browser).await;
        browser.driver.switch_to_window(second.clone()).await.expect("the tab");
        until_trouble(&browser, ANOTHER).await;
        until_number(&browser, WATER, 4).await;
        click(&browser).await;
        until_number(&browser, WATER, 4).await;
        assert_eq!(taps_stored(&browser).await, (4, 4));
        close_tab(&browser, second, first).await;
        browser.close().await;
    }
}

/// Without locks each tab takes itself for the one that counts. What the first writes while the second reads must not be lost, nor its
/// number be given twice.
#[tokio::test]
async fn without_locks_a_tap_while_the_other_tab_opens_takes_no_number_twice() {
    let browser = phone().await;
    let without = "delete Navigator.prototype.locks;";
    browser.before_each_page(without).await;
    start(&browser).await;
    count(&browser, WATER).await;
    until_saved(&browser).await;
    let first = browser.driver.window().await.expect("a tab");
    let second = new_tab(&browser).await;
    // The second one has read local storage and waits for the database.
    let slow = "(() => {
        delete Navigator.prototype.locks;
        const { getAll } = IDBObjectStore.prototype;
        IDBObjectStore.prototype.getAll = function (...given) {
            const asked = getAll.apply(this, given);
            Object.defineProperty(this.transaction, 'oncomplete', { set(then) {
                this.addEventListener('complete', () => { globalThis.reads = true; const wait = () => (globalThis.goOn ? then() : setTimeout(wait, 20)); wait(); });
            } });
            return asked;
        };
    })()";
    browser.before_each_page(slow).await;
    browser.open_page(&format!("{}/patrol#tally", browser.origin())).await;
    let reads = async || browser.ask("() => globalThis.reads ?? false", &[]).await;
    browser.until("it reads", reads, |reads| *reads == json!(true)).await;
    browser.driver.switch_to_window(first.clone()).await.expect("the tab");
    click(&browser).await;
    until_number(&browser, WATER, 2).await;
    browser.driver.switch_to_window(second.clone()).await.expect("the tab");
    browser.ask("() => { globalThis.goOn = true; }", &[]).await;
    until_number(&browser, WATER, 2).await;
    until_trouble(&browser, ANOTHER).await;
    press(&browser, "Count here instead").await;
    until_trouble(&browser, "").await;
    count(&browser, WATER).await;
    until_number(&browser, WATER, 3).await;
    until_saved(&browser).await;
    assert_eq!(taps_stored(&browser).await, (3, 3));
    close_tab(&browser, second, first).await;
    browser.close().await;
}

/// No shift runs: a tab that was opened first and does nothing keeps nobody from starting.
#[tokio::test]
async fn a_shift_is_started_in_a_second_tab_and_seen_in_the_first() {
    let browser = phone().await;
    load(&browser, "").await;
    let first = browser.driver.window().await.expect("a tab");
    let second = new_tab(&browser).await;
    start(&browser).await;
    count(&browser, WATER).await;
    until_number(&browser, WATER, 1).await;
    until_saved(&browser).await;
    browser.driver.switch_to_window(first.clone()).await.expect("the tab");
    super::go(&browser, "start").await;
    press(&browser, "Start").await;
    until_shown(&browser, "A shift runs in another tab of this phone.").await;
    load(&browser, "tally").await;
    until_number(&browser, WATER, 1).await;
    until_trouble(&browser, ANOTHER).await;
    assert!(shown(&browser).await.contains("Count here instead"));
    assert_eq!(taps_stored(&browser).await, (1, 1));
    close_tab(&browser, second, first).await;
    browser.close().await;
}
