//! Made-up networks, and a plain search to compare with: every edge is tried again until nothing gets better.

use proptest::collection::vec;
use proptest::prelude::*;
use streets::layer::{Edge, Kind, Layer, Network, Traits};
use streets::plane::Point;
use streets::route::rules::{Costs, Rules};
use streets::way::{Choice, OnEdge, Way};

use crate::sketch::{Sketch, spot};

pub const CHOICES: [Choice; 3] = [Choice::MainStreets, Choice::Shortest, Choice::NoSteps];

/// What a whole edge costs, in seconds.
pub fn cost(costs: &Costs, edge: &Edge, choice: Choice) -> f64 {
    let level = f64::from(edge.length_dm) / 10.0 / (4800.0 / 3600.0);
    let has = |traits| edge.traits.has(traits);
    let mut factor = f64::from(costs.kinds[edge.kind as usize]);
    let street = (edge.kind as usize) <= Kind::Pedestrian as usize;
    for (holds, by) in [
        (street && edge.name.is_none(), costs.unnamed),
        (has(Traits::TUNNEL), costs.tunnel),
        (has(Traits::COVERED), costs.covered),
        (has(Traits::UNLIT), costs.unlit),
    ] {
        factor *= if holds { f64::from(by) } else { 1.0 };
    }
    let factor = if choice == Choice::Shortest { 1.0 } else { factor.min(100.0) };
    level * factor + if edge.kind == Kind::Steps && edge.length_dm > 0 { f64::from(costs.steps_s) } else { 0.0 }
}

pub fn cost_of(way: &Way, network: &Network, costs: &Costs, choice: Choice) -> f64 {
    let part = |leg: &streets::way::Leg| {
        let edge = &network.edges[leg.edge as usize];
        let share = (leg.to_m - leg.from_m).abs() / (f64::from(edge.length_dm) / 10.0).max(1e-9);
        cost(costs, edge, choice) * share
    };
    way.legs.iter().map(part).sum()
}

/// Which edges are of the largest part that hangs together without those that are no way through.
fn lead_through(network: &Network) -> Vec<bool> {
    let plain = |edge: &Edge| !edge.traits.has(Traits::NO_THROUGH);
    let mut part: Vec<u32> = (0..network.nodes.len() as u32).collect();
    loop {
        let before = part.clone();
        for edge in network.edges.iter().filter(|edge| plain(edge)) {
            let [a, b] = edge.ends.map(|node| node as usize);
            (part[a], part[b]) = (part[a].min(part[b]), part[a].min(part[b]));
        }
        if part == before {
            break;
        }
    }
    let mut lengths = vec![0; part.len()];
    let mut largest = (0, None);
    for edge in network.edges.iter().filter(|edge| plain(edge)) {
        let of = part[edge.ends[0] as usize];
        lengths[of as usize] += edge.length_dm + 1;
        if lengths[of as usize] > largest.0 {
            largest = (lengths[of as usize], Some(of));
        }
    }
    network.edges.iter().map(|edge| plain(edge) && Some(part[edge.ends[0] as usize]) == largest.1).collect()
}

/// The least cost between two places on edges, by trying everything until nothing changes. `shut`: edges that are not there.
pub fn least(
    network: &Network,
    costs: &Costs,
    choice: Choice,
    from: &OnEdge,
    to: &OnEdge,
    shut: &[u32],
) -> Option<f64> {
    let nodes = network.nodes.len();
    let (start, goal) = (nodes, nodes + 1);
    let through = lead_through(network);
    // From, to, cost, no way through.
    let mut arcs: Vec<(usize, usize, f64, bool)> = Vec::new();
    for (index, edge) in (0..).zip(&network.edges) {
        if shut.contains(&index) || (choice == Choice::NoSteps && edge.kind == Kind::Steps) {
            continue;
        }
        let mut stops = vec![(0.0, edge.ends[0] as usize), (1.0, edge.ends[1] as usize)];
        for (on, node) in [(from, start), (to, goal)] {
            if on.edge == index {
                let metres = f64::from(edge.length_dm) / 10.0;
                stops.push((if metres > 0.0 { on.along_m / metres } else { 0.0 }, node));
            }
        }
        // Those in the middle come between the ends, wherever they are.
        stops[1..].sort_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
        if let Some(end) = stops.iter().skip(1).position(|stop| stop.1 == edge.ends[1] as usize) {
            let last = stops.remove(end + 1);
            stops.push(last);
        }
        let no_through = !through[index as usize];
        for pair in stops.windows(2) {
            let part = cost(costs, edge, choice) * (pair[1].0 - pair[0].0);
            arcs.push((pair[0].1, pair[1].1, part, no_through));
            if !edge.traits.has(Traits::ONE_WAY) || pair[0].0 == pair[1].0 {
                arcs.push((pair[1].1, pair[0].1, part, no_through));
            }
        }
    }
    // 0: only edges that are no way through were walked yet; 1: others too; 2: after others, such again.
    let mut labels = vec![[f64::INFINITY; 3]; nodes + 2];
    labels[start][0] = 0.0;
    loop {
        let mut changed = false;
        for &(a, b, part, no_through) in &arcs {
            for phase in 0..3 {
                let next = match (phase, no_through) {
                    (2, false) => continue,
                    (0, true) => 0,
                    (_, true) => 2,
                    (_, false) => 1,
                };
                let whole = labels[a][phase] + part;
                if whole < labels[b][next] - 1e-9 {
                    labels[b][next] = whole;
                    changed = true;
                }
            }
        }
        if !changed {
            let best = labels[goal].into_iter().fold(f64::INFINITY, f64::min);
            return best.is_finite().then_some(best);
        }
    }
}

