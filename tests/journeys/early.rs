//! On a slow line the page is seen before the program runs. A tap in that time is acknowledged at once, and counts.

use std::cell::RefCell;

use serde_json::json;
use thirtyfour::prelude::*;

use crate::support::bad_host::{BadHost, Fault};
use crate::support::browser::Browser;
use crate::support::places::CATHEDRAL;
use crate::support::screens::Home;
use crate::support::server::Server;

/// Holds the program until the test lets it go.
pub const HOLD: &str =
    "const real = WebAssembly.instantiateStreaming, held = new Promise((go) => { globalThis.go = go; });
    WebAssembly.instantiateStreaming = async (...given) => { await held; return real(...given); };";
pub const LET_GO: &str = "() => globalThis.go()";

/// A phone on which the program draws one part at a stretch.
pub const SLOW: &str =
    "const now = performance.now.bind(performance); let later = 0; performance.now = () => now() + (later += 20);";

/// Notes when the phone has answered where it is.
const FOUND: &str = "const { getCurrentPosition } = Geolocation.prototype;
    Geolocation.prototype.getCurrentPosition = function (found, ...given) { getCurrentPosition.call(this, (at) => { found(at); globalThis.found = true; }, ...given); };";

async fn until_found(browser: &Browser) {
    let found = async || browser.ask("() => globalThis.found === true", &[]).await;
    browser.until("the answer of the phone", found, |found| *found == json!(true)).await;
}

/// Taps *Find the nearest*, with a script, until the script of the page acknowledges it.
async fn tap_early(browser: &Browser) {
    let tap = "() => { const button = document.querySelector('.prompt > button'); button.click(); return button.ariaDisabled; }";
    let acknowledged = async || browser.ask(tap, &[]).await;
    browser.until("the acknowledgement", acknowledged, |disabled| *disabled == json!("true")).await;
}

#[tokio::test]
async fn an_early_tap_on_find_the_nearest_is_acknowledged_asks_at_once_and_is_answered_by_the_program() {
    let browser = Browser::open_saved_then_stopped().await;
    browser.before_each_page(HOLD).await;
    browser.before_each_page("globalThis.asked = 0; const { getCurrentPosition } = Geolocation.prototype; Geolocation.prototype.getCurrentPosition = function (...given) { globalThis.asked++; return getCurrentPosition.apply(this, given); };").await;
    browser.at_place(CATHEDRAL, 10.0).await;
    let home = Home::open(&browser, browser.origin()).await;
    // The script of the page follows its first paint.
    tap_early(&browser).await;
    assert_eq!(browser.text_of(".prompt .status").await, "Asking your phone where it is.");
    assert_eq!(browser.ask("() => globalThis.asked", &[]).await, json!(1), "taps on the same button ask once");
    browser.ask(LET_GO, &[]).await;
    assert!(home.nearest().await.way.contains("min walk"));
    let focused = "() => document.activeElement.matches('.nearest h2')";
    browser.until("the focus", async || browser.ask(focused, &[]).await, |is| *is == json!(true)).await;
    browser.close().await;
}

#[tokio::test]
async fn an_early_choice_of_the_university_counts() {
    let browser = Browser::open_saved_then_stopped().await;
    browser.before_each_page(HOLD).await;
    let home = Home::open(&browser, browser.origin()).await;
    home.belongs_to("University of Kent").await;
    browser.ask(LET_GO, &[]).await;
    browser.wait_until_running().await;
    let kept = "() => localStorage.getItem('safe-night.member-of')";
    browser
        .until("the choice", async || browser.ask(kept, &[]).await, |kept| *kept == json!("\"university_of_kent\""))
        .await;
    browser.close().await;
}

/// Other numbers would be saved than those chosen.
#[tokio::test]
async fn early_ticks_and_a_part_that_was_opened_stay() {
    let browser = Browser::open_saved_then_stopped().await;
    browser.before_each_page(HOLD).await;
    browser.driver.goto(format!("{}/help/numbers", browser.origin())).await.expect("the page opens");
    let choices = "() => [document.querySelector('main details').open, ...[...document.querySelectorAll('main details input')].map(({ checked }) => checked)]";
    let tick = "() => { document.querySelector('main details').open = true; for (const box of [...document.querySelectorAll('main details input')].slice(0, 3)) box.click(); }";
    browser.ask(tick, &[]).await;
    let chosen = browser.ask(choices, &[]).await;
    browser.ask(LET_GO, &[]).await;
    browser.wait_until_running().await;
    assert_eq!(browser.ask(choices, &[]).await, chosen);
    browser.close().await;
}

