use geodesy::prelude::{Coor2D, Ellipsoid, Geodesics};
use proptest::prelude::*;
use safe_night_canterbury::content::validate::facts::DISTRICT;
use safe_night_canterbury::logic::geo::distance::{LatLon, compass_degrees, distance_m, initial_bearing};
use safe_night_canterbury::logic::geo::leg::Leg;
use safe_night_canterbury::words::way::{compass_word, distance_in_words};

/// A micrometre: the tolerance for distances that should be equal.
const ROUNDING_M: f64 = 1e-6;

/// The minutes of a walk without streets.
fn walking_minutes(distance_m: f64) -> u32 {
    Leg { distance_m, off_by_m: 0.0, bearing: None, on_foot_min: None }.walking_minutes()
}

fn in_district() -> impl Strategy<Value = LatLon> {
    (DISTRICT.south..DISTRICT.north, DISTRICT.west..DISTRICT.east).prop_map(|(lat, lon)| LatLon { lat, lon })
}

fn on_earth() -> impl Strategy<Value = LatLon> {
    (-90.0..90.0, -180.0..180.0).prop_map(|(lat, lon)| LatLon { lat, lon })
}

/// The angle between two directions in degrees, the short way round.
fn turn(first: f64, second: f64) -> f64 {
    let turn = (first - second).rem_euclid(360.0);
    turn.min(360.0 - turn)
}

fn degrees(degrees: f64, minutes: f64, seconds: f64) -> f64 {
    degrees + minutes / 60.0 + seconds / 3600.0
}

/// Bearing in degrees and distance in metres on the ellipsoid, by an independent library.
fn on_wgs84(a: LatLon, b: LatLon) -> (f64, f64) {
    let wgs84 = Ellipsoid::named("WGS84").expect("a known ellipsoid");
    let inverse = wgs84.geodesic_inv(&Coor2D::geo(a.lat, a.lon), &Coor2D::geo(b.lat, b.lon));
    (inverse[0].to_degrees().rem_euclid(360.0), inverse[2])
}

proptest! {
    #[test]
    fn the_way_back_is_as_long_as_the_way_there(a in on_earth(), b in on_earth()) {
        prop_assert!((distance_m(a, b) - distance_m(b, a)).abs() <= ROUNDING_M);
    }

    #[test]
    fn a_detour_is_never_shorter(a in in_district(), b in in_district(), c in in_district()) {
        prop_assert!(distance_m(a, c) <= distance_m(a, b) + distance_m(b, c) + ROUNDING_M);
    }

    #[test]
    fn a_point_is_at_no_distance_from_itself_and_at_some_from_another(a in in_district(), b in in_district()) {
        prop_assert_eq!(distance_m(a, a), 0.0);
        prop_assert_eq!(distance_m(a, b) > 0.0, a != b);
    }

    #[test]
    fn a_bearing_is_from_0_to_below_360(a in on_earth(), b in on_earth()) {
        prop_assert!((0.0..360.0).contains(&initial_bearing(a, b)));
    }

    #[test]
    fn over_a_short_way_the_bearing_back_is_the_opposite(
        a in in_district(), north in -0.05..0.05, east in -0.05..0.05
    ) {
        let b = LatLon { lat: a.lat + north, lon: a.lon + east };
        prop_assume!(distance_m(a, b) > 1.0);
        prop_assert!(turn(initial_bearing(a, b), initial_bearing(b, a) + 180.0) < 0.1);
    }

    /// The reference uses Vincenty's formulae on the ellipsoid, the app a sphere that fits it in this area.
    #[test]
    fn distance_and_bearing_are_as_near_to_those_on_wgs84_as_the_sphere_promises(a in in_district(), b in in_district()) {
        let (bearing, distance) = on_wgs84(a, b);
        prop_assert!((distance_m(a, b) - distance).abs() <= distance * 0.0015 + 0.001);
        // At shorter distances the rounding of the coordinates hides the direction.
        prop_assume!(distance > 10.0);
        prop_assert!(turn(initial_bearing(a, b), bearing) < 0.1);
    }

    #[test]
    fn the_compass_word_names_the_nearest_of_the_eight_points(bearing in 0.0..360.0) {
        prop_assert!(turn(f64::from(compass_degrees(bearing)), bearing) <= 22.5);
        prop_assert_eq!(compass_word(bearing), compass_word(f64::from(compass_degrees(bearing))));
    }

    #[test]
    fn a_longer_way_never_takes_fewer_minutes(shorter in 0.0..100_000.0, more in 0.0..10_000.0) {
        prop_assert!(walking_minutes(shorter) <= walking_minutes(shorter + more));
    }

    #[test]
    fn every_walk_takes_a_minute_and_none_is_faster_than_six_kilometres_an_hour(metres in 0.0..100_000.0) {
        prop_assert!(walking_minutes(metres) >= 1);
        prop_assert!(f64::from(walking_minutes(metres)) >= metres / 100.0);
    }

    #[test]
    fn a_distance_in_words_is_off_by_no_more_than_its_last_figure(metres in 0.0..100_000.0) {
        let words = distance_in_words(metres);
        let (figure, unit) = words.split_once(' ').expect("a figure and a unit");
        let value: f64 = figure.parse().expect("a number");
        let (shown_m, step) = match (unit, figure.contains('.')) {
            ("m", _) => (value, 10.0),
            (_, true) => (value * 1000.0, 100.0),
            (_, false) => (value * 1000.0, 1000.0),
        };
        prop_assert!((shown_m - metres).abs() <= step / 2.0 + ROUNDING_M, "{metres} m shown as {words}");
    }
}

