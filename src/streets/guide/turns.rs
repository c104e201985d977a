//! The turns that are told: few, because nobody hears a turn at every crossing, and enough to find the way.

use crate::layer::Network;
use crate::plane::Spot;
use crate::way::Way;

use super::label::{Onto, rank};
use super::landmarks::{Landmark, at_turn, passed, side_of_goal};
use super::step::{Nearby, Step, leaves, steps};
use super::track::{Track, turned};

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

/// Directions are measured over this length, in metres: the last metre before a junction is often a kink of the drawing.
const OVER_M: f64 = 15.0;
/// Turns within this length, in metres, are one.
const PAIR_M: f64 = 15.0;
/// From this angle on one turns.
const TURN: f64 = 44.5;
/// Below this angle one goes straight on.
const STRAIGHT: f64 = 10.5;
/// The same name after a nameless piece of this length, in metres, is the same street.
const GAP_M: f64 = 30.0;

/// A point where one piece of the way meets the next.
#[derive(Clone, Copy, Debug)]
struct Joint {
    along_m: f64,
    /// The piece that begins here.
    step: usize,
    angle: f64,
    /// Whether something else, of like rank, leaves here.
    is_choice: bool,
    /// Whether something else, of like rank, goes on straighter than the way.
    is_fork: bool,
    /// Whether steps, an underpass, a bridge or a crossing begin here.
    is_passage: bool,
}

/// The turns of a way: the first is its start, the last its goal. Empty: the way has no length.
pub fn turns(network: &Network, way: &Way, landmarks: &[Landmark], goal: &Landmark) -> Vec<Turn> {
    let track = Track::of(network, way);
    let nearby = Nearby::of(network, way);
    let steps = steps(network, way, &track, &nearby);
    let Some(first) = steps.first() else { return Vec::new() };
    let line = Line::of(&track, &steps);
    let mut joints = joints(network, &steps, &line, &nearby);
    level_passages(&steps, &mut joints, &line);

    let mut turns = vec![turn(network, &track, TurnKind::Start, 0.0, first)];
    for Told { joint, stays, .. } in told(&steps, &merged(&joints, &line)) {
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

/// The line of the way, and where it turns the corner from one piece to the next: no direction is measured round a corner.
struct Line<'a> {
    track: &'a Track,
    corners: Vec<f64>,
}

/// A corner is seen on this length, in metres.
const CORNER_M: f64 = 4.0;

impl Line<'_> {
    fn of<'a>(track: &'a Track, steps: &[Step]) -> Line<'a> {
        let straight = Line { track, corners: Vec::new() };
        let is_corner = |at_m: &f64| straight.angle_over(*at_m, *at_m, CORNER_M).abs() >= TURN;
        let corners = steps.iter().skip(1).map(|step| step.from_m).filter(is_corner).collect();
        Line { track, corners }
    }

    /// The angle between what comes before one point of the way and what comes after another.
    fn angle(&self, before_m: f64, after_m: f64) -> f64 {
        self.angle_over(before_m, after_m, OVER_M)
    }

    fn angle_over(&self, before_m: f64, after_m: f64, over_m: f64) -> f64 {
        let after = self.ahead(after_m, over_m);
        self.behind(before_m, over_m).zip(after).map_or(0.0, |(before, after)| turned(before, after))
    }

    /// The direction in which one comes to a point.
    fn behind(&self, at_m: f64, over_m: f64) -> Option<f64> {
        let far = |corner: &&f64| **corner <= at_m - CORNER_M;
        let corner = self.corners.iter().rfind(far).copied().unwrap_or(0.0);
        self.track.bearing(corner.max(at_m - over_m), at_m)
    }

    /// The direction in which one leaves it.
    fn ahead(&self, at_m: f64, over_m: f64) -> Option<f64> {
        let far = |corner: &&f64| **corner >= at_m + CORNER_M;
        let corner = self.corners.iter().find(far).copied().unwrap_or(self.track.total_m);
        self.track.bearing(at_m, corner.min(at_m + over_m))
    }
}

fn joints(network: &Network, steps: &[Step], line: &Line, nearby: &Nearby) -> Vec<Joint> {
    let mut joints = Vec::new();
    for (index, (before, step)) in (1..).zip(steps.iter().zip(steps.iter().skip(1))) {
        let along_m = step.from_m;
        let angle = line.angle(along_m, along_m);
        let like = rank(before.edge.kind).min(rank(step.edge.kind));
        let heading = line.behind(along_m, OVER_M);
        let (mut is_choice, mut is_fork) = (false, false);
        if let Some(node) = step.node {
            let others = nearby.edges(network, node);
            let others = others.filter(|edge| !std::ptr::eq(*edge, before.edge) && !std::ptr::eq(*edge, step.edge));
            for other in others.filter(|edge| rank(edge.kind) >= like) {
                is_choice = true;
                let leaves = leaves(network, other, node, OVER_M);
                let to_other = heading.zip(leaves).map_or(180.0, |(heading, leaves)| turned(heading, leaves));
                // A pavement that leaves its street for the side of it is no fork.
                let is_same = other.name.is_some() && other.name == step.name;
                is_fork |= !is_same && to_other.abs() < STRAIGHT && angle.abs() >= STRAIGHT;
            }
        }
        let is_passage = step.onto.is_passage() && step.onto != before.onto;
        joints.push(Joint { along_m, step: index, angle, is_choice, is_fork, is_passage });
    }
    joints
}

