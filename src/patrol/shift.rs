//! A shift, as it is shown and handed over.

use crate::counts::Counts;
use crate::note::Note;
use crate::time::length::Length;
use crate::writer::Writer;

/// What the lines of a journal add up to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shift {
    pub writer: Writer,
    /// Milliseconds since 1970 by the clock of the phone. The day and the month of a shift are those of its start, in London.
    pub started_ms: i64,
    /// The same of its end. `None`: it runs.
    pub ended_ms: Option<i64>,
    /// How long it lasted, or has lasted up to its last line: not by the clock of the phone alone, which may have been set.
    pub length: Length,
    /// How many go out together, from 1 to 99.
    pub team: u8,
    /// Where, in the person's own words. May be empty.
    pub area: String,
    /// What this phone counted.
    pub counts: Counts,
    /// What other phones handed over: of each writer the number of its last line, and its counts up to there.
    pub others: Vec<(Writer, u32, Counts)>,
    pub notes: Vec<Note>,
}
