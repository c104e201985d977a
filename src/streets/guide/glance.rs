//! What a walk is told at a glance: a few words in large type, and a few in small.

use super::progress::{Progress, State, ToWay};
use super::track::turned;
use super::turns::{Turn, TurnKind};
use super::words::{Units, capital, compass_word, length, noun, onto_words, side_word, turn_words, what_to_do};

/// The words in large type and those below: `Left` and `into Burgate, 40 metres`. `facing`: the direction in which the person faces
/// or goes, in degrees. `None`: not known.
pub fn next_in_big(progress: &Progress, turns: &[Turn], facing: Option<f64>) -> (String, String) {
    if let State::Lost { age_s } = progress.state {
        return ("GPS lost".into(), ["The last position is from ", &age(age_s), " ago"].concat());
    }
    if let Some(metres) = progress.turn_back_m {
        return ("Turn back".into(), fives(metres));
    }
    if let Some(to_way) = progress.to_way {
        return to_way_in_big(to_way, turns, facing);
    }
    let Some(turn) = progress.next_turn.and_then(|next| turns.get(next)) else { return Default::default() };
    let metres = ", ".to_owned() + &length(progress.to_next_m, Units::InFull);
    match (progress.state, turn.kind, side_word(turn.kind)) {
        (State::There, ..) => ("The way ends here".into(), turn_words(turn, Units::InFull)),
        (_, TurnKind::Goal, _) => {
            let goal = turn.beside.as_deref().unwrap_or("the place");
            ("Straight on".into(), ["to ", goal, &metres].concat())
        }
        (_, _, Some(side)) => (side.into(), onto_words(turn) + &metres),
        (_, TurnKind::Straight, None) if !turn.onto.is_passage() => ("Straight on".into(), onto_words(turn) + &metres),
        (_, _, None) => (what_to_do(turn), "in".to_owned() + metres.trim_start_matches(',')),
    }
}

/// `Burgate` and `60 metres to your left`.
fn to_way_in_big(to_way: ToWay, turns: &[Turn], facing: Option<f64>) -> (String, String) {
    let street = turns.get(to_way.turn).map_or("the way", |turn| turn.name.as_deref().unwrap_or(noun(turn.onto)));
    (capital(street), [&length(to_way.metres, Units::InFull), " ", &direction(to_way.bearing, facing)].concat())
}

/// `Burgate is 60 metres to your left.`
pub fn to_way_words(to_way: ToWay, turns: &[Turn], facing: Option<f64>) -> String {
    let (street, direction) = to_way_in_big(to_way, turns, facing);
    [&street, " is ", &direction, "."].concat()
}

/// A direction as seen by who faces another: `to your left`. Who faces where is not known: `to the north`.
fn direction(bearing: f64, facing: Option<f64>) -> String {
    match facing.map(|facing| turned(facing, bearing)) {
        None => "to the ".to_owned() + compass_word(bearing),
        Some(angle) if angle.abs() <= 45.0 => "ahead of you".into(),
        Some(angle) if angle.abs() >= 135.0 => "behind you".into(),
        Some(angle) if angle < 0.0 => "to your left".into(),
        Some(_) => "to your right".into(),
    }
}

/// A short distance, in fives: who has gone too far by fifteen metres is told so.
fn fives(metres: f64) -> String {
    if metres >= 50.0 {
        return length(metres, Units::InFull);
    }
    ((metres / 5.0).round() as u32 * 5).max(5).to_string() + " metres"
}

/// `20 seconds`, `2 minutes`.
fn age(seconds: u32) -> String {
    match seconds {
        0..60 => seconds.to_string() + " seconds",
        60..120 => "1 minute".into(),
        _ => (seconds / 60).to_string() + " minutes",
    }
}
