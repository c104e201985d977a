//! A line of a journal.

use super::event::Event;
use super::text;
use crate::time::stamp::Stamp;
use crate::writer::Writer;

/// One line of one writer. Lines are in order by writer, then by number.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Line {
    writer: Writer,
    id: LineId,
    stamp: Stamp,
    event: Event,
}

/// Which line of a writer. The number is enough unless two tabs wrote under one number; the checksum tells those apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LineId {
    /// From 1.
    pub number: u32,
    /// Of the line's text.
    pub check: u32,
}

impl Line {
    /// A line as it is, whether it makes sense or not. [`State::next`](super::state::State::next) makes one that does.
    pub fn new(writer: Writer, number: u32, stamp: Stamp, event: Event) -> Self {
        let check = text::check(&text::body(writer, number, stamp, &event));
        Self::with(writer, LineId { number, check }, stamp, event)
    }

    /// A line whose checksum is known.
    pub(super) fn with(writer: Writer, id: LineId, stamp: Stamp, event: Event) -> Self {
        Self { writer, id, stamp, event }
    }

    /// Reads what [`text`](Self::text) wrote.
    pub fn parse(line: &str) -> Result<Self, text::BadLine> {
        text::parse(line)
    }

    /// Letters, digits, and `-`, `.`, `_`, `~`. No line break.
    pub fn text(&self) -> String {
        text::sealed(self.body())
    }

    /// The text without its checksum.
    pub(super) fn body(&self) -> String {
        text::body(self.writer, self.id.number, self.stamp, &self.event)
    }

    pub fn writer(&self) -> Writer {
        self.writer
    }

    pub fn id(&self) -> LineId {
        self.id
    }

    pub fn number(&self) -> u32 {
        self.id.number
    }

    pub fn stamp(&self) -> Stamp {
        self.stamp
    }

    pub fn event(&self) -> &Event {
        &self.event
    }
}

pub use super::text::BadLine;
