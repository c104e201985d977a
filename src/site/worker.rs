//! The service worker's three constants: one version over the final bytes of every file, the list of them, and the hash of
//! their style.

use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};

use super::Error;
use super::assets::short_hash;
use super::scripts::short;

/// The worker that keeps these files, each by its address.
///
/// # Errors
/// Where the list cannot be written.
pub fn worker<'a>(files: impl Iterator<Item = (&'a String, &'a Vec<u8>)>) -> Result<String, Error> {
    let mut style = String::new();
    let files = files.inspect(|(address, bytes)| {
        if *address == "/index.html" {
            style = style_hash(bytes);
        }
    });
    let mut listed: Vec<(String, String)> =
        files.map(|(address, bytes)| (page_address(address), hash(bytes))).collect();
    listed.sort_by_key(|(address, _)| turn(address));
    let list = serde_json::to_string(&listed)?;
    let source = include_str!("../worker/worker.js");
    // The worker's own text counts too: a mended worker is a new version.
    let version = short_hash(format!("{source}{list}").as_bytes());
    Ok(short(source)?.replace("{{version}}", &version).replace("{{files}}", &list).replace("{{style}}", &style))
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

/// When a file's turn comes while the app is saved: the program, the first screen, help, the other pages, the rest.
fn turn(address: &str) -> u8 {
    let ends = |endings: &[&str]| endings.iter().any(|ending| address.ends_with(ending));
    match address {
        _ if ends(&[".wasm", ".js", ".css", ".json"]) => 0,
        "/" => 1,
        _ if address.starts_with("/help") || address.starts_with("/show/") => 2,
        _ if ends(&[".png", ".svg", ".txt", ".webmanifest", ".html"]) => 4,
        _ => 3,
    }
}

/// The address at which a file is asked for: `/places/beaney/index.html` is the page `/places/beaney`.
fn page_address(file: &str) -> String {
    match file.strip_suffix("/index.html") {
        Some("") => "/".into(),
        Some(page) => page.into(),
        None => file.into(),
    }
}
