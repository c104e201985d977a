use crate::support::browser::Browser;
use crate::support::finished_pages::the_pages_serve;
use crate::support::screens::Home;
use crate::support::server::Server;

#[tokio::test]
async fn with_scripts_off_every_page_serves() {
    let server = Server::start();
    let browser = Browser::open_with_scripts_off().await;
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
    browser.wait_until_given_up().await;
    browser.driver.goto("about:blank").await.expect("a blank page");
    let home = Home::open(&browser, &server.origin()).await;
    browser.wait_until_given_up().await;
    the_pages_serve(home).await;
    browser.close().await;
}
