//! Dark, light or dim: as the phone has it, or as the person chose, from the first paint of every page.

use serde_json::json;
use tempfile::TempDir;
use thirtyfour::prelude::*;

use crate::support::browser::Browser;
use crate::support::every_page::NOWHERE;
use crate::support::screens::{Settings, ground};
use crate::support::server::Server;

/// The ground of the dark, the light and the dim theme. All differ.
async fn grounds(browser: &Browser) -> [String; 3] {
    let mut all = [const { String::new() }; 3];
    for (theme, own) in ["dark", "light", "dim"].iter().zip(&mut all) {
        browser.ask("(theme) => { document.documentElement.dataset.theme = theme }", &[json!(theme)]).await;
        *own = ground(browser).await;
    }
    browser.ask("() => { delete document.documentElement.dataset.theme }", &[]).await;
    assert!(all[0] != all[1] && all[1] != all[2] && all[2] != all[0], "{all:?}");
    all
}

/// The colour of the browser's own bars, and the ground that they should continue.
async fn bars_match(browser: &Browser, when: &str) {
    let bars = "() => [...document.querySelectorAll('meta[name=theme-color]')].find((own) => !own.media || matchMedia(own.media).matches)?.content";
    let wanted =
        browser.ask("() => getComputedStyle(document.documentElement).getPropertyValue('--ground').trim()", &[]).await;
    let told = async || browser.ask(bars, &[]).await;
    browser.until(&format!("{when}: the colour of the bars, wanted {wanted}"), told, |own| *own == wanted).await;
}

/// From here on no script of any page runs: whatever is drawn stands in the page or its style.
async fn no_more_scripts(browser: &Browser) {
    browser.cdp("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await;
}

#[tokio::test]
async fn with_scripts_off_the_pages_are_as_the_phone_has_it() {
    let server = Server::start();
    let browser = Browser::open_with_scripts_off().await;
    for page in ["/", "/help/abuse", "/settings"] {
        browser.driver.goto(format!("{}{page}", server.origin())).await.expect("the page opens");
        let [dark, light, _] = grounds(&browser).await;
        for (taste, wanted) in [("light", light), ("dark", dark)] {
            browser.prefers(&[("prefers-color-scheme", taste)]).await;
            assert_eq!(ground(&browser).await, wanted, "{page}: {taste}");
            bars_match(&browser, &format!("{page}: {taste}")).await;
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
        // What the phone has is something else.
        browser.prefers(&[("prefers-color-scheme", if theme == "light" { "dark" } else { "light" })]).await;
        let wanted = grounds(&browser).await[index].clone();
        settings.choose(theme).await;
        assert_eq!(ground(&browser).await, wanted, "{theme} as soon as it is chosen");
        no_more_scripts(&browser).await;
        for page in ["/help", "/", "/help/abuse?from=freshers", NOWHERE] {
            browser.driver.goto(format!("{}{page}", server.origin())).await.expect("the page opens");
            assert_eq!(ground(&browser).await, wanted, "{theme} on {page}, before any script");
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
    // A page loaded before there was a worker asks past it.
    Settings::open(&browser, &server.origin()).await;
    let sent = async || browser.ask("() => fetch('/help').then((own) => own.text())", &[]).await.to_string();
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
async fn as_the_phone_has_it_can_be_chosen_again() {
    let server = Server::start();
    let browser = Browser::open().await;
    browser.prefers(&[("prefers-color-scheme", "light")]).await;
    let settings = Settings::open(&browser, &server.origin()).await;
    browser.wait_until_saved().await;
    let [dark, light, dim] = grounds(&browser).await;
    assert_eq!((settings.chosen().await.as_str(), ground(&browser).await), ("phone", light.clone()));
    settings.choose("dim").await;
    assert_eq!(ground(&browser).await, dim);
    settings.choose("phone").await;
    assert_eq!(ground(&browser).await, light);
    assert_eq!(browser.ask("() => localStorage.getItem('safe-night.theme')", &[]).await, json!(null));
    Settings::open(&browser, &server.origin()).await;
    assert_eq!((settings.chosen().await.as_str(), ground(&browser).await), ("phone", light));
    browser.prefers(&[("prefers-color-scheme", "dark")]).await;
    assert_eq!(ground(&browser).await, dark, "it follows the phone at once");
    browser.close().await;
}

#[tokio::test]
async fn with_the_server_stopped_a_choice_outlives_the_browser() {
    let profile = TempDir::new().expect("a folder");
    let first = Browser::start_in(profile.path()).await;
    let origin = Server::saved_then_stopped(&first).await;
    let settings = Settings::open(&first, &origin).await;
    let [_, _, dim] = grounds(&first).await;
    settings.choose("dim").await;
    first.close().await;

    let mut second = Browser::start_in(profile.path()).await;
    second.expect_in_console("404");
    no_more_scripts(&second).await;
    for page in ["/help", NOWHERE] {
        second.driver.goto(format!("{origin}{page}")).await.expect("the page opens");
        assert_eq!(ground(&second).await, dim, "{page}");
    }
    second.close().await;
}

/// A choice made in a browser that keeps no copy of the site, as in a private window, still counts.
#[tokio::test]
async fn without_a_worker_the_choice_is_kept_by_the_program() {
    let server = Server::start();
    let browser = Browser::open().await;
    browser.before_each_page("delete Navigator.prototype.serviceWorker;").await;
    let settings = Settings::open(&browser, &server.origin()).await;
    let [_, _, dim] = grounds(&browser).await;
    browser.tap(By::Css("label:has(input[name=theme][value=dim])")).await;
    browser.until("the ground", async || ground(&browser).await, |own| *own == dim).await;
    browser.open_page(&format!("{}/help", server.origin())).await;
    browser.until("the ground", async || ground(&browser).await, |own| *own == dim).await;
    Settings::open(&browser, &server.origin()).await;
    assert_eq!(settings.chosen().await, "dim");
    browser.close().await;
}
