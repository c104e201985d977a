use std::collections::BTreeMap;

use crate::support::editions::real;
use base64::{Engine, engine::general_purpose::STANDARD};
use safe_night_canterbury::authoring::schema::schema_of;
use safe_night_canterbury::build::bundle::is_bundled;
use safe_night_canterbury::build::precache::{comes_later, is_precached, page_address};
use safe_night_canterbury::build::streets::STREETS;
use safe_night_canterbury::content::edited::FILES;
use safe_night_canterbury::hosting::files::{Files, content_hash};
use safe_night_canterbury::routes::{PATROL, Route};
use scraper::Html;
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::built_site::{attributes, files, pages};

/// The list of files in the text of a worker: each address with the hash of its bytes.
fn list_of(worker: &str) -> Vec<(String, String)> {
    let start = worker.find("[[\"/").expect("its list");
    let end = start + worker[start..].find("\"]]").expect("the end of its list") + 3;
    serde_json::from_str(&worker[start..end]).expect("JSON")
}

/// Files that are not needed offline are excluded by their folder, so that no file is left out by oversight.
#[test]
fn the_worker_lists_every_file_with_the_hash_of_its_bytes() {
    let mut files = files();
    let worker = String::from_utf8(files.remove("/sw.js").expect("a worker")).expect("plain text");
    let listed: BTreeMap<String, String> = list_of(&worker).into_iter().collect();
    let built: BTreeMap<String, String> = files
        .iter()
        .filter(|(address, _)| is_precached(address))
        .map(|(address, bytes)| {
            let page = address.strip_suffix("/index.html").map(|page| if page.is_empty() { "/" } else { page });
            (page.unwrap_or(address).to_owned(), STANDARD.encode(&Sha256::digest(bytes)[..9]))
        })
        .collect();
    assert_eq!(listed, built);
}

/// The pages that come after the app are one file there, and what they alone load is beside it.
#[test]
fn the_worker_saves_what_comes_later_as_a_part_of_its_own() {
    let files = files();
    let worker = String::from_utf8(files["/sw.js"].clone()).expect("plain text");
    let of_app = list_of(&worker);
    let later: Vec<_> = files.keys().filter(|address| comes_later(address)).collect();
    assert!(later.len() > 20, "{later:?}");
    for address in later {
        let page = page_address(address);
        assert!(of_app.iter().all(|(listed, _)| *listed != page), "{page} is of the app");
        if !is_bundled(address) {
            let hash = STANDARD.encode(&Sha256::digest(&files[address])[..9]);
            assert!(worker.contains(&format!("[\"{address}\",\"{hash}\"]")), "{address}");
        }
    }
}

/// Three files if the site has streets, else none. The app is whole without them.
#[test]
fn the_streets_are_a_list_of_their_own_and_no_part_of_the_app() {
    let mut files = files();
    let worker = String::from_utf8(files.remove("/sw.js").expect("a worker")).expect("plain text");
    let of_app = list_of(&worker);
    assert_eq!(of_app.len(), files.keys().filter(|address| is_precached(address)).count());
    assert!(of_app.iter().all(|(address, _)| !address.starts_with(STREETS)), "{of_app:?}");
    let built: Vec<_> = files.iter().filter(|(address, _)| address.starts_with(STREETS)).collect();
    assert!([0, 3].contains(&built.len()), "{:?}", built.iter().map(|(address, _)| address).collect::<Vec<_>>());
    for (address, bytes) in &built {
        assert!(address.contains(&content_hash(bytes)), "{address} holds other bytes than its name says");
        let hash = STANDARD.encode(&Sha256::digest(bytes)[..9]);
        assert!(worker.contains(&format!("[\"{address}\",\"{hash}\"]")), "{address}");
        // Pages load them when the program wants them.
        assert!(pages().values().all(|page| !page.contains(address.as_str())), "{address} is loaded by a page");
    }
    assert_eq!(worker.matches("[\"/streets-").count(), built.len());
}

/// A page that opens with no signal opens with all that it loads.
#[test]
fn the_worker_keeps_whatever_a_page_loads() {
    let worker = String::from_utf8(files()["/sw.js"].clone()).expect("plain text");
    let kept: BTreeMap<String, String> = list_of(&worker).into_iter().collect();
    let of_patrol = |address: &str| address.starts_with(PATROL);
    let is_beside =
        |file: &str, loaded: &str| comes_later(file) && comes_later(loaded) || of_patrol(file) && of_patrol(loaded);
    for (file, html) in pages() {
        let html = Html::parse_document(&html);
        let scripts = attributes(&html, "script", "src");
        let linked =
            attributes(&html, "link[rel=stylesheet], link[rel$=preload], link[rel=manifest], link[rel=icon]", "href");
        assert!(scripts.len() >= 2 && linked.len() >= 6, "{file} loads {scripts:?} and {linked:?}");
        for loaded in [scripts, linked].concat() {
            assert!(
                kept.contains_key(&loaded) || is_beside(&file, &loaded),
                "{file} loads {loaded}, which is not kept"
            );
        }
    }
}

