//! Lines of one or of both stores, each once.

use std::collections::{BTreeSet, btree_set};
use std::ops::RangeInclusive;

use super::event::Event;
use super::line::{Line, LineId};
use crate::writer::Writer;

/// A set of lines, by writer and number. Two lines under one number that differ are both in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lines(BTreeSet<Line>);

/// What is not as it should be with the numbers of a writer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// Numbers under which lines stand that differ: two tabs wrote, or a backup was restored. All of them count.
    pub clashes: Vec<u32>,
    /// Numbers under which no line stands, though one stands after them. Deleted notes are not among them.
    pub gaps: Vec<RangeInclusive<u32>>,
}

/// What both stores hold: each line that one of them has, once. In whatever order, and however often.
pub fn union(local: &Lines, database: &Lines) -> Lines {
    Lines(local.0.union(&database.0).cloned().collect())
}

impl Lines {
    pub fn insert(&mut self, line: Line) {
        self.0.insert(line);
    }

    pub fn iter(&self) -> btree_set::Iter<'_, Line> {
        self.0.iter()
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn contains(&self, line: &Line) -> bool {
        self.0.contains(line)
    }

    /// The lines that a store lacks: to be written to it.
    pub fn missing_in<'a>(&'a self, store: &'a Lines) -> impl Iterator<Item = &'a Line> {
        self.0.difference(&store.0)
    }

    /// The lines of one writer, by number.
    pub fn of(&self, writer: Writer) -> impl DoubleEndedIterator<Item = &Line> {
        self.0.iter().filter(move |line| line.writer() == writer)
    }

    /// The number of a writer's last line, or nought.
    pub fn last(&self, writer: Writer) -> u32 {
        self.of(writer).next_back().map_or(0, Line::number)
    }

    /// Clashes and gaps in the numbers of a writer.
    pub fn told(&self, writer: Writer) -> Told {
        let deleted: BTreeSet<u32> = self.deleted_notes(writer).map(|id| id.number).collect();
        let mut told = Told::default();
        let mut before = 0;
        for line in self.of(writer) {
            let number = line.number();
            if number == before && told.clashes.last() != Some(&number) {
                told.clashes.push(number);
            }
            // Deleted notes part a gap into several.
            let mut from = before.saturating_add(1);
            for end in deleted.range(from.min(number)..number).copied().chain([number]) {
                if from < end {
                    told.gaps.push(from..=end - 1);
                }
                from = end.saturating_add(1);
            }
            before = number;
        }
        told
    }

    /// Notes whose deletion was written but whose text still stands in a store: to be erased there.
    pub fn to_erase(&self, writer: Writer) -> Vec<LineId> {
        let deleted: BTreeSet<LineId> = self.deleted_notes(writer).collect();
        let is_note = |line: &&Line| matches!(line.event(), Event::Noted { .. });
        self.of(writer).filter(is_note).map(Line::id).filter(|id| deleted.contains(id)).collect()
    }

    fn deleted_notes(&self, writer: Writer) -> impl Iterator<Item = LineId> {
        self.of(writer).filter_map(|line| match line.event() {
            Event::NoteDeleted { line } => Some(*line),
            _ => None,
        })
    }
}

impl Extend<Line> for Lines {
    fn extend<T: IntoIterator<Item = Line>>(&mut self, lines: T) {
        self.0.extend(lines);
    }
}

impl FromIterator<Line> for Lines {
    fn from_iter<T: IntoIterator<Item = Line>>(lines: T) -> Self {
        Self(lines.into_iter().collect())
    }
}

impl IntoIterator for Lines {
    type Item = Line;
    type IntoIter = btree_set::IntoIter<Line>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}
