use crate::support::browser::Browser;
use crate::support::finished_pages::check_pages_without_program;
use crate::support::screens::Home;
use crate::support::server::Server;

#[tokio::test]
async fn with_scripts_off_every_page_serves() {
    let server = Server::start();
    let browser = Browser::open_with_scripts_off().await;
    check_pages_without_program(Home::open(&browser, &server.origin()).await).await;
    browser.close().await;
}

#[tokio::test]
async fn with_the_webassembly_gone_every_page_serves() {
    let server = Server::start_without(".wasm");
    let mut browser = Browser::open().await;
    browser.expect_in_console(".wasm");
    // The worker installs all files or none, so it refuses a site with a file missing.
    browser.expect_in_console("404");
    Home::open(&browser, &server.origin()).await;
    browser.wait_until_given_up().await;
    browser.driver.goto("about:blank").await.expect("a blank page");
    let home = Home::open(&browser, &server.origin()).await;
    browser.wait_until_given_up().await;
    check_pages_without_program(home).await;
    browser.close().await;
}
