//! The two stores of a shift: one of them fails in mid-shift, or is refused, or has lost what it had.

use serde_json::json;
use thirtyfour::prelude::*;

use super::{
    Stores, count, go, load, number, phone, press, shown, start, sum, until_number, until_saved, until_shown,
    until_trouble,
};
use crate::support::browser::Browser;

const WATER: u8 = 1;
const BLANKETS: u8 = 3;

/// The database, as a test lets it fail: by `fail`, the name of an error and how often `transaction` throws it; by `aborts`, whether
/// transactions are aborted after `success`, and from which write on; by `mute`, whether `open` ever answers. Its patience is shortened.
const DATABASE: &str = "(() => {
    if (location.protocol === 'about:') return;
    globalThis.realOpen = indexedDB.open.bind(indexedDB);
    globalThis.realTransaction = IDBDatabase.prototype.transaction;
    globalThis.opened = [];
    globalThis.fail = ['', 0];
    globalThis.abortFrom = Infinity;
    globalThis.mute = sessionStorage.getItem('test.mute') === '1';
    IDBFactory.prototype.open = function (...given) {
        if (globalThis.mute) return {};
        const asked = realOpen(...given);
        asked.addEventListener('success', () => opened.push(asked.result));
        return asked;
    };
    IDBDatabase.prototype.transaction = function (...given) {
        if (fail[1]-- > 0) throw new DOMException('made to fail', fail[0]);
        return realTransaction.apply(this, given);
    };
    const { put } = IDBObjectStore.prototype;
    let writes = 0;
    globalThis.put = put;
    IDBObjectStore.prototype.put = function (...given) {
        const asked = put.apply(this, given);
        if (++writes >= abortFrom) asked.addEventListener('success', () => { globalThis.aborted = true; this.transaction.abort(); });
        return asked;
    };
    globalThis.fifthFromNow = () => { writes = 0; abortFrom = 5; };
    const later = setTimeout;
    globalThis.setTimeout = (then, wait, ...given) => later(then, wait === 5000 ? 500 : wait, ...given);
})()";

const ONE_STORE: &str = "in one place of two";
const NOTHING_KEPT: &str = "This browser keeps nothing.";

async fn with_database() -> Browser {
    let browser = phone().await;
    browser.before_each_page(DATABASE).await;
    start(&browser).await;
    browser
}

async fn set(browser: &Browser, script: &str) {
    browser.ask(&format!("() => {{ {script} }}"), &[]).await;
}

/// Taps, and waits until both stores have all taps.
async fn tap_until_both_have(browser: &Browser, taps: u32) {
    count(browser, WATER).await;
    until_number(browser, WATER, taps).await;
    until_saved(browser).await;
    both_have(browser, taps).await;
}

async fn both_have(browser: &Browser, taps: u32) {
    let stores = Stores::read(browser).await;
    let counted = |lines: Vec<super::Line>| lines.iter().filter(|line| line.event == "c.1.1").count() as u32;
    assert_eq!(counted(stores.in_local()), taps, "{stores:?}");
    assert_eq!(counted(stores.in_database()), taps, "{stores:?}");
    assert_eq!(stores.writers().len(), 1, "{stores:?}");
}

/// Report 44.
#[tokio::test]
async fn a_database_that_is_closed_behind_the_page_or_fails_once_is_opened_once_more() {
    let browser = with_database().await;
    let mut taps = 0;
    for fault in [
        "opened.splice(0).forEach((database) => database.close())",
        "fail = ['InvalidStateError', 1]",
        "fail = ['UnknownError', 1]",
    ] {
        taps += 1;
        tap_until_both_have(&browser, taps).await;
        set(&browser, fault).await;
        taps += 1;
        tap_until_both_have(&browser, taps).await;
        until_trouble(&browser, "").await;
    }
    browser.close().await;
}

