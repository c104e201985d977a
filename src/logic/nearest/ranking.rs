//! Ranks places by cost: the walk plus the [`doubt`], in minutes.

use chrono::NaiveDateTime;

use crate::content::place::{Audience, Need, Place, Purpose};

use crate::logic::geo::leg::{Leg, leg};
use crate::logic::geo::location::Fix;
use crate::logic::nearest::doubt::doubt;
use crate::logic::nearest::visit::visit;

/// The longest walk in minutes that is suggested at night.
const REACH_MIN: f64 = 45.0;

/// The person who asks, and the time.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Seeker {
    /// `None`: not known, so walks are ignored.
    pub fix: Option<Fix>,
    /// London wall-clock time. `None`: not known yet.
    pub now: Option<NaiveDateTime>,
    /// The group that the person named.
    pub membership: Option<Audience>,
}

/// The places that serve one need, the best first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ranking {
    /// Indices into the places that were ranked.
    pub order: Vec<usize>,
    /// How many, from the first on, are within [`REACH_MIN`] and not known to be closed on arrival.
    pub near: usize,
    /// How many, from the first on, are not known to be closed on arrival, within reach or not. All, if the time is not known.
    pub open: usize,
}

/// Added to the cost, in minutes, of a place that is out of reach or whose walk is not known. Larger than any walk on Earth, so
/// such a place ranks below every place within reach.
const OUT_OF_REACH: f64 = 1e7;
/// Added to the cost of a place that is closed on arrival.
const CLOSED: f64 = 2e7;
/// Added to the distance of a place that may be out of date, in lists by distance.
const OLD: f64 = 1e9;

/// Ranks the places that serve a need. Without a fix they are ordered by kind and name, places out of date below those, closed
/// places last. The order is total: ties are broken by id.
pub fn rank(places: &[Place], need: Need, seeker: Seeker) -> Ranking {
    let serves = places.iter().enumerate().filter(|(_, place)| place.serves.contains(&need));
    let ranked = sorted(serves.map(|(index, place)| (cost(place, seeker), index)).collect(), places);
    let below = |limit: f64| ranked.iter().take_while(|(cost, _)| *cost < limit).count();
    Ranking { near: below(OUT_OF_REACH), open: below(CLOSED), order: indices(&ranked) }
}

/// The cost of a place in minutes.
fn cost(place: &Place, Seeker { fix, now, membership }: Seeker) -> f64 {
    let Some(now) = now else { return OUT_OF_REACH };
    let on_arrival = visit(place, fix, now).on_arrival;
    let walk = fix.and_then(|fix| leg(fix, place)).map(Leg::walk_min);
    let known = match fix {
        Some(_) => walk.unwrap_or_default() + doubt(place, on_arrival, now, membership),
        None => f64::from(u8::from(place.evidence.out_of_date(now))),
    };
    let standing = match walk {
        _ if on_arrival.is_closed() => CLOSED,
        Some(walk) if walk <= REACH_MIN => 0.0,
        _ => OUT_OF_REACH,
    };
    standing + known
}

/// The places of a purpose, as indices into `places`. With a fix and a time the nearest first, else by kind and name; places that
/// may be out of date last.
pub fn by_distance(places: &[Place], purpose: Purpose, Seeker { fix, now, .. }: Seeker) -> Vec<usize> {
    let matching = places.iter().enumerate().filter(|(_, place)| place.kind.purpose() == purpose);
    let keyed = matching.map(|(index, place)| {
        let old = now.is_some_and(|now| place.evidence.out_of_date(now));
        let away = fix.zip(now).map_or(0.0, |(fix, _)| leg(fix, place).map_or(OLD / 2.0, |leg| leg.distance_m));
        (if old { OLD + away } else { away }, index)
    });
    indices(&sorted(keyed.collect(), places))
}

/// Sorts by the key; ties by kind, name and id.
pub fn sorted(mut keyed: Vec<(f64, usize)>, places: &[Place]) -> Vec<(f64, usize)> {
    let name = |index: usize| places.get(index).map(|place| (place.kind, &place.name, &place.id));
    keyed.sort_unstable_by(|(key_a, a), (key_b, b)| key_a.total_cmp(key_b).then_with(|| name(*a).cmp(&name(*b))));
    keyed
}

/// The indices alone.
pub fn indices(keyed: &[(f64, usize)]) -> Vec<usize> {
    keyed.iter().map(|(_, index)| *index).collect()
}

/// Whether the fix is too rough to tell which of two places is nearer.
///
/// Moving a point by the accuracy changes each distance by at most the accuracy, so the difference by at most twice that.
pub fn within_accuracy(fix: Fix, nearer: Leg, farther: Leg) -> bool {
    (farther.distance_m - nearer.distance_m).abs() <= 2.0 * fix.accuracy_m
}
