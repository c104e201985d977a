//! The way from where the person is to a place: how far, which way, about how long.

use crate::content::place::Place;

use crate::logic::geo::distance::{
    LatLon, compass_word, distance_in_words, distance_m, initial_bearing, walking_minutes,
};
use crate::logic::geo::location::{Fix, far_from_canterbury};

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

/// Up to so many metres away, at the most, a place is very near.
const VERY_NEAR_M: f64 = 150.0;
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

    /// In words: `About 6 min walk, 350 m north-east`, `Very near, within 60 m`, `Somewhere within 5 km`.
    pub fn in_words(self, fix: Fix) -> String {
        let at_most = self.distance_m + self.off_by_m;
        if !self.is_known() {
            let near = if at_most <= VERY_NEAR_M { "Very near, within " } else { "Somewhere within " };
            return near.to_owned() + &reach_in_words(at_most);
        }
        let mut words = distance_in_words(self.distance_m);
        if let Some(bearing) = self.bearing {
            words = words + " " + compass_word(bearing);
        }
        match far_from_canterbury(fix) {
            Some(_) => words,
            None => ["About ", &walking_minutes(self.distance_m).to_string(), " min walk, ", &words].concat(),
        }
    }
}

/// The most that something may be away: `760 m`, `5 km`. Kilometres are whole ones: more would claim to know more.
pub fn reach_in_words(metres: f64) -> String {
    let kilometres = (metres / 1000.0).round() as u32;
    if metres < 1000.0 { distance_in_words(metres) } else { kilometres.to_string() + " km" }
}

/// How far, which way and how long to a place, in words.
pub fn leg_in_words(fix: Fix, place: &Place) -> String {
    leg(fix, place).map_or_else(|| "We do not know where it is".into(), |leg| leg.in_words(fix))
}
