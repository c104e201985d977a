//! From the first tap on a link the program draws each screen in the open document. Each must be as its page is, and leave nothing
//! behind. A program that stops must not catch taps.

use safe_night_canterbury::build::pages::all_pages;
use safe_night_canterbury::state::build::Page;
use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::journeys::early::HOLD;
use crate::journeys::faults::phone::NO_SESSION;
use crate::support::browser::Browser;
use crate::support::clock::SATURDAY_2330;
use crate::support::editions::knowledge;
use crate::support::every_page::{UNKNOWN_ADDRESS, no_faults};
use crate::support::places::{CATHEDRAL, WHITEFRIARS};
use crate::support::screens::{Home, Saved, Search, name_of_screen};
use crate::support::server::Server;

const SCREEN: &str = include_str!("in_page/screen.js");

/// Marks the document. A document that is loaded anew has no mark.
const MARK: &str = "() => { globalThis.marked = true; }";
const IS_MARKED: &str = "() => globalThis.marked === true";

async fn wait_for_screen(browser: &Browser, name: &str) {
    browser.until("the screen", async || name_of_screen(browser).await, |shown| shown == name).await;
}

async fn is_same_document(browser: &Browser) -> bool {
    browser.ask(IS_MARKED, &[]).await == json!(true)
}

async fn open_marked(browser: &Browser, page: &str) {
    browser.open_page(&format!("{}{page}", browser.origin())).await;
    browser.ask(MARK, &[]).await;
}

/// The pages that the program draws.
fn drawn_pages() -> Vec<Page> {
    all_pages(knowledge()).into_iter().filter(|page| !page.route.is_document() && page.path != "/404").collect()
}

#[tokio::test]
async fn every_screen_that_the_program_draws_is_as_its_page() {
    let pages = drawn_pages();
    let part = async |pages: &[Page]| {
        let browser = Browser::open_saved_then_stopped().await;
        browser.screen(390, 844).await;
        browser.at_time(SATURDAY_2330).await;
        let origin = browser.origin().to_owned();
        let mut loaded = Vec::new();
        for page in pages {
            browser.open_page(&format!("{origin}{}", page.path)).await;
            browser.ask("() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))", &[]).await;
            loaded.push(browser.faults(SCREEN, &[]).await);
        }
        // From a screen that has little in common with others.
        open_marked(&browser, "/sights").await;
        let mut faults = Vec::new();
        for (page, loaded) in pages.iter().zip(loaded).filter(|(page, _)| page.path != "/sights") {
            browser.follow(&page.path).await;
            let drawn = browser.faults(SCREEN, &[]).await;
            let differs = drawn.iter().zip(&loaded).find(|(drawn, loaded)| drawn != loaded);
            if let Some((drawn, loaded)) = differs {
                faults.push(format!("{}: {drawn:?} should be {loaded:?}", page.path));
            } else if drawn.len() != loaded.len() {
                faults.push(format!("{}: {} parts should be {}", page.path, drawn.len(), loaded.len()));
            }
        }
        assert!(is_same_document(&browser).await, "a screen was loaded as a document");
        browser.close().await;
        faults
    };
    let (first, second) = pages.split_at(pages.len() / 2);
    let (first, second) = tokio::join!(part(first), part(second));
    no_faults([first, second].concat());
}

/// Counts what pages start and end, by the functions of the browser.
const COUNT: &str = "(() => {
    const counts = (globalThis.counts = { listeners: 0, timers: 0, watches: 0, locks: 0 });
    const add = EventTarget.prototype.addEventListener, remove = EventTarget.prototype.removeEventListener;
    const known = new Map();
    const key = (target, type, heard) => { if (target !== globalThis && target !== document) return; if (!known.has(heard)) known.set(heard, new Set()); return known.get(heard); };
    EventTarget.prototype.addEventListener = function (type, heard, options) {
        const types = heard && !options?.once && key(this ?? globalThis, type, heard);
        if (types && !types.has(type)) { types.add(type); counts.listeners++; }
        return add.call(this, type, heard, options);
    };
    EventTarget.prototype.removeEventListener = function (type, heard, options) {
        if (heard && key(this ?? globalThis, type, heard)?.delete(type)) counts.listeners--;
        return remove.call(this, type, heard, options);
    };
    const intervals = new Set(), start = setInterval, end = clearInterval;
    globalThis.setInterval = (...given) => { const id = start(...given); intervals.add(id); counts.timers = intervals.size; return id; };
    globalThis.clearInterval = (id) => { intervals.delete(id); counts.timers = intervals.size; end(id); };
    const watches = new Set(), { watchPosition, clearWatch } = Geolocation.prototype;
    Geolocation.prototype.watchPosition = function (...given) { const id = watchPosition.apply(this, given); watches.add(id); counts.watches = watches.size; return id; };
    Geolocation.prototype.clearWatch = function (id) { watches.delete(id); counts.watches = watches.size; clearWatch.call(this, id); };
    const { request } = WakeLock.prototype;
    WakeLock.prototype.request = async function (...given) {
        const lock = await request.apply(this, given);
        counts.locks++;
        lock.addEventListener('release', () => counts.locks--, { once: true });
        return lock;
    };
})()";

