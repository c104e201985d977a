//! How the app answers a finger: without motion where the owner wants none.

use thirtyfour::prelude::*;

use crate::support::browser::Browser;
use crate::support::every_page::none;
use crate::support::places::CATHEDRAL;

/// The button is held while we look: what it does under a finger is motion too.
async fn motion_under_a_finger(taste: &str) -> Vec<String> {
    let browser = Browser::open_saved().await;
    browser.screen(390, 844).await;
    browser.prefers(&[("prefers-reduced-motion", taste)]).await;
    browser.at_place(CATHEDRAL, 15.0).await;
    let mut motion = Vec::new();
    for (page, button) in [("/", ".prompt > button"), ("/offline", "main button"), ("/help/followed", "main .button")] {
        browser.open_page(&format!("{}{page}", browser.origin())).await;
        let button = browser.driver.find(By::Css(button)).await.expect("a button");
        button.scroll_into_view().await.expect("it scrolls");
        browser.driver.action_chain().click_and_hold_element(&button).perform().await.expect("a finger on it");
        let found = browser.faults(include_str!("in_page/motion.js"), &[]).await;
        motion.extend(found.into_iter().map(|own| format!("{page}: {own}")));
        // Off it before it is let go, so that nothing is asked for.
        browser.driver.action_chain().move_to(1, 1).release().perform().await.expect("the finger is gone");
    }
    browser.close().await;
    motion
}

#[tokio::test]
async fn who_wants_no_motion_sees_none() {
    none(motion_under_a_finger("reduce").await);
}

#[tokio::test]
async fn no_motion_takes_more_than_a_fifth_of_a_second() {
    let long = motion_under_a_finger("no-preference").await.into_iter().filter(|own| own.starts_with("slow: "));
    none(long.collect());
}
