//! What is wrong with the answer of a host, compared with the file of the build.

use std::collections::BTreeSet;
use std::io::Read;

use brotli::Decompressor;
use flate2::read::GzDecoder;

use crate::build::precache::page_address;
use crate::build::verify::ask::Answer;
use crate::build::verify::origin::Origin;
use crate::build::verify::report::{BYTES, Fault};
use crate::hosting::compress::is_compressible;
use crate::hosting::headers::{CACHING, PERMISSIONS, POLICY, caching};
use crate::hosting::templates::TYPES;

/// An address that the site does not have.
pub const UNKNOWN: &str = "/there-is-no-such-page";

/// The bytes of one packet on the way: what fits into it gains nothing from compression, and hosts leave it as it is.
const PACKET: usize = 1400;

/// Headers that spoil an answer, with what they do.
const SPOILING: [(&str, &str); 2] = [
    ("Set-Cookie", "sent with a cookie, and the site promises that it follows nobody"),
    ("Clear-Site-Data", "sent with Clear-Site-Data, which wipes what phones have saved"),
];

const UPLOAD: &str = "Upload the whole folder again, then empty the cache of this host.";
const LEAVE_BYTES: &str = "Turn off what changes files at this host (minifying, added scripts), then upload again.";
const ONE_PAGE: &str =
    "Turn off what gives one page for many addresses at this host (a sign-in page, an app of a single page).";
const HEADERS: &str = "Give this host the headers of dist/_headers with each upload, and none of its own.";

/// The content type of a file of the build, by its ending. `None`: the build makes no such file.
pub fn content_type(file: &str) -> Option<&'static str> {
    let (_, ending) = file.rsplit_once('.')?;
    TYPES.iter().find(|(known, _)| *known == ending).map(|(_, kind)| *kind)
}

/// What the host does to a file. `headers`: the headers of every response, as the build wrote them.
pub fn judge(
    origin: &Origin,
    file: &str,
    bytes: &[u8],
    answer: Option<&Answer>,
    headers: &[(&str, &str)],
) -> Vec<Fault> {
    let fault = |seen: String, mend| Fault::new(file, seen, mend);
    let Some(answer) = answer else {
        return vec![fault("no answer came in a minute".into(), "See that the host is well, then try again.")];
    };
    let mut faults = Vec::new();
    if answer.address != format!("{origin}{}", page_address(file)) {
        let mend = "Let the host give each page at its own address, as /help, and not lead on to another.";
        faults.push(fault(led_on(origin, file, &answer.address), mend));
        // What another host does is not for this one to mend.
        if !origin.has(&answer.address) {
            return faults;
        }
    }
    if answer.status != 200 {
        faults.push(fault(format!("status {} in place of 200", answer.status), mend_of_status(answer.status)));
        return faults;
    }
    match unpacked(answer, bytes.len()) {
        None => {
            let packed = answer.value("content-encoding");
            faults.push(fault(
                format!("packed as {packed}, which was not asked for"),
                "Use Brotli or gzip at this host.",
            ));
        }
        Some(body) if is_another_page(file, bytes, &body) => {
            faults.push(fault("another web page came in place of what the build wrote".into(), ONE_PAGE));
            return faults;
        }
        Some(body) => faults.extend(changed(file, bytes, &body)),
    }
    faults.extend(wrong_type(file, &answer.value("content-type")));
    faults.extend(wrong_headers(file, answer, headers));
    if is_compressible(file) && bytes.len() > PACKET && answer.value("content-encoding").is_empty() {
        faults.push(fault("sent without compression".into(), "Turn on Brotli or gzip for such files at this host."));
    }
    faults
}

/// What the host does with an address that the site does not have. `page`: the page for those.
pub fn judge_unknown(answer: Option<&Answer>, page: Option<&Vec<u8>>) -> Option<Fault> {
    let (answer, page) = (answer?, page?);
    if answer.status != 404 {
        let seen = format!("status {} in place of 404, though there is no such page", answer.status);
        return Some(Fault::new(UNKNOWN, seen, ONE_PAGE));
    }
    let is_ours = unpacked(answer, page.len()).is_some_and(|body| body == *page);
    let mend = "Let the host answer unknown addresses with 404.html of the build.";
    (!is_ours).then(|| Fault::new(UNKNOWN, "not answered with the page that the build wrote for it", mend))
}

fn led_on(origin: &Origin, file: &str, to: &str) -> String {
    let asked = format!("{origin}{}", page_address(file));
    if !origin.has(to) {
        let host = to.split('/').take(3).collect::<Vec<_>>().join("/");
        format!("the host leads on to {host}")
    } else if to.strip_prefix(&asked) == Some("/") {
        "the host leads on to the address with a slash at its end".into()
    } else {
        "the host leads on to another address".into()
    }
}

