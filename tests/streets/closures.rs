//! Ways that are shut at certain times.

use proptest::prelude::*;
use streets::layer::Layer;
use streets::route::Router;
use streets::route::closed::edges_of;
use streets::route::rules::{Closure, Rules, Span};
use streets::way::{Choice, Way};

use crate::reference::{CHOICES, cost, on, rules, tables, towns};
use crate::sketch::{Sketch, spot};

const DAY: u16 = 24 * 60;

/// A street of two edges and 1,400 m; across from one end to the other, a path of 200 m through a park.
fn park() -> Layer {
    let mut town = Sketch::default();
    let [a, b, c] = [(0, 0), (200, 0), (100, 693)].map(|(x, y)| town.node(x, y));
    let garden = town.name("Garden Walk");
    town.edge(a, b).name = garden;
    town.edge(a, c);
    town.edge(c, b);
    town.layer()
}

/// Every day from one hour to another, which may be of the next day.
pub fn daily(from_hour: u16, to_hour: u16) -> Vec<Span> {
    (0..7).map(|day| (day * DAY + from_hour * 60, (day * DAY + to_hour * 60) % (7 * DAY))).collect()
}

/// Shut from ten in the evening to six, every night.
fn nights() -> Vec<Span> {
    daily(22, 30)
}

fn closed(edges: Vec<u32>, shut: Vec<Span>, margin_min: u16) -> Rules {
    let closures = vec![Closure { name: "The park".into(), assumed: true, edges, shut }];
    Rules { closures, margin_min, ..Rules::default() }
}

/// Whether one goes through the park who stands at the first corner at that time.
fn through(layer: &Layer, rules: &Rules, week_minute: u16) -> bool {
    let router = Router::new(layer, rules);
    let [from, to] = [(1, 0.0), (2, 1.0)].map(|(edge, share)| on(&layer.network, edge, share));
    let way = router.between(&from, &to, Choice::MainStreets, week_minute).expect("the street is always open");
    way.legs.iter().any(|leg| leg.edge == 0)
}

#[test]
fn by_night_the_way_is_another_than_by_day() {
    let layer = park();
    let rules = closed(vec![0], nights(), 10);
    for day in 0..7 {
        assert!(through(&layer, &rules, day * DAY + 12 * 60), "noon of day {day}");
        assert!(!through(&layer, &rules, day * DAY + 3 * 60), "three at night of day {day}");
        assert!(!through(&layer, &rules, day * DAY + 23 * 60), "eleven in the evening of day {day}");
    }
}

#[test]
fn around_its_hours_a_gate_counts_as_shut_for_the_margin() {
    let layer = park();
    for margin in [0, 10, 30] {
        let rules = closed(vec![0], nights(), margin);
        let at = |hour: u16, minutes: i32| through(&layer, &rules, (i32::from(hour) * 60 + minutes) as u16);
        let margin = i32::from(margin);
        // The park takes two and a half minutes.
        assert!(at(22, -margin - 3));
        assert!(!at(22, -margin - 2));
        assert!(!at(30, margin - 1), "Tuesday morning");
        assert!(at(30, margin));
    }
}

#[test]
fn the_week_has_no_gap_between_sunday_and_monday() {
    let layer = park();
    for shut in [vec![(6 * DAY + 22 * 60, 6 * 60)], vec![(6 * DAY + 22 * 60, 7 * DAY), (0, 6 * 60)]] {
        let rules = closed(vec![0], shut, 10);
        for (minute, open) in [
            (6 * DAY + 21 * 60, true),
            (6 * DAY + 21 * 60 + 55, false),
            (7 * DAY - 1, false),
            (0, false),
            (6 * 60 + 5, false),
            (6 * 60 + 10, true),
        ] {
            assert_eq!(through(&layer, &rules, minute), open, "{minute}");
        }
    }
    // A gate that shuts on Monday at the first minute has its margin on Sunday, and one that opens then, on Monday.
    let monday = closed(vec![0], vec![(0, 60)], 10);
    assert!(!through(&layer, &monday, 7 * DAY - 5) && through(&layer, &monday, 7 * DAY - 15));
    let sunday = closed(vec![0], vec![(6 * DAY, 7 * DAY)], 10);
    assert!(!through(&layer, &sunday, 9) && through(&layer, &sunday, 10));
}

