//! Distance, direction and walking time in words.

use crate::content::place::Place;

use crate::logic::geo::distance::compass_point;
use crate::logic::geo::leg::{Leg, leg};
use crate::logic::geo::location::{Fix, far_from_canterbury};

/// The distance in metres up to which a place is *very near*.
pub const VERY_NEAR_M: f64 = 150.0;

/// The way to a place. Empty: the place has no position.
pub fn way_in_words(fix: Fix, place: &Place) -> String {
    leg(fix, place).map_or_else(|| "We do not know where it is".into(), |leg| leg_in_words(leg, fix))
}

/// `About 6 min walk, 350 m north-east` in a straight line, `7 min walk by the streets, 350 m north-east`, `Very near, within 60 m`,
/// `Somewhere within 5 km`.
fn leg_in_words(leg: Leg, fix: Fix) -> String {
    let at_most = leg.distance_m + leg.off_by_m;
    if !leg.is_known() {
        let near = if at_most <= VERY_NEAR_M { "Very near, within " } else { "Somewhere within " };
        return near.to_owned() + &reach_in_words(at_most);
    }
    let mut words = distance_in_words(leg.distance_m);
    if let Some(bearing) = leg.bearing {
        words = words + " " + compass_word(bearing);
    }
    match far_from_canterbury(fix) {
        Some(_) => words,
        None => {
            let minutes = leg.walking_minutes().to_string();
            match leg.on_foot_min {
                Some(_) => [&minutes, " min walk by the streets, ", &words].concat(),
                None => ["About ", &minutes, " min walk, ", &words].concat(),
            }
        }
    }
}

/// An upper bound of a distance in metres: `760 m`, `5 km`. Whole kilometres, because a bound is not exact.
pub fn reach_in_words(metres: f64) -> String {
    let kilometres = (metres / 1000.0).round() as u32;
    if metres < 1000.0 { distance_in_words(metres) } else { kilometres.to_string() + " km" }
}

/// A distance in metres in words: `350 m`, `1.2 km`, `90 km`.
pub fn distance_in_words(distance_m: f64) -> String {
    let tens = (distance_m / 10.0).round() as u32 * 10;
    let tenths = (distance_m / 100.0).round() as u32;
    match (tens, tenths) {
        (0..1000, _) => tens.to_string() + " m",
        (_, 0..100) => format!("{}.{} km", tenths / 10, tenths % 10),
        _ => ((distance_m / 1000.0).round() as u32).to_string() + " km",
    }
}

/// The compass point in words.
pub fn compass_word(bearing: f64) -> &'static str {
    const POINTS: [&str; 8] =
        ["north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west"];
    POINTS[compass_point(bearing)]
}
