//! Where somebody is, told from a place that others know.

use crate::content::place::{Kind, Place};
use crate::logic::geo::distance::{LatLon, distance_m, initial_bearing};
use crate::logic::geo::location::{CITY, Fix, far_from_canterbury};

/// Where a fix is, as seen from a known point.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Seen<'a> {
    /// The known point. `None`: the middle of Canterbury, because no other is near, or the fix is too coarse to choose one.
    pub from: Option<&'a Place>,
    /// From the point to the fix, in metres.
    pub distance_m: f64,
    /// The error of the distance in metres: the accuracy of the fix and of the point.
    pub off_by_m: f64,
    /// From the point to the fix, in degrees clockwise from north. `None`: the error is too large to tell.
    pub bearing: Option<f64>,
}

/// A place that is further away, in metres, does not tell where somebody is.
const NEAR_M: f64 = 2000.0;
/// A bus stop is told, by its longer name, only if it is this much nearer, in metres, than what everybody knows.
const BUS_STOP_M: f64 = 200.0;

/// The nearest point that is known by name, and the fix as seen from it. The nearest is what is surely nearest: by the distance and
/// the accuracy of the place.
pub fn seen(fix: Fix, places: &[Place]) -> Seen<'_> {
    let at = |place: &Place| place.position.map(LatLon::from);
    let known = places.iter().filter_map(|place| {
        let handicap_m = handicap_m(place.kind)?;
        let off_by_m = place.position?.accuracy_m;
        let distance_m = distance_m(at(place)?, fix.at);
        Some((distance_m + off_by_m + handicap_m, place, distance_m, off_by_m))
    });
    let nearest = known.filter(|(_, _, distance_m, _)| *distance_m < NEAR_M).min_by(|a, b| a.0.total_cmp(&b.0));
    let (from, point, distance_m, off_by_m) = match nearest {
        Some((_, place, distance_m, off_by_m)) if !fix.is_coarse() && far_from_canterbury(fix).is_none() => {
            (Some(place), at(place).unwrap_or(CITY), distance_m, off_by_m)
        }
        _ => (None, CITY, distance_m(CITY, fix.at), 0.0),
    };
    let off_by_m = off_by_m + fix.accuracy_m;
    // An error of half the distance turns the direction by 30° at most: to the next of the eight points of the compass.
    let bearing = (off_by_m <= distance_m / 2.0).then(|| initial_bearing(point, fix.at));
    Seen { from, distance_m, off_by_m, bearing }
}

/// The handicap of a kind of place, in metres. `None`: others do not know it by its name, or it has no one point.
fn handicap_m(kind: Kind) -> Option<f64> {
    match kind {
        Kind::BusStop => Some(BUS_STOP_M),
        Kind::Station
        | Kind::BusStation
        | Kind::Landmark
        | Kind::University
        | Kind::HospitalUtc
        | Kind::Police
        | Kind::OpenAllNight => Some(0.0),
        Kind::SafeHaven | Kind::CampusSecurity | Kind::MentalHealthSafeHaven | Kind::TaxiRank | Kind::Street => None,
    }
}
