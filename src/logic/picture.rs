//! A QR code as a picture of its own.

use crate::logic::qr_code::QrCode;

/// The code as an SVG file, black on white.
pub fn svg(code: &QrCode) -> String {
    let QrCode { side, outline } = code;
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\" shape-rendering=\"crispEdges\">\
         <path fill=\"#fff\" d=\"M0 0h{side}v{side}h-{side}z\"/><path d=\"{outline}\"/></svg>"
    )
}

/// The name of the file for a page: `safe-night-help.svg`.
pub fn file_name(path: &str, ending: &str) -> String {
    let name = path.trim_end_matches('/').replace('/', "-");
    format!("safe-night{name}.{ending}")
}
