//! The first visit on a line that drops: files that have arrived are kept, the rest follows when the signal is back, and the
//! page shows the state.

use std::collections::BTreeSet;

use safe_night_canterbury::build::precache::is_precached;
use serde_json::json;
use thirtyfour::prelude::*;

use super::browser;
use crate::support::bad_host::{BadHost, Fault};
use crate::support::browser::Browser;
use crate::support::editions::files_of;
use crate::support::places::CATHEDRAL;
use crate::support::screens::{ALL_SAVED, Home};
use crate::support::server::Server;

const SAVED: &str = "Saved. Works with no signal.";
const NOT_YET: &str = "Not saved yet: waiting for a signal.";

async fn wait_for_status(browser: &Browser, words: &str) {
    let status = async || browser.text_of(".saving").await;
    browser.until("the status of saving", status, |status| status == words).await;
}

/// The line lies over the page: a second one would cover its first words.
pub async fn assert_one_line(browser: &Browser) {
    browser.screen(320, 640).await;
    let lines = "() => { const line = document.querySelector('.saving'); const { lineHeight } = getComputedStyle(line); return Math.floor(line.clientHeight / parseFloat(lineHeight)); }";
    assert_eq!(browser.ask(lines, &[]).await, json!(1));
}

/// Opens a page of a host with this fault, of which nothing is saved.
async fn open_first(path: &str, copy: &Server, fault: Fault) -> (BadHost, Browser) {
    let host = BadHost::serve(&copy.folder()).await;
    host.set_fault(fault);
    let browser = browser().await;
    browser.driver.goto([&host.origin, path].concat()).await.expect("the page opens");
    (host, browser)
}

/// A first visit to a host with this fault.
async fn first_visit(copy: &Server, fault: Fault) -> (BadHost, Browser) {
    open_first("/", copy, fault).await
}

/// Cuts the line after this many answers, and restores it.
async fn cut_off_after(answers: usize, copy: &Server) {
    let (host, browser) = first_visit(copy, Fault::GoneAfter(answers)).await;
    wait_for_status(&browser, NOT_YET).await;
    assert_eq!(browser.script("arguments[0](navigator.serviceWorker.controller)").await, json!(null));
    let before: BTreeSet<_> = host.answered().into_iter().collect();
    assert!(before.len() > 8, "{before:?}");

    host.set_fault(Fault::Nothing);
    wait_for_status(&browser, SAVED).await;
    let kept = "caches.keys().then((names) => arguments[0](names.filter((name) => name.startsWith('safe-night-program-') || name.includes('arriving')).length))";
    assert_eq!(browser.script(kept).await, json!(1), "what was arriving is cleared away");
    // Files that the page requested itself are dropped by the browser at the error. The script of the worker is requested at
    // each check for updates.
    let by_page = "arguments[0](['/', '/sw.js', ...performance.getEntriesByType('resource').map((entry) => new URL(entry.name).pathname)])";
    let by_page: Vec<String> = serde_json::from_value(browser.script(by_page).await).expect("addresses");
    let again: Vec<_> =
        host.answered().into_iter().filter(|address| before.contains(address) && !by_page.contains(address)).collect();
    assert!(again.is_empty(), "asked for twice after {answers} answers: {again:?}");
    browser.close().await;
}

#[tokio::test]
async fn saving_that_is_cut_off_continues_by_itself_and_fetches_nothing_twice() {
    let copy = Server::start_copy();
    for answers in [9, 10, 12] {
        cut_off_after(answers, &copy).await;
    }
}

/// The bundle of all pages only saves time: without it they are fetched one by one.
#[tokio::test]
async fn saving_without_the_bundle_continues_by_itself_too() {
    let copy = Server::start_copy();
    let files = files_of(&copy.folder());
    let bundle = files.keys().find(|address| address.starts_with("/pages-") && address.ends_with(".txt"));
    copy.delete(&bundle.expect("the bundle")[1..]);
    // All but the last ones.
    let saved = files.keys().filter(|address| is_precached(address)).count();
    cut_off_after(saved - 2, &copy).await;
}

