//! The plane of the map: metres east and north of the centre of the city.

use crate::logic::geo::distance::{LatLon, RADIUS_M};
use crate::logic::geo::location::CITY;

/// A point of the plane, in metres.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Point {
    /// East of the centre of the city.
    pub x: f64,
    /// North of it.
    pub y: f64,
}

/// Metres of one degree of latitude, on the sphere that the distances are on.
const M_PER_DEGREE: f64 = RADIUS_M * std::f64::consts::PI / 180.0;
/// The cosine of the latitude of the city: a degree of longitude is so much shorter. Taken as the same everywhere on the map. Four
/// kilometres north of the centre that is wrong by 0.08 %.
const COS_CITY: f64 = 0.625_548_27;

/// The point of the plane at a position.
pub fn project(at: LatLon) -> Point {
    Point { x: (at.lon - CITY.lon) * M_PER_DEGREE * COS_CITY, y: (at.lat - CITY.lat) * M_PER_DEGREE }
}

/// The position at a point of the plane.
pub fn unproject(at: Point) -> LatLon {
    LatLon { lat: CITY.lat + at.y / M_PER_DEGREE, lon: CITY.lon + at.x / (M_PER_DEGREE * COS_CITY) }
}
