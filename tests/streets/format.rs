//! A layer is read as it was written, and nothing else is read.

use proptest::prelude::*;
use streets::format::{BadLayer, ordered, peek, read, sections, with_rules, write};
use streets::layer::{Area, AreaKind, Edge, Ground, Header, Kind, Layer, Line, Network, Traits};
use streets::plane::{Frame, Point};

use crate::sealed::sealed;

fn point() -> impl Strategy<Value = Point> {
    let metres = || prop_oneof![9 => -3_000..3_000, 1 => -100_000..=100_000];
    (metres(), metres()).prop_map(|(x, y)| Point { x, y })
}

fn points(least: usize, most: usize) -> impl Strategy<Value = Vec<Point>> {
    prop::collection::vec(point(), least..=most)
}

prop_compose! {
    fn edge(nodes: u32, points: u32, names: u16, hours: u16)(
        ends in [0..nodes, 0..nodes],
        length_dm in 0..=2_000_000_u32,
        kind in 0..Kind::ALL.len(),
        traits in any::<u16>(),
        name in prop::option::of(0..names),
        hours in prop::option::weighted(0.1, 0..hours),
        shape in [0..=points, 0..=points],
    ) -> Edge {
        let shape = shape[0].min(shape[1])..shape[0].max(shape[1]).min(shape[0].min(shape[1]) + 4);
        Edge { ends, length_dm, kind: Kind::ALL[kind], traits: Traits(traits), name, hours, shape }
    }
}

fn network() -> impl Strategy<Value = Network> {
    let lists = (
        points(1, 20),
        points(0, 20),
        prop::collection::vec(".{0,8}", 1..6),
        prop::collection::vec("[a-z:0-9-]{0,9}", 1..4),
    );
    lists.prop_flat_map(|(nodes, points, names, hours)| {
        let edge = edge(nodes.len() as u32, points.len() as u32, names.len() as u16, hours.len() as u16);
        let names: Vec<String> = names.iter().map(|name| name.replace('\n', "")).collect();
        prop::collection::vec(edge, 0..30).prop_map(move |edges| Network {
            names: names.clone(),
            hours: hours.clone(),
            nodes: nodes.clone(),
            edges,
            points: points.clone(),
        })
    })
}

prop_compose! {
    fn ground()(
        areas in prop::collection::vec((0..4_usize, prop::collection::vec(points(3, 6), 1..3)), 0..5),
        streams in prop::collection::vec((any::<u8>(), points(2, 6)), 0..4),
        railways in prop::collection::vec((any::<u8>(), points(2, 6)), 0..4),
    ) -> Ground {
        let kinds = [AreaKind::Green, AreaKind::Water, AreaKind::Building, AreaKind::Square];
        let line = |(width_m, points)| Line { width_m, points };
        Ground {
            areas: areas.into_iter().map(|(kind, rings)| Area { kind: kinds[kind], rings }).collect(),
            streams: streams.into_iter().map(line).collect(),
            railways: railways.into_iter().map(line).collect(),
        }
    }
}

prop_compose! {
    pub fn layer()(network in network(), ground in ground(), date in "[0-9-]{0,10}", attribution in ".{0,20}", corners in [point(), point()]) -> Layer {
        Layer { header: Header { frame: Frame::CANTERBURY, date, attribution, corners }, network, ground }
    }
}

const HEAD: usize = 13;

