//! The clock of the page: it goes on while the phone sleeps, and no setting of the phone's clock moves it.
//!
//! `performance.now` is not moved by settings, but stands while the phone sleeps, everywhere except on Windows; a phone in a pocket would
//! lose most of the night. The wall clock goes on in sleep, but is set by people and networks. What they disagree about is sleep if the page
//! was out of sight, and a setting if it was in sight all the time.

use super::stamp::Stamp;

/// Slower and faster than this is no setting and no sleep, in milliseconds.
const DRIFT_MS: i64 = 2_000;
/// A clock that goes back by more than this, out of sight, may hide sleep, in milliseconds.
pub const PUT_RIGHT_MS: i64 = 2 * 60 * 1000;
/// No phone sleeps longer in a shift, in milliseconds. What is longer may be a clock that was set out of sight.
pub const LONGEST_SLEEP_MS: i64 = 6 * 60 * 60 * 1000;

/// Where neither explains it, a new run begins: then there is only the clock of the phone to go by, and lengths say so.
///
/// To be read before each line is written, whenever the page comes into sight or leaves it, and every few seconds while it is in sight.
#[derive(Clone, Debug)]
pub struct PageClock {
    stamp: Stamp,
    now_ms: u64,
}

impl PageClock {
    /// A clock that begins now. `run`: random, made anew for each load of the page. `now_ms`: `performance.now`.
    pub fn new(run: u32, wall_ms: i64, now_ms: u64) -> Self {
        Self { stamp: Stamp { wall_ms, run, steady_ms: 0 }, now_ms }
    }

    /// What the clock says now. `in_sight`: the page was in sight ever since the last reading.
    pub fn read(&mut self, wall_ms: i64, now_ms: u64, in_sight: bool) -> Stamp {
        let ticked = now_ms.saturating_sub(self.now_ms);
        let passed = wall_ms.saturating_sub(self.stamp.wall_ms);
        let ahead = passed.saturating_sub(i64::try_from(ticked).unwrap_or(i64::MAX));
        let went_on = if in_sight || (-PUT_RIGHT_MS..=DRIFT_MS).contains(&ahead) {
            Some(ticked)
        } else if ahead > 0 && ahead <= LONGEST_SLEEP_MS {
            u64::try_from(passed).ok()
        } else {
            None
        };
        match went_on {
            Some(ms) => self.stamp.steady_ms = self.stamp.steady_ms.saturating_add(ms),
            None => self.stamp = Stamp { run: self.stamp.run.wrapping_add(1), steady_ms: 0, ..self.stamp },
        }
        self.stamp.wall_ms = wall_ms;
        self.now_ms = now_ms;
        self.stamp
    }
}
