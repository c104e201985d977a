//! Sharing a page by its code, with the server really stopped: the camera of a friend reads it from the screen.

use std::path::Path;

use serde_json::json;
use tempfile::TempDir;
use thirtyfour::prelude::*;

use crate::support::browser::Browser;
use crate::support::decoder::codes_in;
use crate::support::every_page::no_faults;
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

/// The texts of the codes in an element, as a camera sees them whose exposure is fixed: what is darker than mid grey is black, and
/// the rest white.
async fn read_with_fixed_exposure(browser: &Browser, selector: &str, folder: &Path) -> Vec<String> {
    let rows = black_and_white(browser, selector).await;
    let file = folder.join("screen.pbm");
    let bitmap = format!("P1 {} {}\n{}\n", rows[0].len(), rows.len(), rows.join("\n"));
    std::fs::write(&file, bitmap).expect("it is written");
    codes_in(&file)
}

/// The rows of pixels of an element: 1 for each that is darker than mid grey, 0 for each that is not.
async fn black_and_white(browser: &Browser, selector: &str) -> Vec<String> {
    let element = browser.driver.find(By::Css(selector)).await.expect("it is there");
    // The driver scrolls no further than to its first line.
    let centre = "arguments[0].scrollIntoView({ block: 'center' })";
    browser.driver.execute(centre, vec![element.to_json().expect("an element")]).await.expect("it scrolls");
    let picture = element.screenshot_as_png_base64().await.expect("a picture");
    browser.faults(include_str!("in_page/black_and_white.js"), &[json!(picture)]).await
}

/// After react-qr-code 178 and Dark Reader 11940: a browser that darkens light pages turned the white behind the modules, a
/// background, near black, and left the modules black.
#[tokio::test]
async fn in_a_browser_that_darkens_pages_every_code_stays_dark_on_light() {
    let folder = TempDir::new().expect("a folder");
    let browser = Browser::open_saved().await;
    let origin = browser.origin();
    browser.darken_pages().await;
    browser.prefers(&[("prefers-color-scheme", "light")]).await;
    let mut faults = Vec::new();
    let mut compare = |what: &str, read: Vec<String>, path: &str| {
        if read != [format!("{origin}{path}")] {
            faults.push(format!("{what} says {read:?}"));
        }
    };
    browser.open_page(&format!("{origin}/share#/help/spiked")).await;
    drawn(&browser, &format!("{origin}/help/spiked")).await;
    // Without this check, a browser that darkens nothing would pass.
    assert!(black_and_white(&browser, "figcaption").await[0].starts_with('1'), "the browser darkens nothing");
    compare("the code", read_with_fixed_exposure(&browser, "figure.code", folder.path()).await, "/help/spiked");
    browser.tap(By::XPath("//button[.='Fill the screen']")).await;
    compare(
        "the whole screen",
        read_with_fixed_exposure(&browser, "dialog[open]", folder.path()).await,
        "/help/spiked",
    );

    browser.open_page(&format!("{origin}/share/print")).await;
    let outline =
        "() => [...document.querySelectorAll('.sheets path')].every((path) => path.getAttribute('d').length > 500)";
    browser.until("the codes", async || browser.ask(outline, &[]).await, |drawn| *drawn == json!(true)).await;
    compare("a poster", read_with_fixed_exposure(&browser, ".sheet:not([hidden]) .scan", folder.path()).await, "/");
    browser.close().await;
    no_faults(faults);
}

/// Dark Reader makes a dark fill light wherever a page sets one, and leaves black that nobody sets.
#[tokio::test]
async fn no_fill_is_set_for_the_modules_of_a_code() {
    let browser = Browser::open_saved().await;
    browser.open_page(&format!("{}/share", browser.origin())).await;
    let fills = "() => {
        const rules = (list) => [...list].flatMap((rule) => [rule, ...rules(rule.cssRules ?? [])]);
        const all = rules([...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]));
        const filling = (element) => all.filter((rule) => rule.style?.fill && element.matches(rule.selectorText)).map((rule) => rule.cssText);
        const code = document.querySelector('.code svg');
        const set = [...code.querySelectorAll('path[fill], path[style]')].map((path) => path.outerHTML);
        return [...set, ...filling(code), ...filling(code.querySelector('path'))];
    }";
    no_faults(browser.faults(fills, &[]).await);
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
