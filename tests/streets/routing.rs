//! The way from one place to another.

use proptest::prelude::*;
use proptest::sample::Index;
use streets::layer::{Kind, Layer, Network, Traits};
use streets::plane::Spot;
use streets::route::Router;
use streets::route::rules::{Closure, Rules};
use streets::way::{Choice, OnEdge, Way};

use crate::reference::{CHOICES, cost_of, least, on, rules, tables, towns, with_edge};
use crate::sketch::{Sketch, spot};

fn edges(way: &Way) -> Vec<u32> {
    way.legs.iter().map(|leg| leg.edge).collect()
}

/// A street round two corners, and a footway, an alley or the like straight across.
fn short_cut(kind: Kind, traits: Traits) -> Router {
    let mut town = Sketch::default();
    let [a, b, c] = [(0, 0), (300, 0), (300, 400)].map(|(x, y)| town.node(x, y));
    town.edge(a, b);
    town.edge(b, c);
    let across = town.edge(a, c);
    (across.kind, across.traits) = (kind, traits);
    Router::new(&town.layer(), &Rules::default())
}

#[test]
fn a_way_keeps_to_streets_where_the_short_cut_is_dear() {
    for (kind, traits, main) in [
        (Kind::Street, Traits::default(), vec![2]),
        (Kind::Pavement, Traits::default(), vec![2]),
        (Kind::Footway, Traits::default(), vec![0, 1]),
        (Kind::Alley, Traits::default(), vec![0, 1]),
        (Kind::Street, Traits::TUNNEL, vec![0, 1]),
        (Kind::Street, Traits::UNLIT, vec![0, 1]),
    ] {
        let router = short_cut(kind, traits);
        let way = |choice| router.way(spot(0.0, 0.0), spot(300.0, 400.0), choice, 0).expect("there is a way");
        assert_eq!(edges(&way(Choice::MainStreets)), main, "{kind:?} {traits:?}");
        assert_eq!(edges(&way(Choice::Shortest)), [2], "{kind:?} {traits:?}");
        assert_eq!(way(Choice::Shortest).metres, 500.0);
        assert_eq!(way(Choice::Shortest).seconds, 375.0);
    }
}

/// Each leg begins where the one before it ends, and the sums are those of the legs.
fn check_legs(way: &Way, network: &Network, from: &OnEdge, to: &OnEdge) {
    let (first, last) = (way.legs.first().expect("a leg"), way.legs.last().expect("a leg"));
    let node = |edge: u32, along_m: f64| {
        let edge = &network.edges[edge as usize];
        let metres = f64::from(edge.length_dm) / 10.0;
        edge.ends
            .into_iter()
            .zip([0.0, metres])
            .filter(|(_, end)| *end == along_m)
            .map(|(node, _)| node)
            .collect::<Vec<_>>()
    };
    // An edge of no length between two others is not told: its ends are one place.
    let bridged = network.edges.iter().any(|edge| edge.length_dm == 0);
    let meet = |a: (u32, f64), b: (u32, f64)| {
        bridged || a == b || node(a.0, a.1).iter().any(|end| node(b.0, b.1).contains(end))
    };
    assert!(meet((from.edge, from.along_m), (first.edge, first.from_m)), "{way:?}");
    assert!(meet((to.edge, to.along_m), (last.edge, last.to_m)), "{way:?}");
    for pair in way.legs.windows(2) {
        assert!(meet((pair[0].edge, pair[0].to_m), (pair[1].edge, pair[1].from_m)), "{pair:?}");
    }
    assert_eq!(way.seconds, way.legs.iter().map(|leg| leg.seconds).sum::<f64>());
    assert_eq!(way.metres, way.legs.iter().map(|leg| (leg.to_m - leg.from_m).abs()).sum::<f64>());
}

/// A whole millisecond is lost or won by rounding each edge, at most.
const ROUNDING_S: f64 = 0.06;

fn two_places(layer: &Layer, places: [(Index, f64); 2]) -> [OnEdge; 2] {
    places.map(|(edge, share)| on(&layer.network, edge.index(layer.network.edges.len()), share))
}

