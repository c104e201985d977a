//! The siren and the light. Sound cannot be heard here: what counts is whether the clock of what plays it runs.

use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::support::browser::Browser;

const START: &str = "[data-tap=alarm]";

/// What the screen says of the alarm.
async fn told(browser: &Browser) -> String {
    let parts = "() => [...document.querySelectorAll('[data-alarm-when]')].filter((part) => !part.hidden).map((part) => part.textContent).join(' ')";
    browser.ask(parts, &[]).await.as_str().unwrap_or_default().to_owned()
}

async fn until_told(browser: &Browser, words: &str) {
    browser.until("the alarm", async || told(browser).await, |told| told == words).await;
}

const OFF: &str = "Start the alarm";
const ON: &str = "Stop the alarm The alarm is on.";
const SILENT: &str = "Stop the alarm No sound comes. Turn the volume up, then stop and start it again.";

async fn open(browser: &Browser) {
    browser.open_page(&format!("{}/alarm", browser.origin())).await;
    until_told(browser, OFF).await;
}

/// Replaces the contexts by ones whose clocks run only while `globalThis.runs`. `globalThis.contexts` has them all.
const CONTEXTS: &str = "globalThis.contexts = [];
    globalThis.runs = true;
    const node = () => ({ connect: (to) => to, start() { globalThis.session = navigator.audioSession?.type; }, frequency: {}, gain: {} });
    globalThis.AudioContext = class {
        state = 'running';
        time = 0;
        constructor() { contexts.push(this); }
        get currentTime() { return globalThis.runs ? (this.time += 0.1) : this.time; }
        createOscillator() { return node(); }
        createGain() { return node(); }
        async resume() {}
        async close() { this.state = 'closed'; }
    };";

async fn open_contexts(browser: &Browser) -> Value {
    browser.ask("() => contexts.filter(({ state }) => state !== 'closed').length", &[]).await
}

#[tokio::test]
async fn with_scripts_off_there_are_words_and_no_button_that_does_nothing() {
    let browser = Browser::open_with_scripts_off().await;
    let server = crate::support::server::Server::start();
    browser.driver.goto(format!("{}/alarm", server.origin())).await.expect("the page opens");
    assert!(browser.text_of("main").await.contains("call 999"));
    for button in browser.driver.find_all(By::Css("main button")).await.expect("the buttons") {
        assert!(!button.is_displayed().await.expect("its state"));
    }
    browser.close().await;
}

#[tokio::test]
async fn the_siren_starts_at_a_tap_and_stops_at_another() {
    let browser = Browser::open_saved_then_stopped().await;
    open(&browser).await;
    browser.tap(By::Css(START)).await;
    until_told(&browser, ON).await;
    browser.tap(By::Css(START)).await;
    until_told(&browser, OFF).await;
    browser.close().await;
}

/// A context may say that it runs while its clock stands still, as on an iPhone after a call or a lock.
#[tokio::test]
async fn the_siren_is_on_only_while_its_clock_runs_and_a_new_one_is_made_until_it_does() {
    let browser = Browser::open_saved().await;
    browser.before_each_page(CONTEXTS).await;
    open(&browser).await;
    browser.ask("() => { globalThis.runs = false; }", &[]).await;
    browser.tap(By::Css(START)).await;
    until_told(&browser, SILENT).await;
    let made = async || browser.ask("() => contexts.length", &[]).await;
    browser.until("new contexts", made, |made| made.as_u64() > Some(2)).await;
    assert_eq!(open_contexts(&browser).await, json!(1));
    browser.ask("() => { globalThis.runs = true; }", &[]).await;
    until_told(&browser, ON).await;
    // A call comes in.
    browser.ask("() => { globalThis.runs = false; }", &[]).await;
    until_told(&browser, SILENT).await;
    browser.tap(By::Css(START)).await;
    until_told(&browser, OFF).await;
    assert_eq!(open_contexts(&browser).await, json!(0));
    browser.close().await;
}

