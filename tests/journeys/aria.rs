//! Snapshots of the main screens as screen readers have them, so that changes are deliberate. `INSTA_UPDATE=always make test`
//! accepts changes.

use crate::journeys::aria_tree::outline;
use crate::support::browser::Browser;
use crate::support::clock::SATURDAY_2330;
use crate::support::places::WHITEFRIARS_PAGE;

const SCREENS: [(&str, &str); 9] = [
    ("home", "/"),
    ("place", WHITEFRIARS_PAGE),
    ("help", "/help"),
    ("situation", "/help/abuse"),
    ("campaign", "/campaigns/ask-for-angela"),
    ("plan", "/plan"),
    ("patrol", "/patrol"),
    ("search", "/search"),
    ("settings", "/settings"),
];

#[tokio::test]
async fn the_main_screens_match_their_snapshots() {
    let browser = Browser::open_saved().await;
    browser.screen(390, 844).await;
    browser.at_time(SATURDAY_2330).await;
    // The notice about the saved app is shown once, so it must not be on these screens.
    browser.open_page(&format!("{}/", browser.origin())).await;
    browser.wait_until_saved().await;
    let mut kept_beside = insta::Settings::clone_current();
    kept_beside.set_snapshot_path("aria");
    kept_beside.set_prepend_module_to_snapshot(false);
    kept_beside.set_omit_expression(true);
    for (name, path) in SCREENS {
        browser.open_page(&format!("{}{path}", browser.origin())).await;
        if path == "/patrol" {
            // It has a program of its own.
            browser.until("the shift", async || browser.text_of(".shift h2").await, |words| !words.is_empty()).await;
        }
        let tree = browser.cdp("Accessibility.getFullAXTree", serde_json::json!({})).await;
        let outline = outline(tree["nodes"].as_array().expect("nodes"));
        kept_beside.bind(|| insta::assert_snapshot!(name, outline));
    }
    browser.close().await;
}
