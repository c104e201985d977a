//! What a line says.

use super::line::LineId;
use crate::counts::{Counter, Counts};
use crate::writer::Writer;

/// What was done.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Event {
    /// The writer's first line.
    Started {
        /// How many go out together, from 1 to 99.
        team: u8,
        /// Where, in the person's own words. May be empty.
        area: String,
        /// The writer whose shift goes on under this one, since the storage of the phone broke.
        continues: Option<Writer>,
    },
    /// A tap, or a step of several. Less than nothing takes away.
    Counted { counter: Counter, by: i32 },
    /// Takes back one `Counted`. What takes back is not taken back itself: tapping again does that.
    Undone { line: LineId },
    Noted {
        /// The number of its kind in the content.
        kind: u8,
        text: String,
    },
    /// Takes out one `Noted`, whose text is then erased from both stores.
    NoteDeleted { line: LineId },
    Ticked {
        list: List,
        /// The id of the item in the content, or one of the person's own.
        item: String,
        is_on: bool,
    },
    /// What another phone handed over. A later one, or one that says more, takes the place of an earlier one.
    Merged {
        other: Writer,
        /// The number of its last line.
        last: u32,
        counts: Counts,
    },
    /// `seen`: the days that the phone had seen, see [`Ledger`](crate::keep::Ledger).
    Ended { seen: u32 },
    /// The shift goes on after its end.
    Resumed,
    /// The person keeps the shift: the days to its deletion are counted anew from here.
    Kept { seen: u32 },
}

/// A list to tick off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum List {
    /// Before going out.
    Kit,
    /// After coming back.
    Debrief,
}
