//! Reads QR codes from pictures and from paper with programs of other people's making: ZBar, and Poppler for the paper.

use std::path::Path;
use std::process::Command;

/// What the codes in a picture file say, in no order. PNG or PGM.
pub fn codes_in(picture: &Path) -> Vec<String> {
    let read = Command::new("zbarimg").args(["--quiet", "--raw"]).arg(picture).output();
    let read = read.expect("zbarimg starts: `make test` installs it");
    String::from_utf8_lossy(&read.stdout).lines().map(str::to_owned).collect()
}

/// Draws the first page of a PDF in grey, at so many pixels to the inch, and tells how many pixels wide and high it is.
pub fn picture_of(pdf: &Path, per_inch: f64, picture: &Path) -> (u32, u32) {
    let target = picture.with_extension("");
    let drawn = Command::new("pdftoppm")
        .args(["-gray", "-singlefile", "-r", &per_inch.to_string()])
        .args([pdf, &target])
        .status();
    assert!(drawn.expect("pdftoppm starts: `make test` installs it").success(), "{}", pdf.display());
    let bytes = std::fs::read(picture).expect("a picture");
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(40)]).into_owned();
    let mut numbers = head.split_whitespace().skip(1).map(|number| number.parse().expect("a size"));
    (numbers.next().expect("a width"), numbers.next().expect("a height"))
}
