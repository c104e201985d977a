//! Ways over the streets of the real city, told and walked. Needs an extract of it.

use streets::guide::words::{Units, turn_words};
use streets::guide::{Follower, turns};
use streets::plane::Spot;
use streets::route::Router;
use streets::route::rules::Rules;
use streets::way::Choice;

use crate::blocks::landmark;
use crate::extract::city;
use crate::walks::{Dice, Receiver, along, line, walk};

#[test]
fn ways_over_the_city_are_told_in_few_words_and_followed() {
    let Some((layer, _)) = city() else { return };
    let (router, network) = (Router::new(layer, &Rules::default()), &layer.network);
    let receiver = Receiver { sigma_m: 15.0, keeps: 0.9, accuracy_m: 37.0, leaps: 0.01, gaps: 0.004 };
    let mut dice = Dice(19);
    let (mut told, mut legs, mut metres, mut off, mut ways) = (0, 0, 0.0, 0, 0);
    while ways < 40 {
        let mut spot = || Spot { x: dice.share() * 2400.0 - 1200.0, y: dice.share() * 2400.0 - 1200.0 };
        let (from, to) = (spot(), spot());
        let Some(way) = router.way(from, to, Choice::MainStreets, 180).filter(|way| way.metres > 300.0) else {
            continue;
        };
        let turns = turns(network, &way, &[], &landmark("the Safe Haven", to.x, to.y));
        assert!(turns.iter().all(|turn| !turn_words(turn, Units::InFull).is_empty()));
        let sum: u32 = turns.iter().map(|turn| turn.told_m).sum();
        assert!((f64::from(sum) - way.metres).abs() <= 6.0, "{sum} {}", way.metres);
        let at = along(&line(network, &way), 0.005, &mut dice);
        let seen = walk(&mut Follower::new(network, &way, &turns), &at, receiver, &mut dice);
        off += seen.iter().filter(|progress| progress.ask_new_way).count();
        (told, legs, metres, ways) = (told + turns.len(), legs + way.legs.len(), metres + way.metres, ways + 1);
    }
    eprintln!("{ways} ways, {metres:.0} m, {legs} legs, {told} turns told, {off} times off the way");
    assert!(told * 2 < legs && f64::from(told as u32) < metres / 60.0);
    assert!(off * 20 <= ways);
}
