//! Brotli and gzip copies of each compressible file: the server only has to choose one.

use std::io::Write;

use anyhow::Result;
use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, write::GzEncoder};
use zopfli::{Format, Options};

/// Whether files with this ending gain from compression.
pub fn is_compressible(address: &str) -> bool {
    ["html", "css", "js", "json", "wasm", "svg", "txt", "webmanifest", "bin"]
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

/// Gzip for clients and hosts without Brotli. What a first visit fetches is made as small as gzip can be, which takes twenty times as
/// long as level 9; the other pages come in a bundle then.
pub fn gzip(address: &str, bytes: &[u8]) -> Result<Vec<u8>> {
    if address.ends_with("/index.html") && address != "/index.html" {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(bytes)?;
        return Ok(encoder.finish()?);
    }
    let mut out = Vec::new();
    // Few blocks suit short files: the program is long.
    let options = Options { maximum_block_splits: 60, ..Options::default() };
    zopfli::compress(options, Format::Gzip, bytes, &mut out)?;
    Ok(out)
}
