//! The copy of the pack in local storage: how it is sealed, and what is asked of it before it is trusted again. The build asks
//! the same, by [`open`], of every pack that it makes.

use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use super::check;
use super::pack::Pack;

/// The form of the record around the pack. It goes up when the record itself changes.
const VERSION: u32 = 1;
/// The most that a pack may weigh, in bytes: many times what it does, and few enough for any phone.
const MOST: usize = 1 << 20;

/// A pack as it lies in local storage.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Record {
    version: u32,
    /// [`fingerprint`] of `pack`.
    fingerprint: u32,
    /// The pack as JSON.
    pack: String,
}

/// Seals a pack, given as JSON.
pub fn seal(pack: &str) -> Record {
    Record { version: VERSION, fingerprint: fingerprint(pack), pack: pack.to_owned() }
}

/// Opens a record.
///
/// # Errors
/// Why it cannot be trusted, in a sentence.
pub fn open(record: &Record) -> Result<Pack, String> {
    if record.version != VERSION {
        return Err(format!("It is of version {}, and this program reads {VERSION}.", record.version));
    }
    if record.pack.len() > MOST {
        return Err("It is too large.".into());
    }
    if record.fingerprint != fingerprint(&record.pack) {
        return Err("It was altered or cut short.".into());
    }
    let pack: Pack = serde_json::from_str(&record.pack).map_err(|error| error.to_string())?;
    match check::problems(&pack).first() {
        None => Ok(pack),
        Some(problem) => Err(problem.to_string()),
    }
}

/// A pack from the host, given as JSON, where it is newer than the one in use. `None`: it is the same edition.
///
/// # Errors
/// Why it cannot be trusted, in a sentence.
pub fn newer(json: &str, in_use: &Pack) -> Result<Option<Pack>, String> {
    let pack = open(&seal(json))?;
    match pack.edition.cmp(&in_use.edition) {
        Ordering::Greater => Ok(Some(pack)),
        Ordering::Equal => Ok(None),
        Ordering::Less => Err("They are older than those in use.".into()),
    }
}

/// The newest of the stored and the built-in pack; the built-in one where they are of the same edition.
pub fn newest(built_in: Pack, stored: Option<Pack>) -> Pack {
    match stored {
        Some(stored) if stored.edition > built_in.edition => stored,
        _ => built_in,
    }
}

/// FNV-1a over the bytes (Fowler, Noll and Vo; draft-eastlake-fnv): enough to notice damage, no defence against intent.
pub fn fingerprint(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
