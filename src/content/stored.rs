//! The copy of the knowledge in local storage: a short header and the text, under two keys, and what is asked of them before they
//! are trusted. Editions are compared by the headers, so that what is not used is never parsed. The build asks the same, by [`read`],
//! of every document that it makes.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::content::hours::iso_date;
use crate::content::knowledge::{Edition, Knowledge};
use crate::content::validate::facts;

/// The form of the header. It goes up when the header itself changes.
const VERSION: u32 = 2;
/// The most that a document may weigh, in bytes: many times what it does, and few enough for any phone.
const MAX_BYTES: usize = 1 << 20;

/// What stands beside the text in local storage.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Header {
    version: u32,
    pub edition: Edition,
    /// [`checksum`] of the text.
    pub checksum: u32,
    /// The length of the text in bytes.
    length: usize,
}

/// The header of a document, given as JSON.
pub fn header(edition: &Edition, text: &str) -> Header {
    Header { version: VERSION, edition: edition.clone(), checksum: checksum(text), length: text.len() }
}

/// Reads a stored document.
///
/// # Errors
/// Why it cannot be trusted, in a sentence.
pub fn decode(header: &Header, text: &str) -> Result<Knowledge, String> {
    if header.version != VERSION {
        return Err(format!("It is of version {}, and this program reads {VERSION}.", header.version));
    }
    if header.length != text.len() || header.checksum != checksum(text) {
        return Err("It was altered or cut short.".into());
    }
    read(text)
}

/// Reads a document, given as JSON.
///
/// # Errors
/// Why it cannot be trusted, in a sentence.
pub fn read(text: &str) -> Result<Knowledge, String> {
    if text.len() > MAX_BYTES {
        return Err("It is too large.".into());
    }
    // Where a network answers in the place of the host, the parser's own words would help nobody.
    let knowledge: Knowledge = serde_json::from_str(text).map_err(|_| "They are cut short, or no facts.".to_owned())?;
    match facts::problems(&knowledge).first() {
        None => Ok(knowledge),
        Some(problem) => Err(problem.to_string()),
    }
}

/// A document from the host, given as JSON, where it is to take the place of the one in use, given by its header: it is newer, or
/// was corrected under the same edition. `None`: it is the same.
///
/// `today` is the day by the phone's clock; `None`: not known, and then no edition comes from the future. Where the one in use
/// does, either it is a slip, which nothing else would ever mend, or the clock is wrong: the host knows better than both.
///
/// # Errors
/// Why it cannot be trusted, in a sentence.
pub fn newer(text: &str, in_use: &Header, today: Option<NaiveDate>) -> Result<Option<Knowledge>, String> {
    if in_use.length == text.len() && in_use.checksum == checksum(text) {
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

/// Whether a stored edition takes the place of the built-in one. Of the same edition it does: the host gave it last. One that comes
/// from the future does not, but where the built-in one does too: then the clock is wrong, and can judge neither.
pub fn supersedes(stored: &Edition, built_in: &Edition, today: Option<NaiveDate>) -> bool {
    stored >= built_in && (!from_the_future(stored, today) || from_the_future(built_in, today))
}

/// Whether an edition is of a day after tomorrow: nobody publishes that, and whoever kept it would refuse all that follows.
fn from_the_future(edition: &Edition, today: Option<NaiveDate>) -> bool {
    let date = iso_date::parse(edition.date());
    date.zip(today).is_some_and(|(date, today)| (date - today).num_days() > 1)
}

/// FNV-1a over the bytes (Fowler, Noll and Vo; draft-eastlake-fnv): enough to notice damage, no defence against intent.
pub fn checksum(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
