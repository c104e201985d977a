//! Which files the service worker precaches, at which address and in which order.

use crate::build::streets::STREETS;
use crate::hosting::headers_file::HEADERS_FILE;
use crate::routes::{MOVED, PATROL, Route};

/// Address prefixes of files that are not precached. Pictures for shared links, the word to search engines and the host's header file are
/// not for the phone; iOS stores the start-up pictures itself, and Android the icons that it cuts or colours, for which it needs a signal
/// anyway; the facts change without the program; page bundles are no pages; the streets and the page of a patrol are saved after the app,
/// as parts of their own.
const PRECACHE_EXCLUDE: [&str; 10] = [
    "/content/",
    "/pictures/",
    "/splash/",
    "/icons/icon-m",
    "/pages-",
    "/later-",
    "/robots.txt",
    STREETS,
    PATROL,
    HEADERS_FILE,
];
/// Address prefixes of files beside pages that are saved after the app: the icons that systems take, when they have a signal; the sheet of
/// the posters.
const LATER: [&str; 3] = ["/icons/icon-", "/icons/apple-", "/poster-"];

/// Whether the file at this address is precached with the app.
pub fn is_precached(address: &str) -> bool {
    is_saved(address) && !comes_later(address)
}

/// Whether it is saved after the app, in the first part ([`crate::build::parts`]).
pub fn comes_later(address: &str) -> bool {
    let begins = LATER.iter().any(|start| address.starts_with(start));
    let page = page_address(address);
    // The program draws the screen of an old address under the new one.
    let has_moved = MOVED.iter().any(|(old, _)| *old == page);
    is_saved(address) && (begins || has_moved || address.ends_with(".html") && Route::parse(&page).comes_later())
}

fn is_saved(address: &str) -> bool {
    !PRECACHE_EXCLUDE.iter().any(|start| address.starts_with(start))
}

/// The rank of a file, the lowest first: the program, the first screen, help, the other pages, the rest.
pub fn precache_priority(address: &str) -> u8 {
    let ends = |endings: &[&str]| endings.iter().any(|ending| address.ends_with(ending));
    match address {
        _ if ends(&[".wasm", ".js", ".css", ".json"]) => 0,
        _ if ends(&[".png", ".svg", ".txt", ".webmanifest", ".html"]) => 4,
        page => Route::parse(page).precache_priority(),
    }
}

/// The address at which a file is requested: `/places/beaney/index.html` is the page `/places/beaney`.
pub fn page_address(file: &str) -> String {
    match file.strip_suffix("/index.html") {
        Some("") => "/".into(),
        Some(page) => page.into(),
        None => file.into(),
    }
}