/// Report 44.
#[tokio::test]
async fn while_the_database_always_fails_taps_count_are_in_local_storage_and_the_next_one_saves_all() {
    let browser = with_database().await;
    let mut taps = 0;
    for (fault, mend) in
        [("fail = ['UnknownError', Infinity]", "fail = ['', 0]"), ("fifthFromNow()", "abortFrom = Infinity")]
    {
        set(&browser, fault).await;
        for _ in 0..5 {
            count(&browser, WATER).await;
            taps += 1;
            until_number(&browser, WATER, taps).await;
        }
        until_trouble(&browser, ONE_STORE).await;
        assert_eq!(browser.text_of(".saved").await, "Not saved yet");
        assert_eq!(number(&browser, WATER).await, taps);
        let stores = Stores::read(&browser).await;
        let in_local = stores.in_local().iter().filter(|line| line.event == "c.1.1").count();
        assert_eq!(in_local, taps as usize, "{stores:?}");
        assert!(stores.in_database().len() < stores.in_local().len(), "{stores:?}");
        set(&browser, mend).await;
        taps += 1;
        tap_until_both_have(&browser, taps).await;
        until_trouble(&browser, "").await;
    }
    // And by the button of the warning alone.
    set(&browser, "fail = ['UnknownError', Infinity]").await;
    count(&browser, WATER).await;
    until_trouble(&browser, ONE_STORE).await;
    set(&browser, "fail = ['', 0]").await;
    press(&browser, "Try again").await;
    until_saved(&browser).await;
    both_have(&browser, taps + 1).await;
    browser.close().await;
}

/// Report 44.
#[tokio::test]
async fn a_database_that_never_answers_holds_up_no_tap() {
    let browser = with_database().await;
    tap_until_both_have(&browser, 1).await;
    set(&browser, "mute = true; opened.splice(0).forEach((database) => database.close())").await;
    // Within the task of the tap, long before any patience ends.
    let tap = "(counter) => {
        const button = document.querySelector(`[data-counter='${counter}']`), start = performance.now();
        button.click();
        return new Promise((resolve) => {
            const look = () => (button.querySelector('.count').textContent === '2' ? resolve(performance.now() - start) : requestAnimationFrame(look));
            look();
        });
    }";
    let took = browser.ask(tap, &[json!(WATER)]).await.as_f64().expect("milliseconds");
    assert!(took < 1000.0, "{took} ms");
    let stored = "() => Object.entries(localStorage).filter(([key, text]) => /^patrol\\.[0-9a-f]{16}\\.\\d+$/.test(key)).map(([, text]) => text).join('').match(/\\.c\\.1\\.1\\./g).length";
    assert_eq!(browser.ask(stored, &[]).await, json!(2), "it is in local storage");
    assert_eq!(browser.text_of(".saved").await, "Not saved yet");
    until_trouble(&browser, ONE_STORE).await;
    assert_eq!(browser.text_of(".saved").await, "Not saved yet");
    set(&browser, "mute = false").await;
    tap_until_both_have(&browser, 3).await;
    browser.close().await;
}

/// A start must not wait for what never comes, nor lose a tap meanwhile.
#[tokio::test]
async fn a_database_that_never_answers_holds_up_no_start() {
    let browser = with_database().await;
    tap_until_both_have(&browser, 1).await;
    set(&browser, "sessionStorage.setItem('test.mute', '1')").await;
    browser.driver.goto("about:blank").await.expect("a page opens");
    browser.open_page(&format!("{}/patrol#tally", browser.origin())).await;
    until_number(&browser, WATER, 1).await;
    count(&browser, WATER).await;
    until_number(&browser, WATER, 2).await;
    until_trouble(&browser, ONE_STORE).await;
    set(&browser, "sessionStorage.removeItem('test.mute')").await;
    load(&browser, "tally").await;
    until_number(&browser, WATER, 2).await;
    browser.close().await;
}

