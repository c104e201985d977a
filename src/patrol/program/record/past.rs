//! The shifts that have ended.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::open::local_lines;
use super::{Found, Inner, RUNNING, Record};
use crate::journal::event::Event;
use crate::journal::keys::{Key, record_range, summary_key};
use crate::journal::state::State;
use crate::journal::summary::Summary;
use crate::keep::Deletion;
use crate::program::local;
use crate::shift::Shift;
use crate::writer::Writer;

impl Record {
    /// The shifts that have ended, the last one first, each once however many writers it has.
    pub fn past(self) -> Vec<Summary> {
        let mut past = self.past.get();
        past.reverse();
        past
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
        for key in local::keys("patrol.") {
            if Key::parse(&key).is_some_and(|key| key.writer() == writer) {
                local::remove(&key);
            }
        }
        self.past.update(|past| past.retain(|summary| summary.writer != writer));
        self.change(|inner| {
            if inner.writer() == Some(writer) {
                (inner.state, inner.before) = (None, Vec::new());
                local::remove(RUNNING);
            }
        });
        if self.peek(|inner| inner.state.is_none()) == Some(true) {
            self.found.set(Found::Nothing);
        }
        let Some(host) = self.peek(|inner| inner.host.clone()) else { return };
        spawn_local(async move { _ = host.forget(&record_range(writer)).await });
    }

    /// The whole of a shift that has ended, as local storage has it.
    pub fn whole(self, writer: Writer) -> Shift {
        State::replay(writer, &local_lines(writer).lines).shift()
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

impl Inner {
    fn keep_shift(&mut self, writer: Writer) -> Option<Summary> {
        let seen = self.ledger.seen();
        let mut state = State::replay(writer, &local_lines(writer).lines);
        let line = state.next(self.stamp(), Event::Kept { seen }).ok()?;
        super::stores::to_local(&line);
        self.pending.insert(crate::journal::keys::record_key(writer, line.id()), line.text());
        state.apply(&line);
        Some(state.summary())
    }
}
