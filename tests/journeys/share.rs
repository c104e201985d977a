//! Sharing a page by its code, with the server really stopped: the camera of a friend reads it from the screen.

use std::path::Path;

use serde_json::json;
use tempfile::TempDir;
use thirtyfour::prelude::*;

use crate::support::browser::Browser;
use crate::support::decoder::codes_in;
use crate::support::places::{WHITEFRIARS, WHITEFRIARS_PAGE};
use crate::support::server::Server;

/// Waits until the code of this address is drawn.
async fn drawn(browser: &Browser, address: &str) {
    let shown = async || browser.text_of("figcaption [data-share=address]").await;
    let wanted = address.trim_start_matches("http://");
    browser.until("the address", shown, |shown| shown == wanted).await;
    let outline = "() => document.querySelector('.code path').getAttribute('d').length";
    browser.until("the code", async || browser.ask(outline, &[]).await, |length| length.as_u64() > Some(500)).await;
}

/// The texts of the codes in an element, as on the screen.
async fn read_from(browser: &Browser, selector: &str, folder: &Path) -> Vec<String> {
    let picture = browser.driver.find(By::Css(selector)).await.expect("it is there").screenshot_as_png().await;
    let file = folder.join("screen.png");
    std::fs::write(&file, picture.expect("a picture")).expect("it is written");
    codes_in(&file)
}

#[tokio::test]
async fn with_the_server_stopped_any_page_has_a_code_that_is_read_from_the_screen_in_every_theme() {
    let folder = TempDir::new().expect("a folder");
    let browser = Browser::open_saved_then_stopped().await;
    let origin = browser.origin();
    browser.open_page(&format!("{origin}/")).await;
    for (theme, path) in [("dark", "/"), ("light", "/campaigns/ask-for-angela"), ("dim", "/places/beaney")] {
        browser.script(&format!("localStorage.setItem('safe-night.theme', '{theme}'); arguments[0](0)")).await;
        browser.open_page(&format!("{origin}/more")).await;
        browser.open_page(&format!("{origin}/share#{path}")).await;
        let address = [format!("{origin}{path}")];
        drawn(&browser, &address[0]).await;
        assert_eq!(read_from(&browser, "figure.code", folder.path()).await, address, "{theme}");

        browser.tap(By::XPath("//button[.='Fill the screen']")).await;
        assert_eq!(read_from(&browser, "dialog[open]", folder.path()).await, address, "{theme}, on the whole screen");
        let fills = "() => { const { width, height } = document.querySelector('dialog[open]').getBoundingClientRect(); return width === document.documentElement.clientWidth && height === innerHeight; }";
        assert_eq!(browser.ask(fills, &[]).await, json!(true));
        browser.tap(By::XPath("//dialog//button[.='Close']")).await;
        assert!(browser.driver.find(By::Css("dialog[open]")).await.is_err());
    }
    browser.close().await;
}

#[tokio::test]
async fn a_place_leads_to_its_own_code_and_another_can_be_chosen() {
    let browser = Browser::open_saved().await;
    let origin = browser.origin();
    browser.open_page(&format!("{origin}{WHITEFRIARS_PAGE}")).await;
    browser.tap(By::LinkText("Share this page")).await;
    drawn(&browser, &format!("{origin}{WHITEFRIARS_PAGE}")).await;
    assert_eq!(browser.text_of("figcaption strong").await, WHITEFRIARS);
    browser.ask("() => { const pick = document.querySelector('#choice'); pick.value = '/help/spiked'; pick.dispatchEvent(new Event('change')); }", &[]).await;
    drawn(&browser, &format!("{origin}/help/spiked")).await;
    // An address outside the app falls back to the home page.
    browser.ask("() => { location.hash = '#//elsewhere.example/'; }", &[]).await;
    drawn(&browser, &format!("{origin}/")).await;
    browser.close().await;
}

