//! A walk with a timer: over screens, sleep, ends of the page, clocks that jump, tabs, the exit.

use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::journeys::aria_tree::outline;
use crate::journeys::faults::phone::NO_LOCKS;
use crate::support::browser::Browser;
use crate::support::places::CATHEDRAL;
use crate::support::screens::name_of_screen;

/// The clocks of the page, which a test sets by `wall` and `mono`, in milliseconds from the real ones; and how often it rang. The next
/// document of the tab goes on with the clock of the first: to start anew would set it back by what the first has taken.
const CLOCKS: &str = "(() => {
    const Real = Date, now = performance.now.bind(performance);
    globalThis.wall = Number(localStorage.getItem('test.wall')) || Number(sessionStorage.getItem('test.first')) || Real.parse('2027-01-17T01:00:00Z') - Real.now();
    sessionStorage.setItem('test.first', globalThis.wall);
    globalThis.mono = 0;
    globalThis.stopped = Number(localStorage.getItem('test.stopped')) || 0;
    globalThis.Date = class extends Real {
        constructor(...given) { if (given.length) super(...given); else super(Date.now()); }
        static now() { return globalThis.stopped || Real.now() + globalThis.wall; }
    };
    performance.now = () => (globalThis.stopped ? 5000 : now() + globalThis.mono);
    globalThis.rung = 0;
    navigator.vibrate = (pattern) => { if (Array.isArray(pattern)) globalThis.rung++; return true; };
    globalThis.see = (state) => {
        Object.defineProperty(document, 'visibilityState', { configurable: true, value: state });
        Object.defineProperty(document, 'hidden', { configurable: true, value: state === 'hidden' });
        document.dispatchEvent(new Event('visibilitychange'));
    };
})()";
const MINUTE: i64 = 60_000;
const KEY: &str = "safe-night.private.walk";

async fn open(browser: &Browser, path: &str) {
    browser.open_page(&format!("{}{path}", browser.origin())).await;
}

async fn with_clocks() -> Browser {
    let browser = Browser::open_saved_then_stopped().await;
    browser.before_each_page(CLOCKS).await;
    browser
}

async fn start(browser: &Browser, minutes: &str) {
    open(browser, "/walk").await;
    browser.tap(By::XPath(format!("//button[.='{minutes} minutes']"))).await;
    browser.until("the clock", async || browser.text_of(".clock").await, |clock| !clock.is_empty()).await;
}

/// What is left on the strip or on the screen, in seconds. `None`: nothing is shown.
async fn left(browser: &Browser) -> Option<i64> {
    let shown = "() => [...document.querySelectorAll('.clock, .walk-strip')].filter((part) => part.checkVisibility()).map((part) => part.textContent).join()";
    let shown = browser.ask(shown, &[]).await;
    let digits = shown.as_str().expect("a text").rsplit(' ').next().expect("a word").to_owned();
    let mut seconds = 0;
    for part in digits.split(':') {
        seconds = seconds * 60 + part.parse::<i64>().ok()?;
    }
    Some(seconds)
}

async fn until_left(browser: &Browser, seconds: i64) {
    // A test may take its time.
    let near = |left: &Option<i64>| left.is_some_and(|left| (seconds - 40..=seconds).contains(&left));
    browser.until(&format!("{seconds} seconds"), async || left(browser).await, near).await;
}

async fn pass(browser: &Browser, wall: i64, mono: i64) {
    browser
        .ask("(wall, mono) => { globalThis.wall += wall; globalThis.mono += mono; }", &[json!(wall), json!(mono)])
        .await;
}

async fn stored(browser: &Browser) -> Value {
    browser.ask("(key) => localStorage.getItem(key)", &[json!(KEY)]).await
}

/// Stores a walk that began and ends so many seconds from now.
async fn store(browser: &Browser, begins: i64, ends: i64) {
    let store = "(key, begins, ends) => { const now = Math.floor(Date.now() / 1000); localStorage.setItem(key, `${now + begins} ${now + ends} 0 canterbury-west-station`); }";
    browser.ask(store, &[json!(KEY), json!(begins), json!(ends)]).await;
}

