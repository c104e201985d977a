//! Where on the way a walk is: a position along one line, by each fix and by how one walks.

use super::receiver::Believed;
use crate::guide::track::{Track, within};

/// A Kalman filter in one dimension, along the way. The measurement is the point of the way that explains the fix best, with what was
/// known before: so a fix near a later part of a way that crosses itself does not lead there.
#[derive(Clone, Copy, Debug, Default)]
pub struct Estimate {
    pub along_m: f64,
    /// Its variance, in square metres.
    variance: f64,
    speed_mps: f64,
}

/// How fast somebody walks, forwards and back, in metres per second.
const WALKS_MPS: [f64; 2] = [-1.6, 2.0];
/// What is not known of a walk grows with its time, in square metres per second, and with that of a gap, in metres per second.
const WANDERS: f64 = 1.0;
const UNKNOWN_MPS: f64 = 0.7;
/// The standard deviation of a fix as a share of its accuracy: an honest 95 % radius would be 0.41, but many phones tell one of 68 %.
const DEVIATION: f64 = 0.5;

impl Estimate {
    pub fn at(along_m: f64, accuracy_m: f64) -> Estimate {
        let deviation = accuracy_m * DEVIATION;
        Estimate { along_m, variance: deviation * deviation, speed_mps: 0.0 }
    }

    /// Where a walk is after some seconds, if nothing changes.
    pub fn expected_m(self, after_s: f64, track: &Track) -> f64 {
        within(self.along_m + self.speed_mps * after_s.min(LONGEST_S), 0.0, track.total_m)
    }

    /// The estimate after a fix.
    pub fn after(self, fix: &Believed, track: &Track) -> Estimate {
        let seconds = fix.after_s;
        let expected_m = if fix.stands { self.along_m } else { self.expected_m(seconds, track) };
        let unknown_m = UNKNOWN_MPS * seconds;
        let grown = if fix.stands { 0.0 } else { WANDERS * seconds + unknown_m * unknown_m };
        let (variance, deviation) = (self.variance + grown, fix.accuracy_m * DEVIATION);
        let noise = deviation * deviation;
        let reach_m = 4.0 * variance.sqrt() + 2.0 * fix.accuracy_m;
        let (mut along_m, mut least) = (expected_m, f64::INFINITY);
        for segment in track.segments(expected_m - reach_m, expected_m + reach_m) {
            let most_likely = (segment.foot(fix.at) * variance + expected_m * noise) / (variance + noise);
            let on = within(most_likely, segment.from_m, segment.to_m);
            let (off_m, ahead_m) = (segment.on(on).to(fix.at), on - expected_m);
            let cost = off_m * off_m / noise + ahead_m * ahead_m / variance;
            if cost < least {
                (along_m, least) = (on, cost);
            }
        }
        let gain = variance / (variance + noise);
        let pull = gain / (2.0 - gain) / seconds.max(0.5);
        let speed = self.speed_mps + pull * (along_m - expected_m);
        let speed_mps = if fix.stands { 0.0 } else { within(speed, WALKS_MPS[0], WALKS_MPS[1]) };
        Estimate { along_m, variance: ((1.0 - gain) * variance).max(1.0), speed_mps }
    }
}

/// After a longer gap, in seconds, nobody knows whether somebody walked on.
const LONGEST_S: f64 = 20.0;
