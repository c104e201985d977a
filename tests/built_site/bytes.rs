use safe_night_canterbury::site::compress::brotli;

use crate::files;

#[test]
fn a_visit_stays_within_its_budget_of_bytes() {
    let files = files();
    let size = |address: &str| brotli(&files[address]).expect("it can be compressed").len();
    for address in files.keys().filter(|address| address.ends_with(".html")) {
        let size = size(address);
        assert!(size <= 14 * 1024, "{address} is {size} bytes in Brotli");
    }
    let program: usize = files
        .keys()
        .filter(|address| address.ends_with(".js") || address.ends_with(".wasm"))
        .map(|address| size(address))
        .sum();
    assert!(program <= 200 * 1024, "wasm and scripts are {program} bytes in Brotli");
}
