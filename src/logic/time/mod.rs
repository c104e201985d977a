//! London wall-clock time, and the opening state at a moment.

pub mod london;
pub mod opening;