fn mend_of_status(status: u16) -> &'static str {
    match status {
        401 | 403 | 407 => "Let everybody read the site: turn off sign-in, and checks for robots, at this host.",
        404 | 410 => "Upload the whole folder, and let the host answer /help with help/index.html.",
        _ => "See that the host is well, then try again.",
    }
}

/// The body as a browser reads it, as far as it can be read. `None`: packed in another way than was asked for. `wanted`: the bytes
/// of the file; not much more than those is unpacked, whatever the host sends.
fn unpacked(answer: &Answer, wanted: usize) -> Option<Vec<u8>> {
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

/// Whether this is a web page, and not the file.
fn is_another_page(file: &str, bytes: &[u8], body: &[u8]) -> bool {
    let start = String::from_utf8_lossy(&body[..body.len().min(200)]).trim_start().to_lowercase();
    let is_page = start.starts_with("<!doctype html") || start.starts_with("<html");
    is_page && (!file.ends_with(".html") || title(bytes) != title(body))
}

fn title(html: &[u8]) -> Option<String> {
    let html = String::from_utf8_lossy(html);
    let (_, after) = html.split_once("<title>")?;
    after.split_once("</title>").map(|(title, _)| title.trim().to_owned())
}

/// How the bytes differ from those of the build.
fn changed(file: &str, bytes: &[u8], body: &[u8]) -> Option<Fault> {
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

const OTHER: &str =
    "Upload the whole folder again, empty the cache of this host, and turn off what changes files there (minifying).";

fn wrong_type(file: &str, sent: &str) -> Option<Fault> {
    let wanted = content_type(file)?;
    let sent = sent.to_lowercase();
    let (kind, parameters) = sent.split_once(';').unwrap_or((&sent, ""));
    let kind = kind.trim();
    // The older name of the same type.
    let kind = if kind == "application/javascript" { "text/javascript" } else { kind };
    let is_utf_8 = parameters.split_once("charset=").is_none_or(|(_, set)| set.trim_matches(['"', ' ']) == "utf-8");
    if Some(kind) == wanted.split(';').next() && is_utf_8 {
        return None;
    }
    let sent = if sent.is_empty() { "nothing that is named" } else { &sent };
    Some(Fault::new(file, format!("sent as {sent} in place of {wanted}"), "Set the type for this ending at the host."))
}

fn wrong_headers(file: &str, answer: &Answer, headers: &[(&str, &str)]) -> Vec<Fault> {
    let mut seen = Vec::new();
    let mut missing = Vec::new();
    for (name, wanted) in headers {
        match answer.values(name)[..] {
            [] if is_needed(name, file) => missing.push(*name),
            [] => {}
            [sent] if sent == *wanted => {}
            // A policy is too long for a line.
            [sent] if sent.len() + wanted.len() < 100 => {
                seen.push(format!("{name} is \"{sent}\" in place of \"{wanted}\""))
            }
            [_] => seen.push(format!("{name} is other than that of the build")),
            [..] => seen.push(format!("{name} is there more than once")),
        }
    }
    let (kept, wanted) = (answer.value(CACHING), caching(&page_address(file)));
    if kept.is_empty() {
        missing.push(CACHING);
    } else if directives(&kept) != directives(wanted) {
        seen.push(format!("{CACHING} is \"{kept}\" in place of \"{wanted}\""));
    }
    if !missing.is_empty() {
        seen.push(format!("sent without {}", missing.join(", ")));
    }
    let mut faults: Vec<Fault> = seen.into_iter().map(|seen| Fault::new(file, seen, HEADERS)).collect();
    if answer.value("vary").split(',').any(|part| part.trim() == "*") {
        let mend = "Take this header out at the host, or have it say Accept-Encoding.";
        faults.push(Fault::new(file, "sent with \"Vary: *\", so that browsers cannot save it", mend));
    }
    for (name, what) in SPOILING {
        if !answer.values(name).is_empty() {
            faults.push(Fault::new(file, what, "Turn this header off at the host."));
        }
    }
    faults
}

/// Whether a file may not come without this header. Only pages and workers load anything, and only pages use permissions, so our
/// configuration for nginx leaves two long headers out elsewhere.
fn is_needed(header: &str, file: &str) -> bool {
    match header {
        POLICY => file.ends_with(".html") || file.ends_with(".js"),
        PERMISSIONS => file.ends_with(".html"),
        _ => true,
    }
}

/// The parts of a `Cache-Control`, whose order does not matter.
fn directives(value: &str) -> BTreeSet<String> {
    value.split(',').map(|part| part.trim().to_lowercase()).collect()
}
