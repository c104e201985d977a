//! Squares that one may cross: the straight lines through them, from one entrance to another, as far as one can see.

use std::collections::{BinaryHeap, HashSet};

use anyhow::Result;

use super::access::{self, Foot};
use super::clip::Clip;
use super::file::{Extract, Tags};
use super::graph::{Like, Stretch, Texts};
use super::kind;
use super::rings;
use super::told::Told;
use crate::layer::{Kind, Traits};
use crate::plane::Spot;

/// The entrances of one square at most: of more, those are taken that come first. Corners, too, are nodes of lines.
const MAX_ENTRANCES: usize = 32;
const MAX_CORNERS: usize = 64;

/// Whether it is an area for walking: on a way it says so itself, of a multipolygon it is what it means.
pub fn is_square(tags: &Tags) -> bool {
    tags.is("highway", &["pedestrian", "footway"]) && (tags.is("area", &["yes"]) || tags.is("type", &["multipolygon"]))
}

/// A square: its rings of nodes, the outer one first.
#[derive(Clone, Debug)]
pub struct Square {
    pub rings: Vec<Vec<(i64, Spot)>>,
    pub tags: Tags,
}

impl Square {
    pub fn nodes(&self) -> impl Iterator<Item = i64> + '_ {
        self.rings.iter().flatten().map(|(id, _)| *id)
    }
}

/// The squares whose every node is known and within the box, and that one may walk on.
pub fn squares(extract: &Extract, clip: &Clip) -> Vec<Square> {
    let open = |tags: &Tags| is_square(tags) && access::way(tags) != Foot::Shut;
    let ways =
        extract.order.iter().filter_map(|id| extract.ways.get(id)).filter(|way| way.is_closed() && open(&way.tags));
    let alone = ways.map(|way| (vec![way.nodes.clone()], &way.tags));
    let parts = extract
        .relations
        .iter()
        .filter(|relation| open(&relation.tags))
        .flat_map(|relation| rings::of(relation, extract).areas.into_iter().map(|rings| (rings, &relation.tags)));
    let known = |rings: &Vec<Vec<i64>>| -> Option<Vec<Vec<(i64, Spot)>>> {
        let spot = |id: &i64| extract.nodes.get(id).filter(|at| clip.has(**at)).map(|at| (*id, *at));
        let ring = |ring: &Vec<i64>| ring.split_last().and_then(|(_, ring)| ring.iter().map(spot).collect());
        rings.iter().map(ring).collect()
    };
    alone.chain(parts).filter_map(|(rings, tags)| Some(Square { rings: known(&rings)?, tags: tags.clone() })).collect()
}

/// The lines across all squares, between the nodes in `joints`.
///
/// # Errors
/// If there are more names than an edge can tell.
pub fn lines(squares: &[Square], joints: &HashSet<i64>, names: &mut Texts, told: &mut Told) -> Result<Vec<Stretch>> {
    let mut out = Vec::new();
    for square in squares {
        let Some(lines) = across(square, joints) else {
            told.leave("squares with fewer than two entrances, or with too many corners", 1);
            continue;
        };
        told.take("squares that one may cross", 1.0);
        let name = square.tags.get("name").map(|name| names.number(&name.replace('\n', " "))).transpose()?;
        let (foot, _) = access::hours(&square.tags, access::way(&square.tags));
        let mut traits = kind::traits(&square.tags);
        if foot == Foot::NoThrough {
            traits = traits.with(Traits::NO_THROUGH);
        }
        let like = Like { kind: Kind::Square, traits, name, hours: None };
        let stretch = |[from, to]: [(i64, Spot); 2]| Stretch {
            ends: [from.0, to.0],
            line: vec![from.1, to.1],
            like: like.clone(),
        };
        out.extend(lines.into_iter().map(stretch));
    }
    Ok(out)
}

/// The lines that are part of a shortest way from one entrance to another.
fn across(square: &Square, joints: &HashSet<i64>) -> Option<Vec<[(i64, Spot); 2]>> {
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
    if entrances < 2 || nodes.len() > entrances + MAX_CORNERS {
        return None;
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
    (!used.is_empty()).then(|| used.into_iter().map(|(a, b)| [nodes[a], nodes[b]]).collect())
}

/// The corners round which a shortest way can bend: all but those that jut out.
fn corners(ring: &[(i64, Spot)]) -> impl Iterator<Item = (i64, Spot)> + '_ {
    let cross = |a: Spot, b: Spot, c: Spot| (b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x);
    let around = |index: usize| {
        let count = ring.len();
        [ring[(index + count - 1) % count].1, ring[index].1, ring[(index + 1) % count].1]
    };
    let turn = move |index: usize| {
        let [a, b, c] = around(index);
        cross(a, b, c)
    };
    // Both the outer ring and the holes: a corner of a hole that juts out of it juts into the square. Which is which shows in the sight
    // lines; a corner too many does no harm, for only lines of shortest ways are kept.
    (0..ring.len()).filter(move |index| turn(*index).abs() > 0.5).map(|index| ring[index])
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
        sides().any(|(a, b)| super::simplify::distance(middle, a, b) < 1e-6) || inside(sides(), middle)
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
