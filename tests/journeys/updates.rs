//! A newer program is activated when the person agrees. The open page never changes by itself.

use serde_json::json;
use thirtyfour::prelude::*;

use crate::support::bad_host::{BadHost, Fault};
use crate::support::browser::Browser;
use crate::support::clock::SET_BY_HAND;
use crate::support::places::{CATHEDRAL, WHITEFRIARS_PAGE};
use crate::support::screens::{ALL_SAVED, Home, Saved};
use crate::support::server::Server;

const OFFER: &str = "A newer version is ready.";
const OLD: &str = "Find anything";
const NEW: &str = "Find it all";
/// Whether a newer version waits.
const WAITS: &str = "() => navigator.serviceWorker.getRegistration().then(({ waiting }) => waiting !== null)";
/// Whether an update that was looked for is given up.
pub const GIVEN_UP: &str = "navigator.serviceWorker.getRegistration().then(async (r) => { await r.update().catch(() => {}); const gone = () => arguments[0](!r.waiting && !r.installing); if (r.installing) r.installing.onstatechange = gone; else gone(); })";

/// Opens the app, waits until it is saved, and opens a page from the worker.
async fn saved(browser: &Browser, server: &Server) {
    Home::open(browser, &server.origin()).await;
    browser.wait_until_saved().await;
    browser.open_page(&format!("{}/more", server.origin())).await;
}

async fn offered(browser: &Browser) {
    browser.until("the offer", async || browser.text_of(".toast span").await, |words| words == OFFER).await;
}

async fn more_says(browser: &Browser, words: &str) {
    let page = async || browser.text_of("main").await;
    browser.until("the page", page, |page| page.contains(words)).await;
}

/// Waits until a newer version has come. The page is told before this listener is, which is added later.
const CAME: &str = "async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    const came = new Promise((come) => registration.addEventListener('updatefound', () => {
        const { installing } = registration;
        installing.addEventListener('statechange', () => installing.state === 'installed' && come(true));
    }));
    await registration.update();
    return came;
}";

#[tokio::test]
async fn a_newer_version_is_offered_and_activated_only_when_the_person_agrees() {
    let server = Server::start_copy();
    let browser = Browser::open().await;
    saved(&browser, &server).await;
    server.rebuild("/more", OLD, NEW);

    browser.driver.new_tab().await.expect("a tab");
    let tabs = browser.driver.windows().await.expect("the tabs");
    browser.driver.switch_to_window(tabs[1].clone()).await.expect("the new tab");
    browser.open_page(&format!("{}/help", server.origin())).await;
    browser.until("a newer version", async || browser.ask(WAITS, &[]).await, |waits| *waits == json!(true)).await;
    // The person is asked in one tab a day, in whichever hears of it first.
    browser.script("localStorage.removeItem('safe-night.newer-asked'); arguments[0](0)").await;
    browser.open_page(&format!("{}/help", server.origin())).await;
    offered(&browser).await;
    browser.script("globalThis.inUse = true; localStorage.removeItem('safe-night.newer-asked'); arguments[0](0)").await;

    browser.driver.switch_to_window(tabs[0].clone()).await.expect("the first tab");
    browser.open_page(&format!("{}/more", server.origin())).await;
    offered(&browser).await;
    more_says(&browser, OLD).await;
    browser.tap(By::Css(".toast button")).await;
    more_says(&browser, NEW).await;

    browser.driver.switch_to_window(tabs[1].clone()).await.expect("the other tab");
    assert_eq!(
        browser.script("arguments[0](globalThis.inUse === true)").await,
        true,
        "it was loaded anew while in use"
    );
    browser.tap(By::Css("nav a[href='/more']")).await;
    more_says(&browser, NEW).await;
    browser.close().await;
}

#[tokio::test]
async fn a_newer_version_is_active_at_the_next_cold_start() {
    let server = Server::start_copy();
    let profile = tempfile::TempDir::new().expect("a folder");
    let start = || Browser::start_in(profile.path());
    let first = start().await;
    saved(&first, &server).await;
    server.rebuild("/more", OLD, NEW);
    first.open_page(&format!("{}/more", server.origin())).await;
    offered(&first).await;
    first.close().await;

    let second = start().await;
    second.open_page(&format!("{}/more", server.origin())).await;
    more_says(&second, NEW).await;
    second.close().await;
}

