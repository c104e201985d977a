//! Fuzzes a layer of streets: it is refused, or ways over it are found, told and walked, and it is drawn.

#![no_main]

use libfuzzer_sys::fuzz_target;
use streets::format::{ordered, read, write};
use streets::guide::words::{Units, bargain, sum, turn_words};
use streets::guide::{Fix, Follower, Landmark, Track, turns};
use streets::layer::Layer;
use streets::near::streets_near;
use streets::picture::canvas::{Canvas, Lettering, Stroke};
use streets::picture::styles::Palette;
use streets::picture::view::View;
use streets::picture::{Drawing, Picture};
use streets::place_on::street_words;
use streets::plane::Spot;
use streets::route::Router;
use streets::route::rules::Rules;
use streets::way::{Choice, Way};

#[path = "../streets/sealed.rs"]
mod sealed;

use sealed::sealed;

/// The columns of texts, network and ground.
const COLUMNS: [usize; 3] = [2, 9, 9];

fuzz_target!(|bytes: &[u8]| {
    for bytes in [bytes, &sealed(bytes), &sealed(&of_columns(bytes))] {
        let Ok((layer, rules)) = read(bytes) else { continue };
        let rules = Rules::read(&rules).unwrap_or_default();
        walk(&layer, &rules);
        draw(&layer);
        let kept = ordered(&layer).expect("what is read can be written");
        assert_eq!(read(&write(&layer).expect("what is read can be written")), Ok((kept, Vec::new())));
    }
});

/// A body of columns that stand in the bytes with 255 between them, so that a byte more or less in one of them leaves the others as they are.
/// After them come the rules.
fn of_columns(bytes: &[u8]) -> Vec<u8> {
    let mut columns = bytes.split(|byte| *byte == 0xff);
    // Canterbury's frame, no corners, no date, nobody.
    let mut header: Vec<u8> =
        [51.277_56_f64, 1.083_05, 111_400.125_0, 69_686.155_5].iter().flat_map(|number| number.to_le_bytes()).collect();
    header.extend([0; 6]);
    let mut body = Vec::new();
    put(&mut body, &header);
    for count in COLUMNS {
        let mut section = Vec::new();
        (0..count).for_each(|_| put(&mut section, columns.next().unwrap_or_default()));
        put(&mut body, &section);
    }
    put(&mut body, columns.next().unwrap_or_default());
    body
}

/// Bytes with their number before them, as a varint.
fn put(out: &mut Vec<u8>, bytes: &[u8]) {
    let mut count = bytes.len();
    while count >= 0x80 {
        out.push(count as u8 | 0x80);
        count >>= 7;
    }
    out.push(count as u8);
    out.extend(bytes);
}

fn walk(layer: &Layer, rules: &Rules) {
    let (router, network) = (Router::new(layer, rules), &layer.network);
    let nodes = &network.nodes;
    let mut spots: Vec<Spot> = nodes.iter().step_by(nodes.len() / 3 + 1).map(|node| Spot::from(*node)).collect();
    spots.extend([Spot { x: 7.5, y: -3.0 }, Spot { x: f64::NAN, y: 0.0 }]);
    for &to in &spots {
        let goal = Landmark { name: "the Safe Haven".into(), at: to, accuracy_m: 10.0 };
        for (&from, minute) in spots.iter().zip([0, 1_620, 10_079, u16::MAX].into_iter().cycle()) {
            let [main, shortest, no_steps] = [Choice::MainStreets, Choice::Shortest, Choice::NoSteps]
                .map(|choice| router.way(from, to, choice, minute));
            if let Some((main, shortest)) = main.as_ref().zip(shortest.as_ref()) {
                bargain(network, main, shortest);
            }
            for way in [main, shortest, no_steps].iter().flatten() {
                assert!(way.metres >= 0.0 && way.seconds >= 0.0 && way.metres.is_finite(), "{way:?}");
                router.shut_ahead(way, way.metres / 2.0, minute);
                follow(layer, way, &goal);
            }
        }
        router.places(to, &spots, Choice::MainStreets, 0);
        let on = router.snap(to, 10.0, None);
        if let Some(on) = on {
            router.way_from(&on, Spot::default(), Choice::NoSteps, 0);
        }
        street_words(layer, to, 10.0, &[]);
        streets_near(layer, to, 10.0, Some(90.0));
    }
}

fn follow(layer: &Layer, way: &Way, goal: &Landmark) {
    let turns = turns(&layer.network, way, &[], goal);
    assert!(turns.iter().all(|turn| !turn_words(turn, Units::InFull).is_empty()) && !sum(way).is_empty());
    let track = Track::of(&layer.network, way);
    let mut follower = Follower::new(&layer.network, way, &turns);
    for step in 0..8 {
        let at = track.at(track.total_m * f64::from(step) / 7.0).unwrap_or_default();
        let at = Spot { x: at.x + f64::from(step % 3) * 20.0, ..at };
        follower.fixed(Fix { at, accuracy_m: 9.0, time_ms: f64::from(step) * 5_000.0, speed_mps: None });
        follower.now(f64::from(step) * 5_000.0 + 4_000.0);
    }
}

fn draw(layer: &Layer) {
    let (mut picture, palette) = (Picture::new(layer), Palette::default());
    for (m_per_px, up) in [(0.3, 0.0), (2.0, 200.0), (40.0, 90.0)] {
        let view = View { centre: Spot { x: 20.0, y: -40.0 }, m_per_px, up };
        let drawing = Drawing {
            view,
            size: (390.0, 844.0),
            ratio: 2.0,
            palette: &palette,
            letter_px: 12.0,
            way: &[],
            taken: &[],
        };
        picture.draw(layer, &mut Nothing, &drawing);
    }
    if let Some(edge) = picture.street_at(layer, Spot::default(), 30.0) {
        assert!(layer.network.name_of(&layer.network.edges[edge]).is_some());
    }
}

/// A canvas on which nothing stays.
struct Nothing;

impl Canvas for Nothing {
    fn has(&self, _: usize) -> bool {
        false
    }
    fn begin(&mut self, _: usize) {}
    fn move_to(&mut self, x: f64, y: f64) {
        assert!(x.is_finite() && y.is_finite());
    }
    fn line_to(&mut self, x: f64, y: f64) {
        assert!(x.is_finite() && y.is_finite());
    }
    fn close(&mut self) {}
    fn transform(&mut self, matrix: [f64; 6]) {
        assert!(matrix.iter().all(|number| number.is_finite()), "{matrix:?}");
    }
    fn clear(&mut self, _: &str) {}
    fn fill(&mut self, _: usize, _: &str) {}
    fn stroke(&mut self, _: usize, _: Stroke) {}
    fn letters(&mut self, _: Lettering) {}
    fn halo(&mut self, _: &str, _: f64) {}
    fn text(&mut self, _: &str, _: f64) {}
}
