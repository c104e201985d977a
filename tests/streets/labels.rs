//! The names along streets: none covers another, each can be read, and none comes or goes while the picture is moved.

use proptest::prelude::*;
use streets::layer::{Kind, Layer, Traits};
use streets::picture::labels::{APART_PX, m_per_px, width_of};
use streets::picture::styles::Palette;
use streets::picture::view::{Area, Pixel, View};
use streets::picture::{Drawing, Picture, Written};
use streets::plane::Spot;

use crate::plan::{Plan, plan, towns, towns_within};
use crate::sketch::spot;

const LETTER: f64 = 12.6;
const SIZE: (f64, f64) = (390.0, 844.0);

fn drawing<'a>(view: View, palette: &'a Palette, taken: &'a [Area]) -> Drawing<'a> {
    Drawing { view, size: SIZE, ratio: 2.0, palette, letter_px: LETTER, way: &[], taken }
}

fn names(picture: &mut Picture, town: &Layer, view: View, taken: &[Area]) -> Vec<(String, Pixel, Pixel, f64)> {
    let palette = Palette::default();
    let names = picture.names(&town.network, &drawing(view, &palette, taken));
    names.into_iter().map(|Written { words, at, direction, width }| (words.to_owned(), at, direction, width)).collect()
}

fn north_up(x: f64, y: f64, m_per_px: f64) -> View {
    View { centre: spot(x, y), m_per_px, up: 0.0 }
}

/// The corners of what a name covers, with so much space around it.
fn corners(at: Pixel, direction: Pixel, width: f64, space: f64) -> [(f64, f64); 4] {
    let (along, across) = (width / 2.0 + space, 1.15 * LETTER / 2.0 + space);
    [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0)].map(|(right, down)| {
        let (right, down) = (right * along, down * across);
        (at.x + right * direction.x - down * direction.y, at.y + right * direction.y + down * direction.x)
    })
}

/// Whether two convex shapes overlap: no line along a side of one of them parts them.
fn overlap(one: &[(f64, f64)], other: &[(f64, f64)]) -> bool {
    let parts = |shape: &[(f64, f64)]| {
        (0..shape.len()).any(|index| {
            let (from, to) = (shape[index], shape[(index + 1) % shape.len()]);
            let normal = (to.1 - from.1, from.0 - to.0);
            let span = |of: &[(f64, f64)]| {
                let along = of.iter().map(|(x, y)| x * normal.0 + y * normal.1);
                along.fold((f64::MAX, f64::MIN), |(least, most), at| (least.min(at), most.max(at)))
            };
            let (a, b) = (span(one), span(other));
            a.1 <= b.0 || b.1 <= a.0
        })
    };
    !parts(one) && !parts(other)
}

prop_compose! {
    fn views()(x in -1200.0..1200.0, y in -1200.0..1200.0, zoom in 0.0..15.0f64, up in 0.0..360.0) -> View {
        View { centre: spot(x, y), m_per_px: 0.2 * 2f64.powf(zoom / 2.0), up }
    }
}

