//! A walk followed from fix to fix: what is noticed, and what is not.

use proptest::prelude::*;
use streets::guide::glance::{next_in_big, to_way_words};
use streets::guide::{Announce, Fix, Follower, Progress, State, Turn, When};
use streets::plane::Spot;
use streets::way::Way;

use crate::blocks::Blocks;
use crate::sketch::spot;
use crate::walks::{Dice, Receiver, along, walk};

const EXACT: Receiver = Receiver { sigma_m: 2.0, keeps: 0.0, accuracy_m: 8.0, leaps: 0.0, gaps: 0.0 };
const NOISY: Receiver = Receiver { sigma_m: 15.0, accuracy_m: 15.0, ..EXACT };

/// East along Burgate, then north along High Street, then west along Longport: a block of 300 by 200 metres.
const BLOCK: [(i32, i32); 4] = [(0, 0), (300, 0), (300, 200), (0, 200)];

fn block() -> (Blocks, Follower, Vec<Turn>) {
    let mut town = Blocks::default();
    town.street("Burgate", &BLOCK[..2]).street("High Street", &BLOCK[1..3]).street("Longport", &BLOCK[2..]);
    let turns = town.turns(&BLOCK, &[]);
    let follower = Follower::new(town.network(), &town.way(&BLOCK), &turns);
    (town, follower, turns)
}

fn spots(points: &[(f64, f64)]) -> Vec<Spot> {
    points.iter().map(|(x, y)| spot(*x, *y)).collect()
}

/// Walks over some points, and stands a minute at the end.
fn walks(follower: &mut Follower, points: &[(f64, f64)], receiver: Receiver) -> Vec<Progress> {
    let mut dice = Dice(7);
    let at = along(&spots(points), 0.0, &mut dice);
    walk(follower, &at, receiver, &mut dice)
}

fn asks(seen: &[Progress]) -> usize {
    seen.iter().filter(|progress| progress.ask_new_way).count()
}

fn fix(x: f64, y: f64, second: f64) -> Fix {
    Fix { at: spot(x, y), accuracy_m: 8.0, time_ms: second * 1000.0, speed_mps: None }
}

#[test]
fn a_walk_is_told_turn_by_turn_each_once() {
    let (_, mut follower, _) = block();
    let seen = walks(&mut follower, &[(0.0, 0.0), (300.0, 0.0), (300.0, 200.0), (0.0, 200.0)], EXACT);
    let told: Vec<_> = seen.iter().filter_map(|progress| progress.announce).collect();
    let twice = |turn| [When::Near, When::Now].map(|when| Announce { turn, when });
    let goal = Announce { turn: 3, when: When::Near };
    assert_eq!(told, [&twice(1)[..], &twice(2)[..], &[goal]].concat());
    for progress in seen.iter().filter(|progress| progress.announce.is_some_and(|told| told.when == When::Near)) {
        assert!((15.0..=25.0).contains(&progress.to_next_m), "{progress:?}");
    }
    assert!(seen.windows(2).all(|pair| pair[0].along_m <= pair[1].along_m));
    assert_eq!((seen[seen.len() - 1].state, asks(&seen)), (State::There, 0));
    let first_there = seen.iter().find(|progress| progress.state == State::There).expect("it gets there");
    assert!(first_there.to_goal_m <= 15.0);
}

#[test]
fn a_rough_fix_is_not_there() {
    let (_, mut follower, _) = block();
    let rough = Receiver { accuracy_m: 30.0, ..EXACT };
    let seen = walks(&mut follower, &[(0.0, 0.0), (300.0, 0.0), (300.0, 200.0), (0.0, 200.0)], rough);
    assert!(seen.iter().all(|progress| progress.state == State::OnWay));
    assert!(seen[seen.len() - 1].to_goal_m < 15.0);
}

