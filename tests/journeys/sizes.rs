//! Every page on every size of screen: nothing is wider than the screen, and whatever can be tapped is large enough.

use serde_json::json;

use crate::browser::Browser;
use crate::every_page::on_every_page;

/// A size of screen, and the size of text on it: the app's own is 112.5 % of the browser's.
struct Setting {
    width: u32,
    height: u32,
    text: &'static str,
}

const SETTINGS: [Setting; 4] = [
    Setting { width: 320, height: 640, text: "" },
    // The owner reads text at twice its size.
    Setting { width: 390, height: 844, text: "225%" },
    Setting { width: 844, height: 390, text: "" },
    Setting { width: 1280, height: 900, text: "" },
];

#[tokio::test]
async fn every_page_fits_every_screen_and_all_targets_are_large_and_apart() {
    let nothing = async |_: &Browser| {};
    on_every_page(nothing, async |browser, _| {
        let mut faults = Vec::new();
        for Setting { width, height, text } in SETTINGS {
            browser.screen(width, height).await;
            let found = browser.faults(include_str!("in_page/sizes.js"), &[json!(width), json!(text)]).await;
            faults.extend(found.into_iter().map(|fault| format!("{width}x{height} {text}: {fault}")));
        }
        faults
    })
    .await;
}
