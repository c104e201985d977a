//! Simulated walks: noise, leaps, gaps and pauses, on made-up ways and on ways of the router.

use streets::guide::{Fix, Follower, Progress, State, Track, Turn, turns};
use streets::layer::Network;
use streets::plane::Spot;
use streets::route::Router;
use streets::route::rules::Rules;
use streets::way::{Choice, Way};

use crate::blocks::{Blocks, landmark};

/// A generator of numbers that are the same each time (a linear congruential one, by Knuth's MMIX).
pub struct Dice(pub u64);

impl Dice {
    pub fn share(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Normally distributed, by the sum of twelve.
    pub fn normal(&mut self) -> f64 {
        (0..12).map(|_| self.share()).sum::<f64>() - 6.0
    }
}

/// How a receiver errs.
#[derive(Clone, Copy)]
pub struct Receiver {
    pub sigma_m: f64,
    /// How much of the error of one second is left in the next, `0.0..1.0`.
    pub keeps: f64,
    pub accuracy_m: f64,
    /// Leaps of sixty metres, for some seconds, and gaps of forty seconds: how often in a second.
    pub leaps: f64,
    pub gaps: f64,
}

/// Each second somebody is somewhere: what is known of it.
pub fn walk(follower: &mut Follower, at: &[Spot], receiver: Receiver, dice: &mut Dice) -> Vec<Progress> {
    let mut seen = Vec::new();
    let (mut error, mut leap, mut leaps_for, mut gap_for) = ((0.0, 0.0), (0.0, 0.0), 0_usize, 0_usize);
    for (second, spot) in at.iter().enumerate() {
        let fresh = (1.0 - receiver.keeps * receiver.keeps).sqrt() * receiver.sigma_m;
        let errs = |was: f64, dice: &mut Dice| was * receiver.keeps + dice.normal() * fresh;
        error = (errs(error.0, dice), errs(error.1, dice));
        if dice.share() < receiver.leaps {
            let angle = dice.share() * std::f64::consts::TAU;
            (leap, leaps_for) = ((60.0 * angle.sin(), 60.0 * angle.cos()), 1 + (dice.share() * 5.0) as usize);
        }
        if dice.share() < receiver.gaps {
            gap_for = 40;
        }
        let time_ms = second as f64 * 1000.0;
        let (x, y) = if leaps_for > 0 { leap } else { (0.0, 0.0) };
        let fix_at = Spot { x: spot.x + error.0 + x, y: spot.y + error.1 + y };
        let fix = Fix { at: fix_at, accuracy_m: receiver.accuracy_m, time_ms, speed_mps: None };
        seen.push(if gap_for > 0 { follower.now(time_ms) } else { follower.fixed(fix) });
        (leaps_for, gap_for) = (leaps_for.saturating_sub(1), gap_for.saturating_sub(1));
    }
    seen
}

/// Where somebody is each second who walks over some points and pauses now and then.
pub fn along(points: &[Spot], pauses: f64, dice: &mut Dice) -> Vec<Spot> {
    let (mut at, mut all) = (points[0], vec![points[0]]);
    for to in &points[1..] {
        while at.to(*to) > 0.01 {
            if dice.share() < pauses {
                let pause = (dice.share() * 60.0) as usize;
                all.extend(std::iter::repeat_n(at, pause));
            }
            let share = (1.2 + dice.share() * 0.3).min(at.to(*to)) / at.to(*to);
            at = Spot { x: at.x + (to.x - at.x) * share, y: at.y + (to.y - at.y) * share };
            all.push(at);
        }
    }
    all.extend(std::iter::repeat_n(at, 60));
    all
}

/// A way along its own line, point by point.
pub fn line(network: &Network, way: &Way) -> Vec<Spot> {
    let track = Track::of(network, way);
    let steps = (track.total_m / 2.0) as usize;
    (0..=steps).filter_map(|step| track.at(track.total_m * step as f64 / steps.max(1) as f64)).collect()
}

/// A town of blocks with bends: every street has its name, and some blocks a nameless path across.
pub fn blocks() -> Blocks {
    let mut town = Blocks::default();
    let corner = |x: i32, y: i32| (x * 110 + (x * y * 7) % 13, y * 90 + (x * 5 + y * 3) % 11);
    for x in 0..8 {
        for y in 0..8 {
            let (from, middle) = (corner(x, y), |to: (i32, i32), by: (i32, i32)| {
                ((corner(x, y).0 + to.0) / 2 + by.0, (corner(x, y).1 + to.1) / 2 + by.1)
            });
            if x < 7 {
                let to = corner(x + 1, y);
                town.street(
                    ["Burgate", "High Street", "Longport", "Ivy Lane"][(y % 4) as usize],
                    &[from, middle(to, (0, 9)), to],
                );
            }
            if y < 7 {
                let to = corner(x, y + 1);
                town.street(
                    ["Castle Street", "Stour Street", "Pound Lane"][(x % 3) as usize],
                    &[from, middle(to, (6, 0)), to],
                );
            }
        }
    }
    town
}

/// Ways of the router over a town of blocks, with their turns.
fn ways(count: usize, dice: &mut Dice) -> Vec<(Network, Way, Vec<Turn>)> {
    let layer = blocks().layer();
    let router =
        Router::new(&layer, &Rules { costs: Default::default(), closures: vec![], hours: vec![], margin_min: 0 });
    let mut ways = Vec::new();
    while ways.len() < count {
        let mut spot = || Spot { x: dice.share() * 770.0, y: dice.share() * 630.0 };
        let (from, to) = (spot(), spot());
        let Some(way) = router.way(from, to, Choice::MainStreets, 0).filter(|way| way.metres > 400.0) else { continue };
        let turns = turns(&layer.network, &way, &[], &landmark("the Safe Haven", to.x, to.y));
        ways.push((layer.network.clone(), way, turns));
    }
    ways
}

/// What went wrong in twenty walks.
#[derive(Debug, Default)]
struct Wrong {
    off: u32,
    backwards: u32,
    turn_back: u32,
    told_twice: u32,
    not_there: u32,
    worst_m: f64,
}

fn twenty_walks(seed: u64, receiver: Receiver) -> Wrong {
    let mut dice = Dice(seed);
    let mut wrong = Wrong::default();
    for (network, way, turns) in ways(20, &mut dice) {
        let mut follower = Follower::new(&network, &way, &turns);
        let at = along(&line(&network, &way), 0.01, &mut dice);
        let track = Track::of(&network, &way);
        let seen = walk(&mut follower, &at, receiver, &mut dice);
        wrong.off += seen.iter().filter(|progress| progress.ask_new_way).count() as u32;
        let falls = |pair: &&[Progress]| pair[1].along_m < pair[0].along_m || pair[1].next_turn < pair[0].next_turn;
        wrong.backwards += seen.windows(2).filter(falls).count() as u32;
        let starts = |pair: &&[Progress]| pair[1].turn_back_m.is_some() && pair[0].turn_back_m.is_none();
        wrong.turn_back += seen.windows(2).filter(starts).count() as u32;
        let told: Vec<_> = seen.iter().filter_map(|progress| progress.announce).collect();
        wrong.told_twice += (0..told.len()).filter(|index| told[..*index].contains(&told[*index])).count() as u32;
        let last = seen.last().expect("a walk");
        wrong.not_there += u32::from(last.to_goal_m > 30.0 && !matches!(last.state, State::Lost { .. }));
        for (progress, spot) in seen.iter().zip(&at).filter(|(progress, _)| progress.state == State::OnWay) {
            let shown = track.at(progress.along_m).expect("a point");
            wrong.worst_m = wrong.worst_m.max(shown.to(*spot));
        }
    }
    wrong
}

/// Noise of fifteen metres, leaps of sixty and gaps of forty seconds; what the phone tells is 68 % of the truth.
const NOISY: Receiver = Receiver { sigma_m: 15.0, keeps: 0.0, accuracy_m: 22.0, leaps: 0.01, gaps: 0.004 };

#[test]
fn a_noisy_walk_does_not_flutter() {
    for (name, receiver) in [
        ("independent errors, an honest accuracy", Receiver { accuracy_m: 37.0, ..NOISY }),
        ("independent errors, told too well", NOISY),
        ("errors that stay, an honest accuracy", Receiver { accuracy_m: 37.0, keeps: 0.95, ..NOISY }),
        ("under open sky", Receiver { accuracy_m: 8.0, sigma_m: 4.0, keeps: 0.9, ..NOISY }),
    ] {
        for seed in 1..=4 {
            let wrong = twenty_walks(seed, receiver);
            assert!(wrong.off <= 1, "{name}, {seed}: {wrong:?}");
            assert!(wrong.turn_back <= 1 && wrong.backwards <= 1, "{name}, {seed}: {wrong:?}");
            assert_eq!(wrong.told_twice, 0, "{name}, {seed}: {wrong:?}");
            assert!(wrong.not_there <= 1, "{name}, {seed}: {wrong:?}");
        }
    }
}

#[test]
fn errors_that_stay_and_are_told_too_well_seldom_lead_astray() {
    for accuracy_m in [22.0, 15.0] {
        let mut all = Wrong::default();
        for seed in 1..=10 {
            let wrong = twenty_walks(seed, Receiver { keeps: 0.95, accuracy_m, ..NOISY });
            all.off += wrong.off;
            all.turn_back += wrong.turn_back;
            all.told_twice += wrong.told_twice;
        }
        assert!(all.off <= 6 && all.turn_back <= 12 && all.told_twice <= 4, "{accuracy_m}, of 200 walks: {all:?}");
    }
}

/// The other side of it: who really goes back, or straight on where the way turns, is told by every receiver.
#[test]
fn a_walk_that_goes_wrong_is_told_however_the_phone_errs() {
    let block = [(0, 0), (300, 0), (300, 200), (0, 200)];
    let spots = |xs: [f64; 3]| xs.map(|x| Spot { x, y: 0.0 });
    for (points, wrong_from) in [(spots([0.0, 250.0, 40.0]), 250.0), (spots([0.0, 300.0, 440.0]), 300.0)] {
        for (accuracy_m, sigma_m) in [(8.0, 4.0), (15.0, 10.0), (15.0, 15.0), (22.0, 15.0), (37.0, 15.0)] {
            for seed in 1..=20 {
                let mut town = Blocks::default();
                for (name, street) in ["Burgate", "High Street", "Longport"].into_iter().zip(block.windows(2)) {
                    town.street(name, street);
                }
                let turns = town.turns(&block, &[]);
                let mut follower = Follower::new(town.network(), &town.way(&block), &turns);
                let mut dice = Dice(seed);
                let at = along(&points, 0.0, &mut dice);
                let begin = at.iter().position(|spot| spot.x >= wrong_from - 0.1).expect("it gets there");
                let seen = walk(&mut follower, &at, Receiver { keeps: 0.95, accuracy_m, sigma_m, ..NOISY }, &mut dice);
                let told = seen[begin..].iter().any(|told| told.turn_back_m.is_some() || told.ask_new_way);
                assert!(told, "{wrong_from}, {accuracy_m}, {sigma_m}, {seed}");
            }
        }
    }
}
