use crate::support::browser::Browser;
use crate::support::places::{CATHEDRAL, WHITEFRIARS};
use crate::support::screens::{ALL_SAVED, Home, Saved, name_of_screen};
use crate::support::server::Server;
use thirtyfour::prelude::*;

#[tokio::test]
async fn the_first_visit_shows_the_places_and_saves_the_app() {
    let server = Server::start();
    let browser = Browser::open().await;
    let home = Home::open(&browser, &server.origin()).await;
    assert_eq!(name_of_screen(&browser).await, "Safe Havens");
    assert!(home.places_that_help().await.contains(&WHITEFRIARS.to_owned()));
    browser.wait_until_live().await;
    browser.wait_until_saved().await;
    let saved = Saved::open(&browser, &server.origin()).await;
    assert_eq!(saved.verdict().await, ALL_SAVED);
    browser.close().await;
}

#[tokio::test]
async fn nothing_asks_for_the_location_before_the_tap() {
    let server = Server::start();
    let browser = Browser::open().await;
    let count = "globalThis.asked = 0; const real = Geolocation.prototype.watchPosition; Geolocation.prototype.watchPosition = function (...given) { globalThis.asked++; return real.apply(this, given); };";
    browser.before_each_page(count).await;
    browser.at_place(CATHEDRAL, 20.0).await;
    let home = Home::open(&browser, &server.origin()).await;
    browser.wait_until_live().await;
    assert_eq!(browser.script("arguments[0](globalThis.asked)").await, 0);
    home.find_the_nearest().await;
    home.nearest().await;
    assert!(browser.script("arguments[0](globalThis.asked)").await.as_u64() >= Some(1));
    browser.close().await;
}

#[tokio::test]
async fn an_unknown_address_is_a_real_404_that_leads_home() {
    let server = Server::start();
    let mut browser = Browser::open().await;
    browser.expect_in_console("404");
    browser.driver.goto(format!("{}/nowhere/at/all", server.origin())).await.expect("the page opens");
    assert_eq!(name_of_screen(&browser).await, "Not here");
    let status = browser.script("arguments[0](performance.getEntriesByType('navigation')[0].responseStatus)").await;
    assert_eq!(status, 404);
    browser.tap(By::LinkText("See the Safe Havens")).await;
    browser.until("home", async || name_of_screen(&browser).await, |name| name == "Safe Havens").await;
    browser.close().await;
}
