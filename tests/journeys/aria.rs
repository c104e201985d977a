//! What a screen reader finds on the main screens, as it is: a change must be meant. `INSTA_UPDATE=always make test` keeps it.

use crate::journeys::aria_tree::outline;
use crate::support::browser::Browser;
use crate::support::clock::SATURDAY_2330;
use crate::support::places::WHITEFRIARS_PAGE;

const SCREENS: [(&str, &str); 8] = [
    ("home", "/"),
    ("place", WHITEFRIARS_PAGE),
    ("help", "/help"),
    ("situation", "/help/abuse"),
    ("campaign", "/campaigns/ask-for-angela"),
    ("plan", "/plan"),
    ("search", "/search"),
    ("settings", "/settings"),
];

#[tokio::test]
async fn a_screen_reader_finds_what_it_did() {
    let browser = Browser::open_saved().await;
    browser.screen(390, 844).await;
    browser.at_time(SATURDAY_2330).await;
    // What is said once, when the app is saved, is on none of them.
    browser.open_page(&format!("{}/", browser.origin())).await;
    browser.wait_until_saved().await;
    let mut kept_beside = insta::Settings::clone_current();
    kept_beside.set_snapshot_path("aria");
    kept_beside.set_prepend_module_to_snapshot(false);
    kept_beside.set_omit_expression(true);
    for (name, path) in SCREENS {
        browser.open_page(&format!("{}{path}", browser.origin())).await;
        let tree = browser.cdp("Accessibility.getFullAXTree", serde_json::json!({})).await;
        let outline = outline(tree["nodes"].as_array().expect("nodes"));
        kept_beside.bind(|| insta::assert_snapshot!(name, outline));
    }
    browser.close().await;
}
