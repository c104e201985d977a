//! Guidance: the turns of a way in words, and where somebody is on it while they walk.
//!
//! ```text
//! track.rs      a way as one line, measured along         label.rs       what one walks on, and its name
//! turns.rs      the turns that are told                   step.rs        what is walked, and what else leaves there
//! words.rs      turns and distances in words              landmarks.rs   what a turn is at, and what one passes
//! follow/       a walk, from fix to fix                   progress.rs    what is known after a fix
//! glance.rs     what a walk is told at a glance           speech.rs      words for the voice of the phone
//! ```
//!
//! Bearings are in degrees clockwise from north, as everywhere in the app.

pub mod follow;
pub mod glance;
pub mod label;
pub mod landmarks;
pub mod progress;
pub mod speech;
mod step;
pub mod track;
pub mod turns;
pub mod words;

pub use follow::Follower;
pub use label::Onto;
pub use landmarks::Landmark;
pub use progress::{Announce, Fix, Progress, State, ToWay, When};
pub use track::Track;
pub use turns::{Side, Turn, TurnKind, turns};
