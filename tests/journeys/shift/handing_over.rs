//! A shift is handed over to the leader's phone: by a code that its camera reads, or typed.

use std::fs;
use std::path::Path;

use base64::{Engine, engine::general_purpose::STANDARD};
use safe_night_canterbury::logic::qr_code::{QrCode, qr_code};
use serde_json::json;
use tempfile::TempDir;
use thirtyfour::prelude::*;

use super::{Stores, count, go, load, phone, press, shown, start, sum, until_number, until_saved, until_shown, write};
use crate::support::browser::Browser;
use crate::support::decoder::codes_in;
use crate::support::server::Server;

const WATER: u8 = 1;
const BLANKETS: u8 = 3;
const TAKEN_IN: &str = "Taken in. Look at the sum under End.";
const TAKEN_BEFORE: &str = "This was taken in before. Nothing has changed.";
/// What the fake camera sees, in pixels.
const WIDE: usize = 640;
const HIGH: usize = 480;

/// The picture of the screen in PNG.
async fn screenshot(browser: &Browser) -> Vec<u8> {
    let taken = browser.cdp("Page.captureScreenshot", json!({ "format": "png" })).await;
    STANDARD.decode(taken["data"].as_str().expect("a picture")).expect("base64")
}

/// Writes what the camera sees from now on: a screen, held so that all of it is in the picture. `browser`: reads the PNG.
async fn show_to_camera(browser: &Browser, png: &[u8], camera: &Path) {
    let grey = "async (png, wide, high) => {
        const bitmap = await createImageBitmap(new Blob([Uint8Array.from(atob(png), (sign) => sign.charCodeAt(0))]));
        const canvas = Object.assign(document.createElement('canvas'), { width: wide, height: high }), eye = canvas.getContext('2d');
        eye.fillStyle = 'grey';
        eye.fillRect(0, 0, wide, high);
        const scale = Math.min(wide / bitmap.width, high / bitmap.height);
        eye.drawImage(bitmap, (wide - bitmap.width * scale) / 2, 0, bitmap.width * scale, bitmap.height * scale);
        const { data } = eye.getImageData(0, 0, wide, high);
        let grey = '';
        for (let at = 0; at < data.length; at += 4) grey += (((data[at] + data[at + 1] + data[at + 2]) / 3) >> 4).toString(16);
        return grey;
    }";
    let grey = browser.ask(grey, &[json!(STANDARD.encode(png)), json!(WIDE), json!(HIGH)]).await;
    let grey = grey.as_str().expect("a digit for each dot");
    film(grey.bytes().map(|digit| 16 + (digit as char).to_digit(16).expect("a digit") as u8 * 14), camera);
}

/// Writes a film of one still picture, as Chromium's fake camera reads it. `dots`: from 16, black, to 235, white.
fn film(dots: impl Iterator<Item = u8>, file: &Path) {
    let mut film = format!("YUV4MPEG2 W{WIDE} H{HIGH} F10:1 Ip A1:1 C420jpeg\nFRAME\n").into_bytes();
    film.extend(dots);
    film.extend(std::iter::repeat_n(128, WIDE * HIGH / 2));
    fs::write(file, film).expect("a film");
}

/// A camera in front of nothing.
fn camera() -> (TempDir, std::path::PathBuf) {
    let folder = TempDir::new().expect("a folder");
    let file = folder.path().join("camera.y4m");
    film(std::iter::repeat_n(16, WIDE * HIGH), &file);
    (folder, file)
}

/// A phone that has counted: its taps of water and of blankets.
async fn with_taps(water: u32, blankets: u32) -> Browser {
    let browser = phone().await;
    start(&browser).await;
    tap(&browser, water, blankets).await;
    browser
}

async fn tap(browser: &Browser, water: u32, blankets: u32) {
    for (counter, taps) in [(WATER, water), (BLANKETS, blankets)] {
        for _ in 0..taps {
            count(browser, counter).await;
        }
        until_number(browser, counter, taps).await;
    }
    until_saved(browser).await;
}

/// The screen with the code, and the text that ZBar reads in it.
async fn code_of(browser: &Browser) -> (Vec<u8>, String) {
    go(browser, "hand-over").await;
    browser.ask("() => document.querySelector('svg.hand-over').scrollIntoView({ block: 'center' })", &[]).await;
    let png = screenshot(browser).await;
    let folder = TempDir::new().expect("a folder");
    let file = folder.path().join("code.png");
    fs::write(&file, &png).expect("it is written");
    let [text] = codes_in(&file).try_into().expect("one code");
    (png, text)
}

