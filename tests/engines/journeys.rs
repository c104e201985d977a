//! Journeys without a signal in an engine other than Chromium. The process of the server is really ended.

use crate::support::editions::{built_in, knowledge, project};
use crate::support::places::{CATHEDRAL, WHITEFRIARS};
use safe_night_canterbury::build::pages::all_pages;
use safe_night_canterbury::content::place::{Need, Place};
use safe_night_canterbury::routes::NEUTRAL;
use serde_json::json;
use thirtyfour::common::print::PrintParameters;
use thirtyfour::prelude::*;

use crate::engines::browser::{Browser, Engine, Start};
use crate::support::bad_host::BadHost;
use crate::support::decoder::{MILLIMETRES, codes_in, pages_of, picture_of};
use crate::support::finished_pages::check_pages_without_program;
use crate::support::screens::{ALL_SAVED, Home, Saved, Search, Settings, background_colour, name_of_screen};
use crate::support::server::{FROZEN_SITE, Server};

const OTHER_SITE: &str = "CONNECT www.bbc.co.uk:443";

pub async fn the_first_visit_saves_the_app(engine: Engine) {
    let server = Server::start();
    let browser = Browser::open(engine).await;
    let home = Home::open(&browser, &server.origin()).await;
    assert!(home.places_that_help().await.contains(&WHITEFRIARS.to_owned()));
    browser.wait_until_running().await;
    browser.wait_until_saved().await;
    assert_eq!(Saved::open(&browser, &server.origin()).await.verdict().await, ALL_SAVED);
    browser.close().await;
}

/// Waits until every place is listed that the list has at any hour: places that serve only people who are hurt or cannot cope
/// are left out while closed.
async fn wait_for_complete_list(home: &Home<'_>) {
    let any_hour = |place: &&Place| {
        place.serves.is_empty() || place.serves.iter().any(|need| matches!(need, Need::SomewhereSafe | Need::Warm))
    };
    let wanted: Vec<String> = built_in().places.iter().filter(any_hour).map(|place| place.name.clone()).collect();
    let missing = async || {
        let listed = home.all_places().await;
        wanted.iter().filter(|name| !listed.contains(name)).cloned().collect::<Vec<_>>()
    };
    home.0.until("the places that are not listed", missing, Vec::is_empty).await;
}

pub async fn with_scripts_off_the_pages_serve(engine: Engine) {
    let server = Server::start();
    let browser = Browser::start(engine, Start { scripts_off: true, ..Start::default() }).await;
    check_pages_without_program(Home::open(&browser, &server.origin()).await).await;
    let copy = Server::start_copy();
    let host = BadHost::serve(&copy.folder()).await;
    Home::open(&browser, &host.origin).await;
    let asked = host.answered();
    assert!(!asked.iter().any(|path| path.ends_with(".wasm")), "in {engine:?} the program is downloaded for nothing");
    browser.close().await;
}

pub async fn where_cookies_are_blocked_the_app_works_and_says_that_it_is_not_saved(engine: Engine) {
    if engine == Engine::WebKit {
        // Its driver cannot block them.
        return;
    }
    let server = Server::start();
    let browser = Browser::start(engine, Start { cookies_blocked: true, ..Start::default() }).await;
    let refused = "This browser does not save the app.";
    let saved = Saved::open(&browser, &server.origin()).await;
    let verdict = async || saved.verdict().await;
    browser.until("the verdict", verdict, |verdict| verdict.starts_with(refused)).await;
    browser.open_page(&format!("{}/", server.origin())).await;
    let line = async || browser.text_of(".saving").await.trim().to_owned();
    browser.until("the line", line, |line| line == refused).await;
    server.stop();
    let search = Search(&browser);
    browser.follow("/search").await;
    search.type_query("taxi").await;
    browser.until("results", async || search.best().await.len(), |found| *found > 0).await;
    browser.follow("/plan").await;
    assert_eq!(name_of_screen(&browser).await, "Plan");
    browser.close().await;
}

pub async fn with_no_signal_places_help_and_search_are_there(engine: Engine) {
    let browser = Browser::open(engine).await;
    let origin = Server::saved_then_stopped(&browser).await;
    browser.reload().await;
    browser.wait_until_live().await;
    wait_for_complete_list(&Home(&browser)).await;
    browser.tap(By::LinkText(WHITEFRIARS)).await;
    let screen = async || name_of_screen(&browser).await;
    browser.until("the place", screen, |name| name == WHITEFRIARS).await;
    browser.wait_until_live().await;

    browser.open_page(&format!("{origin}/help/abuse")).await;
    let call = browser.driver.find(By::Css("main a[href='tel:999']")).await.expect("a link that calls 999");
    assert!(call.is_displayed().await.expect("its state"));

    let search = Search::open(&browser, &origin).await;
    browser.wait_until_running().await;
    search.type_query("roofied").await;
    let best = async || search.best().await;
    browser.until("the best matches", best, |best| best.iter().any(|address| address.ends_with("/help/spiked"))).await;

    browser.driver.goto(format!("{origin}/nowhere/at/all")).await.expect("a page opens");
    browser.until("the page for unknown addresses", screen, |name| name == "Not here").await;
    browser.wait_until_running().await;
    assert_eq!(Saved::open(&browser, &origin).await.verdict().await, ALL_SAVED);
    browser.close().await;
}

