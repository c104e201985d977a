//! Counting: taps, what they add up to, and how they are taken back.

use serde_json::{Value, json};
use thirtyfour::prelude::*;

use super::{
    Stores, choose, count, go, load, new_tab, number, phone, press, shown, start, sum, until_number, until_saved,
    until_shown, write,
};
use crate::support::browser::Browser;
use crate::support::clock::SATURDAY_2330;

const WATER: u8 = 1;
const FLIP_FLOPS: u8 = 2;
const BLANKETS: u8 = 3;

async fn last_tap(browser: &Browser) -> String {
    browser.text_of(".last-tap [role=status], .last-tap > :first-child").await
}

#[tokio::test]
async fn a_shift_is_started_with_team_area_time_and_kit_and_each_tap_is_counted_told_and_saved() {
    let browser = phone().await;
    browser.at_time(SATURDAY_2330).await;
    load(&browser, "").await;
    assert!(shown(&browser).await.contains("Count what you do. It stays on this phone. No names."));
    press(&browser, "Start a shift").await;
    until_shown(&browser, "How many of you").await;
    press(&browser, "+one more").await;
    write(&browser, "area", "High Street & St Dunstan's").await;
    let since = "() => { const since = document.getElementById('since'), before = since.value; since.value = '22:40'; since.dispatchEvent(new Event('input')); return before; }";
    assert_eq!(browser.ask(since, &[]).await, json!("23:30"), "London's time");
    browser.tap(By::XPath("//label[contains(., 'Gloves')]")).await;
    press(&browser, "Start").await;
    let line = async || browser.text_of(".since").await;
    browser.until("the shift", line, |line| line == "Since 10.40pm. 0 taps.").await;

    for (counter, told) in [(WATER, "Water: 1"), (FLIP_FLOPS, "Flip-flops: 1"), (WATER, "Water: 2")] {
        count(&browser, counter).await;
        browser.until("the last tap", async || last_tap(&browser).await, |last| last == told).await;
    }
    until_saved(&browser).await;
    assert_eq!(line().await, "Since 10.40pm. 3 taps.");
    let stores = Stores::read(&browser).await;
    let events: Vec<String> = stores.in_database().into_iter().map(|line| line.event).collect();
    assert_eq!(events[1..], ["t.k.gloves.1", "c.1.1", "c.2.1", "c.1.1"], "{stores:?}");
    assert!(events[0].starts_with("s.5.High"), "{events:?}");
    assert_eq!(stores.in_local(), stores.in_database());

    // The last tap by time, then the one before it.
    for (told, water) in [("Flip-flops: 1", 1), ("Water: 1", 1), ("", 0)] {
        press(&browser, "Undo").await;
        browser.until("the tap before", async || last_tap(&browser).await, |last| last == told).await;
        until_number(&browser, WATER, water).await;
    }
    assert_eq!(number(&browser, FLIP_FLOPS).await, 0);
    browser.close().await;
}

#[tokio::test]
async fn many_are_added_and_taken_away_at_once_and_never_below_none() {
    let browser = phone().await;
    start(&browser).await;
    browser.tap(By::Css(".many summary")).await;
    choose(&browser, "which", "Blankets").await;
    write(&browser, "many", "12").await;
    press(&browser, "Add").await;
    until_number(&browser, BLANKETS, 12).await;
    write(&browser, "many", "7").await;
    press(&browser, "Take away").await;
    until_number(&browser, BLANKETS, 5).await;
    assert_eq!(last_tap(&browser).await, "less 7 Blankets: 5");
    press(&browser, "Take away").await;
    until_shown(&browser, "That would be less than none.").await;
    for wrong in ["0", "-3", "four"] {
        write(&browser, "many", wrong).await;
        press(&browser, "Add").await;
        until_shown(&browser, "Write a number from 1 to 999.").await;
    }
    assert_eq!(number(&browser, BLANKETS).await, 5);
    press(&browser, "Undo").await;
    until_number(&browser, BLANKETS, 12).await;
    go(&browser, "end").await;
    assert_eq!(sum(&browser).await, json!({ "Blankets": 12 }));
    browser.close().await;
}

/// The names on the buttons of the tally, in their order.
async fn names(browser: &Browser) -> Vec<String> {
    browser
        .faults(
            "() => [...document.querySelectorAll('.counter > span:first-child')].map((name) => name.textContent)",
            &[],
        )
        .await
}

