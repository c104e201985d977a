//! What the screens tell: minutes, the way on foot, the streets around, the map.

use serde_json::{Value, json};
use thirtyfour::prelude::*;

use super::{open, open_map};
use crate::support::browser::Browser;
use crate::support::clock::{SET_BY_HAND, SUNDAY_0300, SUNDAY_1200};
use crate::support::screens::{Home, Nearest};
use crate::support::town::{
    BELOW_THE_STEPS, SOUTH_OF_THE_PARK, STOP, choose, colours, find_me, on_plan, pressed, turns, way,
};

/// The gates of the park are shut from 9 p.m. by the map, and an hour earlier by the content.
const SATURDAY_2030: &str = "2027-01-16T20:30:00Z";

/// The nearest place and the ways to all, with no signal. `by_streets`: how the minutes are told.
async fn asked(browser: &Browser, by_streets: bool) -> (Nearest, Vec<String>) {
    browser.at_time(SUNDAY_0300).await;
    browser.at_place(on_plan(BELOW_THE_STEPS), 8.0).await;
    let home = Home::open(browser, browser.origin()).await;
    home.find_the_nearest().await;
    let told = async || browser.text_of(".nearest .way").await;
    browser
        .until("the way", told, |way| way.contains("min walk") && way.contains("by the streets") == by_streets)
        .await;
    let ways = "() => [...document.querySelectorAll('[data-need=somewhere_safe] .way')].map((way) => way.textContent)";
    (home.nearest().await, browser.faults(ways, &[]).await)
}

fn minutes(words: &str) -> u32 {
    let before = words.split(" min walk").next().unwrap_or_default();
    before.rsplit(' ').next().and_then(|number| number.parse().ok()).unwrap_or_else(|| panic!("no minutes: {words}"))
}

#[tokio::test]
async fn minutes_are_by_the_streets_where_there_are_some_and_else_about() {
    let (town, city) = (Browser::open_town_then_stopped().await, Browser::open_saved_then_stopped().await);
    let ((by_streets, cards), (straight, straight_cards)) = (asked(&town, true).await, asked(&city, false).await);
    assert!(by_streets.way.contains(" min walk by the streets, "), "{by_streets:?}");
    assert!(straight.way.starts_with("About ") && !straight.way.contains("streets"), "{straight:?}");
    assert_ne!(minutes(&by_streets.way), minutes(&straight.way), "{by_streets:?} {straight:?}");
    assert!(cards.iter().any(|way| way.contains(" min walk by the streets, ")), "{cards:?}");
    assert!(straight_cards.iter().all(|way| !way.contains("by the streets")), "{straight_cards:?}");
    town.close().await;
    city.close().await;
}

#[tokio::test]
async fn the_way_on_foot_has_a_sum_turns_in_order_and_a_choice_that_holds_over_reload_and_screens() {
    let browser = open_map(SUNDAY_1200, BELOW_THE_STEPS, STOP).await;
    let told = way(&browser, "by the streets").await;
    for words in ["The way on foot", "Main streets", "Shortest", "No steps", "mapped on 3 June 2024"] {
        assert!(told.contains(words), "{words}: {told}");
    }
    assert_eq!(pressed(&browser).await, ["Shortest"], "by day");
    let over_steps = turns(&browser).await;
    assert!(over_steps.iter().any(|turn| turn.contains("steps") || turn.contains("Castle Steps")), "{over_steps:?}");
    assert!(over_steps[0].starts_with("Start "), "{over_steps:?}");
    assert!(over_steps.last().is_some_and(|last| last.contains(" is ")), "the place is last: {over_steps:?}");

    choose(&browser, "No steps").await;
    let level = turns(&browser).await;
    assert!(level.iter().all(|turn| !turn.to_lowercase().contains("steps")), "{level:?}");
    let at = |words: &str| {
        level.iter().position(|turn| turn.contains(words)).unwrap_or_else(|| panic!("{words}: {level:?}"))
    };
    assert!(at("East Street") < at("North Lane"), "{level:?}");

    browser.open_page(&format!("{}/map#{STOP}", browser.origin())).await;
    way(&browser, "by the streets").await;
    assert_eq!(pressed(&browser).await, ["No steps"], "after a reload");
    assert_eq!(turns(&browser).await, level);
    browser.follow("/more").await;
    browser.follow(&format!("/places/{STOP}")).await;
    way(&browser, "by the streets").await;
    assert_eq!(pressed(&browser).await, ["No steps"], "on another screen");
    browser.close().await;
}

#[tokio::test]
async fn by_night_it_is_main_streets_and_goes_round_the_park() {
    let browser = open_map(SUNDAY_0300, SOUTH_OF_THE_PARK, STOP).await;
    assert_eq!(pressed(&browser).await, ["Main streets"]);
    let by_night = turns(&browser).await;
    assert!(by_night.iter().all(|turn| !turn.contains("Lime Walk")), "{by_night:?}");
    browser.close().await;
}

#[tokio::test]
async fn the_shortest_way_goes_through_the_park_by_day_and_round_it_when_its_gate_is_shut() {
    for (moment, through) in [(SUNDAY_1200, true), (SATURDAY_2030, false), (SUNDAY_0300, false)] {
        let browser = open_map(moment, SOUTH_OF_THE_PARK, STOP).await;
        choose(&browser, "Shortest").await;
        let told = turns(&browser).await;
        assert_eq!(told.iter().any(|turn| turn.contains("Lime Walk")), through, "{moment}: {told:?}");
        let why = way(&browser, "by the streets").await;
        let told = why.contains("Not through Park Gate: shut at this hour (assumed).");
        assert_eq!((told, why.contains("Not through")), (!through, !through), "{moment}: {why}");
        browser.close().await;
    }
}

