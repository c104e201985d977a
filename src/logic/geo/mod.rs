//! Distances, bearings and positions, on WGS84.

pub mod distance;
pub mod grid_reference;
pub mod landmark;
pub mod leg;
pub mod location;
pub mod steady;
