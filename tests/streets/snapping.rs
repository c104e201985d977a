//! The place on a way that is nearest.

use proptest::prelude::*;
use streets::layer::{Kind, Layer, Traits};
use streets::plane::Spot;
use streets::route::Router;
use streets::route::rules::Rules;
use streets::way::{Choice, OnEdge};

use crate::reference::towns;
use crate::sketch::{Sketch, spot};

/// A street, 8 m beside it an underpass with a footway at each mouth, a towpath under a bridge, and an arcade.
fn roundabout(traits: Traits) -> (Layer, Router) {
    let mut town = Sketch::default();
    let west = town.node(-200, 0);
    let east = town.node(200, 0);
    town.edge(west, east);
    let mouths = [town.node(-40, 8), town.node(40, 8)];
    let underpass = town.edge(mouths[0], mouths[1]);
    (underpass.kind, underpass.traits) = (Kind::Footway, traits);
    town.edge(west, mouths[0]).kind = Kind::Footway;
    town.edge(mouths[1], east).kind = Kind::Footway;
    let layer = town.layer();
    let router = Router::new(&layer, &Rules::default());
    (layer, router)
}

#[test]
fn a_fix_over_an_underpass_is_on_the_street() {
    for traits in [Traits::TUNNEL, Traits::COVERED, Traits::TUNNEL.with(Traits::LIT)] {
        let (_, router) = roundabout(traits);
        for x in [-30.0, 0.0, 30.0] {
            // Two metres from the line of the underpass, six from the street.
            let on = router.snap(spot(x, 6.0), 15.0, None).expect("a street is near");
            assert_eq!((on.edge, on.off_m), (0, 6.0), "{traits:?}");
        }
        let way = router.way(spot(0.0, 8.0), spot(-150.0, 2.0), Choice::Shortest, 0).expect("a way");
        assert_eq!(way.legs.first().map(|leg| leg.edge), Some(0), "a way begins under open sky");
        let way = router.way(spot(-150.0, 2.0), spot(0.0, 8.0), Choice::Shortest, 0).expect("a way");
        assert_eq!(way.legs.last().map(|leg| leg.edge), Some(0), "and ends there");
    }
}

#[test]
fn in_the_underpass_is_only_who_was_led_there() {
    let (_, router) = roundabout(Traits::TUNNEL);
    let last = |x: f64, y: f64, edge: u32| OnEdge { edge, along_m: 0.0, at: spot(x, y), off_m: 0.0 };
    let edge = |at: Spot, last: OnEdge| router.snap(at, 15.0, Some(&last)).expect("a street is near").edge;
    assert_eq!(edge(spot(-30.0, 7.0), last(-45.0, 8.0, 2)), 1, "at the mouth a moment ago");
    assert_eq!(edge(spot(0.0, 7.0), last(-30.0, 8.0, 1)), 1, "in it a moment ago");
    assert_eq!(edge(spot(0.0, 7.0), last(-30.0, 0.0, 0)), 0, "on the street a moment ago");
    assert_eq!(edge(spot(0.0, 7.0), last(-150.0, 2.0, 2)), 0, "far from the mouth");
}

#[test]
fn of_two_ways_about_as_near_the_one_that_is_walked_is_kept() {
    let mut town = Sketch::default();
    let [a, b, c, d] = [(0, 0), (200, 0), (0, 8), (200, 8)].map(|(x, y)| town.node(x, y));
    town.edge(a, b);
    town.edge(c, d);
    let router = Router::new(&town.layer(), &Rules::default());
    let last = OnEdge { edge: 0, along_m: 90.0, at: spot(90.0, 0.0), off_m: 0.0 };
    let edge = |y: f64, accuracy_m: f64, last| router.snap(spot(100.0, y), accuracy_m, last).map(|on| on.edge);
    assert_eq!(edge(5.0, 15.0, None), Some(1));
    assert_eq!(edge(5.0, 15.0, Some(&last)), Some(0));
    assert_eq!(edge(5.0, 1.0, Some(&last)), Some(1), "a sharp fix decides");
    assert_eq!(edge(40.0, 15.0, Some(&last)), Some(1), "a large difference decides");
    assert_eq!(edge(5.0, 2800.0, Some(&last)), None, "a coarse fix decides nothing");
}

