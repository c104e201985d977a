//! With more contrast or forced colours, the edges of cards and controls still show.

use serde_json::json;

use crate::support::browser::Browser;
use crate::support::every_page::no_faults;

const PAGES: [&str; 6] = ["/", "/help/abuse", "/settings", "/search", "/plan/vulnerable-people", "/about/components"];

async fn every_border_shows(preference: (&str, &str)) {
    let browser = Browser::open_saved().await;
    browser.screen(390, 844).await;
    browser.prefers(&[preference, ("prefers-reduced-motion", "reduce")]).await;
    let mut faults = Vec::new();
    for page in PAGES {
        browser.open_page(&format!("{}{page}", browser.origin())).await;
        for theme in ["dark", "light", "dim"] {
            let issues = browser.faults(include_str!("in_page/borders.js"), &[json!(theme)]).await;
            faults.extend(issues.into_iter().map(|fault| format!("{page} in {theme}: {fault}")));
        }
    }
    browser.close().await;
    no_faults(faults);
}

#[tokio::test]
async fn with_more_contrast_cards_and_buttons_have_an_edge_that_shows() {
    every_border_shows(("prefers-contrast", "more")).await;
}

#[tokio::test]
async fn with_forced_colours_cards_and_buttons_have_an_edge_that_shows() {
    every_border_shows(("forced-colors", "active")).await;
}