/// The clock of the app is looked at every ten seconds, in which a test would wait.
const QUICK_CLOCK: &str = "(() => {
    const set = setInterval;
    globalThis.setInterval = (act, ms, ...given) => set(act, ms === 10000 ? 50 : ms, ...given);
})();";

#[tokio::test]
async fn when_the_gate_opens_the_way_leads_through_it_and_it_is_no_longer_told_as_shut() {
    let browser = Browser::open_town_then_stopped().await;
    for script in [SET_BY_HAND, QUICK_CLOCK, "try { localStorage.setItem('safe-night.way', 'shortest'); } catch {}"] {
        browser.before_each_page(script).await;
    }
    // The gate opens at seven, and counts as shut for ten minutes more.
    browser.before_each_page("globalThis.shift += (19 * 60 + 8) * 60000;").await;
    browser.at_place(on_plan(SOUTH_OF_THE_PARK), 8.0).await;
    browser.open_page(&format!("{}/map#{STOP}", browser.origin())).await;
    find_me(&browser).await;
    let told = async || browser.text_of("[data-way^=whole]").await;
    browser.until("it is shut", told, |told| told.contains("Not through Park Gate")).await;
    browser.ask("() => { globalThis.shift += 3 * 60000; }", &[]).await;
    browser.until("it is open", told, |told| told.contains("Lime Walk") && !told.contains("Not through")).await;
    browser.close().await;
}

#[tokio::test]
async fn the_streets_are_painted_behind_the_signs_and_a_tap_on_one_says_its_name() {
    let browser = open(SUNDAY_1200, BELOW_THE_STEPS, "/map").await;
    browser.until("a picture", async || colours(&browser).await, |colours| *colours > 3).await;
    let first = browser.ask("() => document.querySelector('.map').firstElementChild.tagName", &[]).await;
    assert_eq!(first, json!("CANVAS"), "the signs are above it");
    // The middle of the map is the person, at the corner of a footway: West of there is High Street alone.
    browser.tap(By::XPath("//*[contains(@class, 'map-buttons')]//button[contains(., 'Me')]")).await;
    browser
        .until(
            "the person",
            async || browser.text_of("[data-live=map] .status, [data-live=map] [role=status]").await,
            |said| !said.is_empty(),
        )
        .await;
    let tap = "() => {
        const map = document.querySelector('.map'), { x, y, width, height } = map.getBoundingClientRect();
        const at = { clientX: x + width / 2 - 15, clientY: y + height / 2, pointerId: 7, isPrimary: true, pointerType: 'touch', bubbles: true, cancelable: true };
        map.dispatchEvent(new PointerEvent('pointerdown', { ...at, buttons: 1 }));
        map.dispatchEvent(new PointerEvent('pointerup', { ...at, buttons: 0 }));
    }";
    browser
        .ask("async () => { for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame); }", &[])
        .await;
    browser.ask(tap, &[]).await;
    let status = async || browser.text_of("[data-live=map] [role=status]").await;
    browser.until("the name", status, |said| said.contains("You tapped High Street.")).await;
    browser.close().await;
}

#[tokio::test]
async fn the_streets_near_are_listed_with_whose_data_they_are_and_the_layer_to_download() {
    let browser = open_map(SUNDAY_1200, BELOW_THE_STEPS, STOP).await;
    let near = async || browser.text_of(".streets-near").await;
    let near = browser.until("the streets near", near, |near| near.contains("High Street")).await;
    for words in
        ["Streets near you", "East Street", "© OpenStreetMap contributors", "3 June 2024", "Download these streets"]
    {
        assert!(near.contains(words), "{words}: {near}");
    }
    let download = "async () => {
        const link = document.querySelector('.streets-near a[download]');
        const answer = await fetch(link.href);
        return [new URL(link.href).pathname.endsWith('.bin'), answer.status, (await answer.arrayBuffer()).byteLength > 500];
    }";
    assert_eq!(browser.ask(download, &[]).await, json!([true, 200, true]), "with no server");
    browser.close().await;
}

#[tokio::test]
async fn where_am_i_begins_with_the_street() {
    // Between two corners.
    let browser = open(SUNDAY_1200, (150.0, -150.0), "/where").await;
    browser.tap(By::XPath("//button[contains(., 'Find where I am')]")).await;
    let reading = async || browser.text_of(".where > .reading").await;
    let told = browser.until("the street", reading, |told| told.contains("On ")).await;
    assert!(told.starts_with("On South Road. "), "{told}");
    browser.close().await;
}

/// A site without streets has the map without a canvas, and no part of them.
#[tokio::test]
async fn without_streets_the_map_has_none() {
    let browser = Browser::open_saved_then_stopped().await;
    browser.at_place(on_plan(BELOW_THE_STEPS), 8.0).await;
    browser.open_page(&format!("{}/map#{STOP}", browser.origin())).await;
    browser.tap(By::XPath("//*[contains(@class, 'map-buttons')]//button[contains(., 'Me')]")).await;
    let way = async || browser.text_of("[data-live=map] .places .way").await;
    browser.until("the line", way, |way| way.starts_with("About ")).await;
    let parts = "() => [...document.querySelectorAll('canvas.city, .on-foot > *, .streets-near > *')].length";
    assert_eq!(browser.ask(parts, &[]).await, Value::from(0));
    browser.close().await;
}
