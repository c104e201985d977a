//! A shift goes from phone to phone with no network: as a still code to be scanned, or as signs to be typed.
//!
//! ```text
//! signs.rs    the letters and digits of both            bits.rs       numbers in as few bits as they need
//! body.rs     what is handed over, in bits              code.rs       as a code to be scanned
//! typed.rs    as lines to be typed                      not_ours.rs   what was scanned instead
//! ```

mod bits;
mod body;
pub mod code;
pub mod not_ours;
mod signs;
pub mod typed;

use crate::counts::{Counts, LAST_COUNTER};
use crate::merge::Merged;
use crate::shift::Shift;
use crate::writer::Writer;

/// What one phone hands to another. No place and no note is in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HandOver {
    /// The phone that hands over.
    pub writer: Writer,
    /// Milliseconds since 1970 by its clock, in whole minutes.
    pub started_ms: i64,
    /// The same of the end. `None`: the shift ran.
    pub ended_ms: Option<i64>,
    /// From 1 to 99.
    pub team: u8,
    /// Of each writer the number of its last line and its counts: of the phone itself, then of those that handed over
    /// to it. A writer is there twice where its counts are unlike.
    pub tellings: Vec<(Writer, u32, Counts)>,
    /// Which code of how many, from 1: what several phones counted may need more than one.
    pub part: (u8, u8),
}

impl HandOver {
    /// All of a shift. `number`: that of its last line.
    fn whole(shift: &Shift, number: u32) -> Self {
        let minutes = |ms: i64| ms / 60_000 * 60_000;
        let own = shift.counts.iter().filter(|(counter, count)| (1..=LAST_COUNTER).contains(*counter) && **count > 0);
        let own = (shift.writer, number, own.map(|(counter, count)| (*counter, *count)).collect());
        let others = Merged::others_of(shift);
        let others = others.tellings().map(|(writer, number, counts)| (writer, number, counts.clone()));
        Self {
            writer: shift.writer,
            started_ms: minutes(shift.started_ms),
            ended_ms: shift.ended_ms.map(minutes),
            team: shift.team.clamp(1, 99),
            tellings: std::iter::once(own).chain(others).collect(),
            part: (1, 1),
        }
    }
}
