//! The service worker with its constants: a version over the bytes of every file and the headers, the list of files, the hash of the
//! style, the addresses of the facts and of the page bundles, the size of all files, and of those that a first install fetches, and the
//! parts that are saved after them.

use std::fs;
use std::path::Path;

use anyhow::Result;
use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::build::bundle;
use crate::build::esbuild::{Format, bundle as bundle_script};
use crate::build::npm::PROJECT;
use crate::build::parts::Part;
use crate::build::precache::{is_precached, page_address, precache_priority};
use crate::hosting::files::{Files, content_hash};
use crate::hosting::headers::{policy, security_headers};

/// The folder of the scripts of the worker, and of the kill switch, which is a worker of its own.
const FOLDER: &str = "service_worker";

/// The worker that precaches these files, less those that [`is_precached`] excludes. `style_hash`: the hash of the style block of
/// every page, as the policy in the headers names it, `sha256-…`. `facts`: the address of the facts. `parts`: saved after the app, in this
/// order; the first one has the later pages.
///
/// # Errors
/// If the list cannot be serialised, or esbuild rejects the worker.
pub fn worker(files: &Files, style_hash: &str, facts: &str, parts: &[Part]) -> Result<String> {
    let bundle = |name| bundle::page_bundle_path(files, name).cloned().unwrap_or_default();
    let pages = bundle(bundle::PAGES);
    let precached = files.iter().filter(|(address, _)| is_precached(address));
    let mut listed: Vec<(String, String)> =
        precached.map(|(address, bytes)| (page_address(address), integrity(bytes))).collect();
    listed.sort_by_key(|(address, _)| precache_priority(address));
    let list = serde_json::to_value(&listed)?;
    let parts = parts_list(files, parts);
    // The version covers the scripts of the worker too, and the headers: what is saved is saved with them.
    let headers = security_headers(&policy(style_hash));
    let version = content_hash(format!("{}{list}{parts}{headers:?}", sources()?).as_bytes());
    let size_of = |wanted: &dyn Fn(&str) -> bool| -> usize {
        files.iter().filter(|(address, _)| wanted(address)).map(|(_, bytes)| bytes.len()).sum()
    };
    let load = size_of(&|address| is_precached(address) && !bundle::is_bundled(address) || address == pages);
    let constants = [
        ("VERSION", version.into()),
        ("FILES", list),
        ("STYLE", style_hash.into()),
        ("FACTS", facts.into()),
        ("SIZE", size_of(&is_precached).into()),
        ("LOAD", load.into()),
        ("PAGES", pages.into()),
        ("LATER", bundle(bundle::LATER).into()),
        ("PARTS", parts),
    ];
    Ok(String::from_utf8(bundle_script("service_worker/worker", Format::Worker, &constants, &[])?)?)
}

/// The parts as the worker reads them.
fn parts_list(files: &Files, parts: &[Part]) -> Value {
    let listed = |address: &String| Some(json!([page_address(address), integrity(files.get(address)?)]));
    let part = |Part { name, title, saved, missing, files }: &Part| {
        let files: Vec<_> = files.iter().filter_map(listed).collect();
        json!({ "name": name, "title": title, "saved": saved, "missing": missing, "files": files })
    };
    parts.iter().map(part).collect()
}

/// The scripts of the worker, one after another in the order of their names.
fn sources() -> Result<String> {
    let folder = fs::read_dir(Path::new(PROJECT).join("src").join(FOLDER))?;
    let mut scripts = folder.map(|script| Ok(script?.path())).collect::<Result<Vec<_>>>()?;
    scripts.retain(|script| !script.ends_with("kill_switch.js"));
    scripts.sort();
    scripts.iter().map(|script| Ok(fs::read_to_string(script)?)).collect()
}

/// The hash of a file in the worker's list: the first 72 bits of its SHA-256 in Base64, enough to detect damage. Full hashes
/// would be a seventh of all script bytes that a phone loads.
pub fn integrity(bytes: &[u8]) -> String {
    STANDARD.encode(&Sha256::digest(bytes)[..9])
}
