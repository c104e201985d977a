//! The end of a shift: its summary, the ways to take it out, past shifts and how long they are kept.

use serde::Deserialize;
use serde_json::{Value, json};
use thirtyfour::prelude::*;

use super::{Stores, choose, count, go, load, phone, press, shown, start, sum, until_number, until_saved, until_shown};
use crate::support::browser::Browser;

const WATER: u8 = 1;

/// A file as the browser gets it to download.
#[derive(Debug, Deserialize)]
pub struct Handed {
    pub name: String,
    pub kind: String,
    /// With the byte-order mark.
    pub text: String,
}

/// The file that a button of the page hands to the browser, which downloads nothing.
pub async fn file_of(browser: &Browser, button: &str) -> Handed {
    let catch = "() => {
        globalThis.handed = [];
        URL.createObjectURL = (file) => { handed.push({ file }); return 'blob:caught'; };
        const { click } = HTMLAnchorElement.prototype;
        HTMLElement.prototype.click = function () {
            if (this.download) handed.at(-1).name = this.download; else click.call(this);
        };
    }";
    browser.ask(catch, &[]).await;
    press(browser, button).await;
    let handed = async || browser.ask("() => globalThis.handed.length", &[]).await;
    browser.until("the file", handed, |files| *files == json!(1)).await;
    let read = "async () => {
        const [{ file, name }] = globalThis.handed;
        return { name, kind: file.type, text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(await file.arrayBuffer()) };
    }";
    serde_json::from_value(browser.ask(read, &[]).await).expect("a file")
}

/// The text that the mail would have.
async fn mail(browser: &Browser) -> String {
    let body = "() => new URLSearchParams(document.querySelector('.ways-out a[href^=\"mailto:\"]').href.split('?')[1].replaceAll('+', '%2B')).get('body')";
    browser.ask(body, &[]).await.as_str().expect("a text").to_owned()
}

/// The clocks of the page, which a test sets: the wall clock, and the one that nobody sets. A reload goes on with the first.
const CLOCKS: &str = "(() => {
    if (location.protocol === 'about:') return;
    const Real = Date, now = performance.now.bind(performance);
    globalThis.wall = Number(sessionStorage.getItem('test.wall'));
    globalThis.mono = 0;
    globalThis.Date = class extends Real {
        constructor(...given) { if (given.length) super(...given); else super(Date.now()); }
        static now() { return Real.now() + globalThis.wall; }
    };
    performance.now = () => now() + globalThis.mono;
    globalThis.setTo = (time) => { globalThis.wall = Real.parse(time) - Real.now(); sessionStorage.setItem('test.wall', globalThis.wall); };
    globalThis.pass = (minutes, ofMono) => {
        globalThis.wall += minutes * 60000;
        globalThis.mono += ofMono * 60000;
        sessionStorage.setItem('test.wall', globalThis.wall);
    };
})()";

async fn with_clocks(zone: &str) -> Browser {
    let browser = phone().await;
    browser.before_each_page(CLOCKS).await;
    browser.cdp("Emulation.setTimezoneOverride", json!({ "timezoneId": zone })).await;
    load(&browser, "").await;
    browser
}

/// From now on it is this time, by UTC.
async fn set_to(browser: &Browser, time: &str) {
    browser.ask("(time) => globalThis.setTo(time)", &[json!(time)]).await;
}

async fn pass(browser: &Browser, minutes: i64, of_mono: i64) {
    browser.ask("(minutes, mono) => globalThis.pass(minutes, mono)", &[json!(minutes), json!(of_mono)]).await;
}

async fn end(browser: &Browser) {
    go(browser, "end").await;
    press(browser, "End the shift").await;
    until_shown(browser, "The shift has ended.").await;
    until_saved(browser).await;
}

