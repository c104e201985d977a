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
    /// Takes the records of these writers out of the database: now, or once it answers.
    pub(super) fn delete_records(self, writers: Vec<Writer>) {
        // After *Forget everything* nothing is written any more, and the database is gone.
        let host = self.peek(|inner| (!inner.troubles.is_forgotten).then(|| inner.host.clone()));
        let Some(host) = host.flatten() else { return };
        let mut left = deleted();
        left.retain(|writer| !writers.contains(writer));
        left.extend(&writers);
        note(&left);
        spawn_local(async move {
            let mut has_failed = false;
            for writer in writers {
                if host.forget(&record_range(writer)).await {
                    let mut left = deleted();
                    left.retain(|other| *other != writer);
                    note(&left);
                } else {
                    has_failed = true;
                }
            }
            self.change(|inner| {
                let told = has_failed || inner.troubles.has_undeleted;
                inner.troubles.has_undeleted = told && !deleted().is_empty();
            });
        });
    }

    /// Tries again what was not deleted.
    pub fn delete_again(self) {
        self.delete_records(deleted());
    }
}
