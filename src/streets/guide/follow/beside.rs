//! Off the way: before its start, after leaving it, and on a shortcut.

use crate::plane::Spot;

use super::estimate::Estimate;
use super::receiver::Believed;
use super::{Follower, HONEST_M, Mode, OFF_M, REACH_M};
use crate::guide::progress::ToWay;
use crate::guide::track::{Near, bearing, turned};

/// One meets the way when the smoothed position is so near, in metres and in shares of the accuracy, for this time, in seconds.
pub(super) const ON_M: f64 = 12.0;
pub(super) const ON_SHARE: f64 = 0.3;
const ON_S: f64 = 3.0;
/// From this distance on, in metres, one may be taking a shortcut.
const STRAYS_M: f64 = 18.0;
/// Who stands beside the way is asked about a second time only after moving this far, in metres, and this time, in seconds.
const AGAIN_M: f64 = 150.0;
const AGAIN_S: f64 = 30.0;
/// What is told of the way from beside it changes by no less than this, in degrees and in metres.
const ARROW_STEP: f64 = 20.0;
const METRES_STEP: f64 = 8.0;

impl Follower {
    /// A shortcut meets the way where it meets it: strayed from where one was on the way, and near another part of it.
    pub(super) fn meets_elsewhere(&mut self, local: Near, fix: &Believed) -> bool {
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

    pub(super) fn follow_beside(&mut self, fix: &Believed) -> bool {
        let near = self.reached(fix);
        let (seconds, _) = self.meets.holds(near.is_some(), fix.time_ms);
        if let Some(near) = near.filter(|_| seconds >= ON_S) {
            self.join(near, fix);
            return false;
        }
        self.stay_off(self.mode, fix);
        let (asked_at, asked_ms) = *self.asked.get_or_insert((fix.smooth, fix.time_ms));
        let moved_m = asked_at.to(fix.smooth);
        // Who walks to the way, or along it, is led there; who walks from it, elsewhere.
        let leaves = self.to_way.is_some_and(|to_way| to_way.metres > OFF_M + fix.accuracy_m.max(HONEST_M));
        let is_again = leaves && moved_m > AGAIN_M && fix.time_ms - asked_ms > AGAIN_S * 1000.0;
        if is_again {
            self.asked = Some((fix.smooth, fix.time_ms));
        }
        is_again
    }

    pub(super) fn join(&mut self, near: Near, fix: &Believed) {
        self.mode = Mode::OnWay;
        self.estimate = Estimate::at(near.along_m, fix.accuracy_m);
        (self.shown_m, self.furthest_m, self.off_m) = (near.along_m, near.along_m, near.off_m);
        (self.off, self.meets, self.back, self.missed, self.corner) = Default::default();
        (self.turn_back_m, self.to_way, self.asked) = (None, None, None);
    }

    pub(super) fn stay_off(&mut self, mode: Mode, fix: &Believed) {
        self.mode = mode;
        self.turn_back_m = None;
        let Some(near) = self.nearest(fix.smooth) else { return };
        self.off_m = near.off_m;
        let Some(to) = self.track.at(near.along_m).and_then(|spot| bearing(fix.smooth, spot)) else { return };
        // A few degrees and a few metres are noise.
        let before = self.to_way;
        let held = before.filter(|before| turned(before.bearing, to).abs() < ARROW_STEP);
        let bearing = held.map_or(to, |before| before.bearing);
        let held = before.filter(|before| (before.metres - near.off_m).abs() < METRES_STEP);
        let metres = held.map_or(near.off_m, |before| before.metres);
        let turn = self.turns.iter().rposition(|turn| turn.along_m <= near.along_m).unwrap_or(0);
        self.to_way = Some(ToWay { metres, bearing, turn });
    }
}
