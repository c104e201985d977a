use safe_night_canterbury::build::bundle::is_bundled;
use safe_night_canterbury::build::precache::is_precached;
use safe_night_canterbury::build::site::is_of_app;
use safe_night_canterbury::hosting::compress::is_compressible;

use crate::built_site::{files, in_brotli};
use crate::support::editions::real_site;

#[test]
fn a_visit_stays_within_its_budget_of_bytes() {
    let files = files();
    for address in files.keys().filter(|address| address.ends_with(".html")) {
        let size = in_brotli(address).len();
        assert!(size <= 14 * 1024, "{address} is {size} bytes in Brotli");
    }
    // The streets come after the app, and so does the page of a patrol. The tests of the streets hold them to a budget of their own.
    let program: usize = files
        .keys()
        .filter(|address| is_of_app(address) && (address.ends_with(".js") || address.ends_with(".wasm")))
        .map(|address| in_brotli(address).len())
        .sum();
    assert!(program <= 266 * 1024, "wasm and scripts are {program} bytes in Brotli");
}

/// Many cheap hosts have gzip alone. Pages other than the first come in the bundle.
#[test]
fn a_first_save_from_a_host_with_gzip_alone_stays_within_its_budget() {
    let files = files();
    let is_fetched = |address: &str| {
        address == "/sw.js" || address.starts_with("/pages-") || is_precached(address) && !is_bundled(address)
    };
    let all: usize = files
        .iter()
        .filter(|(address, _)| is_fetched(address))
        .map(|(address, bytes)| {
            // What is small already has no twin.
            let twin = std::fs::read(real_site().join(format!("{}.gz", &address[1..])));
            twin.map_or(bytes.len(), |twin| twin.len())
        })
        .sum();
    // What is saved after it, part after part, does not count.
    assert!(all <= 420_000, "a first save takes {all} bytes in gzip");
}

/// The worker is fetched at each look for a newer version.
#[test]
fn the_worker_stays_small() {
    let size = in_brotli("/sw.js").len();
    assert!(size <= 5923, "the worker is {size} bytes in Brotli");
}

#[test]
fn compressed_variants_have_the_same_content() {
    for (file, bytes) in files().iter().filter(|(file, _)| is_compressible(file)) {
        let mut decompressed = Vec::new();
        brotli::BrotliDecompress(&mut &in_brotli(file)[..], &mut decompressed)
            .unwrap_or_else(|error| panic!("{file}: {error}"));
        assert!(decompressed == *bytes, "{file} says something else in Brotli");
    }
}
