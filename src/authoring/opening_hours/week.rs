//! Compiles rules to the ordinary week and the days that differ from it, in minutes.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate, Weekday};

use crate::authoring::opening_hours::days::{Doubt, agreed};
use crate::authoring::opening_hours::notation::{Rule, write};
use crate::content::hours::{DAY, Exception, Hours, MOST_EXCEPTIONS, WEEK};

/// Why rules are refused.
pub enum Refusal {
    /// They are ambiguous.
    Doubt(Doubt),
    /// The issue and the fix.
    Sentence(String),
}

/// The hours of rules on the days from `first` to `last`.
///
/// # Errors
/// Why the rules cannot be shown on a phone.
pub fn compile_rules(rules: &[Rule], first: NaiveDate, last: NaiveDate) -> Result<Hours, Refusal> {
    let days = agreed(rules, first, last).map_err(Refusal::Doubt)?;
    let week: Vec<Vec<[u16; 2]>> = (0..7).map(|n| ordinary(&days, n)).collect();
    let exceptions: Vec<Exception> = days
        .into_iter()
        .filter(|(date, open)| week[date.weekday().num_days_from_monday() as usize] != *open)
        .map(|(date, open)| Exception { date, open })
        .collect();
    if exceptions.len() > MOST_EXCEPTIONS {
        return Err(Refusal::Sentence(format!(
            "They differ from an ordinary week on {} days. Write the hours of this season alone and set review_by to its end.",
            exceptions.len()
        )));
    }
    let weekly = join(&week);
    if weekly.is_empty() && exceptions.is_empty() {
        return Err(Refusal::Sentence(format!(
            "\"{}\" is never open between {first} and {last}. Correct it, or leave the hours out.",
            write(rules)
        )));
    }
    Ok(Hours { notation: write(rules), weekly, exceptions })
}

/// The most frequent ranges of a weekday.
fn ordinary(days: &BTreeMap<NaiveDate, Vec<[u16; 2]>>, weekday: u8) -> Vec<[u16; 2]> {
    let mut counts: BTreeMap<&Vec<[u16; 2]>, usize> = BTreeMap::new();
    for (date, open) in days {
        if Weekday::try_from(weekday) == Ok(date.weekday()) {
            *counts.entry(open).or_default() += 1;
        }
    }
    counts.into_iter().max_by_key(|(_, count)| *count).map(|(open, _)| open.clone()).unwrap_or_default()
}

/// Joins seven days to ranges of a week, across midnight and across the end of the week.
fn join(week: &[Vec<[u16; 2]>]) -> Vec<[u16; 2]> {
    let mut joined: Vec<[u16; 2]> = Vec::new();
    for (day, open) in week.iter().enumerate() {
        let midnight = day as u16 * DAY;
        for [from, to] in open {
            let (from, to) = (midnight + from, midnight + to);
            match joined.last_mut() {
                Some(last) if last[1] == from => last[1] = to,
                _ => joined.push([from, to]),
            }
        }
    }
    let runs_over = joined.len() > 1
        && joined.first().is_some_and(|first| first[0] == 0)
        && joined.last().is_some_and(|last| last[1] == WEEK);
    if runs_over {
        let monday = joined.remove(0);
        if let Some(last) = joined.last_mut() {
            last[1] += monday[1];
        }
    }
    joined
}