fn places() -> impl Strategy<Value = [(Index, f64); 2]> {
    let share = || prop_oneof![Just(0.0), Just(1.0), 0.0..=1.0f64];
    [(any::<Index>(), share()), (any::<Index>(), share())]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_accepted_table_gives_the_least_cost(layer in towns(false), costs in tables(), places in places()) {
        let rules = rules(costs);
        prop_assert_eq!(rules.check(), Ok(()));
        let router = Router::new(&layer, &rules);
        let [from, to] = two_places(&layer, places);
        for choice in CHOICES {
            let way = router.between(&from, &to, choice, 0);
            let expected = least(&layer.network, &rules.costs, choice, &from, &to, &[]);
            let found = way.as_ref().map(|way| cost_of(way, &layer.network, &rules.costs, choice));
            match (found, expected) {
                (Some(found), Some(expected)) => prop_assert!((found - expected).abs() < ROUNDING_S, "{found} {expected}"),
                (found, expected) => prop_assert_eq!(found, expected),
            }
            if let Some(way) = way {
                check_legs(&way, &layer.network, &from, &to);
            }
        }
    }

    #[test]
    fn one_search_to_many_tells_what_a_search_to_each_does(layer in towns(false), costs in tables(), spots in spots()) {
        let router = Router::new(&layer, &rules(costs));
        for choice in CHOICES {
            let many = router.places(spots[0], &spots, choice, 0);
            for (at, seconds) in spots.iter().zip(many) {
                let way = router.way(spots[0], *at, choice, 0);
                let whole = way.map(|way| way.seconds + (way.before_m + way.after_m) / streets::route::PACE);
                match (whole, seconds) {
                    (Some(one), Some(many)) => prop_assert!((one - many).abs() < ROUNDING_S, "{one} {many}"),
                    (one, many) => prop_assert_eq!(one, many),
                }
            }
        }
    }

    #[test]
    fn back_is_as_far_as_there(layer in towns(true), costs in tables(), places in places()) {
        let rules = rules(costs);
        let router = Router::new(&layer, &rules);
        let [from, to] = two_places(&layer, places);
        for choice in CHOICES {
            let both = [(&from, &to), (&to, &from)].map(|(a, b)| {
                router.between(a, b, choice, 0).map(|way| (way.seconds, cost_of(&way, &layer.network, &rules.costs, choice)))
            });
            match both {
                [Some(there), Some(back)] => {
                    prop_assert!((there.0 - back.0).abs() < ROUNDING_S, "{there:?} {back:?}");
                    prop_assert!((there.1 - back.1).abs() < ROUNDING_S, "{there:?} {back:?}");
                }
                [there, back] => prop_assert_eq!(there, back),
            }
        }
    }

    #[test]
    fn a_way_more_never_makes_it_longer_and_one_less_never_shorter(
        mut layer in towns(false),
        costs in tables(),
        places in places(),
        more in any::<[Index; 2]>(),
        less in any::<Index>(),
    ) {
        // Which part of a town is its largest, so that the others are no way through, is another matter.
        for edge in &mut layer.network.edges {
            edge.traits.0 &= !Traits::NO_THROUGH.0;
        }
        let plain = rules(costs);
        let [from, to] = two_places(&layer, places);
        let nodes = &layer.network.nodes;
        let [a, b] = more.map(|index| nodes[index.index(nodes.len())]);
        let wider = with_edge(&layer, a, b);
        let shut = less.index(layer.network.edges.len()) as u32;
        let mut narrow = plain.clone();
        narrow.closures.push(Closure { edges: vec![shut], shut: vec![(0, 10_080)], ..Closure::default() });
        for choice in CHOICES {
            let cost = |layer: &Layer, rules: &Rules| {
                let way = Router::new(layer, rules).between(&from, &to, choice, 0);
                way.map_or(f64::INFINITY, |way| cost_of(&way, &layer.network, &rules.costs, choice))
            };
            let as_is = cost(&layer, &plain);
            prop_assert!(cost(&wider, &plain) <= as_is + ROUNDING_S);
            prop_assert!(cost(&layer, &narrow) + ROUNDING_S >= as_is);
            let expected = least(&layer.network, &plain.costs, choice, &from, &to, &[shut]).unwrap_or(f64::INFINITY);
            let found = cost(&layer, &narrow);
            prop_assert!(found == expected || (found - expected).abs() < ROUNDING_S, "{found} {expected}");
        }
    }
}

