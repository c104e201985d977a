//! A walk, from fix to fix: where on the way it is, and whether it still is on it.

use crate::layer::Network;
use crate::plane::Spot;
use crate::way::Way;

use super::estimate::Estimate;
use super::progress::{Announce, Fix, Progress, State, ToWay, When};
use super::receiver::{Believed, Receiver};
use super::track::{Near, Track, bearing, distance_m, turned};
use super::turns::{Turn, TurnKind};

/// Beyond what the accuracy explains one is off the way from this distance on, in metres,
const OFF_M: f64 = 30.0;
/// after this time, in seconds, and as many fixes.
const OFF_S: f64 = 10.0;
const OFF_BY: u32 = 3;
/// One meets the way when the smoothed position is so near, in metres and in shares of the accuracy, for this time, in seconds.
const ON_M: f64 = 12.0;
const ON_SHARE: f64 = 0.4;
const ON_S: f64 = 3.0;
/// Who stands beside the way is asked about a second time only after moving this far, in metres, and this time, in seconds.
const AGAIN_M: f64 = 100.0;
const AGAIN_S: f64 = 30.0;
/// The way is done up to this distance, in metres, with a fix of this accuracy or better; and again not, beyond.
const THERE_M: f64 = 15.0;
const THERE_EXACT_M: f64 = 25.0;
const LEAVES_M: f64 = 40.0;
/// Without a fix for this time, in seconds, nothing is known.
const LOST_S: f64 = 15.0;
const RECHECK_S: f64 = 60.0;
/// One goes back if the estimate does, beyond what the accuracy explains, by this distance in metres and for this time in seconds.
const BACK_M: f64 = 12.0;
const BACK_S: f64 = 8.0;
/// A turn is the next one until one is this far past it, in metres.
const PAST_M: f64 = 5.0;
/// A turn is near from this distance on, in metres: twenty seconds. It is reached at the other.
const NEAR_M: f64 = 25.0;
const NOW_M: f64 = 8.0;
/// A turn may be missed from this angle on, by this distance in metres and this share of the accuracy.
const MISSES: f64 = 45.0;
const MISSED_M: f64 = 8.0;
const MISSED_SHARE: f64 = 0.5;
const MISSED_S: f64 = 4.0;
/// The arrow shows the direction of this much of the way, in metres. Beside the way it turns by steps of as many degrees.
const AHEAD_M: f64 = 15.0;
const ARROW_STEP: f64 = 20.0;

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
                let near_start = self.track.nearest(fix.at, 0.0, fix.accuracy_m + OFF_M);
                match near_start.filter(|near| near.off_m <= ON_M + fix.accuracy_m * ON_SHARE) {
                    Some(near) => self.join(near, fix),
                    None => self.stay_off(Mode::ToWay, fix),
                }
                false
            }
            Mode::ToWay | Mode::OffWay { .. } => self.follow_beside(fix),
            Mode::OnWay => self.follow_on(fix),
            Mode::There => {
                let end = self.track.at(self.track.total_m).unwrap_or(fix.smooth);
                if distance_m(fix.smooth, end) > LEAVES_M + fix.accuracy_m {
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
        let (seconds, fixes) = self.off.holds(raw.off_m > OFF_M + fix.accuracy_m, fix.time_ms);
        if fixes > 0 {
            if seconds >= OFF_S && fixes >= OFF_BY {
                self.stay_off(Mode::OffWay { since_ms: fix.time_ms }, fix);
                self.asked = Some((fix.smooth, fix.time_ms));
                return true;
            }
            return false;
        }
        self.estimate = self.estimate.after(fix, &self.track);
        self.advance(fix);
        self.look_for_missed_turn(smooth, fix);
        let is_done = self.track.total_m - self.shown_m <= THERE_M && fix.accuracy_m <= THERE_EXACT_M;
        if is_done && self.turn_back_m.is_none() && self.track.total_m - self.estimate.along_m <= THERE_M + NOW_M {
            self.mode = Mode::There;
        }
        false
    }

    /// A shortcut meets the way where it meets it: strayed from where one was on the way, and near another part of it.
    fn meets_elsewhere(&mut self, local: Near, fix: &Believed) -> bool {
        let strays = local.off_m > STRAYS_M + fix.accuracy_m / 2.0;
        let near = strays.then(|| self.reached(fix)).flatten();
        let (seconds, _) = self.meets.holds(near.is_some(), fix.time_ms);
        match near {
            Some(near) if seconds >= ON_S => {
                self.join(near, fix);
                true
            }
            _ => false,
        }
    }

    /// The point of the way where the fix and the smoothed position both are.
    fn reached(&self, fix: &Believed) -> Option<Near> {
        let within_m = ON_M + fix.accuracy_m * ON_SHARE;
        let near = self.nearest(fix.smooth)?;
        let raw = self.track.nearest(fix.at, near.along_m - REACH_M, near.along_m + REACH_M)?;
        (near.off_m <= within_m && raw.off_m <= within_m + fix.accuracy_m).then_some(near)
    }

    /// The nearest point of the way, where one was before others.
    fn nearest(&self, spot: Spot) -> Option<Near> {
        let here = self.track.nearest(spot, self.shown_m - REACH_M, self.shown_m + REACH_M);
        here.filter(|near| near.off_m <= ON_M).or_else(|| self.track.nearest(spot, 0.0, self.track.total_m))
    }

    fn follow_beside(&mut self, fix: &Believed) -> bool {
        let near = self.reached(fix);
        let (seconds, _) = self.meets.holds(near.is_some(), fix.time_ms);
        if let Some(near) = near.filter(|_| seconds >= ON_S) {
            self.join(near, fix);
            return false;
        }
        self.stay_off(self.mode, fix);
        let (asked_at, asked_ms) = *self.asked.get_or_insert((fix.smooth, fix.time_ms));
        let moved_m = distance_m(asked_at, fix.smooth);
        // Who walks to the way, or along it, is led there; who walks from it, elsewhere.
        let leaves = self.to_way.is_some_and(|to_way| to_way.metres > OFF_M + fix.accuracy_m);
        let is_again = leaves && moved_m > AGAIN_M && fix.time_ms - asked_ms > AGAIN_S * 1000.0;
        if is_again {
            self.asked = Some((fix.smooth, fix.time_ms));
        }
        is_again
    }

    fn join(&mut self, near: Near, fix: &Believed) {
        self.mode = Mode::OnWay;
        self.estimate = Estimate::at(near.along_m, fix.accuracy_m);
        (self.shown_m, self.furthest_m, self.off_m) = (near.along_m, near.along_m, near.off_m);
        (self.off, self.meets, self.back, self.missed) = Default::default();
        (self.turn_back_m, self.to_way, self.asked) = (None, None, None);
    }

    fn stay_off(&mut self, mode: Mode, fix: &Believed) {
        self.mode = mode;
        self.turn_back_m = None;
        let Some(near) = self.nearest(fix.smooth) else { return };
        self.off_m = near.off_m;
        let Some(to) = self.track.at(near.along_m).and_then(|spot| bearing(fix.smooth, spot)) else { return };
        // A few degrees are noise.
        let before = self.to_way.map(|to_way| to_way.bearing);
        let bearing = before.filter(|before| turned(*before, to).abs() < ARROW_STEP).unwrap_or(to);
        let turn = self.turns.iter().rposition(|turn| turn.along_m <= near.along_m).unwrap_or(0);
        self.to_way = Some(ToWay { metres: near.off_m, bearing, turn });
    }
}

