//! The time of a first visit on a slow line: until the text shows, until the page is interactive, until the app is saved.

use std::time::{Duration, Instant};

use crate::bench::slow_line::slow_line;
use crate::support::browser::Browser;
use crate::support::server::Server;

/// Pages that people may open first, by a code.
const PAGES: [&str; 3] = ["/", "/campaigns/ask-for-angela", "/freshers?from=freshers"];
/// The aims in seconds: until the page is interactive, and until all is saved.
const ALIVE: f64 = 8.2;
const SAVED: f64 = 16.0;
/// Notes when what a tap asks for is answered, on the home page by the first module already, which has written the opening states then; and
/// when the whole program runs. In milliseconds since the page was asked for.
const NOTE: &str = "new MutationObserver(() => {
    const root = document.documentElement;
    if (!root) return;
    const runs = root.dataset.program === 'running';
    const answers = runs || document.querySelector('[data-need=somewhere_safe] .state')?.textContent.trim();
    if (answers) globalThis.alive ??= performance.now();
    if (runs) globalThis.whole ??= performance.now();
}).observe(document, { subtree: true, childList: true, attributeFilter: ['data-program'] });";

pub async fn measure() {
    println!("a first visit at 400 kbit/s and 400 ms there and back, in seconds:");
    for page in PAGES {
        let server = Server::start();
        let port = slow_line(server.port).await;
        let browser = Browser::open().await;
        browser.before_each_page(NOTE).await;
        let start = Instant::now();
        // Returns once the page and all its files have loaded.
        browser.driver.goto(format!("http://localhost:{port}{page}")).await.expect("the page opens");
        let painted = "arguments[0](performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? null)";
        let text = browser.script(painted).await.as_f64().map_or(f64::NAN, |milliseconds| milliseconds / 1000.0);
        let noted =
            async |name: &str| browser.ask(&format!("() => (globalThis.{name} ?? null) / 1000"), &[]).await.as_f64();
        until(start, async || noted("whole").await.is_some_and(|seconds| seconds > 0.0)).await;
        let [alive, whole] = [noted("alive").await, noted("whole").await].map(|seconds| seconds.unwrap_or(f64::NAN));
        let saved = until(start, async || browser.text_of(".saving").await.starts_with("Saved.")).await;
        println!(
            "{page}: the text shows after {text:.1}, the page is alive after {alive:.1}, {:.2} of the {ALIVE} aimed at, the whole program runs after {whole:.1}, all is saved after {saved:.1}, {:.2} of the {SAVED} aimed at",
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