fn spots() -> impl Strategy<Value = Vec<Spot>> {
    let one = (-450.0..450.0f64, -450.0..450.0f64).prop_map(|(x, y)| Spot { x, y });
    proptest::collection::vec(one, 1..8)
}

/// 300 m of one street, straight and over a bend, with a way round that is longer.
fn one_street(bent: bool, traits: Traits) -> (Layer, u32) {
    let mut town = Sketch::default();
    let (a, b) = (town.node(0, 0), if bent { town.node(150, 150) } else { town.node(300, 0) });
    town.bent(a, b, if bent { &[(150, 0)] } else { &[] }).traits = traits;
    let (c, d) = (town.node(-200, 400), town.node(if bent { 150 } else { 300 }, 400));
    for (from, to) in [(b, d), (d, c), (c, a)] {
        town.edge(from, to);
    }
    (town.layer(), 0)
}

#[test]
fn start_and_goal_on_one_street_are_as_far_apart_as_along_it() {
    for bent in [false, true] {
        let (layer, street) = one_street(bent, Traits::default());
        let router = Router::new(&layer, &Rules::default());
        for (from, to, metres) in
            [(0.2, 0.8, 180.0), (0.8, 0.2, 180.0), (0.5, 0.5, 0.0), (0.0, 1.0, 300.0), (1.0, 1.0, 0.0)]
        {
            let spots = [from, to].map(|share| {
                let along = share * 300.0;
                // Fifteen metres beside it.
                if bent && along > 150.0 { spot(165.0, along - 150.0) } else { spot(along, -15.0) }
            });
            let way = router.way(spots[0], spots[1], Choice::MainStreets, 0).expect("there is a way");
            assert!((way.metres - metres).abs() < 1e-9, "{bent} {from} {to} {way:?}");
            assert_eq!(edges(&way), [street], "no turning round");
            assert!((way.before_m - 15.0).abs() < 1e-9 && (way.after_m - 15.0).abs() < 1e-9);
            let back = router.way(spots[1], spots[0], Choice::MainStreets, 0).expect("there is a way");
            assert_eq!((back.metres, back.seconds), (way.metres, way.seconds));
            let many = router.places(spots[0], &[spot(150.0, 5.0), spots[1]], Choice::MainStreets, 0);
            assert!((many[1].expect("a way") - (way.seconds + 30.0 / streets::route::PACE)).abs() < 0.01);
        }
    }
}

#[test]
fn against_a_one_way_on_foot_it_is_round_the_block() {
    let (layer, street) = one_street(false, Traits::ONE_WAY);
    let router = Router::new(&layer, &Rules::default());
    let places = [0.2, 0.8].map(|share| on(&layer.network, street as usize, share));
    let there = router.between(&places[0], &places[1], Choice::Shortest, 0).expect("there is a way");
    assert_eq!((there.metres, edges(&there)), (180.0, vec![0]));
    let back = router.between(&places[1], &places[0], Choice::Shortest, 0).expect("there is a way");
    assert_eq!(edges(&back), [0, 1, 2, 3, 0]);
    assert!(back.metres > 600.0);
}

#[test]
fn on_a_loop_the_way_goes_over_its_node_if_that_is_shorter() {
    let mut town = Sketch::default();
    let (gate, far) = (town.node(0, 0), town.node(-100, 0));
    town.edge(gate, far);
    town.bent(gate, gate, &[(0, 100), (100, 100), (100, 0)]);
    let layer = town.layer();
    let router = Router::new(&layer, &Rules::default());
    for (from, to, metres) in [(50.0, 150.0, 100.0), (50.0, 350.0, 100.0), (390.0, 10.0, 20.0)] {
        let [a, b] = [from, to].map(|along| on(&layer.network, 1, along / 400.0));
        let way = router.between(&a, &b, Choice::Shortest, 0).expect("there is a way");
        assert!((way.metres - metres).abs() < 1e-9, "{way:?}");
    }
}