/// An iPhone plays what a page makes on the channel of the ringer, which its switch mutes, with no error.
#[tokio::test]
async fn on_an_iphone_the_siren_plays_on_the_channel_that_the_silent_switch_leaves_alone() {
    let browser = Browser::open_saved().await;
    browser.before_each_page(CONTEXTS).await;
    browser.before_each_page("Object.defineProperty(navigator, 'audioSession', { value: { type: 'auto' } });").await;
    open(&browser).await;
    browser.tap(By::Css(START)).await;
    until_told(&browser, ON).await;
    // At the start of the first node.
    assert_eq!(browser.ask("() => globalThis.session", &[]).await, json!("playback"));
    browser.tap(By::Css(START)).await;
    until_told(&browser, OFF).await;
    assert_eq!(browser.ask("() => navigator.audioSession.type", &[]).await, json!("auto"));
    browser.close().await;
}

/// Before Safari 16.4 only a media element has that channel.
#[tokio::test]
async fn on_an_older_iphone_the_siren_is_a_recording_that_starts_anew_at_its_end() {
    let browser = Browser::open_saved().await;
    let iphone = "Object.defineProperty(navigator, 'userAgent', { value: 'Mozilla/5.0 (iPhone; CPU iPhone OS 15_8 like Mac OS X)' });
        const { play } = HTMLMediaElement.prototype;
        HTMLMediaElement.prototype.play = function () { globalThis.audio = this; return play.call(this); };";
    browser.before_each_page(CONTEXTS).await;
    browser.before_each_page(iphone).await;
    open(&browser).await;
    browser.tap(By::Css(START)).await;
    until_told(&browser, ON).await;
    assert_eq!(
        browser.ask("() => [contexts.length, audio.loop, audio.paused, audio.error]", &[]).await,
        json!([0, true, false, null])
    );
    assert_eq!(browser.ask("() => Math.round(audio.duration * 10)", &[]).await, json!(8));
    browser.tap(By::Css(START)).await;
    until_told(&browser, OFF).await;
    assert_eq!(browser.ask("() => audio.paused", &[]).await, json!(true));
    browser.close().await;
}

#[tokio::test]
async fn the_siren_stops_when_another_screen_is_opened() {
    let browser = Browser::open_saved().await;
    browser.before_each_page(CONTEXTS).await;
    open(&browser).await;
    browser.wait_until_running().await;
    browser.tap(By::Css(START)).await;
    until_told(&browser, ON).await;
    browser.tap(By::LinkText("Help")).await;
    let left = async || open_contexts(&browser).await;
    browser.until("silence", left, |open| *open == json!(0)).await;
    // Back does not bring it again.
    browser.driver.back().await.expect("it goes back");
    until_told(&browser, OFF).await;
    assert_eq!(open_contexts(&browser).await, json!(0));
    browser.close().await;
}

#[tokio::test]
async fn the_light_fills_the_screen_keeps_it_on_and_goes_out_by_tap_and_by_key() {
    let browser = Browser::open_saved().await;
    let locks = "globalThis.held = 0;
        Object.defineProperty(navigator, 'wakeLock', { value: { request: async () => { held++; return { release: async () => { held--; } }; } } });";
    browser.before_each_page(locks).await;
    open(&browser).await;
    let light = "() => { const { width, height, } = document.querySelector('dialog.light').getBoundingClientRect(); return [width === innerWidth && height === innerHeight, held]; }";
    let look = async || browser.ask(light, &[]).await;
    for key in [false, true] {
        browser.tap(By::Css("[data-tap=light]")).await;
        browser.until("the light", look, |state| *state == json!([true, 1])).await;
        if key {
            browser.press(Key::Escape).await;
        } else {
            browser.tap(By::Css("[data-tap=dark]")).await;
        }
        browser.until("darkness", look, |state| *state == json!([false, 0])).await;
    }
    browser.close().await;
}

/// The sound at the end of a timer, which the program asks for by events.
#[tokio::test]
async fn the_ring_sounds_until_it_is_hushed_and_at_the_exit_all_is_silent() {
    let browser = Browser::open_saved().await;
    browser.before_each_page(CONTEXTS).await;
    open(&browser).await;
    // Phones vibrate only after a tap.
    browser.tap(By::Css(START)).await;
    until_told(&browser, ON).await;
    browser.tap(By::Css(START)).await;
    for end in ["dispatchEvent(new Event('safe-night-hush'))", "safeNightEnds.forEach((end) => end())"] {
        browser.ask("() => { dispatchEvent(new Event('safe-night-ring')); }", &[]).await;
        assert_eq!(open_contexts(&browser).await, json!(1));
        browser.ask(&format!("() => {{ {end}; }}"), &[]).await;
        assert_eq!(open_contexts(&browser).await, json!(0));
    }
    browser.close().await;
}
