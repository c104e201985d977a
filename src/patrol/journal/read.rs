//! Stored text to lines. Reading never fails: it gives what is good, and tells what is not.

use super::line::{BadLine, Line};
use super::lines::Lines;

/// What was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    pub lines: Lines,
    /// What could not be read, in the order in which it stands there.
    pub faults: Vec<Fault>,
}

/// Something that could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The how-manieth piece of the text it is, from 1.
    pub piece: usize,
    pub kind: FaultKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// The text ends within it: the phone died while it was written.
    Torn,
    /// It is not what was written.
    Spoilt,
    /// It is what was written, by a version of the app that knows more.
    NotUnderstood,
}

/// Lines that are each ended by a line break, as [`append`](super::keys::append) writes them. Lines that stand there twice are there once.
pub fn read(stored: &[u8]) -> Reading {
    let mut reading = Reading::default();
    let mut pieces = stored.split(|byte| *byte == b'\n').enumerate().peekable();
    while let Some((before, piece)) = pieces.next() {
        if piece.is_empty() {
            continue;
        }
        let is_last = pieces.peek().is_none();
        let read = std::str::from_utf8(piece).map_err(|_| BadLine::Check).and_then(Line::parse);
        let kind = match read {
            Ok(line) => {
                reading.lines.insert(line);
                continue;
            }
            Err(BadLine::NotUnderstood) => FaultKind::NotUnderstood,
            Err(BadLine::Check) if is_last => FaultKind::Torn,
            Err(BadLine::Check) => FaultKind::Spoilt,
        };
        reading.faults.push(Fault { piece: before + 1, kind });
    }
    reading
}

impl Reading {
    /// Adds what was read elsewhere: the next chunk, or the next record.
    pub fn add(&mut self, other: Reading) {
        self.lines.extend(other.lines);
        self.faults.extend(other.faults);
    }

    pub fn count(&self, kind: FaultKind) -> usize {
        self.faults.iter().filter(|fault| fault.kind == kind).count()
    }
}