/// A screen with another code in it.
async fn screen_with(browser: &Browser, QrCode { side, outline }: QrCode) -> Vec<u8> {
    let draw = "(side, outline) => {
        const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg'), path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
        svg.setAttribute('viewBox', `0 0 ${side} ${side}`);
        svg.style.cssText = 'position: fixed; inset: 100px 0 auto; z-index: 99999; background: white; fill: black; width: 390px; height: 390px';
        path.setAttribute('d', outline);
        svg.append(path);
        document.body.append(svg);
        globalThis.drawnCode?.remove();
        globalThis.drawnCode = svg;
    }";
    browser.ask(draw, &[json!(side), json!(outline)]).await;
    screenshot(browser).await
}

/// The leader's phone, with a shift of two waters. It needs the server: its app is not saved.
async fn leader(server: &Server, camera: &Path) -> Browser {
    let browser = Browser::open_with_camera(camera).await;
    browser.screen(390, 844).await;
    browser.open_page(&format!("{}/patrol#start", server.origin())).await;
    super::until_drawn(&browser).await;
    press(&browser, "Start").await;
    browser.until("the shift", async || browser.text_of(".since").await, |since| since.starts_with("Since")).await;
    tap(&browser, 2, 0).await;
    go(&browser, "scan").await;
    browser
}

async fn scan(browser: &Browser, words: &str) {
    press(browser, "Use the camera").await;
    until_shown(browser, words).await;
    // What was said stays, while the code is still in sight.
    browser.ask("() => new Promise((resolve) => setTimeout(resolve, 600))", &[]).await;
    assert!(shown(browser).await.contains(words), "{}", shown(browser).await);
    press(browser, "Stop the camera").await;
    browser.until("it stops", async || shown(browser).await, |words| words.contains("Use the camera")).await;
}

#[tokio::test]
async fn the_leaders_camera_takes_in_a_code_once_and_names_what_is_no_shift() {
    let giver = with_taps(3, 1).await;
    let (png, text) = code_of(&giver).await;
    assert!(text.starts_with("SNCSHIFT"), "{text}");
    let (_folder, camera) = camera();
    show_to_camera(&giver, &png, &camera).await;
    let server = Server::start();
    let leader = leader(&server, &camera).await;
    scan(&leader, TAKEN_IN).await;
    let both = json!({ "Water": 5, "Blankets": 1 });
    let sum_is_that_of_both = async || {
        go(&leader, "end").await;
        assert_eq!(sum(&leader).await, both);
        assert!(shown(&leader).await.contains("With 1 other phone."));
        go(&leader, "scan").await;
    };
    sum_is_that_of_both().await;
    scan(&leader, TAKEN_BEFORE).await;
    sum_is_that_of_both().await;

    for (code, words) in [
        (format!("{}/p/1", server.origin()), "This is a poster of this app."),
        ("https://example.org/menu".to_owned(), "This code is a web address. It is not a shift. Nothing was added."),
        ("WIFI:T:WPA;S:Bar;P:secret12;;".to_owned(), "This code is for Wi-Fi. It is not a shift. Nothing was added."),
    ] {
        let before = Stores::read(&leader).await;
        let png = screen_with(&giver, qr_code(&code).expect("a code")).await;
        show_to_camera(&giver, &png, &camera).await;
        scan(&leader, words).await;
        assert_eq!(Stores::read(&leader).await.local, before.local, "{code}");
    }
    // More is counted, and handed over again: the later telling takes the place of the first.
    giver.ask("() => globalThis.drawnCode?.remove()", &[]).await;
    go(&giver, "tally").await;
    count(&giver, WATER).await;
    until_number(&giver, WATER, 4).await;
    let (png, _) = code_of(&giver).await;
    show_to_camera(&giver, &png, &camera).await;
    scan(&leader, TAKEN_IN).await;
    go(&leader, "end").await;
    assert_eq!(sum(&leader).await, json!({ "Water": 6, "Blankets": 1 }));
    // It is kept as what is counted.
    until_saved(&leader).await;
    leader.driver.refresh().await.expect("it loads anew");
    leader.until("the sum", async || sum(&leader).await, |sum| *sum == json!({ "Water": 6, "Blankets": 1 })).await;
    leader.close().await;
    giver.close().await;
}