proptest! {
    #[test]
    fn a_layer_is_read_as_it_was_written(layer in layer(), rules in prop::collection::vec(any::<u8>(), 0..50)) {
        let kept = ordered(&layer).expect("sound");
        let bytes = write(&layer).expect("sound");
        prop_assert_eq!(read(&bytes), Ok((kept.clone(), Vec::new())));
        prop_assert_eq!(peek(&bytes), Ok(layer.header));
        prop_assert_eq!(ordered(&kept), Ok(kept.clone()), "the order of what is in order stays");
        prop_assert_eq!(write(&kept), Ok(bytes.clone()));
        let ruled = with_rules(&bytes, &rules).expect("a layer");
        prop_assert_eq!(read(&ruled), Ok((kept, rules)));
        prop_assert_eq!(with_rules(&ruled, &[]), Ok(bytes));
    }

    /// An edge keeps all that it had; it may only be turned round, and no one-way edge is.
    #[test]
    fn order_changes_no_edge(layer in layer()) {
        let kept = ordered(&layer).expect("sound");
        let told = |network: &Network, turn: bool| {
            let mut edges: Vec<_> = network.edges.iter().map(|edge| {
                let mut line: Vec<Point> = network.points_of(edge).collect();
                let back: Vec<Point> = line.iter().rev().copied().collect();
                if turn && !edge.traits.has(Traits::ONE_WAY) {
                    line = line.min(back);
                }
                let hours = edge.hours.map(|at| network.hours[usize::from(at)].clone());
                (line, edge.length_dm, edge.kind, edge.traits.0, network.name_of(edge).map(str::to_owned), hours)
            }).collect();
            edges.sort();
            edges
        };
        prop_assert_eq!(told(&layer.network, true), told(&kept.network, true));
        prop_assert_eq!(layer.ground, kept.ground);
    }

    #[test]
    fn no_change_of_a_byte_goes_unseen(layer in layer(), at in any::<prop::sample::Index>(), by in 1..=255_u8) {
        let bytes = write(&layer).expect("sound");
        let mut changed = bytes.clone();
        changed[at.index(bytes.len())] ^= by;
        prop_assert!(read(&changed).is_err());
        prop_assert!(read(&bytes[..at.index(bytes.len())]).is_err(), "cut off");
        prop_assert!(read(&[&bytes[..], &[by]].concat()).is_err(), "too long");
    }

    /// Past the checksum: a change gives a layer that can be written again, or an error.
    #[test]
    fn nothing_that_was_changed_and_sealed_breaks_the_reader(
        layer in layer(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4),
    ) {
        let mut body = write(&layer).expect("sound")[HEAD..].to_vec();
        for (at, to) in changes {
            let at = at.index(body.len());
            body[at] = to;
        }
        if let Ok((read_back, _)) = read(&sealed(&body)) {
            prop_assert_eq!(sound(&read_back), Ok(()));
        }
    }

    #[test]
    fn noise_never_breaks_the_reader(body in prop::collection::vec(prop_oneof![Just(0_u8), Just(1), Just(0xff), any::<u8>()], 0..300)) {
        if let Ok((layer, _)) = read(&sealed(&body)) {
            prop_assert_eq!(sound(&layer), Ok(()));
        }
        prop_assert!(read(&body).is_err());
    }
}

/// Everything that a layer says can be used without looking.
fn sound(layer: &Layer) -> Result<(), BadLayer> {
    let network = &layer.network;
    let near = |point: &Point| point.x.abs() <= 100_000 && point.y.abs() <= 100_000;
    let good = network.edges.iter().all(|edge| {
        network.points_of(edge).count() >= 2
            && edge.name.is_none_or(|name| usize::from(name) < network.names.len())
            && edge.hours.is_none_or(|hours| usize::from(hours) < network.hours.len())
            && edge.length_dm <= 2_000_000
    });
    let rings = layer.ground.areas.iter().flat_map(|area| &area.rings);
    let lines = layer.ground.streams.iter().chain(&layer.ground.railways);
    let drawn = rings.clone().all(|ring| ring.len() >= 3) && lines.clone().all(|line| line.points.len() >= 2);
    let all =
        network.nodes.iter().chain(&network.points).chain(rings.flatten()).chain(lines.flat_map(|line| &line.points));
    if good && drawn && all.into_iter().all(near) { Ok(()) } else { Err(BadLayer::Wrong("what was read")) }
}

fn one_edge() -> Layer {
    let edge = Edge {
        ends: [0, 1],
        length_dm: 1_015,
        kind: Kind::Street,
        traits: Traits::default(),
        name: Some(0),
        hours: None,
        shape: 0..1,
    };
    let at = |x, y| Point { x, y };
    Layer {
        header: Header {
            frame: Frame::CANTERBURY,
            date: "2024-06-03".to_owned(),
            attribution: "somebody".to_owned(),
            corners: [at(-100, -100), at(200, 100)],
        },
        network: Network {
            names: vec!["High Street".to_owned()],
            hours: Vec::new(),
            nodes: vec![at(0, 0), at(100, 0)],
            edges: vec![edge],
            points: vec![at(50, 8)],
        },
        ground: Ground::default(),
    }
}

