use std::collections::BTreeSet;

use chrono::NaiveDateTime;
use proptest::prelude::*;
use safe_night_canterbury::content::check::DISTRICT;
use safe_night_canterbury::content::place::{Kind, Place, Position, Purpose};
use safe_night_canterbury::finder::distance::{LatLon, distance_m};
use safe_night_canterbury::finder::location::Fix;
use safe_night_canterbury::finder::opening::{Opening, opening};
use safe_night_canterbury::finder::ranking::{Way, cannot_separate, order, way, way_in_words};

use crate::{at, day, open_at, place, reported};

const CLOCK_TOWER: LatLon = LatLon { lat: 51.27756, lon: 1.08305 };

fn tuesday_evening() -> NaiveDateTime {
    at(day(2027, 3, 23), 20, 0)
}

fn fix(accuracy_m: f64) -> Fix {
    Fix { at: CLOCK_TOWER, accuracy_m }
}

/// The place under another name, so many degrees north of the Clock Tower.
fn north(id: &str, degrees: f64, place: Place) -> Place {
    let position = Position { lat: CLOCK_TOWER.lat + degrees, lon: CLOCK_TOWER.lon, accuracy_m: 10.0 };
    Place { id: id.into(), name: id.into(), position: Some(position), ..place }
}

fn ids(places: &[Place], purpose: Purpose, seen: Option<(Fix, NaiveDateTime)>) -> Vec<String> {
    order(places, purpose, seen.map(|(fix, _)| fix), seen.map(|(_, now)| now))
        .into_iter()
        .map(|index| places[index].id.clone())
        .collect()
}

#[test]
fn open_and_confirmed_comes_first_then_open_and_reported_then_the_rest_each_by_distance() {
    let always = || open_at("24/7");
    let morning = || open_at("Mo-Su 06:00-10:00");
    let places = [
        north("closed-at-once", 0.0001, morning()),
        north("not-known-at-once", 0.0002, place("", Kind::Police)),
        north("reported-near", 0.001, reported(always())),
        north("reported-closed", 0.0003, reported(morning())),
        north("reported-far", 0.002, reported(always())),
        north("open-far", 0.02, always()),
        north("open-near", 0.01, always()),
    ];
    assert_eq!(
        ids(&places, Purpose::Help, Some((fix(20.0), tuesday_evening()))),
        [
            "open-near",
            "open-far",
            "reported-near",
            "reported-far",
            "closed-at-once",
            "not-known-at-once",
            "reported-closed"
        ]
    );
}

#[test]
fn a_place_that_nobody_has_published_the_position_of_comes_last_among_its_like() {
    let nowhere = |id: &str, place: Place| Place { id: id.into(), name: id.into(), position: None, ..place };
    let places = [
        nowhere("a-open-somewhere", open_at("24/7")),
        nowhere("a-reported-somewhere", reported(open_at("24/7"))),
        north("z-reported", 0.001, reported(open_at("24/7"))),
        north("z-open", 0.1, open_at("24/7")),
    ];
    assert_eq!(
        ids(&places, Purpose::Help, Some((fix(20.0), tuesday_evening()))),
        ["z-open", "a-open-somewhere", "z-reported", "a-reported-somewhere"]
    );
}

#[test]
fn what_is_no_help_is_ordered_by_distance_whatever_its_hours() {
    let shop = |place: Place| Place { kind: Kind::OpenAllNight, ..place };
    let places = [
        north("open-far", 0.02, shop(open_at("24/7"))),
        north("closed-near", 0.001, shop(open_at("Mo-Su 06:00-10:00"))),
        north("not-known-between", 0.01, place("", Kind::Landmark)),
    ];
    assert_eq!(
        ids(&places, Purpose::Landmark, Some((fix(20.0), tuesday_evening()))),
        ["closed-near", "not-known-between", "open-far"]
    );
}

#[test]
fn without_a_fix_the_kind_comes_first_and_then_the_name() {
    let named = |id: &str, name: &str, kind: Kind| Place { name: name.into(), ..place(id, kind) };
    let places = [
        named("p", "A police station", Kind::Police),
        named("h2", "Zoo", Kind::SafeHaven),
        named("h1", "Arcade", Kind::SafeHaven),
        named("h3", "Arcade", Kind::SafeHaven),
        named("s", "Station", Kind::Station),
    ];
    assert_eq!(ids(&places, Purpose::Help, None), ["h1", "h3", "h2", "p"]);
}

