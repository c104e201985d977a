//! The copy of the pack in local storage: how it is sealed, and what is asked of it before it is trusted again. The build asks
//! the same, by [`open`], of every pack that it makes.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::content::hours::iso_date;
use crate::content::pack::{Edition, Pack};
use crate::content::validate::facts;

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
    // Where a network answers in the place of the host, the parser's own words would help nobody.
    let pack: Pack = serde_json::from_str(&record.pack).map_err(|_| "They are cut short, or no facts.".to_owned())?;
    match facts::problems(&pack).first() {
        None => Ok(pack),
        Some(problem) => Err(problem.to_string()),
    }
}

/// A pack from the host, given as JSON, where it is to take the place of the one in use: it is newer, or was corrected under
/// the same edition. `None`: it is the same.
///
/// `today` is the day by the phone's clock; `None`: not known, and then no edition comes from the future. Where the one in use
/// does, either it is a slip, which nothing else would ever mend, or the clock is wrong: the host knows better than both.
///
/// # Errors
/// Why it cannot be trusted, in a sentence.
pub fn newer(json: &str, in_use: &Pack, today: Option<NaiveDate>) -> Result<Option<Pack>, String> {
    let pack = open(&seal(json))?;
    if pack == *in_use {
        return Ok(None);
    }
    if !from_the_future(&in_use.edition, today) {
        if from_the_future(&pack.edition, today) {
            return Err("They are dated in the future.".into());
        }
        if pack.edition < in_use.edition {
            return Err("They are older than those in use.".into());
        }
    }
    Ok(Some(pack))
}

/// The newest of the stored and the built-in pack. Of the same edition it is the stored one, which the host gave last. One that
/// comes from the future is left, but where the built-in one does too: then the clock is wrong, and can judge neither.
pub fn newest(built_in: Pack, stored: Option<Pack>, today: Option<NaiveDate>) -> Pack {
    let believed = |stored: &Pack| {
        stored.edition >= built_in.edition
            && (!from_the_future(&stored.edition, today) || from_the_future(&built_in.edition, today))
    };
    stored.filter(believed).unwrap_or(built_in)
}

/// Whether an edition is of a day after tomorrow: nobody publishes that, and whoever kept it would refuse all that follows.
fn from_the_future(edition: &Edition, today: Option<NaiveDate>) -> bool {
    let date = iso_date::parse(edition.date());
    date.zip(today).is_some_and(|(date, today)| (date - today).num_days() > 1)
}

/// FNV-1a over the bytes (Fowler, Noll and Vo; draft-eastlake-fnv): enough to notice damage, no defence against intent.
pub fn fingerprint(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