/// A part of the way is *here* within this distance along it, in metres.
const REACH_M: f64 = 40.0;
/// After a leap that is believed one may be as far off as this, in metres.
const LEAPS_M: f64 = 60.0;
/// From this distance on, in metres, one may be taking a shortcut.
const STRAYS_M: f64 = 18.0;

impl Follower {
    /// Moves what is shown along with the estimate.
    fn advance(&mut self, fix: &Believed) {
        let at_m = self.estimate.along_m;
        let (is_back, step_m) = (self.furthest_m > self.shown_m, BACK_M + fix.accuracy_m);
        if is_back {
            // On the way back what is shown falls, until one turns round.
            let (seconds, _) = self.back.holds(at_m > self.shown_m + BACK_M, fix.time_ms);
            if seconds >= BACK_S || at_m >= self.furthest_m {
                self.shown_m = at_m;
                self.furthest_m = at_m;
                self.back = Since::default();
                self.turn_back_m = None;
                for turn in self.turns.iter_mut().filter(|turn| turn.along_m > at_m) {
                    turn.told = 0;
                }
            } else {
                self.shown_m = self.shown_m.min(at_m);
                self.turn_back_m = Some(self.furthest_m - self.shown_m);
            }
            return;
        }
        let (seconds, _) = self.back.holds(at_m < self.shown_m - step_m, fix.time_ms);
        if seconds >= BACK_S {
            self.shown_m = at_m;
            self.back = Since::default();
            self.turn_back_m = Some(self.furthest_m - at_m);
        } else {
            self.shown_m = self.shown_m.max(at_m);
            self.furthest_m = self.shown_m;
        }
    }

