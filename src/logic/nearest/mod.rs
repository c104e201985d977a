//! Where to go: the visit, the doubt, the order and the answer.

pub mod answer;
pub mod doubt;
pub mod ranking;
pub mod visit;