/// What was deleted does not come back because the database did not hear of it.
#[tokio::test]
async fn a_shift_that_was_deleted_while_the_database_fails_stays_deleted_and_leaves_it_later() {
    let browser = with_database().await;
    tap_until_both_have(&browser, 1).await;
    go(&browser, "end").await;
    press(&browser, "End the shift").await;
    until_shown(&browser, "The shift has ended.").await;
    until_saved(&browser).await;
    load(&browser, "past").await;
    set(&browser, "fail = ['UnknownError', Infinity]").await;
    press(&browser, "Delete").await;
    press(&browser, "Delete it").await;
    until_trouble(&browser, "has not let go of all that you deleted").await;
    until_shown(&browser, "There is no past shift on this phone.").await;
    assert!(!Stores::read(&browser).await.in_database().is_empty());
    // The next start finds the database as it should be.
    load(&browser, "past").await;
    until_shown(&browser, "There is no past shift on this phone.").await;
    let left = async || Stores::read(&browser).await.writers().len();
    browser.until("it is gone", left, |left| *left == 0).await;
    let noted = "() => localStorage.getItem('patrol.deleted')";
    browser.until("nothing is left to do", async || browser.ask(noted, &[]).await, |noted| noted.is_null()).await;
    until_trouble(&browser, "").await;
    browser.close().await;
}

const NO_LOCAL: &str = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };";
const NO_DATABASE: &str = "IDBFactory.prototype.open = () => { throw new DOMException('refused', 'SecurityError'); };";

async fn refusing(refused: &str) -> Browser {
    let browser = phone().await;
    browser.before_each_page("globalThis.realOpen = indexedDB.open.bind(indexedDB);").await;
    browser.before_each_page(refused).await;
    browser
}

#[tokio::test]
async fn with_one_store_refused_the_warning_stands_and_the_other_keeps_all() {
    for (refused, saved) in [(NO_LOCAL, "Saved"), (NO_DATABASE, "Not saved yet")] {
        let browser = refusing(refused).await;
        start(&browser).await;
        for taps in 1..=3 {
            count(&browser, WATER).await;
            until_number(&browser, WATER, taps).await;
            until_trouble(&browser, ONE_STORE).await;
        }
        browser.until("what is saved", async || browser.text_of(".saved").await, |told| told == saved).await;
        for taps in 4..=5 {
            load(&browser, "tally").await;
            until_number(&browser, WATER, taps - 1).await;
            count(&browser, WATER).await;
            until_number(&browser, WATER, taps).await;
            until_trouble(&browser, ONE_STORE).await;
            browser.until("what is saved", async || browser.text_of(".saved").await, |told| told == saved).await;
        }
        go(&browser, "end").await;
        assert_eq!(sum(&browser).await, json!({ "Water": 5 }));
        browser.close().await;
    }
}

