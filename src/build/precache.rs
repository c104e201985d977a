//! What a phone keeps of the site as part of the program, at which address, and in which order.

use crate::hosting::headers_file::HEADERS_FILE;
use crate::routes::Route;

/// What the service worker does not keep, by the start of its address. Pictures for shops and shared links, and what the host is
/// told, are read by others than the phone's owner. iOS keeps its start pictures by itself. The facts change without the
/// program, which comes with those it was built with. The bundle of pages is taken apart.
const PRECACHE_EXCLUDE: [&str; 5] = ["/content/", "/pictures/", "/splash/", "/pages-", HEADERS_FILE];

/// Whether a phone keeps the file at this address as part of the program.
pub fn is_precached(address: &str) -> bool {
    !PRECACHE_EXCLUDE.iter().any(|start| address.starts_with(start))
}

/// The order in which files are saved: the program, the first screen, help, the other pages, the rest.
pub fn precache_priority(address: &str) -> u8 {
    let ends = |endings: &[&str]| endings.iter().any(|ending| address.ends_with(ending));
    match address {
        _ if ends(&[".wasm", ".js", ".css", ".json"]) => 0,
        _ if ends(&[".png", ".svg", ".txt", ".webmanifest", ".html"]) => 4,
        page => Route::parse(page).precache_priority(),
    }
}

/// The address at which a file is asked for: `/places/beaney/index.html` is the page `/places/beaney`.
pub fn page_address(file: &str) -> String {
    match file.strip_suffix("/index.html") {
        Some("") => "/".into(),
        Some(page) => page.into(),
        None => file.into(),
    }
}