#[test]
fn a_way_that_is_left_is_noticed_and_asked_about_once() {
    let (_, mut follower, _) = block();
    // Straight on where the way turns north.
    let seen = walks(&mut follower, &[(0.0, 0.0), (300.0, 0.0), (400.0, 0.0)], EXACT);
    assert_eq!(asks(&seen), 1);
    let noticed = seen.iter().position(|progress| progress.ask_new_way).expect("it is noticed");
    assert!(matches!(seen[noticed].state, State::OffWay { .. }));
    let off = seen[noticed].to_way.expect("the way as seen from beside it");
    assert!((45.0..100.0).contains(&off.metres), "{off:?}");
    // It is not noticed at once: not within thirty metres, nor within ten seconds.
    assert!(seen[..noticed].iter().all(|progress| progress.state == State::OnWay));
    let (_, mut follower, _) = block();
    for second in 0..30 {
        let y = if (10..19).contains(&second) { -70.0 } else { 0.0 };
        assert!(!follower.fixed(fix(100.0, y, f64::from(second))).ask_new_way, "{second}");
    }
}

#[test]
fn a_missed_turn_is_turn_back() {
    let (_, mut follower, turns) = block();
    let seen = walks(&mut follower, &[(0.0, 0.0), (315.0, 0.0)], EXACT);
    let last = seen[seen.len() - 1];
    assert_eq!((last.state, asks(&seen)), (State::OnWay, 0));
    assert_eq!(next_in_big(&last, &turns, None), ("Turn back".into(), "15 metres".into()));
    let starts = |pair: &&[Progress]| pair[0].turn_back_m.is_none() && pair[1].turn_back_m.is_some();
    assert_eq!(seen.windows(2).filter(starts).count(), 1, "it is told once");
}

#[test]
fn who_goes_back_is_told_to_turn_and_the_turns_are_told_anew() {
    let (_, mut follower, _) = block();
    let points = [(0.0, 0.0), (280.0, 0.0), (150.0, 0.0), (300.0, 0.0), (300.0, 60.0)];
    let seen = walks(&mut follower, &points, EXACT);
    let back = seen.iter().filter_map(|progress| progress.turn_back_m).fold(0.0, f64::max);
    assert!((100.0..140.0).contains(&back), "{back}");
    let told: Vec<_> = seen.iter().filter_map(|progress| progress.announce).collect();
    let near = Announce { turn: 1, when: When::Near };
    assert_eq!(told, [near, near, Announce { turn: 1, when: When::Now }]);
    assert_eq!((asks(&seen), seen[seen.len() - 1].turn_back_m), (0, None));
}

#[test]
fn who_stands_off_the_streets_is_asked_about_once_and_told_where_the_street_is() {
    for (accuracy_m, keeps) in [(15.0, 0.0), (22.0, 0.0), (37.0, 0.0), (37.0, 0.95)] {
        for seed in 1..=10 {
            let (town, mut follower, turns) = block();
            let (mut dice, mut asked, mut seen) = (Dice(seed), 0, Vec::new());
            let at = vec![spot(150.0, -60.0); 600];
            let receiver = Receiver { accuracy_m, keeps, ..NOISY };
            for progress in walk(&mut follower, &at, receiver, &mut dice) {
                asked += usize::from(progress.ask_new_way);
                seen.push(progress);
            }
            // The new way begins as far off.
            let mut follower = Follower::new(town.network(), &town.way(&BLOCK), &turns);
            seen.extend(walk(&mut follower, &at, receiver, &mut dice));
            assert!(asked + asks(&seen[600..]) <= 1, "{accuracy_m} {keeps} {seed}");
            let beside: Vec<_> = seen.iter().filter_map(|progress| progress.to_way).collect();
            assert!(beside.len() * 10 >= seen.len() * 9, "{accuracy_m} {keeps} {seed}: {}", beside.len());
        }
    }
    let (_, mut follower, turns) = block();
    let seen = walk(&mut follower, &[spot(150.0, -60.0); 600], NOISY, &mut Dice(3));
    let words: Vec<_> = seen[60..]
        .iter()
        .filter_map(|progress| progress.to_way)
        .map(|to| to_way_words(to, &turns, Some(90.0)))
        .collect();
    let changes = words.windows(2).filter(|pair| pair[0] != pair[1]).count();
    assert!(changes <= 12, "{changes}");
    let right = words.iter().filter(|words| *words == "Burgate is 60 metres to your left.").count();
    assert!(right * 2 > words.len(), "{right} of {}", words.len());
}