async fn rung(browser: &Browser) -> Value {
    browser.ask("() => globalThis.rung", &[]).await
}

#[tokio::test]
async fn with_no_signal_a_walk_is_proposed_counts_down_on_every_screen_and_is_kept_over_a_reload() {
    let browser = with_clocks().await;
    browser.at_place(CATHEDRAL, 10.0).await;
    open(&browser, "/").await;
    browser.tap(By::Css(".prompt > button")).await;
    browser.follow("/walk").await;
    browser.ask("() => { const pick = document.querySelector('#destination'); pick.value = [...pick.options].find((option) => option.text === 'Canterbury West station').value; pick.dispatchEvent(new Event('change')); }", &[]).await;
    // 690 metres as the crow flies.
    browser
        .until(
            "the proposal",
            async || browser.text_of("[data-live=walk] .button.main").await,
            |words| words == "15 minutes",
        )
        .await;
    assert!(browser.text_of("[data-live=walk]").await.contains("This timer tells nobody."));
    browser.tap(By::Css("[data-live=walk] .button.main")).await;
    until_left(&browser, 15 * 60).await;
    let focused = async || browser.ask("() => document.activeElement.textContent", &[]).await;
    browser.until("the focus", focused, |words| *words == "There by 01:15").await;
    assert!(browser.text_of("[data-live=walk]").await.contains("To Canterbury West station"));
    for path in ["/help", "/help/abuse", "/show/help"] {
        browser.follow(path).await;
        until_left(&browser, 15 * 60).await;
    }
    for path in ["/accessibility", "/plan"] {
        open(&browser, path).await;
        until_left(&browser, 15 * 60).await;
    }
    browser.tap(By::Css(".walk-strip")).await;
    browser.until("the walk", async || name_of_screen(&browser).await, |name| name == "Walk with a timer").await;
    browser.tap(By::XPath("//button[contains(., 'More time')]")).await;
    until_left(&browser, 25 * 60).await;
    assert!(browser.driver.find(By::Css("[data-live=walk] a[href='tel:999']")).await.is_ok());
    browser.tap(By::LinkText("Text my friend")).await;
    let message = async || browser.text_of(".message").await;
    browser
        .until("the text", message, |text| {
            text.contains("I am going to Canterbury West station. I expect to be there at 01:25.")
        })
        .await;
    browser.driver.back().await.expect("a way back");
    browser.tap(By::XPath("//button[.=\"I'm there\"]")).await;
    browser
        .until("the end", async || browser.text_of("[data-live=walk] h2").await, |words| words == "The timer is off.")
        .await;
    assert_eq!(stored(&browser).await, Value::Null);
    browser.tap(By::LinkText("Text my friend that I am there")).await;
    browser.until("the text", message, |text| text == "I am there: Canterbury West station.").await;
    assert_eq!(left(&browser).await, None);
    browser.close().await;
}

/// What is shown is what the stored end says by the wall clock, within a second.
async fn assert_right_by_the_clock(browser: &Browser) {
    let off = "(key) => {
        const [minutes, seconds] = document.querySelector('.clock').textContent.split(':').map(Number);
        return minutes * 60 + seconds - (Number(localStorage.getItem(key).split(' ')[1]) - Date.now() / 1000);
    }";
    let off = browser.ask(off, &[json!(KEY)]).await.as_f64().expect("seconds");
    assert!((-1.5..=2.0).contains(&off), "{off} seconds off");
}

/// Report 35.
#[tokio::test]
async fn twelve_minutes_of_sleep_or_frozen_leave_eight_of_twenty() {
    let browser = with_clocks().await;
    // The clock that cannot be set stands still in sleep on phones, and runs on in a tab that is frozen.
    for runs_on in [0, 1] {
        start(&browser, "20").await;
        browser.ask("() => see('hidden')", &[]).await;
        pass(&browser, 12 * MINUTE, 12 * MINUTE * runs_on).await;
        browser.ask("() => see('visible')", &[]).await;
        until_left(&browser, 8 * 60).await;
        assert_right_by_the_clock(&browser).await;
        browser.tap(By::XPath("//button[.=\"I'm there\"]")).await;
    }
    start(&browser, "20").await;
    browser.cdp("Page.setWebLifecycleState", json!({ "state": "frozen" })).await;
    browser.cdp("Page.setWebLifecycleState", json!({ "state": "active" })).await;
    pass(&browser, 12 * MINUTE, 12 * MINUTE).await;
    until_left(&browser, 8 * 60).await;
    assert_right_by_the_clock(&browser).await;
    assert_eq!(rung(&browser).await, json!(0));
    browser.close().await;
}