#[test]
fn a_gate_is_judged_by_when_one_arrives() {
    // Half an hour of street before the park, or a few steps.
    let layer = |before: i32| {
        let mut town = Sketch::default();
        let [start, a, b, c] = [(-before, 0), (0, 0), (200, 0), (100, 693)].map(|(x, y)| town.node(x, y));
        town.edge(a, b);
        town.edge(start, a);
        town.edge(a, c);
        town.edge(c, b);
        town.layer()
    };
    let rules = closed(vec![0], nights(), 10);
    let through = |before: i32, minute: u16| {
        let layer = layer(before);
        let [from, to] = [(1, 0.0), (3, 1.0)].map(|(edge, share)| on(&layer.network, edge, share));
        let way = Router::new(&layer, &rules).between(&from, &to, Choice::Shortest, minute).expect("a way");
        way.legs.iter().any(|leg| leg.edge == 0)
    };
    let evening = 21 * 60 + 30;
    assert!(through(80, evening), "one is there a minute later");
    assert!(!through(2400, evening), "one is there when it shuts");
    let morning = DAY + 5 * 60 + 50;
    assert!(!through(80, morning), "one is there before it opens");
    assert!(through(2400, morning), "one is there when it has opened");
}

#[test]
fn somebody_inside_is_told_the_nearest_street_and_so_is_who_wants_to_get_in() {
    let layer = park();
    let router = Router::new(&layer, &closed(vec![0], nights(), 10));
    let (inside, corner) = (spot(100.0, 0.0), spot(0.0, 0.0));
    for (from, to) in [(inside, spot(100.0, 693.0)), (spot(100.0, 693.0), inside)] {
        let way = router.way(from, to, Choice::MainStreets, 3 * 60).expect("a way from the street");
        assert!(way.legs.iter().all(|leg| leg.edge != 0));
        assert!(way.before_m.max(way.after_m) > 50.0);
        let noon = router.way(from, to, Choice::MainStreets, 12 * 60).expect("a way");
        assert!(noon.legs.iter().any(|leg| leg.edge == 0));
        assert!(noon.before_m.max(noon.after_m) < 1.0);
    }
    let night = router.places(corner, &[inside], Choice::MainStreets, 3 * 60);
    let noon = router.places(corner, &[inside], Choice::MainStreets, 12 * 60);
    assert!(night[0] > noon[0]);
}

#[test]
fn a_corner_behind_shut_gates_is_left_through_the_air() {
    // A path of the park that the list of what is shut leaves out.
    let mut town = Sketch { network: park().network };
    let (inside, further) = (town.node(100, 20), town.node(100, 60));
    town.edge(0, inside);
    town.edge(inside, further);
    let router = Router::new(&town.layer(), &closed(vec![0, 3], nights(), 10));
    let (corner, goal) = (spot(100.0, 50.0), spot(100.0, 693.0));
    let noon = router.way(corner, goal, Choice::MainStreets, 12 * 60).expect("a way");
    assert_eq!((noon.legs[0].edge, noon.before_m), (4, 0.0));
    for (from, to) in [(corner, goal), (goal, corner)] {
        let night = router.way(from, to, Choice::MainStreets, 3 * 60).expect("a way from the street");
        assert!(night.legs.iter().all(|leg| [1, 2].contains(&leg.edge)));
        assert!(router.places(from, &[to], Choice::MainStreets, 3 * 60)[0].is_some());
    }
}

#[test]
fn the_way_ahead_is_looked_at_again() {
    let layer = park();
    let router = Router::new(&layer, &closed(vec![0], nights(), 10));
    let [from, to] = [(1, 0.5), (2, 1.0)].map(|(edge, share)| on(&layer.network, edge, share));
    let way = router.between(&from, &to, Choice::MainStreets, 12 * 60).expect("a way");
    assert_eq!(router.shut_ahead(&way, 0.0, 12 * 60), None);
    assert_eq!(router.shut_ahead(&way, 0.0, 21 * 60 + 45), Some(1), "the park, after 350 m of street");
    assert_eq!(router.shut_ahead(&way, way.metres, 21 * 60 + 45), None, "it lies behind");
}