#[test]
fn who_walks_to_the_way_meets_it_there() {
    let (_, mut follower, _) = block();
    let seen = walks(&mut follower, &[(50.0, -60.0), (50.0, 0.0), (150.0, 0.0)], EXACT);
    assert_eq!(seen[10].state, State::ToWay);
    let last = seen[seen.len() - 1];
    assert_eq!((last.state, asks(&seen)), (State::OnWay, 0));
    assert!((last.along_m - 150.0).abs() < 10.0, "{}", last.along_m);
}

#[test]
fn coarse_fixes_decide_nothing() {
    let (_, mut follower, _) = block();
    let coarse = Receiver { accuracy_m: 2800.0, sigma_m: 900.0, ..EXACT };
    let seen = walk(&mut follower, &[spot(0.0, 0.0); 20], coarse, &mut Dice(1));
    assert!(seen.iter().all(|progress| (progress.along_m, progress.announce) == (0.0, None)));
    assert_eq!((seen[14].state, seen[19].state, asks(&seen)), (State::OnWay, State::Lost { age_s: 19 }, 0));
    let progress = follower.fixed(fix(40.0, 3.0, 21.0));
    assert_eq!(progress.state, State::OnWay);
    assert!((progress.along_m - 40.0).abs() < 1.0);
}

#[test]
fn a_shortcut_joins_the_way_where_it_meets_it() {
    let (_, mut follower, _) = block();
    // Across the lawn from the first street to the third.
    let seen = walks(&mut follower, &[(0.0, 0.0), (100.0, 0.0), (100.0, 200.0), (20.0, 200.0)], EXACT);
    let last = seen[seen.len() - 1];
    assert_eq!(last.state, State::OnWay);
    assert!((last.to_goal_m - 20.0).abs() < 10.0, "{last:?}");
    assert!(asks(&seen) <= 1);
    // A lawn that is crossed in half a minute is joined without a question.
    let mut town = Blocks::default();
    let small = [(0, 0), (100, 0), (100, 50), (0, 50)];
    town.street("Burgate", &small[..2]).street("High Street", &small[1..3]).street("Longport", &small[2..]);
    let mut follower = Follower::new(town.network(), &town.way(&small), &town.turns(&small, &[]));
    let seen = walks(&mut follower, &[(0.0, 0.0), (50.0, 0.0), (50.0, 50.0), (25.0, 50.0)], EXACT);
    assert_eq!(asks(&seen), 0);
    assert!((seen[seen.len() - 1].to_goal_m - 25.0).abs() < 10.0);
}

#[test]
fn a_way_that_crosses_itself_is_followed_through_the_crossing() {
    let mut town = Blocks::default();
    let loops = [(0, 0), (200, 0), (300, 0), (300, 100), (200, 100), (200, 0), (200, -100)];
    for pair in loops.windows(2) {
        town.street("Burgate", pair);
    }
    let mut follower = Follower::new(town.network(), &town.way(&loops), &town.turns(&loops, &[]));
    let points: Vec<(f64, f64)> = loops.iter().map(|(x, y)| (f64::from(*x), f64::from(*y))).collect();
    let seen = walks(&mut follower, &points, Receiver { sigma_m: 6.0, accuracy_m: 15.0, ..EXACT });
    // Nobody walks as fast as that, not even with errors.
    assert!(seen.windows(2).all(|pair| (0.0..15.0).contains(&(pair[1].along_m - pair[0].along_m))));
    assert_eq!((asks(&seen), seen[seen.len() - 1].state), (0, State::There));
}

#[test]
fn a_leap_is_believed_when_others_agree() {
    let (_, mut follower, _) = block();
    for second in 0..20 {
        follower.fixed(fix(f64::from(second), 0.0, f64::from(second)));
    }
    let leap = follower.fixed(fix(150.0, 0.0, 20.0));
    assert!(leap.along_m < 30.0);
    for second in 21..30 {
        follower.fixed(fix(150.0, 0.0, f64::from(second)));
    }
    let believed = follower.fixed(fix(150.0, 0.0, 30.0));
    assert!((believed.along_m - 150.0).abs() < 10.0, "{}", believed.along_m);
}

