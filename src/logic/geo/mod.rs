//! Distances, bearings and positions, on WGS84.

pub mod distance;
pub mod grid_reference;
pub mod guide;
pub mod heading;
pub mod landmark;
pub mod leg;
pub mod location;
pub mod on_foot;
pub mod steady;
