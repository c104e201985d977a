//! The straight line from the person to a place: length, error, bearing.

use crate::content::place::Place;

use crate::logic::geo::distance::{LatLon, distance_m, initial_bearing, walk_min};
use crate::logic::geo::location::Fix;

/// The straight line to a place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Leg {
    /// Its length, in metres.
    pub distance_m: f64,
    /// The error of the length in metres: the accuracy of the fix plus that of the place.
    pub off_by_m: f64,
    /// Degrees clockwise from north. `None`: the fix is too old or too rough to give a direction.
    pub bearing: Option<f64>,
    /// The walk over the streets, in minutes. `None`: the app has no streets, or knows no way.
    pub on_foot_min: Option<f64>,
}

/// Up to this error, in metres, a length is stated if it exceeds the error; beyond, if it exceeds twice the error. Half of the
/// shortest way across the centre.
const FAIR_M: f64 = 200.0;

/// The leg from a fix to a place. `None`: the place has no position.
pub fn leg(fix: Fix, place: &Place) -> Option<Leg> {
    let position = place.position?;
    let to = LatLon::from(position);
    let mut leg = Leg {
        distance_m: distance_m(fix.at, to),
        off_by_m: fix.accuracy_m + position.accuracy_m,
        bearing: None,
        on_foot_min: None,
    };
    leg.on_foot_min = fix.on_foot.and_then(|walks| walks.minutes_to(to));
    if leg.is_known() && !fix.is_old() {
        leg.bearing = Some(initial_bearing(fix.at, to));
    }
    Some(leg)
}

impl Leg {
    /// The walking time in minutes: over the streets, or by the length of the straight line.
    pub fn walk_min(self) -> f64 {
        self.on_foot_min.unwrap_or_else(|| walk_min(self.distance_m))
    }

    /// The same in whole minutes, rounded up, at least 1.
    pub fn walking_minutes(self) -> u32 {
        (self.walk_min().ceil() as u32).max(1)
    }

    /// Whether the length is large enough against its error to be stated in metres and minutes.
    pub fn is_known(self) -> bool {
        let most = if self.off_by_m <= FAIR_M { self.distance_m } else { self.distance_m / 2.0 };
        self.off_by_m < most
    }
}
