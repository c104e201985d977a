//! Feedback to touch: without motion if the owner prefers none.

use thirtyfour::prelude::*;

use crate::support::browser::Browser;
use crate::support::every_page::no_faults;
use crate::support::places::CATHEDRAL;

/// The button is held down meanwhile, because its pressed style can move too.
async fn motion_under_a_finger(preference: &str) -> Vec<String> {
    let browser = Browser::open_saved().await;
    browser.screen(390, 844).await;
    browser.prefers(&[("prefers-reduced-motion", preference)]).await;
    browser.at_place(CATHEDRAL, 15.0).await;
    let mut motion = Vec::new();
    for (page, button) in [("/", ".prompt > button"), ("/offline", "main button"), ("/help/followed", "main .button")] {
        browser.open_page(&format!("{}{page}", browser.origin())).await;
        let button = browser.driver.find(By::Css(button)).await.expect("a button");
        button.scroll_into_view().await.expect("it scrolls");
        browser.driver.action_chain().click_and_hold_element(&button).perform().await.expect("a finger on it");
        let issues = browser.faults(include_str!("in_page/motion.js"), &[]).await;
        motion.extend(issues.into_iter().map(|issue| format!("{page}: {issue}")));
        // The pointer leaves the button before it is released, so that no click happens.
        browser.driver.action_chain().move_to(1, 1).release().perform().await.expect("the finger is gone");
    }
    browser.close().await;
    motion
}

#[tokio::test]
async fn with_reduced_motion_nothing_moves() {
    no_faults(motion_under_a_finger("reduce").await);
}

#[tokio::test]
async fn no_motion_takes_more_than_a_fifth_of_a_second() {
    let long = motion_under_a_finger("no-preference").await.into_iter().filter(|issue| issue.starts_with("slow: "));
    no_faults(long.collect());
}