proptest! {
    #[test]
    fn no_two_names_are_nearer_than_two_pixels_and_all_are_upright(
        town in towns_within(5, 40), zoom in 2.0..8.0f64, up in 0.0..360.0,
    ) {
        // Just at a scale for which names are chosen they are nearest to each other.
        let scale = 0.2 * 2f64.powf(if up < 180.0 { zoom.floor() } else { zoom } / 2.0);
        let view = View { up, ..north_up(0.0, 0.0, scale) };
        let names = names(&mut Picture::new(&town), &town, view, &[]);
        // A hair less than a pixel around each: sums of floats differ in the last digit.
        let shapes: Vec<_> = names.iter().map(|name| corners(name.1, name.2, name.3, 0.999)).collect();
        for (index, shape) in shapes.iter().enumerate() {
            let Pixel { x, y } = names[index].2;
            prop_assert!((x.hypot(y) - 1.0).abs() < 1e-9 && x >= -1e-9, "{:?} reads to the left", names[index]);
            for (other, with) in shapes.iter().enumerate().skip(index + 1) {
                prop_assert!(!overlap(shape, with), "{:?} covers {:?}", names[index], names[other]);
            }
        }
    }

    #[test]
    fn the_names_in_sight_before_and_after_a_move_are_the_same(
        town in towns(), view in views(), (right, down) in (-400.0..400.0, -800.0..800.0), turned in 0.0..360.0,
    ) {
        let mut picture = Picture::new(&town);
        let moved = View { centre: view.spot(Pixel { x: right, y: down }), up: turned, ..view };
        let before = names(&mut picture, &town, view, &[]);
        let after = names(&mut picture, &town, moved, &[]);
        prop_assert_eq!(&names(&mut picture, &town, view, &[]), &before);
        let is_seen = |view: View, spot: Spot| {
            let Pixel { x, y } = view.pixel(spot);
            x.abs() < SIZE.0 / 2.0 && y.abs() < SIZE.1 / 2.0
        };
        for (here, there, list, other) in [(view, moved, &before, &after), (moved, view, &after, &before)] {
            for (words, at, ..) in list {
                let spot = here.spot(*at);
                let same = |name: &(String, Pixel, Pixel, f64)| {
                    let off = there.spot(name.1);
                    name.0 == *words && (off.x - spot.x).hypot(off.y - spot.y) < 1e-6
                };
                prop_assert!(!is_seen(there, spot) || other.iter().any(same), "{words} came or went");
            }
        }
    }

    #[test]
    fn the_way_to_a_scale_changes_nothing(town in towns(), view in views(), others in prop::collection::vec(views(), 0..4)) {
        let mut picture = Picture::new(&town);
        for other in others {
            names(&mut picture, &town, other, &[]);
        }
        prop_assert_eq!(names(&mut picture, &town, view, &[]), names(&mut Picture::new(&town), &town, view, &[]));
    }

    #[test]
    fn no_name_covers_what_is_taken_and_nothing_else_goes(
        town in towns(), view in views(), places in prop::collection::vec((-200.0..200.0, -400.0..400.0, 5.0..120.0, 5.0..60.0), 1..6),
    ) {
        let mut picture = Picture::new(&town);
        let all = names(&mut picture, &town, view, &[]);
        let centre = view.turned(view.centre);
        let taken: Vec<Area> = places.iter().map(|(x, y, width, height): &(f64, f64, f64, f64)| {
            let (left, top) = (x + centre.x, y + centre.y);
            Area { left, top, right: left + width, bottom: top + height }
        }).collect();
        let left = names(&mut picture, &town, view, &taken);
        let covers = |name: &(String, Pixel, Pixel, f64), space: f64| {
            let shape = corners(name.1, name.2, name.3, space);
            places.iter().any(|(x, y, width, height)| {
                overlap(&shape, &[(*x, *y), (x + width, *y), (x + width, y + height), (*x, y + height)])
            })
        };
        for name in &all {
            if left.contains(name) {
                prop_assert!(!covers(name, 0.0), "{name:?} covers a sign");
            } else {
                // Between two scales a name keeps the room it has at the coarser one.
                let room = (name.3 / 2.0 + 1.0) * (std::f64::consts::SQRT_2 - 1.0) + 1.5;
                prop_assert!(covers(name, room), "{name:?} is hidden by nothing");
            }
        }
        prop_assert!(left.iter().all(|name| all.contains(name)));
    }

    #[test]
    fn a_name_lies_on_its_street_which_hardly_bends_under_it(town in towns(), level in 0usize..16) {
        let scale = m_per_px(level);
        let mut labels = streets::picture::labels::Labels::of(&town.network);
        let chosen = labels.at(scale, LETTER).to_vec();
        for (index, name) in chosen.iter().enumerate() {
            let chain = &labels.chains[name.chain as usize];
            let words = &town.network.names[usize::from(chain.name)];
            let half = width_of(words) * LETTER * scale / 2.0;
            prop_assert!(name.along_m >= half && name.along_m + half <= chain.length(), "{words} is longer than its street");
            let steps = (2.0 * half / (LETTER * scale)).ceil() as u32;
            let points: Vec<Spot> = (0..=steps)
                .map(|step| chain.spot(name.along_m - half + 2.0 * half * f64::from(step) / f64::from(steps)))
                .collect();
            let direction = |from: Spot, to: Spot| (to.y - from.y).atan2(to.x - from.x);
            let turned = |one: f64, other: f64| {
                ((one - other).to_degrees() + 180.0).rem_euclid(360.0) - 180.0
            };
            let ways: Vec<f64> = points.windows(2).map(|pair| direction(pair[0], pair[1])).collect();
            for (one, other) in ways.iter().flat_map(|one| ways.iter().map(move |other| (*one, *other))) {
                prop_assert!(turned(one, other).abs() <= 45.001, "{words} bends by {}", turned(one, other));
            }
            let on = name.covers;
            for spot in &points {
                let off = (spot.y - on.middle.y) * on.direction.x - (spot.x - on.middle.x) * on.direction.y;
                prop_assert!(off.abs() <= 0.4501 * LETTER * scale, "{words} is {off} m off its street");
            }
            for other in &chosen[index + 1..] {
                let same = labels.chains[other.chain as usize].name == chain.name;
                let apart = (other.covers.middle.x - on.middle.x).hypot(other.covers.middle.y - on.middle.y);
                // The middle of a name is a little off the point of its street that is asked for.
                prop_assert!(!same || apart >= (APART_PX - 2.0 * 0.45 * LETTER) * scale, "{words} twice in {apart} m");
            }
        }
    }
}

