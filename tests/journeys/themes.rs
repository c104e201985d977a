//! The themes dark, light and dim, by the setting of the phone or by the person's choice, from the first paint of every page.

use serde_json::json;
use tempfile::TempDir;
use thirtyfour::prelude::*;

use crate::support::browser::Browser;
use crate::support::every_page::UNKNOWN_ADDRESS;
use crate::support::screens::{Settings, background_colour};
use crate::support::server::Server;

/// The background colours of the dark, the light and the dim theme. All differ.
async fn backgrounds(browser: &Browser) -> [String; 3] {
    let mut all = [const { String::new() }; 3];
    for (theme, colour) in ["dark", "light", "dim"].iter().zip(&mut all) {
        browser.ask("(theme) => { document.documentElement.dataset.theme = theme }", &[json!(theme)]).await;
        *colour = background_colour(browser).await;
    }
    browser.ask("() => { delete document.documentElement.dataset.theme }", &[]).await;
    assert!(all[0] != all[1] && all[1] != all[2] && all[2] != all[0], "{all:?}");
    all
}

/// Asserts that the colour of the browser's bars is the background colour of the page.
async fn bars_match(browser: &Browser, when: &str) {
    let bars = "() => [...document.querySelectorAll('meta[name=theme-color]')].find((meta) => !meta.media || matchMedia(meta.media).matches)?.content";
    let wanted =
        browser.ask("() => getComputedStyle(document.documentElement).getPropertyValue('--ground').trim()", &[]).await;
    let colour = async || browser.ask(bars, &[]).await;
    browser
        .until(&format!("{when}: the colour of the bars, wanted {wanted}"), colour, |colour| *colour == wanted)
        .await;
}

