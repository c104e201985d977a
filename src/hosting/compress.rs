//! Brotli and gzip copies of each compressible file: the server only has to choose one.

use std::io::Write;

use anyhow::Result;
use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, write::GzEncoder};

/// Whether files with this ending gain from compression.
pub fn is_compressible(address: &str) -> bool {
    ["html", "css", "js", "json", "wasm", "svg", "txt", "webmanifest"]
        .iter()
        .any(|ending| address.rsplit_once('.').is_some_and(|(_, extension)| extension == *ending))
}

/// Brotli at level 11.
pub fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut out = Vec::new();
    let parameters = BrotliEncoderParams { quality: 11, lgwin: 22, size_hint: bytes.len(), ..Default::default() };
    brotli::BrotliCompress(&mut &bytes[..], &mut out, &parameters)?;
    Ok(out)
}

/// Gzip at level 9, for clients without Brotli.
pub fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}
