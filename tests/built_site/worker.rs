use std::collections::BTreeMap;

use base64::{Engine, engine::general_purpose::STANDARD};
use safe_night_canterbury::content::built_in;
use safe_night_canterbury::content::source::FILES;
use safe_night_canterbury::site::assets::short_hash;
use safe_night_canterbury::site::build::is_kept;
use sha2::{Digest, Sha256};

use crate::files;

/// What the phone's owner does not need offline is left out by its folder, so that nothing is left out by oversight.
#[test]
fn the_worker_lists_every_file_with_the_hash_of_its_bytes() {
    let mut files = files();
    let worker = String::from_utf8(files.remove("/sw.js").expect("a worker")).expect("plain text");
    let list = worker.split("const FILES = ").nth(1).and_then(|rest| rest.split(";\n").next()).expect("its list");
    let listed: BTreeMap<String, String> =
        serde_json::from_str::<Vec<(String, String)>>(list).expect("JSON").into_iter().collect();
    let built: BTreeMap<String, String> = files
        .iter()
        .filter(|(address, _)| is_kept(address))
        .map(|(address, bytes)| {
            let page = address.strip_suffix("/index.html").map(|page| if page.is_empty() { "/" } else { page });
            (page.unwrap_or(address).to_owned(), STANDARD.encode(&Sha256::digest(bytes)[..12]))
        })
        .collect();
    assert_eq!(listed, built);
}

/// Trunk names its output by the bytes before wasm-bindgen (trunk-rs/trunk 1028).
#[test]
fn programs_are_named_by_their_final_bytes() {
    let files = files();
    let programs: Vec<_> = files
        .iter()
        .filter(|(address, _)| *address != "/sw.js" && (address.ends_with(".js") || address.ends_with(".wasm")))
        .collect();
    assert_eq!(programs.len(), 7, "the scripts that start, leave, colour, update and forget, the glue and the wasm");
    for (address, bytes) in programs {
        assert!(address.contains(&short_hash(bytes)), "{address} holds other bytes than its name says");
    }
}

#[test]
fn the_served_content_is_what_the_program_was_built_with() {
    let files = files();
    let served: safe_night_canterbury::content::pack::Pack =
        serde_json::from_slice(&files["/content/pack.json"]).expect("a pack");
    assert_eq!(served, built_in());
    for file in FILES {
        let schema = file.replace(".json", ".schema.json");
        assert!(files.contains_key(&format!("/content/{file}")) && files.contains_key(&format!("/content/{schema}")));
    }
}
