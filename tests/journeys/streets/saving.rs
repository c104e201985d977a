//! They are saved after the app, as a part of their own: it is whole without them.

use crate::support::bad_host::{BadHost, Fault};
use crate::support::browser::Browser;
use crate::support::screens::{ALL_SAVED, Saved};
use crate::support::server::Server;
use crate::support::town::told_as_saved;

#[tokio::test]
async fn the_streets_come_after_the_app_as_three_files_of_their_own_and_open_with_no_signal() {
    let copy = Server::start_town_copy();
    let host = BadHost::serve(&copy.folder()).await;
    let browser = Browser::open().await;
    browser.open_page(&format!("{}/offline", host.origin)).await;
    browser.until_told("told").await;
    // Without a tap.
    let words = told_as_saved(&browser, "Saved").await;
    assert!(words.starts_with("Saved: the streets of the city, as mapped on 3 June 2024. Looked at "), "{words}");
    let mut files = browser.streets_saved().await;
    files.sort_by_key(|file| file.rsplit('.').next().map(str::to_owned));
    assert_eq!(files.len(), 3, "{files:?}");
    for (file, ending) in files.iter().zip([".bin", ".js", ".wasm"]) {
        assert!(file.starts_with("/streets-") && file.ends_with(ending), "{files:?}");
    }
    let answered = host.answered();
    let first = answered.iter().position(|file| file.starts_with("/streets-")).expect("the streets");
    let of_app = answered.iter().rposition(|file| file.starts_with("/pages-") || file.starts_with("/later-"));
    assert!(of_app.is_some_and(|last| last < first), "{answered:?}");
    host.stop().await;
    assert_eq!(Saved::open(&browser, &host.origin).await.verdict().await, ALL_SAVED);
    told_as_saved(&browser, "as mapped on 3 June 2024").await;
    browser.close().await;
}

#[tokio::test]
async fn where_a_file_of_the_streets_is_missing_at_the_host_the_app_is_saved_and_a_later_start_saves_them() {
    let server = Server::start_town_copy();
    let layer = server.layer();
    let bytes = std::fs::read(server.folder().join(&layer)).expect("a layer");
    server.delete(&layer);
    let mut browser = Browser::open().await;
    browser.expect_in_console("404");
    browser.open_page(&format!("{}/offline", server.origin())).await;
    browser.until_told("told").await;
    let status = Saved(&browser);
    browser.until("the verdict", async || status.verdict().await, |verdict| verdict == ALL_SAVED).await;
    assert!(told_as_saved(&browser, "Not saved yet").await.contains("in straight lines"));
    assert!(browser.streets_saved().await.len() < 3);
    server.write(&format!("/{layer}"), &bytes);
    browser.open_page(&format!("{}/offline", server.origin())).await;
    browser.wait_until_streets_are_saved().await;
    told_as_saved(&browser, "Saved: the streets").await;
    browser.close().await;
}

/// A phone that needs room takes single files away.
#[tokio::test]
async fn a_file_of_the_streets_that_the_phone_has_taken_away_is_told_and_the_app_is_whole_without() {
    let copy = Server::start_town_copy();
    let host = BadHost::serve(&copy.folder()).await;
    let mut browser = Browser::open().await;
    browser.expect_in_console("status of 500");
    browser.open_page(&format!("{}/more", host.origin)).await;
    browser.wait_until_saved().await;
    browser.wait_until_streets_are_saved().await;
    host.set_fault(Fault::GoneAfter(0));
    for ending in [".bin", ".wasm", ".js"] {
        let take_away = "async (ending) => {
            const city = await caches.open('safe-night-streets');
            const request = (await city.keys()).find(({ url }) => url.endsWith(ending));
            await city.delete(request);
        }";
        browser.ask(take_away, &[ending.into()]).await;
        // Or else it comes from there.
        browser.cdp("Network.clearBrowserCache", serde_json::json!({})).await;
        let page = Saved::open(&browser, &host.origin).await;
        assert_eq!(page.verdict().await, ALL_SAVED, "without {ending}");
        let words = told_as_saved(&browser, "Not saved yet").await;
        let missing = "Not saved yet. The map and all distances work without them, in straight lines. Looked at ";
        assert!(words.starts_with(missing), "{ending}: {words}");
        host.set_fault(Fault::Nothing);
        host.answered();
        browser.open_page(&format!("{}/more", host.origin)).await;
        browser.wait_until_streets_are_saved().await;
        let fetched = host.answered();
        let fetched: Vec<_> = fetched.iter().filter(|file| file.starts_with("/streets-")).collect();
        assert!(matches!(fetched[..], [file] if file.contains(ending)), "the one that was missing alone: {fetched:?}");
        host.set_fault(Fault::GoneAfter(0));
    }
    Saved::open(&browser, &host.origin).await;
    told_as_saved(&browser, "as mapped on 3 June 2024").await;
    browser.close().await;
}

/// What had come is not fetched again.
#[tokio::test]
async fn a_file_that_a_cut_line_has_stopped_midway_is_completed_at_a_later_start() {
    let copy = Server::start_town_copy();
    let host = BadHost::serve(&copy.folder()).await;
    let mut browser = Browser::open().await;
    for words in ["ERR_", "Failed to load resource", "ServiceWorker"] {
        browser.expect_in_console(words);
    }
    // The streets come when the app is there.
    host.set_fault(Fault::StreetsCutAfter(5000));
    browser.open_page(&format!("{}/more", host.origin)).await;
    browser.until_told("told").await;
    let parts = "async () => {
        const names = await caches.keys();
        const parts = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
        return parts.flat().map((request) => new URL(request.url).pathname).filter((path) => path.startsWith('/.part/streets-'));
    }";
    let part = browser.until("a part", async || browser.faults(parts, &[]).await, |parts| !parts.is_empty()).await;
    host.set_fault(Fault::Nothing);
    host.answered();
    browser.open_page(&format!("{}/more", host.origin)).await;
    browser.wait_until_streets_are_saved().await;
    let rest = format!("{} (the rest)", part[0].trim_start_matches("/.part"));
    let answered = host.answered();
    assert!(answered.contains(&rest), "{rest} is not among {answered:?}");
    assert!(browser.faults(parts, &[]).await.is_empty(), "no part is left");
    browser.close().await;
}

#[tokio::test]
async fn what_an_older_version_had_of_them_goes_once_all_is_there() {
    let server = Server::start_town();
    let browser = Browser::open().await;
    browser.open_page(&format!("{}/more", server.origin())).await;
    browser.wait_until_saved().await;
    browser.wait_until_streets_are_saved().await;
    let old = "/streets-0123456789abcdef.bin";
    let keep = "async (old) => (await caches.open('safe-night-streets')).put(old, new Response('old'))";
    browser.ask(keep, &[old.into()]).await;
    assert_eq!(browser.streets_saved().await.len(), 4);
    browser.open_page(&format!("{}/more", server.origin())).await;
    browser.wait_until_streets_are_saved().await;
    assert!(!browser.streets_saved().await.contains(&old.to_owned()));
    browser.close().await;
}

#[tokio::test]
async fn a_site_without_streets_says_nothing_of_them_and_saves_none() {
    let browser = Browser::open_saved_then_stopped().await;
    let page = Saved::open(&browser, browser.origin()).await;
    assert_eq!(page.verdict().await, ALL_SAVED);
    assert!(!browser.text_of("main").await.contains("streets"));
    assert!(browser.streets_saved().await.is_empty());
    browser.close().await;
}