/// Report 46.
#[tokio::test]
async fn a_reader_of_the_phone_that_reads_nothing_or_fails_is_helped_out_by_our_own() {
    let giver = with_taps(3, 1).await;
    let (png, _) = code_of(&giver).await;
    let (_folder, camera) = camera();
    show_to_camera(&giver, &png, &camera).await;
    giver.close().await;
    let server = Server::start();
    let reader = |formats: &str, detect: &str| {
        format!(
            "globalThis.BarcodeDetector = class {{ static async getSupportedFormats() {{ return {formats}; }} detect() {{ globalThis.asked = true; return {detect}; }} }};"
        )
    };
    let leader = leader(&server, &camera).await;
    for (prepare, is_asked, words) in [
        ("delete globalThis.BarcodeDetector;".to_owned(), false, TAKEN_IN),
        (reader("[]", "Promise.resolve([])"), false, TAKEN_BEFORE),
        (reader("['qr_code']", "Promise.resolve([])"), true, TAKEN_BEFORE),
        (reader("['qr_code']", "Promise.reject(new DOMException('', 'NotSupportedError'))"), true, TAKEN_BEFORE),
    ] {
        leader.ask(&format!("() => {{ globalThis.asked = false; {prepare} }}"), &[]).await;
        scan(&leader, words).await;
        assert_eq!(leader.ask("() => globalThis.asked", &[]).await, json!(is_asked), "{prepare}");
    }
    go(&leader, "end").await;
    assert_eq!(sum(&leader).await, json!({ "Water": 5, "Blankets": 1 }));
    leader.close().await;
}

#[tokio::test]
async fn where_no_camera_works_the_code_is_typed_and_slips_are_named() {
    let giver = with_taps(3, 1).await;
    go(&giver, "hand-over").await;
    giver.tap(By::Css("details summary")).await;
    let lines = "() => [...document.querySelectorAll('.typed li')].map((line) => line.textContent)";
    let lines = giver.faults(lines, &[]).await;
    assert!(!lines.is_empty());
    giver.close().await;

    let leader = with_taps(2, 0).await;
    go(&leader, "scan").await;
    let typed = lines.join("\n");
    let mut slip: Vec<char> = typed.chars().collect();
    slip[1] = if slip[1] == 'A' { 'B' } else { 'A' };
    for (wrong, words) in [
        (slip.into_iter().collect::<String>(), "Something in line 1 is not right. Look at it again."),
        (lines[..lines.len() - 1].join("\n"), "The code is not complete."),
        (format!("{typed}!"), "The code has no"),
    ] {
        write(&leader, "code", &wrong).await;
        press(&leader, "Take it in").await;
        until_shown(&leader, words).await;
    }
    // In small letters, as phones write them.
    write(&leader, "code", &typed.to_lowercase()).await;
    press(&leader, "Take it in").await;
    until_shown(&leader, TAKEN_IN).await;
    write(&leader, "code", &typed).await;
    press(&leader, "Take it in").await;
    until_shown(&leader, TAKEN_BEFORE).await;
    go(&leader, "end").await;
    assert_eq!(sum(&leader).await, json!({ "Water": 5, "Blankets": 1 }));
    leader.close().await;
}

/// A camera that a test makes: `cameras` has each stream that was given. It shows a lit picture until `dark`.
const CAMERA: &str = "(() => {
    if (location.protocol === 'about:') return;
    globalThis.cameras = [];
    globalThis.dark = false;
    globalThis.refusal = null;
    globalThis.wait = 0;
    navigator.mediaDevices.getUserMedia = async () => {
        await new Promise((resolve) => setTimeout(resolve, wait));
        if (refusal) throw new DOMException('', refusal);
        const canvas = Object.assign(document.createElement('canvas'), { width: 320, height: 240 }), eye = canvas.getContext('2d');
        let frame = 0;
        const draw = () => { eye.fillStyle = dark ? 'black' : `hsl(${frame++ % 360}deg 50% 50%)`; eye.fillRect(0, 0, 320, 240); };
        draw();
        setInterval(draw, 50);
        const stream = canvas.captureStream(20);
        cameras.push(stream);
        return stream;
    };
    globalThis.see = (state) => {
        Object.defineProperty(document, 'visibilityState', { configurable: true, value: state });
        Object.defineProperty(document, 'hidden', { configurable: true, value: state === 'hidden' });
        document.dispatchEvent(new Event('visibilitychange'));
    };
})()";

/// How many streams were given, and how many tracks are live.
const LIVE: &str = "() => [cameras.length, cameras.flatMap((stream) => stream.getTracks()).filter((track) => track.readyState === 'live').length]";

async fn with_camera() -> Browser {
    let browser = phone().await;
    browser.before_each_page(CAMERA).await;
    start(&browser).await;
    go(&browser, "scan").await;
    browser
}

async fn until_live(browser: &Browser, given: usize, live: usize) {
    let now = async || browser.ask(LIVE, &[]).await;
    browser.until("the streams", now, |now| *now == json!([given, live])).await;
}