#[tokio::test]
async fn with_both_refused_taps_count_as_long_as_the_page_and_can_be_taken_out() {
    let browser = refusing(&[NO_LOCAL, NO_DATABASE].concat()).await;
    start(&browser).await;
    for taps in 1..=3 {
        count(&browser, WATER).await;
        until_number(&browser, WATER, taps).await;
    }
    until_trouble(&browser, NOTHING_KEPT).await;
    assert_eq!(browser.text_of(".saved").await, "Not saved yet");
    go(&browser, "end").await;
    until_trouble(&browser, NOTHING_KEPT).await;
    assert_eq!(sum(&browser).await, json!({ "Water": 3 }));
    let file = super::ending::file_of(&browser, "Save the file, with notes").await;
    assert!(file.text.contains(r#""Water",3"#), "{file:?}");
    browser.close().await;
}

/// One store is emptied between two loads, as browsers do it, or a person.
#[tokio::test]
async fn what_one_store_has_lost_the_other_brings_back_and_a_new_writer_goes_on() {
    for empty in [
        "() => localStorage.clear()",
        "() => new Promise((resolve, reject) => Object.assign(indexedDB.deleteDatabase('safe-night.patrol'), { onsuccess: resolve, onerror: reject }))",
    ] {
        let browser = phone().await;
        start(&browser).await;
        for _ in 0..3 {
            count(&browser, WATER).await;
        }
        until_saved(&browser).await;
        browser.open_page(&format!("{}/more", browser.origin())).await;
        browser.ask(empty, &[]).await;
        load(&browser, "tally").await;
        until_number(&browser, WATER, 3).await;
        count(&browser, WATER).await;
        count(&browser, BLANKETS).await;
        until_number(&browser, WATER, 4).await;
        until_saved(&browser).await;
        let stores = Stores::read(&browser).await;
        assert_eq!(stores.writers().len(), 2, "{empty}: {stores:?}");
        let goes_on = |line: &super::Line| line.event.starts_with("s.") && line.event.len() > "s.4..".len();
        let continues: Vec<_> = stores.all().into_iter().filter(goes_on).collect();
        assert_eq!(continues.len(), 1, "{empty}: {stores:?}");
        assert_eq!(stores.in_local(), stores.in_database(), "{empty}: both have all again");
        load(&browser, "end").await;
        let both = json!({ "Water": 4, "Blankets": 1 });
        assert_eq!(sum(&browser).await, both, "{empty}");

        // Ended, it is one shift, and stays ended.
        press(&browser, "End the shift").await;
        until_shown(&browser, "The shift has ended.").await;
        until_saved(&browser).await;
        for _ in 0..2 {
            load(&browser, "").await;
            let words = shown(&browser).await;
            assert!(words.contains("Count what you do."), "{empty}: it runs again: {words}");
        }
        go(&browser, "past").await;
        let cards = "() => [...document.querySelectorAll('.shifts .card .note')].map((card) => card.textContent.split('. ')[1])";
        assert_eq!(browser.ask(cards, &[]).await, json!(["5 taps, 0 notes."]), "{empty}");
        press(&browser, "See it").await;
        assert_eq!(sum_of_card(&browser).await, both, "{empty}");
        browser.ask("() => sessionStorage.clear()", &[]).await;
        press(&browser, "Delete all").await;
        press(&browser, "Delete them all").await;
        until_shown(&browser, "There is no past shift on this phone.").await;
        let gone = async || Stores::read(&browser).await.all();
        browser.until("nothing is left", gone, Vec::is_empty).await;
        browser.close().await;
    }
}

async fn sum_of_card(browser: &Browser) -> serde_json::Value {
    let rows = "() => Object.fromEntries([...document.querySelectorAll('.shifts .sum tbody tr')].map((row) => [row.cells[0].textContent, Number(row.cells[1].textContent)]))";
    browser.ask(rows, &[]).await
}

#[tokio::test]
async fn of_a_spoilt_chunk_the_rest_is_there_and_it_is_told() {
    let browser = phone().await;
    start(&browser).await;
    for _ in 0..4 {
        count(&browser, WATER).await;
    }
    until_saved(&browser).await;
    browser.open_page(&format!("{}/more", browser.origin())).await;
    // A letter of the second tap is another one, in both stores.
    let spoil = "async () => {
        const spoilt = (text) => text.replace(/\\.c\\.1\\.1\\./, '.c.1.7.');
        const key = Object.keys(localStorage).find((key) => /^patrol\\.[0-9a-f]{16}\\.0$/.test(key));
        localStorage.setItem(key, spoilt(localStorage.getItem(key)));
        const database = await new Promise((resolve) => { const asked = indexedDB.open('safe-night.patrol'); asked.onsuccess = () => resolve(asked.result); });
        await new Promise((resolve) => {
            const lines = database.transaction('lines', 'readwrite').objectStore('lines');
            lines.transaction.oncomplete = resolve;
            lines.openCursor().onsuccess = ({ target: { result: cursor } }) => {
                if (cursor.value.includes('.c.1.1.')) cursor.update(spoilt(cursor.value)); else cursor.continue();
            };
        });
        database.close();
    }";
    browser.ask(spoil, &[]).await;
    load(&browser, "tally").await;
    until_number(&browser, WATER, 3).await;
    until_trouble(&browser, "Some of what this phone kept cannot be read. The rest is here.").await;
    count(&browser, WATER).await;
    until_number(&browser, WATER, 4).await;
    until_saved(&browser).await;
    Stores::read(&browser).await.writers();
    assert!(browser.driver.find(By::Css(".troubles .card")).await.is_ok(), "it stands");
    browser.close().await;
}