/// From now on no script of any page runs: only the page and its style decide what is drawn.
async fn no_more_scripts(browser: &Browser) {
    browser.cdp("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await;
}

#[tokio::test]
async fn with_scripts_off_pages_have_the_theme_of_the_phone() {
    let server = Server::start();
    let browser = Browser::open_with_scripts_off().await;
    for page in ["/", "/help/abuse", "/settings"] {
        browser.driver.goto(format!("{}{page}", server.origin())).await.expect("the page opens");
        let [dark, light, _] = backgrounds(&browser).await;
        for (taste, wanted) in [("light", light), ("dark", dark)] {
            browser.prefers(&[("prefers-color-scheme", taste)]).await;
            assert_eq!(background_colour(&browser).await, wanted, "{page}: {taste}");
            bars_match(&browser, &format!("{page}: {taste}")).await;
        }
    }
    browser.close().await;
}

#[tokio::test]
async fn the_number_to_call_in_danger_is_one_line_with_more_contrast_too() {
    let browser = Browser::open_saved().await;
    let lines = "() => { const words = document.createRange(), call = document.querySelector('.call-999'); const text = document.createTreeWalker(call, NodeFilter.SHOW_TEXT); while (!text.nextNode().data.trim()); words.selectNodeContents(text.currentNode); return [call.textContent, words.getClientRects().length]; }";
    for preferences in
        [[("prefers-contrast", "more")], [("forced-colors", "active")], [("prefers-contrast", "no-preference")]]
    {
        browser.prefers(&preferences).await;
        for width in [320, 360, 390, 430] {
            browser.screen(width, 844).await;
            browser.open_page(&format!("{}/help", browser.origin())).await;
            assert_eq!(browser.ask(lines, &[]).await, json!(["999", 1]), "{preferences:?} at {width}");
        }
    }
    browser.close().await;
}

#[tokio::test]
async fn a_choice_is_kept_from_the_first_paint_of_the_next_page() {
    let server = Server::start();
    let mut browser = Browser::open().await;
    browser.expect_in_console("404");
    let settings = Settings::open(&browser, &server.origin()).await;
    browser.wait_until_saved().await;
    for (index, theme) in ["dark", "light", "dim"].into_iter().enumerate() {
        // The setting of the phone is another one.
        browser.prefers(&[("prefers-color-scheme", if theme == "light" { "dark" } else { "light" })]).await;
        let wanted = backgrounds(&browser).await[index].clone();
        settings.choose(theme).await;
        assert_eq!(background_colour(&browser).await, wanted, "{theme} as soon as it is chosen");
        no_more_scripts(&browser).await;
        for page in ["/help", "/", "/help/abuse?from=freshers", UNKNOWN_ADDRESS] {
            browser.driver.goto(format!("{}{page}", server.origin())).await.expect("the page opens");
            assert_eq!(background_colour(&browser).await, wanted, "{theme} on {page}, before any script");
        }
        browser.cdp("Emulation.setScriptExecutionDisabled", json!({ "value": false })).await;
        Settings::open(&browser, &server.origin()).await;
        assert_eq!(settings.chosen().await, theme);
    }
    browser.close().await;
}

#[tokio::test]
async fn the_bars_of_the_browser_continue_what_is_chosen() {
    let server = Server::start();
    let browser = Browser::open().await;
    let settings = Settings::open(&browser, &server.origin()).await;
    browser.wait_until_saved().await;
    for (theme, phone) in [("dark", "light"), ("light", "dark"), ("dim", "light"), ("phone", "light")] {
        browser.prefers(&[("prefers-color-scheme", phone)]).await;
        Settings::open(&browser, &server.origin()).await;
        settings.choose(theme).await;
        bars_match(&browser, theme).await;
        browser.open_page(&format!("{}/help", server.origin())).await;
        bars_match(&browser, &format!("{theme} on the next page")).await;
    }
    browser.close().await;
}

#[tokio::test]
async fn the_page_that_the_worker_sends_names_the_theme_itself() {
    let server = Server::start();
    let browser = Browser::open().await;
    let settings = Settings::open(&browser, &server.origin()).await;
    browser.wait_until_saved().await;
    // A page that was loaded before the worker became active fetches past it.
    Settings::open(&browser, &server.origin()).await;
    let sent = async || browser.ask("() => fetch('/help').then((answer) => answer.text())", &[]).await.to_string();
    let first_tag =
        |page: &str| page.split("<html").nth(1).and_then(|rest| rest.split('>').next()).unwrap_or_default().to_owned();
    settings.choose("dim").await;
    let names_it = async || first_tag(&sent().await);
    browser.until("its first tag", names_it, |tag| tag.contains(r#"data-theme=\"dim\""#)).await;
    settings.choose("phone").await;
    browser.until("its first tag", names_it, |tag| !tag.is_empty() && !tag.contains("data-theme")).await;
    browser.close().await;
}

#[tokio::test]
async fn the_setting_of_the_phone_can_be_chosen_again() {
    let server = Server::start();
    let browser = Browser::open().await;
    browser.prefers(&[("prefers-color-scheme", "light")]).await;
    let settings = Settings::open(&browser, &server.origin()).await;
    browser.wait_until_saved().await;
    let [dark, light, dim] = backgrounds(&browser).await;
    assert_eq!((settings.chosen().await.as_str(), background_colour(&browser).await), ("phone", light.clone()));
    settings.choose("dim").await;
    assert_eq!(background_colour(&browser).await, dim);
    settings.choose("phone").await;
    assert_eq!(background_colour(&browser).await, light);
    assert_eq!(browser.ask("() => localStorage.getItem('safe-night.theme')", &[]).await, json!(null));
    Settings::open(&browser, &server.origin()).await;
    assert_eq!((settings.chosen().await.as_str(), background_colour(&browser).await), ("phone", light));
    browser.prefers(&[("prefers-color-scheme", "dark")]).await;
    assert_eq!(background_colour(&browser).await, dark, "it follows the phone at once");
    browser.close().await;
}

#[tokio::test]
async fn with_the_server_stopped_a_choice_outlives_the_browser() {
    let profile = TempDir::new().expect("a folder");
    let first = Browser::start_in(profile.path()).await;
    let origin = Server::saved_then_stopped(&first).await;
    let settings = Settings::open(&first, &origin).await;
    let [_, _, dim] = backgrounds(&first).await;
    settings.choose("dim").await;
    first.close().await;

    let mut second = Browser::start_in(profile.path()).await;
    second.expect_in_console("404");
    no_more_scripts(&second).await;
    for page in ["/help", UNKNOWN_ADDRESS] {
        second.driver.goto(format!("{origin}{page}")).await.expect("the page opens");
        assert_eq!(background_colour(&second).await, dim, "{page}");
    }
    second.close().await;
}

/// Without a service worker, as in a private window, the choice still counts.
#[tokio::test]
async fn without_a_worker_the_choice_is_kept_by_the_program() {
    let server = Server::start();
    let browser = Browser::open().await;
    browser.before_each_page("delete Navigator.prototype.serviceWorker;").await;
    let settings = Settings::open(&browser, &server.origin()).await;
    let [_, _, dim] = backgrounds(&browser).await;
    browser.tap(By::Css("label:has(input[name=theme][value=dim])")).await;
    browser.until("the ground", async || background_colour(&browser).await, |colour| *colour == dim).await;
    browser.open_page(&format!("{}/help", server.origin())).await;
    browser.until("the ground", async || background_colour(&browser).await, |colour| *colour == dim).await;
    Settings::open(&browser, &server.origin()).await;
    assert_eq!(settings.chosen().await, "dim");
    browser.close().await;
}