proptest! {
    #[test]
    fn no_name_lies_along_the_way_nor_over_another(
        town in towns_within(5, 40), start in 0usize..40, length in 1usize..12, zoom in 2.0..8.0f64, up in 0.0..360.0,
        (right, down) in (-100.0..100.0, -100.0..100.0),
    ) {
        let view = View { up, ..north_up(0.0, 0.0, 0.2 * 2f64.powf(zoom / 2.0)) };
        let edges = &town.network.edges;
        let start = start % edges.len();
        let mut way: Vec<Spot> = Vec::new();
        for edge in edges.iter().skip(start).take(length) {
            way.extend(town.network.points_of(edge).map(Spot::from));
        }
        let palette = Palette::default();
        let mut picture = Picture::new(&town);
        let mut with_way = |view: View| {
            let drawing = Drawing { way: &way, ..drawing(view, &palette, &[]) };
            let names = picture.names(&town.network, &drawing).into_iter();
            names.map(|name| (name.words.to_owned(), name.at, name.direction, name.width)).collect::<Vec<_>>()
        };
        let names = with_way(view);
        for (index, name) in names.iter().enumerate() {
            let shape = corners(name.1, name.2, name.3, 0.999);
            for other in &names[index + 1..] {
                prop_assert!(!overlap(&shape, &corners(other.1, other.2, other.3, 0.999)), "{name:?} covers {other:?}");
            }
            for pair in way.windows(2) {
                let [from, to] = [view.pixel(pair[0]), view.pixel(pair[1])];
                let (x, y) = (to.x - from.x, to.y - from.y);
                let along = (x * name.2.x + y * name.2.y).abs() > 0.7072 * x.hypot(y);
                let line = [(from.x, from.y), (to.x, to.y)];
                prop_assert!(!along || !overlap(&shape, &line), "{name:?} hides the way");
            }
        }
        let moved = View { centre: view.spot(Pixel { x: right, y: down }), ..view };
        for (words, at, ..) in with_way(moved) {
            let there = view.pixel(moved.spot(at));
            let is_seen = there.x.abs() < SIZE.0 / 2.0 && there.y.abs() < SIZE.1 / 2.0;
            let same = |name: &(String, Pixel, Pixel, f64)| {
                name.0 == words && (name.1.x - there.x).hypot(name.1.y - there.y) < 1e-6
            };
            prop_assert!(!is_seen || names.iter().any(same), "{words} came");
        }
    }
}

#[test]
fn the_name_of_the_street_that_is_walked_stands_beside_the_way() {
    let town = plan().street("Burgate", Kind::Street, &[(-150, 0), (150, 0)]);
    let (palette, view, way) = (Palette::default(), north_up(0.0, 0.0, 1.0), [spot(-150.0, 0.0), spot(150.0, 0.0)]);
    let mut picture = Picture::new(&town);
    let names = picture.names(&town.network, &Drawing { way: &way, ..drawing(view, &palette, &[]) });
    assert_eq!(names.len(), 1);
    assert!((8.0..20.0).contains(&names[0].at.y.abs()), "{}", names[0].at.y);
}

