//! Addresses with the location of their code, `?from=freshers`: they open the page and leave no trace.

use serde_json::json;

use crate::support::browser::Browser;
use crate::support::screens::name_of_screen;
use crate::support::server::Server;

/// The requests of the page besides itself.
const ASKED: &str = "arguments[0](performance.getEntriesByType('resource').map((entry) => entry.name))";

async fn leaves_no_trace(browser: &Browser, after: &str) {
    for left in [browser.kept().await, browser.script(ASKED).await] {
        assert!(!left.to_string().contains("from="), "{after}: {left}");
    }
}

#[tokio::test]
async fn a_campaign_link_opens_its_page_and_is_neither_kept_nor_sent_on() {
    let server = Server::start();
    let browser = Browser::open().await;
    let origin = server.origin();
    for (link, screen, address) in [
        ("/?from=freshers", "Safe Havens", "/"),
        ("/freshers?from=freshers", "Freshers", "/freshers"),
        // On posters that hang already.
        ("/campaigns/freshers?from=freshers", "Freshers", "/freshers"),
        ("/help/numbers?from=card#samaritans", "All numbers", "/help/numbers#samaritans"),
    ] {
        browser.open_page(&format!("{origin}{link}")).await;
        assert_eq!(name_of_screen(&browser).await, screen);
        assert_eq!(browser.driver.current_url().await.expect("an address").as_str(), format!("{origin}{address}"));
        browser.wait_until_saved().await;
        leaves_no_trace(&browser, link).await;
    }
    let histories = browser.history().await;
    assert!(!histories.iter().any(|address| address.contains("from=")), "{histories:?}");

    let before = browser.script("caches.keys().then((names) => arguments[0](names.length))").await;
    let origin = server.stop();
    browser.open_page(&format!("{origin}/campaigns/freshers?from=poster")).await;
    assert_eq!(name_of_screen(&browser).await, "Freshers");
    leaves_no_trace(&browser, "with no signal").await;
    assert_eq!(browser.script("caches.keys().then((names) => arguments[0](names.length))").await, before);
    let manifest = "(path) => fetch(path).then((answer) => answer.json()).then(({ id, start_url }) => [id, start_url])";
    let app = browser.ask(manifest, &[json!("/manifest.webmanifest")]).await;
    assert_eq!(app, json!(["/", "/"]), "every link is the same app");
    browser.close().await;
}
