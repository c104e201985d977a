//! All pages in one file, for the service worker alone: the first time it takes them from there, because on a slow line a
//! hundred answers cost more than their bytes, and pages that are alike compress well together.

use anyhow::Result;

use crate::build::precache::{page_address, precache_priority};
use crate::hosting::files::{Files, fingerprint};

/// Its address, before it is named by its bytes.
const BUNDLE: &str = "/pages.txt";

/// Puts the bundle beside the pages: a line for each, its address and its text as JSON, in the order in which they are needed.
/// [`page_bundle_path`] tells where it is.
///
/// # Errors
/// Where a page is no text.
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

/// Where the bundle of a finished site is. `None`: there is none, and the worker takes pages one by one.
pub fn page_bundle_path(files: &Files) -> Option<&String> {
    let (stem, ending) = BUNDLE.split_once('.')?;
    files.keys().find(|file| file.starts_with(&format!("{stem}-")) && file.ends_with(ending))
}
