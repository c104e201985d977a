//! The rules of the ranking, for any places, hours and positions.

use std::collections::BTreeSet;

use chrono::NaiveDateTime;
use proptest::prelude::*;
use safe_night_canterbury::content::evidence::Confidence;
use safe_night_canterbury::content::place::{Audience, Kind, Need, Place, Position, Purpose};
use safe_night_canterbury::logic::geo::distance::{LatLon, distance_m};
use safe_night_canterbury::logic::geo::leg::{Leg, leg};
use safe_night_canterbury::logic::geo::location::Fix;
use safe_night_canterbury::logic::geo::on_foot::{OnFoot, WalkTo};
use safe_night_canterbury::logic::nearest::answer::answer;
use safe_night_canterbury::logic::nearest::doubt::{WEIGHTS, doubt};
use safe_night_canterbury::logic::nearest::ranking::{Seeker, by_distance, rank, within_accuracy};
use safe_night_canterbury::logic::nearest::visit::visit;
use safe_night_canterbury::logic::time::opening::opening;
use safe_night_canterbury::words::opening::visit_in_words;

use crate::sums::{at, day, fix_at, open_at, place, reported};

const CLOCK_TOWER: LatLon = LatLon { lat: 51.27756, lon: 1.08305 };
/// A minute's walk as the crow flies, in metres: 80 metres of street, which is 1.3 times the straight line.
const MINUTE_M: f64 = 80.0 / 1.3;
/// Degrees of latitude per metre, on the sphere of the sums.
const DEGREES: f64 = 180.0 / std::f64::consts::PI / 6_382_757.0;

fn tuesday_evening() -> NaiveDateTime {
    at(day(2027, 3, 23), 20, 0)
}

fn seeker() -> Seeker {
    Seeker { fix: Some(fix_at(CLOCK_TOWER, 20.0)), now: Some(tuesday_evening()), membership: None }
}

/// The place with another name, this many minutes' walk north of the Clock Tower.
fn north(id: &str, minutes: f64, place: Place) -> Place {
    let lat = CLOCK_TOWER.lat + minutes * MINUTE_M * DEGREES;
    let position = Position { lat, lon: CLOCK_TOWER.lon, accuracy_m: 10.0 };
    Place { id: id.into(), name: id.into(), position: Some(position), serves: vec![Need::SomewhereSafe], ..place }
}

fn named(places: &[Place], order: &[usize]) -> Vec<String> {
    order.iter().map(|index| places[*index].id.clone()).collect()
}

fn ids(places: &[Place], seeker: Seeker) -> Vec<String> {
    named(places, &rank(places, Need::SomewhereSafe, seeker).order)
}

fn for_kent(place: Place) -> Place {
    Place { audience: Audience::UniversityOfKent, ..place }
}

/// A place whose review was due the day before.
fn old(mut place: Place) -> Place {
    place.evidence.review_by = tuesday_evening().date().pred_opt().expect("the day before");
    place
}

/// Each doubt counts as minutes of walking: a place with it ranks like one without it that is this much farther away.
#[test]
fn each_doubt_weighs_as_many_minutes_as_the_table_says() {
    let sure = || open_at("24/7");
    let doubted = [
        (WEIGHTS.reported, reported(sure())),
        (WEIGHTS.hours_not_known, place("", Kind::Police)),
        (WEIGHTS.not_a_member, for_kent(sure())),
        // After its review a place is no longer confirmed either.
        (WEIGHTS.past_review + WEIGHTS.reported, old(sure())),
    ];
    for (minutes, doubted) in doubted {
        let at = |farther: f64| [north("doubted", 5.0, doubted.clone()), north("sure", 5.0 + farther, sure())];
        assert_eq!(ids(&at(minutes - 0.1), seeker())[0], "sure", "{minutes}");
        assert_eq!(ids(&at(minutes + 0.1), seeker())[0], "doubted", "{minutes}");
    }
}

