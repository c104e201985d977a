//! The street somebody is on, in words: never more than the fix can tell.

use proptest::prelude::*;
use streets::layer::{Kind, Layer, Traits};
use streets::place_on::street_words;
use streets::plane::Spot;

use crate::plan::{Plan, plan, towns};
use crate::sketch::spot;

fn words(town: &Layer, x: f64, y: f64, accuracy_m: f64) -> Option<String> {
    street_words(town, spot(x, y), accuracy_m, &[])
}

fn crossing() -> Layer {
    plan().street("Burgate", Kind::Street, &[(-200, 0), (0, 0), (200, 0)]).street(
        "Butchery Lane",
        Kind::Pedestrian,
        &[(0, 0), (0, 200)],
    )
}

#[test]
fn the_street_is_told_with_the_landmark_nearby() {
    let gate: &[(Spot, &str)] = &[(spot(70.0, 10.0), "the Cathedral gate"), (spot(30.0, 400.0), "the bus station")];
    assert_eq!(street_words(&crossing(), spot(100.0, 4.0), 10.0, gate).unwrap(), "On Burgate, near the Cathedral gate");
    assert_eq!(street_words(&crossing(), spot(-150.0, 4.0), 10.0, gate).unwrap(), "On Burgate");
}

#[test]
fn two_streets_that_the_fix_cannot_tell_apart_are_both_told() {
    assert_eq!(words(&crossing(), 8.0, 3.0, 15.0).unwrap(), "On Burgate or Butchery Lane");
    assert_eq!(words(&crossing(), 2.0, 6.0, 15.0).unwrap(), "On Butchery Lane or Burgate");
    assert_eq!(words(&crossing(), 60.0, 3.0, 15.0).unwrap(), "On Burgate");
    assert_eq!(words(&crossing(), 8.0, 1.0, 3.0).unwrap(), "On Burgate", "a good fix tells them apart");
}

#[test]
fn of_three_none_is_told() {
    let town = crossing().street("Longmarket", Kind::Pedestrian, &[(0, 0), (-100, -100)]);
    assert_eq!(words(&town, 2.0, 1.0, 15.0), None);
}

#[test]
fn whoever_is_off_the_streets_is_on_none() {
    assert_eq!(words(&crossing(), 100.0, 60.0, 15.0), None);
    assert_eq!(words(&crossing(), 100.0, 30.0, 40.0), None, "the fix may be right");
    assert_eq!(words(&crossing(), 100.0, 3.0, 60.0), None, "too rough");
    assert_eq!(words(&crossing(), 100.0, 3.0, f64::NAN), None);
}

#[test]
fn a_path_that_is_surely_nearer_than_the_street_is_not_the_street() {
    let town = crossing().street("", Kind::Footway, &[(-200, 14), (200, 14)]);
    assert_eq!(words(&town, 100.0, 13.0, 5.0), None);
    assert_eq!(words(&town, 100.0, 1.0, 5.0).unwrap(), "On Burgate");
    let town = crossing().street("", Kind::Pavement, &[(-200, 6), (200, 6)]);
    assert_eq!(words(&town, 100.0, 7.0, 3.0).unwrap(), "On Burgate", "its pavement is a part of it");
}

/// A street over an underpass that crosses it, and another one far off.
fn underpass(name: &str) -> Layer {
    plan()
        .street("Rhodaus Town", Kind::Trunk, &[(-200, 0), (200, 0)])
        .street_with(name, Kind::Footway, Traits::TUNNEL, &[(8, -20), (8, 20)])
        .street("", Kind::Footway, &[(8, 20), (8, 200)])
}

#[test]
fn a_fix_over_an_underpass_is_on_the_street() {
    // 2 m from its line, 6 m from the street above.
    for name in ["", "Station Subway"] {
        assert_eq!(words(&underpass(name), 10.0, 6.0, 15.0).unwrap(), "On Rhodaus Town");
    }
}

#[test]
fn a_fix_at_a_mouth_far_from_streets_is_by_the_underpass() {
    let tunnel = [(0, 60), (0, 120)];
    let town = plan().street("Rheims Way", Kind::Trunk, &[(-200, 40), (200, 40)]).street_with(
        "",
        Kind::Footway,
        Traits::TUNNEL,
        &tunnel,
    );
    assert_eq!(words(&town, 3.0, 90.0, 10.0).unwrap(), "By the underpass at Rheims Way");
    let alone = plan().street_with("", Kind::Footway, Traits::TUNNEL, &tunnel);
    assert_eq!(words(&alone, 3.0, 90.0, 10.0).unwrap(), "By an underpass");
    let landmarks = [(spot(20.0, 90.0), "the police station")];
    let said = street_words(&alone, spot(3.0, 90.0), 10.0, &landmarks);
    assert_eq!(said.unwrap(), "By the underpass near the police station");
}

#[test]
fn a_towpath_under_a_bridge_does_not_hide_the_street_above() {
    let town = plan().street_with("St Radigund’s Street", Kind::Street, Traits::BRIDGE, &[(-100, 0), (100, 0)]).street(
        "",
        Kind::Footway,
        &[(0, -100), (0, 100)],
    );
    assert_eq!(words(&town, 4.0, 5.0, 10.0).unwrap(), "On St Radigund’s Street");
}

proptest! {
    #[test]
    fn a_street_is_told_only_if_it_is_within_reach(
        town in towns(), x in -1200.0..1200.0, y in -1200.0..1200.0, accuracy in 0.0..60.0,
    ) {
        let Some(said) = words(&town, x, y, accuracy) else { return Ok(()) };
        let names = town.network.names.iter().filter(|name| said.contains(&**name));
        prop_assert!(said.starts_with("By ") || (1..=2).contains(&names.count()), "{said}");
        prop_assert!(accuracy <= 50.0);
        let near = streets::near::streets_near(&town, spot(x, y), accuracy, None);
        if let Some(rest) = said.strip_prefix("On ") {
            let first = rest.split(" or ").next().unwrap_or_default();
            prop_assert_eq!(near[0].metres, near.iter().find(|street| street.name == first).unwrap().metres);
            prop_assert!(near[0].metres <= (accuracy * 0.6).max(15.0));
        }
    }
}
