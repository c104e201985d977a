//! Extracts are cut: what is missing is not made up.

use streets::import::told::Told;
use streets::layer::{AreaKind, Layer};
use streets::plane::Point;

use crate::import::{imported, layer_of};
use crate::pbf::{Member, Pbf, Tags};

const STREET: Tags = &[("highway", "residential")];

/// A street of 500 m, so that there is one to which others belong.
fn base() -> Pbf {
    let mut pbf = Pbf::default();
    pbf.node(1, 0.0, 0.0, &[]).node(2, 500.0, 0.0, &[]).way(1, &[1, 2], &[("highway", "primary")]);
    pbf
}

fn told_of(pbf: &Pbf) -> (Layer, Told) {
    imported(&pbf.file()).expect("an extract")
}

fn lines(layer: &Layer) -> Vec<Vec<(i32, i32)>> {
    let network = &layer.network;
    network.edges.iter().map(|edge| network.points_of(edge).map(|Point { x, y }| (x, y)).collect()).collect()
}

/// The middle of a street is not in the file: no line leads over the gap.
#[test]
fn a_street_is_split_where_its_node_is_missing() {
    let mut pbf = base();
    pbf.node(3, 0.0, 100.0, &[]).node(5, 0.0, 300.0, &[]).node(6, 500.0, 300.0, &[]);
    pbf.way(2, &[1, 3, 4, 5], STREET).way(3, &[5, 6, 2], STREET);
    let (layer, told) = told_of(&pbf);
    let over = |line: &Vec<(i32, i32)>| {
        line.windows(2).any(|pair| pair[0].0 == 0 && pair[1].0 == 0 && (pair[0].1 - pair[1].1).abs() > 150)
    };
    assert!(!lines(&layer).iter().any(over), "{:?}", lines(&layer));
    assert!(lines(&layer).iter().any(|line| line.contains(&(0, 100))), "what is known stays");
    assert_eq!(told.left_out("nodes of ways that are not in the file: the ways are cut there"), 1.0);
    assert_eq!(told.left_out("ends of ways that are single nodes"), 1.0);
}

/// The last three nodes of a street are not in the file.
#[test]
fn a_street_ends_where_its_nodes_end() {
    let mut pbf = base();
    pbf.node(3, 0.0, 100.0, &[]).way(2, &[1, 3, 7, 8, 9], STREET);
    let (layer, told) = told_of(&pbf);
    assert!(lines(&layer).iter().any(|line| line == &[(0, 0), (0, 100)] || line == &[(0, 100), (0, 0)]));
    assert_eq!(told.left_out("nodes of ways that are not in the file: the ways are cut there"), 3.0);
}

/// A street leaves the box and comes back: it ends at the box, and begins there again.
#[test]
fn a_street_has_a_point_where_it_crosses_the_box() {
    let mut pbf = base();
    // The box ends 3,056.8 m north of the middle.
    pbf.node(3, 0.0, 3_000.0, &[]).node(4, 200.0, 3_200.0, &[]).node(5, 400.0, 3_000.0, &[]);
    pbf.way(2, &[1, 3, 4, 5, 2], STREET);
    let layer = layer_of(&pbf);
    let north = layer.header.corners[1].y;
    let lines = lines(&layer);
    let ends: Vec<(i32, i32)> = lines.iter().flat_map(|line| [line[0], line[line.len() - 1]]).collect();
    assert!(lines.iter().flatten().all(|(_, y)| *y <= north), "{lines:?}");
    let across = north - 3_000;
    assert!(ends.contains(&(across, north)) && ends.contains(&(400 - across, north)), "{ends:?}");
}

#[test]
fn a_way_of_one_node_and_a_relation_that_names_itself_are_left_out() {
    let mut pbf = base();
    pbf.way(2, &[1], STREET).way(3, &[1, 1, 1], STREET).way(4, &[], STREET);
    pbf.relation(
        7,
        &[(Member::Relation, 7, "outer"), (Member::Node, 1, ""), (Member::Way, 1, "outer")],
        &[("type", "multipolygon"), ("natural", "water")],
    );
    let (layer, told) = told_of(&pbf);
    assert_eq!(lines(&layer).len(), 1);
    assert_eq!(layer.ground.areas, []);
    assert_eq!(told.left_out("members of areas that are no ways"), 2.0);
    assert_eq!(told.left_out("ends of ways that are single nodes"), 2.0);
}