/// Follows links at random, from a seed, and goes back now and then. Ends at home, with the location asked for.
const WANDER: &str = "async (times, seed) => {
    const random = (limit) => { seed = (seed * 1103515245 + 12345) % 2147483648; return Math.floor(seed / 65536) % limit; };
    const shown = () => new Promise((resolve) => addEventListener('safe-night-screen', resolve, { once: true }));
    const documents = ['/share', '/share/print', '/patrol', '/accessibility', '/about/components', '/about/licences'];
    for (let taps = 0; taps < times; taps++) {
        if (taps % 7 === 6) { const back = shown(); history.back(); await back; continue; }
        const links = [...document.querySelectorAll('a[href^=\"/\"]:not([data-exit], .skip)')].filter((link) => link.pathname !== location.pathname && !documents.includes(link.pathname));
        const link = links[random(links.length)] ?? Object.assign(document.querySelector('main').appendChild(document.createElement('a')), { href: '/' });
        const next = shown();
        link.click();
        await next;
        if (location.pathname === '/' && taps % 3 === 0) document.querySelector('.prompt > button').click();
    }
    if (location.pathname !== '/') { const next = shown(); Object.assign(document.querySelector('main').appendChild(document.createElement('a')), { href: '/' }).click(); await next; }
    await new Promise((resolve) => setTimeout(resolve, 300));
}";

/// Starts it and looks for its end: the driver loses a script that goes back in the history.
async fn wander(browser: &Browser, taps: u32, seed: u32) {
    let start = format!(
        "(...given) => {{ globalThis.arrived = ''; ({WANDER})(...given).then(() => 'home', String).then((end) => {{ globalThis.arrived = end; }}); }}"
    );
    browser.ask(&start, &[json!(taps), json!(seed)]).await;
    let arrived = async || browser.ask("() => globalThis.arrived", &[]).await;
    let end = browser.until("the end of the walk", arrived, |end| *end != json!("")).await;
    assert_eq!(end, json!("home"));
}

#[tokio::test]
async fn five_hundred_taps_leave_nothing_behind() {
    let browser = Browser::open_saved().await;
    browser.at_place(CATHEDRAL, 10.0).await;
    browser.before_each_page(COUNT).await;
    open_marked(&browser, "/").await;
    let measure = async || {
        browser.cdp("HeapProfiler.collectGarbage", json!({})).await;
        let counts = browser.ask("() => globalThis.counts", &[]).await;
        let dom = browser.cdp("Memory.getDOMCounters", json!({})).await;
        let heap = browser.cdp("Runtime.getHeapUsage", json!({})).await["usedSize"].as_f64().expect("bytes");
        (counts, dom, heap)
    };
    browser.cdp("HeapProfiler.enable", json!({})).await;
    // The first taps fill what is filled once. The location is followed on the home screen from here on.
    browser.tap(By::Css(".prompt > button")).await;
    wander(&browser, 60, 7).await;
    let (counts, dom, heap) = measure().await;
    wander(&browser, 500, 11).await;
    let (counts_after, dom_after, heap_after) = measure().await;
    assert!(is_same_document(&browser).await, "a document was loaded");
    assert_eq!(counts_after, counts, "listeners of the window, timers, watches and locks");
    for counter in ["nodes", "jsEventListeners"] {
        let [before, after] = [&dom, &dom_after].map(|dom| dom[counter].as_f64().expect("a count"));
        assert!(after < before * 1.2 + 50.0, "{counter}: {before}, and {after} after 500 taps");
    }
    assert!(heap_after < heap * 1.2 + 500_000.0, "{heap} bytes, and {heap_after} after 500 taps");
    browser.close().await;
}