#[test]
fn what_could_not_be_read_is_not_written() {
    let good = one_edge();
    assert_eq!(read(&write(&good).unwrap()).unwrap().0, good);
    let bad = |change: fn(&mut Layer)| {
        let mut layer = one_edge();
        change(&mut layer);
        write(&layer).unwrap_err()
    };
    for change in [
        (|layer| layer.network.edges[0].ends[1] = 2) as fn(&mut Layer),
        |layer| layer.network.edges[0].name = Some(1),
        |layer| layer.network.edges[0].hours = Some(0),
        |layer| layer.network.edges[0].shape = 0..2,
        |layer| layer.network.edges[0].length_dm = u32::MAX,
        |layer| layer.network.nodes[1].x = 100_001,
        |layer| layer.network.names[0] = "High\nStreet".to_owned(),
        |layer| layer.header.corners[0].y = i32::MIN,
        |layer| layer.header.frame.lat = f64::NAN,
        |layer| layer.ground.areas.push(Area { kind: AreaKind::Green, rings: Vec::new() }),
        |layer| layer.ground.areas.push(Area { kind: AreaKind::Green, rings: vec![vec![Point::default(); 2]] }),
        |layer| layer.ground.streams.push(Line { width_m: 1, points: vec![Point::default()] }),
    ] {
        assert!(matches!(bad(change), BadLayer::Wrong(_)));
    }
}

#[test]
fn each_error_says_what_is_wrong() {
    let bytes = write(&one_edge()).unwrap();
    assert_eq!(read(b"<!doctype html>"), Err(BadLayer::NotALayer));
    assert_eq!(read(b""), Err(BadLayer::NotALayer));
    let mut newer = bytes.clone();
    newer[4] = 2;
    assert_eq!(read(&newer), Err(BadLayer::Version(2)));
    assert_eq!(read(&bytes[..bytes.len() - 1]), Err(BadLayer::Length));
    let mut changed = bytes.clone();
    *changed.last_mut().unwrap() ^= 1;
    assert_eq!(read(&changed), Err(BadLayer::Checksum));
    assert_eq!(peek(&changed), Err(BadLayer::Checksum));
    assert_eq!(with_rules(&changed, b"rules"), Err(BadLayer::Checksum));
}

/// A count is no reason to reserve what is not there: 4 GB of points in a few bytes.
#[test]
fn declared_counts_are_not_believed() {
    let layer = one_edge();
    let bytes = write(&layer).unwrap();
    let parts = sections(&bytes).unwrap();
    let huge = [0xff, 0xff, 0xff, 0xff, 0x0f];
    let mut ground = vec![1, 0, 1, 1, 5];
    ground.extend(huge);
    ground.extend([0; 6]);
    let mut body = Vec::new();
    for part in [parts.header, parts.texts, parts.network, &ground, b""] {
        body.push(part.len() as u8);
        body.extend(part);
    }
    assert_eq!(read(&sealed(&body)), Err(BadLayer::Wrong("line")));
    let mut body = Vec::new();
    body.extend(huge);
    assert_eq!(read(&sealed(&body)), Err(BadLayer::Length));
}

/// A name that no edge was given before, or that is not in the list.
#[test]
fn a_name_that_there_is_not_is_refused() {
    let mut nameless = one_edge();
    nameless.network.edges[0].name = None;
    let bytes = write(&nameless).unwrap();
    let parts = sections(&bytes).unwrap();
    // Kinds and traits are a byte each, with their lengths; then comes the length of the names.
    assert_eq!(parts.network[4..6], [1, 0]);
    for code in 1..=4 {
        let mut network = parts.network.to_vec();
        network[5] = code;
        let mut body = Vec::new();
        for part in [parts.header, parts.texts, &network, parts.ground, b""] {
            body.push(part.len() as u8);
            body.extend(part);
        }
        assert!(matches!(read(&sealed(&body)), Err(BadLayer::Wrong(_))), "{code}");
    }
}
