//! Where somebody is, in words that can be read aloud.

use chrono::NaiveDateTime;
use proptest::prelude::*;
use safe_night_canterbury::authoring::grid_shift::grid_shift;
use safe_night_canterbury::content::place::{Kind, Place, Position};
use safe_night_canterbury::logic::geo::distance::{LatLon, distance_m, initial_bearing};
use safe_night_canterbury::logic::geo::grid_reference::{figures, grid_reference};
use safe_night_canterbury::logic::geo::landmark::seen;
use safe_night_canterbury::logic::geo::location::Fix;
use safe_night_canterbury::logic::geo::steady::steady;
use safe_night_canterbury::words::position::{
    accuracy_in_words, age_in_words, as_text, in_sight, latitude_and_longitude, where_in_words,
};

use crate::sums::{at, day, fix_at, place};
use crate::support::editions::knowledge;

const STATION: LatLon = LatLon { lat: 51.28427, lon: 1.0753 };

fn words(lat: f64, lon: f64, accuracy_m: f64) -> String {
    where_in_words(fix_at(LatLon { lat, lon }, accuracy_m), &knowledge().places)
}

/// A place with a position.
fn placed(id: &str, kind: Kind, at: LatLon, accuracy_m: f64) -> Place {
    Place { position: Some(Position { lat: at.lat, lon: at.lon, accuracy_m }), ..place(id, kind) }
}

/// A point so many metres to the north-east of another, near enough.
fn north_east(of: LatLon, metres: f64) -> LatLon {
    let side = metres / f64::sqrt(2.0);
    LatLon { lat: of.lat + side / 111_250.0, lon: of.lon + side / 69_650.0 }
}

#[test]
fn it_tells_the_distance_and_the_direction_from_what_others_know() {
    let LatLon { lat, lon } = north_east(STATION, 60.0);
    assert_eq!(words(lat, lon, 15.0), "About 60 metres north-east of Canterbury West station.");
    assert_eq!(
        words(51.2668, 1.0880, 15.0),
        "About 90 metres east of Urgent Treatment Centre, Kent and Canterbury Hospital."
    );
}

/// Half of the distance turns the direction by 30°. Who stands in the station was never told to be at it.
#[test]
fn no_direction_and_no_distance_is_told_that_the_accuracy_does_not_bear() {
    let LatLon { lat, lon } = north_east(STATION, 60.0);
    assert_eq!(words(lat, lon, 25.0), "Near Canterbury West station: within 100 metres of it.");
    assert_eq!(words(STATION.lat, STATION.lon, 15.0), "Near Canterbury West station: within 30 metres of it.");
    assert_eq!(words(lat, lon, 400.0), "Somewhere within 480 metres of Canterbury West station.");
    assert_eq!(words(lat, lon, 5000.0), "Somewhere within 6 kilometres of the middle of Canterbury.");
}

#[test]
fn away_from_the_city_it_is_told_from_the_city() {
    assert_eq!(words(51.3607, 1.0257, 15.0), "About 10 kilometres north-west of the middle of Canterbury.");
    assert_eq!(words(51.5074, -0.1278, 30.0), "About 88 kilometres west of the middle of Canterbury.");
}

/// Nobody outside the app knows a safe haven by its name, a street has no one point, and a bus stop has a longer name.
#[test]
fn it_is_told_from_what_has_a_point_and_a_name_that_others_know() {
    let fix = fix_at(STATION, 10.0);
    let name = |places: &[Place]| seen(fix, places).from.map(|place| place.id.clone());
    let far = placed("tower", Kind::Landmark, north_east(STATION, 150.0), 15.0);
    for kind in [Kind::SafeHaven, Kind::CampusSecurity, Kind::MentalHealthSafeHaven, Kind::TaxiRank, Kind::Street] {
        let near = placed("near", kind, STATION, 10.0);
        assert_eq!(name(&[near, far.clone()]), Some("tower".into()), "{kind:?}");
    }
    let stop = placed("stop", Kind::BusStop, STATION, 10.0);
    assert_eq!(name(&[stop.clone(), far.clone()]), Some("tower".into()));
    let further = placed("tower", Kind::Landmark, north_east(STATION, 250.0), 15.0);
    assert_eq!(name(&[stop, further]), Some("stop".into()));
    // Surely nearest, not perhaps.
    let vague = placed("vague", Kind::Landmark, north_east(STATION, 20.0), 150.0);
    assert_eq!(name(&[vague, far]), Some("tower".into()));
    assert_eq!(name(&[place("nowhere", Kind::Landmark)]), None);
}

#[test]
fn degrees_have_as_many_places_as_they_are_worth() {
    let told = |lat, lon, accuracy_m| latitude_and_longitude(fix_at(LatLon { lat, lon }, accuracy_m));
    assert_eq!(told(51.28427, 1.07533, 15.0).as_deref(), Some("51.28427 north, 1.07533 east"));
    assert_eq!(told(51.2, 1.000_004, 30.0).as_deref(), Some("51.20000 north, 1.00000 east"));
    assert_eq!(told(51.999_999, -0.000_05, 1.0).as_deref(), Some("52.00000 north, 0.00005 west"));
    assert_eq!(told(51.28427, 1.07533, 100.0).as_deref(), Some("51.284 north, 1.075 east"));
    assert_eq!(told(51.28427, 1.07533, 1000.0).as_deref(), Some("51.28 north, 1.08 east"));
    assert_eq!(told(51.28427, 1.07533, 5000.0), None);
    assert_eq!(told(-90.0, 180.0, 5.0).as_deref(), Some("90.00000 south, 180.00000 east"));
}

