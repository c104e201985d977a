//! Where one piece of a way meets the next: what of that is told, and what is nothing.

use crate::layer::Network;

use super::label::rank;
use super::step::{Nearby, Step, leaves};
use super::track::{Track, turned};
use super::turns::TurnKind;

/// Directions are measured over this length, in metres: the last metre before a junction is often a kink of the drawing.
pub const OVER_M: f64 = 15.0;
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
pub struct Joint {
    pub along_m: f64,
    /// The piece that begins here.
    pub step: usize,
    pub angle: f64,
    /// Whether something else, of like rank, leaves here.
    is_choice: bool,
    /// Whether something else, of like rank, goes on straighter than the way.
    is_fork: bool,
    /// Whether steps, an underpass, a bridge or a crossing begin here.
    is_passage: bool,
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
pub struct Told {
    pub joint: Joint,
    /// Whether one stays on what one walked along.
    pub stays: bool,
    /// What one walked along before, and after.
    from: Option<u16>,
    to: Option<u16>,
}

/// The joints of a way that are told, in the order of the walk.
pub fn told(network: &Network, steps: &[Step], track: &Track, nearby: &Nearby) -> Vec<Told> {
    let line = Line::of(track, steps);
    let mut joints = joints(network, steps, &line, nearby);
    level_passages(steps, &mut joints, &line);
    let mut told: Vec<Told> = Vec::new();
    let mut name = steps.first().filter(|step| !step.onto.is_passage()).and_then(|step| step.street);
    for joint in merged(&joints, &line) {
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
