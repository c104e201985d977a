//! Distances, bearings and positions, on WGS84.

pub mod distance;
pub mod guide;
pub mod heading;
pub mod leg;
pub mod location;
