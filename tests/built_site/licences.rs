use std::collections::BTreeSet;

use safe_night_canterbury::build::licences::allowed::{ALLOWED, chosen};
use safe_night_canterbury::build::licences::collect;
use safe_night_canterbury::build::licences::shipped::{Crate, shipped};

use crate::built_site::{all_of, page, words_of};

fn under(licence: &str) -> Crate {
    let (name, version) = ("a-crate".to_owned(), "1.2.3".to_owned());
    Crate { name, version, licence: Some(licence.into()), authors: Vec::new(), folder: None }
}

fn ids(licence: &str) -> Vec<&'static str> {
    chosen(&under(licence)).expect("an allowed licence").iter().map(|allowed| allowed.id).collect()
}

#[test]
fn every_crate_that_ships_is_on_the_page() {
    let words = words_of(&page("/about/licences"), "main");
    let crates = shipped().expect("Cargo tells");
    assert!(crates.len() > 100, "only {}", crates.len());
    for Crate { name, version, .. } in crates {
        assert!(words.contains(&format!("{name} {version}")), "{name} {version} is not on the page");
    }
    // Direct dependencies, and the standard library.
    for known in
        ["leptos 0.8.", "wasm-bindgen 0.2.129", "qrcodegen 1.8.", "crc32fast 1.", "qr 0.7.", "Rust standard library 1."]
    {
        assert!(words.contains(known), "{known}");
    }
}

#[test]
fn crates_of_the_builder_are_not_on_the_page() {
    let words = words_of(&page("/about/licences"), "main");
    for native in ["minijinja", "axum", "leptos_macro", "spdx", "proptest", "esbuild"] {
        assert!(!words.contains(native), "{native}");
    }
}

#[test]
fn each_licence_text_is_on_the_page_complete_and_once() {
    let html = page("/about/licences");
    let licences = collect(&shipped().expect("Cargo tells")).expect("all are allowed");
    assert_eq!(all_of(&html, "main h2"), licences.iter().map(|licence| licence.name.clone()).collect::<Vec<_>>());
    let terms: Vec<_> = licences.iter().flat_map(|licence| &licence.terms).collect();
    assert_eq!(all_of(&html, "main section").len(), terms.len());
    let texts: BTreeSet<String> = terms.iter().map(|term| term.paragraphs.join(" ")).collect();
    assert_eq!(texts.len(), terms.len(), "a text stands twice");
    let shown: BTreeSet<String> = all_of(&html, "main section p").into_iter().collect();
    let missing: Vec<_> =
        terms.iter().flat_map(|term| &term.paragraphs).filter(|text| !shown.contains(*text)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn a_licence_that_is_not_allowed_fails_with_the_crate_and_its_licence() {
    for licence in
        ["GPL-3.0-only", "MIT AND LGPL-2.1-or-later", "MPL-2.0 OR AGPL-3.0", "Apache-2.0 WITH LLVM-exception"]
    {
        let error = collect(&[under(licence)]).expect_err(licence).to_string();
        assert!(error.contains("a-crate 1.2.3") && error.contains(licence) && error.contains("not allowed"), "{error}");
    }
}

#[test]
fn a_licence_that_cannot_be_read_or_is_missing_fails_with_the_crate() {
    for licence in ["", "Mine", "MIT OR", "MIT and more"] {
        let error = collect(&[under(licence)]).expect_err(licence).to_string();
        assert!(error.contains("a-crate 1.2.3"), "{error}");
    }
    let none = Crate { licence: None, ..under("") };
    assert_eq!(collect(&[none]).expect_err("no licence").to_string(), "a-crate 1.2.3 names no licence");
}

#[test]
fn of_alternatives_the_first_allowed_licence_counts_and_of_combinations_each() {
    assert_eq!(ids("Apache-2.0 OR MIT"), ["MIT"]);
    assert_eq!(ids("MIT/Apache-2.0"), ["MIT"]);
    assert_eq!(ids("GPL-2.0-only OR Apache-2.0"), ["Apache-2.0"]);
    assert_eq!(ids("(MIT OR Apache-2.0) AND Unicode-3.0"), ["MIT", "Unicode-3.0"]);
    assert!(ALLOWED.iter().all(|allowed| ids(allowed.id) == [allowed.id]));
}

/// A crate without the text of its licence gets the standard terms, if the licence has the same terms for all.
#[test]
fn without_a_text_the_standard_terms_stand_in_or_the_build_fails() {
    let by = Crate { authors: vec!["Ann <ann@a.example>".into(), "Bob".into()], ..under("MIT") };
    let licences = collect(&[by]).expect("standard terms");
    assert_eq!(licences[0].terms[0].notices[0].text, "By Ann, Bob");
    let error = collect(&[under("Zlib")]).expect_err("no text").to_string();
    assert!(error.contains("a-crate 1.2.3") && error.contains("Zlib") && error.contains("no text"), "{error}");
}
