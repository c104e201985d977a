//! The sums of the map: the plane, what fingers do to the picture, which names fit, the scale.

use proptest::prelude::*;
use safe_night_canterbury::components::map_picture::{Scene, point_of};
use safe_night_canterbury::components::pen::{Pen, number};
use safe_night_canterbury::logic::geo::distance::{LatLon, distance_m, initial_bearing, walk_min};
use safe_night_canterbury::logic::map::fingers::Fingers;
use safe_night_canterbury::logic::map::labels::{
    Area, Labels, RANKS, Side, Spot, lines_of, name_area, place_labels, tapped,
};
use safe_night_canterbury::logic::map::projection::{Point, project, unproject};
use safe_night_canterbury::logic::map::rings::rings;
use safe_night_canterbury::logic::map::scale_bar::scale_bar;
use safe_night_canterbury::logic::map::view::{M_PER_PX, Pixel, View, distance};

use crate::sums::fix_at;
use crate::support::editions::knowledge;

fn view() -> impl Strategy<Value = View> {
    (-3000.0..3000.0, -3000.0..3000.0, 0.3..20.0, 0.0..360.0).prop_map(|(x, y, m_per_px, up)| View {
        centre: Point { x, y },
        m_per_px,
        up,
    })
}

fn pixel() -> impl Strategy<Value = Pixel> {
    (-180.0..180.0, -250.0..250.0).prop_map(|(x, y)| Pixel { x, y })
}

fn anywhere() -> impl Strategy<Value = LatLon> {
    (51.25..51.31, 1.04..1.12).prop_map(|(lat, lon)| LatLon { lat, lon })
}

const NORTH_UP: View = View { centre: Point { x: 0.0, y: 0.0 }, m_per_px: 2.0, up: 0.0 };