/// Report 35.
#[tokio::test]
async fn a_clock_that_is_set_while_the_page_lives_neither_rings_nor_lengthens() {
    let browser = with_clocks().await;
    start(&browser, "20").await;
    for hours in [1, -1, -1] {
        let before = stored(&browser).await;
        pass(&browser, hours * 60 * MINUTE, 0).await;
        browser.until("the stored end follows", async || stored(&browser).await, |now| *now != before).await;
        until_left(&browser, 20 * 60).await;
        assert_right_by_the_clock(&browser).await;
        assert_eq!(rung(&browser).await, json!(0));
    }
    open(&browser, "/help").await;
    browser.close().await;
}

/// Report 35.
#[tokio::test]
async fn a_walk_that_ended_while_the_app_was_closed_says_when_silently_with_all_ways_on() {
    let browser = with_clocks().await;
    open(&browser, "/help").await;
    // 01:00, three hours after 22:00.
    store(&browser, -200 * 60, -180 * 60 - 5).await;
    open(&browser, "/help").await;
    let strip = async || browser.text_of(".walk-strip").await;
    browser.until("the strip", strip, |words| words == "Your time ended at 21:59, 3 hours ago").await;
    browser.tap(By::Css(".walk-strip")).await;
    let says = async || browser.text_of("[data-live=walk] h2").await;
    browser.until("the end", says, |words| words == "Your time ended at 21:59, 3 hours ago").await;
    let ways =
        browser.ask("() => [...document.querySelectorAll('.ways > *')].map((way) => way.textContent)", &[]).await;
    assert_eq!(ways, json!(["I'm there", "More time10 minutes", "Text my friend", "Call 999"]));
    assert_eq!(rung(&browser).await, json!(0));
    browser.tap(By::XPath("//button[contains(., 'More time')]")).await;
    until_left(&browser, 10 * 60).await;
    browser.close().await;
}

/// Report 35.
#[tokio::test]
async fn of_two_tabs_one_rings() {
    let browser = with_clocks().await;
    start(&browser, "10").await;
    let first = browser.driver.window().await.expect("a tab");
    browser.driver.new_tab().await.expect("a tab");
    let tabs = browser.driver.windows().await.expect("tabs");
    let second = tabs.into_iter().find(|tab| *tab != first).expect("another tab");
    browser.driver.switch_to_window(second.clone()).await.expect("the tab");
    browser.before_each_page(CLOCKS).await;
    open(&browser, "/help").await;
    until_left(&browser, 10 * 60).await;
    // What a tab has stored may reach the other late.
    let late = "(key) => {
        const before = localStorage.getItem(key), { getItem } = Storage.prototype;
        Storage.prototype.getItem = function (asked) { return asked === key && globalThis.late ? before : getItem.call(this, asked); };
        globalThis.late = true;
    }";
    browser.ask(late, &[json!(KEY)]).await;
    // The end, four seconds from now in both.
    for tab in [&first, &second] {
        browser.driver.switch_to_window(tab.clone()).await.expect("the tab");
        // Let neither be stopped in the background.
        browser.cdp("Emulation.setFocusEmulationEnabled", json!({ "enabled": true })).await;
        pass(&browser, 10 * MINUTE - 4000, 10 * MINUTE - 4000).await;
    }
    let mut times = 0;
    for tab in [&first, &second] {
        browser.driver.switch_to_window(tab.clone()).await.expect("the tab");
        let over = async || browser.ask("() => document.documentElement.dataset.walk ?? ''", &[]).await;
        browser.until("the end", over, |walk| *walk == "over").await;
        // Longer than a tab that is hidden waits for one that is seen.
        browser.ask("() => new Promise((resolve) => setTimeout(resolve, 3000))", &[]).await;
        browser.ask("() => { globalThis.late = false; }", &[]).await;
        times += rung(&browser).await.as_i64().expect("a number");
    }
    assert_eq!(times, 1);
    // Ended in one, it is over in the other.
    browser.driver.switch_to_window(first).await.expect("the tab");
    browser.tap(By::XPath("//button[.=\"I'm there\"]")).await;
    browser.driver.switch_to_window(second).await.expect("the tab");
    browser.until("no strip", async || browser.text_of(".walk-strip").await, String::is_empty).await;
    browser.driver.close_window().await.expect("it closes");
    let first = browser.driver.windows().await.expect("tabs").remove(0);
    browser.driver.switch_to_window(first).await.expect("the tab");
    browser.close().await;
}

