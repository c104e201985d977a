use safe_night_canterbury::logic::geo::distance::LatLon;
use safe_night_canterbury::logic::geo::location::{Event, Fix, Location, far_from_canterbury};

const CAMPUS: LatLon = LatLon { lat: 51.29849, lon: 1.07089 };
const CHARING_CROSS: LatLon = LatLon { lat: 51.5074, lon: -0.1278 };

fn fix(at: LatLon, accuracy_m: f64) -> Fix {
    crate::sums::fix_at(at, accuracy_m)
}

/// The state after each event, one state in a line. A refusal was once shown as no answer after ten seconds, and an unavailable
/// location as a missing answer.
#[test]
fn each_event_changes_each_state_as_listed() {
    use Location::{Asking, Found, Lost, NoAnswer, NotAsked, Refused, Unavailable};
    let (old, new) = (fix(CHARING_CROSS, 50.0), fix(CAMPUS, 20.0));
    let events = [
        Event::Asked,
        Event::Fixed(new),
        Event::Refused,
        Event::TimedOut,
        Event::Failed,
        Event::Aged(3),
        Event::Aged(10),
    ];
    let at = |age_min| Fix { age_min, ..old };
    let lost = |age_min, denied| Lost { last: at(age_min), denied };
    for (before, after) in [
        (NotAsked, [Asking, Found(new), Refused, NotAsked, NotAsked, NotAsked, NotAsked]),
        (Asking, [Asking, Found(new), Refused, NoAnswer, Unavailable, Asking, Asking]),
        (NoAnswer, [Asking, Found(new), Refused, NoAnswer, Unavailable, NoAnswer, NoAnswer]),
        (Unavailable, [Asking, Found(new), Refused, Unavailable, Unavailable, Unavailable, Unavailable]),
        (Refused, [Asking, Found(new), Refused, Refused, Refused, Refused, Refused]),
        (
            lost(1, false),
            [Asking, Found(new), lost(1, true), lost(1, false), lost(1, false), lost(3, false), lost(10, false)],
        ),
        (lost(1, true), [Asking, Found(new), Refused, lost(1, true), lost(1, true), lost(3, true), lost(10, true)]),
        (Found(old), [Found(old), Found(new), lost(0, true), Found(old), Found(old), Found(at(3)), lost(10, false)]),
    ] {
        for (event, after) in events.into_iter().zip(after) {
            assert_eq!(before.after(event), after, "{before:?} after {event:?}");
        }
    }
}

#[test]
fn a_fix_is_known_only_once_found_and_a_coarse_one_chooses_no_place() {
    let known = fix(CAMPUS, 20.0);
    assert_eq!((Location::Found(known).fix(), Location::Found(known).usable()), (Some(known), Some(known)));
    let coarse = fix(CAMPUS, 5000.0);
    assert_eq!((Location::Found(coarse).fix(), Location::Found(coarse).usable()), (Some(coarse), None));
    // A lost one serves with its age, until it is ten minutes old.
    let lost = |age_min| Location::Lost { last: Fix { age_min, ..known }, denied: true };
    assert_eq!(lost(9).usable().map(|fix| fix.age_min), Some(9));
    for location in [Location::NotAsked, Location::Refused, Location::NoAnswer, Location::Unavailable, lost(10)] {
        assert_eq!((location.fix(), location.usable()), (None, None), "{location:?}");
    }
}

/// The distance for a fix that is no number was shown as "0 m, very near".
#[test]
fn a_fix_that_is_no_point_on_the_earth_counts_as_none() {
    let (nan, far) = (f64::NAN, f64::INFINITY);
    let no_points = [(nan, 1.0), (51.0, nan), (far, 1.0), (51.0, -far), (90.1, 0.0), (-91.0, 0.0), (0.0, 180.1)];
    let unsound = no_points.map(|(lat, lon)| fix(LatLon { lat, lon }, 20.0)).into_iter();
    for no_fix in unsound.chain([nan, far, -1.0, 1e300].map(|accuracy_m| fix(CAMPUS, accuracy_m))) {
        assert_eq!(Location::Asking.after(Event::Fixed(no_fix)), Location::Unavailable, "{no_fix:?}");
        let old = fix(CHARING_CROSS, 50.0);
        assert_eq!(Location::Found(old).after(Event::Fixed(no_fix)), Location::Found(old), "{no_fix:?}");
    }
    for (lat, lon) in [(90.0, 0.0), (-90.0, 0.0), (0.0, 180.0), (0.0, -180.0)] {
        let known = fix(LatLon { lat, lon }, 0.0);
        assert_eq!(Location::Asking.after(Event::Fixed(known)), Location::Found(known));
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

/// People who may still be in the city must not get the note that they are far from it.
#[test]
fn a_fix_that_may_be_off_by_the_whole_distance_is_not_far() {
    let far = far_from_canterbury(fix(CHARING_CROSS, 50.0)).expect("London is far");
    assert_eq!(far_from_canterbury(fix(CHARING_CROSS, far)), None);
}

#[test]
fn a_fix_from_a_phone_mast_is_rough_and_one_from_satellites_is_not() {
    assert!(fix(CAMPUS, 400.0).is_rough() && fix(CAMPUS, 1500.0).is_rough());
    assert!(!fix(CAMPUS, 15.0).is_rough());
}
