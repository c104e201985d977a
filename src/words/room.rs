//! Room on the phone in words.

/// Bytes in megabytes of a million, rounded up to a tenth: `4.9 MB`. By whole numbers: those with a point would cost 7 KB of the download.
pub fn in_megabytes(bytes: f64) -> String {
    let tenths = (bytes / 1e5).ceil() as u32;
    format!("{}.{} MB", tenths / 10, tenths % 10)
}
