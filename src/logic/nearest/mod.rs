//! Where to go: visit, doubt, ranking and answer.

pub mod answer;
pub mod doubt;
pub mod ranking;
pub mod visit;
