use proptest::prelude::*;
use safe_night_canterbury::content::place::{Kind, Place, Position};
use safe_night_canterbury::logic::geo::distance::LatLon;
use safe_night_canterbury::logic::geo::leg::leg;
use safe_night_canterbury::logic::geo::location::Fix;
use safe_night_canterbury::logic::geo::on_foot::{OnFoot, WalkTo};
use safe_night_canterbury::words::way::way_in_words;

use crate::sums::{fix_at, place};

const CLOCK_TOWER: LatLon = LatLon { lat: 51.27756, lon: 1.08305 };

/// A place this many degrees north and east of the Clock Tower, known to within 10 metres.
fn off(north: f64, east: f64) -> Place {
    let position = Position { lat: CLOCK_TOWER.lat + north, lon: CLOCK_TOWER.lon + east, accuracy_m: 10.0 };
    Place { position: Some(position), ..place("target", Kind::SafeHaven) }
}

/// A fix at the Clock Tower, from where the walk over the streets to a place takes so long.
fn by_streets(accuracy_m: f64, to: &Place, seconds: f64) -> Fix {
    let walk = WalkTo { to: LatLon::from(to.position.expect("a position")), seconds };
    Fix { on_foot: Some(OnFoot::keep(vec![walk])), ..fix_at(CLOCK_TOWER, accuracy_m) }
}

fn way_text(accuracy_m: f64, target: &Place) -> String {
    way_in_words(fix_at(CLOCK_TOWER, accuracy_m), target)
}

#[test]
fn the_way_is_shown_in_minutes_metres_and_a_direction() {
    let target = off(0.0022245, 0.003547);
    assert_eq!(way_text(20.0, &target), "About 6 min walk, 350 m north-east");
    assert_eq!(way_text(100.0, &target), "About 6 min walk, 350 m north-east");
}

/// A fix with an error larger than the distance gave "very near" for every place.
#[test]
fn a_rough_fix_calls_no_place_very_near_and_has_no_minutes_and_no_direction() {
    let target = off(0.0022245, 0.003547);
    assert_eq!(way_text(400.0, &target), "Somewhere within 760 m");
    assert_eq!(way_text(5000.0, &target), "Somewhere within 5 km");
    assert_eq!(way_text(20_000.0, &target), "Somewhere within 20 km");
    assert_eq!(leg(fix_at(CLOCK_TOWER, 400.0), &target).expect("a position").bearing, None);
}

#[test]
fn very_near_is_shown_with_the_greatest_possible_distance() {
    assert_eq!(way_text(20.0, &off(0.0, 0.0)), "Very near, within 30 m");
    assert_eq!(way_text(60.0, &off(0.0005, 0.0)), "Very near, within 130 m");
    assert_eq!(way_text(130.0, &off(0.0005, 0.0)), "Somewhere within 200 m");
}

#[test]
fn an_old_fix_gives_no_direction() {
    let target = off(0.0022245, 0.003547);
    let old = Fix { age_min: 3, ..fix_at(CLOCK_TOWER, 20.0) };
    assert_eq!(way_in_words(old, &target), "About 6 min walk, 350 m");
    assert_eq!(leg(old, &target).expect("a position").bearing, None);
}

#[test]
fn there_is_no_way_to_a_place_without_a_position() {
    let nowhere = place("nowhere", Kind::MentalHealthSafeHaven);
    assert_eq!(leg(fix_at(CLOCK_TOWER, 20.0), &nowhere), None);
    assert_eq!(way_text(20.0, &nowhere), "We do not know where it is");
}

#[test]
fn nobody_is_told_to_walk_from_london() {
    let charing_cross = fix_at(LatLon { lat: 51.5074, lon: -0.1278 }, 20.0);
    assert_eq!(way_in_words(charing_cross, &off(0.0, 0.0)), "88 km east");
}

#[test]
fn minutes_are_by_the_streets_where_that_walk_is_known() {
    let target = off(0.0022245, 0.003547);
    let fix = by_streets(20.0, &target, 541.0);
    assert_eq!(way_in_words(fix, &target), "10 min walk by the streets, 350 m north-east");
    assert_eq!(leg(fix, &target).expect("a position").walk_min(), 541.0 / 60.0);
    let at_once = by_streets(20.0, &target, 12.0);
    assert_eq!(way_in_words(at_once, &target), "1 min walk by the streets, 350 m north-east");
    // No way is known to it, or the walk is to another place.
    for fix in [by_streets(20.0, &target, f64::NAN), by_streets(20.0, &off(0.003, 0.003), 541.0)] {
        assert_eq!(way_in_words(fix, &target), "About 6 min walk, 350 m north-east");
        let straight = leg(fix_at(CLOCK_TOWER, 20.0), &target).expect("a position").walk_min();
        assert_eq!(leg(fix, &target).expect("a position").walk_min(), straight);
    }
}

#[test]
fn streets_make_no_rough_fix_exact_and_nobody_walk_from_far_away() {
    let target = off(0.0022245, 0.003547);
    assert_eq!(way_in_words(by_streets(400.0, &target, 541.0), &target), "Somewhere within 760 m");
    let here = off(0.0, 0.0);
    assert_eq!(way_in_words(by_streets(20.0, &here, 541.0), &here), "Very near, within 30 m");
    let charing_cross = Fix { at: LatLon { lat: 51.5074, lon: -0.1278 }, ..by_streets(20.0, &here, 541.0) };
    assert_eq!(way_in_words(charing_cross, &here), "88 km east");
}

proptest! {
    /// Wherever within its accuracy the phone is, minutes, metres and a direction are shown only if they are about right.
    #[test]
    fn the_words_are_right_wherever_within_its_accuracy_the_phone_is(
        accuracy_m in 1.0..8000.0, north in -0.05..0.05, east in -0.05..0.05
    ) {
        let target = off(north, east);
        let leg = leg(fix_at(CLOCK_TOWER, accuracy_m), &target).expect("a position");
        let words = way_text(accuracy_m, &target);
        let at_most = leg.distance_m + leg.off_by_m;
        // A person may be standing at the place, so it has no direction.
        prop_assert!(leg.bearing.is_none() || leg.distance_m > leg.off_by_m);
        if words.contains("min walk") {
            prop_assert!(leg.off_by_m <= 200.0 || at_most <= 1.5 * leg.distance_m, "{}", words);
        }
        if words.starts_with("Very near") {
            prop_assert!(at_most <= 150.0, "{}", words);
        }
    }
}
