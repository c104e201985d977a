//! A student at a Freshers Fair has one minute: everything to set up is on one screen, each one tap.

use serde_json::json;
use tempfile::TempDir;
use thirtyfour::prelude::*;

use crate::sums::contacts::read_back;
use crate::support::browser::Browser;
use crate::support::screens::name_of_screen;

const ITEMS: &str = ".freshers > li > *";

/// The items that are ticked.
async fn ticked(browser: &Browser) -> Vec<String> {
    let ticked = "() => [...document.querySelectorAll('.freshers > li')].filter((item) => item.innerText.includes('Done')).map((item) => item.innerText.split('\\n')[0].trim())";
    browser.faults(ticked, &[]).await
}

#[tokio::test]
async fn all_that_a_student_sets_up_is_on_one_screen_and_what_is_done_stays_ticked() {
    let browser = Browser::open_saved_then_stopped().await;
    browser.screen(390, 844).await;
    browser.open_page(&format!("{}/freshers", browser.origin())).await;
    // Between the bars, with no scrolling.
    let in_sight = format!(
        "() => {{ const top = document.querySelector('header.top').getBoundingClientRect().bottom, bottom = document.querySelector('nav.tabs').getBoundingClientRect().top; return [...document.querySelectorAll('{ITEMS}')].map((item) => item.getBoundingClientRect()).filter((box) => box.top >= top && box.bottom <= bottom && box.height >= 48).length; }}"
    );
    assert_eq!(browser.ask(&in_sight, &[]).await, json!(6));
    assert_eq!(ticked(&browser).await, [""; 0]);
    for (words, screen) in [
        ("Keep this app", "Keep it on your phone"),
        ("Sign up for 999 by text", "Sign up for 999 by text"),
        ("Plan your way home", "I need to get home"),
        ("Ask for Angela", "Ask for Angela"),
    ] {
        browser.tap(By::PartialLinkText(words)).await;
        browser.until("the screen", async || name_of_screen(&browser).await, |name| name == screen).await;
        browser.driver.back().await.expect("a way back");
        browser.until("the list", async || name_of_screen(&browser).await, |name| name == "Freshers").await;
    }
    let done = ["Keep this app", "Sign up for 999 by text", "Plan your way home", "Ask for Angela"];
    browser.until("the ticks", async || ticked(&browser).await, |ticked| *ticked == done).await;
    browser.driver.refresh().await.expect("a reload");
    browser.until("the ticks after a reload", async || ticked(&browser).await, |ticked| *ticked == done).await;
    browser.close().await;
}

#[tokio::test]
async fn help_near_the_campus_is_that_of_the_university_of_the_person() {
    let browser = Browser::open_saved_then_stopped().await;
    browser.open_page(&format!("{}/freshers", browser.origin())).await;
    let path = async || {
        browser.ask("() => [...document.querySelectorAll('.freshers a')].find((link) => link.innerText.includes('campus')).pathname", &[]).await
    };
    assert_eq!(path().await, json!("/"));
    let choose = "(index) => { const select = document.querySelector('.membership select'); select.selectedIndex = index; select.dispatchEvent(new Event('change', { bubbles: true })); }";
    browser.ask(choose, &[json!(1)]).await;
    browser.until("the place", path, |path| *path == json!("/places/kent-campus-security")).await;
    browser.ask(choose, &[json!(2)]).await;
    browser.until("the place", path, |path| *path == json!("/places/cccu-security")).await;
    browser.close().await;
}

/// The downloaded file, once it is whole.
async fn downloaded(browser: &Browser, folder: &TempDir) -> String {
    let file = folder.path().join("safe-night-contacts.vcf");
    let read = async || std::fs::read_to_string(&file).unwrap_or_default();
    let text = browser.until("the file", read, |text| text.ends_with("END:VCARD\r\n")).await;
    std::fs::remove_file(file).expect("it is removed");
    text
}

#[tokio::test]
async fn numbers_are_saved_as_contacts_with_no_signal_each_with_its_use() {
    let folder = TempDir::new().expect("a folder");
    let browser = Browser::open_saved_then_stopped().await;
    // A browser without a share sheet.
    browser.before_each_page("delete Navigator.prototype.canShare;").await;
    let download = json!({ "behavior": "allow", "downloadPath": folder.path() });
    browser.cdp("Browser.setDownloadBehavior", download).await;
    browser.open_page(&format!("{}/freshers", browser.origin())).await;
    browser.tap(By::XPath("//button[contains(., 'Save the numbers')]")).await;
    let first = read_back(&downloaded(&browser, &folder).await);
    assert!(first.len() > 3 && first.iter().any(|(name, ..)| name == "Samaritans"), "{first:?}");
    browser.until("the tick", async || ticked(&browser).await, |ticked| *ticked == ["Save the numbers"]).await;

    // Among all numbers one can choose which.
    browser.open_page(&format!("{}/help/numbers", browser.origin())).await;
    browser.tap(By::Css(".save-numbers summary")).await;
    let only_two = "() => { for (const box of document.querySelectorAll('[name=contact]')) box.checked = ['samaritans', 'frank'].includes(box.value); }";
    browser.ask(only_two, &[]).await;
    browser.tap(By::XPath("//button[.='Save these numbers']")).await;
    let names: Vec<String> =
        read_back(&downloaded(&browser, &folder).await).into_iter().map(|(name, ..)| name).collect();
    assert_eq!(names, ["Samaritans", "FRANK"]);
    let status = async || browser.text_of(".save-numbers [role=status]").await;
    browser.until("the words", status, |words| words.starts_with("Look for a file with 2 numbers")).await;
    browser.close().await;
}

#[tokio::test]
async fn numbers_go_to_the_share_sheet_where_it_takes_files_and_closing_it_is_no_error() {
    let browser = Browser::open_saved_then_stopped().await;
    let sheet = "Navigator.prototype.canShare = ({ files }) => files[0].type === 'text/vcard';
        Navigator.prototype.share = async ({ files }) => { globalThis.shared = [files[0].name, await files[0].text()]; if (globalThis.closes) throw new DOMException('closed', 'AbortError'); };";
    browser.before_each_page(sheet).await;
    browser.open_page(&format!("{}/help/numbers", browser.origin())).await;
    let status = async || browser.text_of(".save-numbers [role=status]").await;
    browser.tap(By::XPath("//button[.='Save these numbers']")).await;
    browser.until("the words", status, |words| words.ends_with("numbers handed over.")).await;
    let shared = browser.ask("() => globalThis.shared", &[]).await;
    assert_eq!(shared[0], "safe-night-contacts.vcf");
    assert!(!read_back(shared[1].as_str().expect("text")).is_empty());
    browser.ask("() => { globalThis.closes = true; }", &[]).await;
    browser.tap(By::XPath("//button[.='Save these numbers']")).await;
    browser.until("no words", status, |words| words.is_empty()).await;
    browser.close().await;
}
