//! Squares are crossed by straight lines, as far as one can see.

use streets::layer::{AreaKind, Edge, Kind};

use crate::import::{imported, layer_of, named};
use crate::pbf::Pbf;
use crate::town::town;

#[test]
fn a_square_is_crossed_by_the_lines_that_one_can_see() {
    let (layer, told) = imported(&town()).expect("a town");
    let network = &layer.network;
    let square = named(network, "Market Square");
    let mut lines: Vec<[(i32, i32); 2]> = square
        .iter()
        .map(|edge| {
            let mut ends = edge.ends.map(|end| network.nodes[end as usize]).map(|at| (at.x, at.y));
            ends.sort();
            ends
        })
        .collect();
    lines.sort();
    // From one entrance straight to another, and from both round the one corner to the third.
    let (west, south, corner, north) = ((-150, 30), (-120, 20), (-100, 40), (-85, 65));
    assert_eq!(lines, [[west, south], [west, corner], [south, corner], [corner, north]]);
    assert!(square.iter().all(|edge| edge.kind == Kind::Square));
    assert_eq!(told.taken("squares that one may cross"), 1.0);
    assert!(layer.ground.areas.iter().any(|area| area.kind == AreaKind::Square));
}

/// A corner juts into the square, away from the middle of the straight line: one walks round it.
#[test]
fn no_line_across_a_square_leads_through_a_house() {
    let mut pbf = Pbf::default();
    let ring = [(0, 0), (20, 0), (20, 25), (30, 25), (30, 0), (100, 0), (100, 10), (100, 40), (0, 40), (0, 10)];
    for (index, (x, y)) in ring.into_iter().enumerate() {
        pbf.node(index as i64 + 1, x.into(), y.into(), &[]);
    }
    pbf.node(11, -50.0, 10.0, &[]).node(12, 150.0, 10.0, &[]);
    pbf.way(1, &[11, 10], &[("highway", "footway")]).way(2, &[7, 12], &[("highway", "footway")]);
    let around: Vec<i64> = (1..=10).chain([1]).collect();
    pbf.way(3, &around, &[("highway", "pedestrian"), ("area", "yes"), ("lit", "yes")]);
    let network = layer_of(&pbf).network;
    let square = network.edges.iter().filter(|edge| edge.kind == Kind::Square);
    let mut points: Vec<(i32, i32)> = square.flat_map(|edge| network.points_of(edge)).map(|at| (at.x, at.y)).collect();
    points.sort();
    points.dedup();
    assert_eq!(points, [(0, 10), (20, 25), (30, 25), (100, 10)]);
}

/// A square that leaves the box is not crossed, but one may walk round it.
#[test]
fn a_square_that_is_cut_is_walked_round() {
    let mut pbf = Pbf::default();
    pbf.node(1, 0.0, 0.0, &[]).node(2, 0.0, 3_040.0, &[]).node(3, 80.0, 3_040.0, &[]);
    pbf.node(4, 80.0, 3_080.0, &[]).node(5, 0.0, 3_080.0, &[]);
    pbf.way(1, &[1, 2], &[("highway", "residential")]);
    pbf.way(2, &[2, 3, 4, 5, 2], &[("highway", "pedestrian"), ("area", "yes")]);
    let (layer, told) = imported(&pbf.file()).expect("an extract");
    assert!(layer.network.edges.iter().all(|edge| edge.kind != Kind::Square));
    assert!(layer.network.edges.iter().any(|edge| edge.kind == Kind::Pedestrian));
    assert_eq!(told.left_out("squares that are cut, or have too many corners: not crossed"), 1.0);
}

/// A square that is shut, and one with hours.
#[test]
fn a_square_has_the_rules_of_a_way() {
    let square = |tag: (&str, &str)| {
        let mut pbf = Pbf::default();
        for (id, x, y) in
            [(1, -100.0, 0.0), (2, 0.0, 0.0), (3, 40.0, 0.0), (4, 40.0, 40.0), (5, 0.0, 40.0), (6, 140.0, 40.0)]
        {
            pbf.node(id, x, y, &[]);
        }
        pbf.way(1, &[1, 2], &[("highway", "residential")]).way(2, &[4, 6], &[("highway", "residential")]);
        pbf.way(3, &[2, 3, 4, 5, 2], &[("highway", "pedestrian"), ("area", "yes"), tag]);
        let network = layer_of(&pbf).network;
        let crossed: Vec<&Edge> = network.edges.iter().filter(|edge| edge.kind == Kind::Square).collect();
        (crossed.len(), crossed.iter().filter_map(|edge| edge.hours).count())
    };
    assert_eq!(square(("lit", "yes")), (1, 0));
    assert_eq!(square(("access", "private")), (0, 0));
    assert_eq!(square(("opening_hours", "08:00-18:00")), (1, 1));
}
