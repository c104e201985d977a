use safe_night_canterbury::finder::distance::LatLon;
use safe_night_canterbury::finder::location::{Event, Fix, Location, far_from_canterbury, is_rough};

const CAMPUS: LatLon = LatLon { lat: 51.29849, lon: 1.07089 };
const CHARING_CROSS: LatLon = LatLon { lat: 51.5074, lon: -0.1278 };

fn fix(at: LatLon, accuracy_m: f64) -> Fix {
    Fix { at, accuracy_m }
}

#[test]
fn what_the_app_knows_after_every_event() {
    let (old, new) = (fix(CHARING_CROSS, 50.0), fix(CAMPUS, 20.0));
    let events = [Event::Asked, Event::Fixed(new), Event::Refused, Event::TimedOut, Event::Failed];
    let without_a_fix =
        [Location::Asking, Location::Found(new), Location::Refused, Location::NoAnswer, Location::Unavailable];
    for before in [Location::NotAsked, Location::Asking, Location::Refused, Location::NoAnswer, Location::Unavailable] {
        for (event, after) in events.into_iter().zip(without_a_fix) {
            assert_eq!(before.after(event), after, "{before:?} after {event:?}");
        }
    }
    let with_a_fix =
        [Location::Found(old), Location::Found(new), Location::Refused, Location::Found(old), Location::Found(old)];
    for (event, after) in events.into_iter().zip(with_a_fix) {
        assert_eq!(Location::Found(old).after(event), after, "a fix after {event:?}");
    }
}

#[test]
fn a_fix_is_known_only_once_found() {
    let found = fix(CAMPUS, 20.0);
    assert_eq!(Location::Found(found).fix(), Some(found));
    for location in [Location::NotAsked, Location::Asking, Location::Refused, Location::NoAnswer, Location::Unavailable]
    {
        assert_eq!(location.fix(), None, "{location:?}");
    }
}

#[test]
fn nothing_is_asked_before_the_person_does() {
    assert_eq!(Location::default(), Location::NotAsked);
}

#[test]
fn london_is_far_from_canterbury_and_the_university_is_not() {
    let far = far_from_canterbury(fix(CHARING_CROSS, 50.0)).expect("London is far");
    assert!((80_000.0..95_000.0).contains(&far), "{far} m");
    assert_eq!(far_from_canterbury(fix(CAMPUS, 50.0)), None);
}

/// Who may still be in the city is not told that they are far from it.
#[test]
fn a_fix_that_may_be_off_by_the_whole_distance_is_not_far() {
    let far = far_from_canterbury(fix(CHARING_CROSS, 50.0)).expect("London is far");
    assert_eq!(far_from_canterbury(fix(CHARING_CROSS, far)), None);
}

#[test]
fn a_fix_from_a_phone_mast_is_rough_and_one_from_satellites_is_not() {
    assert!(is_rough(fix(CAMPUS, 1500.0)));
    assert!(!is_rough(fix(CAMPUS, 15.0)));
}
