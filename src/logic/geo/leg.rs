//! The way from where the person is to a place: how far, which way, about how long.

use crate::content::place::Place;

use crate::logic::geo::distance::{LatLon, distance_m, initial_bearing};
use crate::logic::geo::location::Fix;

/// The straight line to a place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Leg {
    /// Its length, in metres.
    pub distance_m: f64,
    /// How far off the length may be, in metres: the accuracies of the fix and of the place, added.
    pub off_by_m: f64,
    /// Degrees clockwise from north. `None`: too little is known of where one is, so any direction would be a guess.
    pub bearing: Option<f64>,
}

/// Lengths that are off by no more than this, in metres, are told as they are: half of the shortest way across the centre.
const FAIR_M: f64 = 200.0;

/// `None`: nobody has published where the place is.
pub fn leg(fix: Fix, place: &Place) -> Option<Leg> {
    let position = place.position?;
    let to = LatLon { lat: position.lat, lon: position.lon };
    let mut leg =
        Leg { distance_m: distance_m(fix.at, to), off_by_m: fix.accuracy_m + position.accuracy_m, bearing: None };
    if leg.is_known() && !fix.is_old() {
        leg.bearing = Some(initial_bearing(fix.at, to));
    }
    Some(leg)
}

impl Leg {
    /// Whether the length is large against what it may be off by, so that it can be told in metres and minutes.
    pub fn is_known(self) -> bool {
        let most = if self.off_by_m <= FAIR_M { self.distance_m } else { self.distance_m / 2.0 };
        self.off_by_m < most
    }
}