/// A short passage that one enters by a turn and leaves by the opposite one leads straight on.
fn level_passages(steps: &[Step], joints: &mut [Joint], line: &Line) {
    for index in 0..joints.len() {
        let Some(entry) = joints.get(index).copied().filter(|joint| joint.is_passage) else { continue };
        let Some(onto) = steps.get(entry.step).map(|step| step.onto) else { continue };
        let is_end = |joint: &&mut Joint| steps.get(joint.step).is_some_and(|step| step.onto != onto);
        let Some(exit) = joints.iter_mut().skip(index + 1).find(is_end) else { continue };
        let straight = line.angle(entry.along_m, exit.along_m);
        if exit.along_m - entry.along_m <= PAIR_M && entry.angle * exit.angle < 0.0 && straight.abs() < TURN {
            exit.angle = 0.0;
            if let Some(entry) = joints.get_mut(index) {
                entry.angle = straight;
            }
        }
    }
}

/// The joints, with those that lie close together made one: left and right cancel, left and left add.
fn merged(joints: &[Joint], line: &Line) -> Vec<Joint> {
    let mut merged = Vec::new();
    let mut rest = joints;
    while let Some((first, others)) = rest.split_first() {
        let near = |joint: &&Joint| joint.along_m - first.along_m <= PAIR_M && !joint.is_passage;
        let count = if first.is_passage { 0 } else { others.iter().take_while(near).count() };
        let group = rest.get(..=count).unwrap_or_default();
        let last = group.last().unwrap_or(first);
        let net = line.angle(first.along_m, last.along_m);
        let bends = |sign: f64| group.iter().any(|joint| joint.angle * sign >= STRAIGHT);
        let cancels = bends(1.0) && bends(-1.0) && net.abs() < TURN;
        let sum: f64 = group.iter().map(|joint| joint.angle).sum();
        let is_point = last.along_m - first.along_m < CORNER_M;
        if count > 0 && (cancels || is_point || sum.abs() <= 135.5) {
            let is_choice = !cancels && group.iter().any(|joint| joint.is_choice);
            let is_fork = !cancels && group.iter().any(|joint| joint.is_fork);
            merged.push(Joint { angle: net, is_choice, is_fork, step: last.step, ..*first });
            rest = rest.get(count + 1..).unwrap_or_default();
        } else {
            merged.push(*first);
            rest = others;
        }
    }
    merged
}

/// A joint that is told.
struct Told {
    joint: Joint,
    /// Whether one stays on what one walked along.
    stays: bool,
    /// What one walked along before, and after.
    from: Option<u16>,
    to: Option<u16>,
}

fn told(steps: &[Step], joints: &[Joint]) -> Vec<Told> {
    let mut told: Vec<Told> = Vec::new();
    let mut name = steps.first().filter(|step| !step.onto.is_passage()).and_then(|step| step.street);
    for joint in joints.iter().copied() {
        let Some(step) = steps.get(joint.step) else { continue };
        let is_turn = joint.angle.abs() >= TURN && joint.is_choice;
        let is_back = TurnKind::of(joint.angle) == TurnKind::Back;
        // A passage is a part of what one walks along: it changes no name.
        let to = if step.onto.is_passage() { name } else { step.street };
        if to != name || joint.is_passage || is_turn || is_back || joint.is_fork {
            let stays = to == name && name.is_some() && !step.onto.is_passage();
            told.push(Told { joint, stays, from: name, to });
        }
        name = to;
        if let [.., before, last] = told.as_slice()
            && is_gap(before, last)
        {
            told.truncate(told.len() - 2);
        }
    }
    told
}

/// Whether two turns only tell that a street has no name for a few metres.
fn is_gap(before: &Told, last: &Told) -> bool {
    let is_quiet = |told: &Told| told.joint.angle.abs() < TURN && !told.joint.is_passage && told.from != told.to;
    let is_short = last.joint.along_m - before.joint.along_m <= GAP_M;
    is_quiet(before) && is_quiet(last) && is_short && before.to.is_none() && before.from == last.to
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
