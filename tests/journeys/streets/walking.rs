//! A walk along the way: what comes next changes in order, and a signal that is lost is told. The clock is the test's: a walk takes
//! minutes.

use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::journeys::which_way::{RECEIVER, SENSORS, fix};
use crate::support::browser::Browser;
use crate::support::clock::SET_BY_HAND;
use crate::support::town::{STOP, on_plan};

/// Along High Street, Mill Lane and North Lane, to the stop.
const WALK: [(f64, f64); 4] = [(-150.0, 0.0), (0.0, 0.0), (0.0, 150.0), (162.0, 150.0)];
/// Between two fixes: two seconds of a walk.
const STEP_M: f64 = 2.8;
const STEP_MS: u32 = 2000;

/// The pause after which the engine looks again: three seconds, in which a test would wait. Counts how often it begins.
const SHORT_PAUSE: &str = "(() => {
    const set = setTimeout;
    globalThis.looks = 0;
    globalThis.setTimeout = (act, ms, ...given) => (ms === 3000 ? ((globalThis.looks += 1), set(act, 50, ...given)) : set(act, ms, ...given));
})();";

/// The points of a recorded walk: every few metres, off by up to five metres, as fixes are that wander and do not jump.
fn fixes() -> Vec<(f64, f64)> {
    let mut fixes = Vec::new();
    for ends in WALK.windows(2) {
        let [(x, y), (to_x, to_y)] = [ends[0], ends[1]];
        let length = (to_x - x).hypot(to_y - y);
        for step in 0..(length / STEP_M) as u32 {
            let part = f64::from(step) * STEP_M / length;
            fixes.push((x + (to_x - x) * part, y + (to_y - y) * part));
        }
    }
    fixes.push(WALK[WALK.len() - 1]);
    let wander = |step: usize, slow: f64| 5.0 * (step as f64 / slow).sin();
    fixes.iter().enumerate().map(|(step, (x, y))| on_plan((x + wander(step, 5.3), y + wander(step, 7.1)))).collect()
}

/// A phone that is led to the stop, at the first of the fixes.
async fn led() -> Browser {
    let browser = Browser::open_town_then_stopped().await;
    for script in [SET_BY_HAND, RECEIVER, SENSORS, SHORT_PAUSE] {
        browser.before_each_page(script).await;
    }
    browser.before_each_page("try { localStorage.setItem('safe-night.way', 'main'); } catch {}").await;
    browser.open_page(&format!("{}/places/{STOP}", browser.origin())).await;
    browser.tap(By::XPath("//button[contains(., 'Which way is it?')]")).await;
    let (lat, lon) = fixes()[0];
    fix(&browser, lat, lon, json!({ "speed": 1.4 })).await;
    browser.until("the first turn", async || next(&browser).await.0, |next| !next.is_empty()).await;
    browser
}

/// What comes next, in large type and in small.
async fn next(browser: &Browser) -> (String, String) {
    (browser.text_of(".which-way .next").await, browser.text_of(".which-way .after").await)
}

/// Walks along these fixes. Returns what was told on the way, each time that it changed: in large type, and in small.
async fn walk(browser: &Browser, fixes: &[(f64, f64)]) -> Vec<(String, String)> {
    let walk = "async (fixes, ms) => {
        const told = [], line = (name) => document.querySelector(`.which-way ${name}`)?.textContent ?? '';
        for (const [latitude, longitude] of fixes) {
            globalThis.shift += ms;
            globalThis.fix(latitude, longitude, { accuracy: 8, speed: 1.4 });
            await new Promise((drawn) => setTimeout(drawn, 5));
            const now = [line('.next'), line('.after')];
            if (String(told.at(-1)) !== String(now)) told.push(now);
        }
        return told;
    }";
    serde_json::from_value(browser.ask(walk, &[json!(fixes), json!(STEP_MS)]).await).expect("pairs")
}

#[tokio::test]
async fn the_next_turn_is_told_in_order_up_to_the_end_and_nobody_is_told_that_they_have_left_the_way() {
    let browser = led().await;
    let told = walk(&browser, &fixes()).await;
    let mut big: Vec<&str> = told.iter().map(|(big, _)| &**big).collect();
    big.dedup();
    let mut streets: Vec<&str> = told.iter().filter_map(|(_, small)| small.split([',', '.']).next()).collect();
    streets.dedup();
    assert_eq!(big, ["Left", "Right", "Straight on", "The way ends here"], "{told:?}");
    assert_eq!(streets[..3], ["into Mill Lane", "into North Lane", "to Magistrates Court stop"], "{told:?}");
    browser.close().await;
}

#[tokio::test]
async fn who_leaves_the_way_is_told_a_new_one() {
    let browser = led().await;
    let on_the_way = fixes();
    walk(&browser, &on_the_way[..50]).await;
    // Straight on along High Street.
    let away: Vec<_> = (0..40).map(|step| on_plan((-10.0 + f64::from(step) * STEP_M, 0.0))).collect();
    let told = walk(&browser, &away).await;
    assert!(told.iter().any(|(big, _)| big == "Turn back"), "at first: {told:?}");
    let last = told.last().expect("it is told");
    assert!(last.0 == "Left" && last.1.starts_with("into East Street"), "then a new way: {told:?}");
    browser.close().await;
}

#[tokio::test]
async fn fixes_that_do_not_come_are_told_within_twenty_seconds_and_leaving_the_screen_ends_the_looks() {
    let browser = led().await;
    let on_the_way = fixes();
    let told = walk(&browser, &on_the_way[..40]).await;
    assert!(told.iter().all(|(big, _)| big != "GPS lost"), "{told:?}");
    browser.ask("() => { globalThis.shift += 20000; }", &[]).await;
    let lost = async || next(&browser).await;
    let (_, age) = browser.until("the loss", lost, |(big, _)| big == "GPS lost").await;
    assert!(age.starts_with("The last position is from 2") && age.ends_with(" seconds ago"), "{age}");
    let told = walk(&browser, &on_the_way[41..44]).await;
    assert_eq!(told.last().map(|(big, _)| &**big), Some("Left"), "the signal is back: {told:?}");

    browser.follow("/more").await;
    let looks = "async () => {
        const pause = () => new Promise((over) => setTimeout(over, 300));
        // One may be on its way.
        await pause();
        const before = globalThis.looks;
        await pause();
        return [globalThis.looks - before, globalThis.watching(), document.querySelectorAll('.on-foot, canvas').length];
    }";
    assert_eq!(browser.ask(looks, &[]).await, Value::from(vec![0, 0, 0]));
    browser.close().await;
}