#[test]
fn opening_hours_are_kept_to_where_they_were_understood() {
    let mut layer = park();
    layer.network.hours = vec!["07:00-19:00".into()];
    layer.network.edges[0].hours = Some(0);
    let open = (0..7).map(|day| (day * DAY + 7 * 60, day * DAY + 19 * 60)).collect();
    let known = Rules { hours: vec![Some(open)], ..Rules::default() };
    assert!(through(&layer, &known, 12 * 60) && !through(&layer, &known, 20 * 60));
    // Always open, said as one span or as one for every day.
    for open in [vec![(0, 7 * DAY)], (0..7).map(|day| (day * DAY, (day + 1) * DAY)).collect()] {
        let always = Rules { hours: vec![Some(open)], ..Rules::default() };
        assert!([0, 5, 7 * DAY - 1].into_iter().all(|minute| through(&layer, &always, minute)));
    }
    // Not understood: walked at a price, at any time.
    for hours in [vec![None], Vec::new()] {
        let mut unknown = Rules { hours, ..Rules::default() };
        assert!(through(&layer, &unknown, 12 * 60) && through(&layer, &unknown, 3 * 60));
        unknown.costs.hours_unknown = 8.0;
        assert!(!through(&layer, &unknown, 12 * 60));
    }
}

#[test]
fn edges_are_found_by_name_and_by_area() {
    let layer = park();
    let network = &layer.network;
    let area = [(-10.0, -10.0), (210.0, -10.0), (210.0, 10.0), (-10.0, 10.0)].map(|(x, y)| spot(x, y));
    assert_eq!(edges_of(network, Some("Garden Walk"), None), [0]);
    assert_eq!(edges_of(network, Some("Burgate"), None), [1, 2]);
    assert_eq!(edges_of(network, None, Some(&area)), [0]);
    assert_eq!(edges_of(network, Some("Burgate"), Some(&area)), [0u32; 0]);
    assert_eq!(edges_of(network, None, None), [0u32; 0]);
    assert_eq!(edges_of(network, None, Some(&area[..2])), [0u32; 0]);
}

/// Whether a span of the week, minute by minute as the sign says it and with the margin, has a moment of the walk in it.
fn shut_between(spans: &[Span], margin: u16, begin_ms: u64, end_ms: u64) -> bool {
    let week = u64::from(7 * DAY) * 60_000;
    let margin = u64::from(margin) * 60_000;
    spans.iter().any(|&(from, to)| {
        let (from, mut to) = (u64::from(from) * 60_000, u64::from(to) * 60_000);
        if to <= from {
            to += week;
        }
        (0..4).any(|turn| {
            begin_ms + 2 * week < to + margin + turn * week
                && end_ms + 2 * week >= from + turn * week - margin.min(from + turn * week)
        })
    })
}

/// Labels of cost and time, settled in their order, over nodes: the definition of the documentation, with no heuristic and no heap.
fn by_arrival(layer: &Layer, rules: &Rules, choice: Choice, from: u32, to: u32, minute: u16) -> Option<(u64, u64)> {
    let ms = |seconds: f64| seconds.mul_add(1000.0, 0.0).round() as u64;
    let mut labels: Vec<Option<(u64, u64)>> = vec![None; layer.network.nodes.len()];
    let mut settled = vec![false; labels.len()];
    labels[from as usize] = Some((0, 0));
    loop {
        let open = (0..labels.len()).filter(|&node| !settled[node]);
        let (label, node) = open.filter_map(|node| Some((labels[node]?, node))).min()?;
        if node == to as usize {
            return Some(label);
        }
        settled[node] = true;
        for (index, edge) in (0u32..).zip(&layer.network.edges) {
            for [a, b] in [edge.ends, [edge.ends[1], edge.ends[0]]] {
                if a as usize != node || (choice == Choice::NoSteps && edge.kind == streets::layer::Kind::Steps) {
                    continue;
                }
                let time = label.1 + ms(cost(&rules.costs, edge, Choice::Shortest)).max(1);
                let whole = label.0
                    + if choice == Choice::Shortest { time - label.1 } else { ms(cost(&rules.costs, edge, choice)) };
                let start = u64::from(minute) * 60_000;
                let shut = rules.closures.iter().filter(|closure| closure.edges.contains(&index));
                let shut = shut
                    .into_iter()
                    .any(|closure| shut_between(&closure.shut, rules.margin_min, start + label.1, start + time));
                let better = labels[b as usize].is_none_or(|known| (whole, time) < known);
                if !shut && better && !settled[b as usize] {
                    labels[b as usize] = Some((whole, time));
                }
            }
        }
    }
}