#[tokio::test]
async fn an_early_tap_is_taken_back_if_the_program_does_not_come() {
    let server = Server::start_without(".wasm");
    let mut browser = Browser::open().await;
    browser.expect_in_console(".wasm");
    browser.expect_in_console("404");
    browser.before_each_page("const real = fetch; globalThis.fetch = (...given) => String(given[0]).endsWith('.wasm') ? new Promise((answer) => { globalThis.go = () => answer(real(...given)); }) : real(...given);").await;
    Home::open(&browser, &server.origin()).await;
    tap_early(&browser).await;
    browser.ask(LET_GO, &[]).await;
    browser.wait_until_given_up().await;
    let left = "() => [document.querySelector('.prompt > button').ariaDisabled, document.querySelector('.prompt .status').textContent]";
    assert_eq!(browser.ask(left, &[]).await, json!(["false", ""]));
    assert!(
        !browser
            .driver
            .find(By::Css(".prompt > button"))
            .await
            .expect("the button")
            .is_displayed()
            .await
            .expect("shown")
    );
    browser.close().await;
}

/// The page is seen before any script has come. The browser itself acknowledges the tap, and the script finds it.
#[tokio::test]
async fn a_tap_before_any_script_is_acknowledged_by_the_browser_and_counts() {
    let browser = Browser::open_saved_then_stopped().await;
    // As at the first paint: the button is tapped while the page is being read.
    let tap = "new MutationObserver((_, watch) => { const notice = document.querySelector('.prompt #early'); if (notice) { watch.disconnect(); document.querySelector('.prompt > button').click(); globalThis.open = notice.matches(':popover-open'); } }).observe(document, { childList: true, subtree: true });";
    browser.before_each_page(tap).await;
    browser.at_place(CATHEDRAL, 10.0).await;
    let home = Home::open(&browser, browser.origin()).await;
    assert!(home.nearest().await.way.contains("min walk"));
    assert_eq!(
        browser.ask("() => [globalThis.open, document.querySelectorAll(':popover-open').length]", &[]).await,
        json!([true, 0])
    );
    browser.close().await;
}

/// The phone answers while the program is on its way. The answer is not asked for again before it is used.
#[tokio::test]
async fn what_the_phone_answers_before_the_program_runs_is_used_at_once() {
    let browser = Browser::open_saved_then_stopped().await;
    browser.before_each_page(HOLD).await;
    browser.before_each_page(FOUND).await;
    browser.before_each_page("Geolocation.prototype.watchPosition = () => 1;").await;
    browser.at_place(CATHEDRAL, 10.0).await;
    let home = Home::open(&browser, browser.origin()).await;
    tap_early(&browser).await;
    until_found(&browser).await;
    browser.ask(LET_GO, &[]).await;
    assert!(home.nearest().await.way.contains("min walk"));
    browser.close().await;
}

/// Notes the parts of the page in the order in which they are drawn once the test lets the program go, each with whether the nearest
/// place was there before it.
const DRAWN: &str = "globalThis.drawn = [];
    const note = (changes) => { for (const { target } of changes) { const { live } = target.dataset; if (live) globalThis.drawn.push([live, document.querySelector('.nearest') !== null]); } };
    addEventListener('load', () => { for (const part of document.querySelectorAll('[data-live]')) new MutationObserver(note).observe(part, { childList: true }); });";

/// Reads what [`DRAWN`] has noted: each part once.
async fn drawn(browser: &Browser) -> Vec<(String, bool)> {
    let noted = browser.ask("() => globalThis.drawn", &[]).await;
    let mut drawn: Vec<(String, bool)> = serde_json::from_value(noted).expect("parts");
    drawn.dedup_by(|later, earlier| later.0 == earlier.0);
    drawn
}

/// A slow phone takes a while to draw all.
#[tokio::test]
async fn what_was_tapped_is_answered_before_the_rest_of_the_page_is_drawn() {
    let browser = Browser::open_saved_then_stopped().await;
    browser.before_each_page(HOLD).await;
    browser.before_each_page(DRAWN).await;
    browser.before_each_page(FOUND).await;
    browser.at_place(CATHEDRAL, 10.0).await;
    Home::open(&browser, browser.origin()).await;
    tap_early(&browser).await;
    until_found(&browser).await;
    browser.ask(LET_GO, &[]).await;
    browser.wait_until_running().await;
    let drawn = drawn(&browser).await;
    assert_eq!(drawn[0].0, "answer");
    let (rest, there): (Vec<_>, Vec<_>) = drawn[1..].iter().cloned().unzip();
    assert!(rest.contains(&"landmarks".to_owned()) && rest.contains(&"toast".to_owned()), "{rest:?}");
    assert!(there.iter().all(|there| *there), "{drawn:?}");
    browser.close().await;
}