#[tokio::test]
async fn the_location_and_the_answer_live_through_taps_and_the_receiver_rests_on_screens_without_them() {
    let browser = Browser::open_saved_then_stopped().await;
    // As on an iPhone, which never says that the permission is granted.
    browser.before_each_page("Permissions.prototype.query = async () => ({ state: 'prompt' });").await;
    browser.before_each_page(COUNT).await;
    browser.at_place(CATHEDRAL, 10.0).await;
    open_marked(&browser, "/").await;
    let home = Home(&browser);
    home.find_the_nearest().await;
    let nearest = home.nearest().await;
    browser.tap(By::LinkText("Take me there")).await;
    wait_for_screen(&browser, &nearest.name).await;
    let way = async || browser.text_of(".one-place .way").await;
    browser.until("the way", way, |way| *way == nearest.way).await;
    let watches = async || browser.ask("() => globalThis.counts.watches", &[]).await;
    browser.until("the receiver", watches, |watches| *watches == 1).await;
    browser.tap(By::Css("nav a[href='/plan']")).await;
    wait_for_screen(&browser, "Plan").await;
    browser.until("the receiver rests", watches, |watches| *watches == 0).await;
    browser.tap(By::Css("nav a[href='/']")).await;
    assert_eq!(home.nearest().await, nearest);
    browser.until("the receiver", watches, |watches| *watches == 1).await;
    assert!(is_same_document(&browser).await);
    browser.close().await;
}

#[tokio::test]
async fn a_plain_document_is_loaded_and_a_link_with_a_key_is_left_to_the_browser() {
    let browser = Browser::open_saved().await;
    open_marked(&browser, "/more").await;
    let prevented = "() => {
        const link = document.querySelector('main a[href=\"/about\"]');
        const tap = (more) => { const event = new MouseEvent('click', { bubbles: true, cancelable: true, composed: true, ...more }); const seen = []; addEventListener('click', (event) => { seen.push(event.defaultPrevented); event.preventDefault(); }, { once: true }); link.dispatchEvent(event); return seen[0]; };
        return [tap({ ctrlKey: true }), tap({ metaKey: true }), tap({ shiftKey: true }), tap({ button: 1 })];
    }";
    assert_eq!(browser.ask(prevented, &[]).await, json!([false, false, false, false]));
    browser.tap(By::Css("main a[href='/accessibility']")).await;
    wait_for_screen(&browser, "Accessibility").await;
    assert!(!is_same_document(&browser).await, "the program drew a document");
    browser.driver.back().await.expect("a way back");
    wait_for_screen(&browser, "More").await;
    browser.close().await;
}

/// Two steps back, then a tap on the screen that was the last: the address must be its own.
#[tokio::test]
async fn addresses_are_right_after_steps_of_any_length() {
    let browser = Browser::open_saved().await;
    open_marked(&browser, "/").await;
    for path in ["/help", "/plan", "/more"] {
        browser.follow(path).await;
    }
    browser.ask("() => { const shown = new Promise((resolve) => addEventListener('safe-night-screen', resolve, { once: true })); history.go(-2); return shown.then(() => 1); }", &[]).await;
    assert_eq!(name_of_screen(&browser).await, "Help");
    browser.follow("/more").await;
    let address = browser.ask("() => location.pathname", &[]).await;
    assert_eq!((name_of_screen(&browser).await, address), ("More".to_owned(), json!("/more")));
    browser.driver.back().await.expect("a way back");
    wait_for_screen(&browser, "Help").await;
    browser.driver.refresh().await.expect("a reload");
    browser.wait_until_running().await;
    assert_eq!(name_of_screen(&browser).await, "Help");
    browser.close().await;
}

#[tokio::test]
async fn a_link_to_a_part_of_a_screen_shows_that_part_and_back_leads_to_where_the_person_was() {
    let browser = Browser::open_saved().await;
    browser.screen(390, 844).await;
    open_marked(&browser, "/more").await;
    browser.follow("/about#wrong").await;
    let place = "() => [location.hash, document.querySelector(':target')?.id ?? '', Math.round(scrollY)]";
    let at_part = browser.ask(place, &[]).await;
    assert_eq!((&at_part[0], &at_part[1]), (&json!("#wrong"), &json!("wrong")));
    assert!(at_part[2].as_f64() > Some(0.0));
    // A part of the same screen, and back.
    browser.ask("() => scrollTo({ top: 0, behavior: 'instant' })", &[]).await;
    browser.ask("() => { const link = document.createElement('a'); link.href = '#main'; document.querySelector('main').append(link); link.click(); }", &[]).await;
    browser.until("the part", async || browser.ask(place, &[]).await, |at| at[0] == "#main").await;
    browser.driver.back().await.expect("a way back");
    browser.until("the part before", async || browser.ask(place, &[]).await, |at| at[0] == "#wrong").await;
    browser.driver.back().await.expect("a way back");
    wait_for_screen(&browser, "More").await;
    assert!(is_same_document(&browser).await);
    browser.close().await;
}

