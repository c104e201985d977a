use safe_night_canterbury::hosting::compress::is_compressible;

use crate::built_site::{files, in_brotli};

#[test]
fn a_visit_stays_within_its_budget_of_bytes() {
    let files = files();
    for address in files.keys().filter(|address| address.ends_with(".html")) {
        let size = in_brotli(address).len();
        assert!(size <= 14 * 1024, "{address} is {size} bytes in Brotli");
    }
    let program: usize = files
        .keys()
        .filter(|address| address.ends_with(".js") || address.ends_with(".wasm"))
        .map(|address| in_brotli(address).len())
        .sum();
    assert!(program <= 240 * 1024, "wasm and scripts are {program} bytes in Brotli");
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
