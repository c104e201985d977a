//! What a screen reader finds on the main screens, as it is: a change must be meant.

use std::path::Path;

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
    let mut changed = Vec::new();
    for (name, path) in SCREENS {
        browser.open_page(&format!("{}{path}", browser.origin())).await;
        let tree = browser.cdp("Accessibility.getFullAXTree", serde_json::json!({})).await;
        let found = outline(tree["nodes"].as_array().expect("nodes"));
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/journeys/aria/{name}.txt"));
        if std::env::var_os("UPDATE_ARIA").is_some() {
            std::fs::create_dir_all(file.parent().expect("a folder")).expect("the folder");
            std::fs::write(&file, &found).expect("it is written");
        }
        let kept = std::fs::read_to_string(&file).unwrap_or_default();
        if kept != found {
            changed.push(format!("{path}, kept in tests/journeys/aria/{name}.txt:\n{}", change(&kept, &found)));
        }
    }
    browser.close().await;
    assert!(
        changed.is_empty(),
        "A screen reader finds something else than before. Where that is meant, `UPDATE_ARIA=1 make test` keeps it.\n{}",
        changed.join("\n")
    );
}

/// The lines between the first and the last that differ.
fn change(kept: &str, found: &str) -> String {
    let (kept, found): (Vec<_>, Vec<_>) = (kept.lines().collect(), found.lines().collect());
    let alike = kept.iter().zip(&found).take_while(|(one, other)| one == other).count();
    let (kept, found) = (&kept[alike..], &found[alike..]);
    let after = kept.iter().rev().zip(found.iter().rev()).take_while(|(one, other)| one == other).count();
    let gone = kept[..kept.len() - after].iter().map(|line| format!("- {line}"));
    let new = found[..found.len() - after].iter().map(|line| format!("+ {line}"));
    gone.chain(new).collect::<Vec<_>>().join("\n")
}
