use geo::{Destination, Haversine, Point};
use proptest::prelude::*;
use safe_night_canterbury::content::place::{Kind, Place, Position};
use safe_night_canterbury::logic::geo::distance::LatLon;
use safe_night_canterbury::logic::geo::guide::{Look, Progress, landmark_past, progress, side};
use safe_night_canterbury::logic::geo::heading::{Compass, Top};
use safe_night_canterbury::logic::geo::location::Fix;
use safe_night_canterbury::words::which_way::{arrow_words, way_words};

use crate::sums::{fix_at, place};

const HERE: LatLon = LatLon { lat: 51.2793, lon: 1.08115 };

/// The point so many metres off in a direction.
fn off(metres: f64, bearing: f64) -> LatLon {
    let point = Haversine.destination(Point::new(HERE.lon, HERE.lat), bearing, metres);
    LatLon { lat: point.y(), lon: point.x() }
}

fn place_at(id: &str, kind: Kind, at: LatLon, accuracy_m: f64) -> Place {
    let mut place = place(id, kind);
    place.position = Some(Position { lat: at.lat, lon: at.lon, accuracy_m });
    place
}

fn haven(metres: f64, accuracy_m: f64) -> Place {
    place_at("the haven", Kind::SafeHaven, off(metres, 0.0), accuracy_m)
}

fn exact() -> Fix {
    fix_at(HERE, 10.0)
}

#[test]
fn you_are_there_needs_an_exact_fix_an_exact_place_and_a_short_way() {
    use Progress::{Close, Far, There};
    for (metres, place_m, fix_m, wanted) in [
        (5.0, 10.0, 10.0, There),
        (5.0, 30.0, 25.0, There),
        // The way on foot is longer than the air.
        (19.0, 10.0, 10.0, There),
        (22.0, 10.0, 10.0, Close),
        // One of the two is not exact.
        (5.0, 60.0, 10.0, Close),
        (0.0, 31.0, 10.0, Close),
        (5.0, 10.0, 26.0, Close),
        (0.0, 80.0, 100.0, Close),
        (50.0, 10.0, 10.0, Close),
        (70.0, 10.0, 10.0, Far),
        (400.0, 60.0, 10.0, Far),
        // So rough that it may be anywhere.
        (5.0, 10.0, 800.0, Far),
    ] {
        let found = progress(fix_at(HERE, fix_m), &haven(metres, place_m), false, None);
        assert_eq!(found, Some(wanted), "{metres} m off, place to {place_m} m, fix to {fix_m} m");
    }
    let nowhere = place("nowhere", Kind::SafeHaven);
    assert_eq!(progress(exact(), &nowhere, false, None), None);
    assert_eq!(progress(Fix { age_min: 2, ..exact() }, &haven(5.0, 10.0), false, None), None, "an old fix");
}

/// A fix that leaps to the door of the place, and back, once said that one was there.
#[test]
fn a_fix_that_leaps_does_not_arrive() {
    let (haven, away) = (haven(5.0, 10.0), fix_at(off(400.0, 180.0), 10.0));
    let start = Look::default().next(Some(away), &haven, Top::North);
    assert_eq!(start.progress, Some(Progress::Far));
    let leapt = start.next(Some(exact()), &haven, Top::North);
    assert_eq!(leapt.progress, Some(Progress::Close));
    // It is looked at again without a new fix, as when the phone turns.
    assert_eq!(leapt.next(Some(exact()), &haven, Top::Heading(90)).progress, Some(Progress::Close));
    assert_eq!(leapt.next(Some(away), &haven, Top::North).progress, Some(Progress::Far));
    let stays = leapt.next(Some(fix_at(off(2.0, 90.0), 10.0)), &haven, Top::North);
    assert_eq!(stays.progress, Some(Progress::There));
}

#[test]
fn at_the_border_the_words_do_not_flicker() {
    let (haven, mut look, mut changes) = (haven(0.0, 10.0), Look::default(), 0);
    for metres in [17.0, 20.0, 18.0, 21.0, 17.0, 22.0, 19.0, 20.0] {
        let next = look.next(Some(fix_at(off(metres, 0.0), 10.0)), &haven, Top::North);
        changes += usize::from(next.progress != look.progress);
        look = next;
    }
    assert_eq!((changes, look.progress), (1, Some(Progress::There)));
}

/// Screen readers hear of the start, of what is to be done, and of every 50 metres, not of each turn of the phone.
#[test]
fn what_is_announced_is_little() {
    let haven = place_at("the haven", Kind::SafeHaven, off(0.0, 0.0), 10.0);
    let (mut look, mut news) = (Look::default(), 0);
    for metre in (0..=400).rev() {
        let fix = fix_at(off(f64::from(metre), 180.0), 10.0);
        for heading in [0, 90, 200] {
            look = look.next(Some(fix), &haven, Top::Heading(heading));
            news += usize::from(look.is_news);
        }
    }
    assert_eq!(look.progress, Some(Progress::There));
    assert!((8..=10).contains(&news), "{news}");
}

