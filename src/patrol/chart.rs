//! Totals by month, and where the bars of a small chart stand. All in whole units of the picture, its origin at the top
//! left.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDateTime};

/// How large the picture is, without its words.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    pub width: u32,
    pub height: u32,
    /// Between two bars. Narrower where the bars would be nothing.
    pub gap: u32,
}

/// One bar, from its top left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bar {
    pub x: u32,
    pub y: u32,
    pub width: u32,
    /// 0 for nothing, and never 0 for something.
    pub height: u32,
}

/// A line of the scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    pub y: u32,
    pub value: u64,
}

/// Bars in the order of their values, and the scale from 0 up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chart {
    pub bars: Vec<Bar>,
    pub scale: Vec<Step>,
}

/// A month of London's calendar: year, and month from 1 to 12.
pub type Month = (i32, u32);

/// The last `months` months up to the newest with a shift, those with none too. A shift belongs whole to the month of
/// its start (milliseconds since 1970); one that `london` knows no day of is left out.
pub fn by_month(
    shifts: impl IntoIterator<Item = (i64, u64)>,
    london: impl Fn(i64) -> Option<NaiveDateTime>,
    months: usize,
) -> Vec<(Month, u64)> {
    let mut totals: BTreeMap<Month, u64> = BTreeMap::new();
    for (started_ms, total) in shifts {
        if let Some(start) = london(started_ms) {
            let sum = totals.entry((start.year(), start.month())).or_default();
            *sum = sum.saturating_add(total);
        }
    }
    let newest = totals.last_key_value().map(|(month, _)| *month);
    let first = totals.first_key_value().map(|(month, _)| *month);
    let back = std::iter::successors(newest, |(year, month)| match month {
        1 => year.checked_sub(1).map(|year| (year, 12)),
        month => Some((*year, month - 1)),
    });
    let mut last: Vec<_> = back.take(months).take_while(|month| first.is_some_and(|first| *month >= first)).collect();
    last.reverse();
    last.into_iter().map(|month| (month, totals.get(&month).copied().unwrap_or(0))).collect()
}

/// The bars of these values. Of no values there is a scale alone.
pub fn bars(values: &[u64], size: Size) -> Chart {
    let step = round_step(values.iter().copied().max().unwrap_or(0));
    let largest = values.iter().copied().max().unwrap_or(0);
    let steps = largest.div_ceil(step).max(1);
    let top = u128::from(step) * u128::from(steps);
    let height = |value: u128| {
        let height = (value * u128::from(size.height) + top / 2) / top;
        u32::try_from(height).unwrap_or(size.height).max(u32::from(value > 0)).min(size.height)
    };
    let scale = (0..=steps)
        .map(|at| Step { y: size.height - height(u128::from(step) * u128::from(at)), value: step.saturating_mul(at) });
    Chart { scale: scale.collect(), bars: columns(values, size, |value| height(u128::from(value))) }
}

fn columns(values: &[u64], size: Size, height: impl Fn(u64) -> u32) -> Vec<Bar> {
    let count = u32::try_from(values.len()).unwrap_or(u32::MAX);
    let Some(slot) = size.width.checked_div(count) else { return Vec::new() };
    let gap = size.gap.min(slot / 2);
    // What the division leaves over stands half at each end.
    let margin = (size.width - slot * count) / 2 + gap / 2;
    let bar = |(at, value): (u32, &u64)| {
        let height = height(*value);
        Bar { x: margin + slot * at, y: size.height - height, width: slot - gap, height }
    };
    (0..).zip(values).map(bar).collect()
}

/// 1, 2 or 5, with zeros: such that four at most reach the largest value.
fn round_step(largest: u64) -> u64 {
    let decades = std::iter::successors(Some(1_u64), |decade| decade.checked_mul(10));
    let mut steps = decades.flat_map(|decade| [Some(decade), decade.checked_mul(2), decade.checked_mul(5)]).flatten();
    steps.find(|step| largest.div_ceil(*step) <= 4).unwrap_or(u64::MAX)
}
