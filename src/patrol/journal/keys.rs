//! Where lines are stored.
//!
//! In local storage some lines share a key, so that a tap writes little and a night has few keys: `patrol.writer.chunk`, each line ended by a
//! line break. In IndexedDB each line is a record of its own: `writer.number.check` → the line's text. As the check is part of the key, two
//! tabs that write under one number do not write over each other.

use std::collections::BTreeMap;

use super::line::{Line, LineId};
use super::text::{read_id, read_writer, writer_text};
use crate::writer::Writer;

/// Lines under one key of local storage.
pub const CHUNK: u32 = 32;
/// Shifts on one phone. Older ones than these are there, but are not listed until newer ones are deleted.
pub const MAX_SHIFTS: usize = 500;

const PREFIX: &str = "patrol";

/// What stands under a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// The chunk with the numbers from `32 × chunk` on.
    Chunk { writer: Writer, chunk: u32 },
    /// The writer's [`Summary`](super::summary::Summary).
    Summary { writer: Writer },
    /// One line.
    Record { writer: Writer, line: LineId },
}

/// The key in local storage of the chunk with that number.
pub fn chunk_key(writer: Writer, number: u32) -> String {
    format!("{PREFIX}.{}.{}", writer_text(writer), number / CHUNK)
}

/// The key in local storage of a shift's summary.
pub fn summary_key(writer: Writer) -> String {
    format!("{PREFIX}.{}.summary", writer_text(writer))
}

/// The key of a line's record in IndexedDB. Keys are in order by writer, then by number.
pub fn record_key(writer: Writer, line: LineId) -> String {
    format!("{}.{:010}.{:08x}", writer_text(writer), line.number, line.check)
}

/// The bounds of the keys of all records of a writer; the second is no longer one of them.
pub fn record_range(writer: Writer) -> (String, String) {
    let writer = writer_text(writer);
    (format!("{writer}."), format!("{writer}/"))
}

impl Key {
    /// `None`: a key of something else.
    pub fn parse(key: &str) -> Option<Self> {
        let mut fields = key.split('.');
        let (first, second, third) = (fields.next()?, fields.next()?, fields.next()?);
        if fields.next().is_some() {
            return None;
        }
        let parsed = if first != PREFIX {
            Key::Record { writer: read_writer(first)?, line: read_id(second, third)? }
        } else if third == "summary" {
            Key::Summary { writer: read_writer(second)? }
        } else {
            Key::Chunk { writer: read_writer(second)?, chunk: third.parse().ok()? }
        };
        (parsed.text() == key).then_some(parsed)
    }

    fn text(self) -> String {
        match self {
            Key::Chunk { writer, chunk } => format!("{PREFIX}.{}.{chunk}", writer_text(writer)),
            Key::Summary { writer } => summary_key(writer),
            Key::Record { writer, line } => record_key(writer, line),
        }
    }

    pub fn writer(self) -> Writer {
        match self {
            Key::Chunk { writer, .. } | Key::Summary { writer } | Key::Record { writer, .. } => writer,
        }
    }
}

/// What the keys of a writer say that is stored of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Held {
    /// The highest number among its records. `None`: it has none.
    pub last: Option<u32>,
    /// Its highest chunk. `None`: it has none.
    pub chunk: Option<u32>,
}

/// Every writer that has a key in one of the stores, [`MAX_SHIFTS`] at most.
pub fn held<'a>(keys: impl IntoIterator<Item = &'a str>) -> BTreeMap<Writer, Held> {
    let mut all: BTreeMap<Writer, Held> = BTreeMap::new();
    for key in keys.into_iter().filter_map(Key::parse) {
        if all.len() >= MAX_SHIFTS && !all.contains_key(&key.writer()) {
            continue;
        }
        let held = all.entry(key.writer()).or_default();
        match key {
            Key::Record { line, .. } => held.last = held.last.max(Some(line.number)),
            Key::Chunk { chunk, .. } => held.chunk = held.chunk.max(Some(chunk)),
            Key::Summary { .. } => {}
        }
    }
    all
}

/// The same without what is stored of each.
pub fn writers<'a>(keys: impl IntoIterator<Item = &'a str>) -> Vec<Writer> {
    held(keys).into_keys().collect()
}

/// The chunk with one more line. `stored`: what stands there now, read anew before each write, so that another tab's lines stay.
pub fn append(stored: &str, line: &Line) -> String {
    let mut chunk = stored.to_owned();
    // What was torn stays apart.
    if !chunk.is_empty() && !chunk.ends_with('\n') {
        chunk.push('\n');
    }
    chunk.push_str(&line.text());
    chunk.push('\n');
    chunk
}

/// The chunk without a deleted note. Whatever cannot be read stays.
pub fn erase(stored: &str, writer: Writer, note: LineId) -> String {
    let is_note = |piece: &str| {
        let line = Line::parse(piece.trim_end_matches('\n'));
        line.is_ok_and(|line| line.writer() == writer && line.id() == note)
    };
    stored.split_inclusive('\n').filter(|piece| !is_note(piece)).collect()
}