#[test]
fn sides_are_eighths_and_hold_at_their_borders() {
    for (turned, wanted) in [
        (0.0, 0),
        (22.0, 0),
        (-22.0, 0),
        (23.0, 1),
        (90.0, 2),
        (135.0, 3),
        (180.0, 4),
        (-180.0, 4),
        (-135.0, 5),
        (-90.0, 6),
        (-45.0, 7),
    ] {
        assert_eq!(side(turned, None), wanted, "{turned}");
    }
    assert_eq!((side(25.0, Some(0)), side(25.0, Some(2)), side(30.0, Some(0))), (0, 1, 1));
    assert_eq!(side(-25.0, Some(0)), 0);
}

#[test]
fn the_words_say_what_the_arrow_says() {
    let look = |top| Look::default().next(Some(exact()), &haven(400.0, 10.0), top);
    let words = |top, past| way_words(look(top), &haven(400.0, 10.0), past);
    assert_eq!(words(Top::Heading(0), None), "Straight ahead.");
    assert_eq!(words(Top::Heading(270), None), "To your right.");
    assert_eq!(words(Top::Heading(90), Some("Westgate Towers")), "To your left, past Westgate Towers.");
    assert_eq!(words(Top::Heading(135), None), "Behind you, to your left.");
    assert_eq!(words(Top::North, None), "To the north.");
    assert_eq!(words(Top::Unsure, Some("Westgate Towers")), "To the north, past Westgate Towers.");

    let mut near = haven(50.0, 60.0);
    let close = Look::default().next(Some(exact()), &near, Top::North);
    assert_eq!(way_words(close, &near, None), "Close: look for the haven.");
    near.way_in = Some("Press the button.".into());
    assert_eq!(way_words(close, &near, None), "Close: look for the haven. Press the button.");
    let there = Look::default().next(Some(exact()), &haven(5.0, 10.0), Top::North);
    assert_eq!(way_words(there, &near, None), "You are there: the haven. Press the button.");
    assert_eq!(way_words(Look::default(), &near, None), "", "nothing is known");
}

#[test]
fn an_arrow_that_does_not_turn_says_why() {
    for (compass, words) in [
        (Compass::Refused, "did not share its compass"),
        (Compass::Forbidden, "saved without the compass"),
        (Compass::Missing, "no compass"),
        (Compass::Asking, "Asking"),
    ] {
        let said = arrow_words(compass, Top::North);
        assert!(said.contains(words) && said.contains("north is at the top"), "{said}");
        assert_eq!(arrow_words(compass, Top::Heading(3)), "");
    }
    let unsure = arrow_words(Compass::Unsure, Top::Unsure);
    assert!(unsure.contains("not sure") && !unsure.contains("north is"), "{unsure}");
}

#[test]
fn only_a_landmark_that_stands_on_the_way_is_passed() {
    let haven = haven(400.0, 60.0);
    let tower = |metres, bearing, accuracy_m| place_at("the tower", Kind::Landmark, off(metres, bearing), accuracy_m);
    let past = |places: &[Place]| landmark_past(exact(), &haven, places).map(str::to_owned);
    assert_eq!(past(&[tower(200.0, 0.0, 10.0)]).as_deref(), Some("the tower"));
    // 26 m beside the line, and 35.
    assert_eq!(past(&[tower(200.0, 7.5, 10.0)]).as_deref(), Some("the tower"));
    assert_eq!(past(&[tower(200.0, 10.0, 10.0)]), None);
    assert_eq!(past(&[tower(200.0, 180.0, 10.0)]), None, "it lies behind");
    assert_eq!(past(&[tower(30.0, 0.0, 10.0)]), None, "the person stands at it");
    assert_eq!(past(&[tower(380.0, 0.0, 10.0)]), None, "it stands by the place");
    assert_eq!(past(&[tower(600.0, 0.0, 10.0)]), None, "it stands beyond the place");
    assert_eq!(past(&[tower(200.0, 0.0, 80.0)]), None, "nobody knows exactly where it is");
    assert_eq!(past(&[place_at("a street", Kind::Street, off(200.0, 0.0), 10.0)]), None, "it is long");
    let both = [tower(300.0, 0.0, 10.0), place_at("the station", Kind::Station, off(150.0, 0.0), 10.0)];
    assert_eq!(past(&both).as_deref(), Some("the station"), "the first on the way");
    assert_eq!(landmark_past(fix_at(HERE, 60.0), &haven, &both), None, "a rough fix");
    let itself = place_at("the haven", Kind::Landmark, off(200.0, 0.0), 10.0);
    assert_eq!(past(&[itself]), None);
}

proptest! {
    #[test]
    fn a_side_is_within_its_eighth(turned in -180.0..180.0f64, before in prop::option::of(0u8..8)) {
        let side = f64::from(side(turned, before)) * 45.0;
        let apart = (turned - side + 540.0).rem_euclid(360.0) - 180.0;
        prop_assert!(apart.abs() <= 28.5 + 1e-9, "{turned}: {side}");
    }
}
