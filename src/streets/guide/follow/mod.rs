//! A walk, from fix to fix: where on the way it is, and whether it still is on it.
//!
//! ```text
//! receiver.rs   which fixes are believed         estimate.rs   where on the way they are
//! advance.rs    how far one has come             beside.rs     off the way, and back to it
//! ```

use crate::layer::Network;
use crate::plane::Spot;
use crate::way::Way;

use estimate::Estimate;
use receiver::{Believed, Receiver};

use super::progress::{Fix, Progress, State, ToWay};
use super::track::{Track, turned};
use super::turns::{Turn, TurnKind};

mod advance;
mod beside;
mod estimate;
mod receiver;

/// Beyond what the accuracy explains one is off the way from this distance on, in metres, after this time, in seconds, and as many
/// fixes.
const OFF_M: f64 = 30.0;
const OFF_S: f64 = 10.0;
const OFF_BY: u32 = 3;
/// Between houses phones err by as much, in metres, whatever they tell.
const HONEST_M: f64 = 20.0;
/// A part of the way is *here* within this distance along it, in metres.
const REACH_M: f64 = 40.0;
/// After a leap that is believed one may be as far off as this, in metres.
const LEAPS_M: f64 = 60.0;
/// The way is done up to this distance, in metres, with a fix of this accuracy or better; and again not, beyond.
const THERE_M: f64 = 15.0;
const THERE_EXACT_M: f64 = 25.0;
const LEAVES_M: f64 = 40.0;
/// Without a fix for this time, in seconds, nothing is known.
const LOST_S: f64 = 15.0;
/// The rest of the way is looked at again after this time, in seconds.
const RECHECK_S: f64 = 60.0;
/// The arrow shows the direction of this much of the way, in metres.
const AHEAD_M: f64 = 15.0;

/// What may be so, and since when.
#[derive(Clone, Copy, Debug, Default)]
struct Since {
    first_ms: Option<f64>,
    fixes: u32,
}

impl Since {
    /// Seconds for which it has been so, and by how many fixes. Zero: it is not so.
    fn holds(&mut self, is_so: bool, now_ms: f64) -> (f64, u32) {
        if !is_so {
            *self = Since::default();
            return (0.0, 0);
        }
        self.fixes += 1;
        ((now_ms - *self.first_ms.get_or_insert(now_ms)) / 1000.0, self.fixes)
    }
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Mode {
    /// Before the first fix.
    Unknown,
    ToWay,
    OnWay,
    OffWay {
        since_ms: f64,
    },
    There,
}

/// Follows a walk along one way. For a new way, make a new one.
#[derive(Clone, Debug)]
pub struct Follower {
    track: Track,
    turns: Vec<Corner>,
    receiver: Receiver,
    mode: Mode,
    estimate: Estimate,
    /// How far one has come, in metres: it does not fall with the estimate.
    shown_m: f64,
    /// How far one had come before going back.
    furthest_m: f64,
    off: Since,
    meets: Since,
    back: Since,
    missed: Since,
    corner: Since,
    turn_back_m: Option<f64>,
    to_way: Option<ToWay>,
    off_m: f64,
    asked: Option<(Spot, f64)>,
    rechecked_ms: Option<f64>,
    first_ms: Option<f64>,
}

/// What is needed of a turn to follow it.
#[derive(Clone, Copy, Debug)]
struct Corner {
    along_m: f64,
    at: Spot,
    kind: TurnKind,
    /// The angle in degrees. Straight ahead: 0.
    angle: f64,
    /// How much of it was announced.
    told: u8,
}

impl Follower {
    /// Follows a way with its turns, as of [`turns`](super::turns()).
    pub fn new(network: &Network, way: &Way, turns: &[Turn]) -> Follower {
        let track = Track::of(network, way);
        let corner = |turn: &Turn| {
            let before = track.bearing((turn.along_m - AHEAD_M).max(0.0), turn.along_m);
            let angle = before.zip(turn.bearing).map_or(0.0, |(before, after)| turned(before, after));
            Corner { along_m: turn.along_m, at: turn.at, kind: turn.kind, angle, told: 0 }
        };
        let turns = turns.iter().map(corner).collect();
        Follower {
            track,
            turns,
            receiver: Receiver::default(),
            mode: Mode::Unknown,
            estimate: Estimate::default(),
            shown_m: 0.0,
            furthest_m: 0.0,
            off: Since::default(),
            meets: Since::default(),
            back: Since::default(),
            missed: Since::default(),
            corner: Since::default(),
            turn_back_m: None,
            to_way: None,
            off_m: 0.0,
            asked: None,
            rechecked_ms: None,
            first_ms: None,
        }
    }

