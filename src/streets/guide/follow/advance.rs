//! How far a walk has come: forwards at once, back only if one really goes back. And what is to be told of that.

use super::estimate::Estimate;
use super::receiver::Believed;
use super::{AHEAD_M, Corner, Follower, Mode, REACH_M, Since};
use crate::guide::progress::{Announce, When};
use crate::guide::track::{Near, bearing, turned};
use crate::guide::turns::TurnKind;

/// One goes back if the estimate does, by this distance in metres and this share of the accuracy, for this time in seconds.
const BACK_M: f64 = 12.0;
const BACK_SHARE: f64 = 1.75;
const BACK_S: f64 = 10.0;
/// A corner was turned if that explains the smoothed position better by this distance, in metres, for this time, in seconds.
const CORNER_M: f64 = 6.0;
const CORNER_S: f64 = 4.0;
/// A turn may be missed from this angle on, by this distance in metres beyond the accuracy, for this time in seconds.
const MISSES: f64 = 45.0;
const MISSED_M: f64 = 4.0;
const MISSED_S: f64 = 4.0;
/// Under open sky phones know well how exact they are. Between houses they tell too much, and err for a minute the same way: one that tells
/// more than the first, in metres, is believed to be no better than the second before somebody is told to turn back.
const TRUSTED_M: f64 = 12.0;
const DOUBTED_M: f64 = 25.0;
/// A turn is the next one until one is this far past it, in metres.
const PAST_M: f64 = 5.0;
/// A turn is near from this distance on, in metres: twenty seconds. It is reached at the other.
const NEAR_M: f64 = 25.0;
const NOW_M: f64 = 8.0;

fn doubted(accuracy_m: f64) -> f64 {
    if accuracy_m > TRUSTED_M { accuracy_m.max(DOUBTED_M) } else { accuracy_m }
}

impl Follower {
    /// Moves what is shown along with the estimate.
    pub(super) fn advance(&mut self, fix: &Believed) {
        if fix.stands {
            return;
        }
        let at_m = self.estimate.along_m;
        let (is_back, step_m) = (self.furthest_m > self.shown_m, BACK_M + doubted(fix.accuracy_m) * BACK_SHARE);
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

    /// A fix that errs backwards holds the estimate before a corner which one has turned: the smoothed position tells.
    pub(super) fn look_round_corner(&mut self, fix: &Believed) {
        let at_m = self.estimate.along_m;
        let here = self.track.at(at_m).unwrap_or(fix.smooth);
        let ahead = self.track.nearest(fix.smooth, at_m, at_m + REACH_M);
        let margin_m = CORNER_M + fix.accuracy_m / 4.0;
        let ahead = ahead.filter(|near| near.along_m > at_m + CORNER_M && here.to(fix.smooth) > near.off_m + margin_m);
        let (seconds, _) = self.corner.holds(ahead.is_some(), fix.time_ms);
        if let Some(near) = ahead.filter(|_| seconds >= CORNER_S) {
            self.estimate = Estimate::at(near.along_m, fix.accuracy_m);
        }
    }

    /// Whether one has walked straight on where the way turns.
    pub(super) fn look_for_missed_turn(&mut self, smooth: Near, fix: &Believed) {
        if self.furthest_m > self.shown_m {
            return;
        }
        let limit_m = MISSED_M + doubted(fix.accuracy_m);
        let limit_m = if self.turn_back_m.is_some() { limit_m / 2.0 } else { limit_m };
        let near = |corner: &&Corner| (corner.along_m - self.shown_m).abs() <= AHEAD_M && corner.angle.abs() >= MISSES;
        let corner = self.turns.iter().find(near).filter(|_| smooth.off_m > limit_m);
        let beyond_m = corner.and_then(|corner| {
            let heading = self.track.bearing((corner.along_m - AHEAD_M).max(0.0), corner.along_m)?;
            let off = turned(heading, bearing(corner.at, fix.smooth)?).abs();
            (off < MISSES).then(|| corner.at.to(fix.smooth))
        });
        let (seconds, _) = self.missed.holds(beyond_m.is_some(), fix.time_ms);
        if beyond_m.is_none() || seconds >= MISSED_S {
            self.turn_back_m = beyond_m;
        }
    }

    pub(super) fn next_turn(&self) -> Option<usize> {
        let is_next = |turn: &Corner| turn.kind == TurnKind::Goal || turn.along_m > self.shown_m - PAST_M;
        self.turns.iter().position(|turn| turn.kind != TurnKind::Start && is_next(turn))
    }

    /// The direction of the way from here.
    pub(super) fn ahead(&self) -> Option<f64> {
        let from_m = self.shown_m.min(self.track.total_m - 1.0).max(0.0);
        self.track.bearing(from_m, (from_m + AHEAD_M).min(self.track.total_m))
    }

    /// What is to be told of the next turn, each once.
    pub(super) fn announce(&mut self, time_ms: f64) -> Option<Announce> {
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
