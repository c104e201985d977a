//! A shift in one line, for the list of shifts: written at an end, so that the list need not read every line of every shift.

use super::keys::CHUNK;
use super::state::State;
use super::text::{counts_text, read_counts, read_writer, sealed, unsealed, writer_text};
use super::write::MAX_OTHERS;
use crate::counts::Counts;
use crate::journal::escape::{escape, unescape};
use crate::time::length::Length;
use crate::writer::Writer;

/// Twice as many as a shift has, for those that say unequal things.
const MOST_OTHERS: usize = 2 * MAX_OTHERS;

/// What the list of shifts, their months and their deletion need to know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    pub writer: Writer,
    /// The writer whose shift goes on under this one.
    pub continues: Option<Writer>,
    /// The number of the last line that is in it.
    pub last: u32,
    pub started_ms: i64,
    /// `None`: it runs.
    pub ended_ms: Option<i64>,
    pub length: Length,
    pub team: u8,
    pub area: String,
    /// Taps that were not taken back, and notes that were not deleted.
    pub taps: u32,
    pub notes: u32,
    /// The days that the phone had seen when it ended or was kept.
    pub seen: u32,
    /// What this phone counted.
    pub counts: Counts,
    /// What others handed over, as in [`Shift`](crate::shift::Shift).
    pub others: Vec<(Writer, u32, Counts)>,
}

impl State {
    pub fn summary(&self) -> Summary {
        let shift = self.shift();
        Summary {
            writer: shift.writer,
            continues: self.continues(),
            last: self.last,
            started_ms: shift.started_ms,
            ended_ms: shift.ended_ms,
            length: self.length(),
            team: shift.team,
            area: shift.area,
            taps: u32::try_from(self.taps.len()).unwrap_or(u32::MAX),
            notes: u32::try_from(self.notes.len()).unwrap_or(u32::MAX),
            seen: self.seen,
            counts: shift.counts,
            others: shift.others,
        }
    }
}

impl Summary {
    /// In the letters of a line, with a checksum.
    pub fn text(&self) -> String {
        let mut text = format!("1.{}.", writer_text(self.writer));
        text.push_str(&self.continues.map(writer_text).unwrap_or_default());
        let ended = self.ended_ms.map(|ended| ended.to_string()).unwrap_or_default();
        let Length { minutes, is_sure } = self.length;
        let is_sure = u8::from(is_sure);
        text.push_str(&format!(".{}.{}.{ended}.{minutes}.{is_sure}.{}.", self.last, self.started_ms, self.team));
        escape(&self.area, &mut text);
        text.push_str(&format!(".{}.{}.{}.{}", self.taps, self.notes, self.seen, counts_text(&self.counts)));
        for (writer, last, counts) in &self.others {
            text.push_str(&format!(".{}.{last}.{}", writer_text(*writer), counts_text(counts)));
        }
        sealed(text)
    }

    /// `None`: it is not what was written. Then the shift's lines are replayed.
    pub fn parse(text: &str) -> Option<Self> {
        let mut fields = unsealed(text)?.split('.');
        let mut next = || fields.next();
        if next()? != "1" {
            return None;
        }
        let mut summary = Self {
            writer: read_writer(next()?)?,
            continues: optional(next()?, read_writer)?,
            last: next()?.parse().ok()?,
            started_ms: next()?.parse().ok()?,
            ended_ms: optional(next()?, |ended| ended.parse().ok())?,
            length: Length { minutes: next()?.parse().ok()?, is_sure: next()? == "1" },
            team: next()?.parse().ok()?,
            area: unescape(next()?)?,
            taps: next()?.parse().ok()?,
            notes: next()?.parse().ok()?,
            seen: next()?.parse().ok()?,
            counts: read_counts(next()?)?,
            others: Vec::new(),
        };
        while let Some(writer) = next() {
            if summary.others.len() >= MOST_OTHERS {
                return None;
            }
            summary.others.push((read_writer(writer)?, next()?.parse().ok()?, read_counts(next()?)?));
        }
        Some(summary)
    }

    /// Whether no line was written since. `last`: the highest number among the keys of the records.
    /// `chunk`: the highest chunk among the keys of local storage.
    pub fn is_current(&self, last: Option<u32>, chunk: Option<u32>) -> bool {
        last.is_none_or(|last| last <= self.last) && chunk.is_none_or(|chunk| chunk <= self.last / CHUNK)
    }
}

/// The outer `None`: it cannot be read.
fn optional<T>(text: &str, read: impl Fn(&str) -> Option<T>) -> Option<Option<T>> {
    if text.is_empty() { Some(None) } else { read(text).map(Some) }
}
