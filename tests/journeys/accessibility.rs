//! No page breaks a rule of WCAG 2.2 (A and AA) that axe-core can check, in any theme.

use std::path::Path;
use std::sync::LazyLock;

use serde_json::json;
use thirtyfour::prelude::*;

use crate::support::browser::Browser;
use crate::support::clock::SATURDAY_2330;
use crate::support::every_page::no_faults;
use crate::support::places::CATHEDRAL;
use crate::support::screens::{Home, Search};

const RULES: [&str; 6] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/// The rules that depend on colours.
const OF_COLOURS: [&str; 2] = ["color-contrast", "link-in-text-block"];

static AXE: LazyLock<String> = LazyLock::new(|| {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("node_modules/axe-core/axe.min.js");
    std::fs::read_to_string(&file)
        .unwrap_or_else(|error| panic!("{}: {error}. `make page-checks` installs axe-core.", file.display()))
});

/// Checks the open page by all rules in one theme, and by the rules for colours in the others, which differ in nothing else.
pub async fn breaches(browser: &Browser) -> Vec<String> {
    let (all, of_colours) =
        (json!({ "type": "tag", "values": RULES }), json!({ "type": "rule", "values": OF_COLOURS }));
    let runs = json!([["dark", all], ["light", of_colours], ["dim", of_colours]]);
    browser.faults(include_str!("in_page/axe.js"), &[runs]).await
}

/// Prepares `breaches` for all pages that are opened from now on. Motion is reduced, because colours in transition belong to no
/// theme.
pub async fn prepare_axe(browser: &Browser) {
    browser.before_each_page(&AXE).await;
    browser.screen(390, 844).await;
    browser.prefers(&[("prefers-reduced-motion", "reduce")]).await;
}

/// Pages as they open are checked in `every_page`.
#[tokio::test]
async fn the_answer_the_results_and_the_offline_notices_break_no_rule() {
    let browser = Browser::open_saved().await;
    prepare_axe(&browser).await;
    browser.at_time(SATURDAY_2330).await;
    browser.at_place(CATHEDRAL, 15.0).await;
    let mut faults = Vec::new();
    let mut note =
        |state: &str, issues: Vec<String>| faults.extend(issues.into_iter().map(|issue| format!("{state}: {issue}")));

    let home = Home::open(&browser, browser.origin()).await;
    home.find_the_nearest().await;
    home.nearest().await;
    note("the answer", breaches(&browser).await);

    let search = Search::open(&browser, browser.origin()).await;
    search.type_query("taxi").await;
    browser.until("results", async || search.status().await, |status| status.ends_with(" found")).await;
    note("the results", breaches(&browser).await);
    search.type_query("xyzzyx").await;
    browser.until("nothing", async || search.status().await, |status| status.starts_with("Nothing")).await;
    note("nothing found", breaches(&browser).await);

    browser.wait_until_saved().await;
    browser.open_page(&format!("{}/offline", browser.origin())).await;
    browser.network(false).await;
    browser.until("offline", async || browser.text_of(".banner").await, |words| !words.is_empty()).await;
    browser.until("a verdict", async || browser.text_of(".verdict").await, |verdict| !verdict.is_empty()).await;
    note("without a network", breaches(&browser).await);
    browser.close().await;
    no_faults(faults);
}

/// Without this test, a check that never finds anything would pass.
#[tokio::test]
async fn the_check_sees_a_text_that_is_too_faint_and_a_button_without_a_name() {
    let browser = Browser::open_saved().await;
    prepare_axe(&browser).await;
    browser.open_page(&format!("{}/more", browser.origin())).await;
    let mutate = "() => {
        document.querySelector('h1').style.color = '#444';
        document.querySelector('main').append(document.createElement('button'));
    }";
    browser.ask(mutate, &[]).await;
    let faults = breaches(&browser).await.join("\n");
    assert!(faults.contains("color-contrast") && faults.contains("button-name"), "{faults}");
    assert!(browser.driver.find(By::Css("main button")).await.is_ok());
    browser.close().await;
}