#[tokio::test]
async fn what_is_typed_before_the_program_runs_is_answered_by_it() {
    let browser = Browser::open_saved_then_stopped().await;
    let origin = browser.origin();
    browser.before_each_page(HOLD).await;
    browser.driver.goto(format!("{origin}/search")).await.expect("the page opens");
    let search = Search(&browser);
    search.type_query("taxi").await;
    browser.ask("() => globalThis.go()", &[]).await;
    browser.until("results", async || search.best().await.len(), |found| *found > 0).await;
    let focused = "() => [document.activeElement.id, document.activeElement.value]";
    assert_eq!(browser.ask(focused, &[]).await, json!(["query", "taxi"]), "the box lost what was typed, or the focus");
    browser.close().await;
}

/// The program looks at its timers ten times a second.
const FAST_TIMERS: &str =
    "const real = setInterval; globalThis.setInterval = (act, ms, ...given) => real(act, Math.min(ms, 100), ...given);";

/// Expects what the console says of a program that stops.
fn expect_a_stop(browser: &mut Browser) {
    for words in ["panicked", "unreachable", "RuntimeError", "is not a function", "broken", "closure invoked"] {
        browser.expect_in_console(words);
    }
}

/// A page in each of whose taps and timers the program meets an error that it cannot survive.
async fn assert_plain(browser: &Browser, name: &str) {
    wait_for_screen(browser, name).await;
    browser.wait_until_given_up().await;
    assert!(!is_same_document(browser).await, "the page was not loaded without the program");
    // Every link works from here on, as a plain one.
    browser.tap(By::Css("nav a[href='/plan']")).await;
    wait_for_screen(browser, "Plan").await;
    browser.wait_until_given_up().await;
}

#[tokio::test]
async fn a_program_that_stops_in_a_tap_lets_the_tap_through_and_pages_are_plain_from_then_on() {
    let mut browser = Browser::open_saved_then_stopped().await;
    expect_a_stop(&mut browser);
    open_marked(&browser, "/").await;
    browser.ask("() => { History.prototype.pushState = () => { throw new Error('broken on purpose'); }; }", &[]).await;
    browser.tap(By::Css("nav a[href='/help']")).await;
    assert_plain(&browser, "Help").await;
    browser.close().await;
}

#[tokio::test]
async fn a_program_that_stops_in_a_timer_is_left_aside() {
    let mut browser = Browser::open_saved_then_stopped().await;
    browser.expect_in_console("Date.now is not a function");
    browser.before_each_page(FAST_TIMERS).await;
    open_marked(&browser, "/help").await;
    browser.ask("() => { Date.now = undefined; }", &[]).await;
    assert_plain(&browser, "Help").await;
    browser.close().await;
}

#[tokio::test]
async fn where_nothing_can_be_noted_a_program_that_stops_in_a_tap_lets_the_tap_through() {
    let mut browser = Browser::open_saved_then_stopped().await;
    expect_a_stop(&mut browser);
    browser.before_each_page(NO_SESSION).await;
    open_marked(&browser, "/").await;
    browser.ask("() => { History.prototype.pushState = () => { throw new Error('broken on purpose'); }; }", &[]).await;
    browser.tap(By::Css("nav a[href='/help']")).await;
    wait_for_screen(&browser, "Help").await;
    assert!(!is_same_document(&browser).await, "the tap did not lead to a new document");
    browser.wait_until_running().await;
    browser.close().await;
}

#[tokio::test]
async fn where_nothing_can_be_noted_a_program_that_stops_in_a_timer_catches_no_tap() {
    let mut browser = Browser::open_saved_then_stopped().await;
    expect_a_stop(&mut browser);
    browser.before_each_page(NO_SESSION).await;
    browser.before_each_page(FAST_TIMERS).await;
    for wanted in ["a link", "back"] {
        open_marked(&browser, "/more").await;
        browser.follow("/help").await;
        browser.ask("() => { Date.now = undefined; }", &[]).await;
        browser.wait_until_given_up().await;
        // Loading the page again would begin the same anew, for ever.
        assert!(is_same_document(&browser).await, "the page was loaded again");
        if wanted == "back" {
            browser.driver.back().await.expect("a way back");
            wait_for_screen(&browser, "More").await;
        } else {
            browser.tap(By::Css("nav a[href='/plan']")).await;
            wait_for_screen(&browser, "Plan").await;
        }
        assert!(!is_same_document(&browser).await, "{wanted}: the program drew a screen after it had stopped");
        browser.wait_until_running().await;
    }
    browser.close().await;
}

