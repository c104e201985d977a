//! The answers for real places, from real locations, at the hours at which people ask.

use crate::support::editions::built_in;
use chrono::NaiveDateTime;
use safe_night_canterbury::content::place::{Audience, Need, Place};
use safe_night_canterbury::logic::geo::distance::LatLon;
use safe_night_canterbury::logic::nearest::answer::answer;
use safe_night_canterbury::logic::nearest::ranking::{Seeker, rank};
use safe_night_canterbury::logic::nearest::visit::visit;

use crate::sums::{at, day, fix_at};

/// Locations in the city.
const CITY: [(&str, f64, f64); 6] = [
    ("St George's Street", 51.2775, 1.0825),
    ("the Cathedral gate", 51.2793, 1.08115),
    ("Canterbury West", 51.28427, 1.0753),
    ("Wincheap", 51.2731, 1.0700),
    ("Wincheap Park and Ride", 51.27115, 1.06161),
    ("the bus station", 51.27641, 1.08169),
];
const KEYNES_COLLEGE: (f64, f64) = (51.294558, 1.0660923);
const NORTH_HOLMES_ROAD: (f64, f64) = (51.27957, 1.08856);

fn saturday_2330() -> NaiveDateTime {
    at(day(2027, 1, 16), 23, 30)
}

fn sunday_0300() -> NaiveDateTime {
    at(day(2027, 1, 17), 3, 0)
}

fn monday_0630() -> NaiveDateTime {
    at(day(2027, 1, 18), 6, 30)
}

/// The answer for this location and time. `None`: nothing within reach.
fn first(need: Need, (lat, lon): (f64, f64), now: NaiveDateTime, membership: Option<Audience>) -> Option<Place> {
    let places = built_in().places;
    let seeker = Seeker { fix: Some(fix_at(LatLon { lat, lon }, 15.0)), now: Some(now), membership };
    answer(&rank(&places, need, seeker), seeker).first.map(|index| places[index].clone())
}

#[test]
fn at_night_in_the_city_it_is_the_safe_haven_at_whitefriars() {
    for (name, lat, lon) in CITY {
        for now in [saturday_2330(), sunday_0300()] {
            let first = first(Need::SomewhereSafe, (lat, lon), now, None).expect("an answer");
            assert_eq!(first.id, "whitefriars-refuge-point", "{name}, {now}");
        }
    }
}

#[test]
fn early_in_the_morning_in_the_city_it_is_a_place_that_is_open() {
    for (name, lat, lon) in CITY {
        let first = first(Need::SomewhereSafe, (lat, lon), monday_0630(), None).expect("an answer");
        let open = visit(&first, Some(fix_at(LatLon { lat, lon }, 15.0)), monday_0630()).on_arrival.is_open();
        assert!(open && first.id != "whitefriars-refuge-point", "{name}: {}", first.id);
    }
}

#[test]
fn on_each_campus_it_is_the_security_of_the_university() {
    for now in [saturday_2330(), sunday_0300(), monday_0630()] {
        let kent = first(Need::SomewhereSafe, KEYNES_COLLEGE, now, None).expect("an answer");
        assert_eq!(kent.id, "kent-campus-security", "{now}");
        let member = Some(Audience::ChristChurchUniversity);
        let christ_church = first(Need::SomewhereSafe, NORTH_HOLMES_ROAD, now, member).expect("an answer");
        assert_eq!(christ_church.id, "cccu-security", "{now}");
    }
}

#[test]
fn people_who_are_hurt_are_sent_to_the_urgent_treatment_centre_from_anywhere() {
    let places = built_in().places;
    let away = [("Keynes College", KEYNES_COLLEGE.0, KEYNES_COLLEGE.1), ("Whitstable", 51.3607, 1.0257)];
    for (name, lat, lon) in CITY.into_iter().chain(away) {
        for now in [saturday_2330(), sunday_0300(), monday_0630()] {
            let seeker = Seeker { fix: Some(fix_at(LatLon { lat, lon }, 15.0)), now: Some(now), membership: None };
            let ranking = rank(&places, Need::Hurt, seeker);
            assert_eq!(places[ranking.order[0]].id, "kent-and-canterbury-utc", "{name}, {now}");
            assert!(ranking.open > 0, "{name}, {now}");
        }
    }
}
