//! Shifts that were deleted while the database did not answer: they stay deleted, and it is asked again at each start.

use leptos::task::spawn_local;

use super::Record;
use crate::journal::keys::record_range;
use crate::journal::text::{read_writer, writer_text};
use crate::program::local;
use crate::writer::Writer;

/// Writers whose records the database may still have, parted by spaces.
const DELETED: &str = "patrol.deleted";

/// Writers that are deleted, and whose records are not all gone.
pub(super) fn deleted() -> Vec<Writer> {
    local::read(DELETED).unwrap_or_default().split(' ').filter_map(read_writer).collect()
}

fn note(writers: &[Writer]) {
    if writers.is_empty() {
        local::remove(DELETED);
    } else {
        local::write(DELETED, &writers.iter().map(|writer| writer_text(*writer)).collect::<Vec<_>>().join(" "));
    }
}

impl Record {
    /// Takes the records of these writers, and of those that were deleted before, out of the database: now, or once it answers.
    pub(super) fn delete_records(self, writers: &[Writer]) {
        let mut due = deleted();
        due.extend(writers.iter().filter(|writer| !deleted().contains(writer)));
        note(&due);
        let Some(host) = self.peek(|inner| inner.host.clone()) else { return };
        spawn_local(async move {
            let mut left = false;
            for writer in due {
                let is_gone = host.forget(&record_range(writer)).await;
                left |= !is_gone;
                if is_gone {
                    note(&deleted().into_iter().filter(|other| *other != writer).collect::<Vec<_>>());
                }
            }
            self.change(|inner| inner.troubles.has_undeleted = left);
        });
    }

    /// Tries again what was not deleted.
    pub fn delete_again(self) {
        self.delete_records(&[]);
    }
}
