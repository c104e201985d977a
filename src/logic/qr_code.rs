//! A QR code (ISO/IEC 18004) as SVG path data.

use qrcodegen::{QrCode as Modules, QrCodeEcc, QrSegment, Version};

/// The quiet zone on each side, in modules, as the standard requires.
const QUIET: i32 = 4;

/// A QR code with its quiet zone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QrCode {
    /// Width and height in modules.
    pub side: i32,
    /// The dark modules as SVG path data, one unit per module. Each horizontal run is one rectangle.
    pub outline: String,
}

/// Encodes a text with error correction Q or better: a quarter of the code may be covered. `None`: the text is too long for a code.
pub fn qr_code(text: &str) -> Option<QrCode> {
    // Byte mode alone: addresses have lower-case letters, and choosing a mode would cost 5 KB of WebAssembly.
    encode(QrSegment::make_bytes(text.as_bytes()), QrCodeEcc::Quartile)
}

/// Encodes digits, capital letters and ` $%*+-./:` with error correction M or better: what one phone shows to another. `None`: another
/// letter is in it, or it is too long for a code.
pub fn alphanumeric_code(text: &str) -> Option<QrCode> {
    QrSegment::is_alphanumeric(text).then(|| encode(QrSegment::make_alphanumeric(text), QrCodeEcc::Medium))?
}

fn encode(segment: QrSegment, at_least: QrCodeEcc) -> Option<QrCode> {
    let (smallest, largest) = (Version::MIN, Version::MAX);
    let modules = Modules::encode_segments_advanced(&[segment], at_least, smallest, largest, None, true).ok()?;
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
