//! What is handed over, in bits. Both codes hold it, and tell by a version of their own how it is written.
//!
//! ```text
//! writer                3 bits: bytes - 1, then the bytes
//! part                  parts - 1; if there are several, part - 1
//! start                 minutes since 2026 began, signed
//! end                   1 bit: there is one; minutes since the start, signed
//! team                  7 bits
//! tellings, how many    then of each
//!     writer            1 bit: the phone itself; if not, as above
//!     number            of its last line
//!     counters          6 bits: the highest; one bit for each below it
//!     counts            5 bits: the order that makes them shortest; of each one that was counted, count - 1
//! ```

use super::HandOver;
use super::bits::{Bits, Reader, width};
use crate::counts::{Counter, Counts};
use crate::writer::Writer;

/// Minutes from 1970 to 2026.
const BASE: i64 = 29_453_760;
const MINUTE_MS: i64 = 60_000;

/// How mostly small the numbers are.
const START: u32 = 24;
const LASTED: u32 = 9;
const NUMBER: u32 = 8;

/// All but the tellings, whose number `tellings` is.
pub(super) fn head(whole: &HandOver, tellings: usize) -> Bits {
    let mut bits = Bits::default();
    put_writer(&mut bits, whole.writer);
    let (part, parts) = whole.part;
    bits.put_number(u64::from(parts.saturating_sub(1)), 0);
    if parts > 1 {
        bits.put_number(u64::from(part.saturating_sub(1)), 0);
    }
    let start = whole.started_ms / MINUTE_MS;
    bits.put_signed(start - BASE, START);
    bits.put(u64::from(whole.ended_ms.is_some()), 1);
    if let Some(ended_ms) = whole.ended_ms {
        bits.put_signed(ended_ms / MINUTE_MS - start, LASTED);
    }
    bits.put(u64::from(whole.team), 7);
    bits.put_number(u64::try_from(tellings).unwrap_or_default(), 0);
    bits
}

/// One telling in a code of `own`.
pub(super) fn telling(own: Writer, (writer, number, counts): &(Writer, u32, Counts)) -> Bits {
    let mut bits = Bits::default();
    bits.put(u64::from(*writer == own), 1);
    if *writer != own {
        put_writer(&mut bits, *writer);
    }
    bits.put_number(u64::from(*number), NUMBER);
    let highest = counts.last_key_value().map_or(0, |(counter, _)| *counter);
    bits.put(u64::from(highest), 6);
    (1..highest).for_each(|counter| bits.put(u64::from(counts.contains_key(&counter)), 1));
    if highest > 0 {
        let less_one = || counts.values().map(|count| u64::from(count.saturating_sub(1)));
        let order = (0..32).min_by_key(|order| less_one().map(|count| width(count, *order)).sum::<u32>()).unwrap_or(0);
        bits.put(u64::from(order), 5);
        less_one().for_each(|count| bits.put_number(count, order));
    }
    bits
}

/// Reads all of it back. `None`: nobody wrote this.
pub(super) fn read(fives: &[u8]) -> Option<HandOver> {
    let mut bits = Reader::new(fives);
    let writer = take_writer(&mut bits)?;
    let parts = u8::try_from(bits.number(0)?.checked_add(1)?).ok()?;
    let part = if parts > 1 { u8::try_from(bits.number(0)?.checked_add(1)?).ok()? } else { 1 };
    let start = bits.signed(START)?.checked_add(BASE)?;
    let end = if bits.bit()? { Some(start.checked_add(bits.signed(LASTED)?)?) } else { None };
    let team = u8::try_from(bits.take(7)?).ok()?;
    let ended_ms = end.map(|end| end.checked_mul(MINUTE_MS));
    let ended_ms = if let Some(overflows) = ended_ms { Some(overflows?) } else { None };
    if part > parts || !(1..=99).contains(&team) {
        return None;
    }
    let mut tellings = Vec::new();
    // Each takes bits of its own, so a large number of them ends with the bits.
    for _ in 0..bits.number(0)? {
        tellings.push(take_telling(&mut bits, writer)?);
    }
    let started_ms = start.checked_mul(MINUTE_MS)?;
    bits.ended().then_some(HandOver { writer, started_ms, ended_ms, team, tellings, part: (part, parts) })
}

fn take_telling(bits: &mut Reader, own: Writer) -> Option<(Writer, u32, Counts)> {
    let writer = if bits.bit()? { own } else { take_writer(bits)? };
    let number = u32::try_from(bits.number(NUMBER)?).ok()?;
    let highest = Counter::try_from(bits.take(6)?).ok()?;
    let mut counts = Counts::new();
    if highest > 0 {
        let mut counters = Vec::new();
        for counter in 1..highest {
            if bits.bit()? {
                counters.push(counter);
            }
        }
        counters.push(highest);
        let order = u32::try_from(bits.take(5)?).ok()?;
        for counter in counters {
            counts.insert(counter, u32::try_from(bits.number(order)?.checked_add(1)?).ok()?);
        }
    }
    Some((writer, number, counts))
}

fn put_writer(bits: &mut Bits, Writer(id): Writer) {
    let bytes = (64 - id.leading_zeros()).div_ceil(8).max(1);
    bits.put(u64::from(bytes - 1), 3);
    bits.put(id, bytes * 8);
}

fn take_writer(bits: &mut Reader) -> Option<Writer> {
    let bytes = u32::try_from(bits.take(3)?).ok()? + 1;
    bits.take(bytes * 8).map(Writer)
}