#[tokio::test]
async fn the_progress_of_saving_is_shown() {
    let server = Server::start();
    let browser = Browser::open().await;
    let listen = "addEventListener('DOMContentLoaded', () => {
        globalThis.shown = [];
        new MutationObserver(() => shown.push(document.querySelector('.saving').textContent)).observe(
            document.querySelector('.saving'), { childList: true, subtree: true, characterData: true });
    });";
    browser.before_each_page(listen).await;
    Home::open(&browser, &server.origin()).await;
    wait_for_status(&browser, SAVED).await;
    let shown = browser.script("arguments[0](globalThis.shown)").await;
    let shown: Vec<String> = serde_json::from_value(shown).expect("lines");
    let shares: Vec<u32> = shown
        .iter()
        .filter_map(|line| line.strip_prefix("Saving for tonight…")?.strip_suffix(" %")?.parse().ok())
        .collect();
    assert!(shares.len() > 5 && shares.is_sorted() && shares.last() < Some(&100), "{shares:?}");
    // Screen readers announce it once, not at each step.
    assert!(browser.driver.find(By::Css("[role=status] .saving > [aria-hidden=true]")).await.is_ok());
    browser.close().await;
}

/// Saving began after the program, and a page that was loaded again each minute on a line of 20 kbit/s saved nothing in seven minutes.
#[tokio::test]
async fn where_a_page_is_loaded_again_before_the_program_is_there_saving_begins_beside_it() {
    let server = Server::start();
    let browser = Browser::open().await;
    let slow = "{ const { fetch, setTimeout } = globalThis;
        globalThis.fetch = (what, ...rest) => /wasm$/.test(what) ? new Promise(() => {}) : fetch(what, ...rest);
        globalThis.setTimeout = (act, time, ...rest) => setTimeout(act, time === 20000 ? 0 : time, ...rest); }";
    browser.before_each_page(slow).await;
    browser.driver.goto(format!("{}/", server.origin())).await.expect("the page opens");
    browser.driver.refresh().await.expect("it is loaded again");
    browser.until_told("told").await;
    assert_eq!(browser.script("arguments[0](document.documentElement.dataset.program ?? 'loading')").await, "loading");
    browser.close().await;
}

/// It is told on the screen where the last file arrives, in one place, and only once.
#[tokio::test]
async fn the_notice_that_all_is_saved_is_shown_once() {
    let server = Server::start();
    let browser = Browser::open().await;
    Home::open(&browser, &server.origin()).await;
    browser.wait_until_saved().await;
    let line = async || browser.text_of(".saving").await;
    browser.until("the line", line, |words| words == SAVED).await;
    assert_eq!(browser.text_of(".toast").await, "");
    browser.open_page(&format!("{}/help", server.origin())).await;
    browser.until_told("saved").await;
    assert_eq!(line().await, "");
    browser.script("localStorage.removeItem('safe-night.saved-told'); arguments[0](0)").await;
    // On a sensitive page nothing is told, so the next page does it.
    browser.open_page(&format!("{}/help/abuse", server.origin())).await;
    browser.until_told("told").await;
    assert_eq!(line().await, "");
    browser.follow("/plan").await;
    browser.until("the line", line, |words| words == SAVED).await;
    browser.follow("/more").await;
    browser.until("the line", line, |words| words.is_empty()).await;
    browser.close().await;
}

/// Report 26: a file that took longer than a minute started from zero, for ever.
#[tokio::test]
async fn a_line_may_be_slow_but_not_silent() {
    let copy = Server::start_copy();
    // Half a second of silence instead of thirty.
    let worker = std::fs::read_to_string(copy.folder().join("sw.js")).expect("a worker");
    assert_eq!(worker.matches("=3e4").count(), 1, "the silence that is waited for");
    copy.write("/sw.js", worker.replace("=3e4", "=500").as_bytes());
    let (_host, slow) = first_visit(&copy, Fault::Trickles).await;
    wait_for_status(&slow, SAVED).await;
    slow.close().await;

    let (host, silent) = first_visit(&copy, Fault::FallsSilent).await;
    wait_for_status(&silent, NOT_YET).await;
    host.set_fault(Fault::Nothing);
    wait_for_status(&silent, SAVED).await;
    silent.close().await;
}