#[test]
fn without_a_fix_it_is_said_how_long() {
    let (_, mut follower, turns) = block();
    follower.fixed(fix(10.0, 0.0, 100.0));
    assert_eq!(follower.now(114_000.0).state, State::OnWay);
    let lost = follower.now(120_000.0);
    assert_eq!((lost.state, lost.bearing), (State::Lost { age_s: 20 }, None));
    assert_eq!(
        next_in_big(&lost, &turns, None),
        ("GPS lost".into(), "The last position is from 20 seconds ago".into())
    );
}

#[test]
fn the_arrow_does_not_turn_while_one_stands() {
    for (at, most) in [((150.0, 0.0), 0), ((295.0, 0.0), 1), ((150.0, -60.0), 2)] {
        for seed in 1..=10 {
            let (_, mut follower, _) = block();
            let start = walks(&mut follower, &[(at.0 - 30.0, at.1), at], Receiver { accuracy_m: 15.0, ..EXACT });
            let mut arrows: Vec<_> = start[start.len() - 1..].iter().map(|progress| progress.bearing).collect();
            let mut dice = Dice(seed);
            for second in 0..300 {
                let time = start.len() as f64 + f64::from(second);
                let (x, y) = (at.0 + dice.normal() * 15.0, at.1 + dice.normal() * 15.0);
                arrows.push(follower.fixed(Fix { accuracy_m: 15.0, ..fix(x, y, time) }).bearing);
            }
            let turned = |pair: &&[Option<f64>]| (pair[0].unwrap_or(0.0) - pair[1].unwrap_or(0.0)).abs() > 10.0;
            let turns = arrows.windows(2).filter(turned).count();
            assert!(turns <= most, "{at:?} {seed}: {turns}");
        }
    }
}

#[test]
fn a_phone_that_tells_that_it_stands_is_believed() {
    let (_, mut follower, _) = block();
    let mut dice = Dice(1);
    let first = follower.fixed(fix(30.0, 0.0, 0.0));
    for second in 1..300 {
        let (x, y) = (30.0 + dice.normal() * 6.0, dice.normal() * 6.0);
        let seen = follower.fixed(Fix { speed_mps: Some(0.0), ..fix(x, y, f64::from(second)) });
        assert!((seen.along_m - first.along_m).abs() < 10.0);
    }
}

#[test]
fn the_rest_of_the_way_is_looked_at_again_once_a_minute() {
    let (_, mut follower, _) = block();
    let due: Vec<i32> = (0..200)
        .filter(|second| follower.fixed(fix(f64::from(*second), 0.0, f64::from(*second))).recheck_due)
        .collect();
    assert_eq!(due, [60, 120, 180]);
}

#[test]
fn a_way_of_no_length_is_followed_nowhere() {
    let (town, ..) = block();
    let mut follower = Follower::new(town.network(), &Way::default(), &[]);
    let progress = follower.fixed(fix(0.0, 0.0, 0.0));
    assert_eq!((progress.to_goal_m, progress.next_turn, progress.ask_new_way), (0.0, None, false));
}

/// Any number that a phone might tell.
fn any_number() -> impl Strategy<Value = f64> {
    prop_oneof![4 => -500.0..800.0_f64, 1 => any::<f64>()]
}

proptest! {
    #[test]
    fn no_fix_leads_out_of_the_way(fixes in prop::collection::vec((any_number(), any_number(), any_number(), any_number()), 0..60)) {
        let (_, mut follower, turns) = block();
        for (x, y, accuracy_m, time_ms) in fixes {
            let progress = follower.fixed(Fix { at: spot(x, y), accuracy_m, time_ms: time_ms * 1000.0, speed_mps: Some(x) });
            prop_assert!((0.0..=800.0).contains(&progress.along_m));
            prop_assert!(progress.next_turn.is_none_or(|turn| turn < turns.len()));
            next_in_big(&progress, &turns, Some(y));
        }
    }
}
