//! The streets of the made-up town (`tests/streets/town.rs` has its plan), and what the screens tell of them.

use streets::plane::{Frame, Spot};
use thirtyfour::prelude::*;

use crate::support::page::Page;
use crate::support::places::Position;

/// A stop of the frozen edition where the town has a corner: by East Street, North Lane, and the footway up Castle Steps.
pub const STOP: &str = "magistrates-court-stop";
/// On South Road, where Lime Walk comes out of the park.
pub const SOUTH_OF_THE_PARK: (f64, f64) = (100.0, -150.0);
/// On High Street, where the footway to Castle Steps begins.
pub const BELOW_THE_STEPS: (f64, f64) = (100.0, 0.0);

/// The position of a point of the plan, in metres east and north of its middle.
pub fn on_plan((x, y): (f64, f64)) -> Position {
    Frame::CANTERBURY.position(Spot { x, y })
}

/// Taps *Me* on the map with a chosen place, and waits for the way there.
pub async fn find_me(page: &Page) {
    page.tap(By::XPath("//*[contains(@class, 'map-buttons')]//button[contains(., 'Me')]")).await;
    way(page, "min").await;
}

/// The way on foot, once its sum contains these words.
pub async fn way(page: &Page, words: &str) -> String {
    page.until("the way", async || page.text_of(".on-foot .sum").await, |sum| sum.contains(words)).await;
    page.text_of("[data-way^=whole]").await
}

/// The turns of the way that is told.
pub async fn turns(page: &Page) -> Vec<String> {
    page.faults("() => [...document.querySelectorAll('.on-foot .turns li')].map((turn) => turn.textContent)", &[]).await
}

/// The words of the buttons that are pressed.
pub async fn pressed(page: &Page) -> Vec<String> {
    let pressed = "() => [...document.querySelectorAll('.on-foot .choices [aria-pressed=true]')].map((button) => button.textContent)";
    page.faults(pressed, &[]).await
}

/// Chooses a way, by the words of its button.
pub async fn choose(page: &Page, words: &str) {
    page.tap(By::XPath(format!("//*[contains(@class, 'choices')]/button[.='{words}']"))).await;
    page.until("it is pressed", async || pressed(page).await, |pressed| pressed == &[words]).await;
}

/// How many colours the canvas behind the signs of the map has.
pub async fn colours(page: &Page) -> u64 {
    let count = "() => {
        const canvas = document.querySelector('.map > canvas.city');
        if (!canvas) return 0;
        // It shows a bitmap, and has no pixels of its own to ask for.
        const { width, height } = canvas, copy = Object.assign(document.createElement('canvas'), { width, height }).getContext('2d');
        copy.drawImage(canvas, 0, 0);
        const { data } = copy.getImageData(0, 0, width, height);
        return new Set(new Uint32Array(data.buffer)).size;
    }";
    page.ask(count, &[]).await.as_u64().unwrap_or_default()
}

/// What `/offline` says of the streets, once it contains these words.
pub async fn told_as_saved(page: &Page, words: &str) -> String {
    let line = "//h2[.='The streets']/following-sibling::p[1]";
    let told = async || match page.driver.find(By::XPath(line)).await {
        Ok(line) => line.text().await.unwrap_or_default(),
        Err(_) => String::new(),
    };
    page.until("the streets", told, |told| told.contains(words)).await
}