proptest! {
    #[test]
    fn a_position_on_the_plane_and_back_is_the_same(at in anywhere()) {
        let back = unproject(project(at));
        prop_assert!((back.lat - at.lat).abs() < 1e-9 && (back.lon - at.lon).abs() < 1e-9);
    }

    /// Against the great circle: within 0.2 % and 0.2°, less than a pixel on a phone.
    #[test]
    fn the_plane_is_to_scale(from in anywhere(), to in anywhere()) {
        let (a, b) = (project(from), project(to));
        let (east, north) = (b.x - a.x, b.y - a.y);
        let (length, exact) = (east.hypot(north), distance_m(from, to));
        prop_assert!((length - exact).abs() <= 0.002 * exact + 0.01, "{} for {}", length, exact);
        if exact > 50.0 {
            let off = (east.atan2(north).to_degrees() - initial_bearing(from, to)).rem_euclid(360.0);
            prop_assert!(off.min(360.0 - off) < 0.2, "{} degrees off", off);
        }
    }

    #[test]
    fn a_point_of_the_picture_and_back_is_the_same(view in view(), at in pixel()) {
        prop_assert!(distance(view.pixel(view.point(at)), at) < 1e-6);
    }

    /// What is ahead is up, whatever direction that is.
    #[test]
    fn what_lies_in_the_direction_that_is_up_is_above_the_middle(up in 0.0..360.0f64, far in 10.0..500.0f64) {
        let (sin, cos) = up.to_radians().sin_cos();
        let at = View { up, ..NORTH_UP }.pixel(Point { x: far * sin, y: far * cos });
        prop_assert!(at.x.abs() < 1e-6 && (at.y + far / 2.0).abs() < 1e-6, "{:?}", at);
    }

    #[test]
    fn one_finger_keeps_the_point_under_it(view in view(), from in pixel(), to in pixel()) {
        let mut fingers = Fingers::default();
        fingers.press(1, from, true, view);
        fingers.moved(1, to);
        let now = fingers.view().expect("a finger");
        if distance(from, to) > 8.0 {
            prop_assert!(distance(now.pixel(view.point(from)), to) < 1e-6);
        } else {
            prop_assert_eq!(now, view);
        }
    }

    #[test]
    fn two_fingers_keep_the_point_between_them(
        view in view(), a in pixel(), b in pixel(), to_a in pixel(), to_b in pixel()
    ) {
        let mut fingers = Fingers::default();
        fingers.press(1, a, true, view);
        fingers.press(2, b, false, view);
        fingers.moved(1, to_a);
        fingers.moved(2, to_b);
        let now = fingers.view().expect("two fingers");
        let middle = |a: Pixel, b: Pixel| Pixel { x: (a.x + b.x) / 2.0, y: (a.y + b.y) / 2.0 };
        prop_assert!(distance(now.pixel(view.point(middle(a, b))), middle(to_a, to_b)) < 1e-6);
        let free = M_PER_PX.0 < now.m_per_px && now.m_per_px < M_PER_PX.1;
        if free && distance(a, b) > 10.0 && distance(to_a, to_b) > 10.0 {
            let times = view.m_per_px / now.m_per_px;
            prop_assert!((times - distance(to_a, to_b) / distance(a, b)).abs() < 1e-6);
        }
    }

    /// Report 36: whatever comes and goes in whatever order, coming and going itself moves nothing, and the last finger alone pans.
    #[test]
    fn fingers_that_come_and_go_move_nothing(
        view in view(), acts in prop::collection::vec((0..4, 0..3, pixel()), 1..30), last in pixel()
    ) {
        let (mut fingers, mut shown) = (Fingers::default(), view);
        for (act, id, at) in acts {
            match act {
                0 => fingers.press(id, at, false, shown),
                1 => drop(fingers.lift(id, shown)),
                _ => drop(fingers.moved(id, at)),
            }
            if act < 2 {
                if let Some(now) = fingers.view() {
                    prop_assert!(distance(now.pixel(shown.centre), Pixel::default()) < 1e-6, "it jumped");
                    prop_assert!((now.m_per_px - shown.m_per_px).abs() < 1e-9, "it grew");
                }
            } else if let Some(now) = fingers.view() {
                shown = now;
            }
        }
        // The next first finger finds no other, whatever was never told to have gone.
        fingers.press(9, Pixel::default(), true, shown);
        fingers.moved(9, last);
        let now = fingers.view().expect("one finger");
        prop_assert_eq!(now.m_per_px, shown.m_per_px);
        if distance(last, Pixel::default()) > 8.0 {
            prop_assert!(distance(now.pixel(shown.point(Pixel::default())), last) < 1e-6);
        }
        fingers.lift(9, now);
        prop_assert!(fingers.none());
    }

    #[test]
    fn no_name_covers_a_sign_or_another_name(m_per_px in 0.2..40.0, up in 0.0..360.0, letter_px in 8.0..40.0) {
        let knowledge = knowledge();
        let view = View { m_per_px, up, ..NORTH_UP };
        let labels = place_labels(spots(view), Vec::new(), letter_px);
        let Labels { spots, drawn, .. } = &labels;
        let names = areas(&labels, letter_px);
        for (index, name) in &names {
            for (other, area) in &names {
                prop_assert!(index == other || !name.overlaps(area), "two names at {} m to a pixel", m_per_px);
            }
            for (other, spot) in spots.iter().enumerate().filter(|(other, _)| drawn[*other].sign) {
                let sign = Area::around(spot.at, spot.sign);
                prop_assert!(!name.overlaps(&sign), "{} covers {}", index, knowledge.places[other].name);
            }
        }
        prop_assert!(drawn.iter().any(|drawn| drawn.sign));
    }

    /// Moving the picture changes neither the scale nor the direction, and the layout knows nothing else of the view.
    #[test]
    fn moving_the_picture_changes_no_name(view in view(), x in -4000.0..4000.0, y in -4000.0..4000.0) {
        let places = &knowledge().places;
        let moved = View { centre: Point { x, y }, ..view };
        prop_assert_eq!(Scene::of(places, view).labels(), Scene::of(places, moved).labels());
    }

    #[test]
    fn the_scale_bar_is_round_and_true(m_per_px in 0.2..40.0) {
        let (metres, px) = scale_bar(m_per_px, 100.0);
        prop_assert!((f64::from(metres) - px * m_per_px).abs() < 1e-6);
        prop_assert!(px <= 100.0 && px > 39.0, "{} m is {} px", metres, px);
        let digits = metres.to_string();
        prop_assert!("125".contains(&digits[..1]) && digits[1..].bytes().all(|digit| digit == b'0'), "{}", metres);
    }

    #[test]
    fn rings_are_as_far_as_the_app_says_one_walks(m_per_px in 0.2..40.0, off_by_m in 0.0..2000.0) {
        for (minutes, radius_m) in rings(m_per_px, off_by_m) {
            prop_assert!((walk_min(radius_m) - f64::from(minutes)).abs() < 1e-9);
            prop_assert!(radius_m > off_by_m);
        }
    }
}

