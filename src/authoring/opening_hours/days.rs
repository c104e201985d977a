//! The open ranges of each day, if the rules are unambiguous. Native only.
//!
//! For people a night belongs to the evening on which it begins. In the grammar it belongs to both of its days: a rule after `;`
//! removes the hours after midnight of the night before. Rules are accepted only if both readings agree at every minute, and if no
//! rule cancels another.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime, Timelike};
use opening_hours::{OpeningHours, RuleKind};

use crate::authoring::opening_hours::notation::{self, Join, Rule, before, each};
use crate::content::hours::DAY;

/// The open ranges of days, in minutes of each day, from midnight to midnight.
pub type Open = BTreeMap<NaiveDate, Vec<[u16; 2]>>;

/// Why rules are ambiguous. Rules are given by index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// A rule with dates precedes one for any date, or one that closes precedes one that opens again.
    Order { early: usize, later: usize },
    /// A rule removes hours of its days that do not overlap its own.
    Lost { by: usize },
    /// A rule is cancelled by another on every day.
    Nothing { left_of: usize, by: usize },
    /// The two readings of a night differ, on this day first.
    Night { on: NaiveDate },
    /// The library cannot parse the rules.
    Unread,
}

/// The open ranges of the days from `first` to `last`.
///
/// # Errors
/// The ambiguity.
pub fn agreed(rules: &[Rule], first: NaiveDate, last: NaiveDate) -> Result<Open, Doubt> {
    if let Some(doubt) = undone(rules, first, last) {
        return Err(doubt);
    }
    let (evenings, midnights) = (by_evening(rules, first, last), by_midnight(rules, first, last)?);
    match evenings.iter().find(|(date, open)| midnights.get(date) != Some(open)) {
        Some((date, _)) => Err(Doubt::Night { on: *date }),
        None => Ok(evenings),
    }
}

/// The days from `first` to `last`, each night belonging to the evening on which it begins.
pub fn by_evening(rules: &[Rule], first: NaiveDate, last: NaiveDate) -> Open {
    each(first, last).map(|date| (date, on(rules, date))).collect()
}

/// The open ranges of one day, including those that run over from the night before.
pub fn on(rules: &[Rule], date: NaiveDate) -> Vec<[u16; 2]> {
    let mut open = run_over(rules, date);
    open.extend(hours_starting(rules, date).into_iter().map(|[from, to]| [from, to.min(DAY)]));
    united(open)
}

/// The ranges that run over into a day from the night before.
pub fn run_over(rules: &[Rule], date: NaiveDate) -> Vec<[u16; 2]> {
    let night = hours_starting(rules, before(date));
    united(
        night.into_iter().filter(|[_, to]| *to > DAY).map(|[from, to]| [from.saturating_sub(DAY), to - DAY]).collect(),
    )
}

/// The ranges that start on a day. The end may exceed [`DAY`].
pub fn hours_starting(rules: &[Rule], date: NaiveDate) -> Vec<[u16; 2]> {
    let mut open = Vec::new();
    for rule in rules.iter().filter(|rule| rule.holds(date)) {
        if rule.join == Join::Instead {
            open.clear();
        }
        open.extend(&rule.open);
    }
    united(open)
}

/// The days from `first` to `last` as the library for the grammar reads them.
///
/// # Errors
/// If the library cannot parse the rules, or finds unknown hours.
pub fn by_midnight(rules: &[Rule], first: NaiveDate, last: NaiveDate) -> Result<Open, Doubt> {
    let rules: OpeningHours = notation::write(rules).parse().map_err(|_| Doubt::Unread)?;
    each(first, last)
        .map(|date| {
            let midnight = date.and_time(NaiveTime::MIN);
            let next = midnight + Days::new(1);
            let minute = |time: NaiveDateTime| match time {
                time if time >= next => DAY,
                time => (time.hour() * 60 + time.minute()) as u16,
            };
            let mut open = Vec::new();
            for span in rules.iter_range(midnight, next) {
                match span.kind {
                    RuleKind::Closed => {}
                    RuleKind::Unknown => return Err(Doubt::Unread),
                    RuleKind::Open => open.push([minute(span.range.start), minute(span.range.end)]),
                }
            }
            Ok((date, united(open)))
        })
        .collect()
}

/// The first rule that cancels another one.
fn undone(rules: &[Rule], first: NaiveDate, last: NaiveDate) -> Option<Doubt> {
    let mut standing = vec![false; rules.len()];
    let mut undone_by = vec![None; rules.len()];
    let mut lost = None;
    for date in each(before(first), last) {
        let holding: Vec<usize> = (0..rules.len()).filter(|n| rules[*n].holds(date)).collect();
        for (n, &rule) in holding.iter().enumerate() {
            let later = &holding[n + 1..];
            if rules[rule].dated()
                && let Some(&later) = later.iter().find(|later| !rules[**later].dated())
            {
                return Some(Doubt::Order { early: rule, later });
            }
            let off = rules[rule].open.is_empty();
            match later.iter().find(|later| off || rules[**later].join == Join::Instead) {
                Some(&by) => undone_by[rule] = Some(by),
                None => standing[rule] = true,
            }
            let like = n > 0 && rules[holding[n - 1]].dated() == rules[rule].dated();
            if like && rules[rule].join == Join::Instead && lost.is_none() {
                let (was, is) = (hours_starting(&rules[..rule], date), &rules[rule].open);
                let apart = !was.iter().any(|[from, to]| is.iter().any(|[start, end]| from < end && start < to));
                lost = (apart && !was.is_empty() && !is.is_empty()).then_some(Doubt::Lost { by: rule });
            }
        }
    }
    let nothing = || {
        let left_of = (0..rules.len()).find(|n| !standing[*n] && undone_by[*n].is_some())?;
        Some(Doubt::Nothing { left_of, by: undone_by[left_of]? })
    };
    lost.or_else(|| opened_again(rules, first, last)).or_else(nothing)
}

/// A rule that closes and is followed by one that opens some of its days and others. A rule for some of its days alone is intended,
/// as in `off; Mo-Fr 09:00-17:00`.
fn opened_again(rules: &[Rule], first: NaiveDate, last: NaiveDate) -> Option<Doubt> {
    (0..rules.len()).filter(|n| rules[*n].open.is_empty()).find_map(|early| {
        let mut after = early + 1..rules.len();
        let later = after.find(|later| {
            let on = |date: &NaiveDate| (rules[early].holds(*date), rules[*later].holds(*date));
            let alike = rules[early].dated() == rules[*later].dated() && !rules[*later].open.is_empty();
            let (mut again, mut elsewhere) = (false, false);
            for (closed, open) in each(first, last).map(|date| on(&date)) {
                again |= closed && open;
                elsewhere |= !closed && open;
            }
            alike && again && elsewhere
        })?;
        Some(Doubt::Order { early, later })
    })
}

/// Sorts ranges, and joins those that touch.
fn united(mut ranges: Vec<[u16; 2]>) -> Vec<[u16; 2]> {
    ranges.sort_unstable();
    let mut apart: Vec<[u16; 2]> = Vec::new();
    for [from, to] in ranges {
        match apart.last_mut() {
            Some(last) if last[1] >= from => last[1] = last[1].max(to),
            _ => apart.push([from, to]),
        }
    }
    apart
}
