//! Whether a writer goes on after a start, or a new one begins.
//!
//! Under one number of one writer other phones know one thing. So whenever it is not certain that every line ever written is at hand, a new
//! writer begins: it goes on with the shift, and what is there of the old one is kept beside it.

use std::borrow::Cow;

use super::lines::{Lines, union};
use crate::writer::Writer;

/// Lines that may be on their way to IndexedDB when the phone dies.
pub const ON_THE_WAY: u32 = 64;
/// How much of a night local storage may lose when the phone dies, in milliseconds. Measured: 45 seconds.
pub const LOST_AT_MOST_MS: i64 = 5 * 60 * 1000;

/// What a store says at a start.
#[derive(Clone, Copy, Debug)]
pub enum Said<'a> {
    /// It cannot be opened, or does not answer.
    Nothing,
    /// It answers.
    Lines {
        /// The mark of this phone's storage: a random number, written to both stores when they are first used, and a new one to both
        /// whenever a new writer begins. `None`: there is none.
        mark: Option<u64>,
        /// The good lines.
        lines: &'a Lines,
    },
}

/// What other phones have shown of this writer: a hand-over of ours that came back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Heard {
    /// The highest number they know.
    pub last: Option<u32>,
    /// Under a number they know another thing than we.
    pub is_unequal: bool,
}

/// What is to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GoOn {
    /// There is no line of this writer anywhere.
    Nothing,
    /// The writer goes on with this number.
    Continue { next: u32 },
    /// A new writer begins, with [`Started`](super::event::Event::Started) saying that it continues the old one.
    New { because: Break },
}

/// Why a new writer begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Break {
    /// A store does not answer: it may hold more lines than are at hand.
    NoAnswer,
    /// One store was wiped.
    Wiped,
    /// The stores are not of one phone, or another phone counts under this writer.
    Copied,
    /// A store is older than the other, by more than a dying phone loses; or others know lines that are not at hand.
    Restored,
    /// Two wrote under one number.
    Clash,
    /// Lines are missing.
    Gap,
}

/// Whether the writer goes on, by what both stores say of it and what other phones have shown.
pub fn continue_or_new(writer: Writer, local: Said, database: Said, heard: Heard) -> GoOn {
    let new = |because| GoOn::New { because };
    let (Said::Lines { mark: local_mark, lines: local }, Said::Lines { mark: database_mark, lines: database }) =
        (local, database)
    else {
        let is_empty = |said| match said {
            Said::Nothing => true,
            Said::Lines { lines, .. } => lines.last(writer) == 0,
        };
        return if is_empty(local) && is_empty(database) { GoOn::Nothing } else { new(Break::NoAnswer) };
    };
    let (in_local, in_database) = (local.last(writer), database.last(writer));
    // A long night is not put together where both say the same.
    let lines = if local == database { Cow::Borrowed(local) } else { Cow::Owned(union(local, database)) };
    let last = lines.last(writer);
    if last == 0 {
        return GoOn::Nothing;
    }
    if heard.is_unequal || matches!((local_mark, database_mark), (Some(one), Some(other)) if one != other) {
        return new(Break::Copied);
    }
    if local_mark.is_none() || database_mark.is_none() {
        return new(Break::Wiped);
    }
    if in_local.saturating_sub(in_database) > ON_THE_WAY
        || heard.last.is_some_and(|known| known > last)
        || lost_ms(writer, in_local, database) > LOST_AT_MOST_MS
    {
        return new(Break::Restored);
    }
    let told = lines.told(writer);
    if !told.clashes.is_empty() {
        return new(Break::Clash);
    }
    if !told.gaps.is_empty() {
        return new(Break::Gap);
    }
    last.checked_add(1).map_or(new(Break::Gap), |next| GoOn::Continue { next })
}

/// The time over which the lines were written that local storage lacks at its end.
fn lost_ms(writer: Writer, in_local: u32, database: &Lines) -> i64 {
    let mut lost = database.of(writer).filter(|line| line.number() > in_local).map(|line| line.stamp());
    let Some(first) = lost.next() else {
        return 0;
    };
    let last = lost.next_back().unwrap_or(first);
    // Within one load no setting of the clock counts as lost time.
    if first.run == last.run {
        i64::try_from(last.steady_ms.saturating_sub(first.steady_ms)).unwrap_or(i64::MAX)
    } else {
        last.wall_ms.saturating_sub(first.wall_ms).saturating_abs()
    }
}
