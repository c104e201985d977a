//! The journal of a shift: what one writer did, line by line. A line is never changed; only a deleted note is taken out.
//!
//! It is kept twice: in local storage, which is read at a start without waiting but loses up to a minute when the phone dies, and in
//! IndexedDB, one record for each line, which loses nothing it has said it has. At a start both are united.
//!
//! ```text
//! event.rs     what a line says                        line.rs      a line: its number, its stamp, its checksum
//! text.rs      a line as text, and back                escape.rs    any text in letters that are safe anywhere
//! read.rs      stored text to lines, never failing     lines.rs     lines of both stores as one; clashes and gaps
//! state.rs     what the lines add up to                answers.rs   what that says of the shift
//! write.rs     the next line, or why there is none     keys.rs      where lines are stored
//! summary.rs   a shift in one line, for the list of shifts
//! go_on.rs     whether a writer goes on after a start, or a new one begins
//! ```

mod answers;
mod escape;
pub mod event;
pub mod go_on;
pub mod keys;
pub mod line;
pub mod lines;
pub mod read;
pub mod state;
pub mod summary;
pub(crate) mod text;
pub mod write;
