//! The service worker's constants: one version over the final bytes of every file, the list of them, the hash of their style,
//! and where all pages are in one.

use std::fs;
use std::path::Path;

use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};

use super::Error;
use super::assets::{Files, short_hash};
use super::build::is_precached;
use super::bundle;
use super::npm::PROJECT;
use super::scripts::{Format, bundle as bundle_script};
use crate::routes::Route;

/// The worker that keeps these files, or those of them that a phone keeps, each by its address.
///
/// # Errors
/// Where the list cannot be written, or the worker cannot be read as a script.
pub fn worker(files: &Files) -> Result<String, Error> {
    let style = files.get("/index.html").map(|home| style_hash(home)).unwrap_or_default();
    let pages = bundle::page_bundle_path(files).cloned().unwrap_or_default();
    let precached = files.iter().filter(|(address, _)| is_precached(address));
    let mut listed: Vec<(String, String)> =
        precached.map(|(address, bytes)| (page_address(address), hash(bytes))).collect();
    listed.sort_by_key(|(address, _)| precache_priority(address));
    let list = serde_json::to_value(&listed)?;
    // The worker's own text counts too: a corrected worker is a new version.
    let source = fs::read_to_string(Path::new(PROJECT).join("src/worker/worker.js"))?;
    let version = short_hash(format!("{source}{list}").as_bytes());
    let constants = [("VERSION", version.into()), ("FILES", list), ("STYLE", style.into()), ("PAGES", pages.into())];
    Ok(String::from_utf8(bundle_script("worker", Format::Worker, &constants, &[])?)?)
}

/// The hash of its style that a page's policy names, `sha256-…`. Empty: it names none.
fn style_hash(page: &[u8]) -> String {
    let page = String::from_utf8_lossy(page);
    let named = page.split_once("'sha256-").and_then(|(_, rest)| rest.split_once('\''));
    named.map(|(hash, _)| format!("sha256-{hash}")).unwrap_or_default()
}

/// The hash by which the worker knows a file: the first 96 bits of its SHA-256 in Base64, enough to notice damage. The whole
/// of it for every file would be a seventh of all the scripts that a phone loads.
pub fn hash(bytes: &[u8]) -> String {
    STANDARD.encode(&Sha256::digest(bytes)[..12])
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