/// A browser that leaves a page cancels its requests. The program must not take that as a failure and reload the page.
pub async fn a_tap_before_the_program_is_up_leads_where_it_says(engine: Engine) {
    let server = Server::start();
    let browser = Browser::open(engine).await;
    Home::open(&browser, &server.origin()).await;
    browser.wait_until_saved().await;
    for _ in 0..10 {
        browser.open_page(&format!("{}/more", server.origin())).await;
        browser.driver.goto(format!("{}/help", server.origin())).await.expect("a page opens");
        browser.tap_and_leave("a[href='/plan']").await;
        browser.wait_until_running_at("/plan").await;
        // A page reloads itself once at most.
        browser.ask("() => sessionStorage.clear()", &[]).await;
    }
    browser.close().await;
}

pub async fn with_no_signal_every_page_is_handed_out_as_it_was_built(engine: Engine) {
    let browser = Browser::open(engine).await;
    Server::saved_then_stopped(&browser).await;
    // A page that was loaded before the worker became active fetches past it.
    browser.reload().await;
    for page in all_pages(knowledge()).iter().filter(|page| page.path != "/404") {
        let html = browser.ask("(path) => fetch(path).then((answer) => answer.text())", &[json!(page.path)]).await;
        let file = project(FROZEN_SITE).join("dist").join(page.path.trim_start_matches('/')).join("index.html");
        let built = std::fs::read_to_string(file).expect("a page: run `make build` first");
        assert!(html == json!(built), "{} has other words", page.path);
    }
    browser.close().await;
}

pub async fn with_no_signal_a_theme_is_chosen_and_kept(engine: Engine) {
    let browser = Browser::open(engine).await;
    let origin = Server::saved_then_stopped(&browser).await;
    let settings = Settings::open(&browser, &origin).await;
    let before = background_colour(&browser).await;
    settings.choose("dim").await;
    let dim = background_colour(&browser).await;
    assert_ne!(dim, before);

    browser.open_page(&format!("{origin}/help")).await;
    assert_eq!(background_colour(&browser).await, dim);
    let first_tag = "() => fetch('/help').then((answer) => answer.text()).then((html) => html.match(/<html[^>]*>/)[0])";
    let sent = browser.ask(first_tag, &[]).await.to_string();
    assert!(sent.contains("data-theme"), "the worker sends the page without its theme: {sent}");
    let settings = Settings::open(&browser, &origin).await;
    assert_eq!(settings.chosen().await, "dim");
    browser.close().await;
}

pub async fn with_no_signal_a_new_tab_opens(engine: Engine) {
    let browser = Browser::open(engine).await;
    let origin = Server::saved_then_stopped(&browser).await;
    let first = browser.driver.window().await.expect("this tab");
    browser.driver.new_tab().await.expect("a tab");
    let tabs = browser.driver.windows().await.expect("the tabs");
    let new_tab = tabs.into_iter().find(|tab| *tab != first).expect("another tab");
    // WebKit shows the new tab once the first is closed.
    browser.driver.close_window().await.expect("the first tab is closed");
    browser.driver.switch_to_window(new_tab).await.expect("the new tab");
    let home = Home::open(&browser, &origin).await;
    browser.wait_until_live().await;
    wait_for_complete_list(&home).await;
    browser.close().await;
}

pub async fn with_no_signal_a_code_fills_the_screen(engine: Engine) {
    let browser = Browser::open(engine).await;
    let origin = Server::saved_then_stopped(&browser).await;
    browser.open_page(&format!("{origin}/share#/help/spiked")).await;
    let outline = "() => document.querySelector('dialog path').getAttribute('d').length";
    browser.until("the code", async || browser.ask(outline, &[]).await, |length| length.as_u64() > Some(500)).await;
    browser.tap(By::XPath("//button[.='Fill the screen']")).await;
    let shown = async || browser.text_of("dialog[open]").await;
    browser.until("the code on the whole screen", shown, |shown| shown.contains("/help/spiked")).await;
    browser.tap(By::XPath("//dialog//button[.='Close']")).await;
    browser.until("the page again", shown, |shown| shown.is_empty()).await;
    browser.close().await;
}

