//! What the lines of a writer add up to: line by line, so that a tap costs as much after a long night as at its beginning.

use std::collections::{BTreeMap, BTreeSet};

use super::event::{Event, List};
use super::line::{Line, LineId};
use super::lines::Lines;
use crate::counts::{Counter, Counts, LAST_COUNTER};
use crate::note::Note;
use crate::shift::Shift;
use crate::time::length::{Elapsed, Length};
use crate::time::stamp::Stamp;
use crate::writer::Writer;

/// A shift so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    pub(super) writer: Writer,
    started: Option<Start>,
    first_ms: i64,
    pub(super) lines: u32,
    pub(super) last: u32,
    /// May be below nothing where lines are lost.
    sums: [i64; LAST_COUNTER as usize + 1],
    pub(super) taps: BTreeMap<LineId, (Counter, i32)>,
    undone: BTreeSet<LineId>,
    pub(super) notes: BTreeMap<LineId, Note>,
    deleted: BTreeSet<LineId>,
    ticks: BTreeMap<(List, String), bool>,
    pub(super) others: BTreeMap<Writer, (u32, BTreeSet<Counts>)>,
    ended_ms: Option<i64>,
    pub(super) seen: u32,
    elapsed: Elapsed,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Start {
    at_ms: i64,
    team: u8,
    area: String,
    continues: Option<Writer>,
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

    /// As it is shown and handed over. Of a writer of whom two hand-overs say unequal things under one number, both are in `others`.
    pub fn shift(&self) -> Shift {
        let others = self
            .others
            .iter()
            .flat_map(|(writer, (last, said))| said.iter().map(|counts| (*writer, *last, counts.clone())));
        Shift {
            writer: self.writer,
            started_ms: self.started_ms(),
            ended_ms: self.ended_ms,
            team: self.team(),
            area: self.area().to_owned(),
            counts: self.counts(),
            others: others.collect(),
            notes: self.notes.values().cloned().collect(),
        }
    }

    pub fn writer(&self) -> Writer {
        self.writer
    }

    /// How often a counter was tapped, less what was taken back.
    pub fn count_of(&self, counter: Counter) -> u32 {
        self.sum(counter).clamp(0, u32::MAX.into()) as u32
    }

    pub(super) fn sum(&self, counter: Counter) -> i64 {
        self.sums.get(usize::from(counter)).copied().unwrap_or(0)
    }

    pub fn counts(&self) -> Counts {
        let counts = (1..=LAST_COUNTER).map(|counter| (counter, self.count_of(counter)));
        counts.filter(|(_, count)| *count > 0).collect()
    }

    /// Taps that were not taken back. A step of several is one.
    pub fn taps(&self) -> usize {
        self.taps.len()
    }

    /// What *undo* takes back: the last tap that is not taken back, its counter and its step.
    pub fn last_tap(&self) -> Option<(LineId, Counter, i32)> {
        self.taps.last_key_value().map(|(line, (counter, by))| (*line, *counter, *by))
    }

    /// The notes that are not deleted, by number.
    pub fn notes(&self) -> impl Iterator<Item = (LineId, &Note)> {
        self.notes.iter().map(|(line, note)| (*line, note))
    }

    /// Whether an item of a list is ticked.
    pub fn is_ticked(&self, list: List, item: &str) -> bool {
        self.ticks.get(&(list, item.to_owned())).copied().unwrap_or(false)
    }

    /// Writers of whom two hand-overs say unequal things under one number.
    pub fn unequal_others(&self) -> impl Iterator<Item = Writer> {
        self.others.iter().filter(|(_, (_, said))| said.len() > 1).map(|(writer, _)| *writer)
    }

    /// `false`: the first line is lost, or there is none.
    pub fn is_started(&self) -> bool {
        self.started.is_some()
    }

    /// Whether it has begun and not ended.
    pub fn is_running(&self) -> bool {
        self.lines > 0 && self.ended_ms.is_none()
    }

    /// Milliseconds since 1970. Of a shift whose first line is lost: those of the first line there is.
    pub fn started_ms(&self) -> i64 {
        self.started.as_ref().map_or(self.first_ms, |start| start.at_ms)
    }

    pub fn ended_ms(&self) -> Option<i64> {
        self.ended_ms
    }

    pub fn team(&self) -> u8 {
        self.started.as_ref().map_or(1, |start| start.team)
    }

    pub fn area(&self) -> &str {
        self.started.as_ref().map_or("", |start| &start.area)
    }

    /// The writer whose shift goes on under this one.
    pub fn continues(&self) -> Option<Writer> {
        self.started.as_ref().and_then(|start| start.continues)
    }

    /// The number of the last line, or nought.
    pub fn last_number(&self) -> u32 {
        self.last
    }

    /// From the start to the end, or to the last line. What lies between an end and going on after it is not in it.
    pub fn length(&self) -> Length {
        self.elapsed.length()
    }

    /// From the start to the end, or of a running shift to now.
    pub fn length_at(&self, now: Stamp) -> Length {
        self.elapsed.length_at(now)
    }
}
