use crate::browser::{Browser, Start};
use crate::screens::{Home, name_of_screen};
use crate::server::Server;
use safe_night_canterbury::content::built_in;
use thirtyfour::prelude::*;

/// What a place's page says without any program: how to get in, the hours in words, whom to call.
async fn the_pages_serve(home: Home<'_>) {
    let browser = home.0;
    let pack = built_in();
    assert_eq!(home.all_places().await.len(), pack.places.len());
    let card = browser.text_of("[data-live=help] li:first-child").await;
    assert!(card.contains("Press the intercom"), "{card}");
    assert!(card.contains("5pm to 5am, every day. Not confirmed"), "{card}");
    assert!(browser.driver.find(By::Css("a[href='tel:999']")).await.is_ok());
    assert!(browser.driver.find(By::Css("a[href='tel:01227922355']")).await.is_ok());
    for button in browser.driver.find_all(By::Css("main button")).await.expect("the buttons") {
        assert!(!button.is_displayed().await.expect("its state"), "a button that can do nothing is shown");
    }
    browser.tap(By::LinkText("Whitefriars Refuge Point")).await;
    browser.until("the place", async || name_of_screen(browser).await, |name| name == "Whitefriars Refuge Point").await;
    browser.tap(By::LinkText("Help")).await;
    browser.until("help", async || name_of_screen(browser).await, |name| name == "Help").await;
}

#[tokio::test]
async fn with_scripts_off_every_page_serves() {
    let server = Server::start();
    let browser = Browser::start(Start { scripts_off: true, ..Start::default() }).await;
    the_pages_serve(Home::open(&browser, &server.origin()).await).await;
    browser.close().await;
}

#[tokio::test]
async fn with_the_webassembly_gone_every_page_serves() {
    let server = Server::start_without(".wasm");
    let mut browser = Browser::open().await;
    browser.expect_in_console(".wasm");
    // The worker takes in all or nothing, so it refuses a site with a file missing.
    browser.expect_in_console("404");
    Home::open(&browser, &server.origin()).await;
    wait_until_given_up(&browser).await;
    browser.driver.goto("about:blank").await.expect("a blank page");
    let home = Home::open(&browser, &server.origin()).await;
    wait_until_given_up(&browser).await;
    the_pages_serve(home).await;
    browser.close().await;
}

async fn wait_until_given_up(browser: &Browser) {
    let given_up = async || browser.driver.find(By::Css("html[data-program=missing]")).await.is_ok();
    browser.until("the program is given up", given_up, |missing| *missing).await;
}