#[test]
fn each_list_holds_the_places_of_its_purpose_alone() {
    let places = [place("haven", Kind::SafeHaven), place("rank", Kind::TaxiRank), place("tower", Kind::Landmark)];
    for (purpose, id) in [(Purpose::Help, "haven"), (Purpose::WayHome, "rank"), (Purpose::Landmark, "tower")] {
        assert_eq!(ids(&places, purpose, None), [id]);
    }
}

fn some_places() -> impl Strategy<Value = Vec<Place>> {
    let position = prop::option::of((DISTRICT.south..DISTRICT.north, DISTRICT.west..DISTRICT.east))
        .prop_map(|at| at.map(|(lat, lon)| Position { lat, lon, accuracy_m: 20.0 }));
    let hours = prop::sample::select(vec![None, Some("24/7"), Some("Mo-Su 17:00-05:00"), Some("Mo-Fr 09:00-17:00")]);
    let kind = prop::sample::select(vec![Kind::SafeHaven, Kind::CampusSecurity, Kind::Police, Kind::TaxiRank]);
    let name = prop::sample::select(vec!["One", "Two"]);
    let one = (position, hours, kind, name, any::<bool>()).prop_map(|(position, hours, kind, name, confirmed)| {
        let found = hours.map_or_else(|| place("", kind), open_at);
        let found = if confirmed { found } else { reported(found) };
        Place { position, kind, name: name.into(), ..found }
    });
    prop::collection::vec(one, 0..12).prop_map(|places| {
        places.into_iter().enumerate().map(|(n, place)| Place { id: format!("place-{n}"), ..place }).collect()
    })
}

fn some_places_twice() -> impl Strategy<Value = (Vec<Place>, Vec<Place>)> {
    some_places().prop_flat_map(|places| (Just(places.clone()), Just(places).prop_shuffle()))
}

fn some_moment() -> impl Strategy<Value = NaiveDateTime> {
    (0..7 * 24 * 60i64).prop_map(|minute| at(day(2027, 3, 22), 0, 0) + chrono::Duration::minutes(minute))
}

fn place_in_list(opening: Opening) -> u8 {
    match opening {
        Opening::Open { .. } => 0,
        Opening::NotConfirmed { reported_open: true } => 1,
        Opening::NotConfirmed { reported_open: false } | Opening::Closed { .. } | Opening::NotKnown => 2,
    }
}

proptest! {
    // Lowering the hours of a dozen places takes its time.
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn the_order_does_not_hang_on_how_the_places_lie_in_the_file(
        (places, shuffled) in some_places_twice(), now in some_moment()
    ) {
        for seen in [None, Some((fix(20.0), now))] {
            let first = ids(&places, Purpose::Help, seen);
            prop_assert_eq!(&first, &ids(&places, Purpose::Help, seen));
            prop_assert_eq!(&first, &ids(&shuffled, Purpose::Help, seen));
        }
    }

    #[test]
    fn every_place_of_the_purpose_stands_in_the_list_once(places in some_places(), now in some_moment()) {
        for seen in [None, Some((fix(20.0), now))] {
            let listed = order(&places, Purpose::Help, seen.map(|(fix, _)| fix), seen.map(|(_, now)| now));
            let once: BTreeSet<_> = listed.iter().copied().collect();
            let expected: BTreeSet<_> =
                (0..places.len()).filter(|index| places[*index].kind.purpose() == Purpose::Help).collect();
            prop_assert_eq!(listed.len(), once.len());
            prop_assert_eq!(once, expected);
        }
    }

    #[test]
    fn no_place_stands_before_one_that_is_surer_or_as_sure_and_nearer(places in some_places(), now in some_moment()) {
        let listed = order(&places, Purpose::Help, Some(fix(20.0)), Some(now));
        let keys: Vec<_> = listed
            .into_iter()
            .map(|index| {
                let place = &places[index];
                let metres = place.position.map_or(f64::INFINITY, |Position { lat, lon, .. }| {
                    distance_m(CLOCK_TOWER, LatLon { lat, lon })
                });
                (place_in_list(opening(place, now)), metres)
            })
            .collect();
        prop_assert!(keys.is_sorted(), "{:?}", keys);
    }

    /// Wherever within its accuracy the phone really is, the order of two places that can be separated stands.
    #[test]
    fn two_places_that_can_be_separated_are_in_the_right_order_for_the_true_position(
        accuracy_m in 1.0..2000.0, nearer in 0.0..5000.0, farther in 0.0..5000.0, off in -1.0..1.0, and in -1.0..1.0
    ) {
        let to = |distance_m: f64| Way { distance_m, bearing: None };
        prop_assume!(nearer < farther && !cannot_separate(fix(accuracy_m), to(nearer), to(farther)));
        prop_assert!(nearer + off * accuracy_m <= farther + and * accuracy_m);
    }
}

