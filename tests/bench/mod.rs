//! The quality of the search; the time from a key to its list, on this machine and on one slowed four times; the time from a tap to
//! the next screen, and what the program weighs; what a shift and what the streets cost; twenty ways over the streets of the
//! owner; and the time of a first visit on a slow line.
//! Run by `make bench` against the built site; an argument chooses parts by their names. No result fails it.

mod first_visit;
mod living_app;
mod shift;
mod slow_line;
mod streets;
mod ways;

use crate::support::browser::Browser;
use crate::support::editions::built_in;
use crate::support::search_questions::{PARTS, rates};
use crate::support::server::Server;
use safe_night_canterbury::logic::search::Catalogue;
use serde_json::json;
use thirtyfour::By;

/// The goal for the longest answer to a key, in milliseconds, on a processor slowed four times.
const AIM: f64 = 50.0;

/// Types queries key by key, with the pause of a quick typist. Returns for each key the milliseconds until the list is laid
/// out, and until it is painted.
const TYPE: &str = "
    const done = arguments[0], input = document.getElementById('query'), took = [];
    const turn = () => new Promise((turn) => { const { port1, port2 } = new MessageChannel(); port1.onmessage = turn; port2.postMessage(0); });
    for (const words of ['roofied', 'beaten up', 'samaritans', 'whitefrairs', 'a and e', 'my friend is very drunk', 'police']) {
        for (let end = 1; end <= words.length; end++) {
            input.value = words.slice(0, end);
            const start = performance.now();
            input.dispatchEvent(new Event('input', { bubbles: true }));
            // The program renders in microtasks.
            for (let micro = 0; micro < 30; micro++) await undefined;
            document.querySelector('.results').getBoundingClientRect();
            const laid = performance.now() - start;
            await new Promise((frame) => requestAnimationFrame(() => turn().then(frame)));
            took.push([laid, performance.now() - start]);
            await new Promise((pause) => setTimeout(pause, 100));
        }
    }
    done(took);";

pub async fn run() {
    let only = std::env::args().nth(1).unwrap_or_default();
    let wanted = |part: &str| part.contains(&only);
    if wanted("search") {
        search().await;
    }
    if wanted("living app") {
        living_app::measure().await;
    }
    if wanted("shift") {
        shift::measure().await;
    }
    if wanted("streets") {
        streets::measure().await;
    }
    if wanted("ways") {
        ways::tell();
    }
    if wanted("first visit") {
        first_visit::measure().await;
    }
}

async fn search() {
    let all = Catalogue::of(&built_in());
    for part in PARTS {
        let rates = rates(&all, part);
        let (first, within_three) = (rates.percent(rates.first), rates.percent(rates.within_three));
        let asked = rates.asked;
        println!(
            "search, {asked} questions of part {part}: the right page first {first:.1} %, within three {within_three:.1} %"
        );
    }
    let server = Server::start();
    let browser = Browser::open().await;
    browser.driver.goto(format!("{}/search", server.origin())).await.expect("the page opens");
    browser.wait_until_saved().await;
    browser.tap(By::Id("query")).await;
    for slowed in [1, 4] {
        browser.cdp("Emulation.setCPUThrottlingRate", json!({ "rate": slowed })).await;
        let took = browser.script(&format!("(async function () {{ {TYPE} }}).apply(null, arguments)")).await;
        let took: Vec<(f64, f64)> = serde_json::from_value(took).expect("times");
        print_times(slowed, "laid out", took.iter().map(|(laid, _)| *laid).collect());
        print_times(slowed, "painted", took.iter().map(|(_, painted)| *painted).collect());
    }
    browser.close().await;
}

/// The middle and the longest of some times.
fn median_and_worst(mut took: Vec<f64>) -> (f64, f64) {
    took.sort_by(f64::total_cmp);
    (took[took.len() / 2], took[took.len() - 1])
}

fn print_times(slowed: u32, until: &str, took: Vec<f64>) {
    let keys = took.len();
    let (median, most) = median_and_worst(took);
    println!(
        "search, {keys} keys, slowed {slowed} times, until {until}: median {median:.1} ms, most {most:.1} ms, {:.2} of the {AIM} ms aimed at",
        most / AIM
    );
}
