//! Distance, bearing and walking time between two points on WGS84.

use geo::{Bearing, Distance, HaversineMeasure, Point};

/// The sphere that fits the WGS84 ellipsoid best in the district, by its radius in metres: the geometric mean of the two radii
/// of curvature at 51.28° north, 6,374,355 and 6,391,171. Its distances are off by 0.15 % at the most and its bearings by
/// 0.1°, half a metre in the way to the next street; the walk is off by a hundred times as much. The sums on the ellipsoid
/// itself would be a thirtieth of all the program.
const DISTRICT: HaversineMeasure = HaversineMeasure::new(6_382_757.0);

/// A point on WGS84, in degrees.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LatLon {
    pub lat: f64,
    pub lon: f64,
}

impl From<LatLon> for Point {
    fn from(at: LatLon) -> Point {
        Point::new(at.lon, at.lat)
    }
}

/// The length in metres of the shortest line between two points, by the haversine formula.
pub fn distance_m(from: LatLon, to: LatLon) -> f64 {
    DISTRICT.distance(from.into(), to.into())
}

/// The direction in which that line sets out, in degrees clockwise from north, from 0 to below 360.
pub fn initial_bearing(from: LatLon, to: LatLon) -> f64 {
    DISTRICT.bearing(from.into(), to.into()).rem_euclid(360.0)
}

/// The nearest of the eight points of the compass, clockwise from north as 0; each covers 45 degrees around its direction.
pub fn compass_point(bearing: f64) -> usize {
    (bearing.rem_euclid(360.0) / 45.0).round() as usize % 8
}

/// The bearing rounded to the eight points, in degrees.
pub fn compass_degrees(bearing: f64) -> u16 {
    compass_point(bearing) as u16 * 45
}

/// How much longer a walk is than the straight line, in a town with an old street plan. Studies of walks in towns put
/// it between 1.2 and 1.4.
const DETOUR: f64 = 1.3;
/// An easy pace: 4.8 km/h, in metres a minute.
const PACE: f64 = 80.0;

/// How many minutes' walk a straight-line distance in metres is about.
pub fn walk_min(distance_m: f64) -> f64 {
    distance_m * DETOUR / PACE
}

/// The same in whole minutes, as it is told; never less than 1.
pub fn walking_minutes(distance_m: f64) -> u32 {
    (walk_min(distance_m).ceil() as u32).max(1)
}
