//! What the lines of a writer add up to: line by line, so that a tap costs as much after a long night as at its beginning.

use std::collections::{BTreeMap, BTreeSet};

use super::event::{Event, List};
use super::line::{Line, LineId};
use super::lines::Lines;
use crate::counts::{Counter, Counts, LAST_COUNTER};
use crate::note::Note;
use crate::time::length::Elapsed;
use crate::writer::Writer;

/// A shift so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    pub(super) writer: Writer,
    pub(super) started: Option<Start>,
    pub(super) first_ms: i64,
    pub(super) lines: u32,
    pub(super) last: u32,
    /// May be below nothing where lines are lost.
    pub(super) sums: [i64; LAST_COUNTER as usize + 1],
    pub(super) taps: BTreeMap<LineId, (Counter, i32)>,
    undone: BTreeSet<LineId>,
    pub(super) notes: BTreeMap<LineId, Note>,
    deleted: BTreeSet<LineId>,
    pub(super) ticks: BTreeMap<(List, String), bool>,
    pub(super) others: BTreeMap<Writer, (u32, BTreeSet<Counts>)>,
    pub(super) ended_ms: Option<i64>,
    pub(super) seen: u32,
    pub(super) elapsed: Elapsed,
}

/// What the first line says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Start {
    pub at_ms: i64,
    pub team: u8,
    pub area: String,
    pub continues: Option<Writer>,
}

impl State {
    /// A shift of which no line is known yet.
    pub fn new(writer: Writer) -> Self {
        Self {
            writer,
            started: None,
            first_ms: 0,
            lines: 0,
            last: 0,
            sums: [0; LAST_COUNTER as usize + 1],
            taps: BTreeMap::new(),
            undone: BTreeSet::new(),
            notes: BTreeMap::new(),
            deleted: BTreeSet::new(),
            ticks: BTreeMap::new(),
            others: BTreeMap::new(),
            ended_ms: None,
            seen: 0,
            elapsed: Elapsed::default(),
        }
    }

    /// All lines of a writer, in one pass.
    pub fn replay(writer: Writer, lines: &Lines) -> Self {
        let mut state = Self::new(writer);
        lines.of(writer).for_each(|line| state.apply(line));
        state
    }

    /// One more line, once. Lines come by number; of those that do not, counts and notes are right and the length is in doubt. Lines of
    /// others are passed over.
    pub fn apply(&mut self, line: &Line) {
        if line.writer() != self.writer {
            return;
        }
        let (id, stamp) = (line.id(), line.stamp());
        if self.lines == 0 {
            self.first_ms = stamp.wall_ms;
        }
        self.lines = self.lines.saturating_add(1);
        let is_in_order = id.number >= self.last;
        self.last = self.last.max(id.number);
        if !is_in_order {
            self.elapsed.doubt();
        } else if self.ended_ms.is_none() || *line.event() == Event::Resumed {
            self.elapsed.add(stamp);
        }
        match line.event() {
            Event::Started { team, area, continues } => {
                let (team, area, continues) = (*team, area.clone(), *continues);
                self.started.get_or_insert(Start { at_ms: stamp.wall_ms, team, area, continues });
            }
            Event::Counted { counter, by } => {
                if !self.undone.contains(&id) && self.taps.insert(id, (*counter, *by)).is_none() {
                    self.count(*counter, i64::from(*by));
                }
            }
            Event::Undone { line } => {
                self.undone.insert(*line);
                if let Some((counter, by)) = self.taps.remove(line) {
                    self.count(counter, -i64::from(by));
                }
            }
            Event::Noted { kind, text } => {
                if !self.deleted.contains(&id) {
                    self.notes.insert(id, Note { at_ms: stamp.wall_ms, kind: *kind, text: text.clone() });
                }
            }
            Event::NoteDeleted { line } => {
                self.deleted.insert(*line);
                self.notes.remove(line);
            }
            Event::Ticked { list, item, is_on } => {
                self.ticks.insert((*list, item.clone()), *is_on);
            }
            Event::Merged { other, last, counts } => self.merge(*other, *last, counts),
            Event::Ended { seen } => {
                if self.ended_ms.is_none() {
                    self.ended_ms = Some(stamp.wall_ms);
                    self.elapsed.stop();
                }
                self.seen = self.seen.max(*seen);
            }
            Event::Resumed => self.ended_ms = None,
            Event::Kept { seen } => self.seen = self.seen.max(*seen),
        }
    }

    fn count(&mut self, counter: Counter, by: i64) {
        if let Some(sum) = self.sums.get_mut(usize::from(counter)) {
            *sum = sum.saturating_add(by);
        }
    }

    fn merge(&mut self, other: Writer, last: u32, counts: &Counts) {
        let kept = self.others.entry(other).or_insert((last, BTreeSet::new()));
        if last > kept.0 {
            *kept = (last, BTreeSet::new());
        }
        if last == kept.0 {
            kept.1.insert(counts.clone());
        }
    }
}
