//! Which place comes first.

use std::cmp::Ordering;

use chrono::NaiveDateTime;

use crate::content::place::{Place, Purpose};

use super::distance::{LatLon, compass_word, distance_in_words, distance_m, initial_bearing, walking_minutes};
use super::location::{Fix, far_from_canterbury};
use super::opening::{Opening, opening};

/// A place as seen from where the person is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Way {
    /// Straight-line distance, in metres.
    pub distance_m: f64,
    /// Degrees clockwise from north. `None`: the person may be standing at it, so any direction would be a guess.
    pub bearing: Option<f64>,
}

/// How far and which way it is to a place. `None`: nobody has published where it is.
pub fn way(fix: Fix, place: &Place) -> Option<Way> {
    let position = place.position?;
    let to = LatLon { lat: position.lat, lon: position.lon };
    let distance_m = distance_m(fix.at, to);
    let sure = distance_m > fix.accuracy_m + position.accuracy_m;
    Some(Way { distance_m, bearing: sure.then(|| initial_bearing(fix.at, to)) })
}

/// How far down the list the hours of a place put it.
pub fn tier(opening: Opening) -> u8 {
    match opening {
        Opening::Open { .. } => 0,
        Opening::NotConfirmed { reported_open: true } => 1,
        _ => 2,
    }
}

/// The places of one purpose, in the order in which they are shown, as indices into `places`.
///
/// With a fix and a time: open and confirmed first, then open and reported, then the rest; within each the nearest
/// first, and those whose position nobody has published last. Without a fix: by kind, then by name. What may be out of
/// date stands below what is not, and equal places by their ids, so that the order is total.
pub fn order(places: &[Place], purpose: Purpose, fix: Option<Fix>, now: Option<NaiveDateTime>) -> Vec<usize> {
    let mut keyed: Vec<_> = places
        .iter()
        .enumerate()
        .filter(|(_, place)| place.kind.purpose() == purpose)
        .map(|(index, place)| {
            let old = now.is_some_and(|now| place.evidence.out_of_date(now));
            let near = fix.zip(now).map(|(fix, now)| {
                let tier = if purpose == Purpose::Help { tier(opening(place, now)) } else { 0 };
                (tier, way(fix, place).map_or(f64::INFINITY, |way| way.distance_m))
            });
            (old, near, place, index)
        })
        .collect();
    keyed.sort_by(|(a_old, a, p, _), (b_old, b, q, _)| {
        let near = match (a, b) {
            (Some(a), Some(b)) => a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)),
            _ => Ordering::Equal,
        };
        a_old.cmp(b_old).then(near).then_with(|| (p.kind, &p.name, &p.id).cmp(&(q.kind, &q.name, &q.id)))
    });
    keyed.into_iter().map(|(_, _, _, index)| index).collect()
}

/// Whether the fix is too rough to say which of two places is nearer.
///
/// Moving a point by the accuracy changes each distance by at most the accuracy, so the difference by at most twice it.
pub fn cannot_separate(fix: Fix, nearer: Way, farther: Way) -> bool {
    (farther.distance_m - nearer.distance_m).abs() <= 2.0 * fix.accuracy_m
}

/// How far, which way and how long to a place, in words: `About 6 min walk, 350 m north-east`.
pub fn way_in_words(fix: Fix, place: &Place) -> String {
    let Some(way) = way(fix, place) else {
        return "We do not know where it is".into();
    };
    let distance = distance_in_words(way.distance_m);
    let direction = match way.bearing {
        Some(bearing) => format!(" {}", compass_word(bearing)),
        None => ", very near".into(),
    };
    match far_from_canterbury(fix) {
        Some(_) => format!("{distance}{direction}"),
        None => format!("About {} min walk, {distance}{direction}", walking_minutes(way.distance_m)),
    }
}
