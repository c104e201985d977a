//! The streets of the city, on the site of a made-up town: `tests/streets/town.rs` has its plan. The server is stopped once they are saved.

mod failing;
mod saving;
mod telling;
mod walking;

use streets::plane::{Frame, Spot};

use crate::support::browser::Browser;
use crate::support::places::Position;

/// A stop of the frozen edition where the town has a corner: by East Street, North Lane, and the footway up Castle Steps.
const STOP: &str = "magistrates-court-stop";
/// On South Road, where Lime Walk comes out of the park.
const SOUTH_OF_THE_PARK: (f64, f64) = (100.0, -150.0);
/// On High Street, where the footway to Castle Steps begins.
const BELOW_THE_STEPS: (f64, f64) = (100.0, 0.0);

/// The position of a point of the plan, in metres east and north of its middle.
fn on_plan((x, y): (f64, f64)) -> Position {
    Frame::CANTERBURY.position(Spot { x, y })
}

/// A browser with a page of the town, at a time and at a point of the plan.
async fn open(moment: &str, at: (f64, f64), page: &str) -> Browser {
    let browser = Browser::open_town_then_stopped().await;
    browser.at_time(moment).await;
    browser.at_place(on_plan(at), 8.0).await;
    browser.open_page(&format!("{}{page}", browser.origin())).await;
    browser
}

/// The map with a chosen place, once it tells the way there.
async fn open_map(moment: &str, at: (f64, f64), place: &str) -> Browser {
    let browser = open(moment, at, &format!("/map#{place}")).await;
    find_me(&browser).await;
    browser
}

async fn find_me(browser: &Browser) {
    browser.tap(thirtyfour::By::XPath("//*[contains(@class, 'map-buttons')]//button[contains(., 'Me')]")).await;
    way(browser, "min").await;
}

/// The way on foot, once its sum contains these words.
async fn way(browser: &Browser, words: &str) -> String {
    browser.until("the way", async || browser.text_of(".on-foot .sum").await, |sum| sum.contains(words)).await;
    browser.text_of("[data-way^=whole]").await
}

/// The turns of the way that is told.
async fn turns(browser: &Browser) -> Vec<String> {
    browser
        .faults("() => [...document.querySelectorAll('.on-foot .turns li')].map((turn) => turn.textContent)", &[])
        .await
}

/// The words of the buttons that are pressed.
async fn pressed(browser: &Browser) -> Vec<String> {
    let pressed = "() => [...document.querySelectorAll('.on-foot .choices [aria-pressed=true]')].map((button) => button.textContent)";
    browser.faults(pressed, &[]).await
}

async fn choose(browser: &Browser, words: &str) {
    browser.tap(thirtyfour::By::XPath(format!("//*[contains(@class, 'choices')]/button[.='{words}']"))).await;
    browser.until("it is pressed", async || pressed(browser).await, |pressed| pressed == &[words]).await;
}