#[tokio::test]
async fn the_part_that_was_tapped_is_drawn_first_wherever_it_stands() {
    let browser = Browser::open_saved_then_stopped().await;
    browser.before_each_page(HOLD).await;
    browser.before_each_page(DRAWN).await;
    browser.driver.goto(format!("{}/help/numbers", browser.origin())).await.expect("the page opens");
    let tap = "() => { const button = document.querySelector('[data-live=save-numbers] button'); button.click(); return button.ariaDisabled; }";
    let acknowledged = async || browser.ask(tap, &[]).await;
    browser.until("the acknowledgement", acknowledged, |disabled| *disabled == json!("true")).await;
    browser.ask(LET_GO, &[]).await;
    browser.wait_until_running().await;
    let order: Vec<String> = drawn(&browser).await.into_iter().map(|(part, _)| part).collect();
    assert_eq!(order, ["save-numbers", "services", "toast", "walk-strip"]);
    browser.close().await;
}

const PROGRAM: [&str; 3] = [".wasm", "/facts-", "/safe-night-canterbury-"];

/// On a slow line each round trip counts: the program is asked for with the page, not by its first script.
#[tokio::test]
async fn the_downloads_of_the_program_start_before_any_script() {
    let copy = Server::start_copy();
    // So no script asks for anything.
    copy.write(&copy.script("boot"), b"");
    let host = BadHost::serve(&copy.folder()).await;
    let browser = Browser::open().await;
    browser.driver.goto(&host.origin).await.expect("the page opens");
    let asked = RefCell::new(Vec::<String>::new());
    let missing = async || {
        asked.borrow_mut().extend(host.answered());
        PROGRAM.iter().filter(|file| !asked.borrow().iter().any(|path| path.contains(**file))).count()
    };
    browser.until("the program is asked for", missing, |missing| *missing == 0).await;
    browser.close().await;
}

/// Whoever has no scripts pays for none.
#[tokio::test]
async fn with_scripts_off_nothing_of_the_program_is_downloaded() {
    let copy = Server::start_copy();
    let host = BadHost::serve(&copy.folder()).await;
    let browser = Browser::open_with_scripts_off().await;
    for page in ["/", "/help"] {
        browser.driver.goto(format!("{}{page}", host.origin)).await.expect("the page opens");
    }
    let asked = host.answered();
    assert!(asked.iter().any(|path| path == "/help"), "{asked:?}");
    assert!(!asked.iter().any(|path| PROGRAM.iter().any(|file| path.contains(file))), "{asked:?}");
    browser.close().await;
}

const PROGRAM_STATE: &str = "() => document.documentElement.dataset.program ?? ''";

/// On a slow line the second module takes as long as the first. Until it is there links load documents, and what it draws waits.
#[tokio::test]
async fn the_answer_does_not_wait_for_the_second_module() {
    let copy = Server::start_copy();
    let host = BadHost::serve(&copy.folder()).await;
    host.set_fault(Fault::HoldsSecondModule);
    let browser = Browser::open().await;
    browser.at_place(CATHEDRAL, 10.0).await;
    let home = Home::open(&browser, &host.origin).await;
    home.find_the_nearest().await;
    let answer = home.nearest().await;
    assert!(answer.way.contains("min walk"), "{}", answer.way);
    assert_eq!(browser.ask(PROGRAM_STATE, &[]).await, json!(""), "the second module is not there");
    host.set_fault(Fault::Nothing);
    browser.wait_until_running().await;
    // The answer stays as it was, and the links are followed from here on.
    assert_eq!(home.nearest().await.name, answer.name);
    browser.follow("/help").await;
    browser.wait_until_saved().await;
    browser.close().await;
}

/// Of the same kind as Safari before 15: it takes the file as a whole.
#[tokio::test]
async fn a_browser_that_cannot_compile_what_comes_runs_the_whole_program() {
    for lacks in ["delete WebAssembly.instantiateStreaming;", "delete Response.prototype.body;"] {
        let browser = Browser::open_saved_then_stopped().await;
        browser.before_each_page(lacks).await;
        browser.at_place(CATHEDRAL, 10.0).await;
        let home = Home::open(&browser, browser.origin()).await;
        home.find_the_nearest().await;
        assert!(home.nearest().await.way.contains("min walk"), "{lacks}");
        browser.wait_until_running().await;
        browser.follow("/share").await;
        browser.close().await;
    }
}
