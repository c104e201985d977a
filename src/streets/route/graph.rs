//! The network as a search reads it: flat arrays, costs worked out once.

use super::closed::Gates;
use super::parts::{close_pockets, mark_largest};
use super::rules::{Costs, MOST, Rules};
use super::{PACE, covered, shape};
use crate::layer::{Edge, Kind, Network, Traits};
use crate::plane::Spot;
use crate::way::{Choice, OnEdge};

/// No edge, no arc, no state.
pub(super) const NONE: u32 = u32::MAX;

/// A way from one node to a neighbour: an edge in one of its directions.
#[derive(Clone, Copy)]
pub(super) struct Arc {
    pub to: u32,
    /// The edge × 2, and 1 more if it is walked from its second end to its first.
    pub arc: u32,
}

/// What the search reads of an edge.
#[derive(Clone, Copy)]
pub(super) struct Walk {
    pub ends: [u32; 2],
    /// Milliseconds from one end to the other; at least 1, so that each step comes later than the one before.
    pub time: u32,
    /// The same × its factors.
    pub cost: u32,
    pub length_dm: u32,
    pub flags: u16,
}

const STEPS: u16 = 1;
const COVERED: u16 = 1 << 1;
const ONE_WAY: u16 = 1 << 2;
/// No way through, or to be reached by such ways alone.
pub(super) const NO_THROUGH: u16 = 1 << 3;
/// Left out: it names what is not there.
pub(super) const BROKEN: u16 = 1 << 4;
/// Shut at times.
pub(super) const GATED: u16 = 1 << 5;
/// Of the largest connected part of the network, at any time; and without steps.
const SURE: u16 = 1 << 6;
const SURE_NO_STEPS: u16 = 1 << 7;
/// Of the largest connected part of ways that lead through.
pub(super) const THROUGH: u16 = 1 << 8;

pub(super) struct Graph {
    pub nodes: Vec<Spot>,
    pub walks: Vec<Walk>,
    /// Those of a node are `arcs[first[node]..first[node + 1]]`.
    arcs: Vec<Arc>,
    first: Vec<u32>,
    pub gates: Gates,
    steps_s: f64,
    /// The least cost of a straight metre: by the table, and by time alone.
    least: [f64; 2],
}

impl Graph {
    pub fn new(network: &Network, rules: &Rules) -> Graph {
        let nodes: Vec<Spot> = network.nodes.iter().map(|&node| node.into()).collect();
        let mut walks: Vec<Walk> = (0..).zip(&network.edges).map(|(at, edge)| walk(network, at, edge, rules)).collect();
        let gates = Gates::new(network, rules);
        for (walk, edge) in walks.iter_mut().zip(0..) {
            walk.flags |= if gates.gated(edge) { GATED } else { 0 };
        }
        mark_largest(nodes.len(), &mut walks, BROKEN | GATED, SURE);
        mark_largest(nodes.len(), &mut walks, BROKEN | GATED | STEPS, SURE_NO_STEPS);
        close_pockets(nodes.len(), &mut walks);
        let least = [false, true].map(|time_only| {
            walks.iter().filter_map(|walk| straight_cost(&nodes, walk, time_only)).reduce(f64::min).unwrap_or(0.0)
        });
        let (first, arcs) = arcs(nodes.len(), &walks);
        let steps_s = f64::from(rules.costs.steps_s);
        Graph { nodes, walks, arcs, first, gates, steps_s, least }
    }

    /// What leads away from a node.
    pub fn arcs(&self, node: u32) -> &[Arc] {
        let node = node as usize;
        let range = self.first.get(node).zip(self.first.get(node + 1));
        range.and_then(|(&from, &to)| self.arcs.get(from as usize..to as usize)).unwrap_or(&[])
    }

    /// The least that a metre through the air costs, in milliseconds.
    pub fn least(&self, choice: Choice) -> f64 {
        self.least[usize::from(choice == Choice::Shortest)]
    }

    fn flag(&self, edge: u32, flag: u16) -> bool {
        self.walks.get(edge as usize).is_some_and(|walk| walk.flags & flag != 0)
    }

    pub fn one_way(&self, edge: u32) -> bool {
        self.flag(edge, ONE_WAY)
    }

    pub fn no_through(&self, edge: u32) -> bool {
        self.flag(edge, NO_THROUGH)
    }

    /// Whether that place is connected with most of the city whatever the time.
    pub fn sure(&self, edge: u32, choice: Choice) -> bool {
        self.flag(edge, if choice == Choice::NoSteps { SURE_NO_STEPS } else { SURE })
    }

    pub fn open_sky(&self, edge: u32) -> bool {
        !self.flag(edge, COVERED)
    }

    /// Whether somebody who chose so walks such a way at all.
    pub fn walkable(&self, edge: u32, choice: Choice) -> bool {
        !self.flag(edge, Walk::barred(choice))
    }

    pub fn open(&self, edge: u32, week_minute: u16, arrives_ms: u32, leaves_ms: u32) -> bool {
        self.gates.open(edge, week_minute, arrives_ms, leaves_ms)
    }

    /// Cost and time from a place on an edge to its two ends, if one walks it at all. Both add up to those of the edge.
    pub fn parts(&self, on: &OnEdge, choice: Choice) -> Option<[(u32, u32); 2]> {
        if !self.walkable(on.edge, choice) {
            return None;
        }
        let walk = self.walks.get(on.edge as usize)?;
        let whole = walk.weight(choice);
        let metres = f64::from(walk.length_dm) / 10.0;
        let share = if metres > 0.0 { (on.along_m / metres).clamp(0.0, 1.0) } else { 0.0 };
        let near = |whole: u32| (f64::from(whole) * share).round() as u32;
        let first = (near(whole.0), near(whole.1));
        Some([first, (whole.0.saturating_sub(first.0), whole.1.saturating_sub(first.1))])
    }

