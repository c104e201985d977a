//! The time of a first visit on a slow line: until the text shows, until the page is interactive, until the app is saved.

use std::time::{Duration, Instant};

use thirtyfour::By;

use crate::bench::slow_line::slow_line;
use crate::support::browser::Browser;
use crate::support::server::Server;

/// Pages that people may open first, by a code.
const PAGES: [&str; 3] = ["/", "/campaigns/ask-for-angela", "/freshers?from=freshers"];
/// The aims in seconds: until the page is interactive, and until all is saved.
const ALIVE: f64 = 8.2;
const SAVED: f64 = 16.0;

pub async fn measure() {
    println!("a first visit at 400 kbit/s and 400 ms there and back, in seconds:");
    for page in PAGES {
        let server = Server::start();
        let port = slow_line(server.port).await;
        let browser = Browser::open().await;
        let start = Instant::now();
        // Returns once the page and all its files have loaded.
        browser.driver.goto(format!("http://localhost:{port}{page}")).await.expect("the page opens");
        let painted = "arguments[0](performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null)";
        let text = browser.script(painted).await.as_f64().map_or(f64::NAN, |milliseconds| milliseconds / 1000.0);
        let alive =
            until(start, async || browser.driver.find(By::Css("html[data-program=running]")).await.is_ok()).await;
        let saved = until(start, async || browser.text_of(".saving").await.starts_with("Saved.")).await;
        println!(
            "{page}: the text shows after {text:.1}, the page is alive after {alive:.1}, {:.2} of the {ALIVE} aimed at, all is saved after {saved:.1}, {:.2} of the {SAVED} aimed at",
            alive / ALIVE,
            saved / SAVED
        );
        browser.close().await;
    }
}

/// The seconds from the start until the answer is yes.
async fn until(start: Instant, ask: impl AsyncFn() -> bool) -> f64 {
    while !ask().await {
        assert!(start.elapsed() < Duration::from_secs(300), "it does not come");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    start.elapsed().as_secs_f64()
}