/// As Firefox does where storage is blocked, and Chromium inside a frame of its own.
#[tokio::test]
async fn where_the_browser_refuses_to_tell_tabs_apart_the_end_rings() {
    let browser = with_clocks().await;
    browser.before_each_page(NO_LOCKS).await;
    start(&browser, "10").await;
    pass(&browser, 10 * MINUTE - 2000, 10 * MINUTE - 2000).await;
    browser.until("the end rings", async || rung(&browser).await, |times| *times == json!(1)).await;
    browser.wait_until_running().await;
    browser.close().await;
}

#[tokio::test]
async fn each_second_is_shown_once() {
    let browser = with_clocks().await;
    start(&browser, "10").await;
    let seen = "async () => {
        const seen = [document.querySelector('.clock').textContent];
        await new Promise((resolve) => new MutationObserver(() => {
            seen.push(document.querySelector('.clock').textContent);
            if (seen.length > 6) resolve();
        }).observe(document.querySelector('.clock'), { childList: true, characterData: true, subtree: true }));
        return seen;
    }";
    let seen = browser.ask(seen, &[]).await;
    let seconds: Vec<i64> = seen
        .as_array()
        .expect("texts")
        .iter()
        .map(|text| {
            let (minutes, seconds) = text.as_str().expect("a text").split_once(':').expect("a time");
            minutes.parse::<i64>().expect("minutes") * 60 + seconds.parse::<i64>().expect("seconds")
        })
        .collect();
    assert!(seconds.windows(2).all(|pair| pair[1] == pair[0] - 1), "{seconds:?}");
    browser.close().await;
}

#[tokio::test]
async fn an_exit_ends_the_walk_for_good_also_while_the_next_page_does_not_come() {
    let browser = with_clocks().await;
    start(&browser, "20").await;
    browser.follow("/help").await;
    browser.follow("/help/abuse").await;
    browser.ask("() => { localStorage.setItem('safe-night.private.friend', '07700900123'); }", &[]).await;
    // As on a network that never answers.
    let hang = "() => navigation.addEventListener('navigate', (event) => event.destination.sameDocument || event.preventDefault())";
    browser.ask(hang, &[]).await;
    browser.ask("() => document.querySelector('[data-exit]').click()", &[]).await;
    pass(&browser, 20 * MINUTE, 20 * MINUTE).await;
    let ended = async || browser.ask("() => document.documentElement.dataset.walk ?? 'none'", &[]).await;
    browser.until("the end", ended, |walk| *walk == "none").await;
    let private = "() => Object.keys(localStorage).filter((key) => key.startsWith('safe-night.private.'))";
    assert_eq!(browser.ask(private, &[]).await, json!([]));
    assert_eq!(rung(&browser).await, json!(0));
    browser.close().await;
}

