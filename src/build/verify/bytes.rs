//! What a host does to the bytes of a file.

use std::io::Read;

use brotli::Decompressor;
use flate2::read::GzDecoder;

use crate::build::verify::ask::Answer;
use crate::build::verify::report::{BYTES, Fault};

const UPLOAD: &str = "Upload the whole folder again, then empty the cache of this host.";
const LEAVE_BYTES: &str = "Turn off what changes files at this host (minifying, added scripts), then upload again.";
const OTHER: &str =
    "Upload the whole folder again, empty the cache of this host, and turn off what changes files there (minifying).";

/// The body as a browser reads it, as far as it can be read. `None`: packed in another way than was asked for. `wanted`: the bytes
/// of the file; not much more than those is unpacked, whatever the host sends.
pub fn unpacked(answer: &Answer, wanted: usize) -> Option<Vec<u8>> {
    let body = &answer.body[..];
    let most = 2 * wanted as u64 + (1 << 20);
    let mut out = Vec::new();
    // What is cut short ends in an error, after all that came.
    let _ = match answer.value("content-encoding").to_lowercase().as_str() {
        "" | "identity" => return Some(body.to_vec()),
        "gzip" => GzDecoder::new(body).take(most).read_to_end(&mut out),
        "br" => Decompressor::new(body, 4096).take(most).read_to_end(&mut out),
        _ => return None,
    };
    Some(out)
}

/// Whether this is a web page of somebody else: the file is none, or its page has another title.
pub fn is_another_page(file: &str, bytes: &[u8], body: &[u8]) -> bool {
    let start = String::from_utf8_lossy(&body[..body.len().min(200)]).trim_start().to_lowercase();
    let is_page = start.starts_with("<!doctype html") || start.starts_with("<html");
    // A page may be cut short before its title.
    is_page && !bytes.starts_with(body) && (!file.ends_with(".html") || title(bytes) != title(body))
}

fn title(html: &[u8]) -> Option<String> {
    let html = String::from_utf8_lossy(html);
    let (_, after) = html.split_once("<title>")?;
    after.split_once("</title>").map(|(title, _)| title.trim().to_owned())
}

/// How the bytes differ from those of the build.
pub fn changed(file: &str, bytes: &[u8], body: &[u8]) -> Option<Fault> {
    if bytes == body {
        return None;
    }
    let (shorter, longer) = (bytes.len().min(body.len()), bytes.len().max(body.len()));
    let same = |(one, other): &(&u8, &u8)| one == other;
    let start = bytes.iter().zip(body).take_while(same).count();
    let end = bytes.iter().rev().zip(body.iter().rev()).take_while(same).count();
    let is_one_piece = start + end >= shorter;
    let (seen, mend) = match body.len() < bytes.len() {
        true if start == body.len() => (format!("cut short, with {BYTES} missing at the end"), UPLOAD),
        true if is_one_piece => (format!("other bytes than the build wrote, with {BYTES} taken out"), LEAVE_BYTES),
        false if is_one_piece => (format!("other bytes than the build wrote, with {BYTES} added"), LEAVE_BYTES),
        _ => ("other bytes than the build wrote, as if from another build, or changed in many spots".into(), OTHER),
    };
    Some(Fault { bytes: longer - shorter, ..Fault::new(file, seen, mend) })
}
