//! Which fixes are believed, and the smoothed position of those that are.

use crate::plane::Spot;

use crate::guide::progress::Fix;

/// A fix with a larger accuracy, in metres, cannot tell one street from the next: it decides nothing.
const COARSE_M: f64 = 100.0;
/// Nor does one that is further from the city than this, in metres.
const FURTHEST_M: f64 = 1_000_000.0;
/// Phones are often more confident than right: no accuracy counts as less, in metres.
const LEAST_M: f64 = 8.0;
/// Nobody walks faster, in metres per second.
const FASTEST_MPS: f64 = 4.0;
/// A leap is believed after this time, in seconds, and as many fixes, if all agree.
const CONFIRMED_S: f64 = 8.0;
const CONFIRMED_BY: u32 = 3;
/// After a gap of this time, in seconds, one fix alone is not believed either: one may have gone anywhere, and the first fixes err most.
/// Others that agree are waited for.
const GAP_S: f64 = 10.0;
const AFTER_GAP_S: f64 = 3.0;
/// A phone that tells seldom has no gaps: they are longer by this factor than what came before.
const GAP_TIMES: f64 = 3.0;
/// A fix that is older than the last by more than this, in seconds, is of a clock that was set.
const CLOCK_S: f64 = 5.0;
/// Below this speed, in metres per second, a phone stands, unless it moves from there by this distance, in metres.
const STANDS_MPS: f64 = 0.3;
const STANDS_M: f64 = 10.0;
/// The smoothed position is a mean over about this time, in seconds.
const SMOOTH_S: f64 = 10.0;

/// What has come from the receiver of the phone.
#[derive(Clone, Debug, Default)]
pub struct Receiver {
    last: Option<Believed>,
    /// Where a leap went that is not believed yet.
    leap: Option<Leap>,
    /// When the last fix came, and how long after the one before.
    came_ms: Option<f64>,
    interval_s: f64,
    /// Where the phone was when it first told that it stands.
    stood: Option<Spot>,
}

/// A fix that is believed.
#[derive(Clone, Copy, Debug)]
pub struct Believed {
    pub at: Spot,
    /// The mean of the last ones.
    pub smooth: Spot,
    pub accuracy_m: f64,
    pub time_ms: f64,
    /// Seconds since the one before.
    pub after_s: f64,
    /// Whether the phone tells that it does not move.
    pub stands: bool,
    /// Whether it is the first, or the first after a leap: what was known before is of no use.
    pub is_new: bool,
}

#[derive(Clone, Copy, Debug)]
struct Leap {
    at: Spot,
    first_ms: f64,
    last_ms: f64,
    fixes: u32,
    /// Whether it came after a gap.
    is_gap: bool,
}

impl Receiver {
    /// Takes a fix. `None`: it is coarse, not sound, too old, or leaps and no other agrees yet.
    pub fn take(&mut self, fix: Fix) -> Option<Believed> {
        // False for NaN.
        let is_sound = [fix.at.x, fix.at.y].iter().all(|metres| metres.abs() <= FURTHEST_M) && fix.time_ms.is_finite();
        if !is_sound || !(0.0..=COARSE_M).contains(&fix.accuracy_m) {
            return None;
        }
        let (time_ms, accuracy_m) = (fix.time_ms, fix.accuracy_m.max(LEAST_M));
        let since_s = self.came_ms.map_or(0.0, |came_ms| (time_ms - came_ms) / 1000.0);
        let is_gap = since_s > GAP_S && since_s > GAP_TIMES * self.interval_s;
        (self.came_ms, self.interval_s) = (Some(time_ms), since_s);
        let (at, smooth) = (fix.at, fix.at);
        let new = Believed { at, smooth, accuracy_m, time_ms, after_s: 0.0, stands: false, is_new: true };
        let Some(last) = self.last else { return self.believe(new) };
        let after_s = (time_ms - last.time_ms) / 1000.0;
        if after_s <= 0.0 {
            // The same again; or the clock was set back.
            return if after_s < -CLOCK_S { self.believe(new) } else { None };
        }
        let new = Believed { after_s, ..new };
        let reach_m = |seconds: f64| FASTEST_MPS * seconds + 2.0 * accuracy_m;
        let leaps = last.smooth.to(at) > reach_m(after_s);
        let is_gap = is_gap || self.leap.is_some_and(|leap| leap.is_gap);
        if leaps || is_gap {
            let agrees = |leap: &Leap| leap.at.to(at) <= reach_m((time_ms - leap.last_ms) / 1000.0);
            let leap = self.leap.filter(agrees);
            let (first_ms, fixes) = leap.map_or((time_ms, 1), |leap| (leap.first_ms, leap.fixes + 1));
            self.leap = Some(Leap { at, first_ms, last_ms: time_ms, fixes, is_gap });
            let (seconds, by) = if leaps { (CONFIRMED_S, CONFIRMED_BY) } else { (AFTER_GAP_S, 2) };
            let is_confirmed = time_ms - first_ms >= seconds * 1000.0 && fixes >= by;
            return if is_confirmed { self.believe(new) } else { None };
        }
        let share = after_s / (SMOOTH_S + after_s);
        let mean = |from: f64, to: f64| from + (to - from) * share;
        let smooth = Spot { x: mean(last.smooth.x, at.x), y: mean(last.smooth.y, at.y) };
        let stands = self.stands(fix.speed_mps, smooth, accuracy_m);
        self.believe(Believed { smooth, stands, is_new: false, ..new })
    }

    /// Whether the phone stands, by the speed that it tells. Some phones always tell none: the position tells better.
    fn stands(&mut self, speed_mps: Option<f64>, smooth: Spot, accuracy_m: f64) -> bool {
        if !speed_mps.is_some_and(|speed| (0.0..STANDS_MPS).contains(&speed)) {
            self.stood = None;
            return false;
        }
        self.stood.get_or_insert(smooth).to(smooth) <= STANDS_M + accuracy_m / 2.0
    }

    fn believe(&mut self, fix: Believed) -> Option<Believed> {
        self.leap = None;
        self.last = Some(fix);
        self.last
    }

    /// The last fix that was believed.
    pub fn last(&self) -> Option<Believed> {
        self.last
    }
}