fn milliseconds(way: &Way) -> u64 {
    (way.seconds * 1000.0).round() as u64
}

fn hours_of_gates() -> impl Strategy<Value = Vec<Vec<Span>>> {
    // Around the minute at which one sets out, so that gates change while one walks.
    let one = (0..60u16, 0..60u16).prop_map(|(from, to)| ((10_060 + from) % 10_080, (10_060 + to) % 10_080));
    let spans = proptest::collection::vec(one.prop_filter("some length", |(from, to)| from != to), 1..3);
    proptest::collection::vec(spans, 1..12)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nobody_is_sent_through_a_gate_that_is_shut_when_they_arrive(
        mut layer in towns(true),
        costs in tables(),
        gates in hours_of_gates(),
        margin_min in 0..6u16,
        ends in any::<[prop::sample::Index; 2]>(),
    ) {
        // Edges of a few minutes each, and none that has a phase.
        for edge in &mut layer.network.edges {
            edge.traits.0 &= !streets::layer::Traits::NO_THROUGH.0;
            edge.length_dm *= 3;
        }
        let edges = layer.network.edges.len() as u32;
        let mut rules = Rules { margin_min, ..rules(costs) };
        for (index, shut) in (0..edges).zip(gates) {
            rules.closures.push(Closure { edges: (index..edges).step_by(3).collect(), shut, ..Closure::default() });
        }
        let router = Router::new(&layer, &rules);
        let minute = 10_070;
        // From one junction to another, as places at the ends of edges that are never shut.
        let mut sketch = Sketch { network: layer.network.clone() };
        let nodes = layer.network.nodes.len();
        let [from, to] = ends.map(|end| end.index(nodes) as u32);
        let (a, b) = (sketch.node(0, 0), sketch.node(1, 1));
        for (node, end) in [(from, a), (to, b)] {
            sketch.edge(node, end);
        }
        let wider = sketch.layer();
        let doors = Router::new(&wider, &rules);
        let places = [(edges, 0.0), (edges + 1, 0.0)].map(|(edge, share)| on(&wider.network, edge as usize, share));
        for choice in CHOICES {
            let way = doors.between(&places[0], &places[1], choice, minute);
            let expected = by_arrival(&wider, &rules, choice, from, to, minute);
            prop_assert_eq!(way.is_some(), expected.is_some());
            let (Some(way), Some((_, time))) = (way, expected) else { continue };
            // Each edge is rounded to a millisecond.
            prop_assert!(milliseconds(&way).abs_diff(time) <= 60, "{} {time}", milliseconds(&way));
            let mut seconds = 0.0;
            for leg in &way.legs {
                let begin = u64::from(minute) * 60_000 + (seconds * 1000.0) as u64;
                seconds += leg.seconds;
                let end = u64::from(minute) * 60_000 + (seconds * 1000.0) as u64;
                for closure in rules.closures.iter().filter(|closure| closure.edges.contains(&leg.edge)) {
                    // Less the milliseconds of rounding, at both ends.
                    let shut = end > begin + 200 && shut_between(&closure.shut, margin_min, begin + 60, end - 60);
                    prop_assert!(!shut, "{leg:?}");
                }
            }
            prop_assert_eq!(router.shut_ahead(&way, way.metres + 1.0, minute), None);
        }
    }
}
