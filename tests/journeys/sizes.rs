//! Every page on every size of screen: nothing is wider than the screen, and whatever can be tapped is large enough.

use serde_json::json;

use crate::browser::{Browser, Start};
use crate::every_page::{on_every_page, on_every_page_of};

/// A small phone, a phone on its side, a computer: in CSS pixels.
const SCREENS: [(u32, u32); 3] = [(320, 640), (844, 390), (1280, 900)];

async fn nothing(_: &Browser) {}

async fn faults_at(browser: &Browser, screens: &[(u32, u32)]) -> Vec<String> {
    let mut faults = Vec::new();
    for (width, height) in screens {
        browser.screen(*width, *height).await;
        let found = browser.faults(include_str!("in_page/sizes.js"), &[json!(width)]).await;
        faults.extend(found.into_iter().map(|fault| format!("{width}x{height}: {fault}")));
    }
    faults
}

#[tokio::test]
async fn every_page_fits_every_screen_and_all_targets_are_large_and_apart() {
    on_every_page(nothing, async |browser, _| faults_at(browser, &SCREENS).await).await;
}

#[tokio::test]
async fn with_text_twice_as_large_every_page_fits_a_phone_too() {
    let large = || Start { large_text: true, ..Start::default() };
    on_every_page_of(large, nothing, async |browser, _| faults_at(browser, &[(390, 844)]).await).await;
}
