//! What is drawn of the streets, in which order, and what a tap on them means.

use proptest::prelude::*;
use streets::layer::{Area as Ground, AreaKind, Kind, Layer, Line, Traits};
use streets::picture::canvas::{Canvas, Lettering, Stroke};
use streets::picture::styles::{Class, Palette};
use streets::picture::view::{Pixel, View, sin_cos};
use streets::picture::{Drawing, Picture};
use streets::plane::{Point, Spot};

use crate::plan::{Plan, plan, towns};
use crate::sketch::spot;

/// The lines of a path. The flag: it is closed.
type Lines = Vec<(Vec<(f64, f64)>, bool)>;

/// What a canvas was told.
#[derive(Default)]
struct Recording {
    paths: Vec<Option<Lines>>,
    begun: usize,
    /// How many paths were begun.
    told: usize,
    matrix: [f64; 6],
    /// What was drawn: its colour, or the words, and the path.
    drawn: Vec<(String, Option<usize>)>,
}

impl Canvas for Recording {
    fn has(&self, path: usize) -> bool {
        self.paths.get(path).is_some_and(Option::is_some)
    }
    fn begin(&mut self, path: usize) {
        self.paths.resize(self.paths.len().max(path + 1), None);
        self.paths[path] = Some(Vec::new());
        self.begun = path;
        self.told += 1;
    }
    fn move_to(&mut self, x: f64, y: f64) {
        self.paths[self.begun].as_mut().unwrap().push((vec![(x, y)], false));
    }
    fn line_to(&mut self, x: f64, y: f64) {
        self.paths[self.begun].as_mut().unwrap().last_mut().unwrap().0.push((x, y));
    }
    fn close(&mut self) {
        self.paths[self.begun].as_mut().unwrap().last_mut().unwrap().1 = true;
    }
    fn transform(&mut self, matrix: [f64; 6]) {
        self.matrix = matrix;
    }
    fn clear(&mut self, colour: &str) {
        self.drawn.clear();
        self.drawn.push((colour.to_owned(), None));
    }
    fn fill(&mut self, path: usize, colour: &str) {
        self.drawn.push((colour.to_owned(), Some(path)));
    }
    fn stroke(&mut self, path: usize, stroke: Stroke) {
        assert!(stroke.width > 0.0 && stroke.width.is_finite());
        self.drawn.push((stroke.colour.to_owned(), Some(path)));
    }
    fn letters(&mut self, _: Lettering) {}
    fn halo(&mut self, words: &str, _: f64) {
        self.drawn.push((["halo of ", words].concat(), None));
    }
    fn text(&mut self, words: &str, _: f64) {
        self.drawn.push((words.to_owned(), None));
    }
}

/// Each colour by its name.
fn palette() -> Palette {
    let colour = str::to_owned;
    Palette {
        ground: colour("ground"),
        green: colour("green"),
        water: colour("water"),
        building: colour("building"),
        square: colour("square"),
        railway: colour("railway"),
        main: colour("main"),
        street: colour("street"),
        casing: colour("casing"),
        line: colour("line"),
        tunnel: colour("tunnel"),
        way: colour("way"),
        way_casing: colour("way casing"),
        name: colour("name"),
    }
}

const SIZE: (f64, f64) = (400.0, 600.0);

fn draw(picture: &mut Picture, town: &Layer, canvas: &mut Recording, view: View, way: &[Spot]) {
    let palette = palette();
    let drawing = Drawing { view, size: SIZE, ratio: 2.0, palette: &palette, letter_px: 12.0, way, taken: &[] };
    picture.draw(town, canvas, &drawing);
}

fn around(x: f64, y: f64, m_per_px: f64) -> View {
    View { centre: spot(x, y), m_per_px, up: 0.0 }
}

/// A town with one of each.
fn town() -> Layer {
    let mut town = plan()
        .street("Wincheap", Kind::Primary, &[(-100, 0), (0, 0), (100, 0)])
        .street("Castle Street", Kind::Street, &[(0, 0), (0, 100)])
        .street("", Kind::Footway, &[(50, 0), (50, 80)])
        .street_with("", Kind::Footway, Traits::TUNNEL, &[(-50, -50), (-50, 50)]);
    let square =
        |low: i32, high: i32| [(low, low), (high, low), (high, high), (low, high)].map(|(x, y)| Point { x, y });
    for (kind, low, high) in [(AreaKind::Building, 20, 40), (AreaKind::Green, -90, 90), (AreaKind::Water, -60, -20)] {
        town.ground.areas.push(Ground { kind, rings: vec![square(low, high).to_vec()] });
    }
    let points = vec![Point { x: -90, y: 60 }, Point { x: 90, y: 60 }];
    town.ground.streams.push(Line { width_m: 3, points: points.clone() });
    town.ground.railways.push(Line { width_m: 0, points });
    town
}