fn spot(at: Pixel, place: usize, name: &str) -> Spot {
    Spot { place, at, sign: 11.0, lines: lines_of(name), rank: if place == 7 { 0 } else { 1 + place as u8 % RANKS } }
}

fn spots(view: View) -> Vec<Spot> {
    let places = knowledge().places.iter().enumerate();
    places.filter_map(|(index, place)| Some(spot(view.turned(point_of(place)?), index, &place.name))).collect()
}

fn areas(labels: &Labels, letter_px: f64) -> Vec<(usize, Area)> {
    let named = labels.spots.iter().zip(&labels.drawn).enumerate();
    named.filter_map(|(index, (spot, drawn))| Some((index, name_area(spot, drawn.name?, letter_px)))).collect()
}

#[test]
fn a_tap_chooses_the_nearest_and_the_next_tap_the_one_below_it() {
    let at = |x: f64| Pixel { x, y: 0.0 };
    let spots = [0.0, 6.0, 0.0, 100.0].map(|x| spot(at(x), 0, ""));
    assert_eq!(tapped(&spots, at(1.0), None), Some(0));
    assert_eq!(tapped(&spots, at(1.0), Some(0)), Some(2));
    assert_eq!(tapped(&spots, at(1.0), Some(2)), Some(1));
    assert_eq!(tapped(&spots, at(1.0), Some(1)), Some(0), "round again");
    assert_eq!(tapped(&spots, at(1.0), Some(3)), Some(0), "what is chosen elsewhere does not matter");
    assert_eq!(tapped(&spots, at(50.0), None), None);
}

/// Report 36: what never lifts is forgotten; two fingers and one that is taken away.
#[test]
fn one_finger_that_is_left_moves_the_map() {
    let at = |x: f64, y: f64| Pixel { x, y };
    let mut fingers = Fingers::default();
    fingers.press(1, at(0.0, 0.0), true, NORTH_UP);
    fingers.press(2, at(100.0, 0.0), false, NORTH_UP);
    fingers.moved(2, at(150.0, 0.0));
    let pinched = fingers.view().expect("two");
    // The browser takes the first away.
    assert_eq!(fingers.lift(1, pinched), None);
    assert_eq!(fingers.view(), Some(pinched));
    fingers.moved(2, at(170.0, 30.0));
    let moved = fingers.view().expect("one");
    assert_eq!(moved.m_per_px, pinched.m_per_px);
    assert!(distance(moved.pixel(pinched.centre), at(20.0, 30.0)) < 1e-9);
    assert_eq!(fingers.lift(2, moved), None, "it is no tap");
    assert!(fingers.none() && fingers.view().is_none());
}

