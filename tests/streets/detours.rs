//! Why a way is another than if nothing were shut, in words.

use proptest::prelude::*;
use streets::guide::words::{ends_before, not_through};
use streets::layer::Layer;
use streets::plane::Spot;
use streets::route::Router;
use streets::route::closed::ALL_OPEN;
use streets::route::rules::{Closure, Rules};
use streets::way::Choice;

use crate::closures::daily;
use crate::reference::{CHOICES, on, rules, tables, towns};
use crate::sketch::{Sketch, spot};

const NOON: u16 = 12 * 60;
const NIGHT: u16 = 3 * 60;

/// A walk through two grounds, the first of two pieces, and a street of 1,443 m from its begin to its end. Within the second there is a
/// yard.
fn grounds() -> Layer {
    let mut town = Sketch::default();
    let [a, b, c, d, e] = [(0, 0), (100, 0), (200, 0), (400, 0), (200, 693)].map(|(x, y)| town.node(x, y));
    let [garden, arcade] = ["Garden Walk", "Old Arcade"].map(|name| town.name(name));
    town.edge(a, b).name = garden;
    town.edge(b, c).name = garden;
    town.edge(c, d).name = arcade;
    town.edge(a, e);
    town.edge(e, d);
    town.layer()
}

fn closure(name: &str, assumed: bool, edges: &[u32]) -> Closure {
    Closure { name: name.into(), assumed, edges: edges.to_vec(), shut: daily(22, 30) }
}

fn shut() -> Rules {
    let closures = vec![closure("the Garden", true, &[0, 1]), closure("the Arcade", false, &[2])];
    Rules { closures, ..Rules::default() }
}

const ENDS: [Spot; 2] = [Spot { x: 0.0, y: 0.0 }, Spot { x: 400.0, y: 0.0 }];

/// What is told of what the way does not go through, and of its end.
fn told(layer: &Layer, rules: &Rules, ends: [Spot; 2], minute: u16) -> (Vec<String>, Option<String>) {
    let router = Router::new(layer, rules);
    let way = router.way(ends[0], ends[1], Choice::MainStreets, minute).expect("the street is always open");
    let detour = router.detour(&layer.network, &way, ends, Choice::MainStreets, minute);
    let not_through = detour.not_through.into_iter().map(not_through).collect();
    (not_through, detour.ends_before.map(|says| ends_before(&way, says)))
}

#[test]
fn what_is_shut_is_told_in_the_order_of_the_walk_each_once_and_only_while_it_is() {
    let (layer, rules) = (grounds(), shut());
    let by_night =
        ["Not through the Garden: shut at this hour (assumed).", "Not through the Arcade: shut at this hour."];
    for (minute, words) in [(NOON, &[][..]), (NIGHT, &by_night), (22 * 60 + 30, &by_night), (6 * 60 + 15, &[])] {
        assert_eq!(told(&layer, &rules, ENDS, minute), (words.iter().map(|&words| words.into()).collect(), None));
    }
    let back = told(&layer, &rules, [ENDS[1], ENDS[0]], NIGHT).0;
    assert_eq!(back, [by_night[1], by_night[0]]);
}

#[test]
fn what_lies_elsewhere_is_not_told() {
    let (layer, rules) = (grounds(), shut());
    let up_the_street = [spot(20.0, 69.0), spot(200.0, 693.0)];
    assert_eq!(told(&layer, &rules, up_the_street, NIGHT), (Vec::new(), None));
    // One of the two is enough to make the other way the longer one.
    let garden = Rules { closures: vec![closure("the Garden", true, &[0, 1])], ..Rules::default() };
    assert_eq!(told(&layer, &garden, ENDS, NIGHT).0, ["Not through the Garden: shut at this hour (assumed)."]);
}

#[test]
fn of_two_that_shut_a_way_the_one_is_told_that_does_so_at_that_time() {
    let layer = grounds();
    let lunch = Closure { shut: daily(11, 14), ..closure("the Fair", true, &[0]) };
    let rules = Rules { closures: vec![lunch, closure("the Garden", true, &[0, 1])], ..Rules::default() };
    let first = |minute| told(&layer, &rules, ENDS, minute).0.swap_remove(0);
    assert!(first(NOON).starts_with("Not through the Fair"));
    assert!(first(NIGHT).starts_with("Not through the Garden"));
}

#[test]
fn a_gate_with_hours_of_the_map_is_told_by_its_street_if_none_of_it_is_walked() {
    let mut layer = grounds();
    layer.network.hours = vec!["06:00-22:00".into()];
    let open = (0..7).map(|day| (day * 1440 + 6 * 60, day * 1440 + 22 * 60)).collect();
    let rules = Rules { hours: vec![Some(open)], ..Rules::default() };
    layer.network.edges[2].hours = Some(0);
    let (not_through, _) = told(&layer, &rules, ENDS, NIGHT);
    assert_eq!(not_through, ["Not through Old Arcade: shut at this hour (by the map)."]);
    layer.network.edges[2].name = layer.network.edges[3].name;
    assert_eq!(told(&layer, &rules, ENDS, NIGHT).0, [""; 0], "of a street that is walked");
    layer.network.edges[2].name = None;
    assert_eq!(told(&layer, &rules, ENDS, NIGHT).0, [""; 0], "without a name");
}

#[test]
fn a_place_behind_shut_gates_is_told_to_be_called_first() {
    let (layer, mut rules) = (grounds(), shut());
    let inside = spot(300.0, 0.0);
    let (_, end) = told(&layer, &rules, [ENDS[0], inside], NIGHT);
    assert_eq!(end.expect("it is told"), "The last 100 metres or more: shut at this hour. Call first if you can.");
    rules.closures[1].assumed = true;
    let (_, end) = told(&layer, &rules, [ENDS[0], inside], NIGHT);
    assert!(end.is_some_and(|end| end.contains(" or more: shut at this hour (assumed). ")));
    assert_eq!(told(&layer, &rules, [ENDS[0], inside], NOON).1, None);
    // As far from any way by day as by night.
    let beyond = spot(460.0, -60.0);
    assert_eq!(told(&layer, &rules, [ENDS[0], beyond], NIGHT).1, None);
    // Nearly at the street.
    assert_eq!(told(&layer, &rules, [ENDS[0], spot(380.0, 0.0)], NIGHT).1, None);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn with_all_open_a_way_is_that_of_a_town_without_gates(
        layer in towns(true),
        costs in tables(),
        share in 1..4usize,
        ends in any::<[prop::sample::Index; 2]>(),
    ) {
        let edges = (0..layer.network.edges.len() as u32).step_by(share).collect();
        let free = rules(costs);
        let mut gated = free.clone();
        gated.closures.push(Closure { edges, shut: vec![(0, 10_080)], ..Closure::default() });
        let (free, gated) = (Router::new(&layer, &free), Router::new(&layer, &gated));
        let edge = |end: prop::sample::Index| end.index(layer.network.edges.len());
        let [from, to] = ends.map(|end| on(&layer.network, edge(end), 0.5));
        for choice in CHOICES {
            prop_assert_eq!(gated.between(&from, &to, choice, ALL_OPEN), free.between(&from, &to, choice, NOON));
        }
    }
}
