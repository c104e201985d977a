//! Runs every sum of the finder on any accepted knowledge, with clocks and locations that a phone may have. Shared with
//! `tests/fuzz`.

use chrono::NaiveDateTime;

use crate::content::evidence::Confidence;
use crate::content::knowledge::Knowledge;
use crate::content::place::{Need, Place};
use crate::logic::geo::distance::LatLon;
use crate::logic::geo::grid_reference::{figures, grid_reference};
use crate::logic::geo::leg::leg;
use crate::logic::geo::location::{Event, Fix, Location};
use crate::logic::geo::steady::steady;
use crate::logic::nearest::answer::answer;
use crate::logic::nearest::ranking::{Seeker, rank, within_accuracy};
use crate::logic::nearest::visit::visit;
use crate::logic::search::Catalogue;
use crate::logic::time::london::wall_clock;
use crate::logic::time::opening::{Opening, opening, service_opening};
use crate::words::answer::{location_in_words, why_first};
use crate::words::clock::date_in_words;
use crate::words::hours::hours_sentence;
use crate::words::opening::{opening_in_words, visit_in_words};
use crate::words::position::{accuracy_in_words, age_in_words, as_text, in_sight, where_in_words};
use crate::words::way::way_in_words;

/// Moments in UTC: 1999, a night in the year of the content, the minutes around both changes of the clocks, 2099, and a clock
/// after a battery failure.
const CLOCKS: [f64; 9] = [
    928_278_000_000.0,
    1_795_482_000_000.0,
    1_806_195_540_000.0,
    1_806_195_600_000.0,
    1_824_944_340_000.0,
    1_824_944_400_000.0,
    1_824_948_000_000.0,
    4_102_444_740_000.0,
    0.0,
];

/// Clock Tower, campus, London, its antipode, both poles, the date line.
const PLACES: [(f64, f64); 8] = [
    (51.27756, 1.08305),
    (51.2975, 1.0697),
    (51.5074, -0.1278),
    (-51.27756, -178.91695),
    (90.0, 0.0),
    (-90.0, 180.0),
    (0.0, 180.0),
    (51.2, -180.0),
];

const ACCURACIES: [f64; 4] = [0.0, 15.0, 1500.0, 20_000_000.0];

/// Queries of the search.
const QUERIES: [&str; 5] = ["police", "taxy rank", "a", "116 123", "\u{1F319} ?!"];

/// The number of pairs of a clock and a location.
pub const PAIRS: usize = CLOCKS.len() * PLACES.len();

/// Runs every sum for one of the pairs. Panics if an answer cannot be right.
pub fn run(knowledge: &Knowledge, pair: usize) {
    let now = wall_clock(CLOCKS[pair % CLOCKS.len()]).expect("a moment of the calendar");
    let (lat, lon) = PLACES[pair / CLOCKS.len() % PLACES.len()];
    let fix =
        Fix { at: LatLon { lat, lon }, accuracy_m: ACCURACIES[pair % ACCURACIES.len()], age_min: 0, on_foot: None };
    let location = Location::NotAsked.after(Event::Fixed(fix));
    assert_eq!(location.fix(), Some(fix), "a place on the Earth");

    for place in &knowledge.places {
        check_place(place, fix, now);
    }
    for service in &knowledge.services {
        require_words(opening_in_words(service_opening(service, now), now));
        require_words(hours_sentence(service.hours.as_ref(), service.hours_confidence()));
        require_words(date_in_words(service.evidence.checked));
    }
    for need in [Need::SomewhereSafe, Need::Hurt, Need::CannotCope, Need::Warm] {
        check_answer(knowledge, need, location, now);
    }
    check_position(knowledge, fix, now);
    check_search(knowledge, now);
}

fn check_position(knowledge: &Knowledge, fix: Fix, now: NaiveDateTime) {
    let grid = figures(fix.accuracy_m).and_then(|figures| grid_reference(fix.at, knowledge.grid_shift, figures));
    let words = where_in_words(fix, &knowledge.places);
    require_words(as_text(&words, grid, fix, Some(now)));
    require_words(accuracy_in_words(fix, grid));
    require_words(age_in_words(fix));
    knowledge.places.iter().for_each(|place| require_words(in_sight(place)));
    assert_eq!(steady(None, fix), fix);
}

fn require_words(words: String) {
    assert!(!words.trim().is_empty(), "the words are missing");
}

fn check_place(place: &Place, fix: Fix, now: NaiveDateTime) {
    let opening = opening(place, now);
    let unsure = place.evidence.confidence == Confidence::Reported || place.evidence.out_of_date(now);
    assert!(!unsure || !matches!(opening, Opening::Open { .. }), "{place:?} is shown as open at {now}");
    if let Opening::Open { until: Some(change) } | Opening::Closed { opens: Some(change) } = opening {
        assert!(change > now, "{place:?} changes at {change}, before {now}");
    }
    require_words(opening_in_words(opening, now));
    require_words(hours_sentence(place.hours.as_ref(), place.evidence.confidence));
    require_words(visit_in_words(visit(place, Some(fix), now), now));
    require_words(way_in_words(fix, place));
    let leg = leg(fix, place);
    assert_eq!(leg.is_some(), place.position.is_some());
    if let Some(leg) = leg {
        assert!((0.0..2.1e7).contains(&leg.distance_m), "{place:?} is {leg:?}");
        assert!(leg.bearing.is_none_or(|bearing| (0.0..360.0).contains(&bearing)), "{place:?} is {leg:?}");
        assert!(within_accuracy(fix, leg, leg));
    }
}

fn check_answer(knowledge: &Knowledge, need: Need, location: Location, now: NaiveDateTime) {
    let all = knowledge.places.iter().filter(|place| place.serves.contains(&need)).count();
    for (fix, now) in [(location.usable(), Some(now)), (None, Some(now)), (location.usable(), None), (None, None)] {
        let seeker = Seeker { fix, now, membership: None };
        let ranking = rank(&knowledge.places, need, seeker);
        let mut indices = ranking.order.clone();
        indices.sort_unstable();
        indices.dedup();
        assert_eq!((indices.len(), ranking.order.len()), (all, all), "every place once");
        require_words(location_in_words(location, None, &ranking, &knowledge.places));
        let first = answer(&ranking, seeker).first;
        if let Some((first, now)) = first.zip(now) {
            assert!(!visit(&knowledge.places[first], fix, now).on_arrival.is_closed(), "what is closed is no answer");
            require_words(why_first(&knowledge.places, &ranking, seeker, now));
        }
    }
}

fn check_search(knowledge: &Knowledge, now: NaiveDateTime) {
    let catalogue = Catalogue::of(knowledge);
    let of_the_knowledge = knowledge.phrases.iter().flat_map(|phrase| phrase.phrases.first()).map(String::as_str);
    for query in QUERIES.into_iter().chain(of_the_knowledge.take(3)) {
        for now in [None, Some(now)] {
            for index in catalogue.search(query, now) {
                let item = catalogue.item(index).expect("an item of the catalogue");
                require_words(item.title.clone());
                assert!(item.path.starts_with('/') && !item.path.starts_with("//"), "{item:?}");
            }
        }
    }
}
