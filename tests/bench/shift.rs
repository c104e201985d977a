//! A street pastor's shift, on a processor slowed four times: how long a tap takes until its number is painted, and a start, with an empty
//! shift and with a long night in storage. What a start costs is told as a ratio, which no machine changes much.

use serde_json::json;
use thirtyfour::prelude::*;

use super::median_and_worst;
use crate::support::browser::Browser;

/// A long night.
const TAPS: usize = 2000;
const NOTES: usize = 200;

/// Taps fifty times as fast as a person can. Returns the milliseconds until each number is painted.
const TAP: &str = "async () => {
    const turn = () => new Promise((turn) => { const { port1, port2 } = new MessageChannel(); port1.onmessage = turn; port2.postMessage(0); });
    const took = [];
    for (let tap = 0; tap < 50; tap++) {
        const button = document.querySelectorAll('.counter')[tap % 4], number = button.querySelector('.count'), before = number.textContent;
        const start = performance.now();
        button.click();
        while (number.textContent === before) await turn();
        await new Promise((frame) => requestAnimationFrame(() => turn().then(frame)));
        took.push(performance.now() - start);
        await new Promise((pause) => setTimeout(pause, 100));
    }
    return took;
}";

/// Notes when the number of taps is drawn, in milliseconds since the document began.
const DRAWN: &str = "(() => {
    const look = () => (/taps?\\./.test(document.querySelector('[data-patrol] .since')?.textContent ?? '') ? (globalThis.drawnAt = performance.now()) : requestAnimationFrame(look));
    look();
})()";

/// Taps and writes a night.
const NIGHT: &str = "async (taps, notes) => {
    const rest = () => new Promise((rest) => setTimeout(rest));
    for (let tap = 0; tap < taps; tap++) {
        document.querySelectorAll('.counter')[tap % 20].click();
        if (tap % 20 === 0) await rest();
    }
    location.hash = 'notes';
    while (!document.getElementById('note')) await rest();
    for (let note = 0; note < notes; note++) {
        const field = document.getElementById('note');
        field.value = `Note ${note}: walked home, cold and wet, gave a blanket and called a taxi.`;
        field.dispatchEvent(new Event('input', { bubbles: true }));
        await rest();
        [...document.querySelectorAll('[data-patrol] button')].find((button) => button.textContent === 'Keep the note').click();
        await rest();
    }
}";

/// How often each page is opened.
const STARTS: usize = 15;

pub async fn measure() {
    // Two phones, so that their starts take turns: what else the machine does counts for both alike.
    let phones = [phone().await, phone().await];
    phones[1].ask(NIGHT, &[json!(TAPS), json!(NOTES)]).await;
    saved(&phones[1]).await;
    let mut starts = [Vec::new(), Vec::new()];
    for _ in 0..STARTS {
        for (phone, starts) in phones.iter().zip(&mut starts) {
            starts.push(start(phone).await);
        }
    }
    for (phone, night) in phones.iter().zip(["an empty shift", "2,000 taps and 200 notes"]) {
        slow(phone, 4).await;
        let (median, worst) = median_and_worst(serde_json::from_value(phone.ask(TAP, &[]).await).expect("times"));
        slow(phone, 1).await;
        println!(
            "a tap of a shift, slowed 4 times, until its number is painted, with {night}: median {median:.1} ms, worst {worst:.1} ms"
        );
    }
    let [empty, long] = starts.map(|starts| median_and_worst(starts).0);
    println!(
        "the page of a patrol, slowed 4 times, until the shift is drawn: {empty:.0} ms with an empty shift, {:.2} times that with {TAPS} taps and {NOTES} notes",
        long / empty
    );
    for phone in phones {
        phone.close().await;
    }
}

/// A browser without a network that has the app and a running shift.
async fn phone() -> Browser {
    let mut browser = Browser::open_saved_then_stopped().await;
    // Chromium lets a page buzz only once a finger has touched it.
    browser.expect_in_console("navigator.vibrate");
    browser.screen(390, 844).await;
    browser.before_each_page(DRAWN).await;
    browser.open_page(&format!("{}/patrol#start", browser.origin())).await;
    let drawn = async || browser.text_of("[data-patrol] h2").await;
    browser.until("the start", drawn, |head| head == "Start a shift").await;
    browser.tap(By::XPath("//*[@data-patrol]//button[.='Start']")).await;
    saved(&browser).await;
    browser
}

/// Opens the page of the shift anew. Returns the milliseconds until it is drawn, slowed four times.
async fn start(browser: &Browser) -> f64 {
    browser.driver.goto("about:blank").await.expect("a page opens");
    slow(browser, 4).await;
    browser.driver.goto(format!("{}/patrol#tally", browser.origin())).await.expect("a page opens");
    let at = async || browser.ask("() => globalThis.drawnAt ?? 0", &[]).await.as_f64().unwrap_or_default();
    let at = browser.until("the shift", at, |at| *at > 0.0).await;
    slow(browser, 1).await;
    at
}

async fn slow(browser: &Browser, rate: u32) {
    browser.cdp("Emulation.setCPUThrottlingRate", json!({ "rate": rate })).await;
}

async fn saved(browser: &Browser) {
    browser.until("it is saved", async || browser.text_of(".saved").await, |saved| saved == "Saved").await;
}