#[test]
fn what_is_far_from_every_way_has_none() {
    let mut town = Sketch::default();
    let (a, b) = (town.node(0, 0), town.node(100, 0));
    town.edge(a, b);
    let router = Router::new(&town.layer(), &Rules::default());
    let off = |y: f64| router.snap(spot(50.0, y), 5.0, None).map(|on| on.off_m);
    assert_eq!((off(299.0), off(301.0)), (Some(299.0), None));
    assert!(router.way(spot(0.0, 0.0), spot(50.0, 299.0), Choice::Shortest, 0).is_some());
    assert_eq!(router.way(spot(0.0, 0.0), spot(50.0, 301.0), Choice::Shortest, 0), None);
    assert_eq!(router.places(spot(0.0, 0.0), &[spot(50.0, -301.0)], Choice::Shortest, 0), [None]);
}

#[test]
fn a_way_never_begins_on_an_island_nor_on_steps_that_are_barred() {
    let mut town = Sketch::default();
    let [a, b, c, d] = [(0, 0), (300, 0), (50, 30), (90, 30)].map(|(x, y)| town.node(x, y));
    let e = town.node(300, 200);
    town.edge(a, b);
    town.edge(c, d);
    town.edge(b, e).kind = Kind::Steps;
    let router = Router::new(&town.layer(), &Rules::default());
    let on_island = spot(70.0, 29.0);
    assert_eq!(router.snap(on_island, 5.0, None).map(|on| on.edge), Some(1));
    let way = router.way(on_island, spot(200.0, 0.0), Choice::Shortest, 0).expect("a way from the street");
    assert_eq!((way.legs[0].edge, way.before_m), (0, 29.0));
    let beside_steps = spot(300.0, 100.0);
    let way = |choice| router.way(beside_steps, spot(0.0, 0.0), choice, 0).expect("a way").legs[0].edge;
    assert_eq!((way(Choice::MainStreets), way(Choice::NoSteps)), (2, 0));
}

#[test]
fn in_a_large_town_the_nearest_street_is_found_from_everywhere() {
    // Forty streets each way, 50 m apart, each in pieces from corner to corner: 3,120 edges.
    let mut town = Sketch::default();
    let corners: Vec<u32> = (0..1600).map(|at| town.node(at % 40 * 50, at / 40 * 50)).collect();
    for at in 0..1600 {
        if at % 40 < 39 {
            town.edge(corners[at], corners[at + 1]);
        }
        if at < 1560 {
            town.edge(corners[at], corners[at + 40]);
        }
    }
    let layer = town.layer();
    let router = Router::new(&layer, &Rules::default());
    for step in 0..2000 {
        let (x, y) = (f64::from(step * 37 % 2350) - 200.0, f64::from(step * 101 % 2350) - 200.0);
        // From the nearest line each way, or from the border of the town.
        let (inside_x, inside_y) = (x.clamp(0.0, 1950.0), y.clamp(0.0, 1950.0));
        let off = |along: f64| (along - (along / 50.0).round() * 50.0).abs();
        let outside = (x - inside_x).hypot(y - inside_y);
        let expected = if outside > 0.0 { outside } else { off(x).min(off(y)) };
        let on = router.snap(spot(x, y), 5.0, None).expect("a street is near");
        assert!((on.off_m - expected).abs() < 1e-9, "{x} {y} {on:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_edge_is_nearer_than_the_nearest(mut layer in towns(false), x in -700.0..700.0f64, y in -700.0..700.0f64) {
        for edge in &mut layer.network.edges {
            edge.traits = Traits::default();
        }
        let router = Router::new(&layer, &Rules::default());
        let nearest = layer.network.edges.iter().map(|edge| {
            let ends = edge.ends.map(|node| Spot::from(layer.network.nodes[node as usize]));
            // By small steps, so never nearer than it is, nor farther by more than half a step.
            (0..=2000).fold(f64::INFINITY, |best, step| {
                let share = f64::from(step) / 2000.0;
                let at = spot(ends[0].x + share * (ends[1].x - ends[0].x), ends[0].y + share * (ends[1].y - ends[0].y));
                best.min((at.x - x).hypot(at.y - y))
            })
        }).fold(f64::INFINITY, f64::min);
        match router.snap(spot(x, y), 5.0, None) {
            Some(on) => {
                prop_assert!((on.off_m - nearest).abs() < 0.5, "{on:?} {nearest}");
                let metres = f64::from(layer.network.edges[on.edge as usize].length_dm) / 10.0;
                prop_assert!((0.0..=metres).contains(&on.along_m));
                prop_assert!(((on.at.x - x).hypot(on.at.y - y) - on.off_m).abs() < 1e-6);
            }
            None => prop_assert!(nearest > 299.5),
        }
    }
}
