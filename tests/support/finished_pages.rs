//! The finished pages without WebAssembly, in every engine.

use crate::support::editions::built_in;
use crate::support::places::WHITEFRIARS;
use thirtyfour::prelude::*;

use crate::support::screens::{Home, name_of_screen};

/// Asserts that the page of a place has the way in, the hours in words and the numbers without WebAssembly.
pub async fn check_pages_without_program(home: Home<'_>) {
    let browser = home.0;
    let knowledge = built_in();
    assert_eq!(home.all_places().await.len(), knowledge.places.len());
    let card = browser.text_of("[data-need=somewhere_safe] li:first-child").await;
    assert!(card.contains("Press the intercom"), "{card}");
    assert!(card.contains("5pm to 5am, every day. Not confirmed"), "{card}");
    assert!(browser.driver.find(By::Css("a[href='tel:999']")).await.is_ok());
    assert!(browser.driver.find(By::Css("a[href='tel:01227922355']")).await.is_ok());
    for button in browser.driver.find_all(By::Css("main button")).await.expect("the buttons") {
        assert!(!button.is_displayed().await.expect("its state"), "a button that can do nothing is shown");
    }
    browser.tap(By::LinkText(WHITEFRIARS)).await;
    browser.until("the place", async || name_of_screen(browser).await, |name| name == WHITEFRIARS).await;
    browser.tap(By::LinkText("Help")).await;
    browser.until("help", async || name_of_screen(browser).await, |name| name == "Help").await;
    let origin = browser.driver.current_url().await.expect("an address").origin().ascii_serialization();
    for page in ["/freshers", "/help/numbers", "/offline", "/settings", "/share", "/patrol"] {
        browser.driver.goto(format!("{origin}{page}")).await.expect("the page opens");
        let offered = async || {
            let mut offered = 0;
            for button in browser.driver.find_all(By::Css("main button, main .needs-program")).await.unwrap_or_default()
            {
                offered += usize::from(button.is_displayed().await.unwrap_or(true));
            }
            offered
        };
        browser.until(&format!("{page} offers nothing that needs the program"), offered, |offered| *offered == 0).await;
    }
}