/// Report 47.
#[tokio::test]
async fn each_refusal_of_the_camera_has_its_own_words_and_a_way_on() {
    let browser = with_camera().await;
    for (refusal, words) in [
        ("NotAllowedError", "You said no to the camera, or the phone did."),
        ("SecurityError", "You said no to the camera, or the phone did."),
        ("NotFoundError", "This phone gives no camera. Type the code."),
        ("OverconstrainedError", "This phone gives no camera. Type the code."),
        ("NotReadableError", "Another app has the camera. Close it, then try again."),
        ("AbortError", "Another app has the camera. Close it, then try again."),
    ] {
        load(&browser, "scan").await;
        browser.ask("(name) => { globalThis.refusal = name; }", &[json!(refusal)]).await;
        press(&browser, "Use the camera").await;
        let told = until_shown(&browser, words).await;
        assert!(told.contains("Or type the code") && told.contains("Try again"), "{refusal}: {told}");
    }
    browser.ask("() => { globalThis.refusal = null; }", &[]).await;
    press(&browser, "Try again").await;
    until_shown(&browser, "Hold the other phone still in front of it.").await;
    until_live(&browser, 1, 1).await;
    go(&browser, "end").await;
    until_live(&browser, 1, 0).await;

    // No way to a camera at all.
    browser.before_each_page("Object.defineProperty(Navigator.prototype, 'mediaDevices', { value: undefined });").await;
    browser.driver.goto("about:blank").await.expect("a page opens");
    browser.open_page(&format!("{}/patrol#scan", browser.origin())).await;
    until_shown(&browser, "Use the camera").await;
    press(&browser, "Use the camera").await;
    until_shown(&browser, "This phone gives no camera. Type the code.").await;
    browser.close().await;
}

/// Report 47.
#[tokio::test]
async fn after_the_view_is_left_no_camera_is_on_however_late_it_came_and_however_often_it_was_asked_for() {
    let browser = with_camera().await;
    // Left before it comes.
    browser.ask("() => { globalThis.wait = 700; }", &[]).await;
    press(&browser, "Use the camera").await;
    until_shown(&browser, "Asking for the camera.").await;
    go(&browser, "end").await;
    until_live(&browser, 1, 0).await;

    // Hidden and shown again: another stream.
    browser.ask("() => { globalThis.wait = 0; }", &[]).await;
    go(&browser, "scan").await;
    press(&browser, "Use the camera").await;
    until_live(&browser, 2, 1).await;
    browser.ask("() => see('hidden')", &[]).await;
    until_live(&browser, 2, 0).await;
    browser.ask("() => see('visible')", &[]).await;
    until_live(&browser, 3, 1).await;

    // Ended by the phone, then asked for by each of the two buttons.
    for (button, given) in [("Try again", 4), ("Use the camera", 5)] {
        browser.ask("() => cameras.at(-1).getVideoTracks()[0].dispatchEvent(new Event('ended'))", &[]).await;
        until_shown(&browser, "The camera has stopped.").await;
        until_live(&browser, given - 1, 0).await;
        press(&browser, button).await;
        until_live(&browser, given, 1).await;
        until_shown(&browser, "Hold the other phone still in front of it.").await;
    }

    // A black picture is told, and stays in sight: a finger may be on the lens.
    browser.ask("() => { globalThis.dark = true; }", &[]).await;
    until_shown(&browser, "The picture is black. Is something on the lens?").await;
    let sees = "() => document.querySelector('video.scan').checkVisibility()";
    assert_eq!(browser.ask(sees, &[]).await, json!(true));
    browser.ask("() => { globalThis.dark = false; }", &[]).await;
    until_shown(&browser, "Hold the other phone still in front of it.").await;
    assert!(!shown(&browser).await.contains("The picture is black."));
    browser.ask("() => { globalThis.dark = true; }", &[]).await;
    until_shown(&browser, "The picture is black. Is something on the lens?").await;
    press(&browser, "Try again").await;
    until_live(&browser, 6, 1).await;

    go(&browser, "end").await;
    until_live(&browser, 6, 0).await;
    // What the page was hidden for afterwards turns nothing on again.
    browser.ask("() => { see('hidden'); see('visible'); }", &[]).await;
    browser.ask("() => new Promise((resolve) => setTimeout(resolve, 200))", &[]).await;
    until_live(&browser, 6, 0).await;
    // Nor does leaving the page for another screen leave it on.
    go(&browser, "scan").await;
    press(&browser, "Use the camera").await;
    until_live(&browser, 7, 1).await;
    browser.follow("/help").await;
    until_live(&browser, 7, 0).await;
    browser.close().await;
}
