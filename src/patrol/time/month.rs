//! Days and months in London, and what was done in each month.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate, NaiveDateTime};

use super::length::Length;
use crate::counts::Counts;
use crate::journal::summary::Summary;
use crate::writer::Writer;

/// A month. Months are in order of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    pub year: i32,
    /// From 1 to 12.
    pub month: u32,
}

/// What was done in a month.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// One that goes on under a new writer is one shift.
    pub shifts: u32,
    pub length: Length,
    /// What this phone counted.
    pub counts: Counts,
    /// The same, with what others handed over: each writer once.
    pub team_counts: Counts,
}

/// Of each writer the number of its last line, and its counts up to there.
type Others = BTreeMap<Writer, (u32, Counts)>;

/// The London day of a moment. A shift is of the day of its start, and so of that day's month, whenever it ends.
///
/// `london`: the wall clock in London of milliseconds since 1970, or `None` where no calendar reaches.
pub fn day(ms: i64, london: impl Fn(i64) -> Option<NaiveDateTime>) -> Option<NaiveDate> {
    london(ms).map(|clock| clock.date())
}

/// The London month of a moment.
pub fn month(ms: i64, london: impl Fn(i64) -> Option<NaiveDateTime>) -> Option<Month> {
    day(ms, london).map(|day| Month { year: day.year(), month: day.month() })
}

/// The months in which a shift began, the earliest first. A shift of no day that a calendar has is in none.
pub fn months(shifts: &[Summary], london: impl Fn(i64) -> Option<NaiveDateTime>) -> Vec<(Month, Totals)> {
    let own: BTreeMap<Writer, &Summary> = shifts.iter().map(|shift| (shift.writer, shift)).collect();
    let mut months: BTreeMap<Month, (Totals, Others)> = BTreeMap::new();
    for shift in own.values() {
        let root = root(shift, &own);
        let Some(month) = month(root.started_ms, &london) else {
            continue;
        };
        let (totals, others) = months.entry(month).or_insert_with(|| {
            let nothing = Length { minutes: 0, is_sure: true };
            (Totals { length: nothing, ..Totals::default() }, BTreeMap::new())
        });
        totals.shifts += u32::from(root.writer == shift.writer);
        totals.length.minutes = totals.length.minutes.saturating_add(shift.length.minutes);
        totals.length.is_sure &= shift.length.is_sure;
        add(&mut totals.counts, &shift.counts);
        for (writer, last, counts) in shift.others.iter().filter(|(writer, ..)| !own.contains_key(writer)) {
            take_later(others.entry(*writer).or_default(), *last, counts);
        }
    }
    let total = |(month, (mut totals, others)): (Month, (Totals, Others))| {
        totals.team_counts = totals.counts.clone();
        others.values().for_each(|(_, counts)| add(&mut totals.team_counts, counts));
        (month, totals)
    };
    months.into_iter().map(total).collect()
}

/// The shift of which this one is the continuation, or itself.
fn root<'a>(shift: &'a Summary, own: &BTreeMap<Writer, &'a Summary>) -> &'a Summary {
    let mut root = shift;
    let mut been = BTreeSet::from([shift.writer]);
    while let Some(before) = root.continues.and_then(|writer| own.get(&writer)) {
        // Spoilt lines may say that two continue each other: then neither does.
        if !been.insert(before.writer) {
            return shift;
        }
        root = before;
    }
    root
}

fn add(sums: &mut Counts, counts: &Counts) {
    for (counter, count) in counts {
        let sum = sums.entry(*counter).or_default();
        *sum = sum.saturating_add(*count);
    }
}

/// The later hand-over; of two unequal ones under one number, the more of each counter.
fn take_later(kept: &mut (u32, Counts), last: u32, counts: &Counts) {
    if last > kept.0 {
        *kept = (last, counts.clone());
    } else if last == kept.0 {
        for (counter, count) in counts {
            let most = kept.1.entry(*counter).or_default();
            *most = (*most).max(*count);
        }
    }
}