#[test]
fn a_tap_is_one_finger_that_stays_where_it_is() {
    let at = Pixel { x: 10.0, y: 20.0 };
    let mut fingers = Fingers::default();
    fingers.press(1, at, true, NORTH_UP);
    fingers.moved(1, Pixel { x: 13.0, y: 22.0 });
    assert_eq!(fingers.view(), Some(NORTH_UP), "it moves nothing");
    assert_eq!(fingers.lift(1, NORTH_UP), Some(Pixel { x: 13.0, y: 22.0 }));
    fingers.press(1, at, true, NORTH_UP);
    fingers.press(2, Pixel::default(), false, NORTH_UP);
    assert_eq!(fingers.lift(2, NORTH_UP), None);
    assert_eq!(fingers.lift(1, NORTH_UP), None, "two fingers choose nothing");
}

/// A chosen place and those who help have their names in the usual views, in the letters of a usual phone.
#[test]
fn the_chosen_place_always_has_its_sign_and_its_name() {
    let places = &knowledge().places;
    for place in places.iter().filter(|place| place.position.is_some()) {
        for m_per_px in [0.5, 2.2, 5.0, 12.0] {
            let scene = Scene { chosen: Some(place), ..Scene::of(places, View { m_per_px, ..NORTH_UP }) };
            let Labels { spots, drawn, .. } = scene.labels();
            let index = spots.iter().position(|spot| places[spot.place].id == place.id).expect("it is drawn");
            assert!(drawn[index].sign && drawn[index].name.is_some(), "{} at {m_per_px} m to a pixel", place.name);
        }
    }
}

#[test]
fn the_rings_say_nothing_within_the_accuracy_of_the_phone() {
    assert_eq!(rings(2.2, 30.0).iter().map(|(minutes, _)| *minutes).collect::<Vec<_>>(), [5, 10, 15]);
    assert_eq!(rings(2.2, 400.0).iter().map(|(minutes, _)| *minutes).collect::<Vec<_>>(), [10, 15]);
}

/// The circle around the person is as large as their phone says, to scale.
#[test]
fn the_accuracy_is_drawn_to_scale() {
    let city = LatLon { lat: 51.27756, lon: 1.08305 };
    let drawn = |accuracy_m: f64| markup(&Scene { fix: Some(fix_at(city, accuracy_m)), ..Scene::of(&[], NORTH_UP) });
    assert!(drawn(80.0).contains("class=\"around\" d=\"M-40 0a40 40 "), "{}", drawn(80.0));
    assert!(drawn(300.0).contains("class=\"around\" d=\"M-150 0a150 150 "), "{}", drawn(300.0));
}

/// Places known to 80 metres have a circle of 80 metres, and those known well have none but their sign.
#[test]
fn how_well_a_place_is_known_is_drawn_to_scale() {
    for place in knowledge().places.iter().filter(|place| place.position.is_some()) {
        let radius = place.position.expect("a position").accuracy_m / 2.0;
        let drawn = markup(&Scene::of(std::slice::from_ref(place), NORTH_UP));
        let circle = format!("a{0} {0} 0 1 0 ", radius.round());
        let known_to = drawn.split("class=\"known-to\"").nth(1).and_then(|rest| rest.split("/path").next());
        assert_eq!(known_to.expect("a path").contains(&circle), radius > 14.0, "{}: {drawn}", place.name);
    }
}

fn markup(scene: &Scene) -> String {
    let mut pen = Pen::new();
    scene.draw(&mut pen, &scene.labels());
    pen.markup()
}

#[test]
fn numbers_in_attributes_are_plain_decimals() {
    let said = [0.0, 1.0, -1.5, 0.000_001, -1234.25, 8000.123].map(number);
    assert_eq!(said, ["0.000000", "1.000000", "-1.500000", "0.000001", "-1234.250000", "8000.123000"]);
}

#[test]
fn a_name_is_broken_between_words_and_never_cut() {
    for place in &knowledge().places {
        assert_eq!(lines_of(&place.name).join(" "), place.name);
    }
    assert_eq!(lines_of("Canterbury Christ Church University"), ["Canterbury Christ", "Church University"]);
    let Area { left, right, .. } = name_area(&spot(Pixel::default(), 0, "Police"), Side::Right, 10.0);
    assert!(left >= 11.0 && right > left + 30.0);
}