/// A place on an edge, by its share.
pub fn on(network: &Network, edge: usize, share: f64) -> OnEdge {
    let along_m = f64::from(network.edges[edge].length_dm) / 10.0 * share;
    OnEdge { edge: edge as u32, along_m, at: spot(0.0, 0.0), off_m: 0.0 }
}

/// Any table that is accepted, at times with 0 and factors below 1.
pub fn tables() -> impl Strategy<Value = Costs> {
    let factor =
        prop_oneof![2 => Just(1.0f32), 1 => Just(0.0), 3 => 0.0f32..1.0, 3 => 1.0f32..5.0, 1 => 0.0f32..=100.0];
    let others = (factor.clone(), factor.clone(), factor.clone(), factor.clone(), 0.0f32..=600.0);
    (proptest::array::uniform17(factor), others).prop_map(|(kinds, (unnamed, tunnel, covered, unlit, steps_s))| Costs {
        kinds,
        unnamed,
        tunnel,
        covered,
        unlit,
        steps_s,
        ..Costs::default()
    })
}

pub fn rules(costs: Costs) -> Rules {
    Rules { costs, ..Rules::default() }
}

/// Networks with all there may be: loops, edges side by side, of no length, shorter than the line between their rounded ends, one-way
/// (unless `both_ways`), no way through, in several parts.
pub fn towns(both_ways: bool) -> impl Strategy<Value = Layer> {
    let nodes = vec((-300..300i32, -300..300i32), 2..16);
    let traits = prop_oneof![
        4 => Just(0u16),
        1 => Just(Traits::TUNNEL.0),
        1 => Just(Traits::UNLIT.0),
        1 => Just(Traits::COVERED.with(Traits::UNLIT).0),
        1 => Just(Traits::ONE_WAY.0),
        1 => Just(Traits::NO_THROUGH.0),
        1 => Just(Traits::NO_THROUGH.with(Traits::ONE_WAY).0),
    ];
    let edge = (any::<[prop::sample::Index; 2]>(), 0..Kind::ALL.len(), traits, any::<bool>(), 0.0..3.0f64, 0..20u8);
    (nodes, vec(edge, 1..40)).prop_map(move |(nodes, edges)| {
        let mut town = Sketch::default();
        for (x, y) in &nodes {
            town.node(*x, *y);
        }
        for (ends, kind, traits, named, longer, odd) in edges {
            let [from, to] = ends.map(|index| index.index(nodes.len()) as u32);
            let edge = town.edge(from, to);
            edge.kind = Kind::ALL[kind];
            edge.traits = Traits(if both_ways { traits & !Traits::ONE_WAY.0 } else { traits });
            edge.name = named.then_some(0);
            edge.length_dm = match odd {
                0 => edge.length_dm.saturating_sub(14),
                1 => 0,
                2..=9 => edge.length_dm,
                _ => (f64::from(edge.length_dm + 30) * (1.0 + longer)) as u32,
            };
        }
        town.layer()
    })
}

/// The same town with one more edge, at the end of the list.
pub fn with_edge(layer: &Layer, from: Point, to: Point) -> Layer {
    let mut town = Sketch { network: layer.network.clone() };
    let ends = [from, to].map(|at| town.network.nodes.iter().position(|node| *node == at).expect("a node") as u32);
    town.edge(ends[0], ends[1]);
    town.layer()
}
