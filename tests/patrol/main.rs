//! The tests of a patrol's shift: the journal, the sums, the hand-over, the files.

mod chart;
mod export;
mod handover;
mod journal;
mod keep;
mod merge;
mod notes;
mod shifts;
mod time;
