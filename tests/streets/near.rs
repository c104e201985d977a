//! The streets around somebody, in words.

use proptest::prelude::*;
use streets::guide::words::{Units, length};
use streets::layer::{Kind, Layer, Traits};
use streets::near::{NearStreet, Side, side_of, streets_near};

use crate::plan::{Plan, plan, towns};
use crate::sketch::spot;

/// A street on each side of the origin.
fn town() -> Layer {
    plan()
        .street("Burgate", Kind::Street, &[(-300, 60), (300, 60)])
        .street("Castle Street", Kind::Street, &[(80, -300), (80, 59)])
        .street("Wincheap", Kind::Primary, &[(-300, -100), (79, -100)])
        .street("Stour Street", Kind::Street, &[(-130, -99), (-130, 59)])
}

fn words(streets: &[NearStreet]) -> Vec<String> {
    streets.iter().map(NearStreet::words).collect()
}

#[test]
fn each_street_is_told_by_its_distance_and_its_side_the_nearest_first() {
    assert_eq!(
        words(&streets_near(&town(), spot(0.0, 0.0), 10.0, Some(0.0))),
        [
            "Burgate, 60 metres ahead",
            "Castle Street, 80 metres to your right",
            "Wincheap, 100 metres behind you",
            "Stour Street, 130 metres to your left",
        ]
    );
    assert_eq!(
        words(&streets_near(&town(), spot(0.0, 0.0), 10.0, Some(90.0)))[..2],
        ["Burgate, 60 metres to your left", "Castle Street, 80 metres ahead"]
    );
}

#[test]
fn the_compass_tells_the_side_to_whoever_has_no_heading() {
    assert_eq!(
        words(&streets_near(&town(), spot(0.0, 0.0), 10.0, None)),
        [
            "Burgate, 60 metres north",
            "Castle Street, 80 metres east",
            "Wincheap, 100 metres south",
            "Stour Street, 130 metres west",
        ]
    );
}

#[test]
fn a_rough_fix_tells_no_side_and_no_more_than_it_knows() {
    let town = town();
    let streets = streets_near(&town, spot(0.0, 0.0), 50.0, Some(0.0));
    assert_eq!(
        words(&streets)[..3],
        ["Burgate, about 60 metres away", "Castle Street, about 80 metres away", "Wincheap, about 100 metres away",]
    );
    assert_eq!(words(&streets_near(&town, spot(0.0, 55.0), 20.0, Some(0.0)))[0], "Burgate, within 30 metres");
    for accuracy_m in [101.0, f64::NAN, f64::INFINITY, -1.0] {
        assert_eq!(streets_near(&town, spot(0.0, 0.0), accuracy_m, Some(0.0)), []);
    }
}

#[test]
fn an_underpass_is_not_a_street_nearby() {
    let town = plan().street_with("Rheims Way", Kind::Footway, Traits::TUNNEL, &[(-50, 10), (50, 10)]);
    assert_eq!(streets_near(&town, spot(0.0, 0.0), 5.0, None), []);
}

#[test]
fn distances_are_said_as_the_app_says_its_own() {
    let said = [0.0, 14.9, 60.0, 994.0, 995.0, 1_240.0, 9_940.0, 9_960.0, 11_600.0]
        .map(|metres| length(metres, Units::InFull));
    assert_eq!(
        said,
        [
            "10 metres",
            "10 metres",
            "60 metres",
            "990 metres",
            "1.0 kilometres",
            "1.2 kilometres",
            "9.9 kilometres",
            "10 kilometres",
            "12 kilometres",
        ]
    );
}

proptest! {
    #[test]
    fn each_name_is_told_once_the_nearest_first(
        town in towns(), x in -1200.0..1200.0, y in -1200.0..1200.0, accuracy in 0.0..100.0, heading in prop::option::of(-720.0..720.0),
    ) {
        let streets = streets_near(&town, spot(x, y), accuracy, heading);
        for pair in streets.windows(2) {
            prop_assert!(pair[0].metres <= pair[1].metres);
        }
        for (index, street) in streets.iter().enumerate() {
            prop_assert!(streets[index + 1..].iter().all(|other| other.name != street.name));
            prop_assert!(street.side.is_none() || street.metres > 2.0 * accuracy, "that side may be wrong");
            prop_assert!(street.side.is_none_or(|side| matches!(side, Side::Compass(_)) == heading.is_none()));
        }
    }

    #[test]
    fn whoever_turns_round_has_it_on_the_other_side(bearing in 0.0..360.0f64, heading in 0.0..360.0) {
        let to = spot(100.0 * bearing.to_radians().sin(), 100.0 * bearing.to_radians().cos());
        let from = spot(0.0, 0.0);
        let opposite = match side_of(from, to, Some(heading)) {
            Side::Ahead => Side::Behind,
            Side::Behind => Side::Ahead,
            Side::Left => Side::Right,
            Side::Right => Side::Left,
            side => side,
        };
        // On the border of two sides either is right.
        let off = (bearing - heading - 45.0).rem_euclid(90.0);
        prop_assume!(off > 1e-6 && off < 90.0 - 1e-6);
        prop_assert_eq!(side_of(from, to, Some(heading + 180.0)), opposite);
    }
}
