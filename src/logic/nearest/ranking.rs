//! Which place comes first: the one where somebody helps soonest. Its cost is the walk and the [`doubt`], in minutes.

use chrono::NaiveDateTime;

use crate::content::place::{Audience, Need, Place, Purpose};

use crate::logic::geo::distance::walk_min;
use crate::logic::geo::leg::{Leg, leg};
use crate::logic::geo::location::Fix;
use crate::logic::nearest::doubt::doubt;
use crate::logic::nearest::visit::visit;

/// Farther than so many minutes nobody is sent on foot at night.
const REACH_MIN: f64 = 45.0;

/// Who asks, and when.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Seeker {
    /// Where they are. `None`: not known, so nothing is told by its walk.
    pub fix: Option<Fix>,
    /// London's wall clock. `None`: not known yet.
    pub now: Option<NaiveDateTime>,
    /// The group that they have said they belong to.
    pub membership: Option<Audience>,
}

/// The places that serve one need, the best first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ranking {
    /// As indices into the places that were ranked.
    pub order: Vec<usize>,
    /// How many, from the first on, are open or may be when one arrives within [`REACH_MIN`].
    pub near: usize,
    /// How many are, within reach or not. Those behind them are closed. All, where the time is not known.
    pub open: usize,
}

/// What is added to the cost, in minutes, of a place that is out of reach on foot, or whose walk is not known: more than any
/// walk on this Earth takes, so that it stands below every place within reach.
const OUT_OF_REACH: f64 = 1e7;
/// The same for a place that is closed when one arrives.
const CLOSED: f64 = 2e7;
/// The same for what may be out of date, in the lists that are told by distance.
const OLD: f64 = 1e9;

/// Ranks the places that serve a need. Without a fix they stand by kind and name, below them what may be out of date, and
/// what is closed last. The order is total: equal places stand by their ids.
pub fn rank(places: &[Place], need: Need, seeker: Seeker) -> Ranking {
    let serves = places.iter().enumerate().filter(|(_, place)| place.serves.contains(&need));
    let ranked = sorted(serves.map(|(index, place)| (cost(place, seeker), index)).collect(), places);
    let below = |limit: f64| ranked.iter().take_while(|(cost, _)| *cost < limit).count();
    Ranking { near: below(OUT_OF_REACH), open: below(CLOSED), order: indices(&ranked) }
}

/// What it costs to go to a place, in minutes.
fn cost(place: &Place, Seeker { fix, now, membership }: Seeker) -> f64 {
    let Some(now) = now else { return OUT_OF_REACH };
    let on_arrival = visit(place, fix, now).on_arrival;
    let walk = fix.and_then(|fix| leg(fix, place)).map(|leg| walk_min(leg.distance_m));
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

/// The places of one purpose that nobody is sent to for help, as indices into `places`: what may be out of date last; with
/// a fix and a time the nearest first, without them by kind and name.
pub fn by_distance(places: &[Place], purpose: Purpose, Seeker { fix, now, .. }: Seeker) -> Vec<usize> {
    let matching = places.iter().enumerate().filter(|(_, place)| place.kind.purpose() == purpose);
    let keyed = matching.map(|(index, place)| {
        let old = now.is_some_and(|now| place.evidence.out_of_date(now));
        let away = fix.zip(now).map_or(0.0, |(fix, _)| leg(fix, place).map_or(OLD / 2.0, |leg| leg.distance_m));
        (if old { OLD + away } else { away }, index)
    });
    indices(&sorted(keyed.collect(), places))
}

/// By the number; of equals by kind, name and id.
fn sorted(mut keyed: Vec<(f64, usize)>, places: &[Place]) -> Vec<(f64, usize)> {
    let name = |index: usize| places.get(index).map(|place| (place.kind, &place.name, &place.id));
    keyed.sort_unstable_by(|(key_a, a), (key_b, b)| key_a.total_cmp(key_b).then_with(|| name(*a).cmp(&name(*b))));
    keyed
}

fn indices(keyed: &[(f64, usize)]) -> Vec<usize> {
    keyed.iter().map(|(_, index)| *index).collect()
}

/// Whether the fix is too rough to say which of two places is nearer.
///
/// Moving a point by the accuracy changes each distance by at most the accuracy, so the difference by at most twice it.
pub fn within_accuracy(fix: Fix, nearer: Leg, farther: Leg) -> bool {
    (farther.distance_m - nearer.distance_m).abs() <= 2.0 * fix.accuracy_m
}