/// Firefox printed each poster on A5, the paper of all other pages: it takes the size from the page without a name. WebKit put the last
/// pixel of an A4 sheet on a second leaf; its driver cannot print, so `journeys::posters` holds the style to what mends that.
pub async fn with_no_signal_a_poster_is_one_leaf_of_its_size(engine: Engine) {
    if engine == Engine::WebKit {
        return;
    }
    let folder = tempfile::TempDir::new().expect("a folder");
    let (file, picture) = (folder.path().join("sheet.pdf"), folder.path().join("sheet.pgm"));
    let browser = Browser::open(engine).await;
    let origin = Server::saved_then_stopped(&browser).await;
    browser.open_page(&format!("{origin}/share/print")).await;
    let drawn =
        "() => [...document.querySelectorAll('.sheets path')].every((path) => path.getAttribute('d').length > 500)";
    browser.until("the codes", async || browser.ask(drawn, &[]).await, |drawn| *drawn == json!(true)).await;
    for (size, wide, high) in
        [("a4", 210.0, 297.0), ("a3", 297.0, 420.0), ("a6", 105.0, 148.0), ("cards", 210.0, 297.0)]
    {
        let choose = "(size) => { const select = document.querySelector('#size'); select.value = size; select.dispatchEvent(new Event('change')); }";
        browser.ask(choose, &[json!(size)]).await;
        let printed = browser.driver.print_page(PrintParameters::default()).await.expect("it prints");
        std::fs::write(&file, printed).expect("it is written");
        assert_eq!(pages_of(&file), 1, "{size}");
        let (across, down) = picture_of(&file, MILLIMETRES * 4.0, &picture);
        let is = (f64::from(across) / 4.0, f64::from(down) / 4.0);
        assert!((is.0 - wide).abs() < 1.0 && (is.1 - high).abs() < 1.0, "{size} is {is:?} mm");
        assert!(codes_in(&picture).contains(&format!("{origin}/")), "{size} has no code");
    }
    browser.close().await;
}

/// The network state is the phone's own: as long as it is online, the exit leads to another site, with the server stopped too.
pub async fn with_no_signal_the_exit_leads_away_and_not_back(engine: Engine) {
    let mut browser = Browser::open(engine).await;
    browser.allow_foreign(OTHER_SITE);
    let origin = Server::saved_then_stopped(&browser).await;
    browser.driver.goto(format!("{origin}{NEUTRAL}")).await.expect("the page opens");
    browser
        .until("the neutral page", async || name_of_screen(&browser).await, |name| name == "Sights of Canterbury")
        .await;
    let page = browser.text_of("body").await;
    for word in ["Safe", "Help", "999", "abuse"] {
        assert!(!page.contains(word), "the page says {word}: {page}");
    }
    browser.wait_until_running().await;

    browser.open_page(&format!("{origin}/help")).await;
    browser.open_page(&format!("{origin}/help/abuse")).await;
    let exit = browser.driver.find(By::LinkText("Exit this page")).await.expect("the exit");
    assert!(exit.attr("href").await.expect("its address").is_some_and(|address| address.ends_with(NEUTRAL)));
    // The click returns an error because the other site does not answer, or because the page is changing.
    let address = async || browser.driver.current_url().await.map(|url| url.to_string()).unwrap_or_default();
    let tap = async || {
        let _ = exit.click().await;
        address().await
    };
    browser.until("the app is left", tap, |address| !address.starts_with(&origin)).await;
    browser.driver.back().await.expect("it goes back");
    browser.until("the page before", address, |address| *address == format!("{origin}/help")).await;
    browser.wait_until_running().await;
    browser.close().await;
}

/// WebKit's driver cannot set a location, so nobody answers: the app says so, and the list is complete.
pub async fn with_no_signal_the_nearest_is_found_or_the_list_serves(engine: Engine) {
    let browser = Browser::start(engine, Start { at_place: Some(CATHEDRAL), ..Start::default() }).await;
    Server::saved_then_stopped(&browser).await;
    browser.reload().await;
    let home = Home(&browser);
    home.find_the_nearest().await;
    match engine {
        Engine::Firefox => {
            let nearest = home.nearest().await;
            assert!(nearest.why.starts_with("Nearest"), "{nearest:?}");
            assert!(nearest.way.contains("min walk"), "{nearest:?}");
        }
        Engine::WebKit => {
            home.location_status("has not answered yet").await;
            wait_for_complete_list(&home).await;
        }
    }
    browser.close().await;
}

