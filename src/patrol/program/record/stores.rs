//! Writes lines to both stores, and sees to it that one tab writes.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Inner, RUNNING, Record, TAB};
use crate::journal::keys::{append, chunk_key, erase, record_key};
use crate::journal::line::{Line, LineId};
use crate::journal::state::State;
use crate::program::local;
use crate::writer::Writer;

impl Inner {
    /// Puts a line into local storage, and on the way to the database; then it counts.
    pub(super) fn put(&mut self, line: Line) {
        self.troubles.stores.local = to_local(&line);
        self.pending.insert(record_key(line.writer(), line.id()), line.text());
        if let Some(state) = &mut self.state {
            state.apply(&line);
        }
    }

    /// This tab becomes the one that writes. `false`: another one is.
    pub(super) fn claim(&mut self) -> bool {
        if self.is_writer {
            local::write(TAB, &self.tab);
        }
        self.is_writer
    }

    /// Another tab that has taken over has left its name.
    pub(super) fn is_still_writer(&mut self) -> bool {
        let other = local::read(TAB).is_some_and(|tab| tab != self.tab);
        self.is_writer &= !other;
        self.is_writer
    }
}

/// `false`: local storage does not take it.
pub(super) fn to_local(line: &Line) -> bool {
    let key = chunk_key(line.writer(), line.number());
    let stored = local::read(&key).unwrap_or_default();
    local::write(&key, &append(&stored, line))
}

impl Record {
    /// Writes to the database what it does not have yet. One transaction at a time; what comes meanwhile goes with the next.
    pub fn save(self) {
        let is_due = self.inner.try_update_value(|inner| {
            let is_due = !inner.is_saving && !inner.pending.is_empty();
            inner.is_saving |= is_due;
            is_due
        });
        if is_due == Some(true) {
            spawn_local(async move { self.save_all().await });
        }
    }

    async fn save_all(self) {
        loop {
            let Some((host, records)) = self.peek(|inner| (inner.host.clone(), inner.pending.clone())) else { return };
            if records.is_empty() {
                break;
            }
            let records: Vec<_> = records.into_iter().collect();
            let is_kept = host.keep(&records).await;
            self.change(|inner| {
                inner.troubles.stores.database = is_kept;
                if is_kept {
                    // A line is never changed.
                    records.iter().for_each(|(key, _)| drop(inner.pending.remove(key)));
                }
            });
            if !is_kept {
                // The next tap tries again, with all of them.
                break;
            }
        }
        self.inner.try_update_value(|inner| inner.is_saving = false);
    }

    /// Erases the text of a note from both stores. Its line is deleted already.
    pub(super) fn erase(self, writer: Writer, note: LineId) {
        let Some(host) = self.peek(|inner| inner.host.clone()) else { return };
        let key = chunk_key(writer, note.number);
        if let Some(stored) = local::read(&key) {
            local::write(&key, &erase(&stored, writer, note));
        }
        let record = record_key(writer, note);
        self.inner.try_update_value(|inner| inner.pending.remove(&record));
        spawn_local(async move {
            let after = [&record, "\u{0}"].concat();
            host.forget(&(record, after)).await;
        });
    }

    /// What the other tab has written is shown at once; what it has taken over is not written any more.
    pub(super) fn heed_other_tab(self) {
        let was_writer = self.peek(|inner| inner.is_writer).unwrap_or_default();
        let is_writer = self.inner.try_update_value(Inner::is_still_writer).unwrap_or_default();
        if !is_writer {
            self.change(Inner::read_again);
        } else if was_writer != is_writer {
            self.change(|_| ());
        }
    }

    /// A tab that was opened before and counts nothing keeps nobody from starting here.
    pub(super) fn take_over_from_idle(self) {
        let taken = self.inner.try_update_value(|inner| {
            let is_idle = !inner.is_still_writer() && !inner.troubles.is_forgotten && local::read(RUNNING).is_none();
            inner.is_writer |= is_idle;
            is_idle.then(|| inner.host.clone())
        });
        if let Some(host) = taken.flatten() {
            spawn_local(async move { _ = host.may_count(move || self.heed_other_tab(), true).await });
        }
    }

    /// Counts here, in the place of the other tab.
    pub fn take_over(self) {
        spawn_local(async move {
            let Some((host, tab)) = self.peek(|inner| (inner.host.clone(), inner.tab.clone())) else { return };
            local::write(TAB, &tab);
            host.may_count(move || self.heed_other_tab(), true).await;
            self.inner.try_update_value(|inner| {
                inner.is_writer = true;
                // The next tap may come before the database has answered: its number follows the last of the other tab.
                inner.read_again();
            });
            self.read_stores().await;
            self.go_on();
        });
    }
}

impl Inner {
    /// Reads local storage anew, for a tab that only looks on.
    fn read_again(&mut self) {
        let Some(writer) = self.writer() else { return };
        let lines = super::open::local_lines(writer);
        if lines.last(writer) > self.state.as_ref().map_or(0, State::last_number) {
            self.state = Some(State::replay(writer, &lines));
        }
    }
}