#[tokio::test]
async fn a_patrol_gives_the_buttons_its_own_names_order_and_choice_and_they_stay() {
    let browser = phone().await;
    start(&browser).await;
    assert_eq!(names(&browser).await[..3], ["Water", "Flip-flops", "Blankets"]);
    assert_eq!(names(&browser).await.len(), 22, "those without a name are not shown");
    count(&browser, WATER).await;
    go(&browser, "buttons").await;
    press(&browser, "↑Move up Blankets").await;
    browser.tap(By::XPath("//label[contains(., 'Show Flip-flops')]")).await;
    let name = "(was, is) => { const field = [...document.querySelectorAll('.rename')].find((field) => field.ariaLabel === `Name of ${was}`); field.value = is; field.dispatchEvent(new Event('change')); }";
    browser.ask(name, &[json!("Water"), json!("Tea")]).await;
    browser.ask(name, &[json!("Own count"), json!("Hugs")]).await;
    browser.tap(By::XPath("//label[contains(., 'Show Hugs')]")).await;
    for _ in 0..2 {
        go(&browser, "tally").await;
        let now = names(&browser).await;
        assert_eq!(now[..3], ["Tea", "Blankets", "Bottles and glass"], "{now:?}");
        assert_eq!(now.last().map(String::as_str), Some("Hugs"));
        assert_eq!(number(&browser, WATER).await, 1);
        load(&browser, "tally").await;
    }
    browser.close().await;
}

#[tokio::test]
async fn a_tap_is_felt_and_where_wanted_heard() {
    let browser = phone().await;
    let stub = "(() => {
        globalThis.felt = 0; globalThis.heard = 0;
        navigator.vibrate = () => { globalThis.felt++; return true; };
        OscillatorNode.prototype.start = () => { globalThis.heard++; };
        OscillatorNode.prototype.stop = () => {};
    })()";
    browser.before_each_page(stub).await;
    start(&browser).await;
    count(&browser, WATER).await;
    let answers = "() => [globalThis.felt, globalThis.heard]";
    assert_eq!(browser.ask(answers, &[]).await, json!([1, 0]));
    go(&browser, "buttons").await;
    browser.tap(By::XPath("//label[contains(., 'A sound with each tap')]")).await;
    go(&browser, "tally").await;
    count(&browser, WATER).await;
    assert_eq!(browser.ask(answers, &[]).await, json!([2, 1]));
    // A phone that refuses both still counts.
    let refuse =
        "() => { navigator.vibrate = OscillatorNode.prototype.start = () => { throw new Error('refused'); }; }";
    browser.ask(refuse, &[]).await;
    count(&browser, WATER).await;
    until_number(&browser, WATER, 3).await;
    assert_eq!(browser.ask(answers, &[]).await, json!([2, 1]), "it is the same document");
    browser.close().await;
}

#[tokio::test]
async fn a_reload_goes_on_at_once_and_another_tab_asks_first() {
    let browser = phone().await;
    browser.at_time(SATURDAY_2330).await;
    start(&browser).await;
    for _ in 0..3 {
        count(&browser, WATER).await;
    }
    until_saved(&browser).await;
    load(&browser, "tally").await;
    until_number(&browser, WATER, 3).await;
    count(&browser, WATER).await;
    until_number(&browser, WATER, 4).await;
    load(&browser, "").await;
    let words = shown(&browser).await;
    assert!(words.contains("is here, 4 taps.") && !words.contains("Go on counting"), "{words}");

    // A session of its own; the first tab is gone.
    let first = browser.driver.window().await.expect("a tab");
    let second = new_tab(&browser).await;
    super::close_tab(&browser, first, second).await;
    browser.at_time(SATURDAY_2330).await;
    load(&browser, "").await;
    let words = shown(&browser).await;
    assert!(words.contains("Your shift of 11.30pm is here, 4 taps.\nGo on counting, or end it?"), "{words}");
    press(&browser, "Go on").await;
    until_number(&browser, WATER, 4).await;
    count(&browser, WATER).await;
    until_number(&browser, WATER, 5).await;
    until_saved(&browser).await;
    let stores = Stores::read(&browser).await;
    assert_eq!(stores.writers().len(), 1, "{stores:?}");
    browser.close().await;
}

