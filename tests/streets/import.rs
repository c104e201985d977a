//! An extract becomes a layer: of the made-up town, of files that are damaged or mean harm, and of the real city where it is at hand.

use std::path::Path;

use anyhow::Result;
use streets::format;
use streets::import::simplify::distance;
use streets::import::told::Told;
use streets::import::{Options, import};
use streets::layer::{AreaKind, Edge, Kind, Layer, Network, Traits};
use streets::plane::{Point, Spot};

use crate::pbf::{Pbf, bytes, frame, number, packed, raw};
use crate::town::{DATE, SECONDS, town};

/// The layer of a file with these bytes, and what is told of it.
pub fn imported(file: &[u8]) -> Result<(Layer, Told)> {
    with(file, &Options { date: Some("2024-06-03".to_owned()), ..Options::default() })
}

pub fn layer_of(pbf: &Pbf) -> Layer {
    imported(&pbf.file()).expect("an extract").0
}

fn with(file: &[u8], options: &Options) -> Result<(Layer, Told)> {
    static COUNT: std::sync::atomic::AtomicUsize = std::sync::atomic::AtomicUsize::new(0);
    let count = COUNT.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
    let path = std::env::temp_dir().join(format!("streets-{}-{count}.osm.pbf", std::process::id()));
    std::fs::write(&path, file)?;
    let layer = import(&path, options);
    std::fs::remove_file(&path)?;
    layer
}

fn named<'a>(network: &'a Network, name: &str) -> Vec<&'a Edge> {
    network.edges.iter().filter(|edge| network.name_of(edge) == Some(name)).collect()
}

fn metres(edges: &[&Edge]) -> f64 {
    edges.iter().map(|edge| f64::from(edge.length_dm) / 10.0).sum()
}

#[test]
fn the_town_is_as_it_was_drawn() {
    let (layer, told) = imported(&town()).expect("a town");
    let network = &layer.network;
    assert_eq!(layer.header.date, DATE, "as the file says it");
    assert!(layer.header.attribution.contains("OpenStreetMap"));
    for (name, kind, right) in [
        ("High Street", Kind::Primary, 600.0),
        ("North Lane", Kind::Street, 600.0),
        ("Mill Lane", Kind::Street, 500.0),
        ("Ring Road", Kind::Trunk, 600.0),
        ("Butcher's Alley", Kind::Alley, 200.0),
        ("Castle Steps", Kind::Steps, 20.0),
        ("Fields Path", Kind::Path, 200.0),
    ] {
        let edges = named(network, name);
        assert!(edges.iter().all(|edge| edge.kind == kind), "{name}");
        assert!((metres(&edges) - right).abs() < 0.5, "{name}: {} m", metres(&edges));
    }
    assert_eq!(named(network, "Dean's Court"), Vec::<&Edge>::new(), "private");
    assert_eq!(named(network, "Island Close"), Vec::<&Edge>::new(), "joined to nothing");
    assert!(told.left_out("metres of them") >= 42.0);
    let mill = named(network, "Mill Lane");
    assert!(mill.iter().all(|edge| !edge.traits.has(Traits::ONE_WAY)), "one-way for wheels");
    let high = named(network, "High Street");
    assert!(high.iter().all(|edge| edge.traits.has(Traits::LIT)));
    assert_eq!(metres(&high.into_iter().filter(|edge| edge.traits.has(Traits::BRIDGE)).collect::<Vec<_>>()), 30.0);
    let lit = network.edges.iter().filter(|edge| edge.traits.has(Traits::LIT));
    assert!(lit.into_iter().all(|edge| network.name_of(edge) == Some("High Street")), "light is never inferred");
    let walk = named(network, "Lime Walk");
    assert!(walk.iter().all(|edge| edge.traits == Traits::UNPAVED.with(Traits::UNLIT)));
    assert!(walk.iter().all(|edge| edge.hours.map(|at| &network.hours[usize::from(at)][..]) == Some("07:00-21:00")));
    let a2 = |at: Point| at.y == -290 || at.y == -280 && at.x != -200;
    assert!(!network.nodes.iter().chain(&network.points).any(|at| a2(*at)), "the A2 is not for walking");
    let tunnels: Vec<&Edge> = network.edges.iter().filter(|edge| edge.traits.has(Traits::TUNNEL)).collect();
    assert_eq!((tunnels.len(), metres(&tunnels)), (1, 50.0));
    assert!(tunnels[0].ends.iter().all(|end| network.nodes[*end as usize].y != 250), "it does not come up in the road");
    let drives: Vec<&Edge> = network.edges.iter().filter(|edge| edge.kind == Kind::Driveway).collect();
    assert!(drives.len() == 1 && drives[0].traits.has(Traits::NO_THROUGH));
}

