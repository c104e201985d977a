//! All pages in one file, for the service worker. The first install reads them from it: on a slow line a hundred responses cost
//! more than their bytes, and similar pages compress well together.

use anyhow::Result;

use crate::build::precache::{page_address, precache_priority};
use crate::hosting::files::{Files, fingerprint};

/// Its address before it is fingerprinted.
const BUNDLE: &str = "/pages.txt";

/// Adds the bundle to the site: one line for each page, a JSON array of its address and its HTML, in the order of need.
/// [`page_bundle_path`] finds it again.
///
/// # Errors
/// If a page is not UTF-8.
pub fn write_page_bundle(files: &mut Files) -> Result<()> {
    let mut pages = Vec::new();
    for (file, bytes) in files.iter().filter(|(file, _)| file.ends_with(".html")) {
        pages.push((page_address(file), std::str::from_utf8(bytes)?));
    }
    pages.sort_by_key(|(address, _)| precache_priority(address));
    let mut lines = String::new();
    for page in pages {
        lines.push_str(&serde_json::to_string(&page)?);
        lines.push('\n');
    }
    files.insert(BUNDLE.into(), lines.into_bytes());
    fingerprint(files, BUNDLE).map(drop)
}

/// The address of the bundle in a finished site. `None`: there is none, and the worker fetches pages one by one.
pub fn page_bundle_path(files: &Files) -> Option<&String> {
    let (stem, ending) = BUNDLE.split_once('.')?;
    files.keys().find(|file| file.starts_with(&format!("{stem}-")) && file.ends_with(ending))
}
