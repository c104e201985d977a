use crate::support::browser::Browser;
use crate::support::screens::name_of_screen;
use crate::support::server::Server;
use thirtyfour::prelude::*;

const OTHER_SITE: &str = "CONNECT www.bbc.co.uk:443";

/// Opens Help, then a page about abuse, which people must be able to leave fast.
async fn open_sensitive_page(browser: &Browser, origin: &str) {
    for page in ["/help", "/help/abuse"] {
        browser.driver.goto(format!("{origin}{page}")).await.expect("the page opens");
    }
}

async fn press_shift(browser: &Browser, times: usize) {
    for _ in 0..times {
        let keys = browser.driver.action_chain().key_down(Key::Shift).key_up(Key::Shift);
        keys.perform().await.expect("the key is pressed");
    }
}

/// Asserts that the neutral page is shown, and that the page that was left is not in the history.
async fn assert_neutral_page(browser: &Browser) {
    browser.until("the exit", async || name_of_screen(browser).await, |name| name == "Sights of Canterbury").await;
    let page = browser.text_of("body").await;
    for word in ["Safe", "Help", "999", "abuse"] {
        assert!(!page.contains(word), "the page says {word}: {page}");
    }
    assert_eq!(browser.driver.title().await.expect("its title"), "Sights of Canterbury");
    assert!(!browser.history().await.iter().any(|address| address.ends_with("/help/abuse")), "it can be gone back to");
}

#[tokio::test]
async fn with_scripts_off_the_exit_is_a_link_to_a_page_that_tells_nothing() {
    let server = Server::start();
    let browser = Browser::open_with_scripts_off().await;
    open_sensitive_page(&browser, &server.origin()).await;
    browser.tap(By::LinkText("Exit this page")).await;
    browser.until("the exit", async || name_of_screen(&browser).await, |name| name == "Sights of Canterbury").await;
    browser.close().await;
}

#[tokio::test]
async fn by_touch_the_exit_leads_to_another_site_and_not_back() {
    let mut browser = Browser::open_saved().await;
    browser.allow_foreign(OTHER_SITE);
    open_sensitive_page(&browser, browser.origin()).await;
    browser.tap(By::LinkText("Exit this page")).await;
    browser.until("another site is asked for", async || browser.has_requested(OTHER_SITE), |was| *was).await;
    assert!(!browser.history().await.iter().any(|address| address.ends_with("/help/abuse")), "it can be gone back to");
    browser.close().await;
}

#[tokio::test]
async fn with_no_network_three_presses_of_shift_lead_to_a_page_that_tells_nothing() {
    let browser = Browser::open_saved_then_stopped().await;
    let origin = browser.origin();
    let offline =
        serde_json::json!({ "offline": true, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
    browser.cdp("Network.emulateNetworkConditions", offline).await;
    open_sensitive_page(&browser, origin).await;
    press_shift(&browser, 3).await;
    assert_neutral_page(&browser).await;
    browser.close().await;
}

#[tokio::test]
async fn an_app_on_the_home_screen_stays_on_its_own_page() {
    let browser = Browser::open_saved().await;
    // Chromium's protocol has no setting for an app on the home screen.
    let installed = "const real = matchMedia; globalThis.matchMedia = (asked) => asked === '(display-mode: standalone)' ? { matches: true } : real(asked);";
    browser.before_each_page(installed).await;
    open_sensitive_page(&browser, browser.origin()).await;
    browser.tap(By::LinkText("Exit this page")).await;
    assert_neutral_page(&browser).await;
    browser.close().await;
}

#[tokio::test]
async fn two_presses_of_shift_or_three_with_another_key_between_leave_nothing() {
    let browser = Browser::open_saved().await;
    open_sensitive_page(&browser, browser.origin()).await;
    press_shift(&browser, 2).await;
    let another_key = browser.driver.action_chain().key_down('a').key_up('a');
    another_key.perform().await.expect("the key is pressed");
    press_shift(&browser, 2).await;
    assert!(browser.driver.current_url().await.expect("the address").path().ends_with("/help/abuse"));
    assert!(
        browser.driver.find(By::LinkText("Exit this page")).await.expect("it").is_displayed().await.expect("shown")
    );
    browser.close().await;
}