/// On a line of 20 kbit/s Chromium gave up an install after five minutes, and its fetches went on beside those of the next try: the program
/// came twice at once.
#[tokio::test]
async fn an_install_that_takes_too_long_ends_by_itself_and_goes_on_where_it_was() {
    let copy = Server::start_copy();
    // Two seconds instead of four and a half minutes.
    let worker = std::fs::read_to_string(copy.folder().join("sw.js")).expect("a worker");
    assert_eq!(worker.matches("=27e4").count(), 1, "how long an install goes on");
    copy.write("/sw.js", worker.replace("=27e4", "=2e3").as_bytes());
    let (host, browser) = first_visit(&copy, Fault::FallsSilent).await;
    wait_for_status(&browser, NOT_YET).await;
    host.set_fault(Fault::Nothing);
    wait_for_status(&browser, SAVED).await;
    let answered = host.answered();
    let asked = answered.iter().filter(|address| address.contains(".wasm")).count();
    assert!(asked <= 1, "{answered:?}");
    browser.close().await;
}

/// A plain host says nothing of how long a file may be kept. The program came twice: for the page, and for the night.
#[tokio::test]
async fn what_the_page_has_fetched_is_not_asked_for_again_whatever_the_host_says() {
    let copy = Server::start_copy();
    let (host, browser) = first_visit(&copy, Fault::KeepsNothing).await;
    wait_for_status(&browser, SAVED).await;
    let answered = host.answered();
    for file in [".wasm", "/facts-", "/boot-"] {
        let times = answered.iter().filter(|address| address.contains(file)).count();
        assert_eq!(times, 1, "{file} in {answered:?}");
    }
    browser.close().await;
}

/// Report 22: a phone that is full was told to wait for a signal, and fetched again and again what it could not keep.
#[tokio::test]
async fn a_phone_without_room_says_so_fetches_nothing_in_vain_and_saves_once_there_is_room() {
    let copy = Server::start_copy();
    let host = BadHost::serve(&copy.folder()).await;
    let browser = browser().await;
    browser.cdp("Storage.overrideQuotaForOrigin", json!({ "origin": host.origin, "quotaSize": 600_000 })).await;
    // Chromium tells the room of the disk all the same.
    browser
        .before_each_page(
            "StorageManager.prototype.estimate = async () => ({ quota: globalThis.hasRoom ? 1e9 : 6e5, usage: 1e5 });",
        )
        .await;
    Home::open(&browser, &host.origin).await;
    let line = async || browser.text_of(".saving").await;
    let told = |line: &String| line.starts_with("No room: needs ") && line.ends_with(" MB, 0.5 MB free.");
    browser.until("the words", line, told).await;
    assert_one_line(&browser).await;
    host.answered();
    let seen = "() => { document.dispatchEvent(new Event('visibilitychange', { bubbles: true })); }";
    for _ in 0..3 {
        browser.ask(seen, &[]).await;
    }
    browser.tap(By::Css("nav a[href='/help']")).await;
    browser.until("still told", line, told).await;
    // Whether the host answers is asked of the worker's own script.
    let fetched: Vec<_> = host.answered().into_iter().filter(|address| address != "/sw.js").collect();
    assert_eq!(fetched, Vec::<String>::new(), "it is fetched in vain");

    browser.cdp("Storage.overrideQuotaForOrigin", json!({ "origin": host.origin })).await;
    browser.ask("() => { globalThis.hasRoom = true; }", &[]).await;
    browser.ask(seen, &[]).await;
    wait_for_status(&browser, SAVED).await;
    browser.close().await;
}

