//! The place on a way that is nearest to a point.

use std::cmp::Reverse;

use super::graph::Graph;
use super::search::Queue;
use super::shape;
use crate::layer::Network;
use crate::plane::Spot;
use crate::way::{Choice, OnEdge};

/// No edge counts as nearer by more.
pub(super) const FAVOUR_M: f64 = 10.0;
/// How many edges share a box, and how many boxes a larger one.
const GROUP: usize = 16;

/// The shapes of all edges, those near each other next to each other, in boxes of boxes: as large as the network, whatever it is like.
pub(super) struct Index {
    /// Of as many groups each.
    districts: Vec<Bounds>,
    groups: Vec<Bounds>,
    edges: Vec<Boxed>,
    points: Vec<Spot>,
}

struct Boxed {
    bounds: Bounds,
    edge: u32,
    /// Where its shape begins in `points`, and how many points it has.
    begin: u32,
    count: u32,
    /// Its true length, in metres.
    metres: f64,
}

#[derive(Clone, Copy)]
struct Bounds {
    low: Spot,
    high: Spot,
}

impl Index {
    pub fn new(network: &Network, graph: &Graph) -> Index {
        let mut order: Queue = (0u32..)
            .zip(&network.edges)
            .filter(|(edge, _)| graph.walkable(*edge, Choice::Shortest))
            .filter_map(|(edge, of)| {
                let node = network.nodes.get(of.ends[0] as usize)?;
                Some(Reverse((u64::from(curve(node.x, node.y)), edge)))
            })
            .collect();
        let mut index = Index {
            districts: Vec::new(),
            groups: Vec::new(),
            edges: Vec::with_capacity(order.len()),
            points: Vec::new(),
        };
        while let Some(Reverse((_, edge))) = order.pop() {
            let Some((points, of)) = shape(network, edge as usize).zip(network.edges.get(edge as usize)) else {
                continue;
            };
            let begin = index.points.len() as u32;
            let (bounds, count) = (Bounds::of(&points), points.len() as u32);
            index.points.extend(points);
            index.edges.push(Boxed { bounds, edge, begin, count, metres: f64::from(of.length_dm) / 10.0 });
        }
        index.groups =
            index.edges.chunks(GROUP).map(|group| Bounds::around(group.iter().map(|of| of.bounds))).collect();
        index.districts = index.groups.chunks(GROUP).map(|groups| Bounds::around(groups.iter().copied())).collect();
        index
    }

    /// The nearest place on an edge for which `favour` tells how many metres nearer it is to count; on none that it does not.
    pub fn nearest(&self, at: Spot, reach_m: f64, favour: &dyn Fn(u32) -> Option<f64>) -> Option<OnEdge> {
        if !(at.x.is_finite() && at.y.is_finite()) {
            return None;
        }
        let mut best: Option<OnEdge> = None;
        let mut score = reach_m;
        // The district that is nearest first: after it few others are near enough to be looked into.
        let nearest =
            self.districts.iter().map(|bounds| bounds.distance(at)).enumerate().min_by(|a, b| a.1.total_cmp(&b.1))?.0;
        let (groups, edges) = (&self.groups, &self.edges);
        for district in std::iter::once(nearest).chain(0..self.districts.len()) {
            if self.districts.get(district).is_none_or(|bounds| bounds.distance(at) > score + FAVOUR_M) {
                continue;
            }
            for (group, bounds) in groups.iter().enumerate().skip(district * GROUP).take(GROUP) {
                if bounds.distance(at) > score + FAVOUR_M {
                    continue;
                }
                for of in edges.iter().skip(group * GROUP).take(GROUP) {
                    if of.bounds.distance(at) > score + FAVOUR_M {
                        continue;
                    }
                    let Some(less) = favour(of.edge) else { continue };
                    let on = self.on(of, at);
                    if on.off_m <= reach_m && (on.off_m - less < score || best.is_none()) {
                        score = on.off_m - less;
                        best = Some(on);
                    }
                }
            }
        }
        best
    }

    /// The place on an edge that is nearest.
    fn on(&self, of: &Boxed, at: Spot) -> OnEdge {
        let points = self.points.get(of.begin as usize..(of.begin + of.count) as usize).unwrap_or(&[]);
        let mut found = OnEdge { edge: of.edge, along_m: 0.0, at, off_m: f64::INFINITY };
        let mut drawn = 0.0;
        for pair in points.windows(2) {
            let (a, b) = (pair[0], pair[1]);
            let (x, y) = (b.x - a.x, b.y - a.y);
            let long = a.to(b);
            let share =
                if long > 0.0 { (((at.x - a.x) * x + (at.y - a.y) * y) / (long * long)).clamp(0.0, 1.0) } else { 0.0 };
            let place = Spot { x: a.x + share * x, y: a.y + share * y };
            let off_m = at.to(place);
            if off_m < found.off_m {
                found = OnEdge { edge: of.edge, along_m: drawn + share * long, at: place, off_m };
            }
            drawn += long;
        }
        // The shape is simplified, so it is shorter than the way: a share of the one is the same share of the other.
        found.along_m = if drawn > 0.0 { (found.along_m / drawn).min(1.0) * of.metres } else { 0.0 };
        found
    }
}

impl Bounds {
    fn of(points: &[Spot]) -> Bounds {
        Bounds::around(points.iter().map(|&point| Bounds { low: point, high: point }))
    }

    fn around(parts: impl Iterator<Item = Bounds>) -> Bounds {
        let (low, high) = (f64::INFINITY, f64::NEG_INFINITY);
        let none = Bounds { low: Spot { x: low, y: low }, high: Spot { x: high, y: high } };
        parts.fold(none, |all, part| Bounds {
            low: Spot { x: all.low.x.min(part.low.x), y: all.low.y.min(part.low.y) },
            high: Spot { x: all.high.x.max(part.high.x), y: all.high.y.max(part.high.y) },
        })
    }

    fn distance(&self, at: Spot) -> f64 {
        let x = (self.low.x - at.x).max(at.x - self.high.x).max(0.0);
        let y = (self.low.y - at.y).max(at.y - self.high.y).max(0.0);
        (x * x + y * y).sqrt()
    }
}

/// Where a point is on a curve that visits the plane square by square (Morton), in steps of 16 m, at most 524 km from the origin.
fn curve(x: i32, y: i32) -> u32 {
    let spread = |axis: i32| {
        let mut bits = ((axis.clamp(-524_288, 524_287) + 524_288) >> 4) as u32;
        bits = (bits | bits << 8) & 0x00ff_00ff;
        bits = (bits | bits << 4) & 0x0f0f_0f0f;
        bits = (bits | bits << 2) & 0x3333_3333;
        (bits | bits << 1) & 0x5555_5555
    };
    spread(x) | spread(y) << 1
}
