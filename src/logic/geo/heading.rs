//! Which way the person faces: by the compass of the phone, or by the direction of travel.

use crate::logic::geo::distance::reduce;

/// A reading of the compass.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reading {
    /// Where the top of the screen points, in degrees clockwise from north. North is 0, and a reading like any other.
    pub heading: f64,
    /// By how much it may be off, in degrees. `None`: the phone does not tell.
    pub off_by: Option<f64>,
}

/// How a phone moves over the ground.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Travel {
    /// Degrees clockwise from north, as of the
    /// [Geolocation API](https://developer.mozilla.org/en-US/docs/Web/API/GeolocationCoordinates/heading).
    pub heading: f64,
    /// Metres per second.
    pub speed_mps: f64,
}

/// What the app knows of the compass.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Compass {
    /// Not asked for.
    #[default]
    NotAsked,
    /// Asked for; no reading yet.
    Asking,
    /// The top of the screen points there: whole degrees clockwise from north, `0..360`.
    Heading(u16),
    /// It reads, but may be off by more than [`UNSURE_DEGREES`].
    Unsure,
    /// Denied by the person or by the settings of the phone.
    Refused,
    /// The page was opened with a policy that forbids it.
    Forbidden,
    /// The phone has none, or it does not answer.
    Missing,
}

/// What the top of the screen stands for while an arrow is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Top {
    /// The direction in which the person faces or goes, in whole degrees clockwise from north, `0..360`.
    Heading(u16),
    /// North, as on a map, because nothing tells how the phone is turned.
    North,
    /// Nothing: the compass is not sure, and an arrow by it would be wrong.
    Unsure,
}

impl Top {
    /// The direction that the top stands for, in whole degrees clockwise from north.
    pub fn degrees(self) -> i32 {
        match self {
            Top::Heading(heading) => heading.into(),
            Top::North | Top::Unsure => 0,
        }
    }
}

/// Whole degrees to the nearest step, `0..360`.
pub fn in_steps(degrees: i32, step: i32) -> i32 {
    ((degrees + step / 2).div_euclid(step) * step).rem_euclid(360)
}

/// A compass that may be off by more than this is not shown.
pub const UNSURE_DEGREES: f64 = 30.0;
/// From this speed on, in metres per second, the direction of travel is used: 2 km/h. Below it is noise.
const WALKING_MPS: f64 = 2.0 / 3.6;
/// A higher speed, in metres per second, is an error of the receiver: 200 km/h.
const FASTEST_MPS: f64 = 200.0 / 3.6;

impl Travel {
    /// What a phone tells, if it moves. `None`: at rest, not told, or impossible.
    pub fn of(heading: Option<f64>, speed_mps: Option<f64>) -> Option<Travel> {
        let (heading, speed_mps) = (heading?, speed_mps?);
        // False for NaN, which is what browsers give at rest.
        let moves = (WALKING_MPS..FASTEST_MPS).contains(&speed_mps) && (0.0..=360.0).contains(&heading);
        moves.then(|| Travel { heading: reduce(heading), speed_mps })
    }
}

/// How the person faces, as far as the phone tells.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Facing {
    pub compass: Compass,
    /// The direction of travel in degrees clockwise from north. `None`: at rest.
    pub travel: Option<f64>,
}

impl Facing {
    /// What the top of the screen stands for: the direction of travel before that of the compass.
    pub fn top(self) -> Top {
        match (self.travel, self.compass) {
            (Some(heading), _) => Top::Heading(whole_degrees(heading)),
            (None, Compass::Heading(heading)) => Top::Heading(heading),
            (None, Compass::Unsure) => Top::Unsure,
            (None, _) => Top::North,
        }
    }
}

/// A direction in whole degrees, `0..360`.
pub fn whole_degrees(degrees: f64) -> u16 {
    reduce(degrees).round() as u16 % 360
}

/// The turn from one direction to another, in degrees, `-180.0..180.0`: to the right is positive.
pub fn turn(from: f64, to: f64) -> f64 {
    reduce(to - from + 180.0) - 180.0
}

/// A direction that follows a reading by a share of the turn to it, on the circle: from 359 to 1 is 2 degrees. `None`: no reading before.
pub fn smooth(before: Option<f64>, reading: f64, share: f64) -> f64 {
    before.map_or(reduce(reading), |before| reduce(before + turn(before, reading) * share))
}

/// Where the person who holds the phone looks, in degrees clockwise from north, by the angles of a
/// [device orientation](https://www.w3.org/TR/orientation-event/) against the Earth, in degrees: lying, it is where the top of the screen
/// points, upright, where its back points. `screen`: by how much the screen is turned against the phone. `None`: an angle is not finite.
pub fn heading_of(alpha: f64, beta: f64, gamma: f64, screen: f64) -> Option<f64> {
    let [(sin_a, cos_a), (sin_b, cos_b), (sin_g, cos_g), (sin_s, cos_s)] =
        [alpha, beta, gamma, screen].map(|degrees| degrees.to_radians().sin_cos());
    // The rotation Z-X-Y of the standard, applied to the up of the screen less the out of the screen.
    let (x, y, z) = (sin_s, cos_s, -1.0);
    let (x, z) = (x * cos_g + z * sin_g, z * cos_g - x * sin_g);
    let y = y * cos_b - z * sin_b;
    let (east, north) = (x * cos_a - y * sin_a, x * sin_a + y * cos_a);
    let heading = east.atan2(north).to_degrees();
    heading.is_finite().then(|| reduce(heading))
}