#[tokio::test]
async fn a_program_that_stops_at_its_start_leaves_the_page() {
    let mut browser = Browser::open_saved_then_stopped().await;
    browser.expect_in_console("broken on purpose");
    let broken = "const real = Date.now; let calls = 0; WebAssembly.instantiateStreaming = ((start) => async (...given) => { const made = await start(...given); Date.now = () => { throw new Error('broken on purpose'); }; return made; })(WebAssembly.instantiateStreaming);";
    browser.before_each_page(broken).await;
    let origin = browser.origin();
    browser.driver.goto(format!("{origin}/help")).await.expect("the page opens");
    browser.wait_until_given_up().await;
    browser.tap(By::Css("nav a[href='/plan']")).await;
    wait_for_screen(&browser, "Plan").await;
    browser.close().await;
}

/// There a page that is loaded again does not come.
#[tokio::test]
async fn with_neither_a_worker_nor_a_network_a_program_that_stops_leaves_what_is_shown() {
    let server = Server::start();
    let mut browser = Browser::open().await;
    expect_a_stop(&mut browser);
    browser.expect_in_console("ERR_");
    browser.before_each_page("delete Navigator.prototype.serviceWorker;").await;
    browser.before_each_page(FAST_TIMERS).await;
    let breaks = [
        ("() => { Date.now = undefined; }", "Help"),
        // The screen is drawn before its address stands.
        (
            "() => { History.prototype.pushState = () => { throw new Error('broken on purpose'); }; document.querySelector(\"nav a[href='/plan']\").click(); }",
            "Plan",
        ),
    ];
    for (what, shown) in breaks {
        browser.open_page(&format!("{}/", server.origin())).await;
        browser.ask(MARK, &[]).await;
        browser.follow("/help").await;
        browser.network(false).await;
        browser.ask(what, &[]).await;
        browser.wait_until_given_up().await;
        // Longer than it takes to find that nothing comes.
        browser.ask("() => fetch('/').catch(() => {})", &[]).await;
        assert!(is_same_document(&browser).await, "what was shown is gone");
        assert_eq!(name_of_screen(&browser).await, shown);
        browser.network(true).await;
        // A newer tab, which knows of no stop.
        browser.ask("() => sessionStorage.clear()", &[]).await;
    }
    browser.close().await;
}

/// A browser inside another app, or a private window, has no service worker. The document that is open has the whole app.
#[tokio::test]
async fn without_a_service_worker_every_screen_opens_with_no_network_as_long_as_the_tab_lives() {
    let browser = Browser::open().await;
    browser.before_each_page("delete Navigator.prototype.serviceWorker;").await;
    assert_whole_in_its_tab(browser).await;
}

/// Such a browser has all that is missing there, and refuses each of it.
#[tokio::test]
async fn where_cookies_are_blocked_every_screen_opens_with_no_network_as_long_as_the_tab_lives() {
    assert_whole_in_its_tab(Browser::open_with_cookies_blocked().await).await;
}

/// Asserts that a browser that saves nothing says so, and has the app in its tab.
async fn assert_whole_in_its_tab(mut browser: Browser) {
    browser.expect_in_console("ERR_");
    let server = Server::start();
    let line = async || browser.text_of(".saving").await.trim().to_owned();
    let saved = Saved::open(&browser, &server.origin()).await;
    let verdict = async || saved.verdict().await;
    let told = "This browser does not save the app. A private window, an app inside another app, or a browser that blocks cookies, cannot.";
    browser.until("the verdict", verdict, |verdict| verdict == told).await;
    browser.open_page(&format!("{}/", server.origin())).await;
    browser.until("the line", line, |line| line == "This browser does not save the app.").await;

    browser.ask(MARK, &[]).await;
    server.stop();
    browser.network(false).await;
    let mut wrong = Vec::new();
    for page in drawn_pages().into_iter().filter(|page| page.path != "/") {
        browser.follow(&page.path).await;
        let name = name_of_screen(&browser).await;
        if name != page.title {
            wrong.push(format!("{}: {name}", page.path));
        }
    }
    no_faults(wrong);
    browser.follow("/").await;
    browser.until("the line", line, |line| line == "Offline, not saved: keep this tab open.").await;
    assert!(is_same_document(&browser).await);
    browser.close().await;
}