#[test]
fn the_ground_lies_under_the_streets_those_under_the_way_and_names_over_all() {
    let (town, mut canvas) = (town(), Recording::default());
    draw(&mut Picture::new(&town), &town, &mut canvas, around(0.0, 0.0, 0.5), &[spot(0.0, 0.0), spot(0.0, 90.0)]);
    let mut order: Vec<&str> = canvas.drawn.iter().map(|drawn| &*drawn.0).collect();
    order.dedup();
    let streets = ["casing", "tunnel", "line", "street", "main"];
    let expected: Vec<&str> = ["ground", "green", "water", "building", "water", "railway"]
        .into_iter()
        .chain(streets)
        .chain(["way casing", "way", "halo of Wincheap", "halo of Castle Street", "Wincheap", "Castle Street"])
        .collect();
    assert_eq!(order, expected);
}

#[test]
fn a_path_is_told_once_however_often_it_is_drawn() {
    let (town, mut canvas) = (town(), Recording::default());
    let mut picture = Picture::new(&town);
    draw(&mut picture, &town, &mut canvas, around(0.0, 0.0, 0.5), &[]);
    let told = canvas.told;
    draw(&mut picture, &town, &mut canvas, around(30.0, 5.0, 0.7), &[]);
    assert!(told > 0);
    assert_eq!(canvas.told, told);
}

#[test]
fn a_way_that_changes_is_drawn_as_it_is_now() {
    let (town, mut canvas) = (town(), Recording::default());
    let mut picture = Picture::new(&town);
    draw(&mut picture, &town, &mut canvas, around(0.0, 0.0, 0.5), &[spot(0.0, 0.0), spot(0.0, 90.0)]);
    draw(&mut picture, &town, &mut canvas, around(0.0, 0.0, 0.5), &[spot(7.5, 0.0), spot(7.5, 50.0), spot(9.0, 60.0)]);
    let way = canvas.drawn.iter().rfind(|drawn| drawn.0 == "way").and_then(|drawn| drawn.1).expect("a way");
    assert_eq!(canvas.paths[way], Some(vec![(vec![(7.5, 0.0), (7.5, 50.0), (9.0, 60.0)], false)]));
}

#[test]
fn what_is_far_away_is_not_drawn() {
    let (town, mut canvas) = (town(), Recording::default());
    draw(&mut Picture::new(&town), &town, &mut canvas, around(5_000.0, 0.0, 0.5), &[]);
    assert_eq!(canvas.drawn, [("ground".to_owned(), None)]);
    assert_eq!(canvas.told, 0);
}

/// Twice the area of a ring, with the sign of its turn.
fn turn_of(ring: &[(f64, f64)]) -> f64 {
    (0..ring.len()).map(|at| (ring[at], ring[(at + 1) % ring.len()])).map(|(a, b)| a.0 * b.1 - b.0 * a.1).sum()
}

#[test]
fn an_island_stays_land_whichever_way_its_ring_turns() {
    for (outer_turns, hole_turns) in [(false, false), (false, true), (true, false), (true, true)] {
        let ring = |half: i32, turns: bool| {
            let mut ring: Vec<Point> =
                [(-half, -half), (half, -half), (half, half), (-half, half)].map(|(x, y)| Point { x, y }).to_vec();
            if turns {
                ring.reverse();
            }
            ring
        };
        let mut town = plan();
        town.ground
            .areas
            .push(Ground { kind: AreaKind::Water, rings: vec![ring(80, outer_turns), ring(20, hole_turns)] });
        let mut canvas = Recording::default();
        draw(&mut Picture::new(&town), &town, &mut canvas, around(0.0, 0.0, 1.0), &[]);
        let path = canvas.paths[0].as_ref().expect("the water");
        assert!(path.iter().all(|ring| ring.1), "a ring is open");
        assert!(turn_of(&path[0].0) * turn_of(&path[1].0) < 0.0, "by the rule nonzero the hole is filled");
    }
}

#[test]
fn lines_across_a_square_are_not_drawn() {
    let (town, mut canvas) = (plan().street("", Kind::Square, &[(-50, 0), (50, 0)]), Recording::default());
    draw(&mut Picture::new(&town), &town, &mut canvas, around(0.0, 0.0, 0.3), &[]);
    assert_eq!(canvas.drawn.len(), 1, "the ground alone");
}