/// workbox 2269: an update with a file missing must not replace a complete version.
#[tokio::test]
async fn a_newer_version_with_a_file_missing_or_altered_never_goes_live() {
    // Of what has not changed the version in use has the bytes.
    for (file, wrong) in [("more/index.html", ""), ("more/index.html", "other bytes")] {
        let server = Server::start_copy();
        let mut browser = Browser::open().await;
        browser.expect_in_console("404");
        saved(&browser, &server).await;
        server.rebuild("/more", OLD, NEW);
        if wrong.is_empty() {
            server.delete(file);
        } else {
            server.write(&format!("/{file}"), wrong.as_bytes());
        }
        browser.open_page(&format!("{}/more", server.origin())).await;
        assert_eq!(browser.script(GIVEN_UP).await, json!(true));
        more_says(&browser, OLD).await;
        let origin = server.stop();
        browser.driver.goto(format!("{origin}/more")).await.expect("the page opens");
        more_says(&browser, OLD).await;
        assert_eq!(Saved::open(&browser, &origin).await.verdict().await, ALL_SAVED);
        browser.close().await;
    }
}

/// Without the program nobody can be asked, and a newer version may mend it.
#[tokio::test]
async fn where_the_program_does_not_run_a_newer_version_is_taken_without_asking() {
    let server = Server::start_copy();
    let mut browser = Browser::open().await;
    saved(&browser, &server).await;
    server.rebuild("/more", OLD, NEW);
    browser.expect_in_console("broken on purpose");
    let broken =
        "WebAssembly.instantiateStreaming = () => Promise.reject(new WebAssembly.RuntimeError('broken on purpose'));";
    browser.before_each_page(broken).await;
    let more = format!("{}/more", server.origin());
    browser.driver.goto(&more).await.expect("the page opens");
    more_says(&browser, OLD).await;
    browser.until("a newer version", async || browser.ask(WAITS, &[]).await, |waits| *waits == json!(true)).await;
    // This page takes it, for the next.
    browser.driver.goto(&more).await.expect("the page opens");
    browser.wait_until_given_up().await;
    browser.until("it is taken", async || browser.ask(WAITS, &[]).await, |waits| *waits == json!(false)).await;
    browser.driver.goto(&more).await.expect("the page opens");
    more_says(&browser, NEW).await;
    browser.close().await;
}

/// Report 25: the offer could not be put away, and came at every start.
#[tokio::test]
async fn a_newer_version_can_be_put_away_is_offered_once_a_day_and_is_on_the_offline_page_meanwhile() {
    let server = Server::start_copy();
    let browser = Browser::open().await;
    saved(&browser, &server).await;
    server.rebuild("/more", OLD, NEW);
    let more = format!("{}/more", server.origin());
    browser.open_page(&more).await;
    offered(&browser).await;
    browser.tap(By::XPath("//button[.='Not now']")).await;
    let toast = async || browser.text_of(".toast span").await;
    browser.until("no offer", toast, |words| words.is_empty()).await;
    browser.open_page(&more).await;
    browser.wait_until_update_checked().await;
    assert_eq!(toast().await, "", "it is offered again on the same day");

    // The next day.
    let day_before = "localStorage['safe-night.newer-asked'] -= 24 * 60; arguments[0](0)";
    browser.script(day_before).await;
    browser.open_page(&more).await;
    offered(&browser).await;

    // Whoever looks for it finds it.
    Saved::open(&browser, &server.origin()).await;
    let button = async || browser.driver.find(By::XPath("//main//button[.='Use it']")).await.is_ok();
    browser.until("the button", button, |there| *there).await;
    browser.tap(By::XPath("//main//button[.='Use it']")).await;
    let reloaded = async || {
        browser
            .ask("() => navigator.serviceWorker.getRegistration().then(({ waiting }) => waiting === null)", &[])
            .await
    };
    browser.until("it is used", reloaded, |used| *used == json!(true)).await;
    browser.open_page(&more).await;
    more_says(&browser, NEW).await;
    browser.close().await;
}

