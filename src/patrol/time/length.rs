//! The length of a shift, from the stamps of its lines.

use super::page_clock::{LONGEST_SLEEP_MS, PUT_RIGHT_MS};
use super::stamp::Stamp;

/// Nobody is out for longer between two lines, in milliseconds: the clock jumped, or the end was forgotten.
const LONGEST_GAP_MS: i64 = 24 * 60 * 60 * 1000;
/// The clock of one page has no more runs between two lines. Their numbers follow each other; those of two loads are far apart.
const RUNS_OF_A_PAGE: u32 = 100;
const MINUTE_MS: i64 = 60 * 1000;

/// How long something took.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Length {
    /// Whole minutes, rounded. Never negative.
    pub minutes: u32,
    /// `false`: a clock was set, or nothing was written for hours, and only the clock of the phone knows how long that was.
    pub is_sure: bool,
}

impl Length {
    /// One after the other.
    pub fn and(self, other: Length) -> Length {
        Length { minutes: self.minutes.saturating_add(other.minutes), is_sure: self.is_sure && other.is_sure }
    }
}

/// The time between stamps, added up as they come.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Elapsed {
    sum_ms: i64,
    is_doubtful: bool,
    last: Option<Stamp>,
}

impl Elapsed {
    /// Goes on to a stamp. Of the first one, and of the first after [`stop`](Self::stop), nothing is added.
    pub fn add(&mut self, stamp: Stamp) {
        if let Some(last) = self.last.replace(stamp) {
            let (ms, is_sure) = between(last, stamp);
            self.sum_ms = self.sum_ms.saturating_add(ms);
            self.is_doubtful |= !is_sure;
        }
    }

    /// Until the next stamp nothing is added.
    pub fn stop(&mut self) {
        self.last = None;
    }

    /// Says that a stamp may be missing, or out of its order.
    pub fn doubt(&mut self) {
        self.is_doubtful = true;
    }

    /// The length up to the last stamp.
    pub fn length(&self) -> Length {
        let minutes = self.sum_ms.saturating_add(MINUTE_MS / 2) / MINUTE_MS;
        Length { minutes: u32::try_from(minutes).unwrap_or(u32::MAX), is_sure: !self.is_doubtful }
    }

    /// The length up to a moment which is not written down.
    pub fn length_at(&self, now: Stamp) -> Length {
        let mut to_now = self.clone();
        if to_now.last.is_some() {
            to_now.add(now);
        }
        to_now.length()
    }
}

/// Milliseconds, and whether they are sure.
fn between(from: Stamp, to: Stamp) -> (i64, bool) {
    let (ms, is_sure) = if from.run == to.run {
        match to.steady_ms.checked_sub(from.steady_ms) {
            Some(ms) => (i64::try_from(ms).unwrap_or(i64::MAX), true),
            None => (0, false),
        }
    } else {
        let wall = to.wall_ms.saturating_sub(from.wall_ms);
        let since_run = i64::try_from(to.steady_ms).unwrap_or(i64::MAX);
        let is_same_page = to.run.wrapping_sub(from.run) <= RUNS_OF_A_PAGE;
        match (-PUT_RIGHT_MS..=LONGEST_GAP_MS).contains(&wall) {
            true if is_same_page => (wall.max(since_run), false),
            true => (wall.max(0), wall <= LONGEST_SLEEP_MS),
            // The clock was set. What is certain is the time since the later run began.
            false => (since_run, false),
        }
    };
    if ms > LONGEST_GAP_MS { (0, false) } else { (ms, is_sure) }
}
