//! Streets as their names see them: edges of one name joined into lines, over the junctions between them.

use crate::layer::Network;
use crate::picture::styles::name_look;
use crate::plane::Spot;

/// A stretch of a street, as long as it goes on under one name.
#[derive(Clone, Debug, PartialEq)]
pub struct Chain {
    /// An index into [`Network::names`].
    pub name: u16,
    /// The lowest has room first.
    pub rank: u8,
    /// The most metres to a pixel at which its name is shown.
    pub from: f64,
    pub points: Vec<Spot>,
    /// How far each point is along it, in metres.
    pub along: Vec<f64>,
}

impl Chain {
    pub fn length(&self) -> f64 {
        self.along.last().copied().unwrap_or_default()
    }

    /// The point so many metres along it.
    pub fn spot(&self, along: f64) -> Spot {
        let after = self.along.partition_point(|at| *at < along).max(1);
        let get = |index: usize| Some((*self.points.get(index)?, *self.along.get(index)?));
        let Some((from, before)) = get(after - 1) else { return Spot::default() };
        let Some((to, then)) = get(after) else { return from };
        let part = if then > before { ((along - before) / (then - before)).clamp(0.0, 1.0) } else { 0.0 };
        Spot { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part }
    }
}

/// No other end goes on here.
const NONE: u32 = u32::MAX;
/// Two edges are one street at a junction unless it bends by more than 60°.
const COS_BEND: f64 = -0.5;
/// Ends of one name in one node that are compared. In the world there are four.
const ENDS: usize = 8;

/// All streets that have a name, the first in rank first, then the longest.
pub fn chains(network: &Network) -> Vec<Chain> {
    // Name, node and end in one number: what sorts together may meet.
    let mut ends = Vec::new();
    for (index, edge) in network.edges.iter().enumerate() {
        let Some(name) = edge.name.filter(|_| name_look(edge).is_some() && index < 1 << 23) else { continue };
        for (end, node) in edge.ends.iter().enumerate() {
            if *node < 1 << 24 {
                ends.push(u64::from(name) << 48 | u64::from(*node) << 24 | (index * 2 + end) as u64);
            }
        }
    }
    ends.sort_unstable();
    let mut next = vec![NONE; network.edges.len() * 2];
    for group in ends.chunk_by(|one, two| one >> 24 == two >> 24) {
        join(network, group, &mut next);
    }
    let mut walked = vec![false; network.edges.len()];
    let mut found = Vec::new();
    // From the ends of streets first, then what goes round in a ring.
    for in_ring in [false, true] {
        for &end in &ends {
            let end = end as u32 & 0xff_ffff;
            let goes_on = next.get(end as usize).is_some_and(|next| *next != NONE);
            if (in_ring || !goes_on) && walked.get(end as usize / 2) == Some(&false) {
                found.extend(chain_from(network, end, &next, &mut walked));
            }
        }
    }
    // Rank, length and index in one number.
    let key = |(index, chain): (usize, &Chain)| {
        let length = (chain.length().min(1e6) * 10.0) as u64;
        u64::from(chain.rank) << 56 | (0xff_ffff - length) << 24 | index as u64 & 0xff_ffff
    };
    let mut order: Vec<u64> = found.iter().enumerate().map(key).collect();
    order.sort_unstable();
    let take = |key: &u64| {
        found.get_mut((key & 0xff_ffff) as usize).map(|chain| Chain {
            points: std::mem::take(&mut chain.points),
            along: std::mem::take(&mut chain.along),
            ..*chain
        })
    };
    order.iter().filter_map(take).collect()
}

/// Joins the ends of one name in one node, the straightest pair first.
fn join(network: &Network, group: &[u64], next: &mut [u32]) {
    let mut free: Vec<(u32, Spot)> = Vec::new();
    for end in group.iter().take(ENDS) {
        let end = *end as u32 & 0xff_ffff;
        free.extend(leaving(network, end).map(|direction| (end, direction)));
    }
    while free.len() > 1 {
        // The least is the straightest.
        let mut best = (COS_BEND, None);
        for (one, (end, a)) in free.iter().enumerate() {
            for (two, (other, b)) in free.iter().enumerate().skip(one + 1) {
                let cos = a.x * b.x + a.y * b.y;
                if cos < best.0 && end / 2 != other / 2 {
                    best = (cos, Some((one, two)));
                }
            }
        }
        let (_, Some((one, two))) = best else { return };
        // The later one first: the earlier one keeps its place.
        let ((b, _), (a, _)) = (free.swap_remove(two), free.swap_remove(one));
        for (end, other) in [(a, b), (b, a)] {
            if let Some(next) = next.get_mut(end as usize) {
                *next = other;
            }
        }
    }
}

/// The direction in which an edge leaves one of its ends, of length 1. `None`: it has none.
fn leaving(network: &Network, end: u32) -> Option<Spot> {
    let edge = network.edges.get(end as usize / 2)?;
    let points = network.points_of(edge);
    let mut first = None;
    let mut direction = |at: Spot| {
        let from: Spot = *first.get_or_insert(at);
        let (x, y) = (at.x - from.x, at.y - from.y);
        let length = (x * x + y * y).sqrt();
        (length > 0.0).then(|| Spot { x: x / length, y: y / length })
    };
    let mut points = points.map(Spot::from);
    if end.is_multiple_of(2) { points.find_map(&mut direction) } else { points.rev().find_map(&mut direction) }
}

/// The street that begins at an end. `None`: it has no length.
fn chain_from(network: &Network, start: u32, next: &[u32], walked: &mut [bool]) -> Option<Chain> {
    let first = network.edges.get(start as usize / 2)?;
    let (rank, from) = name_look(first)?;
    let mut chain = Chain { name: first.name?, rank, from, points: Vec::new(), along: Vec::new() };
    let mut end = start;
    // Each edge once: what is walked ends it.
    while let Some(edge) = network.edges.get(end as usize / 2) {
        match walked.get_mut(end as usize / 2) {
            Some(walked) if !*walked => *walked = true,
            _ => break,
        }
        if let Some((rank, from)) = name_look(edge).filter(|look| look.0 < chain.rank) {
            (chain.rank, chain.from) = (rank, from);
        }
        let points = network.points_of(edge).map(Spot::from);
        let mut add = |at: Spot| {
            let before = chain.points.last().map_or(0.0, |last: &Spot| (at.x - last.x).hypot(at.y - last.y));
            if chain.points.is_empty() || before > 0.0 {
                chain.along.push(chain.along.last().copied().unwrap_or_default() + before);
                chain.points.push(at);
            }
        };
        if end.is_multiple_of(2) {
            points.for_each(&mut add)
        } else {
            points.rev().for_each(&mut add)
        }
        end = next.get((end ^ 1) as usize).copied().unwrap_or(NONE);
    }
    (chain.points.len() > 1).then_some(chain)
}
