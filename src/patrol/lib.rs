//! A patrol's shift: what was counted and noted, kept on the phone, with no signal and no names.
//!
//! A crate and a WebAssembly of its own, so that the app is no larger for those who never open `/patrol`.
//!
//! ```text
//! counts.rs     how often each thing was counted        writer.rs     who counted: one phone in one shift
//! note.rs       what is written down                    shift.rs      a shift, as it is shown and handed over
//! journal/      what one phone did, line by line        time/         how long, and of which day and month
//! merge.rs      the sum of what several phones counted  handover/     from phone to phone, with no network
//! chart.rs      bars of the months                      export/       files and messages
//! notes/        what in a note looks like a person      keep.rs       how long shifts are kept
//! start/        the scripts of the page: the database, the camera, tabs
//! program/      what the person sees and taps, and what the browser gives (WebAssembly)
//! ```

pub mod chart;
pub mod counts;
pub mod export;
pub mod handover;
pub mod journal;
pub mod keep;
pub mod merge;
pub mod note;
pub mod notes;
#[cfg(feature = "program")]
pub mod program;
pub mod shift;
pub mod time;
pub mod writer;
