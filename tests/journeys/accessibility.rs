//! No page breaks a rule of WCAG 2.2 (A and AA) that a program can tell, in any theme: axe-core looks for us.

use std::path::Path;
use std::sync::LazyLock;

use serde_json::json;
use thirtyfour::prelude::*;

use crate::support::browser::Browser;
use crate::support::clock::SATURDAY_2330;
use crate::support::every_page::none;
use crate::support::places::CATHEDRAL;
use crate::support::screens::{Home, Search};

const RULES: [&str; 6] = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
/// Those whose answer lies in colours.
const OF_COLOURS: [&str; 2] = ["color-contrast", "link-in-text-block"];

static AXE: LazyLock<String> = LazyLock::new(|| {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("node_modules/axe-core/axe.min.js");
    std::fs::read_to_string(&file)
        .unwrap_or_else(|error| panic!("{}: {error}. `make page-checks` installs axe-core.", file.display()))
});

/// Looks at the page as it stands: by every rule in one theme, and by those of colours in the others, which differ in nothing
/// else.
pub async fn breaches(browser: &Browser) -> Vec<String> {
    let (all, of_colours) =
        (json!({ "type": "tag", "values": RULES }), json!({ "type": "rule", "values": OF_COLOURS }));
    let runs = json!([["dark", all], ["light", of_colours], ["dim", of_colours]]);
    browser.faults(include_str!("in_page/axe.js"), &[runs]).await
}

/// Makes ready for `breaches` every page that is opened from here on. Colours on their way from one theme to the next would be
/// neither's.
pub async fn bring_axe(browser: &Browser) {
    browser.before_each_page(&AXE).await;
    browser.screen(390, 844).await;
    browser.prefers(&[("prefers-reduced-motion", "reduce")]).await;
}

/// Every page as it opens is looked at in `every_page`.
#[tokio::test]
async fn the_answer_the_results_and_what_is_said_without_a_network_break_no_rule() {
    let browser = Browser::open_saved().await;
    bring_axe(&browser).await;
    browser.at_time(SATURDAY_2330).await;
    browser.at_place(CATHEDRAL, 15.0).await;
    let mut faults = Vec::new();
    let mut note = |state: &str, found: Vec<String>| faults.extend(found.into_iter().map(|f| format!("{state}: {f}")));

    let home = Home::open(&browser, browser.origin()).await;
    home.find_the_nearest().await;
    home.nearest().await;
    note("the answer", breaches(&browser).await);

    let search = Search::open(&browser, browser.origin()).await;
    search.type_anew("taxi").await;
    browser.until("results", async || search.told().await, |told| told.ends_with(" found")).await;
    note("the results", breaches(&browser).await);
    search.type_anew("xyzzyx").await;
    browser.until("nothing", async || search.told().await, |told| told.starts_with("Nothing")).await;
    note("nothing found", breaches(&browser).await);

    browser.wait_until_saved().await;
    browser.network(false).await;
    browser.open_page(&format!("{}/offline", browser.origin())).await;
    browser.until("offline", async || browser.text_of(".banner").await, |told| !told.is_empty()).await;
    browser.until("a verdict", async || browser.text_of(".verdict").await, |told| !told.is_empty()).await;
    note("without a network", breaches(&browser).await);
    browser.close().await;
    none(faults);
}

/// A check that finds nothing anywhere may be blind.
#[tokio::test]
async fn the_check_sees_a_text_that_is_too_faint_and_a_button_without_a_name() {
    let browser = Browser::open_saved().await;
    bring_axe(&browser).await;
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
