use crate::support::browser::Browser;
use crate::support::screens::name_of_screen;
use crate::support::server::Server;
use thirtyfour::prelude::*;

/// Makes every page that of an app on the home screen, for which Chromium's protocol has no setting.
const INSTALLED: &str = "const real = matchMedia; globalThis.matchMedia = (asked) => asked === '(display-mode: standalone)' ? { matches: true } : real(asked);";

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
    browser.before_each_page(INSTALLED).await;
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

const SENSITIVE: [&str; 4] = ["/help/abuse", "/help/harassed", "/help/sexual-assault", "/help/exploited"];

async fn assert_nothing_to_go_back_to(browser: &Browser) {
    let left: Vec<String> = browser.history().await;
    let sensitive = |address: &&String| SENSITIVE.iter().any(|path| address.ends_with(path));
    assert_eq!(left.iter().find(sensitive), None, "{left:?}");
}

/// Report 14: after help, help and exit, Back led to the first of them.
#[tokio::test]
async fn an_exit_leaves_none_of_the_sensitive_pages_behind_back_however_many_were_seen() {
    for (by_tap, first) in [(true, "/help"), (false, "/help"), (true, SENSITIVE[0]), (false, SENSITIVE[0])] {
        let browser = Browser::open_saved_then_stopped().await;
        let origin = browser.origin();
        // An app on the home screen stays on the neutral page.
        browser.before_each_page(INSTALLED).await;
        browser.open_page(&format!("{origin}{first}")).await;
        for path in SENSITIVE {
            if by_tap {
                let follow = "(path) => { const link = document.createElement('a'); link.href = path; document.querySelector('main').append(link); link.click(); }";
                browser.ask(follow, &[serde_json::json!(path)]).await;
                let at =
                    async || browser.driver.current_url().await.map(|url| url.path().to_owned()).unwrap_or_default();
                browser.until("the page", at, |at| at == path).await;
                browser
                    .until("the exit", async || browser.driver.find(By::Css("[data-exit]")).await.is_ok(), |is| *is)
                    .await;
            } else {
                browser.open_page(&format!("{origin}{path}")).await;
            }
        }
        browser.tap(By::LinkText("Exit this page")).await;
        browser.until("the exit", async || name_of_screen(&browser).await, |name| name == "Sights of Canterbury").await;
        let away = async || browser.driver.current_url().await.map(|url| url.to_string()).unwrap_or_default();
        browser.until("the end of the exit", away, |at| at.ends_with("/sights#away")).await;
        assert_nothing_to_go_back_to(&browser).await;
        // What is left behind Back is shown.
        browser.driver.back().await.expect("a way back");
        let back = if first == "/help" { "Help" } else { "Sights of Canterbury" };
        browser.until("the page before", async || name_of_screen(&browser).await, |name| name == back).await;
        browser.close().await;
    }
}

/// Report 14: an exit while the network hangs left a blank page under the old address, and Esc brought it back.
#[tokio::test]
async fn an_exit_while_the_network_hangs_leaves_neither_the_address_nor_the_words() {
    let server = Server::start();
    let browser = Browser::open().await;
    // Nothing is saved.
    browser.before_each_page("delete Navigator.prototype.serviceWorker;").await;
    browser.driver.goto(format!("{}/help/abuse", server.origin())).await.expect("the page opens");
    browser.wait_until_running().await;
    // As on a network that never answers: the next page does not come.
    let hang = "() => navigation.addEventListener('navigate', (event) => event.destination.sameDocument || event.preventDefault())";
    browser.ask(hang, &[]).await;
    let leave = "() => { document.querySelector('[data-exit]').click(); return [location.pathname, document.body.textContent, document.title]; }";
    assert_eq!(browser.ask(leave, &[]).await, serde_json::json!(["/sights/", "", ""]));
    browser.close().await;
}

#[tokio::test]
async fn screen_readers_are_told_how_many_presses_of_shift_are_left() {
    let browser = Browser::open_saved().await;
    open_sensitive_page(&browser, browser.origin()).await;
    let told = "() => document.querySelector('[role=status][data-presses]').textContent";
    for words in ["Press Shift two more times to leave.", "Press Shift once more to leave."] {
        press_shift(&browser, 1).await;
        assert_eq!(browser.ask(told, &[]).await, serde_json::json!(words));
    }
    browser.close().await;
}

/// Sound, light and the watch of the location end while the address is still that of the page, by functions of the browser alone: the
/// program may be busy, or have stopped. What is only for the person is forgotten.
#[tokio::test]
async fn what_runs_ends_before_the_address_changes_and_what_is_private_is_forgotten() {
    let browser = Browser::open_saved().await;
    browser.before_each_page(INSTALLED).await;
    open_sensitive_page(&browser, browser.origin()).await;
    browser.wait_until_running().await;
    let run = "() => {
        for (const storage of [localStorage, sessionStorage]) storage.setItem('safe-night.private.of-the-test', '1');
        safeNightEnds.set('broken', () => { throw new Error('it has stopped'); });
        safeNightEnds.set('sound', () => sessionStorage.setItem('ended-at', location.pathname));
    }";
    browser.ask(run, &[]).await;
    browser.tap(By::LinkText("Exit this page")).await;
    assert_neutral_page(&browser).await;
    let left = "() => [sessionStorage.getItem('ended-at'),
        ...[localStorage, sessionStorage].map((storage) => Object.keys(storage).some((key) => key.startsWith('safe-night.private.')))]";
    assert_eq!(browser.ask(left, &[]).await, serde_json::json!(["/help/abuse", false, false]));
    browser.close().await;
}
