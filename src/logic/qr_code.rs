//! A QR code (ISO/IEC 18004) as an outline that any drawing can fill.

use qrcodegen::{QrCode as Modules, QrCodeEcc, QrSegment, Version};

/// How many light modules stand around the code on each side, as the standard asks.
const QUIET: i32 = 4;

/// A QR code on a grid of modules, light ones around it included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QrCode {
    /// How many modules it is wide and high.
    pub side: i32,
    /// The dark modules as path data of SVG, one unit to the module: each run in a row is one rectangle.
    pub outline: String,
}

/// The code of a text, with error correction Q at least: a quarter of it may be hidden by rain or a thumb. `None`: the text is
/// longer than any code holds.
pub fn qr_code(text: &str) -> Option<QrCode> {
    // Bytes alone: an address has small letters, and what reads other sorts of text would cost the phone 5 KB of program.
    let bytes = [QrSegment::make_bytes(text.as_bytes())];
    let (smallest, largest) = (Version::MIN, Version::MAX);
    let modules = Modules::encode_segments_advanced(&bytes, QrCodeEcc::Quartile, smallest, largest, None, true).ok()?;
    let side = modules.size();
    let mut outline = String::new();
    for y in 0..side {
        let mut x = 0;
        while x < side {
            let run = (x..side).take_while(|x| modules.get_module(*x, y)).count() as i32;
            if run > 0 {
                let (left, top, wide) = ((x + QUIET).to_string(), (y + QUIET).to_string(), run.to_string());
                for piece in ["M", &left, " ", &top, "h", &wide, "v1h-", &wide, "z"] {
                    outline.push_str(piece);
                }
            }
            x += run + 1;
        }
    }
    Some(QrCode { side: side + 2 * QUIET, outline })
}