#[tokio::test]
async fn a_newer_version_that_comes_on_the_way_to_a_place_asks_nothing_there() {
    let server = Server::start_copy();
    let browser = Browser::open().await;
    saved(&browser, &server).await;
    browser.at_place(CATHEDRAL, 10.0).await;
    let home = Home::open(&browser, &server.origin()).await;
    browser.wait_until_update_checked().await;
    browser.tap(By::Css(".prompt > button")).await;
    assert!(home.nearest().await.way.contains("min walk"));
    server.rebuild("/more", OLD, NEW);
    assert_eq!(browser.ask(CAME, &[]).await, json!(true));
    assert_eq!(browser.text_of(".toast span").await, "", "it asks on the way");
    browser.open_page(&format!("{}/more", server.origin())).await;
    offered(&browser).await;
    browser.close().await;
}

#[tokio::test]
async fn a_newer_version_that_comes_during_a_walk_with_a_timer_asks_nothing_until_it_is_over() {
    let server = Server::start_copy();
    let browser = Browser::open().await;
    saved(&browser, &server).await;
    browser.open_page(&format!("{}/walk", server.origin())).await;
    browser.wait_until_update_checked().await;
    browser.tap(By::XPath("//button[.='20 minutes']")).await;
    browser.follow("/plan").await;
    server.rebuild("/more", OLD, NEW);
    assert_eq!(browser.ask(CAME, &[]).await, json!(true));
    assert_eq!(browser.text_of(".toast span").await, "", "it asks during a walk");
    browser.follow("/walk").await;
    browser.tap(By::XPath("//button[.=\"I'm there\"]")).await;
    browser.open_page(&format!("{}/more", server.origin())).await;
    offered(&browser).await;
    browser.close().await;
}

#[tokio::test]
async fn a_newer_version_that_comes_during_a_patrols_shift_asks_nothing_until_its_end() {
    let server = Server::start_copy();
    let browser = Browser::open().await;
    saved(&browser, &server).await;
    browser.open_page(&format!("{}/patrol", server.origin())).await;
    browser.wait_until_update_checked().await;
    let press = async |words: &str| {
        let press = "(words) => {
            const button = [...document.querySelectorAll('[data-patrol] button')].find(({ textContent }) => textContent === words);
            button?.click();
            return !!button;
        }";
        browser
            .until(words, async || browser.ask(press, &[json!(words)]).await, |pressed| *pressed == json!(true))
            .await;
    };
    press("Start a shift").await;
    press("Start").await;
    browser.until("the tally", async || browser.text_of(".counter").await, |words| !words.is_empty()).await;
    server.rebuild("/more", OLD, NEW);
    assert_eq!(browser.ask(CAME, &[]).await, json!(true));
    assert_eq!(browser.text_of(".toast span").await, "", "it asks during a shift");
    browser.ask("() => { location.hash = 'end'; }", &[]).await;
    press("End the shift").await;
    browser.open_page(&format!("{}/more", server.origin())).await;
    offered(&browser).await;
    browser.close().await;
}

/// Report 25: what nobody agrees to, and nobody uses, is taken when the app is opened again.
#[tokio::test]
async fn after_an_hour_unused_a_newer_version_is_taken_without_asking() {
    let server = Server::start_copy();
    let browser = Browser::open().await;
    browser.before_each_page(SET_BY_HAND).await;
    saved(&browser, &server).await;
    server.rebuild("/more", OLD, NEW);
    browser.open_page(&format!("{}/more", server.origin())).await;
    offered(&browser).await;
    let see = "(isHidden, hours) => {
        globalThis.start ??= globalThis.shift;
        globalThis.shift = globalThis.start + hours * 3600000;
        Object.defineProperty(document, 'hidden', { value: isHidden, configurable: true });
        document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    }";
    browser.ask(see, &[json!(true), json!(0)]).await;
    browser.ask(see, &[json!(false), json!(0.9)]).await;
    more_says(&browser, OLD).await;
    browser.ask(see, &[json!(true), json!(0.9)]).await;
    browser.ask(see, &[json!(false), json!(2)]).await;
    more_says(&browser, NEW).await;
    browser.close().await;
}

