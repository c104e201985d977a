//! One check on every page of the site, in two browsers at once, because a small machine has two processors.

use safe_night_canterbury::build::pages::all_pages;
use safe_night_canterbury::state::build::Page;

use crate::support::browser::Browser;
use crate::support::editions::real;
use crate::support::screens::name_of_screen;
use crate::support::server::Server;

/// An address without a page.
pub const UNKNOWN_ADDRESS: &str = "/nowhere/at/all";

/// The address of a page. The page for unknown addresses opens at an unknown address.
fn address(page: &Page) -> &str {
    if page.path == "/404" { UNKNOWN_ADDRESS } else { &page.path }
}

/// Shows every screen of the real edition with the server stopped and runs the check on it, in a browser that is prepared once. Fails with all faults of all pages at once.
pub async fn check_every_page(prepare: impl AsyncFn(&Browser), check: impl AsyncFn(&Browser) -> Vec<String>) {
    let part = async |pages: &[Page]| {
        let mut browser = Browser::open().await;
        browser.expect_in_console("404");
        // From here on every page comes from the cache, and the notices of the first visit have been shown.
        let server = Server::start_real();
        browser.open_page(&format!("{}/", server.origin())).await;
        browser.wait_until_saved().await;
        browser.wait_until_update_checked().await;
        browser.wait_until_parts_are_saved().await;
        let origin = server.stop();
        prepare(&browser).await;
        let mut faults = Vec::new();
        for (index, page) in pages.iter().enumerate() {
            let address = address(page);
            // Of screens that the program draws, the pages are opened by `no_signal`, and are the same (`living`).
            if index == 0 || page.route.is_document() || page.path == "/404" {
                browser.open_page(&format!("{origin}{address}")).await;
            } else {
                browser.follow(address).await;
            }
            assert_eq!(name_of_screen(&browser).await, page.title, "{address}");
            faults.extend(check(&browser).await.into_iter().map(|fault| format!("{address}: {fault}")));
        }
        browser.close().await;
        faults
    };
    let pages = all_pages(&real().knowledge);
    let (first, second) = pages.split_at(pages.len() / 2);
    let (first, second) = tokio::join!(part(first), part(second));
    no_faults([first, second].concat());
}

/// Asserts that there are no faults. Lists one in a line otherwise.
pub fn no_faults(faults: Vec<String>) {
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}