/// Report 26: where the line is cut again and again, a file that is longer than the time between two cuts never came.
#[tokio::test]
async fn what_came_of_a_file_before_the_line_was_cut_is_not_fetched_again() {
    let copy = Server::start_copy();
    let (host, browser) = first_visit(&copy, Fault::CutsAfter(100_000)).await;
    wait_for_status(&browser, SAVED).await;
    let answered = host.answered();
    let rests = answered.iter().filter(|address| address.ends_with(".wasm (the rest)")).count();
    // The browser asks for it, its page and its worker; the rest comes in parts of the length of a cut.
    assert!((2..20).contains(&rests), "{answered:?}");
    browser.close().await;
}

/// On a line of 20 kbit/s that was cut every ten seconds a script was cut off. Nothing asked for it again, so the page stayed plain, and nothing
/// was ever saved.
#[tokio::test]
async fn a_script_that_is_cut_off_is_fetched_again() {
    let copy = Server::start_copy();
    for script in ["/boot-", "/first-"] {
        let (host, browser) = open_first("/help/abuse", &copy, Fault::CutsOnce(script, "")).await;
        let run = async || browser.script("arguments[0](globalThis.safeNightScripts?.size ?? 0)").await;
        browser.until("all scripts", run, |run| *run == json!(2)).await;
        let keys = browser.driver.action_chain().key_down(Key::Shift).key_up(Key::Shift);
        keys.perform().await.expect("the key is pressed");
        assert_eq!(browser.text_of("[data-presses]").await, "Press Shift two more times to leave.", "{script}");
        browser.open_page(&format!("{}/help", host.origin)).await;
        wait_for_status(&browser, SAVED).await;
        browser.close().await;
    }
}

/// The page stayed plain until it was loaded again, which nobody told.
/// Nothing tells that it will not come.
#[tokio::test]
async fn a_file_of_the_program_that_hangs_comes_as_soon_as_all_is_saved() {
    let server = Server::start();
    for file in [".wasm", "/facts-"] {
        let browser = Browser::open().await;
        // The page waits for half a minute.
        let hang = format!(
            "const real = fetch; globalThis.fetch = (...given) => (String(given[0]).includes('{file}') ? new Promise((come) => {{ globalThis.come = () => come(real(...given)); }}) : real(...given));
            const later = setTimeout; globalThis.setTimeout = (act, ms, ...given) => later(act, ms === 30000 ? 1000 : ms, ...given);"
        );
        browser.before_each_page(&hang).await;
        browser.driver.goto(format!("{}/", server.origin())).await.expect("the page opens");
        browser.wait_until_saved().await;
        browser.wait_until_running().await;
        // The other one comes after all.
        browser.ask("() => globalThis.come()", &[]).await;
        browser.follow("/help").await;
        browser.follow("/").await;
        let home = Home(&browser);
        browser.at_place(CATHEDRAL, 10.0).await;
        home.find_the_nearest().await;
        assert!(home.nearest().await.way.contains("min walk"), "{file}");
        assert_eq!(browser.ask("() => document.querySelectorAll('main').length", &[]).await, json!(1));
        browser.close().await;
    }
}

#[tokio::test]
async fn a_program_that_is_cut_off_runs_as_soon_as_all_is_saved() {
    let copy = Server::start_copy();
    for file in [".wasm", ".js", ".json"] {
        let start = if file == ".json" { "/facts-" } else { "/safe-night-canterbury" };
        let (_host, browser) = open_first("/", &copy, Fault::CutsOnce(start, file)).await;
        browser.script("globalThis.isTheSamePage = true; arguments[0](0)").await;
        let program = "arguments[0]([document.documentElement.dataset.program, globalThis.isTheSamePage])";
        browser
            .until("the program", async || browser.script(program).await, |told| *told == json!(["running", true]))
            .await;
        browser.wait_until_saved().await;
        let looks =
            "arguments[0]([...document.querySelectorAll('.answer button')].some((button) => button.checkVisibility()))";
        assert_eq!(browser.script(looks).await, json!(true), "{file}");
        browser.close().await;
    }
}

