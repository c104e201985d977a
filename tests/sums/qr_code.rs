//! The code is read back by an independent decoder, from the modules that the outline covers.

use proptest::prelude::*;
use safe_night_canterbury::logic::qr_code::{QrCode, qr_code};

/// The width of a module in pixels, in the picture for the decoder.
const SCALE: usize = 4;

/// The dark modules, as drawn by the commands of the outline.
fn dark(code: &QrCode) -> Vec<Vec<bool>> {
    let side = code.side as usize;
    let mut grid = vec![vec![false; side]; side];
    for run in code.outline.split('z').filter(|run| !run.is_empty()) {
        let (start, rest) = run.trim_start_matches('M').split_once('h').expect("a run");
        let (x, y) = start.split_once(' ').expect("a place");
        let (wide, back) = rest.split_once("v1h-").expect("one module high");
        assert_eq!(wide, back, "a rectangle: {run}");
        let [x, y, wide] = [x, y, wide].map(|number| number.parse::<usize>().expect("a number"));
        for module in &mut grid[y][x..x + wide] {
            assert!(!*module, "drawn twice: {run}");
            *module = true;
        }
    }
    grid
}

fn read(grid: &[Vec<bool>]) -> (rqrr::MetaData, String) {
    let side = grid.len() * SCALE;
    let shade = |x: usize, y: usize| if grid[y / SCALE][x / SCALE] { 0 } else { 255 };
    let mut picture = rqrr::PreparedImage::prepare_from_greyscale(side, side, shade);
    let grids = picture.detect_grids();
    grids.first().expect("a code is found").decode().expect("it can be read")
}

#[test]
fn an_address_is_read_back_with_error_correction_q_or_better() {
    for address in [
        "https://example.org/",
        "https://example.org/campaigns/ask-for-angela",
        "https://safe-night.canterbury-partnership.example/places/whitefriars-refuge-point?from=door",
    ] {
        let code = qr_code(address).expect("a code");
        let (meta, text) = read(&dark(&code));
        assert_eq!(text, address);
        // The levels by their numbers in the standard: M 0, L 1, H 2, Q 3.
        assert!([2, 3].contains(&meta.ecc_level), "{address}: level {}", meta.ecc_level);
    }
}

#[test]
fn four_light_modules_stand_around_it() {
    let code = qr_code("https://example.org/").expect("a code");
    let grid = dark(&code);
    let side = grid.len();
    let inner = 4..side - 4;
    for (y, row) in grid.iter().enumerate() {
        for (x, module) in row.iter().enumerate() {
            assert!(!module || (inner.contains(&x) && inner.contains(&y)), "dark at {x}, {y} of {side}");
        }
    }
    assert!(grid[4][4] && grid[4][side - 5] && grid[side - 5][4], "the corners of the code itself are dark");
}

/// With error correction Q, a quarter of the code may be hidden.
#[test]
fn it_is_read_with_a_thumb_over_a_part_of_it() {
    let code = qr_code("https://example.org/campaigns/ask-for-angela").expect("a code");
    let mut grid = dark(&code);
    let middle = grid.len() / 2;
    for row in &mut grid[middle - 3..middle + 4] {
        row[middle - 3..middle + 4].fill(true);
    }
    assert_eq!(read(&grid).1, "https://example.org/campaigns/ask-for-angela");
}

#[test]
fn a_text_that_no_code_holds_has_none() {
    assert_eq!(qr_code(&"a".repeat(3000)), None);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]
    #[test]
    fn any_address_of_the_app_is_read_back(host in "[a-z0-9]{1,20}\\.[a-z]{2,8}", path in "(/[a-z0-9-]{1,30}){0,3}") {
        let address = format!("https://{host}{path}");
        prop_assert_eq!(read(&dark(&qr_code(&address).expect("a code"))).1, address);
    }
}