#[test]
fn a_reference_has_as_many_figures_as_the_accuracy_is_worth() {
    let worth = [0.0, 30.0, 30.1, 300.0, 301.0, 3000.0, 3001.0, 2e7].map(figures);
    assert_eq!(worth, [Some(4), Some(4), Some(3), Some(3), Some(2), Some(2), None, None]);
    assert_eq!(figures(f64::NAN), None);
    let told = |at, accuracy_m| {
        let fix = fix_at(at, accuracy_m);
        let grid = figures(accuracy_m).and_then(|figures| grid_reference(at, grid_shift(), figures));
        accuracy_in_words(fix, grid)
    };
    assert_eq!(told(STATION, 4.0), "Right to about 10 metres.");
    assert_eq!(told(STATION, 25.0), "Right to about 30 metres.");
    assert_eq!(
        told(STATION, 120.0),
        "Right to about 120 metres. So the grid reference is short: it names a square of 100 metres."
    );
    assert_eq!(
        told(STATION, 1500.0),
        "Right to about 1.5 kilometres. So the grid reference is short: it names a square of 1 kilometre."
    );
    assert_eq!(told(STATION, 12_000.0), "Right to about 12 kilometres only. That is too rough for a grid reference.");
    let calais = LatLon { lat: 50.9513, lon: 1.8587 };
    assert_eq!(told(calais, 15.0), "Right to about 20 metres. There is no grid reference outside Great Britain.");
}

#[test]
fn its_age_is_told_and_once_it_is_old_that_one_may_have_moved() {
    let told = |age_min| age_in_words(Fix { age_min, ..fix_at(STATION, 10.0) });
    assert_eq!(told(0), "Found less than a minute ago.");
    assert_eq!(told(1), "Found 1 minute ago.");
    assert_eq!(told(4), "Found 4 minutes ago. If you have moved since, this is where you were.");
}

#[test]
fn the_text_to_send_has_all_of_it_and_the_time() {
    let now: NaiveDateTime = at(day(2027, 1, 17), 0, 2);
    let fix = Fix { age_min: 4, ..fix_at(LatLon { lat: 51.28427, lon: 1.07533 }, 15.0) };
    let grid = grid_reference(fix.at, grid_shift(), 4);
    let text = "Near it.\nGrid reference TR 1455 5839\nLatitude and longitude: 51.28427 north, 1.07533 east\nRight to about 20 metres, at 11.58pm.";
    assert_eq!(as_text("Near it.", grid, fix, Some(now)), text);
    assert_eq!(as_text("Near it.", None, fix_at(STATION, 9000.0), None), "Near it.\nRight to about 9.0 kilometres.");
    let station = knowledge().places.iter().find(|place| place.name == "Canterbury West station").expect("the station");
    assert_eq!(in_sight(station), "I can see Canterbury West station, Station Road West.");
}

/// A reference that changes while it is read aloud is the beginning of one and the end of another.
#[test]
fn a_wave_of_the_receiver_changes_nothing_and_a_walk_does() {
    let shown = fix_at(STATION, 15.0);
    let after = |metres: f64, accuracy_m: f64| steady(Some(shown), fix_at(north_east(STATION, metres), accuracy_m));
    assert_eq!(after(6.0, 15.0).at, shown.at);
    assert!((after(6.0, 15.0).accuracy_m - 21.0).abs() < 0.5, "the accuracy has the wave in it");
    assert_ne!(after(10.0, 15.0).at, shown.at, "a walk");
    assert_ne!(after(6.0, 10.0).at, shown.at, "a better fix");
    assert_ne!(after(14.0, 29.0).at, shown.at, "it would cost a figure");
    assert_ne!(
        steady(Some(fix_at(STATION, 200.0)), fix_at(north_east(STATION, 5.0), 15.0)).at,
        STATION,
        "more figures"
    );
    let aged = steady(Some(shown), Fix { age_min: 3, ..shown });
    assert_eq!((aged.at, aged.age_min), (shown.at, 3));
}

proptest! {
    /// What is told is right wherever within its accuracy the phone is: the distance, and the direction to its neighbour.
    #[test]
    fn the_words_hold_wherever_the_phone_is(
        metres in 0.0f64..1500.0, angle in 0.0f64..360.0, accuracy_m in 5.0f64..400.0, off in 0.0f64..1.0, off_angle in 0.0f64..360.0,
    ) {
        let moved = |from: LatLon, metres: f64, angle: f64| {
            let angle = angle.to_radians();
            LatLon { lat: from.lat + metres * angle.cos() / 111_250.0, lon: from.lon + metres * angle.sin() / 69_650.0 }
        };
        let places = [placed("tower", Kind::Landmark, STATION, 10.0)];
        let told = fix_at(moved(STATION, metres, angle), accuracy_m);
        let really = moved(told.at, accuracy_m * off, off_angle);
        let seen = seen(told, &places);
        let away = distance_m(STATION, really);
        prop_assert!((seen.distance_m - away).abs() <= seen.off_by_m);
        if let Some(bearing) = seen.bearing {
            let turn = (bearing - initial_bearing(STATION, really)).rem_euclid(360.0);
            prop_assert!(turn.min(360.0 - turn) <= 30.5, "{} against {}", bearing, turn);
        }
    }

    /// However often it waves, the shown point is within the shown accuracy and half of the accuracy of the phone.
    #[test]
    fn it_never_stays_behind(waves in prop::collection::vec((0.0f64..40.0, 5.0f64..60.0), 1..20)) {
        let mut shown = fix_at(STATION, 15.0);
        for (metres, accuracy_m) in waves {
            let new = fix_at(north_east(STATION, metres), accuracy_m);
            shown = steady(Some(shown), new);
            prop_assert!(distance_m(shown.at, new.at) <= accuracy_m / 2.0 + 1e-6);
            prop_assert_eq!(figures(shown.accuracy_m), figures(accuracy_m));
        }
    }
}
