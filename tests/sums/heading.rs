use proptest::prelude::*;
use safe_night_canterbury::logic::geo::heading::{
    Compass, Facing, Top, Travel, heading_of, in_steps, smooth, turn, whole_degrees,
};

/// The shorter way round between two directions, by another sum than the one under test.
fn apart(one: f64, other: f64) -> f64 {
    let (one, other) = (one.to_radians(), other.to_radians());
    (one.cos() * other.cos() + one.sin() * other.sin()).clamp(-1.0, 1.0).acos().to_degrees()
}

/// The vectors of the [standard](https://www.w3.org/TR/orientation-event/#worked-example): where the out-of-the-back of an upright phone
/// points.
fn heading_of_the_standard(alpha: f64, beta: f64, gamma: f64) -> f64 {
    let [alpha, beta, gamma] = [alpha, beta, gamma].map(f64::to_radians);
    let x = -alpha.cos() * gamma.sin() - alpha.sin() * beta.sin() * gamma.cos();
    let y = -alpha.sin() * gamma.sin() + alpha.cos() * beta.sin() * gamma.cos();
    let heading = (x / y).atan();
    let heading = if y < 0.0 {
        heading + std::f64::consts::PI
    } else if x < 0.0 {
        heading + 2.0 * std::f64::consts::PI
    } else {
        heading
    };
    heading.to_degrees()
}

#[test]
fn a_phone_that_lies_points_with_its_top_and_a_turned_screen_with_the_top_of_the_screen() {
    // alpha grows to the left.
    for (alpha, screen, heading) in [
        (0.0, 0.0, 0.0),
        (90.0, 0.0, 270.0),
        (359.0, 0.0, 1.0),
        (0.0, 90.0, 90.0),
        (90.0, 90.0, 0.0),
        (30.0, 270.0, 240.0),
    ] {
        let found = heading_of(alpha, 0.0, 0.0, screen).expect("a heading");
        assert!(apart(found, heading) < 1e-6, "{alpha}, screen {screen}: {found}, not {heading}");
    }
}

#[test]
fn without_an_angle_there_is_no_heading() {
    for alpha in [f64::NAN, f64::INFINITY] {
        assert_eq!(heading_of(alpha, 0.0, 0.0, 0.0), None);
    }
}

#[test]
fn north_is_a_heading_like_any_other() {
    let north = Facing { compass: Compass::Heading(0), travel: None };
    assert_eq!(north.top(), Top::Heading(0));
    assert_eq!(Facing { travel: Some(0.0), ..Facing::default() }.top(), Top::Heading(0));
    assert_eq!(Travel::of(Some(0.0), Some(1.4)), Some(Travel { heading: 0.0, speed_mps: 1.4 }));
}

#[test]
fn who_goes_faster_than_two_kilometres_an_hour_is_followed_by_their_way_and_who_stands_by_the_compass() {
    for (heading, speed, moves) in [
        (Some(90.0), Some(1.4), true),
        (Some(90.0), Some(0.6), true),
        // 1.8 km/h.
        (Some(90.0), Some(0.5), false),
        (Some(90.0), Some(0.0), false),
        // What browsers tell at rest, and what they lack.
        (Some(f64::NAN), Some(1.4), false),
        (Some(90.0), Some(f64::NAN), false),
        (None, Some(1.4), false),
        (Some(90.0), None, false),
        // A leap of the receiver, and nonsense.
        (Some(90.0), Some(400.0), false),
        (Some(-1.0), Some(1.4), false),
    ] {
        assert_eq!(Travel::of(heading, speed).is_some(), moves, "{heading:?}, {speed:?}");
    }
    let walking = Some(90.0);
    for (compass, at_rest) in [
        (Compass::NotAsked, Top::North),
        (Compass::Asking, Top::North),
        (Compass::Heading(200), Top::Heading(200)),
        (Compass::Unsure, Top::Unsure),
        (Compass::Refused, Top::North),
        (Compass::Forbidden, Top::North),
        (Compass::Missing, Top::North),
    ] {
        assert_eq!(Facing { compass, travel: walking }.top(), Top::Heading(90), "{compass:?}");
        assert_eq!(Facing { compass, travel: None }.top(), at_rest, "{compass:?}");
    }
}

#[test]
fn without_motion_the_arrow_turns_in_eighths() {
    for (degrees, step, turned) in [
        (0, 45, 0),
        (22, 45, 0),
        (23, 45, 45),
        (-22, 45, 0),
        (-23, 45, 315),
        (340, 45, 0),
        (359, 1, 359),
        (-1, 1, 359),
        (720, 1, 0),
    ] {
        assert_eq!(in_steps(degrees, step), turned, "{degrees} by {step}");
    }
}

proptest! {
    #[test]
    fn an_upright_phone_looks_out_of_its_back_as_in_the_standard(alpha in 0.0..360.0, gamma in -5.0..5.0f64) {
        let found = heading_of(alpha, 90.0, gamma, 0.0).expect("a heading");
        prop_assert!(apart(found, heading_of_the_standard(alpha, 90.0, gamma)) < 1e-4);
    }

    /// Raised from the table to the eyes, it looks the same way.
    #[test]
    fn raising_the_phone_does_not_turn_the_arrow(alpha in 0.0..360.0, beta in 0.0..100.0) {
        let [lying, raised] = [0.0, beta].map(|beta| heading_of(alpha, beta, 0.0, 0.0).expect("a heading"));
        prop_assert!(apart(lying, raised) < 1e-4, "{lying} and {raised}");
    }

    #[test]
    fn headings_are_on_the_circle(alpha in -720.0..720.0, beta in -180.0..180.0, gamma in -90.0..90.0, screen in 0u8..4) {
        let heading = heading_of(alpha, beta, gamma, f64::from(screen) * 90.0).expect("a heading");
        prop_assert!((0.0..360.0).contains(&heading), "{heading}");
        prop_assert!(whole_degrees(heading) < 360);
    }

    #[test]
    fn a_turn_is_the_shorter_way_round(from in -720.0..720.0, to in -720.0..720.0) {
        let turned = turn(from, to);
        prop_assert!((-180.0..=180.0).contains(&turned), "{turned}");
        prop_assert!((turned.abs() - apart(from, to)).abs() < 1e-4);
        prop_assert!(apart(from + turned, to) < 1e-4);
    }

    /// From 359 to 1 it goes over 0, not back over 180.
    #[test]
    fn what_is_smoothed_lies_on_the_shorter_way(before in 0.0..360.0, by in -170.0..170.0f64, share in 0.0..1.0) {
        let smoothed = smooth(Some(before), before + by, share);
        prop_assert!((0.0..360.0).contains(&smoothed), "{smoothed}");
        prop_assert!((apart(before, smoothed) - by.abs() * share).abs() < 1e-4, "{before} by {by}: {smoothed}");
    }

    #[test]
    fn what_is_smoothed_comes_to_rest_at_the_reading(before in 0.0..360.0, reading in 0.0..360.0) {
        let rest = (0..60).fold(before, |before, _| smooth(Some(before), reading, 0.2));
        prop_assert!(apart(rest, reading) < 1.0, "{rest}");
    }

    /// A compass that trembles around north must not show south.
    #[test]
    fn a_compass_that_trembles_around_north_stays_there(readings in prop::collection::vec(prop_oneof![340.0..360.0, 0.0..20.0], 1..100)) {
        let smoothed = readings.iter().fold(None, |before, reading| Some(smooth(before, *reading, 0.2)));
        prop_assert!(apart(smoothed.expect("a reading"), 0.0) < 20.1, "{smoothed:?}");
    }
}