    /// How long one walks that far along an edge.
    pub fn seconds(&self, edge: u32, metres: f64) -> f64 {
        let Some(walk) = self.walks.get(edge as usize) else { return 0.0 };
        let whole = f64::from(walk.length_dm) / 10.0;
        let steps = if walk.flags & STEPS != 0 && whole > 0.0 { self.steps_s * metres / whole } else { 0.0 };
        metres / PACE + steps
    }

    /// Whether two edges meet.
    pub fn adjoin(&self, one: u32, other: u32) -> bool {
        self.meet(one, other).is_some()
    }

    fn meet(&self, one: u32, other: u32) -> Option<u32> {
        let (one, other) = (self.walks.get(one as usize)?, self.walks.get(other as usize)?);
        other.ends.into_iter().find(|node| one.ends.contains(node))
    }

    /// Whether somebody who was there may be on that covered way by now.
    pub fn leads(&self, last: &OnEdge, edge: u32) -> bool {
        let mouth = || self.meet(last.edge, edge).and_then(|node| self.nodes.get(node as usize));
        let near = |mouth: &Spot| mouth.to(last.at) <= 20.0;
        last.edge == edge || mouth().is_some_and(|mouth| !self.open_sky(last.edge) || near(mouth))
    }
}

impl Walk {
    pub fn has(&self, flag: u16) -> bool {
        self.flags & flag != 0
    }

    /// The flags of what somebody who chose so does not walk.
    pub fn barred(choice: Choice) -> u16 {
        if choice == Choice::NoSteps { BROKEN | STEPS } else { BROKEN }
    }

    /// Cost and time to somebody who chose so.
    pub fn weight(&self, choice: Choice) -> (u32, u32) {
        (if choice == Choice::Shortest { self.time } else { self.cost }, self.time)
    }
}

fn walk(network: &Network, at: usize, edge: &Edge, rules: &Rules) -> Walk {
    let has = |traits| edge.traits.has(traits);
    let mut flags = 0;
    for (set, flag) in [
        (edge.kind == Kind::Steps, STEPS),
        (covered(edge.traits), COVERED),
        (has(Traits::ONE_WAY), ONE_WAY),
        (has(Traits::NO_THROUGH), NO_THROUGH),
        (shape(network, at).is_none(), BROKEN),
    ] {
        flags |= if set { flag } else { 0 };
    }
    let level = f64::from(edge.length_dm) * 100.0 / PACE;
    let steps =
        if edge.kind == Kind::Steps && edge.length_dm > 0 { f64::from(rules.costs.steps_s) * 1000.0 } else { 0.0 };
    let unknown = edge.hours.is_some_and(|hours| matches!(rules.hours.get(usize::from(hours)), None | Some(None)));
    let factor = factor(&rules.costs, edge, unknown);
    let time = ((level + steps).round() as u32).clamp(1, NONE / 2);
    let cost = ((level * factor + steps).round() as u32).min(NONE / 2);
    Walk { ends: edge.ends, time, cost, length_dm: edge.length_dm, flags }
}

fn factor(costs: &Costs, edge: &Edge, hours_unknown: bool) -> f64 {
    let street = edge.kind <= Kind::Pedestrian;
    let has = |traits| edge.traits.has(traits);
    let mut factor = f64::from(costs.kinds.get(edge.kind as usize).copied().unwrap_or(1.0));
    for (holds, by) in [
        (street && edge.name.is_none(), costs.unnamed),
        (has(Traits::TUNNEL), costs.tunnel),
        (has(Traits::COVERED), costs.covered),
        (has(Traits::UNLIT), costs.unlit),
        (hours_unknown, costs.hours_unknown),
    ] {
        factor *= if holds { f64::from(by) } else { 1.0 };
    }
    factor.min(f64::from(MOST))
}

fn straight_cost(nodes: &[Spot], walk: &Walk, time_only: bool) -> Option<f64> {
    let [from, to] = walk.ends.map(|node| nodes.get(node as usize));
    let (from, to) = (from?, to?);
    let metres = from.to(*to);
    let cost = if time_only { walk.time } else { walk.cost };
    (metres > 0.0 && walk.flags & BROKEN == 0).then(|| f64::from(cost) / metres)
}

fn arcs(nodes: usize, walks: &[Walk]) -> (Vec<u32>, Vec<Arc>) {
    let each = || {
        (0u32..).zip(walks).filter(|(_, walk)| walk.flags & BROKEN == 0).flat_map(|(edge, walk)| {
            let [from, to] = walk.ends;
            let back = (walk.flags & ONE_WAY == 0).then_some((to, Arc { to: from, arc: edge * 2 + 1 }));
            std::iter::once((from, Arc { to, arc: edge * 2 })).chain(back)
        })
    };
    let mut first = vec![0u32; nodes + 1];
    for (from, _) in each() {
        first[from as usize + 1] += 1;
    }
    for node in 0..nodes {
        first[node + 1] += first[node];
    }
    let mut next = first.clone();
    let mut arcs = vec![Arc { to: 0, arc: 0 }; first.last().map_or(0, |&all| all as usize)];
    for (from, arc) in each() {
        let place = &mut next[from as usize];
        arcs[*place as usize] = arc;
        *place += 1;
    }
    (first, arcs)
}