/// A build with a public address leads there, wherever the app was opened.
#[tokio::test]
async fn codes_lead_to_the_address_that_the_site_was_built_for() {
    let folder = TempDir::new().expect("a folder");
    let browser = Browser::open_saved().await;
    let built = "addEventListener('DOMContentLoaded', () => { document.querySelector('meta[property=\"og:image\"]').content = 'https://night.example/pictures/share.png'; });";
    browser.before_each_page(built).await;
    browser.open_page(&format!("{}/share", browser.origin())).await;
    browser.ask("() => { location.hash = '#/help/spiked'; }", &[]).await;
    let shown = async || browser.text_of("figcaption [data-share=address]").await;
    browser.until("the address", shown, |shown| shown == "night.example/help/spiked").await;
    let read = async || read_from(&browser, "figure.code", folder.path()).await;
    browser.until("the code", read, |read| *read == ["https://night.example/help/spiked"]).await;
    browser.close().await;
}

#[tokio::test]
async fn the_link_is_copied_and_the_code_is_saved_as_pictures() {
    let folder = TempDir::new().expect("a folder");
    let browser = Browser::open_saved().await;
    let download = json!({ "behavior": "allow", "downloadPath": folder.path() });
    browser.cdp("Browser.setDownloadBehavior", download).await;
    browser
        .cdp("Browser.grantPermissions", json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] }))
        .await;
    let address = format!("{}/campaigns/ask-for-angela", browser.origin());
    browser.open_page(&format!("{}/share#/campaigns/ask-for-angela", browser.origin())).await;
    drawn(&browser, &address).await;
    let status = async || browser.text_of(".share [role=status]").await;

    browser.tap(By::XPath("//button[.='Copy the link']")).await;
    browser.until("the status", status, |words| words == "The link is copied.").await;

    for (button, file) in [
        ("Save the code (PNG)", "safe-night-campaigns-ask-for-angela.png"),
        ("Save the code (SVG)", "safe-night-campaigns-ask-for-angela.svg"),
    ] {
        browser.tap(By::XPath(format!("//button[.='{button}']"))).await;
        browser.until("the status", status, |words| *words == format!("Look for {file} in your downloads.")).await;
        let file = folder.path().join(file);
        browser.until("the file", async || file.is_file(), |exists| *exists).await;
    }
    assert_eq!(codes_in(&folder.path().join("safe-night-campaigns-ask-for-angela.png")), [address]);
    // The browser draws the SVG in a separate page, which may load it.
    let svg =
        std::fs::read_to_string(folder.path().join("safe-night-campaigns-ask-for-angela.svg")).expect("it is there");
    let shown = "() => document.querySelector('.code path').getAttribute('d')";
    let outline = browser.ask(shown, &[]).await;
    assert!(svg.contains(outline.as_str().expect("an outline")), "{svg}");
    browser.driver.goto(format!("data:image/svg+xml,{}", svg.replace('#', "%23"))).await.expect("it opens");
    let picture = browser.driver.screenshot_as_png().await.expect("a picture");
    let file = folder.path().join("svg.png");
    std::fs::write(&file, picture).expect("it is written");
    assert_eq!(codes_in(&file).len(), 1);
    browser.close().await;
}

#[tokio::test]
async fn with_scripts_off_or_no_program_the_page_says_so_and_offers_nothing_that_fails() {
    let server = Server::start();
    let off = Browser::open_with_scripts_off().await;
    off.driver.goto(format!("{}/share", server.origin())).await.expect("the page opens");
    let gone = Server::start_without(".wasm");
    let mut without = Browser::open().await;
    without.expect_in_console(".wasm");
    without.expect_in_console("404");
    without.driver.goto(format!("{}/share", gone.origin())).await.expect("the page opens");
    without.wait_until_given_up().await;
    for browser in [off, without] {
        let text = browser.text_of("main").await;
        assert!(text.contains("Codes are made on your phone by scripts"), "{text}");
        for gone in ["Fill the screen", "Copy the link", "What to share", "Save the code"] {
            assert!(!text.contains(gone), "{gone}: {text}");
        }
        browser.close().await;
    }
}
