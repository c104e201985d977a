//! London's wall clock, and what may be said of opening hours at a moment.

pub mod london;
pub mod opening;
