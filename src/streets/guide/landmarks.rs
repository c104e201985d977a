//! What a turn is at, and what one passes: things that are seen from the street.

use crate::plane::Spot;

use super::track::{Track, bearing, turned};
use super::turns::Side;

/// Something that is seen from the street, or the goal.
#[derive(Clone, Debug, PartialEq)]
pub struct Landmark {
    /// As it stands within a sentence: `the Cathedral gate`.
    pub name: String,
    pub at: Spot,
    /// How far it may be from there, in metres.
    pub accuracy_m: f64,
}

/// A landmark that may be further off than this, in metres, is not told.
const EXACT_M: f64 = 30.0;
/// One is *at* a landmark up to this distance, in metres.
const AT_M: f64 = 20.0;
/// And passes it if the way goes by as near as this, in metres,
const BESIDE_M: f64 = 25.0;
/// with as much of the way before and after it, in metres.
const BETWEEN_M: f64 = 10.0;

impl Landmark {
    fn is_exact(&self) -> bool {
        self.accuracy_m <= EXACT_M
    }
}

/// The nearest landmark at a turn.
pub fn at_turn(turn: Spot, landmarks: &[Landmark], goal: &Landmark) -> Option<String> {
    nearest(landmarks, goal, AT_M, |landmark| Some(turn.to(landmark.at)))
}

/// Of the landmarks that are passed on a stretch of the way, the one that is nearest to it.
pub fn passed(track: &Track, from_m: f64, to_m: f64, landmarks: &[Landmark], goal: &Landmark) -> Option<String> {
    nearest(landmarks, goal, BESIDE_M, |landmark| {
        let near = track.nearest(landmark.at, from_m, to_m)?;
        (near.along_m >= from_m + BETWEEN_M && near.along_m <= to_m - BETWEEN_M).then_some(near.off_m)
    })
}

fn nearest(
    landmarks: &[Landmark],
    goal: &Landmark,
    within_m: f64,
    off_m: impl Fn(&Landmark) -> Option<f64>,
) -> Option<String> {
    let (mut nearest_m, mut name) = (within_m, None);
    for landmark in landmarks.iter().filter(|landmark| landmark.is_exact() && landmark.name != goal.name) {
        if let Some(off_m) = off_m(landmark).filter(|off_m| *off_m <= nearest_m) {
            (nearest_m, name) = (off_m, Some(&landmark.name));
        }
    }
    name.cloned()
}

/// The direction in which one comes to the goal is measured over this length, in metres.
const OVER_M: f64 = 15.0;
/// Nearer to the way than this, in metres, the goal has no side.
const ON_WAY_M: f64 = 4.0;

/// On which side of the end of the way the goal is, and how far off, in metres. No side: it may as well be on the other.
pub fn side_of_goal(track: &Track, goal: &Landmark) -> (Option<Side>, f64) {
    let Some(end) = track.at(track.total_m) else { return (None, 0.0) };
    let off_m = end.to(goal.at);
    let heading = track.bearing((track.total_m - OVER_M).max(0.0), track.total_m);
    let (Some(heading), Some(to_goal)) = (heading, bearing(end, goal.at)) else { return (None, off_m) };
    if off_m < ON_WAY_M || goal.accuracy_m > EXACT_M || goal.accuracy_m > off_m.max(10.0) {
        return (None, off_m);
    }
    let side = match turned(heading, to_goal) {
        angle if angle.abs() < 30.0 => Some(Side::Ahead),
        angle if angle.abs() > 150.0 => None,
        angle if angle < 0.0 => Some(Side::Left),
        _ => Some(Side::Right),
    };
    (side, off_m)
}
