//! What a host does to the headers of a file.

use std::collections::BTreeSet;

use crate::build::precache::page_address;
use crate::build::verify::ask::Answer;
use crate::build::verify::report::Fault;
use crate::hosting::headers::{CACHING, PERMISSIONS, POLICY, caching, more_permissions};
use crate::hosting::templates::TYPES;

/// Headers that spoil an answer, with what they do.
const SPOILING: [(&str, &str); 2] = [
    ("Set-Cookie", "sent with a cookie, and the site promises that it follows nobody"),
    ("Clear-Site-Data", "sent with Clear-Site-Data, which wipes what phones have saved"),
];

const HEADERS: &str = "Give this host the headers of dist/_headers with each upload, and none of its own.";

/// The content type of a file of the build, by its ending. `None`: the build makes no such file.
pub fn content_type(file: &str) -> Option<&'static str> {
    let (_, ending) = file.rsplit_once('.')?;
    TYPES.iter().find(|(known, _)| *known == ending).map(|(_, kind)| *kind)
}

/// A type that is not that of the build, or in other letters than UTF-8. `sent`: its header, empty if there is none.
pub fn wrong_type(file: &str, sent: &str) -> Option<Fault> {
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
    let seen = match sent.as_str() {
        "" => format!("sent without its type, {wanted}"),
        sent => format!("sent as {sent} in place of {wanted}"),
    };
    Some(Fault::new(file, seen, "Set the type of files with this ending at the host."))
}

/// The headers that are missing, other than those of the build, or spoil the answer. `headers`: those of the build.
pub fn wrong_headers(file: &str, answer: &Answer, headers: &[(&str, &str)]) -> Vec<Fault> {
    let mut seen = Vec::new();
    let mut missing = Vec::new();
    let more = more_permissions(&page_address(file));
    for (name, wanted) in headers {
        // Hosts send what one document may use beside it as a value of its own, or join both.
        let of_document = more.as_ref().filter(|_| *name == PERMISSIONS).map(|more| format!("{wanted}, {more}"));
        if of_document.is_some_and(|wanted| answer.value(name) == wanted) {
            continue;
        }
        match answer.values(name)[..] {
            [] if is_needed(name, file) => missing.push(*name),
            [] => {}
            [sent] if sent == *wanted && (*name != PERMISSIONS || more.is_none()) => {}
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
    let needed = headers.iter().filter(|(name, _)| is_needed(name, file)).count() + 1;
    if missing.len() == needed {
        seen.push("sent without any header of the build".into());
    } else if !missing.is_empty() {
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
