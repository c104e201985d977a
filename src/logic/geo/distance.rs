//! Distance, bearing and walking time between two points on WGS84.

use geo::{Bearing, Distance, HaversineMeasure, Point};

use crate::content::place::Position;

/// The sphere that best fits the WGS84 ellipsoid in the district. Radius in metres: the geometric mean of the two radii of
/// curvature at 51.28° north, 6,374,355 and 6,391,171. Errors are at most 0.15 % in distance and 0.1° in bearing, a hundredth of
/// the error of the walking time. Geodesics on the ellipsoid would add a thirtieth to the WebAssembly.
pub const RADIUS_M: f64 = 6_382_757.0;
const DISTRICT: HaversineMeasure = HaversineMeasure::new(RADIUS_M);

/// A point on WGS84, in degrees.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LatLon {
    pub lat: f64,
    pub lon: f64,
}

impl From<Position> for LatLon {
    fn from(Position { lat, lon, .. }: Position) -> LatLon {
        LatLon { lat, lon }
    }
}

impl From<LatLon> for Point {
    fn from(at: LatLon) -> Point {
        Point::new(at.lon, at.lat)
    }
}

/// The great-circle distance between two points in metres, by the haversine formula.
pub fn distance_m(from: LatLon, to: LatLon) -> f64 {
    DISTRICT.distance(from.into(), to.into())
}

/// The initial bearing of the great circle, in degrees clockwise from north, `0.0..360.0`.
pub fn initial_bearing(from: LatLon, to: LatLon) -> f64 {
    reduce(DISTRICT.bearing(from.into(), to.into()))
}

/// A direction in degrees, reduced to `0.0..360.0`.
pub fn reduce(degrees: f64) -> f64 {
    let reduced = degrees.rem_euclid(360.0);
    // Of a tiny negative number the remainder is rounded to 360.
    if reduced < 360.0 { reduced } else { 0.0 }
}

/// The nearest of the eight compass points, 0 to 7, clockwise from north.
pub fn compass_point(bearing: f64) -> usize {
    (bearing.rem_euclid(360.0) / 45.0).round() as usize % 8
}

/// The bearing in degrees, rounded to the eight compass points.
pub fn compass_degrees(bearing: f64) -> u16 {
    compass_point(bearing) as u16 * 45
}

/// Ratio of the walk to the straight line. Studies of walks in towns give 1.2 to 1.4.
const DETOUR: f64 = 1.3;
/// Walking pace in metres per minute: 4.8 km/h.
const PACE: f64 = 80.0;

/// The approximate length of the walk in metres for a straight-line distance in metres.
pub fn walk_m(distance_m: f64) -> f64 {
    distance_m * DETOUR
}

/// The approximate walking time in minutes for a straight-line distance in metres.
pub fn walk_min(distance_m: f64) -> f64 {
    walk_m(distance_m) / PACE
}

/// The straight-line distance in metres of a walk of some minutes.
pub fn reach_m(minutes: u32) -> f64 {
    f64::from(minutes) * PACE / DETOUR
}
