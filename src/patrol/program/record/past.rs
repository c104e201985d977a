//! The shifts that have ended.

use leptos::prelude::*;

use super::open::local_lines;
use super::{Found, Inner, RUNNING, Record, together};
use crate::journal::event::Event;
use crate::journal::keys::{Key, summary_key};
use crate::journal::state::State;
use crate::journal::summary::Summary;
use crate::keep::Deletion;
use crate::program::local;
use crate::shift::Shift;
use crate::writer::Writer;

impl Record {
    /// The shifts that have ended, the last one first, each once however many writers it has: under its last one.
    pub fn past(self) -> Vec<Summary> {
        let all = self.past.get();
        let is_last = |summary: &&Summary| !all.iter().any(|next| next.continues == Some(summary.writer));
        let mut past: Vec<Summary> = all.iter().filter(is_last).map(|last| whole_of(last, &all)).collect();
        past.sort_by_key(|summary| std::cmp::Reverse(summary.started_ms));
        past
    }

    /// The same, each writer on its own.
    pub fn past_writers(self) -> Vec<Summary> {
        self.past.get()
    }

    /// Writes what the list of shifts needs of this one, once it has ended; takes it out if it goes on.
    pub(super) fn note_past(self) {
        let summaries = self.peek(|inner| {
            let mut states: Vec<Summary> = inner.states().map(State::summary).collect();
            if !inner.state.as_ref().is_some_and(State::is_running) {
                for summary in states.iter().filter(|summary| summary.ended_ms.is_some()) {
                    local::write(&summary_key(summary.writer), &summary.text());
                }
            } else {
                inner.states().for_each(|state| local::remove(&summary_key(state.writer())));
                states.iter_mut().for_each(|summary| summary.ended_ms = None);
            }
            states
        });
        let Some(summaries) = summaries else { return };
        self.past.update(|past| {
            past.retain(|known| !summaries.iter().any(|summary| summary.writer == known.writer));
            past.extend(summaries.into_iter().filter(|summary| summary.ended_ms.is_some()));
            past.sort_by_key(|summary| summary.started_ms);
        });
    }

    /// Deletes a shift from both stores. One that runs is not deleted.
    pub fn delete(self, writer: Writer) {
        let is_running =
            self.peek(|inner| inner.writer() == Some(writer) && inner.state.as_ref().is_some_and(State::is_running));
        if is_running != Some(false) {
            return;
        }
        let all = self.past.get_untracked();
        let writers: Vec<Writer> = match all.iter().find(|summary| summary.writer == writer) {
            Some(last) => chain(last, &all).iter().map(|summary| summary.writer).collect(),
            None => vec![writer],
        };
        let is_of_it = |key: &str| Key::parse(key).is_some_and(|key| writers.contains(&key.writer()));
        for key in local::keys("patrol.") {
            if is_of_it(&key) {
                local::remove(&key);
            }
        }
        self.past.update(|past| past.retain(|summary| !writers.contains(&summary.writer)));
        self.change(|inner| {
            inner.pending.retain(|key, _| !is_of_it(key));
            if inner.writer() == Some(writer) {
                (inner.state, inner.before) = (None, Vec::new());
                local::remove(RUNNING);
            }
        });
        if self.peek(|inner| inner.state.is_none()) == Some(true) {
            self.found.set(Found::Nothing);
        }
        self.delete_records(writers);
    }

    /// The whole of a shift that has ended, as local storage has it. `writer`: its last one.
    pub fn whole(self, writer: Writer) -> Shift {
        let all = self.past.get_untracked();
        let last = State::replay(writer, &local_lines(writer));
        let chain =
            all.iter().find(|summary| summary.writer == writer).map(|last| chain(last, &all)).unwrap_or_default();
        let before = chain.iter().rev().filter(|summary| summary.writer != writer);
        let before: Vec<State> =
            before.map(|summary| State::replay(summary.writer, &local_lines(summary.writer))).collect();
        together(&before, &last)
    }

    /// Shifts that are deleted soon, each with the days that are left; and deletes those that are due.
    pub fn due(self, deletion: Deletion) -> Vec<(Writer, u32)> {
        let past = self.past.get();
        let due = self.peek(|inner| inner.ledger.due(deletion, &past)).unwrap_or_default();
        due.delete.iter().for_each(|writer| self.delete(*writer));
        due.tell
    }

    /// They are on the screen.
    pub fn told(self, told: &[Writer]) {
        let past = self.past.get_untracked();
        self.inner.try_update_value(|inner| inner.ledger.tell(&past, told));
        self.keep_ledger();
    }

    /// Keeps a shift for as long again.
    pub fn keep(self, writer: Writer) {
        let kept = self.inner.try_update_value(|inner| inner.keep_shift(writer)).flatten();
        if let Some(summary) = kept {
            local::write(&summary_key(writer), &summary.text());
            self.past.update(|past| {
                past.retain(|known| known.writer != writer);
                past.push(summary);
                past.sort_by_key(|summary| summary.started_ms);
            });
            self.save();
        }
    }
}

/// The writers of a shift, the last one first.
fn chain<'a>(last: &'a Summary, all: &'a [Summary]) -> Vec<&'a Summary> {
    let mut chain = vec![last];
    let mut next = last.continues;
    while let Some(before) = next.and_then(|writer| all.iter().find(|summary| summary.writer == writer)) {
        // Spoilt lines may say that two continue each other.
        if chain.iter().any(|known| known.writer == before.writer) {
            break;
        }
        chain.push(before);
        next = before.continues;
    }
    chain
}

/// What the list says of a shift: all that its writers did.
fn whole_of(last: &Summary, all: &[Summary]) -> Summary {
    let mut whole = last.clone();
    for before in chain(last, all).into_iter().skip(1) {
        whole.started_ms = whole.started_ms.min(before.started_ms);
        whole.length = before.length.and(whole.length);
        whole.taps = whole.taps.saturating_add(before.taps);
        whole.notes = whole.notes.saturating_add(before.notes);
    }
    whole
}

impl Inner {
    fn keep_shift(&mut self, writer: Writer) -> Option<Summary> {
        let seen = self.ledger.seen();
        let mut state = State::replay(writer, &local_lines(writer));
        let line = state.next(self.stamp(), Event::Kept { seen }).ok()?;
        super::stores::to_local(&line);
        self.pending.insert(crate::journal::keys::record_key(writer, line.id()), line.text());
        state.apply(&line);
        Some(state.summary())
    }
}