/// Translators wrap each text in elements of their own (react 11538).
const TRANSLATE: &str = "() => {
    const texts = [], walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) texts.push(walker.currentNode);
    for (const text of texts.filter((text) => text.data.trim())) {
        const outer = document.createElement('font'), inner = document.createElement('font');
        text.replaceWith(outer);
        outer.append(inner);
        inner.append(`x${text.data}`);
    }
}";

/// Report 9: iOS makes links of dates and addresses.
const MAKE_LINKS: &str = "() => {
    const texts = [], walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) texts.push(walker.currentNode);
    for (const text of texts) {
        const found = /\\d+(am|pm)?/.exec(text.data);
        if (!found) continue;
        const link = document.createElement('a'), rest = text.splitText(found.index);
        rest.splitText(found[0].length);
        link.href = 'x-apple-data-detectors://1';
        rest.replaceWith(link);
        link.append(rest);
    }
}";

#[tokio::test]
async fn a_page_that_was_translated_or_given_links_lives_and_what_follows_the_time_follows() {
    for (alter, before) in [(TRANSLATE, true), (TRANSLATE, false), (MAKE_LINKS, true), (MAKE_LINKS, false)] {
        let browser = Browser::open_saved_then_stopped().await;
        let origin = browser.origin();
        browser.before_each_page(crate::support::clock::SET_BY_HAND).await;
        if before {
            let at_once = format!("addEventListener('DOMContentLoaded', {alter});");
            browser.before_each_page(&at_once).await;
        }
        browser.open_page(&format!("{origin}/")).await;
        browser.wait_until_live().await;
        if !before {
            browser.ask(alter, &[]).await;
        }
        let state = async || browser.text_of("[data-need=somewhere_safe] .state").await;
        let first = state().await;
        // Into the night, when other hours hold.
        browser
            .ask(
                "() => { globalThis.shift += 11 * 3600000; document.dispatchEvent(new Event('visibilitychange')); }",
                &[],
            )
            .await;
        browser.until("the state of another hour", state, |now| *now != first && !now.is_empty()).await;
        browser.tap(By::Css("nav a[href='/help']")).await;
        browser.until("help", async || name_of_screen(&browser).await, |name| name.ends_with("Help")).await;
        browser.close().await;
    }
}

/// The other ways in which a text is taken out: an element is put in before it, and a text in its place.
const TRANSLATE_IN_TWO_STEPS: &str = "() => {
    const texts = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) texts.push(walker.currentNode);
    for (const text of texts.filter((text) => text.data.trim())) {
        const font = document.createElement('font');
        font.append(`x${text.data}`);
        text.before(font);
        text.remove();
    }
}";
const TRANSLATE_IN_PLACE: &str = "() => {
    const texts = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) texts.push(walker.currentNode);
    for (const text of texts.filter((text) => text.data.trim())) text.replaceWith(`x${text.data}`);
}";

/// Report 8: a person who reads out where they are, or sends it, must not read what was.
#[tokio::test]
async fn on_a_page_that_was_translated_every_text_that_changes_follows() {
    for translate in [TRANSLATE, TRANSLATE_IN_TWO_STEPS, TRANSLATE_IN_PLACE] {
        let browser = Browser::open_saved_then_stopped().await;
        let origin = browser.origin();
        let text = async |selector: &str| browser.text_of(selector).await;
        browser.at_place(CATHEDRAL, 10.0).await;
        browser.open_page(&format!("{origin}/where")).await;
        browser.tap(By::XPath("//button[contains(., 'Find where I am')]")).await;
        let reading = async || text("section.reading").await;
        let first = browser.until("where", reading, |reading| reading.contains("Grid reference")).await;
        browser.ask(translate, &[]).await;
        // Another language in place of the first.
        browser.ask(translate, &[]).await;
        browser.at_place((51.2970, 1.0690), 10.0).await;
        let grid = |reading: &str| reading.split("TR ").nth(1).map(|rest| rest[..9].to_owned());
        browser.until("where they are now", reading, |now| grid(now).is_some() && grid(now) != grid(&first)).await;

        browser.follow("/walk").await;
        browser.tap(By::XPath("//button[contains(., '20 minutes')]")).await;
        let clock = async || text(".clock").await;
        browser.until("the clock", clock, |clock| !clock.is_empty()).await;
        browser.ask(translate, &[]).await;
        let before = clock().await;
        browser.until("another second", clock, |now| *now != before && !now.starts_with('x')).await;

        browser.follow("/tell").await;
        browser.until("the text", async || text(".message").await, |text| !text.is_empty()).await;
        browser.ask(translate, &[]).await;
        browser.ask("() => { const kind = document.querySelector('#kind'); kind.value = 'home'; kind.dispatchEvent(new Event('change')); }", &[]).await;
        browser.until("what is sent", async || text(".message").await, |text| text.starts_with("I'm home.")).await;

        browser.follow("/search").await;
        let search = Search(&browser);
        search.type_query("taxi").await;
        browser.until("results", async || search.best().await.len(), |found| *found > 0).await;
        browser.ask(translate, &[]).await;
        browser.ask("() => { const query = document.querySelector('#query'); query.value = ''; query.dispatchEvent(new Event('input', { bubbles: true })); }", &[]).await;
        let count =
            async || browser.ask("() => /\\d+ found/.test(document.querySelector('main').textContent)", &[]).await;
        browser.until("no number of what is found", count, |is_told| *is_told == json!(false)).await;
        browser.close().await;
    }
}