#[test]
fn a_footway_along_a_named_street_is_its_pavement() {
    let network = imported(&town()).expect("a town").0.network;
    let pavements: Vec<&Edge> = network.edges.iter().filter(|edge| edge.kind == Kind::Pavement).collect();
    assert_eq!((pavements.len(), metres(&pavements)), (1, 200.0));
    assert!(network.points_of(pavements[0]).all(|at| at.y == 8));
    assert_eq!(pavements[0].name, None, "what has no name gets none");
    assert!(network.edges.iter().any(|edge| edge.kind == Kind::Footway), "the others are not");
}

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

#[test]
fn the_ground_of_the_town_is_drawn() {
    let ground = imported(&town()).expect("a town").0.ground;
    let of = |kind| ground.areas.iter().filter(move |area| area.kind == kind).collect::<Vec<_>>();
    let [house] = of(AreaKind::Building)[..] else { panic!("one building") };
    assert_eq!(house.rings.iter().map(Vec::len).collect::<Vec<_>>(), [4, 4], "with its courtyard");
    assert_eq!(of(AreaKind::Water).len(), 1);
    assert_eq!(of(AreaKind::Green).len(), 1);
    assert_eq!((ground.streams.len(), ground.railways.len()), (1, 1));
}

#[test]
fn the_town_is_read_again_as_it_was_written() {
    let layer = imported(&town()).expect("a town").0;
    let written = format::write(&layer).expect("sound");
    let kept = format::ordered(&layer).expect("sound");
    assert_eq!(format::read(&written), Ok((kept, Vec::new())));
}

/// The length that is told is that of the way, not of the line that is drawn.
#[test]
fn simplifying_changes_no_length() {
    let mut pbf = Pbf::default();
    let nodes: Vec<i64> = (0..=100).collect();
    let mut right = 0.0;
    let at = |index: i64| (index as f64 * 5.0, if index % 2 == 0 { 0.0 } else { 0.9 });
    for index in &nodes {
        let (x, y) = at(*index);
        pbf.node(index + 1, x, y, &[]);
        if *index > 0 {
            right += 5.0_f64.hypot(0.9);
        }
    }
    pbf.way(1, &nodes.iter().map(|index| index + 1).collect::<Vec<_>>(), &[("highway", "residential")]);
    let network = layer_of(&pbf).network;
    assert_eq!((network.edges.len(), network.points.len()), (1, 0), "a straight line");
    assert!((f64::from(network.edges[0].length_dm) / 10.0 - right).abs() < 0.1);
}

/// Ways that the data splits are one edge where nothing else meets them and they are alike.
#[test]
fn what_is_alike_is_one_edge() {
    let mut pbf = Pbf::default();
    for index in 0..5 {
        pbf.node(index + 1, index as f64 * 50.0, 0.0, &[]);
    }
    let named: [(&str, &str); 2] = [("highway", "residential"), ("name", "Long Lane")];
    pbf.way(1, &[1, 2], &named).way(2, &[3, 2], &named).way(3, &[3, 4], &named).way(4, &[4, 5], &named[..1]);
    let network = layer_of(&pbf).network;
    let mut lengths: Vec<u32> = network.edges.iter().map(|edge| edge.length_dm).collect();
    lengths.sort_unstable();
    assert_eq!(lengths, [500, 1_500]);
    // A ring that nothing else meets stays whole.
    let mut ring = Pbf::default();
    ring.node(1, 0.0, 0.0, &[]).node(2, 100.0, 0.0, &[]).node(3, 0.0, 100.0, &[]);
    ring.way(1, &[1, 2], &named).way(2, &[2, 3], &named).way(3, &[3, 1], &named);
    let network = layer_of(&ring).network;
    assert_eq!(network.edges.len(), 1);
    assert_eq!(network.edges[0].ends[0], network.edges[0].ends[1]);
}

