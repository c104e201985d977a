use crate::browser::{Browser, Start};
use crate::finished_pages::the_pages_serve;
use crate::screens::Home;
use crate::server::Server;
use thirtyfour::prelude::*;

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
