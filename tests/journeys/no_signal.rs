use std::collections::HashSet;
use std::mem::discriminant;

use crate::support::browser::Browser;
use crate::support::editions::knowledge;
use crate::support::places::{CATHEDRAL, WHITEFRIARS};
use crate::support::screens::{ALL_SAVED, Home, Saved, name_of_screen};
use crate::support::server::Server;
use safe_night_canterbury::build::pages::all_pages;
use safe_night_canterbury::state::build::Page;
use serde_json::json;
use tempfile::TempDir;
use thirtyfour::prelude::*;

#[tokio::test]
async fn with_the_server_stopped_a_reload_still_finds_the_nearest_place() {
    let browser = Browser::open_saved_then_stopped().await;
    let origin = browser.origin();
    browser.at_place(CATHEDRAL, 10.0).await;
    Home::open(&browser, origin).await;
    browser.driver.refresh().await.expect("a reload");
    let home = Home(&browser);
    home.find_the_nearest().await;
    assert!(home.nearest().await.way.contains("min walk"));
    let saved = Saved::open(&browser, origin).await;
    assert_eq!(saved.verdict().await, ALL_SAVED);
    browser.close().await;
}

#[tokio::test]
async fn with_the_server_stopped_every_page_opens_with_and_without_a_slash_and_a_query() {
    let mut browser = Browser::open_saved_then_stopped().await;
    browser.expect_in_console("404");
    let origin = browser.origin().to_owned();
    let opens = async |page: &Page, ending: &str| {
        browser.driver.goto(format!("{origin}{}{ending}", page.path)).await.expect("the page opens");
        assert_eq!(name_of_screen(&browser).await, page.title, "{}{ending}", page.path);
    };
    let pages = all_pages(knowledge());
    // Scripts are off for speed. The service worker, which maps addresses to pages, runs all the same.
    browser.cdp("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await;
    for page in &pages {
        opens(page, "/?from=freshers").await;
    }
    // One page of each route, because each ending is removed by itself. The plain address of every page is opened in
    // `every_page`.
    let mut routes = HashSet::new();
    for page in pages.iter().filter(|page| routes.insert(discriminant(&page.route))) {
        opens(page, "/").await;
        opens(page, "?from=freshers").await;
    }
    browser.close().await;
}

#[tokio::test]
async fn with_the_server_stopped_a_new_tab_and_a_link_work() {
    let browser = Browser::open_saved_then_stopped().await;
    let origin = browser.origin();
    browser.driver.new_tab().await.expect("a tab");
    let tabs = browser.driver.windows().await.expect("the tabs");
    browser.driver.switch_to_window(tabs[1].clone()).await.expect("the new tab");
    Home::open(&browser, origin).await;
    browser.wait_until_live().await;
    browser.tap(By::LinkText(WHITEFRIARS)).await;
    browser.until("the place", async || name_of_screen(&browser).await, |name| name == WHITEFRIARS).await;
    browser.wait_until_live().await;
    browser.close().await;
}

#[tokio::test]
async fn with_the_server_stopped_the_app_opens_in_a_browser_that_was_closed() {
    let profile = TempDir::new().expect("a folder");
    let first = Browser::start_in(profile.path()).await;
    let origin = Server::saved_then_stopped(&first).await;
    first.close().await;

    let second = Browser::start_in(profile.path()).await;
    let home = Home::open(&second, &origin).await;
    second.wait_until_live().await;
    assert!(home.places_that_help().await.contains(&WHITEFRIARS.to_owned()));
    second.close().await;
}
