//! What is drawn under the streets: green, water, buildings, squares, streams and railways.

use super::clip::Clip;
use super::file::{Extract, Tags};
use super::kind::is_railway;
use super::plaza::is_square;
use super::rings;
use super::simplify::{TOLERANCE_M, grid, line, ring, twice_area};
use super::told::Told;
use crate::layer::{Area, AreaKind, Ground, Line};
use crate::plane::{Point, Spot};

/// Buildings and greens with less than this are left out, in square metres: they would fill the layer and show as dots.
const MIN_BUILDING_M2: i64 = 150;
const MIN_GREEN_M2: i64 = 100;
/// How wide a railway is drawn, in metres.
const RAILWAY_M: u8 = 2;

/// The tags that are an area, with what each is drawn as. The first row that fits holds.
const AREAS: &[(&str, &[&str], AreaKind)] = &[
    ("natural", &["water"], AreaKind::Water),
    ("waterway", &["riverbank", "dock"], AreaKind::Water),
    ("landuse", &["reservoir", "basin"], AreaKind::Water),
    (
        "leisure",
        &["park", "garden", "recreation_ground", "nature_reserve", "golf_course", "common", "pitch"],
        AreaKind::Green,
    ),
    (
        "landuse",
        &["grass", "recreation_ground", "cemetery", "forest", "meadow", "village_green", "orchard"],
        AreaKind::Green,
    ),
    ("amenity", &["grave_yard"], AreaKind::Green),
    ("natural", &["wood", "scrub", "grassland", "heath"], AreaKind::Green),
];

/// Lines of water, with how wide they are drawn if the data does not say it, in metres.
const STREAMS: &[(&str, u8)] = &[("river", 8), ("canal", 8), ("stream", 2)];

/// Whether it is drawn.
pub fn is_ground(tags: &Tags) -> bool {
    area(tags).is_some() || stream(tags).is_some()
}

fn area(tags: &Tags) -> Option<AreaKind> {
    if tags.get("building").is_some_and(|building| building != "no") {
        return Some(AreaKind::Building);
    }
    if is_square(tags) {
        return Some(AreaKind::Square);
    }
    AREAS.iter().find(|(key, values, _)| tags.is(key, values)).map(|(_, _, kind)| *kind)
}

/// How wide a stream is drawn. What runs in a pipe is not seen.
fn stream(tags: &Tags) -> Option<u8> {
    let (_, width) = STREAMS.iter().find(|(value, _)| tags.get("waterway") == Some(value))?;
    if tags.get("tunnel").is_some_and(|tunnel| tunnel != "no") {
        return None;
    }
    let told = tags.get("width").and_then(|width| width.trim_end_matches([' ', 'm']).parse::<f64>().ok());
    Some(told.filter(|told| (1.0..=100.0).contains(told)).map_or(*width, |told| told.round() as u8))
}

pub fn ground(extract: &Extract, clip: &Clip, told: &mut Told) -> Ground {
    let mut ground = Ground::default();
    let own = extract.order.iter().filter_map(|id| extract.ways.get(id));
    for way in own {
        let tags = &way.tags;
        let known: Option<Vec<Spot>> = way.nodes.iter().map(|id| extract.nodes.get(id).copied()).collect();
        if let Some(kind) = area(tags).filter(|_| way.is_closed()) {
            match known {
                Some(spots) => ground.areas.extend(drawn(kind, &[spots], clip, told)),
                None => told.leave("areas with nodes that are not in the file: not filled", 1),
            }
        } else if area(tags).is_some() && tags.get("highway").is_none() {
            told.leave("areas that do not close: not filled", 1);
        } else if let Some(width_m) = stream(tags) {
            ground.streams.extend(pieces(&way.nodes, extract, clip, width_m));
        } else if is_railway(tags) && tags.get("tunnel").is_none_or(|tunnel| tunnel == "no") {
            ground.railways.extend(pieces(&way.nodes, extract, clip, RAILWAY_M));
        }
    }
    for relation in &extract.relations {
        let Some(kind) = area(&relation.tags) else { continue };
        let rings = rings::of(relation, extract);
        told.leave("parts of areas that are missing or do not close: not filled", rings.open);
        for area in rings.areas {
            let spots: Vec<Vec<Spot>> =
                area.iter().map(|ring| ring.iter().filter_map(|id| extract.nodes.get(id).copied()).collect()).collect();
            ground.areas.extend(drawn(kind, &spots, clip, told));
        }
    }
    ground.areas.sort_by_key(|area| (area.kind, area.rings.first().and_then(|ring| ring.first()).map(|at| along(*at))));
    for (what, kind) in [
        ("greens", AreaKind::Green),
        ("waters", AreaKind::Water),
        ("buildings", AreaKind::Building),
        ("squares on the ground", AreaKind::Square),
    ] {
        told.take(what, ground.areas.iter().filter(|area| area.kind == kind).count() as f64);
    }
    told.take("lines of water", ground.streams.len() as f64);
    told.take("lines of railways", ground.railways.len() as f64);
    ground
}

/// The area within the box, with fewer points.
fn drawn(kind: AreaKind, rings: &[Vec<Spot>], clip: &Clip, told: &mut Told) -> Option<Area> {
    let simple = |spots: &Vec<Spot>| {
        let spots = spots.strip_suffix(spots.first().map_or(&[][..], std::slice::from_ref)).unwrap_or(spots);
        ring(&clip.ring(spots), TOLERANCE_M)
    };
    let (outer, holes) = rings.split_first()?;
    let outer = simple(outer)?;
    let (least, what) = match kind {
        AreaKind::Building => (MIN_BUILDING_M2, "buildings that are small"),
        AreaKind::Green => (MIN_GREEN_M2, "greens that are small"),
        _ => (0, ""),
    };
    if twice_area(&outer).abs() < 2 * least {
        told.leave(what, 1);
        return None;
    }
    let rings = std::iter::once(outer).chain(holes.iter().filter_map(simple)).collect();
    Some(Area { kind, rings })
}

/// The stretches of a line that are known and within the box.
fn pieces(nodes: &[i64], extract: &Extract, clip: &Clip, width_m: u8) -> Vec<Line> {
    let spots: Vec<Option<Spot>> = nodes.iter().map(|id| extract.nodes.get(id).copied()).collect();
    let known = spots.split(Option::is_none).map(|run| run.iter().flatten().copied().collect::<Vec<_>>());
    let simple = |piece: Vec<Spot>| {
        let mut points: Vec<Point> = line(&piece, TOLERANCE_M).into_iter().map(grid).collect();
        points.dedup();
        (points.len() > 1).then_some(Line { width_m, points })
    };
    known.flat_map(|run| clip.line(&run)).filter_map(simple).collect()
}

/// Where a point is on a curve that keeps near points near (Morton).
fn along(at: Point) -> u64 {
    let spread = |metres: i32| {
        let bits = u64::from((metres + (1 << 20)).clamp(0, (1 << 21) - 1) as u32);
        (0..21).fold(0, |all, bit| all | (bits >> bit & 1) << (2 * bit))
    };
    spread(at.x) | spread(at.y) << 1
}