    /// Whether one has walked straight on where the way turns.
    fn look_for_missed_turn(&mut self, smooth: Near, fix: &Believed) {
        if self.furthest_m > self.shown_m {
            return;
        }
        let limit_m = MISSED_M + fix.accuracy_m * MISSED_SHARE;
        let limit_m = if self.turn_back_m.is_some() { limit_m / 2.0 } else { limit_m };
        let near = |corner: &&Corner| (corner.along_m - self.shown_m).abs() <= AHEAD_M && corner.angle.abs() >= MISSES;
        let corner = self.turns.iter().find(near).filter(|_| smooth.off_m > limit_m);
        let beyond_m = corner.and_then(|corner| {
            let heading = self.track.bearing((corner.along_m - AHEAD_M).max(0.0), corner.along_m)?;
            let off = turned(heading, bearing(corner.at, fix.smooth)?).abs();
            (off < MISSES).then(|| distance_m(corner.at, fix.smooth))
        });
        let (seconds, _) = self.missed.holds(beyond_m.is_some(), fix.time_ms);
        if beyond_m.is_none() || seconds >= MISSED_S {
            self.turn_back_m = beyond_m;
        }
    }

    fn next_turn(&self) -> Option<usize> {
        let is_next = |turn: &Corner| turn.kind == TurnKind::Goal || turn.along_m > self.shown_m - PAST_M;
        self.turns.iter().position(|turn| turn.kind != TurnKind::Start && is_next(turn))
    }

    /// The direction of the way from here.
    fn ahead(&self) -> Option<f64> {
        let from_m = self.shown_m.min(self.track.total_m - 1.0).max(0.0);
        self.track.bearing(from_m, (from_m + AHEAD_M).min(self.track.total_m))
    }

    /// What is to be told of the next turn, each once.
    fn announce(&mut self, time_ms: f64) -> Option<Announce> {
        let is_fresh = self.receiver.last().is_some_and(|fix| fix.time_ms >= time_ms);
        if self.mode != Mode::OnWay || !is_fresh || self.turn_back_m.is_some() {
            return None;
        }
        let shown_m = self.shown_m;
        let turn = self.next_turn()?;
        let corner = self.turns.get_mut(turn)?;
        let (told, when) = match corner.along_m - shown_m {
            ..=NOW_M => (2, When::Now),
            ..=NEAR_M => (1, When::Near),
            _ => return None,
        };
        (corner.told < told).then(|| {
            corner.told = told;
            Announce { turn, when }
        })
    }
}