/// Flinders Peak to Buninyong: ICSM, "Geocentric Datum of Australia Technical Manual", worked example of Vincenty's
/// inverse formula on GRS80. Over this line WGS84 differs from GRS80 by less than a millimetre.
#[test]
fn the_reference_finds_flinders_peak_to_buninyong_as_published() {
    let flinders = LatLon { lat: -degrees(37.0, 57.0, 3.720_30), lon: degrees(144.0, 25.0, 29.524_40) };
    let buninyong = LatLon { lat: -degrees(37.0, 39.0, 10.156_10), lon: degrees(143.0, 55.0, 35.383_90) };
    let hundredth_of_a_second = degrees(0.0, 0.0, 0.01);
    let (bearing, distance) = on_wgs84(flinders, buninyong);
    assert!((distance - 54_972.271).abs() < 0.001);
    assert!(turn(bearing, degrees(306.0, 52.0, 5.37)) < hundredth_of_a_second);
    assert!(turn(on_wgs84(buninyong, flinders).0, degrees(127.0, 10.0, 25.07)) < hundredth_of_a_second);
}

#[test]
fn the_compass_word_changes_half_way_between_two_points() {
    for (bearing, word) in [
        (0.0, "north"),
        (22.4, "north"),
        (22.6, "north-east"),
        (67.4, "north-east"),
        (67.6, "east"),
        (112.4, "east"),
        (112.6, "south-east"),
        (157.4, "south-east"),
        (157.6, "south"),
        (202.4, "south"),
        (202.6, "south-west"),
        (247.4, "south-west"),
        (247.6, "west"),
        (292.4, "west"),
        (292.6, "north-west"),
        (337.4, "north-west"),
        (337.6, "north"),
        (360.0, "north"),
        (-90.0, "west"),
    ] {
        assert_eq!(compass_word(bearing), word, "at {bearing} degrees");
    }
}

#[test]
fn a_distance_is_shown_in_tens_of_metres_then_tenths_of_a_kilometre_then_kilometres() {
    for (metres, words) in [
        (0.0, "0 m"),
        (4.9, "0 m"),
        (5.1, "10 m"),
        (346.0, "350 m"),
        (994.0, "990 m"),
        (995.0, "1.0 km"),
        (1000.0, "1.0 km"),
        (1049.0, "1.0 km"),
        (1051.0, "1.1 km"),
        (9940.0, "9.9 km"),
        (9949.0, "9.9 km"),
        (9951.0, "10 km"),
        (10_499.0, "10 km"),
        (10_501.0, "11 km"),
        (90_000.0, "90 km"),
    ] {
        assert_eq!(distance_in_words(metres), words, "for {metres} m");
    }
}
