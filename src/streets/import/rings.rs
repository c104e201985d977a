//! The rings of a multipolygon, of the ways that are its parts.

use std::collections::HashMap;

use super::file::{Extract, Relation};
use crate::plane::Spot;

/// What a multipolygon comes to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rings {
    /// The outer ring and the holes in it: nodes by number, the first again at the end.
    pub areas: Vec<Vec<Vec<i64>>>,
    /// Parts that are not in the file, or that do not close. What they bound is not filled.
    pub open: usize,
}

/// A hole that is missing leaves out the whole multipolygon, for nobody knows where it would be: an island is not to be drawn as water.
pub fn of(relation: &Relation, extract: &Extract) -> Rings {
    let (outer, outer_open) = closed(relation, extract, false);
    let (inner, inner_open) = closed(relation, extract, true);
    let open = outer_open + inner_open;
    if inner_open > 0 {
        return Rings { areas: Vec::new(), open };
    }
    let mut areas: Vec<Vec<Vec<i64>>> = outer.into_iter().map(|ring| vec![ring]).collect();
    let bounds: Vec<Vec<Spot>> = areas.iter().map(|area| spots(&area[0], extract)).collect();
    for hole in inner {
        let corner = hole.iter().find_map(|id| extract.nodes.get(id));
        let around = corner.and_then(|at| bounds.iter().position(|ring| contains(ring, *at)));
        if let Some(around) = around {
            areas[around].push(hole);
        }
    }
    Rings { areas, open }
}

fn spots(ring: &[i64], extract: &Extract) -> Vec<Spot> {
    ring.iter().filter_map(|id| extract.nodes.get(id).copied()).collect()
}

/// The closed rings of one role, and how many of its parts are missing or left over.
fn closed(relation: &Relation, extract: &Extract, inner: bool) -> (Vec<Vec<i64>>, usize) {
    let mut missing = 0;
    let mut parts: Vec<Vec<i64>> = Vec::new();
    for (id, _) in relation.members.iter().filter(|(_, hole)| *hole == inner) {
        match extract.ways.get(id) {
            Some(way) if way.nodes.len() > 1 && way.nodes.iter().all(|node| extract.nodes.contains_key(node)) => {
                parts.push(way.nodes.clone());
            }
            _ => missing += 1,
        }
    }
    let mut at: HashMap<i64, Vec<usize>> = HashMap::new();
    for (index, part) in parts.iter().enumerate() {
        for end in [part.first(), part.last()].into_iter().flatten() {
            at.entry(*end).or_default().push(index);
        }
    }
    let mut used = vec![false; parts.len()];
    let mut rings = Vec::new();
    for first in 0..parts.len() {
        if std::mem::replace(&mut used[first], true) {
            continue;
        }
        let mut ring = parts[first].clone();
        let mut count = 1;
        while let (Some(start), Some(end)) = (ring.first().copied(), ring.last().copied()) {
            if start == end {
                break;
            }
            let Some(next) = at.get(&end).into_iter().flatten().copied().find(|part| !used[*part]) else { break };
            used[next] = true;
            count += 1;
            let part = &parts[next];
            if part.first() == Some(&end) {
                ring.extend(part.iter().skip(1));
            } else {
                ring.extend(part.iter().rev().skip(1));
            }
        }
        if ring.len() > 3 && ring.first() == ring.last() {
            rings.push(ring);
        } else {
            missing += count;
        }
    }
    (rings, missing)
}

/// Whether a ring goes round a point.
pub fn contains(ring: &[Spot], at: Spot) -> bool {
    let sides = ring.iter().zip(ring.iter().cycle().skip(1));
    let passes =
        |(a, b): &(&Spot, &Spot)| (a.y > at.y) != (b.y > at.y) && at.x < a.x + (at.y - a.y) / (b.y - a.y) * (b.x - a.x);
    sides.filter(passes).count() % 2 == 1
}