/// Only what is drawn wholly in the picture.
fn words(town: &Layer, view: View) -> Vec<String> {
    names(&mut Picture::new(town), town, view, &[]).into_iter().map(|name| name.0).collect()
}

#[test]
fn a_long_street_says_its_name_again_and_again_over_its_junctions() {
    let points: Vec<(i32, i32)> = (-20..=20).map(|step| (step * 40, 0)).collect();
    let town = plan().street("Sturry Road", Kind::Primary, &points);
    let mut picture = Picture::new(&town);
    let seen = [-600.0, -200.0, 200.0, 600.0].map(|x| names(&mut picture, &town, north_up(x, 0.0, 1.0), &[]).len());
    assert!(seen.iter().all(|count| (1..=3).contains(count)), "{seen:?}");
}

#[test]
fn a_name_keeps_off_a_corner() {
    let town = plan().street("Burgate", Kind::Street, &[(-120, 0), (0, 0), (0, 120)]);
    let view = north_up(0.0, 0.0, 1.0);
    let found = names(&mut Picture::new(&town), &town, view, &[]);
    assert!(!found.is_empty(), "each arm has room");
    for (_, at, direction, width) in found {
        let (ends, corner) = ([-0.5, 0.5].map(|part| at.x + part * width * direction.x), 0.0);
        assert!(ends[1] <= corner + 1.0 || ends[0] >= corner - LETTER, "{ends:?}");
        assert!(direction.x.abs() < 0.05 || direction.y.abs() < 0.05, "it lies on one of the arms: {direction:?}");
    }
}

#[test]
fn a_street_too_short_for_its_name_says_it_nearer_by() {
    let town = plan().street("Butchery Lane", Kind::Pedestrian, &[(0, 0), (0, 60)]);
    assert_eq!(words(&town, north_up(0.0, 0.0, 2.0)), Vec::<String>::new());
    assert_eq!(words(&town, north_up(0.0, 0.0, 0.4)), ["Butchery Lane"]);
}

#[test]
fn a_main_street_has_room_before_a_lane() {
    let lane = [(-40, -40), (40, 40)];
    let town =
        plan().street("Hollow Lane", Kind::Service, &lane).street("Wincheap", Kind::Primary, &[(-40, 0), (40, 0)]);
    assert_eq!(words(&town, north_up(0.0, 0.0, 0.8)), ["Wincheap"]);
}

#[test]
fn underpasses_and_drives_say_no_name_on_the_picture() {
    let line = [(-300, 0), (300, 0)];
    let town = plan().street_with("Rheims Way", Kind::Footway, Traits::TUNNEL, &line).street(
        "The Drive",
        Kind::Driveway,
        &[(-300, 90), (300, 90)],
    );
    assert_eq!(words(&town, north_up(0.0, 0.0, 0.5)), Vec::<String>::new());
}

#[test]
fn a_name_is_not_upside_down_when_the_picture_is_turned_round() {
    let town = plan().street("Burgate", Kind::Street, &[(-150, 0), (150, 0)]);
    for up in [0.0, 89.0, 90.0, 91.0, 180.0, 270.0, 359.0] {
        let found = names(&mut Picture::new(&town), &town, View { up, ..north_up(0.0, 0.0, 1.0) }, &[]);
        let direction = found[0].2;
        assert!(direction.x > 0.0 || (direction.x > -1e-9 && direction.y < 0.0), "{up}: {direction:?}");
    }
}

#[cfg(feature = "import")]
#[test]
fn the_names_of_the_real_city_have_room() {
    let Some((town, _)) = crate::extract::city() else { return };
    let mut labels = streets::picture::labels::Labels::of(&town.network);
    for level in 2..12 {
        let shown = labels.at(m_per_px(level), LETTER).to_vec();
        for (index, name) in shown.iter().enumerate() {
            let covered = shown[index + 1..].iter().find(|other| name.covers.overlaps(&other.covers));
            assert!(covered.is_none(), "{name:?} covers {covered:?}");
        }
    }
    let seen: Vec<&str> = labels.shown(1.0).iter().filter_map(|name| labels.words(&town.network, name)).collect();
    for street in ["Burgate", "High Street", "Castle Street", "Old Dover Road", "New Dover Road"] {
        assert!(seen.contains(&street), "{street} has no name a minute's walk around");
    }
}
