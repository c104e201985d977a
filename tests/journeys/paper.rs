//! Printed pages: one leaf of A5 for each place and each situation, to put up at a door or into a welcome pack.

use crate::support::editions::{built_in, knowledge};
use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Value, json};

use crate::support::browser::Browser;
use crate::support::every_page::no_faults;

/// The open page as a PDF, on paper of the size that its style sets, otherwise of this size.
pub async fn pdf(browser: &Browser, paper: Value) -> Vec<u8> {
    let printed = browser.cdp("Page.printToPDF", paper).await;
    STANDARD.decode(printed["data"].as_str().expect("a PDF")).expect("base64")
}

/// The number of pages of a PDF.
pub fn leaves_of(pdf: &[u8]) -> usize {
    let each = b"/Type /Page";
    pdf.windows(each.len() + 1).filter(|bytes| bytes.starts_with(each) && bytes[each.len()] != b's').count()
}

/// The number of A5 leaves of the open page, with the margins of its style.
async fn leaves(browser: &Browser) -> usize {
    let paper = json!({ "paperWidth": 5.83, "paperHeight": 8.27, "printBackground": false, "preferCSSPageSize": true });
    leaves_of(&pdf(browser, paper).await)
}

/// Prints the open page, and returns its faults.
async fn printed(browser: &Browser) -> Vec<String> {
    let mut faults = match leaves(browser).await {
        1 => Vec::new(),
        more => vec![format!("takes {more} leaves of A5")],
    };
    browser.print_layout().await;
    faults.extend(browser.faults(include_str!("in_page/paper.js"), &[]).await);
    browser.prefers(&[]).await;
    faults
}

async fn all_on_one_leaf(paths: Vec<String>) {
    let browser = Browser::open_saved().await;
    let mut faults = Vec::new();
    browser.open_page(&format!("{}/", browser.origin())).await;
    for path in paths {
        // As the program draws it, which is as its page is (`living`).
        browser.follow(&path).await;
        faults.extend(printed(&browser).await.into_iter().map(|fault| format!("{path}: {fault}")));
    }
    browser.close().await;
    no_faults(faults);
}

#[tokio::test]
async fn every_place_is_one_leaf_without_what_can_only_be_tapped() {
    all_on_one_leaf(built_in().places.iter().map(|place| place.path()).collect()).await;
}

#[tokio::test]
async fn every_situation_is_one_leaf_without_what_can_only_be_tapped() {
    all_on_one_leaf(knowledge().situations.iter().map(|situation| situation.path()).collect()).await;
}

/// Without this test, a check that never finds anything would pass.
#[tokio::test]
async fn the_check_sees_a_page_of_two_leaves() {
    let browser = Browser::open_saved().await;
    browser.open_page(&format!("{}/", browser.origin())).await;
    let all = leaves(&browser).await;
    assert!(all > 2, "every place and landmark on {all} leaves of A5");
    browser.close().await;
}