/// The first module has run by then: its answer stays, and the page is not said to be without its program.
#[tokio::test]
async fn a_program_whose_second_module_is_cut_off_answers_and_gets_it_as_soon_as_all_is_saved() {
    let copy = Server::start_copy();
    let (host, browser) = first_visit(&copy, Fault::CutsSecondModuleOnce).await;
    the_second_module_comes_later(&host, &browser).await;
    browser.wait_until_saved().await;
    browser.close().await;
}

/// A browser that saves nothing has only the line.
#[tokio::test]
async fn a_second_module_that_is_cut_off_comes_without_a_worker_too() {
    let copy = Server::start_copy();
    let host = BadHost::serve(&copy.folder()).await;
    host.set_fault(Fault::CutsSecondModuleOnce);
    let browser = browser().await;
    browser.before_each_page("delete Navigator.prototype.serviceWorker; delete globalThis.caches;").await;
    browser.driver.goto(&host.origin).await.expect("the page opens");
    the_second_module_comes_later(&host, &browser).await;
    browser.close().await;
}

async fn the_second_module_comes_later(host: &BadHost, browser: &Browser) {
    browser.script("globalThis.isTheSamePage = true; arguments[0](0)").await;
    let home = Home(browser);
    home.find_the_nearest().await;
    let program = "() => [document.documentElement.dataset.program, globalThis.isTheSamePage]";
    browser
        .until("the program", async || browser.ask(program, &[]).await, |told| *told == json!(["running", true]))
        .await;
    let asked = host.answered().iter().filter(|address| address.ends_with(".wasm")).count();
    assert!(asked > 0, "it was cut off, so it was asked for once more");
    browser.follow("/help").await;
}

/// A host or an extension of the browser may take away what stands at the end of a page, on every page and for good.
#[tokio::test]
async fn a_page_whose_end_is_always_taken_away_is_not_loaded_again_for_ever() {
    let copy = Server::start_copy();
    let host = BadHost::serve(&copy.folder()).await;
    let browser = browser().await;
    let takes_away = "new MutationObserver(() => document.querySelector('body > link[rel=modulepreload]')?.remove()).observe(document, { childList: true, subtree: true });";
    browser.before_each_page(takes_away).await;
    let tells = "addEventListener('DOMContentLoaded', () => (document.documentElement.dataset.visit = performance.getEntriesByType('navigation')[0].type));";
    browser.before_each_page(tells).await;
    browser.driver.goto(format!("{}/help", host.origin)).await.expect("the page opens");
    let again = async || browser.driver.find(By::Css("[data-visit=reload]")).await.is_ok();
    browser.until("another load", again, |again| *again).await;
    browser.wait_until_saved().await;
    let opened = host.answered().iter().filter(|address| *address == "/help").count();
    // It is fetched whole before that. Where it has not changed, the host only says so.
    assert!((1..=4).contains(&opened), "{opened}");
    let program = async || browser.script("arguments[0](document.documentElement.dataset.program)").await;
    browser.until("the program", program, |program| *program == json!("running")).await;
    browser.close().await;
}

/// Of the same kind: the sheets of a page, and what the page of a patrol fetches beside them.
#[tokio::test]
async fn a_style_sheet_that_is_cut_off_is_fetched_again() {
    let copy = Server::start_copy();
    for sheet in ["/rest-", "/map-"] {
        let page = "/places/whitefriars-refuge-point";
        let (_host, browser) = open_first(page, &copy, Fault::CutsOnce(sheet, ".css")).await;
        let sheets = "arguments[0]([...document.querySelectorAll('link[rel=stylesheet]')].every(({ sheet }) => sheet?.cssRules.length))";
        browser.until("all sheets", async || browser.script(sheets).await, |all| *all == json!(true)).await;
        browser.close().await;
    }
}