    /// Takes a fix. One that is coarse, or leaps with no other to agree, decides nothing.
    pub fn fixed(&mut self, fix: Fix) -> Progress {
        let mut ask_new_way = false;
        if let Some(fix) = self.receiver.take(fix) {
            ask_new_way = self.follow(&fix);
        }
        Progress { ask_new_way, announce: self.announce(fix.time_ms), ..self.now(fix.time_ms) }
    }

    /// What is known at a moment, in the milliseconds of the fixes: to be asked every few seconds, so that no fix is told as one.
    pub fn now(&mut self, time_ms: f64) -> Progress {
        let first_ms = *self.first_ms.get_or_insert(time_ms);
        let age_s = (time_ms - self.receiver.last().map_or(first_ms, |fix| fix.time_ms)) / 1000.0;
        let state = match self.mode {
            Mode::There => State::There,
            _ if age_s >= LOST_S => State::Lost { age_s: age_s as u32 },
            Mode::Unknown | Mode::OnWay => State::OnWay,
            Mode::ToWay => State::ToWay,
            Mode::OffWay { since_ms } => State::OffWay { since_ms },
        };
        let next_turn = self.next_turn();
        let next_m = next_turn.and_then(|next| self.turns.get(next)).map_or(self.track.total_m, |turn| turn.along_m);
        let is_on = matches!(self.mode, Mode::Unknown | Mode::OnWay);
        let recheck_due =
            state != State::There && time_ms - *self.rechecked_ms.get_or_insert(time_ms) >= RECHECK_S * 1000.0;
        if recheck_due {
            self.rechecked_ms = Some(time_ms);
        }
        Progress {
            state,
            along_m: self.shown_m,
            off_m: self.off_m,
            next_turn,
            to_next_m: (next_m - self.shown_m).max(0.0),
            to_goal_m: (self.track.total_m - self.shown_m).max(0.0),
            bearing: match state {
                State::There | State::Lost { .. } => None,
                _ if is_on => self.ahead(),
                _ => self.to_way.map(|to_way| to_way.bearing),
            },
            turn_back_m: self.turn_back_m.filter(|_| state == State::OnWay),
            to_way: self.to_way.filter(|_| matches!(state, State::ToWay | State::OffWay { .. })),
            ask_new_way: false,
            recheck_due,
            announce: None,
        }
    }

    /// Whether a new way is to be asked for.
    fn follow(&mut self, fix: &Believed) -> bool {
        match self.mode {
            Mode::Unknown => {
                let near_start = self.track.nearest(fix.at, 0.0, fix.accuracy_m + LEAPS_M);
                match near_start.filter(|near| near.off_m <= beside::ON_M + fix.accuracy_m * beside::ON_SHARE) {
                    Some(near) => self.join(near, fix),
                    None => self.stay_off(Mode::ToWay, fix),
                }
                false
            }
            Mode::ToWay | Mode::OffWay { .. } => self.follow_beside(fix),
            Mode::OnWay => self.follow_on(fix),
            Mode::There => {
                let end = self.track.at(self.track.total_m).unwrap_or(fix.smooth);
                if fix.smooth.to(end) > LEAVES_M + fix.accuracy_m {
                    self.mode = Mode::OnWay;
                }
                false
            }
        }
    }

    fn follow_on(&mut self, fix: &Believed) -> bool {
        if fix.is_new {
            self.estimate = Estimate::at(self.estimate.along_m, fix.accuracy_m + LEAPS_M);
        }
        let expected_m = self.estimate.expected_m(fix.after_s, &self.track);
        let reach_m = REACH_M + (2.0 * fix.after_s).min(LEAPS_M) + if fix.is_new { LEAPS_M } else { 0.0 };
        let local = |spot| self.track.nearest(spot, expected_m - reach_m, expected_m + reach_m);
        let (Some(raw), Some(smooth)) = (local(fix.at), local(fix.smooth)) else { return false };
        self.off_m = smooth.off_m;
        if self.meets_elsewhere(smooth, fix) {
            return false;
        }
        let (seconds, fixes) = self.off.holds(raw.off_m > OFF_M + fix.accuracy_m.max(HONEST_M), fix.time_ms);
        if fixes > 0 {
            if seconds >= OFF_S && fixes >= OFF_BY {
                self.stay_off(Mode::OffWay { since_ms: fix.time_ms }, fix);
                self.asked = Some((fix.smooth, fix.time_ms));
                return true;
            }
            return false;
        }
        self.estimate = self.estimate.after(fix, &self.track);
        self.look_round_corner(fix);
        self.advance(fix);
        self.look_for_missed_turn(smooth, fix);
        let is_exact = fix.accuracy_m <= THERE_EXACT_M && smooth.off_m <= THERE_M + fix.accuracy_m;
        if is_exact && self.turn_back_m.is_none() && self.track.total_m - self.shown_m <= THERE_M {
            self.mode = Mode::There;
        }
        false
    }
}
