//! What is wrong with the record, for as long as it lasts.

use super::Inner;
use crate::journal::state::State;

/// What is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// Another tab has forgotten everything.
    Forgotten,
    /// Another tab counts.
    OtherTab,
    /// Neither store takes anything.
    NothingKept,
    /// One of the two stores does not.
    OneStore,
    NearlyFull,
    Full,
    /// Lines that could not be read.
    Spoilt,
    /// Two wrote under one number, and both are kept.
    Clash,
    /// The database has not let go of a shift that was deleted.
    Undeleted,
}

/// Whether the stores take lines.
#[derive(Clone, Copy, Debug)]
pub struct Stores {
    pub local: bool,
    pub database: bool,
}

/// What was seen.
#[derive(Clone, Copy, Debug)]
pub struct Seen {
    pub stores: Stores,
    pub is_forgotten: bool,
    pub is_spoilt: bool,
    pub has_clash: bool,
    pub is_full: bool,
    pub has_undeleted: bool,
}

impl Default for Seen {
    fn default() -> Self {
        Seen {
            stores: Stores { local: true, database: true },
            is_forgotten: false,
            is_spoilt: false,
            has_clash: false,
            is_full: false,
            has_undeleted: false,
        }
    }
}

impl Inner {
    pub(super) fn troubles(&self) -> Vec<Trouble> {
        let Seen { stores, is_forgotten, is_spoilt, has_clash, is_full, has_undeleted } = self.troubles;
        if is_forgotten {
            return vec![Trouble::Forgotten];
        }
        let running = self.state.as_ref().filter(|state| state.is_running());
        let told = [
            (running.is_some() && !self.is_writer, Trouble::OtherTab),
            (!stores.local && !stores.database, Trouble::NothingKept),
            (stores.local != stores.database, Trouble::OneStore),
            (is_full, Trouble::Full),
            (!is_full && running.and_then(State::lines_left).is_some(), Trouble::NearlyFull),
            (is_spoilt, Trouble::Spoilt),
            (has_clash, Trouble::Clash),
            (has_undeleted, Trouble::Undeleted),
        ];
        told.into_iter().filter(|(is_so, _)| *is_so).map(|(_, trouble)| trouble).collect()
    }
}