/// Extensions of a browser add scripts and sheets to a page, which are not ours to fetch.
#[tokio::test]
async fn what_an_extension_adds_to_a_page_is_not_fetched_again() {
    let copy = Server::start_copy();
    let host = BadHost::serve(&copy.folder()).await;
    let browser = browser().await;
    let adds = "addEventListener('DOMContentLoaded', () => {
        document.head.append(Object.assign(document.createElement('script'), { type: 'text/plain' }));
        document.head.append(Object.assign(document.createElement('link'), { rel: 'stylesheet' }));
    }, true);";
    browser.before_each_page(adds).await;
    browser.open_page(&format!("{}/help", host.origin)).await;
    wait_for_status(&browser, SAVED).await;
    let again = "arguments[0](performance.getEntriesByType('resource').map(({ name }) => name).filter((name) => name.includes('?')))";
    assert_eq!(browser.script(again).await, json!([]));
    browser.close().await;
}

#[tokio::test]
async fn a_tally_of_which_a_file_is_cut_off_comes_all_the_same() {
    let copy = Server::start_copy();
    for file in [".wasm", ".js", ".json"] {
        let (_host, browser) = open_first("/patrol#start", &copy, Fault::CutsOnce("/patrol-", file)).await;
        let heading = async || browser.text_of("[data-patrol] h2").await;
        browser.until("the start of a shift", heading, |heading| heading == "Start a shift").await;
        browser.close().await;
    }
}

/// A page that was cut off stayed without its end: without what stands last on it, and without a way to any other page.
#[tokio::test]
async fn a_page_that_is_cut_off_is_loaded_again_once_all_of_it_comes() {
    let copy = Server::start_copy();
    let host = BadHost::serve(&copy.folder()).await;
    host.set_fault(Fault::CutsOnce("/", ""));
    let browser = browser().await;
    // A twentieth of a second of silence instead of five.
    let short = "{ const { setTimeout } = globalThis;
        globalThis.setTimeout = (act, time, ...rest) => setTimeout(act, time === 5000 ? 50 : time, ...rest); }";
    browser.before_each_page(short).await;
    browser.driver.goto(format!("{}/help", host.origin)).await.expect("the page opens");
    let more = By::Css("nav a[href='/more']");
    browser.until("its end", async || browser.driver.find(more.clone()).await.is_ok(), |is_there| *is_there).await;
    browser.wait_until_saved().await;
    browser.tap(more).await;
    browser
        .until(
            "another page",
            async || browser.script("arguments[0](location.pathname)").await,
            |path| *path == json!("/more"),
        )
        .await;
    browser.close().await;
}

/// Report 19: a host that changed a page or a header was waited for as if there were no signal, and nobody was told which.
#[tokio::test]
async fn a_host_that_changes_files_is_named_and_never_saved() {
    let copy = Server::start_copy();
    let host = BadHost::serve(&copy.folder()).await;
    host.set_fault(Fault::ChangesPages);
    let browser = browser().await;
    browser.open_page(&format!("{}/offline", host.origin)).await;
    wait_for_status(&browser, "Not saved: this host changes files.").await;
    assert_one_line(&browser).await;
    let verdict = async || browser.text_of(".verdict").await;
    // It changes every page. Which of those that are fetched at once is told of first is a matter of the line.
    let names_a_page = |words: &String| words.starts_with("Not saved: This host changes /");
    browser.until("the verdict", verdict, names_a_page).await;
    host.set_fault(Fault::Nothing);
    wait_for_status(&browser, SAVED).await;
    browser.until("the verdict", verdict, |words| words == ALL_SAVED).await;
    browser.close().await;
}

/// A response that varies with everything cannot be stored as it is.
#[tokio::test]
async fn headers_that_a_host_adds_do_no_harm() {
    let copy = Server::start_copy();
    let (_host, browser) = first_visit(&copy, Fault::AddsHeaders).await;
    wait_for_status(&browser, SAVED).await;
    browser.close().await;
}
