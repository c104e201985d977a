use safe_night_canterbury::content::built_in;
use safe_night_canterbury::content::place::Purpose;
use safe_night_canterbury::finder::answer_in_words::location_in_words;
use safe_night_canterbury::finder::distance::LatLon;
use safe_night_canterbury::finder::location::{Fix, Location};
use safe_night_canterbury::finder::ranking::order;

use crate::{at, day};

/// By the cathedral, on a Saturday night.
fn said(accuracy_m: f64) -> String {
    let now = at(day(2027, 1, 16), 23, 30);
    let fix = Fix { at: LatLon { lat: 51.2793, lon: 1.08115 }, accuracy_m };
    let places = built_in().places;
    location_in_words(Location::Found(fix), &order(&places, Purpose::Help, Some(fix), Some(now)), &places, Some(now))
}

#[test]
fn a_good_fix_is_told_with_its_accuracy_and_no_doubt() {
    assert_eq!(said(20.0), "Your phone knows where you are to about 20 m.");
}

#[test]
fn no_fix_is_told_as_better_than_ten_metres() {
    assert_eq!(said(0.5), "Your phone knows where you are to about 10 m.");
}

#[test]
fn a_fix_that_cannot_choose_between_two_places_names_both() {
    let said = said(2_000.0);
    assert!(said.starts_with("Your phone only knows where you are to about 2.0 km."), "{said}");
    assert!(said.contains("It cannot tell if") && said.ends_with("is nearer."), "{said}");
}

#[test]
fn before_the_question_nothing_is_said_and_after_each_failure_something_kind() {
    assert_eq!(location_in_words(Location::NotAsked, &[], &[], None), "");
    for location in [Location::Asking, Location::Refused, Location::NoAnswer, Location::Unavailable] {
        assert!(!location_in_words(location, &[], &[], None).is_empty(), "{location:?}");
    }
}
