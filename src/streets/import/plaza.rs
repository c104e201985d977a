//! Squares that one may cross: the straight lines through them, from one entrance to another, as far as one can see.

use std::collections::{BinaryHeap, HashSet};

use super::clip::Clip;
use super::file::{Extract, Tags};
use super::graph::{Like, Stretch};
use super::rings;
use super::simplify::distance;
use super::told::Told;
use crate::layer::{Kind, Traits};
use crate::plane::Spot;

/// The entrances of one square at most: of more, those are taken that come first. And its corners, which are nodes of lines too.
const MAX_ENTRANCES: usize = 32;
const MAX_CORNERS: usize = 64;
/// What lies no farther than this from the line between its neighbours is no corner, in metres.
const STRAIGHT_M: f64 = 0.1;

/// Whether it is an area for walking: on a way it says so itself, of a multipolygon it is what it means.
pub fn is_square(tags: &Tags) -> bool {
    tags.is("highway", &["pedestrian", "footway"]) && (tags.is("area", &["yes"]) || tags.is("type", &["multipolygon"]))
}

/// A square: its rings of nodes, the outer one first.
#[derive(Clone, Debug)]
pub struct Square {
    /// The way round it, if it is no multipolygon.
    pub way: Option<i64>,
    pub rings: Vec<Vec<(i64, Spot)>>,
    pub tags: Tags,
}

impl Square {
    pub fn nodes(&self) -> impl Iterator<Item = i64> + '_ {
        self.rings.iter().flatten().map(|(id, _)| *id)
    }
}

/// The squares whose every node is known and within the box, and that are not too much of a maze.
pub fn squares(extract: &Extract, clip: &Clip, told: &mut Told) -> Vec<Square> {
    let mut found = Vec::new();
    for way in extract.order.iter().filter_map(|id| extract.ways.get(id)) {
        if way.is_closed() && is_square(&way.tags) {
            found.push((Some(way.id), vec![way.nodes.clone()], &way.tags));
        }
    }
    for relation in extract.relations.iter().filter(|relation| is_square(&relation.tags)) {
        let areas = rings::of(relation, extract).areas;
        found.extend(areas.into_iter().map(|rings| (None, rings, &relation.tags)));
    }
    let mut squares = Vec::new();
    for (way, rings, tags) in found {
        let spot = |id: &i64| extract.nodes.get(id).filter(|at| clip.has(**at)).map(|at| (*id, *at));
        let ring = |ring: &Vec<i64>| ring.split_last().and_then(|(_, ring)| ring.iter().map(spot).collect());
        let rings: Option<Vec<Vec<(i64, Spot)>>> = rings.iter().map(ring).collect();
        match rings.filter(|rings| rings.iter().flat_map(|ring| corners(ring)).nth(MAX_CORNERS).is_none()) {
            Some(rings) => squares.push(Square { way, rings, tags: tags.clone() }),
            None => told.leave("squares that are cut, or have too many corners: not crossed", 1),
        }
    }
    squares
}

/// Adds the lines across a square, between the nodes in `joints`.
pub fn lines(square: &Square, joints: &HashSet<i64>, like: &Like, out: &mut Vec<Stretch>, told: &mut Told) {
    let lines = across(square, joints);
    told.take("squares that one may cross", f64::from(u8::from(!lines.is_empty())));
    told.leave("squares with fewer than two entrances", usize::from(lines.is_empty()));
    let like = Like { kind: Kind::Square, traits: Traits(like.traits.0 & !Traits::ONE_WAY.0), ..like.clone() };
    out.extend(lines.into_iter().map(|[from, to]| Stretch {
        ends: [from.0, to.0],
        line: vec![from.1, to.1],
        like: like.clone(),
    }));
}