/// Three gates in a row, each with hours of its own: whoever passes one walks a part that has its hours.
#[test]
fn no_gate_is_passed_without_its_hours() {
    let mut pbf = Pbf::default();
    let hours = ["", "07:00-19:00", "08:00-18:00", "09:00-17:00", ""];
    for (index, hours) in hours.into_iter().enumerate() {
        let gate = [("barrier", "gate"), ("opening_hours", hours)];
        pbf.node(index as i64 + 1, index as f64 * 60.0, 0.0, if hours.is_empty() { &[] } else { &gate });
    }
    pbf.way(1, &[2, 1], &[("highway", "path")]);
    pbf.way(2, &[2, 3], &[("highway", "path"), ("opening_hours", "Su 10:00-12:00")]);
    pbf.way(3, &[5, 4, 3], &[("highway", "path")]);
    let network = layer_of(&pbf).network;
    let mut parts: Vec<(i32, i32, &str)> = network
        .edges
        .iter()
        .map(|edge| {
            let [a, b] = edge.ends.map(|end| network.nodes[end as usize].x);
            (a.min(b), a.max(b), edge.hours.map_or("", |at| network.hours[usize::from(at)].as_str()))
        })
        .collect();
    parts.sort();
    let right = [(0, 80, hours[1]), (80, 100, "Su 10:00-12:00"), (100, 150, hours[2]), (150, 240, hours[3])];
    assert_eq!(parts, right);
    assert_eq!(network.edges.iter().map(|edge| edge.length_dm).sum::<u32>(), 2_400);
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

/// A bend is drawn where it is: no point of it is farther from the drawn line than the tolerance, and half a cell of the grid.
#[test]
fn simplifying_moves_no_way_by_more_than_two_metres() {
    let mut pbf = Pbf::default();
    let at = |index: i64| (index as f64 / 40.0).sin_cos();
    let spots: Vec<(f64, f64)> = (0..=120).map(at).map(|(sin, cos)| (300.0 * cos, 200.0 * sin)).collect();
    for (index, (x, y)) in spots.iter().enumerate() {
        pbf.node(index as i64 + 1, *x, *y, &[]);
    }
    pbf.way(1, &(1..=121).collect::<Vec<_>>(), &[("highway", "residential")]);
    let network = layer_of(&pbf).network;
    let line: Vec<Spot> = network.points_of(&network.edges[0]).map(Spot::from).collect();
    assert!(line.len() < 40, "{} points", line.len());
    for (x, y) in spots {
        let off = line.windows(2).map(|pair| distance(Spot { x, y }, pair[0], pair[1])).fold(f64::MAX, f64::min);
        assert!(off < 1.0 + 0.5_f64.hypot(0.5) + 0.01, "{off} m at {x}, {y}");
    }
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

fn why(file: &[u8]) -> String {
    format!("{:#}", imported(file).expect_err("no extract"))
}

#[test]
fn a_file_that_is_no_extract_is_refused_in_plain_words() {
    let town = town();
    assert!(why(b"").contains("the file is empty"));
    assert!(why(b"<?xml version='1.0'?><osm/>").contains("no .osm.pbf file"));
    assert!(why(&town[4..]).contains("no .osm.pbf file"));
    assert!(why(&town[..town.len() - 1]).contains("cut off"));
    assert!(why(&[&town[..], &[0, 0]].concat()).contains("cut off"));
    let missing = import(Path::new("/nowhere/at.osm.pbf"), &Options::default()).expect_err("nothing there");
    assert!(format!("{missing:#}").contains("cannot open /nowhere/at.osm.pbf"));
    let folder = import(&std::env::temp_dir(), &Options::default()).expect_err("a folder");
    assert!(format!("{folder:#}").contains("is a folder"));
}

/// Wherever a file is cut off, there is a word and no panic.
#[test]
fn a_file_that_is_cut_off_anywhere_is_refused() {
    let town = town();
    let header = 4 + u32::from_be_bytes([town[0], town[1], town[2], town[3]]) as usize;
    for at in (1..town.len()).step_by(7).filter(|at| *at > header) {
        assert!(imported(&town[..at]).is_err(), "{at}");
    }
}

#[test]
fn an_extract_of_another_place_is_refused() {
    let elsewhere = Options { corners: [51.27, 1.2, 51.28, 1.21], ..Options::default() };
    assert!(
        format!("{:#}", with(&town(), &elsewhere).expect_err("nothing there")).contains("an extract of this place?")
    );
    for corners in [[51.3, 1.0, 51.2, 1.1], [51.2, 1.1, 51.3, 1.0], [f64::NAN; 4], [-51.3, 1.0, 51.2, 1.1]] {
        assert!(with(&town(), &Options { corners, ..Options::default() }).is_err());
    }
}

#[test]
fn nobody_guesses_of_which_day_the_data_is() {
    let mut pbf = Pbf::default();
    pbf.node(1, 0.0, 0.0, &[]).node(2, 100.0, 0.0, &[]).way(1, &[1, 2], &[("highway", "residential")]);
    let dated = |date: &str| with(&pbf.file(), &Options { date: Some(date.to_owned()), ..Options::default() });
    let silent = with(&pbf.file(), &Options::default()).expect_err("no day");
    assert!(format!("{silent:#}").contains("--date"));
    assert_eq!(dated("2024-02-29").expect("a day").0.header.date, "2024-02-29");
    for wrong in ["2023-02-29", "2024-13-01", "2024-00-01", "2024-1-01", "yesterday", "06.08.2021", ""] {
        assert!(dated(wrong).is_err(), "{wrong}");
    }
    pbf.seconds = Some(SECONDS);
    assert_eq!(with(&pbf.file(), &Options::default()).expect("a day").0.header.date, DATE);
    pbf.seconds = Some(951_782_400);
    assert_eq!(with(&pbf.file(), &Options::default()).expect("a day").0.header.date, "2000-02-29");
}

fn header() -> Vec<u8> {
    let town = Pbf::default().file();
    let length = u32::from_be_bytes([town[0], town[1], town[2], town[3]]) as usize;
    let mut size = 0;
    while frame("OSMHeader", &town[4 + length..4 + length + size]) != town[..4 + length + size] {
        size += 1;
    }
    town[..4 + length + size].to_vec()
}

/// A megabyte that unpacks to a gigabyte, and a block whose few bytes are millions of elements in memory.
#[test]
fn a_file_that_swells_is_refused() {
    let mut packed_zeros = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    let zeros = vec![0_u8; 1 << 20];
    for _ in 0..64 {
        std::io::Write::write_all(&mut packed_zeros, &zeros).expect("memory");
    }
    let mut blob = Vec::new();
    bytes(&mut blob, 3, &packed_zeros.finish().expect("memory"));
    let file = [header(), frame("OSMData", &blob)].concat();
    assert!(file.len() < 1 << 20);
    assert!(why(&file).contains("more than the format allows"));

    let empty_ways = [3 << 3 | 2, 0].repeat(2_000_000);
    let mut block = Vec::new();
    bytes(&mut block, 2, &empty_ways);
    assert!(why(&[header(), frame("OSMData", &raw(&block))].concat()).contains("more than any extract does"));
}

/// Lengths that are not there: a header of 4 GB, a block of 4 GB, of less than nothing.
#[test]
fn lengths_are_not_believed() {
    assert!(why(&[0xff; 100]).contains("no .osm.pbf file"));
    for size in [1 << 20, u64::from(u32::MAX), u64::MAX] {
        let mut head = Vec::new();
        bytes(&mut head, 1, b"OSMData");
        number(&mut head, 3 << 3);
        number(&mut head, size);
        let file = [header(), (head.len() as u32).to_be_bytes().to_vec(), head].concat();
        let why = why(&file);
        assert!(why.contains("cut off") || why.contains("larger than the format allows"), "{why}");
    }
}

/// Numbers beyond all bounds, texts that are not in the table, columns of different lengths.
#[test]
fn numbers_from_outside_never_stop_the_importer() {
    let far = packed([u64::MAX - 1, u64::MAX - 1, u64::MAX, 3]);
    for (id, lat, lon, tags) in [
        (far.clone(), far.clone(), far.clone(), packed([9, 9, 0, 7, 0])),
        (packed([2, 2]), packed([2]), packed([]), packed([1])),
        (packed([2, 2]), packed([2, 2]), packed([2, 2]), packed([u64::MAX, 1 << 40, 5])),
    ] {
        let mut dense = Vec::new();
        for (field, column) in [(1, id), (8, lat), (9, lon), (10, tags)] {
            bytes(&mut dense, field, &column);
        }
        let mut way = Vec::new();
        number(&mut way, 1 << 3);
        number(&mut way, 1);
        bytes(&mut way, 2, &packed([1, 77]));
        bytes(&mut way, 3, &packed([1]));
        bytes(&mut way, 8, &far);
        let mut group = Vec::new();
        bytes(&mut group, 2, &dense);
        let mut ways = Vec::new();
        bytes(&mut ways, 3, &way);
        let mut block = Vec::new();
        bytes(&mut block, 1, &[10, 0, 10, 7, b'h', b'i', b'g', b'h', b'w', b'a', b'y']);
        bytes(&mut block, 2, &group);
        bytes(&mut block, 2, &ways);
        number(&mut block, 17 << 3);
        number(&mut block, i32::MAX as u64);
        assert!(imported(&[header(), frame("OSMData", &raw(&block))].concat()).is_err());
    }
}

/// The decoder stops at a member that is neither node, way nor relation: it never sees one.
#[test]
fn a_member_of_no_known_kind_is_refused() {
    let mut relation = Vec::new();
    number(&mut relation, 1 << 3);
    number(&mut relation, 1);
    for (field, value) in [(8, 0), (9, 2), (10, 9)] {
        bytes(&mut relation, field, &packed([value]));
    }
    let mut group = Vec::new();
    bytes(&mut group, 4, &relation);
    let mut block = Vec::new();
    bytes(&mut block, 1, &[10, 0]);
    bytes(&mut block, 2, &group);
    assert!(why(&[header(), frame("OSMData", &raw(&block))].concat()).contains("no known kind"));
}

/// The real city, where its extract is at hand: `STREETS_EXTRACT=FILE.osm.pbf`, with the day in `STREETS_DATE` if the file has none.
#[test]
fn the_real_city_is_one_network() {
    let Some(path) = std::env::var_os("STREETS_EXTRACT") else {
        println!("left out: STREETS_EXTRACT names no extract of the real city");
        return;
    };
    let date = std::env::var("STREETS_DATE").ok().or(Some("2021-08-06".to_owned()));
    let (layer, told) = import(Path::new(&path), &Options { date, ..Options::default() }).expect("an extract");
    assert!(told.taken("per cent of the length that is connected") > 97.0, "{told}");
    assert!(!named(&layer.network, "Burgate").is_empty());
    assert!(layer.network.edges.iter().any(|edge| edge.kind == Kind::Trunk), "the ring road is there");
    let written = format::write(&layer).expect("sound");
    assert_eq!(format::read(&written).map(|(layer, _)| layer), format::ordered(&layer));
}