/// What scripts of in-app browsers and extensions do wrong while the program focuses, removes or goes: it is not the program that stops.
#[tokio::test]
async fn an_error_of_another_script_that_listens_to_the_program_does_not_stop_it() {
    let others = [
        "addEventListener('focusin', () => { notThere(); }, true);",
        "addEventListener('focusout', () => { notThere(); }, true);",
        "const push = history.pushState; history.pushState = function (...given) { push.apply(this, given); dispatchEvent(new Event('moved')); }; addEventListener('moved', () => { notThere(); });",
        "navigation.addEventListener('navigate', () => { notThere(); });",
        "navigation.addEventListener('navigate', async () => { notThere(); });",
        "customElements.define('other-badge', class extends HTMLElement { disconnectedCallback() { notThere(); } }); addEventListener('DOMContentLoaded', () => document.querySelector('main').append(document.createElement('other-badge')));",
    ];
    for other in others {
        let mut browser = Browser::open_saved_then_stopped().await;
        browser.expect_in_console("notThere is not defined");
        browser.before_each_page(&format!("globalThis.failures = 0; for (const sign of ['error', 'unhandledrejection']) addEventListener(sign, () => globalThis.failures++); {other}")).await;
        open_marked(&browser, "/").await;
        browser.tap(By::Css("nav a[href='/help']")).await;
        wait_for_screen(&browser, "Help").await;
        browser.tap(By::Css("nav a[href='/']")).await;
        wait_for_screen(&browser, "Safe Havens").await;
        assert_ne!(browser.ask("() => globalThis.failures", &[]).await, json!(0), "{other} has failed nowhere");
        assert!(is_same_document(&browser).await, "{other} has stopped the program");
        assert!(browser.text_of("main").await.contains("Find the nearest"), "{other} has stopped the program");
        browser.close().await;
    }
}

/// A long press on Back goes back more than one step.
#[tokio::test]
async fn a_link_to_a_part_works_again_after_going_back_two_steps_at_once() {
    let browser = Browser::open_saved().await;
    browser.screen(390, 844).await;
    open_marked(&browser, "/more").await;
    browser.follow("/keep").await;
    let part = async || browser.ask("() => location.hash", &[]).await;
    let tap = async |to: &str| {
        let tap = "(to) => document.querySelector(`main a[href$='${to}']`).click()";
        browser.ask(tap, &[json!(to)]).await;
        browser.until("the part", part, |at| *at == json!(to)).await;
    };
    tap("#iphone").await;
    tap("#iphone-other").await;
    browser.ask("() => history.go(-2)", &[]).await;
    browser.until("the screen without a part", part, |at| *at == json!("")).await;
    tap("#iphone-other").await;
    let target = async || browser.ask("() => document.querySelector(':target')?.id ?? ''", &[]).await;
    browser.until("it is the target", target, |id| *id == "iphone-other").await;
    browser.close().await;
}

#[tokio::test]
async fn forward_to_a_screen_on_which_nothing_had_the_focus_focuses_its_heading() {
    let browser = Browser::open_saved().await;
    open_marked(&browser, "/help").await;
    browser.follow("/plan").await;
    let focused = async || browser.ask("() => document.activeElement.localName", &[]).await;
    browser.until("the heading", focused, |name| *name == "h1").await;
    browser.driver.back().await.expect("a way back");
    wait_for_screen(&browser, "Help").await;
    browser.driver.forward().await.expect("a way forward");
    wait_for_screen(&browser, "Plan").await;
    browser.until("the heading again", focused, |name| *name == "h1").await;
    browser.close().await;
}

