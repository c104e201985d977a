//! Every page of the edition of today, as it comes from the phone with the server stopped: each is opened once, and looked at in
//! every way.

use serde_json::json;

use crate::journeys::accessibility::{breaches, bring_axe};
use crate::support::browser::Browser;
use crate::support::every_page::on_every_page;

/// A small phone, a phone on its side, a computer: in CSS pixels.
const SCREENS: [(u32, u32); 3] = [(320, 640), (844, 390), (1280, 900)];
const PHONE: (u32, u32) = (390, 844);

/// The sizes of text in pixels, as Chromium is set up and at twice that.
const TEXT: u32 = 16;
const LARGE_TEXT: u32 = 32;

/// What is wider than the screen, and what a finger cannot hit.
async fn too_wide_or_too_small(browser: &Browser, screens: &[(u32, u32)]) -> Vec<String> {
    let mut faults = Vec::new();
    for (width, height) in screens {
        browser.screen(*width, *height).await;
        let found = browser.faults(include_str!("in_page/sizes.js"), &[json!(width)]).await;
        faults.extend(found.into_iter().map(|fault| format!("{width}x{height}: {fault}")));
    }
    faults
}

#[tokio::test]
async fn with_the_server_stopped_every_page_opens_breaks_no_rule_fits_every_screen_and_answers_a_tap_at_once() {
    on_every_page(bring_axe, async |browser| {
        browser.screen(PHONE.0, PHONE.1).await;
        let mut faults = breaches(browser).await;
        faults.extend(browser.faults(include_str!("in_page/taps.js"), &[]).await);
        browser.size_of_text(LARGE_TEXT).await;
        let large = too_wide_or_too_small(browser, &[PHONE]).await;
        faults.extend(large.into_iter().map(|fault| format!("with text twice as large: {fault}")));
        browser.size_of_text(TEXT).await;
        faults.extend(too_wide_or_too_small(browser, &SCREENS).await);
        faults
    })
    .await;
}

/// A check that finds nothing anywhere may be blind.
#[tokio::test]
async fn the_check_sees_large_text() {
    let browser = Browser::open_saved().await;
    browser.open_page(&format!("{}/more", browser.origin())).await;
    let size = "() => parseFloat(getComputedStyle(document.documentElement).fontSize)";
    let size = async || browser.ask(size, &[]).await.as_f64().expect("a size");
    let usual = size().await;
    for (text, wanted) in [(LARGE_TEXT, 2.0 * usual), (TEXT, usual)] {
        browser.size_of_text(text).await;
        assert_eq!(size().await, wanted);
    }
    browser.close().await;
}
