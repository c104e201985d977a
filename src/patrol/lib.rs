//! A patrol's shift: what was counted and noted, kept on the phone, with no signal and no names.
//!
//! A crate and a WebAssembly of its own, so that the app is no larger for those who never open `/patrol`.
//!
//! ```text
//! counts.rs     how often each thing was counted       writer.rs     who counted: one phone in one shift
//! note.rs       what is written down                   shift.rs      a shift, as it is shown and handed over
//! journal/      what one phone did, line by line       time/         how long, and of which day and month
//! keep.rs       how long shifts are kept
//! start/        the scripts of the page: the database, the camera, tabs
//! program/      what the person sees and taps, and what the browser gives (WebAssembly)
//! ```

pub mod counts;
pub mod journal;
pub mod keep;
pub mod note;
#[cfg(feature = "program")]
pub mod program;
pub mod shift;
pub mod time;
pub mod writer;