/// WCAG 2.4.3: whoever uses a keyboard or a screen reader goes on from where they were.
#[tokio::test]
async fn the_focus_stays_near_a_control_that_goes_when_it_is_used() {
    let browser = Browser::open_saved_then_stopped().await;
    browser.at_place(CATHEDRAL, 10.0).await;
    open_marked(&browser, "/tell").await;
    let focused = async || browser.ask("() => document.activeElement.localName", &[]).await;
    let press = async |words: &str| {
        let press = "(words) => { const button = [...document.querySelectorAll('button')].find((button) => button.textContent.includes(words)); button.focus(); button.click(); }";
        browser.ask(press, &[json!(words)]).await;
    };
    press("Add where I am").await;
    browser.until("the location", async || browser.text_of(".message").await, |text| text.contains("Grid")).await;
    browser.until("the focus after it is found", focused, |name| *name != "body" && *name != "button").await;
    browser.tap(By::Css("summary")).await;
    browser.ask("() => { document.querySelector('#friend').value = '07700 900123'; }", &[]).await;
    press("Keep it on this phone").await;
    browser.until("it is kept", async || browser.text_of("details").await, |text| text.contains("Forget")).await;
    browser.until("the focus after it is kept", focused, |name| *name == "summary").await;
    press("Forget this number").await;
    browser.until("it is forgotten", async || browser.text_of("details").await, |text| text.contains("Keep it")).await;
    browser.until("the focus after it is forgotten", focused, |name| *name == "summary").await;
    browser.close().await;
}

/// A finger that is down while the program starts: its tap must not be lost, because the program draws parts of the page anew.
#[tokio::test]
async fn the_program_waits_for_a_finger_that_is_down() {
    for (page, link, name) in [("/", WHITEFRIARS, WHITEFRIARS), (UNKNOWN_ADDRESS, "See the Safe Havens", "Safe Havens")]
    {
        let mut browser = Browser::open_saved_then_stopped().await;
        browser.expect_in_console("404");
        browser.before_each_page(HOLD).await;
        browser.driver.goto(format!("{}{page}", browser.origin())).await.expect("the page opens");
        let link = browser.driver.find(By::LinkText(link)).await.expect("the link");
        let centre = "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' }); const { left, top, width, height } = arguments[0].getBoundingClientRect(); return [left + width / 2, top + height / 2];";
        let at = browser.driver.execute(centre, vec![link.to_json().expect("an element")]).await.expect("it scrolls");
        let at: Value = at.json().clone();
        let mouse = async |kind: &str| {
            let event = json!({ "type": kind, "x": at[0], "y": at[1], "button": "left", "clickCount": 1 });
            browser.cdp("Input.dispatchMouseEvent", event).await;
        };
        mouse("mousePressed").await;
        // By the time that the module would have started the program.
        let let_go = "async () => { globalThis.go(); for (let turns = 0; turns < 20; turns++) await new Promise((next) => requestAnimationFrame(next)); return document.documentElement.dataset.program ?? ''; }";
        assert_eq!(browser.ask(let_go, &[]).await, json!(""), "the program draws the part under the finger anew");
        mouse("mouseReleased").await;
        wait_for_screen(&browser, name).await;
        browser.close().await;
    }
}

/// Walking changes the order of a list, which is drawn anew. Report 13: the focus fell to the page.
#[tokio::test]
async fn the_focus_stays_on_its_place_when_walking_changes_the_order() {
    let browser = Browser::open_saved_then_stopped().await;
    browser.at_place(CATHEDRAL, 10.0).await;
    open_marked(&browser, "/").await;
    let home = Home(&browser);
    home.find_the_nearest().await;
    home.nearest().await;
    let order = "() => [...document.querySelectorAll('[data-live=landmarks] h3 a')].map((link) => link.pathname)";
    let before = browser.ask(order, &[]).await;
    browser.ask("() => document.querySelector('[data-live=landmarks] h3 a').focus()", &[]).await;
    let focused = "() => document.activeElement.pathname ?? document.activeElement.localName";
    assert_eq!(browser.ask(focused, &[]).await, before[0]);
    // To the campus of the University of Kent.
    browser.at_place((51.2970, 1.0690), 10.0).await;
    browser.until("another order", async || browser.ask(order, &[]).await, |order| *order != before).await;
    browser.until("the focus", async || browser.ask(focused, &[]).await, |path| *path == before[0]).await;
    browser.close().await;
}