#[tokio::test]
async fn a_shift_is_ended_summed_up_taken_out_and_gone_on_with_and_nothing_is_deleted_by_it() {
    let browser = with_clocks("Europe/London").await;
    set_to(&browser, "2027-01-16T22:40:00Z").await;
    start(&browser).await;
    count(&browser, WATER).await;
    count(&browser, WATER).await;
    browser.until("the taps", async || shown(&browser).await, |words| words.contains("2 taps")).await;
    pass(&browser, 200, 200).await;
    go(&browser, "end").await;
    browser.tap(By::XPath("//label[contains(., 'The counts are right')]")).await;
    end(&browser).await;
    let words = shown(&browser).await;
    assert!(words.contains("Saturday 16 January 2027") && words.contains("3 hours 20 minutes"), "{words}");
    assert_eq!(sum(&browser).await, json!({ "Water": 2 }));

    let before = Stores::read(&browser).await;
    let text = mail(&browser).await;
    assert_eq!(text, "Shift of Saturday 16 January 2027, 22:40 to 02:00, 3 h 20 min\nTeam of 4\nWater: 2");
    let file = file_of(&browser, "Save the file, with notes").await;
    assert_eq!((&*file.name, &*file.kind), ("shift-2027-01-16.csv", "text/csv"));
    let rows: Vec<&str> = file.text.strip_prefix('\u{feff}').expect("a byte-order mark first").split("\r\n").collect();
    assert_eq!(rows[1..], [r#""2027-01-16","2027-01","22:40","02:00",200,4,"",1,"count","Water",2,"","""#, ""]);
    until_shown(&browser, "Look for shift-2027-01-16.csv in your downloads.").await;
    browser.ask("() => { globalThis.copied = ''; navigator.clipboard.writeText = async (text) => { globalThis.copied = text; }; }", &[]).await;
    press(&browser, "Copy it").await;
    until_shown(&browser, "Copied.").await;
    assert_eq!(browser.ask("() => globalThis.copied", &[]).await, json!(text));
    let after = Stores::read(&browser).await;
    assert_eq!((after.local, after.database), (before.local, before.database), "taking it out changes nothing");

    // After the end the counts can still be put right, and the list of shifts knows.
    go(&browser, "tally").await;
    count(&browser, WATER).await;
    until_number(&browser, WATER, 3).await;
    go(&browser, "past").await;
    until_shown(&browser, "3 taps, 0 notes.").await;
    go(&browser, "end").await;
    assert_eq!(sum(&browser).await, json!({ "Water": 3 }));
    press(&browser, "Go on with it").await;
    browser.until("it goes on", async || shown(&browser).await, |words| words.contains("End the shift")).await;
    go(&browser, "tally").await;
    count(&browser, WATER).await;
    until_number(&browser, WATER, 4).await;
    load(&browser, "tally").await;
    until_number(&browser, WATER, 4).await;
    end(&browser).await;
    load(&browser, "past").await;
    let cards = browser.driver.find_all(By::Css(".shifts .card")).await.expect("cards").len();
    assert_eq!(cards, 1);
    until_shown(&browser, "4 taps, 0 notes.").await;
    browser.close().await;
}

/// Report 50.
#[tokio::test]
async fn a_share_sheet_that_refuses_ends_in_a_download_and_one_that_is_closed_in_nothing() {
    let browser = phone().await;
    let stub = "globalThis.shared = []; globalThis.takes = true; globalThis.refusal = null;
        navigator.share = async (data) => { shared.push(Object.keys(data)); if (refusal) throw new DOMException('', refusal); };
        navigator.canShare = () => takes;";
    browser.before_each_page(stub).await;
    start(&browser).await;
    count(&browser, WATER).await;
    until_saved(&browser).await;
    go(&browser, "end").await;
    let before = Stores::read(&browser).await;
    let downloads = "() => globalThis.handed?.length ?? 0";
    press(&browser, "Share the summary").await;
    press(&browser, "Share the file, with notes").await;
    let shared = async || browser.ask("() => globalThis.shared", &[]).await;
    browser.until("shared", shared, |shared| *shared == json!([["text"], ["files"]])).await;
    browser.ask("() => { globalThis.refusal = 'AbortError'; }", &[]).await;
    press(&browser, "Share the file, with notes").await;
    browser.until("asked", shared, |shared| shared.as_array().is_some_and(|all| all.len() == 3)).await;
    assert_eq!(browser.ask(downloads, &[]).await, json!(0));
    assert_eq!(browser.text_of(".ways-out [role=status]").await, "", "it never claims to have shared");
    for refuse in ["globalThis.refusal = 'NotAllowedError'", "globalThis.takes = false"] {
        browser.ask(&format!("() => {{ {refuse}; }}"), &[]).await;
        let file = file_of(&browser, "Share the file, with notes").await;
        assert!(file.text.contains(r#""Water",1"#), "{refuse}: {file:?}");
        until_shown(&browser, "in your downloads.").await;
    }
    let after = Stores::read(&browser).await;
    assert_eq!((after.local, after.database), (before.local, before.database));
    browser.close().await;
}

#[tokio::test]
async fn in_print_the_summary_stands_alone() {
    let browser = phone().await;
    start(&browser).await;
    count(&browser, WATER).await;
    go(&browser, "end").await;
    browser.print_layout().await;
    crate::support::every_page::no_faults(browser.faults(include_str!("../in_page/paper.js"), &[]).await);
    let seen = "() => [...document.querySelectorAll('[data-patrol] .sum, [data-patrol] h2, [data-patrol] label, main > section')].filter((part) => part.checkVisibility()).map((part) => part.textContent)";
    let seen = browser.faults(seen, &[]).await;
    assert!(seen.contains(&"Water1".to_owned()) && seen.contains(&"The end of the shift".to_owned()), "{seen:?}");
    assert!(!seen.iter().any(|part| part.contains("Whom to call") || part.contains("Something more")), "{seen:?}");
    browser.close().await;
}

/// The rows of the table of months: shifts, hours, what was counted.
async fn months(browser: &Browser) -> Value {
    let rows = "() => [...document.querySelectorAll('.sum thead ~ tbody tr')].map((row) => [...row.cells].map((cell) => cell.textContent).join(' '))";
    browser.ask(rows, &[]).await
}

/// Report 48.
#[tokio::test]
async fn a_shift_belongs_to_the_london_day_of_its_start_and_is_as_long_as_it_was_wherever_the_phone_thinks_it_is() {
    for (zone, shifts) in [("Asia/Tokyo", 0), ("America/New_York", 2)] {
        let browser = with_clocks(zone).await;
        for (from, minutes, reload, day, length, mail_says, file_says) in [
            (
                "2026-10-24T21:30:00Z",
                330,
                true,
                "Saturday 24 October 2026",
                "5 hours 30 minutes",
                "Shift of Saturday 24 October 2026, 22:30 to 03:00, 5 h 30 min",
                r#""2026-10-24","2026-10","22:30","03:00",330,"#,
            ),
            (
                "2027-03-27T22:30:00Z",
                210,
                false,
                "Saturday 27 March 2027",
                "3 hours 30 minutes",
                "Shift of Saturday 27 March 2027, 22:30 to 03:00, 3 h 30 min",
                r#""2027-03-27","2027-03","22:30","03:00",210,"#,
            ),
            (
                "2027-03-31T21:30:00Z",
                220,
                true,
                "Wednesday 31 March 2027",
                "3 hours 40 minutes",
                "Shift of Wednesday 31 March 2027, 22:30 to 02:10, 3 h 40 min",
                r#""2027-03-31","2027-03","22:30","02:10",220,"#,
            ),
            (
                "2027-03-31T23:20:00Z",
                60,
                false,
                "Thursday 1 April 2027",
                "1 hour",
                "Shift of Thursday 1 April 2027, 00:20 to 01:20, 1 h 0 min",
                r#""2027-04-01","2027-04","00:20","01:20",60,"#,
            ),
        ]
        .into_iter()
        .skip(shifts)
        {
            set_to(&browser, from).await;
            start(&browser).await;
            count(&browser, WATER).await;
            until_number(&browser, WATER, 1).await;
            until_saved(&browser).await;
            pass(&browser, minutes, minutes).await;
            if reload {
                load(&browser, "tally").await;
            }
            end(&browser).await;
            let words = shown(&browser).await;
            assert!(words.contains(day) && words.contains(&format!("\n{length}\n")), "{zone}, {from}: {words}");
            assert!(mail(&browser).await.starts_with(mail_says), "{zone}: {}", mail(&browser).await);
            let file = file_of(&browser, "Save the file, with notes").await;
            assert!(file.text.contains(file_says), "{zone}: {file:?}");
        }
        load(&browser, "past").await;
        let all = ["October 2026 1 5 1", "March 2027 2 7 2", "April 2027 1 1 1"];
        let months = months(&browser).await;
        if shifts == 0 {
            assert_eq!(months, json!(all), "{zone}");
        } else {
            assert_eq!(months, json!(["March 2027 1 3 1", "April 2027 1 1 1"]), "{zone}");
        }
        let heads = browser
            .faults("() => [...document.querySelectorAll('.shifts h3')].map((head) => head.textContent)", &[])
            .await;
        assert_eq!(heads[1], "Wednesday 31 March 2027, from 10.30pm", "{zone}");
        browser.close().await;
    }
}

/// Report 48.
#[tokio::test]
async fn a_clock_that_is_set_back_makes_no_length_below_nothing() {
    let browser = with_clocks("Europe/London").await;
    set_to(&browser, "2027-01-16T22:40:00Z").await;
    start(&browser).await;
    count(&browser, WATER).await;
    pass(&browser, -120, 30).await;
    end(&browser).await;
    let words = shown(&browser).await;
    assert!(words.contains("\n30 minutes\n") || words.contains("about"), "{words}");
    assert!(!words.contains('-'), "{words}");
    assert!(mail(&browser).await.contains("The clock of the phone was changed"), "{}", mail(&browser).await);
    browser.close().await;
}

#[tokio::test]
async fn past_shifts_are_listed_deleted_one_by_one_or_all_and_a_deleted_one_is_gone_from_both_stores() {
    let browser = with_clocks("Europe/London").await;
    for (day, taps) in [("2027-01-15T22:00:00Z", 1), ("2027-01-16T22:00:00Z", 2), ("2027-02-05T22:00:00Z", 3)] {
        set_to(&browser, day).await;
        start(&browser).await;
        for _ in 0..taps {
            count(&browser, WATER).await;
        }
        until_number(&browser, WATER, taps).await;
        pass(&browser, 60, 60).await;
        end(&browser).await;
    }
    load(&browser, "past").await;
    assert_eq!(months(&browser).await, json!(["January 2027 2 2 3", "February 2027 1 1 3"]));
    let file = file_of(&browser, "Save all as a file").await;
    assert_eq!(file.name, "shifts-2027-01-15-to-2027-02-05.csv");
    assert_eq!(file.text.matches("\"Water\"").count(), 3, "{file:?}");
    // The one in the middle.
    let card = "//section[contains(., '16 January')]";
    browser.tap(By::XPath(format!("{card}//button[.='See it']"))).await;
    until_shown(&browser, "Mail it").await;
    let rows = "() => [...document.querySelectorAll('.shifts .sum tbody tr')].map((row) => row.textContent)";
    assert_eq!(browser.ask(rows, &[]).await, json!(["Water2"]));
    load(&browser, "past").await;
    browser.tap(By::XPath(format!("{card}//button[.='Delete']"))).await;
    browser.tap(By::XPath(format!("{card}//button[.='Keep it']"))).await;
    assert_eq!(Stores::read(&browser).await.writers().len(), 3);
    browser.tap(By::XPath(format!("{card}//button[.='Delete']"))).await;
    browser.tap(By::XPath(format!("{card}//button[.='Delete it']"))).await;
    let writers = async || Stores::read(&browser).await.writers().len();
    browser.until("it is gone", writers, |writers| *writers == 2).await;
    assert_eq!(months(&browser).await, json!(["January 2027 1 1 1", "February 2027 1 1 3"]));
    load(&browser, "past").await;
    assert_eq!(browser.driver.find_all(By::Css(".shifts .card")).await.expect("cards").len(), 2);
    press(&browser, "Delete all").await;
    press(&browser, "Keep them").await;
    press(&browser, "Delete all").await;
    press(&browser, "Delete them all").await;
    until_shown(&browser, "There is no past shift on this phone.").await;
    browser.until("all are gone", writers, |writers| *writers == 0).await;
    let summaries = "() => Object.keys(localStorage).filter((key) => key.endsWith('.summary')).length";
    assert_eq!(browser.ask(summaries, &[]).await, json!(0));
    browser.close().await;
}

#[tokio::test]
async fn a_shift_is_kept_for_the_days_that_were_chosen_and_is_told_before_it_goes() {
    let browser = with_clocks("Europe/London").await;
    set_to(&browser, "2027-01-01T20:00:00Z").await;
    start(&browser).await;
    count(&browser, WATER).await;
    end(&browser).await;
    go(&browser, "past").await;
    choose(&browser, "keep", "7 days").await;
    let told = async || browser.text_of(".trouble").await;
    let another_day = async |told_then: &str| {
        pass(&browser, 24 * 60, 0).await;
        load(&browser, "past").await;
        let words = told().await;
        if told_then.is_empty() { words.is_empty() } else { words.contains(told_then) }
    };
    assert_eq!(browser.ask("() => document.getElementById('keep').value", &[]).await, json!("7"));
    for day in 1..=3 {
        assert!(another_day("").await, "day {day}: {}", told().await);
    }
    assert!(
        another_day("Friday 1 January 2027 is deleted after you open this on 3 more days.").await,
        "{}",
        told().await
    );
    assert_eq!(browser.ask("() => document.getElementById('keep').value", &[]).await, json!("7"));
    press(&browser, "Keep it").await;
    browser.until("it is kept", told, String::is_empty).await;
    until_saved_stores(&browser).await;
    for day in 5..=7 {
        assert!(another_day("").await, "day {day}: {}", told().await);
    }
    for words in ["on 3 more days", "on 2 more days", "on 1 more day"] {
        assert!(another_day(words).await, "{words}: {}", told().await);
    }
    assert!(another_day("").await, "{}", told().await);
    until_shown(&browser, "There is no past shift on this phone.").await;
    let gone = async || Stores::read(&browser).await.all();
    browser.until("it is gone from both stores", gone, Vec::is_empty).await;
    browser.close().await;
}

/// Both stores have the same lines.
async fn until_saved_stores(browser: &Browser) {
    let both = async || {
        let stores = Stores::read(browser).await;
        stores.in_local() == stores.in_database()
    };
    browser.until("both have all", both, |same| *same).await;
}