const WATER: Tags = &[("type", "multipolygon"), ("natural", "water")];

/// Four ways round a river, with a hole that is an island.
fn river(without: &[i64]) -> Pbf {
    let mut pbf = base();
    let corners = [(-500.0, 100.0), (500.0, 100.0), (500.0, 200.0), (-500.0, 200.0)];
    let island = [(0.0, 140.0), (50.0, 140.0), (50.0, 160.0), (0.0, 160.0)];
    for (index, (x, y)) in corners.into_iter().chain(island).enumerate() {
        pbf.node(10 + index as i64, x, y, &[]);
    }
    for (id, nodes) in
        [(20, &[10, 11][..]), (21, &[12, 11]), (22, &[12, 13]), (23, &[13, 10]), (24, &[14, 15, 16, 17, 14])]
    {
        if !without.contains(&id) {
            pbf.way(id, nodes, &[]);
        }
    }
    let outer = [20, 21, 22, 23].map(|id| (Member::Way, id, "outer"));
    let members: Vec<_> = outer.into_iter().chain([(Member::Way, 24, "inner")]).collect();
    pbf.relation(1, &members, WATER);
    pbf
}

fn waters(pbf: &Pbf) -> (Vec<Vec<Vec<Point>>>, f64) {
    let (layer, told) = told_of(pbf);
    let waters = layer.ground.areas.into_iter().filter(|area| area.kind == AreaKind::Water).map(|area| area.rings);
    (waters.collect(), told.left_out("parts of areas that are missing or do not close: not filled"))
}

#[test]
fn water_is_drawn_only_within_banks_that_are_known() {
    let (whole, open) = waters(&river(&[]));
    assert_eq!((whole.len(), whole[0].len(), open), (1, 2, 0.0), "a river and its island");
    // A bank is missing: three parts are left over, and the missing one.
    assert_eq!(waters(&river(&[21])), (Vec::new(), 4.0));
    // The island is missing: it would be drawn as water.
    assert_eq!(waters(&river(&[24])), (Vec::new(), 1.0));
}

/// A lake over two sides of the box is closed exactly along it.
#[test]
fn a_lake_that_leaves_the_box_is_closed_along_it() {
    let mut pbf = base();
    let corners = [(2_000.0, 2_900.0), (2_400.0, 2_900.0), (2_400.0, 3_500.0), (2_000.0, 3_500.0)];
    for (index, (x, y)) in corners.into_iter().enumerate() {
        pbf.node(10 + index as i64, x, y, &[]);
    }
    pbf.way(2, &[10, 11, 12, 13, 10], &[("natural", "water")]);
    let layer = layer_of(&pbf);
    let corner = layer.header.corners[1];
    let ring = layer.ground.areas[0].rings[0].clone();
    assert!(ring.iter().all(|at| at.x <= corner.x && at.y <= corner.y));
    let mut sorted = ring.clone();
    sorted.sort();
    let at = |x, y| Point { x, y };
    let mut right = [at(2_000, 2_900), at(2_000, corner.y), at(corner.x, 2_900), corner];
    right.sort();
    assert_eq!(sorted, right);
    // Cut off in the file, it is not filled.
    let mut cut = base();
    cut.node(10, 2_000.0, 2_900.0, &[]).node(11, 2_100.0, 2_900.0, &[]).node(12, 2_100.0, 3_000.0, &[]);
    cut.way(2, &[10, 11, 12, 13, 10], &[("natural", "water")]);
    let (layer, told) = told_of(&cut);
    assert_eq!(layer.ground.areas, []);
    assert_eq!(told.left_out("areas with nodes that are not in the file: not filled"), 1.0);
    // All its nodes are there, but it does not close.
    let mut open = base();
    open.node(10, 0.0, 100.0, &[]).node(11, 100.0, 100.0, &[]).node(12, 100.0, 200.0, &[]).node(13, 0.0, 200.0, &[]);
    open.way(2, &[10, 11, 12, 13], &[("natural", "water")]);
    let (layer, told) = told_of(&open);
    assert_eq!(layer.ground.areas, []);
    assert_eq!(told.left_out("areas that do not close: not filled"), 1.0);
}