/// Report 22: at an update the old version serves on, and what cannot be kept is not fetched at each start.
#[tokio::test]
async fn a_newer_version_without_room_is_told_and_not_fetched_again_the_same_day() {
    let copy = Server::start_copy();
    let host = BadHost::serve(&copy.folder()).await;
    let mut browser = Browser::open().await;
    browser.expect_in_console("ServiceWorker");
    Home::open(&browser, &host.origin).await;
    browser.until_told("told").await;
    browser.wait_until_parts_are_saved().await;
    let usage = "() => navigator.storage.estimate().then(({ usage }) => usage)";
    let usage = browser.ask(usage, &[]).await.as_u64().expect("bytes");
    copy.rebuild("/more", OLD, NEW);
    // Room for a note, not for a page.
    let room = json!({ "origin": host.origin, "quotaSize": usage + 20_000 });
    browser.cdp("Storage.overrideQuotaForOrigin", room).await;
    assert_eq!(browser.script(GIVEN_UP).await, json!(true));
    host.answered();
    let saved = Saved::open(&browser, &host.origin).await;
    assert_eq!(saved.verdict().await, ALL_SAVED);
    let told = async || browser.text_of("[data-live=status]").await;
    browser.until("the words", told, |words| words.contains("A newer version waits for room: it needs ")).await;
    assert_eq!(browser.script(GIVEN_UP).await, json!(true));
    let fetched: Vec<_> =
        host.answered().into_iter().filter(|file| !["/sw.js", "/content/knowledge.json"].contains(&&**file)).collect();
    assert_eq!(fetched, Vec::<String>::new(), "it is fetched in vain");
    browser.close().await;
}

/// Permissions belong to the document that was opened, as it was when it was saved.
#[tokio::test]
async fn after_an_update_no_page_has_the_permissions_of_the_version_before() {
    let copy = Server::start_copy();
    let host = BadHost::serve(&copy.folder()).await;
    host.set_fault(Fault::NoSensors);
    let mut browser = Browser::open().await;
    browser.expect_in_console("net::ERR_");
    Home::open(&browser, &host.origin).await;
    browser.wait_until_saved().await;
    // Of the first page and of one that comes in the bundle.
    let may = "() => ['accelerometer', 'gyroscope', 'magnetometer'].map((name) => document.featurePolicy.allowsFeature(name))";
    for page in ["/", "/help"] {
        browser.open_page(&format!("{}{page}", host.origin)).await;
        assert_eq!(browser.ask(may, &[]).await, json!([false, false, false]), "{page}");
    }

    host.set_fault(Fault::Nothing);
    copy.rebuild("/more", OLD, NEW);
    browser.open_page(&format!("{}/more", host.origin)).await;
    offered(&browser).await;
    // It is all there before it is used.
    host.stop().await;
    browser.tap(By::Css(".toast button")).await;
    more_says(&browser, NEW).await;
    for page in ["/", "/help", "/more", WHITEFRIARS_PAGE] {
        browser.driver.goto(format!("{}{page}", host.origin)).await.expect("the page opens");
        browser.wait_until_running().await;
        assert_eq!(browser.ask(may, &[]).await, json!([true, true, true]), "{page}");
    }
    // Every file of the version that answers, each with the type that it had.
    let kept = "async () => {
        const names = (await caches.keys()).filter((name) => name.startsWith('safe-night-program-'));
        const found = await Promise.all(names.map(async (name) => {
            const cache = await caches.open(name);
            const files = await Promise.all((await cache.keys()).map(async ({ url }) => [url, (await cache.match(url)).headers]));
            return files.filter(([url]) => !url.includes('/.'));
        }));
        found.sort((one, other) => other.length - one.length);
        const wanted = (url) => [[/\\.js$/, /javascript/], [/\\.wasm$/, /wasm/], [/\\.css$/, /css/], [/\\.png$/, /png/], [/\\.svg$/, /svg/], [/\\.\\w+$/, /./], [/./, /html/]].find(([name]) => name.test(url))[1];
        return found[0].filter(([url, headers]) => headers.get('permissions-policy').includes('accelerometer=()') || !wanted(new URL(url).pathname).test(headers.get('content-type'))).map(([url, headers]) => `${url} ${headers.get('content-type')}`);
    }";
    assert_eq!(browser.faults(kept, &[]).await, Vec::<String>::new());
    browser.close().await;
}
