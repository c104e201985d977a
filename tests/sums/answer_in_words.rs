use safe_night_canterbury::content::place::{Audience, Kind, Need, Place, Position};
use safe_night_canterbury::logic::geo::distance::LatLon;
use safe_night_canterbury::logic::geo::location::{Fix, Location};
use safe_night_canterbury::logic::nearest::ranking::{Ranking, Seeker, rank};
use safe_night_canterbury::words::answer::{location_in_words, why_first};

use crate::sums::{at, day, fix_at, open_at, place, reported};

const CATHEDRAL: LatLon = LatLon { lat: 51.2793, lon: 1.08115 };

/// A place this many degrees north of the Cathedral, for everyone who needs somewhere safe.
fn north(name: &str, degrees: f64, place: Place) -> Place {
    let position = Position { lat: CATHEDRAL.lat + degrees, lon: CATHEDRAL.lon, accuracy_m: 10.0 };
    Place { id: name.into(), name: name.into(), position: Some(position), serves: vec![Need::SomewhereSafe], ..place }
}

fn kent(place: Place) -> Place {
    Place { audience: Audience::UniversityOfKent, ..place }
}

fn seeker() -> Seeker {
    Seeker { fix: Some(fix_at(CATHEDRAL, 15.0)), now: Some(at(day(2027, 1, 16), 23, 30)), membership: None }
}

fn why(places: &[Place], seeker: Seeker) -> String {
    let ranking = rank(places, Need::SomewhereSafe, seeker);
    why_first(places, &ranking, seeker, seeker.now.expect("a time"))
}

#[test]
fn the_first_card_says_why_in_one_line_and_never_calls_nearest_what_is_not() {
    let night = || open_at("Mo-Su 17:00-05:00");
    let haven = north("Haven", 0.002, reported(night()));
    let campus = north("Campus", 0.001, kent(open_at("24/7")));
    let police = north("Police", 0.001, place("", Kind::Police));
    let member = Seeker { membership: Some(Audience::UniversityOfKent), ..seeker() };
    for (places, seeker, words) in [
        (vec![haven.clone()], seeker(), "Nearest that takes everyone. Reported open until 5am."),
        (vec![haven.clone(), campus.clone()], seeker(), "Nearest that takes everyone. Reported open until 5am."),
        (vec![haven.clone(), campus.clone()], member, "Nearest, and for you. Open day and night."),
        (vec![haven.clone(), police.clone()], seeker(), "Nearest with known hours. Reported open until 5am."),
        (vec![campus.clone()], seeker(), "Nearest that may help. Open day and night."),
        (vec![police.clone()], seeker(), "Nearest that takes everyone. Hours not known."),
        (vec![north("Sure", 0.003, night()), haven.clone()], seeker(), "Surest near you. Open until 5am."),
        (Vec::new(), seeker(), ""),
    ] {
        assert_eq!(why(&places, seeker), words, "{places:#?}");
    }
}

fn location_text(location: Location) -> String {
    let places = [north("One", 0.001, open_at("24/7")), north("Other", 0.002, open_at("24/7"))];
    let ranking = rank(&places, Need::SomewhereSafe, Seeker { fix: location.usable(), ..seeker() });
    location_in_words(location, None, &ranking, &places)
}

#[test]
fn a_good_fix_is_shown_with_its_accuracy_and_no_doubt() {
    assert_eq!(
        location_text(Location::Found(fix_at(CATHEDRAL, 20.0))),
        "Your phone knows where you are to about 20 m."
    );
    // Distances are rounded to tens of metres.
    assert_eq!(location_text(Location::Found(fix_at(CATHEDRAL, 0.5))), "Your phone knows where you are to about 10 m.");
}

#[test]
fn a_fix_that_cannot_choose_between_two_places_names_both() {
    let words = "Your phone only knows where you are to about 400 m. It cannot tell if One or Other is nearer.";
    assert_eq!(location_text(Location::Found(fix_at(CATHEDRAL, 400.0))), words);
}

#[test]
fn a_coarse_fix_says_within_what_and_an_old_one_how_old_it_is() {
    let coarse = "Your phone only knows that you are somewhere within 5 km.";
    assert_eq!(location_text(Location::Found(fix_at(CATHEDRAL, 5000.0))), coarse);
    let old = Fix { age_min: 3, ..fix_at(CATHEDRAL, 20.0) };
    assert_eq!(
        location_text(Location::Found(old)),
        "Your phone last knew where you were 3 minutes ago, to about 20 m."
    );
}

#[test]
fn a_chosen_landmark_is_named_as_the_starting_point() {
    let text = location_in_words(Location::Refused, Some("Westgate Towers"), &Ranking::default(), &[]);
    assert_eq!(text, "Worked out from Westgate Towers, as you chose.");
}

#[test]
fn before_the_question_there_are_no_words_and_after_each_failure_different_ones() {
    assert_eq!(location_text(Location::NotAsked), "");
    let lost = Location::Lost { last: Fix { age_min: 12, ..fix_at(CATHEDRAL, 20.0) }, denied: false };
    let texts =
        [Location::Asking, Location::Refused, Location::NoAnswer, Location::Unavailable, lost].map(location_text);
    assert_eq!(texts[4], "Your phone has lost where you are. It last knew 12 minutes ago.");
    for (index, words) in texts.iter().enumerate() {
        assert!(!words.is_empty() && !texts[..index].contains(words), "{words}");
    }
}
