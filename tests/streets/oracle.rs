//! The same network with the same costs, searched by a router that others wrote.

use proptest::prelude::*;
use routx::{Graph, Node};
use streets::layer::{Kind, Network, Traits};
use streets::plane::Frame;
use streets::route::Router;
use streets::route::rules::Costs;
use streets::way::Choice;

use crate::reference::{CHOICES, cost, cost_of, on, rules, tables, towns};

/// Both count in kilometres through the air, so that no edge costs less than the air. Twice as much leaves room for its coordinates,
/// which are of 32 bits.
const UNITS_PER_S: f64 = 2.0 * 80.0 / 60.0 / 1000.0;

/// What the cheapest edge from one node to another costs.
fn cheapest(network: &Network, costs: &Costs, choice: Choice, from: u32, to: u32) -> Option<f64> {
    let walked = network.edges.iter().filter(|edge| {
        let back = edge.ends == [to, from] && !edge.traits.has(Traits::ONE_WAY);
        (edge.ends == [from, to] || back) && !(choice == Choice::NoSteps && edge.kind == Kind::Steps)
    });
    walked.map(|edge| cost(costs, edge, choice)).reduce(f64::min)
}

fn graph(network: &Network, costs: &Costs, choice: Choice) -> Graph {
    let mut graph = Graph::new();
    for (id, at) in (1..).zip(&network.nodes) {
        let (lat, lon) = Frame::CANTERBURY.position((*at).into());
        graph.set_node(Node { id, osm_id: id, lat: lat as f32, lon: lon as f32 });
    }
    for edge in &network.edges {
        for [from, to] in [edge.ends, [edge.ends[1], edge.ends[0]]].into_iter().filter(|[from, to]| from != to) {
            if let Some(cost) = cheapest(network, costs, choice, from, to) {
                let cost = (cost * UNITS_PER_S) as f32;
                graph.set_edge(i64::from(from) + 1, routx::Edge { to: i64::from(to) + 1, cost });
            }
        }
    }
    graph
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn another_router_finds_ways_of_the_same_cost(
        mut layer in towns(false),
        mut costs in tables(),
        pairs in proptest::collection::vec(any::<[prop::sample::Index; 2]>(), 6),
    ) {
        // It knows no private yards, no edge shorter than the air, and no factor below 1; where nothing costs nothing it never ends.
        for edge in &mut layer.network.edges {
            edge.traits.0 &= !Traits::NO_THROUGH.0;
            let ends = edge.ends.map(|node| layer.network.nodes[node as usize]);
            let (x, y) = (f64::from(ends[0].x - ends[1].x), f64::from(ends[0].y - ends[1].y));
            edge.length_dm = edge.length_dm.max((x.hypot(y) * 10.0).ceil() as u32).max(10);
        }
        for factor in costs.kinds.iter_mut().chain([
            &mut costs.unnamed, &mut costs.tunnel, &mut costs.covered, &mut costs.unlit,
        ]) {
            *factor = factor.max(1.0);
        }
        let network = &layer.network;
        let router = Router::new(&layer, &rules(costs.clone()));
        for choice in CHOICES {
            let theirs = graph(network, &costs, choice);
            for [a, b] in &pairs {
                // From the first end of one edge to that of another; where steps are barred, not on them.
                let edges = [a, b].map(|index| index.index(network.edges.len()));
                if choice == Choice::NoSteps && edges.iter().any(|edge| network.edges[*edge].kind == Kind::Steps) {
                    continue;
                }
                let places = edges.map(|edge| on(network, edge, 0.0));
                let nodes = edges.map(|edge| i64::from(network.edges[edge].ends[0]) + 1);
                let way = router.between(&places[0], &places[1], choice, 0);
                let path = routx::find_route(&theirs, nodes[0], nodes[1], 100_000).expect("few steps");
                prop_assert_eq!(way.is_some(), !path.is_empty());
                let Some(way) = way else { continue };
                let steps = path.windows(2).map(|pair| {
                    cheapest(network, &costs, choice, pair[0] as u32 - 1, pair[1] as u32 - 1).expect("an edge")
                });
                let (ours, theirs): (f64, f64) = (cost_of(&way, network, &costs, choice), steps.sum());
                prop_assert!((ours - theirs).abs() < 0.06 + 1e-5 * theirs, "{ours} {theirs}");
            }
        }
    }
}
