//! Reads QR codes from pictures and PDFs with independent programs: ZBar, and Poppler for PDFs.

use std::path::Path;
use std::process::Command;

/// Millimetres in an inch.
pub const MILLIMETRES: f64 = 25.4;

/// The texts of the codes in a picture file (PNG or PGM), in no order.
pub fn codes_in(picture: &Path) -> Vec<String> {
    let read = Command::new("zbarimg").args(["--quiet", "--raw"]).arg(picture).output();
    let read = read.expect("zbarimg starts: `make test` installs it");
    String::from_utf8_lossy(&read.stdout).lines().map(str::to_owned).collect()
}

/// A part of a page in millimetres from its upper left corner: left, top, width, height.
pub type Part = [f64; 4];

/// The number of pages of a PDF.
pub fn pages_of(pdf: &Path) -> usize {
    let told = Command::new("pdfinfo").arg(pdf).output().expect("pdfinfo starts: `make test` installs it");
    let told = String::from_utf8_lossy(&told.stdout).into_owned();
    let pages = told.lines().find_map(|line| line.strip_prefix("Pages:")?.trim().parse().ok());
    pages.unwrap_or_else(|| panic!("{}: {told}", pdf.display()))
}

/// Draws the first page of a PDF in grey, at this many pixels per inch. Returns the width and the height in pixels.
pub fn picture_of(pdf: &Path, per_inch: f64, picture: &Path) -> (u32, u32) {
    draw(pdf, per_inch, picture, &[])
}

/// The same for a part of the page.
pub fn picture_of_part(pdf: &Path, per_inch: f64, picture: &Path, part: Part) {
    let pixels = part.map(|millimetres| (millimetres / MILLIMETRES * per_inch).round().to_string());
    let cut: Vec<&str> =
        ["-x", "-y", "-W", "-H"].into_iter().zip(&pixels).flat_map(|(name, value)| [name, value]).collect();
    draw(pdf, per_inch, picture, &cut);
}

fn draw(pdf: &Path, per_inch: f64, picture: &Path, cut: &[&str]) -> (u32, u32) {
    let target = picture.with_extension("");
    let drawn = Command::new("pdftoppm")
        .args(["-gray", "-singlefile", "-r", &per_inch.to_string()])
        .args(cut)
        .args([pdf, &target])
        .status();
    assert!(drawn.expect("pdftoppm starts: `make test` installs it").success(), "{}", pdf.display());
    let bytes = std::fs::read(picture).expect("a picture");
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(40)]).into_owned();
    let mut numbers = head.split_whitespace().skip(1).map(|number| number.parse().expect("a size"));
    (numbers.next().expect("a width"), numbers.next().expect("a height"))
}
