//! Every sum of the finder on whatever pack was accepted, at clocks and in places that a phone may be at. Shared with
//! `tests/fuzz`.

use chrono::NaiveDateTime;

use crate::content::evidence::Confidence;
use crate::content::pack::Pack;
use crate::content::place::{Place, Purpose};
use crate::finder::answer_in_words::{how_sure, location_in_words};
use crate::finder::distance::LatLon;
use crate::finder::hours_in_words::hours_sentence;
use crate::finder::location::{Event, Fix, Location};
use crate::finder::london::wall_clock;
use crate::finder::opening::{self, Opening, opening, service_opening};
use crate::finder::ranking::{cannot_separate, order, tier, way, way_in_words};
use crate::finder::search::Catalogue;

/// Moments in UTC: 1999, a night of the content's own year, the minutes around both changes of the clocks, 2099, and a clock
/// that lost its battery.
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

/// Clock Tower, campus, London, the far side of the Earth, both poles, the line where the date changes.
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

/// What is typed.
const QUERIES: [&str; 5] = ["police", "taxy rank", "a", "116 123", "\u{1F319} ?!"];

/// How many pairs of a clock and a place there are.
pub const PAIRS: usize = CLOCKS.len() * PLACES.len();

/// Does every sum for one of the pairs. Panics where the answer cannot be right.
pub fn run(pack: &Pack, pair: usize) {
    let now = wall_clock(CLOCKS[pair % CLOCKS.len()]).expect("a moment of the calendar");
    let (lat, lon) = PLACES[pair / CLOCKS.len() % PLACES.len()];
    let fix = Fix { at: LatLon { lat, lon }, accuracy_m: ACCURACIES[pair % ACCURACIES.len()] };
    let location = Location::NotAsked.after(Event::Fixed(fix));
    assert_eq!(location.fix(), Some(fix), "a place on the Earth");

    for place in &pack.places {
        one_place(place, fix, now);
    }
    for service in &pack.services {
        said(opening::in_words(service_opening(service, now), now));
        said(hours_sentence(service.hours.as_ref(), service.hours_confidence()));
        said(opening::date_in_words(service.evidence.checked));
    }
    for purpose in [Purpose::Help, Purpose::WayHome, Purpose::Landmark] {
        in_order(pack, purpose, location, now);
    }
    searched(pack, now);
}

fn said(words: String) {
    assert!(!words.trim().is_empty(), "nothing is said");
}

fn one_place(place: &Place, fix: Fix, now: NaiveDateTime) {
    let opening = opening(place, now);
    let unsure = place.evidence.confidence == Confidence::Reported || place.evidence.out_of_date(now);
    assert!(!unsure || !matches!(opening, Opening::Open { .. }), "{place:?} is told as open at {now}");
    if let Opening::Open { until: Some(change) } | Opening::Closed { opens: Some(change) } = opening {
        assert!(change > now, "{place:?} changes at {change}, before {now}");
    }
    said(opening::in_words(opening, now));
    said(hours_sentence(place.hours.as_ref(), place.evidence.confidence));
    said(way_in_words(fix, place));
    let way = way(fix, place);
    assert_eq!(way.is_some(), place.position.is_some());
    if let Some(way) = way {
        assert!((0.0..2.1e7).contains(&way.distance_m), "{place:?} is {way:?}");
        assert!(way.bearing.is_none_or(|bearing| (0.0..360.0).contains(&bearing)), "{place:?} is {way:?}");
        assert!(cannot_separate(fix, way, way));
    }
}

fn in_order(pack: &Pack, purpose: Purpose, location: Location, now: NaiveDateTime) {
    let all = pack.places.iter().filter(|place| place.kind.purpose() == purpose).count();
    for (fix, now) in [(location.fix(), Some(now)), (None, Some(now)), (location.fix(), None), (None, None)] {
        let order = order(&pack.places, purpose, fix, now);
        let mut indices = order.clone();
        indices.sort_unstable();
        indices.dedup();
        assert_eq!((indices.len(), order.len()), (all, all), "every place once");
        said(location_in_words(location, &order, &pack.places, now));
        let nearest = order.first().map(|index| pack.places[*index].clone());
        let sure = how_sure(nearest.clone().zip(now));
        let open = nearest.zip(now).is_some_and(|(place, now)| tier(opening(&place, now)) == 0);
        assert_eq!(sure == "Nearest, open now", open);
    }
}

fn searched(pack: &Pack, now: NaiveDateTime) {
    let catalogue = Catalogue::of(pack);
    let of_the_pack = pack.words.iter().flat_map(|words| words.say.first()).map(String::as_str);
    for query in QUERIES.into_iter().chain(of_the_pack.take(3)) {
        for now in [None, Some(now)] {
            for index in catalogue.search(query, now) {
                let item = catalogue.item(index).expect("an item of the catalogue");
                said(item.title.clone());
                assert!(item.path.starts_with('/') && !item.path.starts_with("//"), "{item:?}");
            }
        }
    }
}
