//! An extract becomes a layer: of the made-up town, of files that are damaged or mean harm, and of the real city where it is at hand.

use anyhow::Result;
use streets::format;
use streets::import::simplify::distance;
use streets::import::told::Told;
use streets::import::{Options, import};
use streets::layer::{AreaKind, Edge, Kind, Layer, Network, Traits};
use streets::plane::{Point, Spot};

use crate::extract::city;
use crate::pbf::Pbf;
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

pub fn named<'a>(network: &'a Network, name: &str) -> Vec<&'a Edge> {
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
    assert_eq!(layer.header.attribution, "© OpenStreetMap contributors, ODbL 1.0");
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
    let again = imported(&town()).expect("a town").0;
    assert_eq!(format::write(&again), Ok(written), "the same file gives the same bytes");
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

#[test]
fn the_real_city_is_one_network() {
    let Some((layer, told)) = city() else { return };
    assert!(told.taken("per cent of the length that is connected") > 97.0, "{told}");
    assert!(!named(&layer.network, "Burgate").is_empty());
    assert!(layer.network.edges.iter().any(|edge| edge.kind == Kind::Trunk), "the ring road is there");
    let written = format::write(layer).expect("sound");
    assert_eq!(format::read(&written).map(|(layer, _)| layer), format::ordered(layer));
}
