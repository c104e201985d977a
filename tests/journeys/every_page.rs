//! Every page of today's edition from the cache, with the server stopped. Each is opened once, for all checks.

use serde_json::json;

use crate::journeys::accessibility::{breaches, prepare_axe};
use crate::support::browser::Browser;
use crate::support::every_page::check_every_page;

/// A small phone, a page enlarged four times, a phone on its side and a computer, in CSS pixels.
const SCREENS: [(u32, u32); 4] = [(320, 640), (320, 256), (844, 390), (1280, 900)];
const PHONE: (u32, u32) = (390, 844);

/// The text size in pixels: Chromium's default and its double.
const TEXT: u32 = 16;
const LARGE_TEXT: u32 = 32;

/// Elements that are wider than the screen, or too small to tap.
async fn too_wide_or_too_small(browser: &Browser, screens: &[(u32, u32)]) -> Vec<String> {
    let mut faults = Vec::new();
    for (width, height) in screens {
        browser.screen(*width, *height).await;
        let issues = browser.faults(include_str!("in_page/sizes.js"), &[json!(width)]).await;
        faults.extend(issues.into_iter().map(|fault| format!("{width}x{height}: {fault}")));
    }
    faults
}

#[tokio::test]
async fn with_the_server_stopped_every_page_opens_breaks_no_rule_fits_every_screen_and_answers_a_tap_at_once() {
    check_every_page(prepare_axe, async |browser| {
        browser.screen(PHONE.0, PHONE.1).await;
        let mut faults = breaches(browser).await;
        faults.extend(browser.faults(include_str!("in_page/taps.js"), &[]).await);
        // After WebKit 170179: `list-style: none` took a list away from VoiceOver.
        faults.extend(browser.faults(include_str!("in_page/lists.js"), &[]).await);
        browser.text_size(LARGE_TEXT).await;
        let large = too_wide_or_too_small(browser, &[PHONE]).await;
        faults.extend(large.into_iter().map(|fault| format!("with text twice as large: {fault}")));
        browser.text_size(TEXT).await;
        faults.extend(too_wide_or_too_small(browser, &SCREENS).await);
        faults
    })
    .await;
}

/// Without this test, a check that never finds anything would pass.
#[tokio::test]
async fn the_check_sees_large_text() {
    let browser = Browser::open_saved().await;
    browser.open_page(&format!("{}/more", browser.origin())).await;
    let size = "() => parseFloat(getComputedStyle(document.documentElement).fontSize)";
    let size = async || browser.ask(size, &[]).await.as_f64().expect("a size");
    let usual = size().await;
    for (text, wanted) in [(LARGE_TEXT, 2.0 * usual), (TEXT, usual)] {
        browser.text_size(text).await;
        assert_eq!(size().await, wanted);
    }
    browser.close().await;
}