#[test]
fn a_flight_of_steps_takes_its_time_and_can_be_barred() {
    let mut town = Sketch::default();
    let [a, b, c] = [(0, 0), (30, 0), (15, 100)].map(|(x, y)| town.node(x, y));
    town.edge(a, b).kind = Kind::Steps;
    town.edge(a, c);
    town.edge(c, b);
    let layer = town.layer();
    let router = Router::new(&layer, &Rules::default());
    let way = |choice| {
        let [from, to] = [(1, 0.0), (2, 1.0)].map(|(edge, share)| on(&layer.network, edge, share));
        router.between(&from, &to, choice, 0)
    };
    let steps = way(Choice::Shortest).expect("there is a way");
    assert_eq!((edges(&steps), steps.metres, steps.seconds), (vec![0], 30.0, 22.5 + 30.0));
    assert_eq!(way(Choice::NoSteps).map(|way| edges(&way)), Some(vec![1, 2]));
}

#[test]
fn a_private_yard_is_no_way_through_but_may_be_where_one_goes() {
    let mut town = Sketch::default();
    let [a, b, c] = [(0, 0), (100, 0), (50, 300)].map(|(x, y)| town.node(x, y));
    town.edge(a, b).traits = Traits::NO_THROUGH;
    town.edge(a, c);
    town.edge(c, b);
    let layer = town.layer();
    let router = Router::new(&layer, &Rules::default());
    let way = |from, to| {
        let [from, to] = [from, to].map(|(edge, share)| on(&layer.network, edge, share));
        router.between(&from, &to, Choice::Shortest, 0).map(|way| edges(&way))
    };
    assert_eq!(way((1, 0.01), (2, 0.99)), Some(vec![1, 2]));
    assert_eq!(way((1, 0.1), (0, 0.9)), Some(vec![1, 0]));
    assert_eq!(way((0, 0.9), (1, 0.1)), Some(vec![0, 1]));
}

#[test]
fn what_only_a_private_yard_leads_to_can_be_left_and_reached() {
    let mut town = Sketch::default();
    let [a, b, c, d] = [(0, 0), (500, 0), (500, 40), (500, 90)].map(|(x, y)| town.node(x, y));
    town.edge(a, b);
    town.edge(b, c).traits = Traits::NO_THROUGH;
    town.edge(c, d).kind = Kind::Footway;
    let router = Router::new(&town.layer(), &Rules::default());
    let way = |from, to| router.way(from, to, Choice::MainStreets, 0).map(|way| edges(&way));
    assert_eq!(way(spot(500.0, 80.0), spot(100.0, 0.0)), Some(vec![2, 1, 0]));
    assert_eq!(way(spot(100.0, 0.0), spot(500.0, 80.0)), Some(vec![0, 1, 2]));
}

#[test]
fn nothing_from_outside_makes_it_panic() {
    let nowhere = [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, 1e300, 1e9];
    let mut town = Sketch::default();
    let [a, b] = [(i32::MIN, i32::MIN), (i32::MAX, i32::MAX)].map(|(x, y)| town.node(x, y));
    town.edge(a, b).length_dm = u32::MAX;
    town.edge(a, b).ends = [7, 8];
    town.edge(b, a).shape = 5..9;
    town.edge(b, b).shape = std::ops::Range { start: 9, end: 5 };
    let layer = town.layer();
    for layer in [Sketch::default().layer(), layer] {
        let router = Router::new(&layer, &Rules::default());
        for at in nowhere {
            assert_eq!(router.way(spot(at, 0.0), spot(0.0, at), Choice::Shortest, u16::MAX), None);
            assert_eq!(router.places(spot(at, at), &[spot(0.0, at)], Choice::NoSteps, 9), [None]);
            assert_eq!(router.snap(spot(at, 0.0), at, None), None);
        }
        let lost = OnEdge { edge: u32::MAX, along_m: f64::NAN, at: spot(0.0, 0.0), off_m: 0.0 };
        assert_eq!(router.between(&lost, &lost, Choice::Shortest, 0), None);
    }
}