/// Trunk fingerprints its output before wasm-bindgen changes it (trunk-rs/trunk 1028).
#[test]
fn programs_are_named_by_their_final_bytes() {
    let files = files();
    let programs: Vec<_> = files
        .iter()
        .filter(|(address, _)| *address != "/sw.js" && (address.ends_with(".js") || address.ends_with(".wasm")))
        .collect();
    assert!(programs.iter().any(|(address, _)| address.ends_with(".wasm")));
    for (address, bytes) in programs {
        assert!(address.contains(&content_hash(bytes)), "{address} holds other bytes than its name says");
    }
}

/// On a slow line files arrive in this order, so that a page that is opened before the last file has arrived works.
#[test]
fn the_program_is_saved_first_then_the_first_screen_then_help() {
    let worker = String::from_utf8(files()["/sw.js"].clone()).expect("plain text");
    let at = |what: &str| worker.find(what).unwrap_or_else(|| panic!("{what} is not in the list"));
    for pair in ["/facts-", "[\"/\",", "[\"/help/spiked\",", "[\"/more\",", "[\"/icons/icon.svg\","].windows(2) {
        assert!(at(pair[0]) < at(pair[1]), "{} comes after {}", pair[0], pair[1]);
    }
    assert!(at("_bg-") < at("[\"/\","), "the wasm comes after the first page");
}

/// The worker takes the pages from the first bundle at first, and checks them by the same hashes as single files. The second one is kept as
/// it is, with one hash.
#[test]
fn the_bundles_have_every_page_as_it_was_built_in_the_order_of_need_and_the_worker_knows_them() {
    let files = files();
    let worker = String::from_utf8_lossy(&files["/sw.js"]).into_owned();
    let mut bundled = BTreeMap::new();
    for (start, is_later) in [("/pages-", false), ("/later-", true)] {
        let named: Vec<_> = files.keys().filter(|address| address.starts_with(start)).collect();
        let [address] = named[..] else { panic!("{named:?}") };
        assert!(worker.contains(&format!("\"{address}\"")));
        assert!(list_of(&worker).iter().all(|(kept, _)| kept != address), "it is no file of the app");
        let hash = STANDARD.encode(&Sha256::digest(&files[address])[..9]);
        assert_eq!(worker.contains(&format!("[\"{address}\",\"{hash}\"]")), is_later, "{address}");
        let pages = pages_in(&files, address);
        if !is_later {
            let first = &pages[0].0;
            assert_eq!(Route::parse(first).precache_priority(), 2, "{first}");
        }
        let file = |page: &str| [page, "/index.html"].concat();
        assert!(pages.iter().all(|(page, _)| comes_later(&file(page)) == is_later), "{address}");
        bundled.extend(pages);
    }
    let built: BTreeMap<_, _> = files
        .iter()
        .filter(|(address, _)| is_bundled(address))
        .map(|(address, bytes)| (page_address(address), String::from_utf8(bytes.clone()).expect("plain text")))
        .collect();
    assert!(bundled == built, "the bundles hold other pages than the site");
}

/// The pages of a bundle with their addresses.
fn pages_in(files: &Files, bundle: &str) -> Vec<(String, String)> {
    let facts = files.keys().find(|address| address.starts_with("/facts-")).expect("the facts");
    let mut before: Vec<u16> = [facts, "/index.html"]
        .iter()
        .flat_map(|file| std::str::from_utf8(&files[*file]).expect("plain text").encode_utf16())
        .collect();
    let mut pages = Vec::new();
    for line in std::str::from_utf8(&files[bundle]).expect("plain text").lines() {
        let line: Vec<Value> = serde_json::from_str(line).expect("a line");
        let mut html = Vec::new();
        let mut parts = line[1..].iter();
        while let Some(part) = parts.next() {
            match part.as_u64() {
                Some(from) => {
                    let length = parts.next().and_then(Value::as_u64).expect("a length") as usize;
                    html.extend_from_slice(&before[from as usize..from as usize + length]);
                }
                None => html.extend(part.as_str().expect("a text").encode_utf16()),
            }
        }
        before.extend_from_slice(&html);
        pages.push((line[0].as_str().expect("an address").to_owned(), String::from_utf16(&html).expect("text")));
    }
    pages
}

#[test]
fn scripts_come_without_their_comments() {
    for (address, bytes) in files().iter().filter(|(address, _)| address.ends_with(".js")) {
        let text = String::from_utf8_lossy(bytes);
        assert!(!text.contains("/**") && !text.contains("\n//"), "{address}");
    }
}

#[test]
fn the_served_content_is_what_the_program_was_built_with() {
    let files = files();
    // Compared as text, because a number is parsed to its last digit only if the text is the same.
    assert!(files["/content/knowledge.json"] == real().text.as_bytes(), "other content than the program has");
    for file in FILES {
        let schema = schema_of(file);
        assert!(files.contains_key(&format!("/content/{file}")) && files.contains_key(&format!("/content/{schema}")));
    }
}
