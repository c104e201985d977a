//! A way as one line, measured along.

use crate::layer::{Edge, Network};
use crate::plane::Spot;
use crate::way::{Leg, Way};

/// A way as one line of points, each with its distance from the start along the way.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Track {
    spots: Vec<Spot>,
    /// Of each spot: metres from the start, in the true length of the edges. Never falls.
    along: Vec<f64>,
    /// Where each leg begins, in metres from the start.
    starts: Vec<f64>,
    /// The length of the way in metres.
    pub total_m: f64,
}

/// A point of the track and how far it is from the spot that was asked for, both in metres.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Near {
    pub along_m: f64,
    pub off_m: f64,
}

/// Two points of a line closer than this, in metres, are one: between them no direction is told.
const SAME_M: f64 = 0.01;

impl Track {
    /// The line of a way. A leg over an edge that the network does not have adds nothing.
    pub fn of(network: &Network, way: &Way) -> Track {
        let mut track = Track::default();
        for leg in &way.legs {
            track.starts.push(track.total_m);
            if let Some(edge) = network.edges.get(leg.edge as usize) {
                track.add(network, edge, leg);
            }
        }
        track
    }

    fn add(&mut self, network: &Network, edge: &Edge, leg: &Leg) {
        let mut spots: Vec<Spot> = network.points_of(edge).map(Spot::from).collect();
        let length_m = f64::from(edge.length_dm) / 10.0;
        let drawn_m: f64 = spots.iter().zip(spots.iter().skip(1)).map(|(from, to)| from.to(*to)).sum();
        // The drawn line is simplified, so a little shorter than what is walked.
        let scale = if drawn_m > 0.0 { length_m / drawn_m } else { 0.0 };
        let backwards = leg.from_m > leg.to_m;
        let [mut from_m, mut to_m] = [leg.from_m, leg.to_m].map(|metres| within(metres, 0.0, length_m));
        if backwards {
            spots.reverse();
            (from_m, to_m) = (length_m - from_m, length_m - to_m);
        }
        let base_m = self.total_m - from_m;
        let mut end_m = 0.0;
        for (from, to) in spots.iter().zip(spots.iter().skip(1)) {
            let start_m = end_m;
            end_m = start_m + from.to(*to) * scale;
            let [first, last] = [from_m, to_m].map(|metres| within(metres, start_m, end_m));
            if last <= first {
                continue;
            }
            let on = |metres: f64| between(*from, *to, (metres - start_m) / (end_m - start_m));
            self.push(on(first), base_m + first);
            self.push(on(last), base_m + last);
        }
        self.total_m += to_m - from_m;
    }

    fn push(&mut self, spot: Spot, along_m: f64) {
        if self.spots.last().is_none_or(|last| last.to(spot) > SAME_M) {
            self.spots.push(spot);
            self.along.push(along_m);
        }
    }

    /// Where the way is after some metres. `None`: the way has no points.
    pub fn at(&self, along_m: f64) -> Option<Spot> {
        let after = self.along.partition_point(|metres| *metres <= along_m);
        let (Some(to), Some(to_m)) = (self.spots.get(after), self.along.get(after)) else {
            return self.spots.last().copied();
        };
        let Some(before) = after.checked_sub(1) else { return Some(*to) };
        let (from, from_m) = (self.spots.get(before)?, self.along.get(before)?);
        Some(between(*from, *to, (along_m - from_m) / (to_m - from_m)))
    }

    /// The direction from one point of the way to another, in degrees. `None`: they are one.
    pub fn bearing(&self, from_m: f64, to_m: f64) -> Option<f64> {
        bearing(self.at(from_m)?, self.at(to_m)?)
    }

    /// The point of a stretch of the way that is nearest to a spot. `None`: the way has no length there.
    pub fn nearest(&self, spot: Spot, from_m: f64, to_m: f64) -> Option<Near> {
        let mut nearest: Option<Near> = None;
        for segment in self.segments(from_m, to_m) {
            let along_m = within(segment.foot(spot), segment.from_m.max(from_m), segment.to_m.min(to_m));
            let off_m = segment.on(along_m).to(spot);
            if nearest.is_none_or(|near| off_m < near.off_m) {
                nearest = Some(Near { along_m, off_m });
            }
        }
        nearest
    }

    /// The straight pieces of the way that have something of a stretch of it.
    pub(crate) fn segments(&self, from_m: f64, to_m: f64) -> impl Iterator<Item = Segment> + '_ {
        let points = || self.spots.iter().copied().zip(self.along.iter().copied());
        points()
            .zip(points().skip(1))
            .map(|((from, from_m), (to, to_m))| Segment { from, to, from_m, to_m })
            .filter(move |segment| segment.from_m <= to_m && segment.to_m >= from_m)
    }

    /// The points of the line.
    pub fn spots(&self) -> &[Spot] {
        &self.spots
    }

    /// Where each leg begins, in metres from the start.
    pub fn starts(&self) -> &[f64] {
        &self.starts
    }
}

/// A straight piece of a way.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Segment {
    pub from: Spot,
    pub to: Spot,
    pub from_m: f64,
    pub to_m: f64,
}

impl Segment {
    /// Where the foot of the perpendicular from a spot is, in metres along the way: outside of the segment too.
    pub fn foot(self, spot: Spot) -> f64 {
        let (dx, dy) = (self.to.x - self.from.x, self.to.y - self.from.y);
        let share = ((spot.x - self.from.x) * dx + (spot.y - self.from.y) * dy) / (dx * dx + dy * dy);
        self.from_m + share * (self.to_m - self.from_m)
    }

    pub fn on(self, along_m: f64) -> Spot {
        between(self.from, self.to, (along_m - self.from_m) / (self.to_m - self.from_m))
    }
}

fn between(from: Spot, to: Spot, share: f64) -> Spot {
    Spot { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share }
}

/// A number within two others. `f64::clamp` would bring the printing of numbers along, 13 KB, for its panic.
pub(crate) fn within(number: f64, least: f64, most: f64) -> f64 {
    number.max(least).min(most)
}

/// The direction from one spot to another, in degrees, `0.0..360.0`. `None`: they are one.
pub(crate) fn bearing(from: Spot, to: Spot) -> Option<f64> {
    (from.to(to) > SAME_M).then(|| reduced((to.x - from.x).atan2(to.y - from.y).to_degrees()))
}

/// The turn from one direction to another, in degrees, `-180.0..180.0`: to the right is positive.
pub(crate) fn turned(from: f64, to: f64) -> f64 {
    reduced(to - from + 180.0) - 180.0
}

/// A direction in degrees, reduced to `0.0..360.0`. `rem_euclid` would bring a division of 128 bits along, 2 KB.
pub(crate) fn reduced(degrees: f64) -> f64 {
    let reduced = degrees - (degrees / 360.0).floor() * 360.0;
    // Of a tiny negative number the remainder is rounded to 360.
    if reduced < 360.0 { reduced } else { 0.0 }
}