#[test]
fn doubts_add_up_and_no_doubt_is_none() {
    let now = tuesday_evening();
    let of = |place: &Place, membership| doubt(place, opening(place, now), now, membership);
    let worst = old(for_kent(place("", Kind::SafeHaven)));
    let sum = WEIGHTS.hours_not_known + WEIGHTS.not_a_member + WEIGHTS.past_review + WEIGHTS.no_position;
    assert_eq!(of(&worst, None), sum);
    assert_eq!(of(&worst, Some(Audience::UniversityOfKent)), sum - WEIGHTS.not_a_member);
    assert_eq!(of(&worst, Some(Audience::ChristChurchUniversity)), sum);
    assert_eq!(of(&north("", 1.0, open_at("24/7")), None), 0.0);
}

#[test]
fn a_place_for_a_group_costs_its_members_nothing() {
    let places = [north("everyone", 8.0, open_at("24/7")), north("kent", 2.0, for_kent(open_at("24/7")))];
    assert_eq!(ids(&places, seeker()), ["everyone", "kent"]);
    let member = |membership| Seeker { membership: Some(membership), ..seeker() };
    assert_eq!(ids(&places, member(Audience::UniversityOfKent)), ["kent", "everyone"]);
    assert_eq!(ids(&places, member(Audience::ChristChurchUniversity)), ["everyone", "kent"]);
}

#[test]
fn a_closed_place_is_no_candidate_unless_it_opens_before_the_walk_is_over() {
    let opens = |id: &str, minutes: f64| north(id, minutes, open_at("Mo-Su 20:10-23:00"));
    let places = [opens("too-early", 5.0), opens("as-one-arrives", 12.0), north("open", 40.0, open_at("24/7"))];
    let ranking = rank(&places, Need::SomewhereSafe, seeker());
    assert_eq!(named(&places, &ranking.order), ["as-one-arrives", "open", "too-early"]);
    assert_eq!((ranking.near, ranking.open), (2, 2));
    let visit_text =
        |index: usize| visit_in_words(visit(&places[index], seeker().fix, tuesday_evening()), tuesday_evening());
    assert_eq!(visit_text(1), "Opens at 8.10pm, as you arrive");
    assert_eq!(visit_text(0), "Closed, opens at 8.10pm");
}

#[test]
fn a_place_that_closes_before_the_arrival_is_no_candidate_and_says_so() {
    let closes = |id: &str, minutes: f64| north(id, minutes, open_at("Mo-Su 17:00-20:10"));
    let places = [closes("too-far", 12.0), closes("near", 5.0), north("open", 40.0, open_at("24/7"))];
    assert_eq!(ids(&places, seeker()), ["near", "open", "too-far"]);
    let text = visit_in_words(visit(&places[0], seeker().fix, tuesday_evening()), tuesday_evening());
    assert_eq!(text, "Open until 8.10pm. Closes before you get there");
    let text = visit_in_words(visit(&reported(places[0].clone()), seeker().fix, tuesday_evening()), tuesday_evening());
    assert_eq!(text, "Reported open until 8.10pm. Closes before you get there");
}

/// Across the river, say: the bridge is far.
#[test]
fn a_place_that_is_nearer_by_air_and_farther_by_the_streets_comes_second() {
    let places = [north("across", 3.0, open_at("24/7")), north("round-the-corner", 5.0, open_at("24/7"))];
    assert_eq!(ids(&places, seeker()), ["across", "round-the-corner"]);
    let walk = |place: &Place, minutes: f64| WalkTo {
        to: LatLon::from(place.position.expect("a position")),
        seconds: minutes * 60.0,
    };
    let walking = |minutes: [f64; 2]| {
        let walks = places.iter().zip(minutes).map(|(place, minutes)| walk(place, minutes)).collect();
        let fix = Fix { on_foot: Some(OnFoot::keep(walks)), ..fix_at(CLOCK_TOWER, 20.0) };
        ids(&places, Seeker { fix: Some(fix), ..seeker() })
    };
    assert_eq!(walking([15.0, 6.0]), ["round-the-corner", "across"]);
    assert_eq!(walking([4.0, 6.0]), ["across", "round-the-corner"]);
    // To one of them no way is known.
    assert_eq!(walking([f64::NAN, 6.0]), ["across", "round-the-corner"]);
}