/// A place that was to be looked at again the day before.
fn old(mut place: Place, now: NaiveDateTime) -> Place {
    place.evidence.review_by = now.date().pred_opt().expect("the day before");
    place
}

#[test]
fn what_is_past_its_review_drops_below_every_place_that_is_not() {
    let now = tuesday_evening();
    let places = [
        old(north("a-old-and-open-at-once", 0.0001, open_at("24/7")), now),
        north("b-closed-and-far", 0.02, open_at("Mo-Su 06:00-10:00")),
        north("c-not-known-and-farther", 0.03, place("", Kind::Police)),
    ];
    let below = ["b-closed-and-far", "c-not-known-and-farther", "a-old-and-open-at-once"];
    assert_eq!(ids(&places, Purpose::Help, Some((fix(20.0), now))), below);
    // Without a fix too, by the time alone.
    let by_time: Vec<_> = order(&places, Purpose::Help, None, Some(now)).into_iter().map(|n| &places[n].id).collect();
    assert_eq!(by_time.last(), Some(&&places[0].id));
}

#[test]
fn where_all_are_past_their_review_the_order_is_as_before() {
    let now = tuesday_evening();
    let places = [
        north("far", 0.02, reported(open_at("24/7"))),
        north("near", 0.001, reported(open_at("24/7"))),
        north("nearest", 0.0001, place("", Kind::Police)),
    ];
    let all_old = places.clone().map(|place| old(place, now));
    let seen = Some((fix(20.0), now));
    assert_eq!(ids(&places, Purpose::Help, seen), ids(&all_old, Purpose::Help, seen));
}

#[test]
fn a_rough_fix_cannot_separate_two_places_and_a_good_one_can() {
    let to = |distance_m: f64| Way { distance_m, bearing: None };
    assert!(cannot_separate(fix(500.0), to(300.0), to(400.0)));
    assert!(cannot_separate(fix(50.0), to(300.0), to(400.0)));
    assert!(!cannot_separate(fix(49.0), to(300.0), to(400.0)));
    assert_eq!(
        cannot_separate(fix(20.0), to(400.0), to(300.0)),
        cannot_separate(fix(20.0), to(300.0), to(400.0)),
        "whichever is named first"
    );
}

#[test]
fn no_direction_is_given_to_a_place_at_which_the_person_may_be_standing() {
    let there = north("there", 0.001, place("", Kind::SafeHaven));
    let metres = way(fix(0.0), &there).expect("it has a position").distance_m;
    let place_off_by = there.position.expect("it has a position").accuracy_m;
    let bearing = |accuracy_m: f64| way(fix(accuracy_m), &there).expect("it has a position").bearing;
    assert_eq!(bearing(metres), None);
    assert_eq!(bearing(metres - place_off_by + 1.0), None);
    let due_north = bearing(metres - place_off_by - 1.0).expect("it is surely somewhere else");
    assert!(due_north.min(360.0 - due_north) < 0.001, "{due_north} degrees");
}

#[test]
fn there_is_no_way_to_a_place_without_a_position() {
    let nowhere = place("nowhere", Kind::MentalHealthSafeHaven);
    assert_eq!(way(fix(20.0), &nowhere), None);
    assert_eq!(way_in_words(fix(20.0), &nowhere), "We do not know where it is");
}

#[test]
fn the_way_is_told_in_minutes_metres_and_a_direction() {
    let position = Position { lat: CLOCK_TOWER.lat + 0.0022245, lon: CLOCK_TOWER.lon + 0.003547, accuracy_m: 10.0 };
    let there = Place { position: Some(position), ..place("there", Kind::SafeHaven) };
    assert_eq!(way_in_words(fix(20.0), &there), "About 6 min walk, 350 m north-east");
    assert_eq!(way_in_words(fix(400.0), &there), "About 6 min walk, 350 m, very near");
}

#[test]
fn nobody_is_told_to_walk_from_london() {
    let charing_cross = Fix { at: LatLon { lat: 51.5074, lon: -0.1278 }, accuracy_m: 20.0 };
    let there = north("there", 0.0, place("", Kind::SafeHaven));
    assert_eq!(way_in_words(charing_cross, &there), "88 km east");
}