/// A finger: Chromium gets its touches as those of a screen.
struct Fingers<'a>(&'a Browser);

impl Fingers<'_> {
    async fn touch(&self, kind: &str, points: &[(f64, f64, u32)]) {
        let points: Vec<Value> = points.iter().map(|(x, y, id)| json!({ "x": x, "y": y, "id": id })).collect();
        self.0.cdp("Input.dispatchTouchEvent", json!({ "type": kind, "touchPoints": points })).await;
    }

    /// The middle of the button of a counter.
    async fn middle(&self, counter: u8) -> (f64, f64) {
        let middle = "(counter) => { const box = document.querySelector(`[data-counter='${counter}']`).getBoundingClientRect(); return [box.x + box.width / 2, box.y + box.height / 2]; }";
        serde_json::from_value(self.0.ask(middle, &[json!(counter)]).await).expect("a point")
    }
}

/// Where all buttons are, how large the page is shown, and what menus have come.
const STANDS: &str = "() => [
    [...document.querySelectorAll('.counter')].map((button) => { const { x, y, width, height } = button.getBoundingClientRect(); return [x, y, width, height]; }),
    visualViewport.scale, scrollY, globalThis.menus,
]";

/// Report 49.
#[tokio::test]
async fn quick_taps_on_neighbours_by_one_thumb_and_by_two_count_each_once_and_nothing_moves() {
    let browser = phone().await;
    browser.cdp("Emulation.setTouchEmulationEnabled", json!({ "enabled": true, "maxTouchPoints": 5 })).await;
    start(&browser).await;
    browser.cdp("Emulation.setCPUThrottlingRate", json!({ "rate": 4 })).await;
    browser
        .ask(
            "() => { globalThis.menus = 0; addEventListener('contextmenu', (event) => (globalThis.menus += !event.defaultPrevented)); scrollTo(0, 0); }",
            &[],
        )
        .await;
    let fingers = Fingers(&browser);
    let (one, other) = (fingers.middle(WATER).await, fingers.middle(FLIP_FLOPS).await);
    let before = browser.ask(STANDS, &[]).await;
    // Twenty in a second, if the machine is as fast: the sum must not depend on it.
    let mut clock = tokio::time::interval(std::time::Duration::from_millis(50));
    for tap in 0..160 {
        clock.tick().await;
        let (x, y) = if tap % 2 == 0 { one } else { other };
        fingers.touch("touchStart", &[(x, y, 0)]).await;
        fingers.touch("touchEnd", &[]).await;
    }
    // Both thumbs at once, and lifted in either order.
    let both = [(one.0, one.1, 0), (other.0, other.1, 1)];
    for turn in 0..18 {
        fingers.touch("touchStart", &both[..1]).await;
        fingers.touch("touchStart", &both).await;
        fingers.touch("touchEnd", &[both[turn % 2]]).await;
        fingers.touch("touchEnd", &[]).await;
    }
    // Held for as long as a menu takes to come.
    for (x, y) in [one, other, one, other] {
        fingers.touch("touchStart", &[(x, y, 0)]).await;
        browser.ask("() => new Promise((resolve) => setTimeout(resolve, 900))", &[]).await;
        fingers.touch("touchEnd", &[]).await;
    }
    until_number(&browser, WATER, 100).await;
    until_number(&browser, FLIP_FLOPS, 100).await;
    until_saved(&browser).await;
    let after = browser.ask(STANDS, &[]).await;
    assert_eq!(before, after, "what was under a finger has moved");
    assert_eq!(after[1], json!(1));
    assert_eq!(after[3], json!(0), "a menu came");

    // A finger that goes up scrolls, and counts nothing.
    fingers.touch("touchStart", &[(one.0, one.1, 0)]).await;
    for step in 1..=20 {
        fingers.touch("touchMove", &[(one.0, one.1 - f64::from(step) * 12.0, 0)]).await;
    }
    fingers.touch("touchEnd", &[]).await;
    let scrolled = async || browser.ask("() => scrollY", &[]).await.as_f64();
    browser.until("it scrolls", scrolled, |scrolled| scrolled.is_some_and(|by| by > 60.0)).await;
    assert_eq!([number(&browser, WATER).await, number(&browser, FLIP_FLOPS).await], [100, 100]);
    browser.cdp("Emulation.setCPUThrottlingRate", json!({ "rate": 1 })).await;
    browser.close().await;
}