/// The lines that are part of a shortest way from one entrance to another.
fn across(square: &Square, joints: &HashSet<i64>) -> Vec<[(i64, Spot); 2]> {
    let mut nodes: Vec<(i64, Spot)> = Vec::new();
    let entrances = square.rings.iter().flatten().filter(|(id, _)| joints.contains(id));
    for node in entrances.take(MAX_ENTRANCES) {
        if !nodes.iter().any(|(id, _)| *id == node.0) {
            nodes.push(*node);
        }
    }
    let entrances = nodes.len();
    for (id, at) in square.rings.iter().flat_map(|ring| corners(ring)) {
        if !nodes.iter().any(|(own, _)| *own == id) {
            nodes.push((id, at));
        }
    }
    if entrances < 2 {
        return Vec::new();
    }
    let mut seen = vec![vec![None; nodes.len()]; nodes.len()];
    for a in 0..nodes.len() {
        for b in 0..a {
            let (from, to) = (nodes[a].1, nodes[b].1);
            if sees(square, from, to) {
                let metres = (to.x - from.x).hypot(to.y - from.y);
                (seen[a][b], seen[b][a]) = (Some(metres), Some(metres));
            }
        }
    }
    let mut used = HashSet::new();
    for from in 0..entrances {
        let before = shortest(&seen, from);
        for to in 0..entrances {
            let mut at = to;
            while let Some(last) = before[at] {
                used.insert((last.min(at), last.max(at)));
                at = last;
            }
        }
    }
    let mut used: Vec<_> = used.into_iter().collect();
    used.sort_unstable();
    used.into_iter().map(|(a, b)| [nodes[a], nodes[b]]).collect()
}

/// The corners of a ring. A shortest way bends only round those that jut into the square; the others are on none, and so fall out.
fn corners(ring: &[(i64, Spot)]) -> impl Iterator<Item = (i64, Spot)> + '_ {
    let count = ring.len();
    let bends = move |index: usize| {
        let [before, at, after] = [index + count - 1, index, index + 1].map(|index| ring[index % count].1);
        distance(at, before, after) > STRAIGHT_M
    };
    (0..count).filter(move |index| bends(*index)).map(|index| ring[index])
}

/// Whether the straight line between two nodes stays within the square.
fn sees(square: &Square, from: Spot, to: Spot) -> bool {
    let cross = |a: Spot, b: Spot, c: Spot| (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
    let sides =
        || square.rings.iter().flat_map(|ring| ring.iter().zip(ring.iter().cycle().skip(1))).map(|(a, b)| (a.1, b.1));
    let crosses = |(a, b): (Spot, Spot)| {
        let (one, two) = (cross(from, to, a), cross(from, to, b));
        let (three, four) = (cross(a, b, from), cross(a, b, to));
        one * two < 0.0 && three * four < 0.0
    };
    if sides().any(crosses) {
        return false;
    }
    // A line can leave through a corner without crossing a side. Between the corners that it touches, it is all inside or all outside.
    let (dx, dy) = (to.x - from.x, to.y - from.y);
    let square_m = dx * dx + dy * dy;
    let mut stops = vec![0.0, 1.0];
    for (corner, _) in sides() {
        let share = ((corner.x - from.x) * dx + (corner.y - from.y) * dy) / square_m;
        let off = cross(from, to, corner).abs() / square_m.sqrt();
        if off < 1e-6 && (0.0..1.0).contains(&share) {
            stops.push(share);
        }
    }
    stops.sort_by(f64::total_cmp);
    stops.windows(2).filter(|pair| pair[1] - pair[0] > 1e-9).all(|pair| {
        let share = (pair[0] + pair[1]) / 2.0;
        let middle = Spot { x: from.x + share * dx, y: from.y + share * dy };
        sides().any(|(a, b)| distance(middle, a, b) < 1e-6) || inside(sides(), middle)
    })
}

fn inside(sides: impl Iterator<Item = (Spot, Spot)>, at: Spot) -> bool {
    let passes =
        |(a, b): &(Spot, Spot)| (a.y > at.y) != (b.y > at.y) && at.x < a.x + (at.y - a.y) / (b.y - a.y) * (b.x - a.x);
    sides.filter(passes).count() % 2 == 1
}

/// From which node a shortest way comes to each.
fn shortest(seen: &[Vec<Option<f64>>], from: usize) -> Vec<Option<usize>> {
    let mut before = vec![None; seen.len()];
    let mut metres = vec![f64::INFINITY; seen.len()];
    metres[from] = 0.0;
    let mut open = BinaryHeap::from([(std::cmp::Reverse(0_u64), from)]);
    let mut done = vec![false; seen.len()];
    while let Some((_, at)) = open.pop() {
        if std::mem::replace(&mut done[at], true) {
            continue;
        }
        for (next, step) in seen[at].iter().enumerate().filter_map(|(next, step)| Some((next, (*step)?))) {
            // A straight line is taken before two that lie on it.
            if metres[at] + step < metres[next] - 1e-6 {
                metres[next] = metres[at] + step;
                before[next] = Some(at);
                open.push((std::cmp::Reverse((metres[next] * 1000.0) as u64), next));
            }
        }
    }
    before
}