proptest! {
    #[test]
    fn every_street_in_sight_is_drawn(
        town in towns(), x in -1500.0..1500.0, y in -1500.0..1500.0, zoom in 0.0..6.0f64, up in 0.0..360.0,
    ) {
        let view = View { centre: spot(x, y), m_per_px: 0.2 * 2f64.powf(zoom), up };
        let mut canvas = Recording::default();
        draw(&mut Picture::new(&town), &town, &mut canvas, view, &[]);
        let mut lines = Vec::new();
        for path in canvas.drawn.iter().filter_map(|drawn| canvas.paths[drawn.1?].as_ref()) {
            lines.extend(path.iter().map(|line| &line.0));
        }
        for edge in &town.network.edges {
            let points: Vec<Spot> = town.network.points_of(edge).map(Spot::from).collect();
            let seen = points.iter().any(|at| {
                let Pixel { x, y } = view.pixel(*at);
                x.abs() < SIZE.0 / 2.0 && y.abs() < SIZE.1 / 2.0
            });
            let is_shown = Class::of_edge(edge).is_some_and(|class| class.look().from >= view.m_per_px);
            let line: Vec<(f64, f64)> = points.iter().map(|at| (at.x, at.y)).collect();
            if is_shown && seen {
                prop_assert!(lines.contains(&&line), "{edge:?} is not drawn");
            }
        }
    }

    #[test]
    fn the_transform_puts_a_point_where_the_view_says(
        (x, y) in (-3000.0..3000.0, -3000.0..3000.0), (cx, cy) in (-3000.0..3000.0, -3000.0..3000.0),
        m_per_px in 0.2..40.0, up in 0.0..360.0, ratio in 1.0..4.0,
    ) {
        let view = View { centre: spot(cx, cy), m_per_px, up };
        let [a, b, c, d, e, f] = view.matrix(SIZE, ratio);
        let Pixel { x: right, y: down } = view.pixel(spot(x, y));
        prop_assert!((a * x + c * y + e - (right + SIZE.0 / 2.0) * ratio).abs() < 1e-6);
        prop_assert!((b * x + d * y + f - (down + SIZE.1 / 2.0) * ratio).abs() < 1e-6);
        let back = view.spot(Pixel { x: right, y: down });
        prop_assert!((back.x - x).abs() < 1e-6 && (back.y - y).abs() < 1e-6);
    }

    #[test]
    fn sine_and_cosine_are_those_of_the_library(degrees in -1000.0..1000.0f64) {
        let ((sin, cos), (right_sin, right_cos)) = (sin_cos(degrees), degrees.to_radians().sin_cos());
        prop_assert!((sin - right_sin).abs() < 1e-11 && (cos - right_cos).abs() < 1e-11, "{degrees}: {sin} {cos}");
    }

    #[test]
    fn a_tap_means_the_nearest_street_that_has_a_name(
        town in towns(), x in -1200.0..1200.0, y in -1200.0..1200.0, radius in 1.0..200.0,
    ) {
        let tap = spot(x, y);
        // From step to step of a metre along each edge: no nearer than half a step.
        let off = |index: usize| {
            let points: Vec<Spot> = town.network.points_of(&town.network.edges[index]).map(Spot::from).collect();
            let mut least = f64::INFINITY;
            for pair in points.windows(2) {
                let steps = (pair[1].x - pair[0].x).hypot(pair[1].y - pair[0].y).ceil().max(1.0) as u32;
                for step in 0..=steps {
                    let part = f64::from(step) / f64::from(steps);
                    let (x, y) = (pair[0].x + (pair[1].x - pair[0].x) * part, pair[0].y + (pair[1].y - pair[0].y) * part);
                    least = least.min((x - tap.x).hypot(y - tap.y));
                }
            }
            least
        };
        let edges = &town.network.edges;
        let named = (0..edges.len()).filter(|index| edges[*index].name.is_some() && !edges[*index].traits.has(Traits::TUNNEL));
        let nearest = named.map(off).fold(f64::INFINITY, f64::min);
        match Picture::new(&town).street_at(&town, tap, radius) {
            Some(index) => {
                prop_assert!(edges[index].name.is_some() && !edges[index].traits.has(Traits::TUNNEL));
                prop_assert!(off(index) <= nearest + 0.5 && off(index) <= radius + 0.5);
            }
            None => prop_assert!(nearest > radius - 0.5, "{nearest} is within {radius}"),
        }
    }
}

#[test]
fn a_picture_that_is_larger_than_the_window_holds_it_until_it_is_moved_too_far() {
    let (drawn, size, window) = (around(0.0, 0.0, 2.0), (600.0, 900.0), (400.0, 600.0));
    assert!(drawn.covers(size, drawn, window));
    assert!(drawn.covers(size, around(190.0, 290.0, 2.0), window));
    assert!(!drawn.covers(size, around(210.0, 0.0, 2.0), window));
    assert!(!drawn.covers(size, around(0.0, -310.0, 2.0), window));
    assert!(drawn.covers(size, around(0.0, 0.0, 1.0), window));
    assert!(!drawn.covers(size, around(0.0, 0.0, 3.1), window));
    assert!(
        !drawn.covers(size, View { up: 90.0, ..drawn }, window),
        "it is not wide enough for the height of the window"
    );
}
