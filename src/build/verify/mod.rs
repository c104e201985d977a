//! `site verify`: asks a host for every file that a phone fetches, and says in plain words what the host changes.

pub mod ask;
pub mod bytes;
pub mod headers;
pub mod judge;
pub mod origin;
pub mod report;

use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::build::bundle::{LATER, PAGES, page_bundle_path};
use crate::build::precache::{comes_later, is_precached, page_address};
use crate::build::streets::STREETS;
use crate::build::verify::headers::content_type;
use crate::build::verify::judge::{UNKNOWN, judge, judge_unknown};
use crate::build::verify::origin::Origin;
use crate::build::verify::report::{Fault, Report};
use crate::hosting::files::{Files, read_dir};
use crate::hosting::headers_file::{HEADERS_FILE, read_headers_file};
use crate::routes::PATROL;

/// The page for unknown addresses.
const UNKNOWN_PAGE: &str = "/404.html";

/// Compares what a host serves with the finished site in a folder. `host`: its address, `https://example.org`.
///
/// # Errors
/// If the address is none, there is no finished site, curl is missing, or the host cannot be reached.
pub fn verify(host: &str, site: &Path) -> Result<Report> {
    let origin = Origin::parse(host)?;
    if !site.join("sw.js").is_file() {
        bail!("{} holds no finished site: run `make build` first", site.display());
    }
    let files = read_dir(site)?;
    let rules = files.get(HEADERS_FILE).with_context(|| format!("{} has no {HEADERS_FILE}", site.display()))?;
    let rules = String::from_utf8_lossy(rules);
    let headers: Vec<_> = read_headers_file(&rules).collect();
    let wanted: Vec<_> = files.iter().filter(|(file, _)| is_fetched(file, &files)).collect();
    let mut addresses: Vec<String> = wanted.iter().map(|(file, _)| page_address(file)).collect();
    addresses.push(UNKNOWN.into());

    let answers = ask::ask(&origin, &addresses)?;
    let mut faults: Vec<Fault> = origin.fault().into_iter().collect();
    for ((file, bytes), answer) in wanted.iter().zip(&answers) {
        faults.extend(judge(&origin, file, bytes, answer.as_ref(), &headers));
    }
    if let Some(answer) = answers.last() {
        faults.extend(judge_unknown(answer.as_ref(), files.get(UNKNOWN_PAGE)));
    }
    Ok(Report { host: origin.to_string(), files: wanted.len(), faults })
}

/// Whether a phone fetches this file: the program with its worker, pages and their bundles, the facts, the streets, the page of a
/// patrol.
fn is_fetched(file: &str, files: &Files) -> bool {
    let is_facts = file.starts_with("/content/") && file.ends_with(".json");
    // The phone itself fetches the icons that the program does not keep.
    let is_icon = file.starts_with("/icons/");
    // Not for the phone, but for search engines.
    let is_word = file == "/robots.txt";
    let is_bundle =
        [PAGES, LATER].iter().any(|name| page_bundle_path(files, name).is_some_and(|bundle| bundle == file));
    // Without a type it is no file of the build: a compressed twin, or what an editor left there.
    content_type(file).is_some()
        && (is_precached(file)
            || comes_later(file)
            || is_facts
            || is_bundle
            || is_icon
            || is_word
            || file.starts_with(STREETS)
            || file.starts_with(PATROL))
}