#[tokio::test]
async fn after_an_exit_back_does_not_bring_the_walk_again() {
    let browser = with_clocks().await;
    browser.before_each_page("const real = matchMedia; globalThis.matchMedia = (asked) => asked === '(display-mode: standalone)' ? { matches: true } : real(asked);").await;
    start(&browser, "20").await;
    open(&browser, "/help").await;
    until_left(&browser, 20 * 60).await;
    open(&browser, "/help/abuse").await;
    browser.tap(By::LinkText("Exit this page")).await;
    let away = async || browser.driver.current_url().await.map(|url| url.to_string()).unwrap_or_default();
    browser.until("the exit", away, |at| at.ends_with("/sights#away")).await;
    browser.driver.back().await.expect("a way back");
    browser.until("the page before", async || name_of_screen(&browser).await, |name| name == "Help").await;
    browser.wait_until_running().await;
    browser.until("no strip", async || left(&browser).await, Option::is_none).await;
    assert_eq!(stored(&browser).await, Value::Null);
    browser.close().await;
}

#[tokio::test]
async fn forgetting_everything_ends_the_walk_in_another_tab_too() {
    let browser = with_clocks().await;
    start(&browser, "20").await;
    // As another tab does it.
    browser.ask("() => { localStorage.clear(); dispatchEvent(new StorageEvent('storage')); }", &[]).await;
    browser.until("the form", async || browser.text_of("[data-live=walk]").await, |text| text.contains("Start:")).await;
    assert_eq!(stored(&browser).await, Value::Null);
    browser.close().await;
}

/// A tap from before the program ran is for the form of the finished page.
#[tokio::test]
async fn an_early_tap_on_the_form_does_not_begin_a_walk_anew() {
    let browser = with_clocks().await;
    open(&browser, "/help").await;
    store(&browser, -300, 900).await;
    let tap = "addEventListener('DOMContentLoaded', () => [...document.querySelectorAll('[data-live=walk] button')].find((button) => button.textContent === '45 minutes').click());";
    browser.before_each_page(tap).await;
    open(&browser, "/walk").await;
    until_left(&browser, 900).await;
    browser.close().await;
}

#[tokio::test]
async fn without_storage_a_walk_lasts_as_long_as_the_page() {
    let browser = with_clocks().await;
    browser
        .before_each_page("Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); };")
        .await;
    start(&browser, "20").await;
    browser.follow("/help").await;
    until_left(&browser, 20 * 60).await;
    open(&browser, "/help").await;
    assert_eq!(left(&browser).await, None);
    browser.close().await;
}

#[tokio::test]
async fn the_screens_of_a_walk_and_of_a_text_match_their_snapshots() {
    let browser = with_clocks().await;
    let mut kept_beside = insta::Settings::clone_current();
    kept_beside.set_snapshot_path("aria");
    kept_beside.set_prepend_module_to_snapshot(false);
    kept_beside.set_omit_expression(true);
    open(&browser, "/help").await;
    browser.ask("() => { const at = Date.now(); localStorage.setItem('test.stopped', Date.parse('2027-01-17T01:00:00Z')); globalThis.stopped = Date.parse('2027-01-17T01:00:00Z'); }", &[]).await;
    for (name, path, ends) in [
        ("walk-form", "/walk", None),
        ("tell", "/tell", None),
        ("tell-there", "/tell#there", None),
        ("walk-on", "/walk", Some(12 * 60)),
        ("walk-over", "/walk", Some(-20 * 60)),
        ("walk-strip", "/more", Some(12 * 60)),
    ] {
        browser.ask("(key) => localStorage.removeItem(key)", &[json!(KEY)]).await;
        if let Some(ends) = ends {
            store(&browser, -60 * 60, ends).await;
        }
        open(&browser, path).await;
        let mark = async || browser.ask("() => document.documentElement.dataset.walk ?? 'none'", &[]).await;
        let wanted = match ends {
            None => "none",
            Some(ends) if ends < 0 => "over",
            Some(_) => "",
        };
        browser.until("the walk", mark, |mark| *mark == wanted).await;
        if path.starts_with("/tell") {
            browser.until("the text", async || browser.text_of(".message").await, |text| !text.is_empty()).await;
        }
        let tree = browser.cdp("Accessibility.getFullAXTree", json!({})).await;
        let outline = outline(tree["nodes"].as_array().expect("nodes"));
        kept_beside.bind(|| insta::assert_snapshot!(name, outline));
    }
    browser.close().await;
}
