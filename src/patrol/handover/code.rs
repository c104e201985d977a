//! A shift as a code to be scanned: the text of one still QR code, in its alphanumeric set.
//!
//! ```text
//! SNCSHIFT    what it is
//! 1           the version of all that follows
//! ...         the body, five bits a sign
//! .......     the CRC-32 of all signs before it, in every version
//! ```

use super::bits::Bits;
use super::not_ours::{NotOurs, named};
use super::{HandOver, body, signs};
use crate::shift::Shift;

/// The most signs of a code: what version 15 holds at level M.
pub const LONGEST: usize = 600;

/// Longer is no QR code: 4,296 signs at most, and some gaps.
const LONGEST_READ: usize = 10_000;

const MARKER: &str = "SNCSHIFT";
const VERSION: char = '1';
const CHECK: usize = 7;

/// The codes of a shift, to be shown one after the other. The phone's own counts are in the first, and those of other
/// phones as far as they fit, else in further ones: mostly there is one. `number`: of the last line of its journal.
pub fn write(shift: &Shift, number: u32) -> Vec<String> {
    let whole = HandOver::whole(shift, number);
    // The numbers of a code and of its tellings, at their largest, take no more than this.
    let room = (LONGEST - MARKER.len() - 1 - CHECK) * 5 - 60 - body::head(&whole, 0).len();
    let mut parts: Vec<(usize, Bits)> = Vec::new();
    for telling in &whole.tellings {
        let bits = body::telling(whole.writer, telling);
        match parts.last_mut() {
            Some((tellings, last)) if last.len() + bits.len() <= room => {
                *tellings += 1;
                last.append(bits);
            }
            _ => parts.push((1, bits)),
        }
    }
    // What 255 phones counted is more than anybody would scan.
    parts.truncate(usize::from(u8::MAX));
    let of = u8::try_from(parts.len()).unwrap_or(u8::MAX);
    let one = |(part, (tellings, bits))| {
        let mut all = body::head(&HandOver { part: (part, of), ..whole.clone() }, tellings);
        all.append(bits);
        text_of(&all.into_fives())
    };
    (1..=of).zip(parts).map(one).collect()
}

/// What was scanned. `own_host`: where this app is served from (`example.org`), to know its own posters by.
///
/// # Errors
///
/// What was scanned instead. Nothing of it may be taken in.
pub fn read(scanned: &str, own_host: &str) -> Result<HandOver, NotOurs> {
    if scanned.len() > LONGEST_READ {
        return Err(NotOurs::Other);
    }
    let text: String =
        scanned.chars().filter(|sign| !signs::is_gap(*sign)).map(|sign| sign.to_ascii_uppercase()).collect();
    let Some(rest) = text.strip_prefix(MARKER) else { return Err(named(scanned, own_host)) };
    let fives: Option<Vec<u8>> = rest.chars().map(signs::value).collect();
    let fives = fives.ok_or(NotOurs::Damaged)?;
    let (told, check) = fives.split_at_checked(fives.len().saturating_sub(CHECK)).ok_or(NotOurs::Damaged)?;
    if check != check_of(told) {
        return Err(NotOurs::Damaged);
    }
    match told.split_first() {
        Some((version, body)) if signs::sign(*version) == VERSION => body::read(body).ok_or(NotOurs::Damaged),
        Some(_) => Err(NotOurs::Newer),
        None => Err(NotOurs::Damaged),
    }
}

fn text_of(body: &[u8]) -> String {
    let mut fives: Vec<u8> = signs::value(VERSION).into_iter().chain(body.iter().copied()).collect();
    fives.extend(check_of(&fives));
    MARKER.chars().chain(fives.into_iter().map(signs::sign)).collect()
}

fn check_of(fives: &[u8]) -> Vec<u8> {
    let mut bits = Bits::default();
    bits.put(u64::from(crc32fast::hash(fives)), 32);
    bits.into_fives()
}
