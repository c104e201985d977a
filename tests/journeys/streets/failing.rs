//! Streets that are damaged, or an engine that fails: the app goes on without them.

use serde_json::json;
use thirtyfour::prelude::*;

use crate::support::browser::Browser;
use crate::support::clock::SUNDAY_1200;
use crate::support::server::Server;
use crate::support::town::{BELOW_THE_STEPS, STOP, on_plan};

/// Counts the documents of the tab.
const COUNT: &str = "try { sessionStorage.loads = 1 + Number(sessionStorage.loads ?? 0); } catch {}";

/// Changes the stored file with this ending: a function from its bytes to others.
async fn spoil(browser: &Browser, ending: &str, change: &str) {
    let spoil = format!(
        "async (ending) => {{
            const city = await caches.open('safe-night-streets');
            const request = (await city.keys()).find(({{ url }}) => url.endsWith(ending));
            const kept = await city.match(request);
            const bytes = ({change})(new Uint8Array(await kept.arrayBuffer()));
            await city.put(request, new Response(bytes, {{ headers: kept.headers }}));
        }}"
    );
    browser.ask(&spoil, &[json!(ending)]).await;
}

/// A browser with the streets saved and the server stopped, after such a change, and its origin.
async fn spoilt(ending: &str, change: &str) -> (Browser, String) {
    let server = Server::start_town();
    let browser = Browser::open().await;
    browser.at_time(SUNDAY_1200).await;
    browser.at_place(on_plan(BELOW_THE_STEPS), 8.0).await;
    browser.before_each_page(COUNT).await;
    browser.open_page(&format!("{}/more", server.origin())).await;
    browser.wait_until_saved().await;
    browser.wait_until_streets_are_saved().await;
    spoil(&browser, ending, change).await;
    browser.ask("() => { sessionStorage.loads = 0; }", &[]).await;
    // Or else the worker mends it from there, with no signal.
    browser.cdp("Network.clearBrowserCache", json!({})).await;
    (browser, server.stop())
}

/// The map tells the way in a straight line, the program runs, and no page was loaded twice.
async fn goes_on_without(browser: &Browser, origin: &str) {
    browser.open_page(&format!("{origin}/map#{STOP}")).await;
    browser.tap(By::XPath("//*[contains(@class, 'map-buttons')]//button[contains(., 'Me')]")).await;
    let way = async || browser.text_of("[data-live=map] .places .way").await;
    browser.until("the line", way, |way| way.starts_with("About ")).await;
    browser.follow("/help").await;
    browser.follow(&format!("/places/{STOP}")).await;
    let state = "() => [sessionStorage.loads, document.documentElement.dataset.program, document.querySelectorAll('canvas, .on-foot > *').length]";
    assert_eq!(browser.ask(state, &[]).await, json!(["1", "running", 0]));
}

#[tokio::test]
async fn with_a_spoilt_layer_or_engine_the_app_goes_on_in_straight_lines() {
    let throws = "(() => new TextEncoder().encode(`
        const fail = () => { throw new Error('the engine fails'); };
        export default async () => {};
        export const open = () => true;
        export { fail as know, fail as seconds, fail as moved, fail as street, fail as tapped, fail as near, fail as draw, fail as show };
    `))";
    for (ending, change) in [
        (".bin", "(bytes) => bytes.map((byte, index) => (index > bytes.length / 2 ? byte ^ 0x5a : byte))"),
        (".bin", "(bytes) => bytes.slice(0, bytes.length / 2)"),
        (".bin", "() => new Uint8Array()"),
        (".wasm", "(bytes) => bytes.slice(0, bytes.length / 2)"),
        (".js", throws),
    ] {
        let (mut browser, origin) = spoilt(ending, change).await;
        browser.expect_in_console("ERR_");
        goes_on_without(&browser, &origin).await;
        browser.close().await;
    }
}

#[tokio::test]
async fn what_the_phone_has_spoilt_of_them_is_fetched_again_at_the_next_start() {
    let server = Server::start_town();
    let browser = Browser::open().await;
    browser.open_page(&format!("{}/more", server.origin())).await;
    browser.wait_until_saved().await;
    browser.wait_until_streets_are_saved().await;
    spoil(&browser, ".bin", "() => new Uint8Array()").await;
    browser.open_page(&format!("{}/more", server.origin())).await;
    let size = "async () => {
        const city = await caches.open('safe-night-streets');
        const request = (await city.keys()).find(({ url }) => url.endsWith('.bin'));
        return request ? (await (await city.match(request)).arrayBuffer()).byteLength : 0;
    }";
    let size = async || browser.ask(size, &[]).await.as_u64();
    browser.until("the layer is whole", size, |size| size.is_some_and(|bytes| bytes > 500)).await;
    browser.close().await;
}

/// The program of the page is ended by a panic of its own. The engine of the streets is another one: here it panics in a tap on one of its
/// buttons, after a call in the middle of another.
#[tokio::test]
async fn an_engine_that_panics_by_itself_takes_its_words_with_it_and_not_the_program() {
    let mut browser = super::open_map(SUNDAY_1200, BELOW_THE_STEPS, STOP).await;
    browser.expect_in_console("unreachable");
    let break_it = "async () => {
        sessionStorage.loads = 0;
        const script = performance.getEntriesByType('resource').find(({ name }) => /\\/streets-\\w+\\.js$/.test(name)).name;
        const engine = await import(script), map = document.querySelector('.map');
        Object.defineProperty(map, 'clientWidth', { configurable: true, get: () => engine.seconds(0, 0, 0).length });
        let failed = false;
        try { engine.draw(map, new Float64Array(4), new Float64Array(), false); } catch { failed = true; }
        delete map.clientWidth;
        // Before a timer of the engine, which fails too.
        [...document.querySelectorAll('.choices > button')].find((button) => button.textContent === 'Main streets').click();
        return failed;
    }";
    browser.before_each_page(COUNT).await;
    assert_eq!(browser.ask(break_it, &[]).await, json!(true));
    let state = "() => [sessionStorage.loads, document.documentElement.dataset.program, document.querySelectorAll('canvas, .on-foot > *').length]";
    let state = async || browser.ask(state, &[]).await;
    let alone = json!(["0", "running", 0]);
    browser.until("it is gone", state, |state| *state == alone).await;
    browser.follow("/help").await;
    browser.follow(&format!("/places/{STOP}")).await;
    assert_eq!(state().await, alone, "the program goes on");
    browser.close().await;
}
