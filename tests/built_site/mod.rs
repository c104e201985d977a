//! Tests of the finished site in `dist/` without a browser: run `make build` first.

mod bytes;
mod contrast;
mod drawings;
mod emergency;
mod evidence;
mod exit;
mod floor;
mod headers;
mod hook;
mod host;
mod hosts;
mod licences;
mod links;
mod manifest;
mod never_shown;
mod pages;
mod patrol;
mod plan;
mod policy;
mod server;
mod verify;
mod worker;

use std::collections::BTreeMap;

use safe_night_canterbury::hosting::files::Files;
use scraper::{Html, Selector};

use crate::support::editions::{files_of, real_site};

/// Every file of the site, without the compressed variants.
fn files() -> Files {
    files_of(&real_site())
}

/// The Brotli variant of a file, which is sent instead of it.
fn in_brotli(file: &str) -> Vec<u8> {
    let variant = real_site().join(format!("{}.br", file.trim_start_matches('/')));
    std::fs::read(&variant).unwrap_or_else(|error| panic!("{}: {error}", variant.display()))
}

fn pages() -> BTreeMap<String, String> {
    let html = files().into_iter().filter(|(address, _)| address.ends_with(".html"));
    html.map(|(address, bytes)| (address, String::from_utf8(bytes).expect("plain text"))).collect()
}

fn all_of(html: &Html, selector: &str) -> Vec<String> {
    let selector = Selector::parse(selector).expect("a selector");
    html.select(&selector).map(|element| element.text().collect()).collect()
}

fn attributes(html: &Html, selector: &str, name: &str) -> Vec<String> {
    let selector = Selector::parse(selector).expect("a selector");
    html.select(&selector).filter_map(|element| element.attr(name)).map(str::to_owned).collect()
}

/// The page at an address.
fn page(path: &str) -> Html {
    let file = if path == "/" { "/index.html".to_owned() } else { format!("{path}/index.html") };
    Html::parse_document(pages().get(&file).unwrap_or_else(|| panic!("no {file}")))
}

/// The text of the first match, with single spaces.
fn words_of(html: &Html, selector: &str) -> String {
    let text = all_of(html, selector).into_iter().next().unwrap_or_default();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