#[test]
fn beyond_forty_five_minutes_there_is_no_answer_and_the_next_is_named() {
    let now = seeker();
    let places = [north("far", 46.0, open_at("24/7")), north("closed", 2.0, open_at("Mo-Su 06:00-10:00"))];
    let far = answer(&rank(&places, Need::SomewhereSafe, now), now);
    assert_eq!((far.first, far.next, far.nothing_open), (None, Some(0), true));
    let places = [north("near", 44.0, open_at("24/7"))];
    let near = answer(&rank(&places, Need::SomewhereSafe, now), now);
    assert_eq!((near.first, near.next, near.nothing_open), (Some(0), None, false));
    let nowhere = Seeker { fix: None, ..now };
    assert_eq!(answer(&rank(&places, Need::SomewhereSafe, nowhere), nowhere).first, None);
    let charing_cross = Seeker { fix: Some(fix_at(LatLon { lat: 51.5074, lon: -0.1278 }, 20.0)), ..now };
    let london = answer(&rank(&places, Need::SomewhereSafe, charing_cross), charing_cross);
    assert_eq!((london.first, london.nothing_open), (None, false), "nobody is told what is open from there");
}

#[test]
fn a_place_without_a_published_position_ranks_below_all_that_are_open_within_reach() {
    let nowhere = |id: &str, place: Place| Place { position: None, ..north(id, 0.0, place) };
    let places = [
        nowhere("a-somewhere", open_at("24/7")),
        north("z-not-known", 40.0, place("", Kind::Police)),
        north("closed", 1.0, open_at("Mo-Su 06:00-10:00")),
    ];
    assert_eq!(ids(&places, seeker()), ["z-not-known", "a-somewhere", "closed"]);
}

#[test]
fn without_a_fix_places_are_ordered_by_kind_then_name_and_closed_ones_are_last() {
    let named = |id: &str, name: &str, kind: Kind, hours: &str| Place {
        id: id.into(),
        name: name.into(),
        kind,
        ..north("", 0.0, open_at(hours))
    };
    let places = [
        named("p", "A police station", Kind::Police, "24/7"),
        named("shut", "Aaa", Kind::SafeHaven, "Mo-Su 06:00-10:00"),
        named("h2", "Zoo", Kind::SafeHaven, "24/7"),
        named("h1", "Arcade", Kind::SafeHaven, "24/7"),
        named("h3", "Arcade", Kind::SafeHaven, "24/7"),
    ];
    assert_eq!(ids(&places, Seeker::default()), ["shut", "h1", "h3", "h2", "p"]);
    assert_eq!(ids(&places, Seeker { fix: None, ..seeker() }), ["h1", "h3", "h2", "p", "shut"]);
}

#[test]
fn places_that_do_not_help_are_ordered_by_distance_and_outdated_ones_are_last() {
    let rank_at = |place: Place| Place { kind: Kind::TaxiRank, serves: Vec::new(), ..place };
    let places = [
        rank_at(north("far", 20.0, open_at("24/7"))),
        rank_at(north("closed-near", 1.0, open_at("Mo-Su 06:00-10:00"))),
        rank_at(old(north("old-and-nearest", 0.5, place("", Kind::Landmark)))),
        Place { position: None, ..rank_at(north("nowhere", 0.0, place("", Kind::Landmark))) },
    ];
    let order = by_distance(&places, Purpose::WayHome, seeker());
    assert_eq!(named(&places, &order), ["closed-near", "far", "nowhere", "old-and-nearest"]);
    assert!(by_distance(&places, Purpose::Landmark, seeker()).is_empty());
}

