//! The tests of a patrol's shift: the journal, the sums, the hand-over, the files.

mod journal;
mod keep;
mod time;
