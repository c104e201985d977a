//! All pages in two files, for the service worker: what is saved first, and what after it. An install reads pages from the first one: on
//! a slow line a hundred responses cost more than their bytes. The second one is kept as it is, and read when one of its pages is opened.
//!
//! What a page repeats is not written again but referred to: in the facts, in the first page, or in a page before it. The window of
//! gzip, 32 KiB, is smaller than two pages, so a host that has only gzip would send fourteen times as much.

use std::collections::HashMap;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::build::precache::{comes_later, page_address, precache_priority};
use crate::hosting::files::{Files, fingerprint};
use crate::routes::PATROL;

/// The bundle that a first install fetches, as [`page_bundle_path`] knows it.
pub const PAGES: &str = "/pages";
/// The bundle of the pages that are saved after the app.
pub const LATER: &str = "/later";
/// The first page, which the bundles refer to.
const FIRST: &str = "/index.html";
/// The length of what is looked for in the text before, in UTF-16 code units.
const SEED: usize = 20;
/// The shortest text that is referred to, in UTF-16 code units.
const SHORTEST: usize = 24;
/// How far seeds are apart, in UTF-16 code units.
const APART: usize = 4;
/// How many earlier places are compared: of the first ones, which the longest texts repeat.
const CANDIDATES: usize = 8;

/// Adds the bundles to the site. Each has one line for each of its pages, in the order of need; the first page is in none. A line is a
/// JSON array: the address, then the parts of its HTML in order. A part is a text, or a number and the number after it: where the same text begins and how long it
/// is, in UTF-16 code units of the facts, followed by the first page and by all pages of the lines before. [`page_bundle_path`]
/// finds them again. `facts`: the address of the facts.
///
/// # Errors
/// If a page is not UTF-8, or there is no first page.
pub fn write_page_bundles(files: &mut Files, facts: &str) -> Result<()> {
    write_bundle(files, PAGES, facts, |page| !comes_later(page))?;
    write_bundle(files, LATER, facts, comes_later)
}

fn write_bundle(files: &mut Files, name: &str, facts: &str, has: fn(&str) -> bool) -> Result<()> {
    let text = |file: &str| -> Result<&str> {
        let bytes = files.get(file).with_context(|| format!("there is no {file}"))?;
        Ok(std::str::from_utf8(bytes)?)
    };
    let mut pages: Vec<&String> = files.keys().filter(|file| is_bundled(file) && has(file)).collect();
    pages.sort_by_key(|file| precache_priority(&page_address(file)));

    let mut before = Before::default();
    before.know(text(facts)?);
    before.know(text(FIRST)?);
    let mut lines = String::new();
    for page in pages {
        let mut line = vec![Value::from(page_address(page))];
        line.extend(before.add(text(page)?));
        lines.push_str(&serde_json::to_string(&line)?);
        lines.push('\n');
    }
    let address = [name, ".txt"].concat();
    files.insert(address.clone(), lines.into_bytes());
    fingerprint(files, &address).map(drop)
}

/// Whether this file comes in a bundle: every page but the first, and that of a patrol, whose headers are its own.
pub fn is_bundled(file: &str) -> bool {
    file.ends_with(".html") && file != FIRST && !file.starts_with(PATROL)
}

/// The address of a bundle, [`PAGES`] or [`LATER`], in a finished site. `None`: there is none. The worker fetches the pages of the first one by
/// one then.
pub fn page_bundle_path<'a>(files: &'a Files, name: &str) -> Option<&'a String> {
    files.keys().find(|file| file.starts_with(&format!("{name}-")) && file.ends_with(".txt"))
}

/// The text so far, as JavaScript counts it, and where texts of [`SEED`] units stand in it, one in [`APART`].
#[derive(Default)]
struct Before {
    units: Vec<u16>,
    seeds: HashMap<[u16; SEED], Vec<usize>>,
}

impl Before {
    /// Adds a text that is not written itself.
    fn know(&mut self, text: &str) {
        let start = self.units.len();
        self.units.extend(text.encode_utf16());
        self.sow(start);
    }

    /// Adds a text. Returns its parts, written with references to what was there before it.
    fn add(&mut self, text: &str) -> Vec<Value> {
        let (start, mut parts, mut literal) = (self.units.len(), Vec::new(), Vec::new());
        self.units.extend(text.encode_utf16());
        let mut at = start;
        while at < self.units.len() {
            let (from, length) = self.longest(start, at);
            let back = if length > 0 { self.same_before(from, at, literal.len()) } else { 0 };
            if back + length < SHORTEST {
                literal.push(self.units[at]);
                at += 1;
            } else {
                literal.truncate(literal.len() - back);
                push_literal(&mut parts, &mut literal);
                parts.extend([Value::from(from - back), Value::from(length + back)]);
                at += length;
            }
        }
        push_literal(&mut parts, &mut literal);
        self.sow(start);
        parts
    }

    /// How many units before two places are the same, `most` at most. No pair of surrogates is cut.
    fn same_before(&self, from: usize, at: usize, most: usize) -> usize {
        let pairs = self.units[..from].iter().rev().zip(self.units[..at].iter().rev());
        let same = pairs.take(most).take_while(|(old, new)| old == new).count();
        let cuts = same > 0 && is_low(self.units.get(at - same));
        same - usize::from(cuts)
    }

    /// Notes where seeds stand from here on: one in [`APART`] is enough, as every match is longer than a seed by that.
    fn sow(&mut self, start: usize) {
        for at in (start..self.units.len().saturating_sub(SEED - 1)).step_by(APART) {
            if let Some(seed) = self.units[at..].first_chunk() {
                let places = self.seeds.entry(*seed).or_default();
                if places.len() < CANDIDATES {
                    places.push(at);
                }
            }
        }
    }

    /// Where the longest text before `start` begins that also stands at `at`, and its length. No pair of surrogates is cut.
    fn longest(&self, start: usize, at: usize) -> (usize, usize) {
        let Some(seed) = self.units[at..].first_chunk::<SEED>() else { return (0, 0) };
        let places =
            self.seeds.get(seed).filter(|_| !is_low(self.units.get(at))).map(Vec::as_slice).unwrap_or_default();
        let length = |place: usize| {
            let same = same_at_start(&self.units[place..start], &self.units[at..]);
            same - usize::from(is_low(self.units.get(at + same)))
        };
        // Of places as long the first: the same reference again costs less than another.
        places.iter().rev().map(|&place| (place, length(place))).max_by_key(|(_, length)| *length).unwrap_or_default()
    }
}

/// Whether a pair of surrogates would be cut before this unit.
fn is_low(unit: Option<&u16>) -> bool {
    unit.is_some_and(|unit| (0xDC00..0xE000).contains(unit))
}

/// How many units two texts have in common from their start. Most of a page is in the one before it: whole pieces are compared at once.
fn same_at_start(one: &[u16], other: &[u16]) -> usize {
    let most = one.len().min(other.len());
    let mut same = 0;
    for piece in [4096, 256, 16, 1] {
        while same + piece <= most && one[same..same + piece] == other[same..same + piece] {
            same += piece;
        }
    }
    same
}

fn push_literal(parts: &mut Vec<Value>, literal: &mut Vec<u16>) {
    if !literal.is_empty() {
        parts.push(String::from_utf16_lossy(literal).into());
        literal.clear();
    }
}