/// Breaks the program where the tab says so, and tells the tab that it ran before.
const BREAK: &str = "{
    const where = sessionStorage.getItem('broken'), root = document.documentElement;
    sessionStorage.setItem('loads', 1 + Number(sessionStorage.getItem('loads')));
    const fail = () => { throw new Error('broken on purpose'); };
    if (where === 'start') {
        const real = WebAssembly.instantiateStreaming;
        WebAssembly.instantiateStreaming = async (...given) => {
            const made = await real.apply(WebAssembly, given);
            Document.prototype.createElement = fail;
            return made;
        };
    }
    if (where === 'timer') {
        const real = setInterval;
        globalThis.setInterval = (act, ms, ...given) => real(act, Math.min(ms, 100), ...given);
    }
    new MutationObserver(() => {
        if (root.dataset.program !== 'running') return;
        sessionStorage.setItem('ran', where);
        if (where === 'timer') Date.now = fail;
        if (where === 'tap') History.prototype.pushState = fail;
    }).observe(root, { attributeFilter: ['data-program'] });
}
";

/// A site whose program breaks where the tab says so.
fn start_site_that_breaks() -> Server {
    let server = Server::start_copy();
    let boot = server.script("boot");
    let script = std::fs::read_to_string(server.folder().join(&boot[1..])).expect("it can be read");
    server.write(&boot, [BREAK, &script].concat().as_bytes());
    server
}

/// A program that has stopped must not catch taps, wherever it stops.
pub async fn a_program_that_stops_lets_taps_through(engine: Engine) {
    let server = start_site_that_breaks();
    for place in ["start", "timer", "tap"] {
        let mut browser = Browser::open(engine).await;
        for words in ["broken on purpose", "wasm", "panicked", "unreachable"] {
            browser.expect_errors(words);
        }
        browser.driver.goto(format!("{}/robots.txt", server.origin())).await.expect("a file opens");
        browser.ask("(place) => sessionStorage.setItem('broken', place)", &[json!(place)]).await;
        browser.driver.goto(format!("{}/help", server.origin())).await.expect("a page opens");
        if place == "tap" {
            browser.wait_until_running().await;
            browser.tap_and_leave("nav a[href='/campaigns']").await;
        }
        // A program that has run is left aside by loading the page anew, or the one that the tap leads to.
        let wanted = match place {
            "start" => json!(["/help", "complete", "missing", "1", null]),
            "timer" => json!(["/help", "complete", "missing", "2", place]),
            _ => json!(["/campaigns", "complete", "missing", "2", place]),
        };
        let state = "return [location.pathname, document.readyState, document.documentElement.dataset.program, sessionStorage.getItem('loads'), sessionStorage.getItem('ran')]";
        let wanted = Some(wanted);
        browser.until(place, async || browser.if_it_answers(state).await, |state| *state == wanted).await;
        // The browser follows links itself. Asked of the tap alone, because WebKit's driver loses pages that are asked while they change.
        let caught = "() => {
            let caught;
            addEventListener('click', (tap) => { caught = tap.defaultPrevented; tap.preventDefault(); }, { once: true });
            document.querySelector(\"nav a[href='/plan']\").click();
            return caught;
        }";
        assert_eq!(browser.ask(caught, &[]).await, json!(false), "{place} in {engine:?}");
        browser.close().await;
    }
}

/// A street pastor's shift: counted, saved, and there after a reload.
pub async fn with_no_signal_a_shift_is_counted_and_goes_on_after_a_reload(engine: Engine) {
    let browser = Browser::open(engine).await;
    let origin = Server::saved_then_stopped(&browser).await;
    browser.open_page(&format!("{origin}/patrol")).await;
    // Of what is hidden or covered no driver taps anything: the program's own buttons are asked.
    let press = "(selector, words) => {
        const named = ({ textContent }) => textContent === words || (selector === '.counter' && textContent.startsWith(words));
        const button = [...document.querySelectorAll(selector)].find(named);
        button?.click();
        return !!button;
    }";
    let tap = async |selector: &str, words: &str| {
        let tapped = async || browser.ask(press, &[json!(selector), json!(words)]).await;
        browser.until(words, tapped, |tapped| *tapped == json!(true)).await;
    };
    tap("[data-patrol] button", "Start a shift").await;
    tap("[data-patrol] button", "Start").await;
    for _ in 0..3 {
        tap(".counter", "Water").await;
    }
    let last = async || browser.text_of(".last-tap p").await;
    browser.until("the tally", last, |words| words == "Water: 3").await;
    browser.until("the database", async || browser.text_of(".saved").await, |words| words == "Saved").await;
    browser.reload().await;
    browser.until("the tally after a reload", last, |words| words == "Water: 3").await;
    browser.close().await;
}