#[test]
fn each_need_has_the_places_that_serve_it_and_no_other() {
    let serving = |id: &str, serves: &[Need]| Place { serves: serves.to_vec(), ..north(id, 1.0, open_at("24/7")) };
    let places = [
        serving("safe", &[Need::SomewhereSafe]),
        serving("hurt", &[Need::Hurt]),
        serving("cope", &[Need::CannotCope, Need::SomewhereSafe]),
        serving("warm", &[Need::Warm]),
    ];
    let of = |need| named(&places, &rank(&places, need, Seeker::default()).order);
    assert_eq!(of(Need::SomewhereSafe), ["cope", "safe"]);
    assert_eq!(of(Need::Hurt), ["hurt"]);
    assert_eq!(of(Need::CannotCope), ["cope"]);
    assert_eq!(of(Need::Warm), ["warm"]);
}

/// Found by proptest: walking towards the confirmed place brought the doubtful one into reach. A place out of reach is no
/// answer, so the doubtful one goes first.
#[test]
fn places_within_reach_come_before_confirmed_places_out_of_reach() {
    let places = [north("sure", 65.0, open_at("24/7")), north("doubtful", 46.0, place("", Kind::Police))];
    let from = |minutes: f64| {
        let at = LatLon { lat: CLOCK_TOWER.lat + minutes * MINUTE_M * DEGREES, ..CLOCK_TOWER };
        ids(&places, Seeker { fix: Some(fix_at(at, 20.0)), ..seeker() })
    };
    assert_eq!(from(0.0), ["sure", "doubtful"]);
    assert_eq!(from(3.0), ["doubtful", "sure"]);
}

fn some_places() -> impl Strategy<Value = Vec<Place>> {
    let position = prop::option::weighted(0.9, (51.24..51.32, 1.02..1.14))
        .prop_map(|at| at.map(|(lat, lon)| Position { lat, lon, accuracy_m: 20.0 }));
    let hours = prop::sample::select(vec![None, Some("24/7"), Some("Mo-Su 17:00-05:00"), Some("Mo-Fr 09:00-17:00")]);
    let kind = prop::sample::select(vec![Kind::SafeHaven, Kind::CampusSecurity, Kind::Police]);
    let audience = prop::sample::select(vec![Audience::Everyone, Audience::UniversityOfKent]);
    let name = prop::sample::select(vec!["One", "Two"]);
    let sure = (any::<bool>(), any::<bool>());
    let single = (position, hours, kind, audience, name, sure).prop_map(
        |(position, hours, kind, audience, name, (confirmed, stale))| {
            let base = hours.map_or_else(|| place("", kind), open_at);
            let base = if confirmed { base } else { reported(base) };
            let base = if stale { old(base) } else { base };
            Place { position, kind, audience, name: name.into(), serves: vec![Need::SomewhereSafe], ..base }
        },
    );
    prop::collection::vec(single, 1..10).prop_map(|places| {
        places.into_iter().enumerate().map(|(n, place)| Place { id: format!("place-{n}"), ..place }).collect()
    })
}

fn some_seeker() -> impl Strategy<Value = Seeker> {
    let membership = prop::option::of(Just(Audience::UniversityOfKent));
    ((51.25..51.31, 1.03..1.13), 0..7 * 24 * 60i64, membership).prop_map(|((lat, lon), minute, membership)| Seeker {
        fix: Some(fix_at(LatLon { lat, lon }, 20.0)),
        now: Some(at(day(2027, 3, 22), 0, 0) + chrono::Duration::minutes(minute)),
        membership,
    })
}

/// The rank of the place with this id.
fn rank_of(places: &[Place], seeker: Seeker, id: &str) -> usize {
    ids(places, seeker).iter().position(|ranked| ranked == id).expect("every place is in the order")
}

/// Whether its state stays the same for the longest walk of these tests, so that no step changes it.
fn is_steady(place: &Place, now: NaiveDateTime) -> bool {
    let sort = |minutes: i64| {
        let opening = opening(place, now + chrono::Duration::minutes(minutes));
        (opening.is_open(), opening.is_closed())
    };
    (0..=240).step_by(5).all(|minutes| sort(minutes) == sort(0))
}

