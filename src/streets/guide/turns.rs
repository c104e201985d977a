//! The turns that are told: few, because nobody hears a turn at every crossing, and enough to find the way.

use crate::layer::Network;
use crate::plane::Spot;
use crate::way::Way;

use super::joints::{OVER_M, Told, told};
use super::label::Onto;
use super::landmarks::{Landmark, at_turn, passed, side_of_goal};
use super::step::{Nearby, Step, steps};
use super::track::Track;

/// What to do at one point of the way, until the next.
#[derive(Clone, Debug, PartialEq)]
pub struct Turn {
    pub kind: TurnKind,
    /// What is walked after it.
    pub onto: Onto,
    /// The name of that; of a crossing, that of the street that is crossed. `None`: it has none.
    pub name: Option<String>,
    /// Whether one stays on what one walked along before.
    pub stays: bool,
    /// To the next turn, in metres.
    pub metres: f64,
    /// How much of that is on steps, an underpass, a bridge or a crossing that begins here, in metres. Beyond, one goes on straight.
    pub passage_m: f64,
    /// [`Turn::metres`] as they are told, in tens of metres. The sum of all is the told length of the way.
    pub told_m: u32,
    /// Metres from the start of the way.
    pub along_m: f64,
    pub at: Spot,
    /// The direction after it, in degrees. `None`: the way ends here.
    pub bearing: Option<f64>,
    /// A landmark where one turns.
    pub beside: Option<String>,
    /// A landmark that is passed before the next turn.
    pub past: Option<String>,
    /// Of the goal: on which side it is. `None`: not known well enough.
    pub side: Option<Side>,
    /// Of the goal: how far it is off the way, in metres.
    pub off_m: f64,
}

/// By its angle: to 10° straight, to 44° slight, to 135° a turn, to 159° sharp, beyond back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TurnKind {
    Start,
    Straight,
    SlightLeft,
    Left,
    SharpLeft,
    SlightRight,
    Right,
    SharpRight,
    Back,
    Goal,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Left,
    Right,
    Ahead,
}

impl TurnKind {
    /// The kind of a turn by its angle in degrees: to the right is positive.
    pub fn of(angle: f64) -> TurnKind {
        match (angle.abs().round() as u32, angle > 0.0) {
            (0..=10, _) => TurnKind::Straight,
            (11..=44, false) => TurnKind::SlightLeft,
            (11..=44, true) => TurnKind::SlightRight,
            (45..=135, false) => TurnKind::Left,
            (45..=135, true) => TurnKind::Right,
            (136..=159, false) => TurnKind::SharpLeft,
            (136..=159, true) => TurnKind::SharpRight,
            _ => TurnKind::Back,
        }
    }
}

/// The turns of a way: the first is its start, the last its goal. Empty: the way has no length.
pub fn turns(network: &Network, way: &Way, landmarks: &[Landmark], goal: &Landmark) -> Vec<Turn> {
    let track = Track::of(network, way);
    let nearby = Nearby::of(network, way);
    let steps = steps(network, way, &track, &nearby);
    let Some(first) = steps.first() else { return Vec::new() };

    let mut turns = vec![turn(network, &track, TurnKind::Start, 0.0, first)];
    for Told { joint, stays, .. } in told(network, &steps, &track, &nearby) {
        let Some(step) = steps.get(joint.step) else { continue };
        let turn = turn(network, &track, TurnKind::of(joint.angle), joint.along_m, step);
        let passage_m = if step.onto.is_passage() { length_from(&steps, joint.step, &track) } else { 0.0 };
        turns.push(Turn { stays, passage_m, ..turn });
    }
    if let Some(last) = steps.last() {
        let (side, off_m) = side_of_goal(&track, goal);
        let end = turn(network, &track, TurnKind::Goal, track.total_m, last);
        turns.push(Turn { side, off_m, beside: Some(goal.name.clone()), bearing: None, ..end });
    }
    measure(&mut turns, &track, landmarks, goal);
    turns
}

fn turn(network: &Network, track: &Track, kind: TurnKind, along_m: f64, step: &Step) -> Turn {
    Turn {
        kind,
        onto: step.onto,
        name: step.name.and_then(|name| network.names.get(usize::from(name))).cloned(),
        stays: false,
        metres: 0.0,
        passage_m: 0.0,
        told_m: 0,
        along_m,
        at: track.at(along_m).unwrap_or_default(),
        bearing: track.bearing(along_m, (along_m + OVER_M).min(track.total_m)),
        beside: None,
        past: None,
        side: None,
        off_m: 0.0,
    }
}

/// How long one walks on what a piece is, in metres.
fn length_from(steps: &[Step], first: usize, track: &Track) -> f64 {
    let mut rest = steps.iter().skip(first);
    let Some(step) = rest.next() else { return 0.0 };
    rest.find(|next| next.onto != step.onto).map_or(track.total_m, |next| next.from_m) - step.from_m
}

/// Lengths and landmarks from turn to turn.
fn measure(turns: &mut [Turn], track: &Track, landmarks: &[Landmark], goal: &Landmark) {
    let tens = |metres: f64| (metres / 10.0).round() as u32 * 10;
    let ends: Vec<f64> = turns.iter().skip(1).map(|turn| turn.along_m).collect();
    for (turn, end_m) in turns.iter_mut().zip(ends) {
        turn.metres = end_m - turn.along_m;
        turn.told_m = tens(end_m) - tens(turn.along_m);
        if turn.kind != TurnKind::Start {
            turn.beside = at_turn(turn.at, landmarks, goal);
        }
        turn.past =
            passed(track, turn.along_m, end_m, landmarks, goal).filter(|name| turn.beside.as_ref() != Some(name));
    }
}
