//! One check over every page of the site, in two browsers at once: a small machine has two processors.

use crate::editions::real;
use safe_night_canterbury::app::pages;

use crate::browser::{Browser, Start};
use crate::server::Server;

/// An address that leads to no page.
pub const NOWHERE: &str = "/nowhere/at/all";

/// The address of every page. The one for unknown addresses is reached by one of those.
pub fn addresses() -> Vec<String> {
    let pages = pages::all_pages(&real().knowledge).into_iter();
    pages.map(|page| if page.path == "/404" { NOWHERE.to_owned() } else { page.path }).collect()
}

/// Opens every page, waits for its program and runs the check on it. Fails with all that any check found, so that one run
/// tells everything.
pub async fn on_every_page(prepare: impl AsyncFn(&Browser), check: impl AsyncFn(&Browser, &str) -> Vec<String>) {
    on_every_page_of(Start::default, prepare, check).await;
}

/// The same in a browser that is started so.
pub async fn on_every_page_of(
    start: fn() -> Start<'static>,
    prepare: impl AsyncFn(&Browser),
    check: impl AsyncFn(&Browser, &str) -> Vec<String>,
) {
    let server = Server::start_real();
    let origin = server.origin();
    let part = async |addresses: &[String]| {
        let mut browser = Browser::start(start()).await;
        browser.expect_in_console("404");
        // From here on every page comes from the phone, and what is said once the app is saved has been said.
        browser.open_page(&format!("{origin}/")).await;
        browser.wait_until_saved().await;
        prepare(&browser).await;
        let mut faults = Vec::new();
        for address in addresses {
            browser.open_page(&format!("{origin}{address}")).await;
            let found = check(&browser, address).await;
            faults.extend(found.into_iter().map(|fault| format!("{address}: {fault}")));
        }
        browser.close().await;
        faults
    };
    let addresses = addresses();
    let (one, other) = addresses.split_at(addresses.len() / 2);
    let (one, other) = tokio::join!(part(one), part(other));
    none([one, other].concat());
}

/// Fails where anything was found, one fault a line.
pub fn none(faults: Vec<String>) {
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}
