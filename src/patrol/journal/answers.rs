//! What a state says of its shift.

use super::event::List;
use super::line::LineId;
use super::state::State;
use crate::counts::{Counter, Counts, LAST_COUNTER};
use crate::note::Note;
use crate::shift::Shift;
use crate::time::length::Length;
use crate::time::stamp::Stamp;
use crate::writer::Writer;

impl State {
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
            length: self.length(),
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