proptest! {
    // Few cases, because compiling the hours of a dozen places takes time.
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn the_order_is_total_and_independent_of_the_order_in_the_file(
        places in some_places(), seeker in some_seeker(), turned in 0..10usize
    ) {
        let mut shuffled = places.clone();
        shuffled.rotate_left(turned % places.len());
        shuffled.reverse();
        for seeker in [seeker, Seeker { fix: None, ..seeker }, Seeker::default()] {
            let order = ids(&places, seeker);
            prop_assert_eq!(order.iter().collect::<BTreeSet<_>>().len(), places.len());
            prop_assert_eq!(&order, &ids(&shuffled, seeker));
        }
    }

    #[test]
    fn the_card_is_the_first_of_the_list_and_closed_places_are_never_first(places in some_places(), seeker in some_seeker()) {
        let ranking = rank(&places, Need::SomewhereSafe, seeker);
        let answer = answer(&ranking, seeker);
        if let Some(first) = answer.first {
            prop_assert_eq!(first, ranking.order[0]);
            prop_assert_eq!(answer.next, ranking.order[..ranking.open].get(1).copied());
        }
        let now = seeker.now.expect("a time");
        let shut: Vec<bool> = ranking.order.iter().map(|index| visit(&places[*index], seeker.fix, now).on_arrival.is_closed()).collect();
        prop_assert!(shut.is_sorted(), "closed places stand last: {:?}", shut);
        prop_assert_eq!(shut.iter().filter(|shut| !**shut).count(), ranking.open);
    }

    /// The place itself is nearer, and all else is unchanged.
    #[test]
    fn a_place_that_lies_nearer_never_falls(places in some_places(), seeker in some_seeker(), share in 0.0..1.0) {
        let (now, location) = (seeker.now.expect("a time"), seeker.fix.expect("a fix").at);
        let Some(index) = places.iter().position(|place| place.position.is_some() && is_steady(place, now)) else { return Ok(()) };
        let mut nearer = places.clone();
        let position = nearer[index].position.as_mut().expect("a position");
        position.lat += (location.lat - position.lat) * share;
        position.lon += (location.lon - position.lon) * share;
        let id = places[index].id.clone();
        prop_assert!(rank_of(&nearer, seeker, &id) <= rank_of(&places, seeker, &id));
    }

    /// The person walks towards the place. Others may get nearer too, but none by more.
    #[test]
    fn walking_towards_a_place_never_lowers_it(places in some_places(), seeker in some_seeker(), share in 0.0..1.0) {
        let (now, fix) = (seeker.now.expect("a time"), seeker.fix.expect("a fix"));
        // States that change during the walk are not the subject of this rule.
        prop_assume!(places.iter().all(|place| is_steady(place, now)));
        let Some(target) = places.iter().find(|place| place.position.is_some()) else { return Ok(()) };
        let to = target.position.expect("a position");
        let step = |from: f64, to: f64| from + (to - from) * share;
        let at = LatLon { lat: step(fix.at.lat, to.lat), lon: step(fix.at.lon, to.lon) };
        // A straight line in degrees is not the shortest line: over the city it is longer by less than this, in metres.
        let walked = distance_m(fix.at, at);
        let goal = LatLon { lat: to.lat, lon: to.lon };
        prop_assume!((distance_m(fix.at, goal) - distance_m(at, goal) - walked).abs() < 0.01);
        let closer = Seeker { fix: Some(Fix { at, ..fix }), ..seeker };
        let before = ids(&places, seeker);
        let after = ids(&places, closer);
        let above = |order: &[String]| order.iter().take_while(|id| **id != target.id).cloned().collect::<BTreeSet<_>>();
        // Places within reach rank above those out of reach, so a place that the walk brings into reach may come above.
        let in_reach = |seeker: Seeker| {
            let ranking = rank(&places, Need::SomewhereSafe, seeker);
            ranking.order[..ranking.near].iter().map(|index| places[*index].id.clone()).collect::<BTreeSet<_>>()
        };
        let (reached, were) = (in_reach(closer), in_reach(seeker));
        let came = reached.difference(&were).collect::<BTreeSet<_>>();
        // No other place that ranked clearly below comes above. Places of equal cost may change their order.
        for overtaker in above(&after).difference(&above(&before)).filter(|id| !came.contains(id)) {
            let place = places.iter().find(|place| place.id == *overtaker).expect("it is one of them");
            prop_assert!(cost_the_same(target, place, seeker), "{} before {}", overtaker, target.id);
        }
    }

    #[test]
    fn a_place_made_surer_never_falls(places in some_places(), seeker in some_seeker(), index in 0..10usize, what in 0..3) {
        let index = index % places.len();
        let mut surer = places.clone();
        match what {
            0 => surer[index].evidence.confidence = Confidence::Confirmed,
            1 => surer[index].evidence.review_by = day(2027, 11, 23),
            _ => surer[index].audience = Audience::Everyone,
        }
        let id = places[index].id.clone();
        prop_assert!(rank_of(&surer, seeker, &id) <= rank_of(&places, seeker, &id));
    }

    #[test]
    fn of_two_equal_places_for_everyone_the_nearer_wins(
        seeker in some_seeker(), a in (51.24..51.32, 1.02..1.14), b in (51.24..51.32, 1.02..1.14),
        hours in prop::sample::select(vec!["24/7", "Mo-Su 17:00-05:00"]), confirmed in any::<bool>()
    ) {
        let make = |id: &str, (lat, lon): (f64, f64)| {
            let place = Place { position: Some(Position { lat, lon, accuracy_m: 20.0 }), ..north(id, 0.0, open_at(hours)) };
            if confirmed { place } else { reported(place) }
        };
        let places = [make("a", a), make("b", b)];
        let now = seeker.now.expect("a time");
        prop_assume!(places.iter().all(|place| is_steady(place, now)));
        let away = |place: &Place| leg(seeker.fix.expect("a fix"), place).expect("a position").distance_m;
        prop_assume!((away(&places[0]) - away(&places[1])).abs() > 0.01);
        let nearer = if away(&places[0]) < away(&places[1]) { "a" } else { "b" };
        prop_assert_eq!(&ids(&places, seeker)[0], nearer);
    }

    /// Wherever within its accuracy the phone is, two places that can be separated have the right order.
    #[test]
    fn two_places_that_can_be_separated_are_in_the_right_order_for_the_true_position(
        accuracy_m in 1.0..2000.0, nearer in 0.0..5000.0, farther in 0.0..5000.0, off in -1.0..1.0, and in -1.0..1.0
    ) {
        let to = |distance_m: f64| Leg { distance_m, off_by_m: 0.0, bearing: None, on_foot_min: None };
        let fix = fix_at(CLOCK_TOWER, accuracy_m);
        prop_assume!(nearer < farther && !within_accuracy(fix, to(nearer), to(farther)));
        prop_assert!(nearer + off * accuracy_m <= farther + and * accuracy_m);
    }
}

/// Whether two places have the same cost from this location, to a thousandth of a minute.
fn cost_the_same(first: &Place, second: &Place, seeker: Seeker) -> bool {
    let now = seeker.now.expect("a time");
    let cost = |place: &Place| {
        let away = leg(seeker.fix.expect("a fix"), place).map_or(0.0, |leg| leg.distance_m / MINUTE_M);
        away + doubt(place, opening(place, now), now, seeker.membership)
    };
    (cost(first) - cost(second)).abs() < 0.001
}

#[test]
fn a_rough_fix_cannot_separate_two_places_and_a_good_one_can() {
    let to = |distance_m: f64| Leg { distance_m, off_by_m: 0.0, bearing: None, on_foot_min: None };
    let fix = |accuracy_m| fix_at(CLOCK_TOWER, accuracy_m);
    assert!(within_accuracy(fix(500.0), to(300.0), to(400.0)));
    assert!(within_accuracy(fix(50.0), to(300.0), to(400.0)));
    assert!(!within_accuracy(fix(49.0), to(300.0), to(400.0)));
    assert!(within_accuracy(fix(50.0), to(400.0), to(300.0)), "whichever is named first");
}
