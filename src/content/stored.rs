//! The copy of the knowledge in local storage: a header and the text, under two keys, validated before use. Editions are compared by
//! their headers, so that an unused text is never parsed. The build validates every document with [`read`] too.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::content::hours::iso_date;
use crate::content::knowledge::{Edition, Knowledge, SCHEMA};
use crate::content::reading::readable;
use crate::content::validate::{facts, texts};

/// The version of the header format.
const VERSION: u32 = 2;
/// The largest document, in bytes: many times the current size, and small enough for any phone.
const MAX_BYTES: usize = 1 << 20;

/// How every document begins, before the version of its format.
const START: &str = "{\"schema\":";

/// The header beside the text in local storage.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Header {
    version: u32,
    pub edition: Edition,
    /// [`checksum`] of the text.
    pub checksum: u32,
    /// The length of the text in bytes.
    length: u32,
}

readable!(Header { version, edition, checksum, length });

fn length(text: &str) -> u32 {
    text.len().try_into().unwrap_or(u32::MAX)
}

/// The header of a document, given as JSON.
pub fn header(edition: &Edition, text: &str) -> Header {
    Header { version: VERSION, edition: edition.clone(), checksum: checksum(text), length: length(text) }
}

/// Validates and parses a stored document.
///
/// # Errors
/// Why it is invalid, in a sentence.
pub fn decode(header: &Header, text: &str) -> Result<Knowledge, String> {
    if header.version != VERSION {
        return Err(format!("It is of version {}, and this program reads {VERSION}.", header.version));
    }
    if header.length != length(text) || header.checksum != checksum(text) {
        return Err("It was altered or cut short.".into());
    }
    read(text)
}

/// Parses and validates a document, given as JSON.
///
/// # Errors
/// Why it is invalid, in a sentence.
pub fn read(text: &str) -> Result<Knowledge, String> {
    if text.len() > MAX_BYTES {
        return Err("It is too large.".into());
    }
    // A captive portal may answer instead of the host, so the message of the parser would not help.
    let knowledge = Knowledge::parse(text).ok_or_else(|| {
        let of_another_version =
            text.starts_with(START) && !text.starts_with(&[START, &SCHEMA.to_string(), ","].concat());
        let why = if of_another_version {
            "They are for another version of the app."
        } else {
            "They are cut short, or no facts."
        };
        why.to_owned()
    })?;
    let of_facts = facts::problems(&knowledge).into_iter();
    match of_facts.chain(texts::issues(&knowledge).into_iter().map(|error| error.issue)).next() {
        None => Ok(knowledge),
        Some(issue) => Err(issue.to_string()),
    }
}

/// Parses a document from the host, given as JSON, if it supersedes the one in use, given by its header: it is newer, or corrected
/// under the same edition. `None`: it is the same.
///
/// `today`: the day by the clock of the phone. `None`: not known, so no edition counts as from the future. If the one in use is from
/// the future, it is a mistake or the clock is wrong; either way the document of the host is used.
///
/// # Errors
/// Why it is refused, in a sentence.
pub fn newer(text: &str, in_use: &Header, today: Option<NaiveDate>) -> Result<Option<Knowledge>, String> {
    if in_use.length == length(text) && in_use.checksum == checksum(text) {
        return Ok(None);
    }
    let knowledge = read(text)?;
    if !from_the_future(&in_use.edition, today) {
        if from_the_future(&knowledge.edition, today) {
            return Err("They are dated in the future.".into());
        }
        if knowledge.edition < in_use.edition {
            return Err("They are older than those in use.".into());
        }
    }
    Ok(Some(knowledge))
}

/// Whether a stored edition supersedes the built-in one. The same edition does, because it came later from the host. One from the
/// future does not, unless the built-in one is from the future too: then the clock is wrong.
pub fn supersedes(stored: &Edition, built_in: &Edition, today: Option<NaiveDate>) -> bool {
    stored >= built_in && (!from_the_future(stored, today) || from_the_future(built_in, today))
}

/// Whether an edition is dated after tomorrow. Storing it would block all later editions.
fn from_the_future(edition: &Edition, today: Option<NaiveDate>) -> bool {
    let date = iso_date::parse(edition.date());
    date.zip(today).is_some_and(|(date, today)| (date - today).num_days() > 1)
}

/// FNV-1a over the bytes (Fowler, Noll and Vo; draft-eastlake-fnv): detects damage, not manipulation.
pub fn checksum(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
