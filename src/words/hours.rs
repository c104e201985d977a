//! Opening hours in words, independent of the current time.

use crate::content::evidence::Confidence;
use crate::content::hours::{DAY, Hours};

use chrono::{Datelike, Days, NaiveDate};

use crate::words::clock::{clock_time, month_name};

/// Hours as a sentence: `5pm to 5am, every day. Not confirmed.`
pub fn hours_sentence(hours: Option<&Hours>, confidence: Confidence) -> String {
    match hours {
        None => "Hours not known".into(),
        Some(hours) => match confidence {
            Confidence::Confirmed => in_words(hours),
            Confidence::Reported => format!("{}. Not confirmed", in_words(hours)),
        },
    }
}

/// Hours in words: `Day and night, every day`, `9am to 5pm, Monday to Friday; closed 25 December`.
pub fn in_words(hours: &Hours) -> String {
    let usual = Hours { notation: String::new(), weekly: hours.weekly.clone(), exceptions: Vec::new() };
    let mut parts = if usual.always() { vec!["Day and night, every day".to_owned()] } else { week(&usual) };
    for Run { first, last, open } in &runs(hours, &usual) {
        let dates = dates_in_words(*first, *last);
        let part = match &open[..] {
            [] => format!("closed {dates}"),
            open if (*last - *first).num_days() > 1 => format!("{}, {dates}", times(open)),
            open => format!("{} on {dates}", times(open)),
        };
        // The same day of the next year.
        if !parts.contains(&part) {
            parts.push(part);
        }
    }
    parts.join("; ")
}

/// The ordinary week, days with the same hours grouped.
fn week(usual: &Hours) -> Vec<String> {
    let mut days: [Vec<[u16; 2]>; 7] = Default::default();
    for date in NaiveDate::default().iter_days().take(7) {
        days[date.weekday().num_days_from_monday() as usize] = hours_starting(usual, date);
    }
    let mut parts = Vec::new();
    let mut day = 0;
    while day < 7 {
        let run = (day..7).take_while(|d| days[*d] == days[day]).count();
        if !days[day].is_empty() {
            parts.push(format!("{}, {}", times(&days[day]), days_in_words(day, run)));
        }
        day += run;
    }
    parts
}

/// Consecutive dates with the same hours. The first and the last differ from the ordinary week.
struct Run {
    first: NaiveDate,
    last: NaiveDate,
    open: Vec<[u16; 2]>,
}

/// The dates that differ. A longer night is listed under the evening on which it begins.
fn runs(hours: &Hours, usual: &Hours) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut next = NaiveDate::MIN;
    for exception in &hours.exceptions {
        // An exception also changes the night before it and the morning after it.
        for date in
            (exception.date - Days::new(1)).max(next).iter_days().take_while(|d| *d <= exception.date + Days::new(1))
        {
            next = date + Days::new(1);
            let open = hours_starting(hours, date);
            if open == hours_starting(usual, date) {
                continue;
            }
            match runs.last_mut() {
                // Closed from Friday to Monday: the weekend was closed anyway.
                Some(run)
                    if run.last.iter_days().take_while(|d| *d < date).all(|d| hours_starting(hours, d) == open) =>
                {
                    run.last = date;
                }
                _ => runs.push(Run { first: date, last: date, open }),
            }
        }
    }
    runs
}

/// The ranges that start on a date, in minutes from its midnight. A night belongs to its evening; a range longer than a day is split
/// by day.
fn hours_starting(hours: &Hours, date: NaiveDate) -> Vec<[u16; 2]> {
    const BEFORE: u16 = 8;
    const START: i32 = BEFORE as i32 * DAY as i32;
    let mut open = Vec::new();
    for [from, to] in hours.from(date - Days::new(BEFORE.into()), BEFORE + 3) {
        let (mut from, day) = (from, i32::from(DAY));
        if to - from > day && from < START {
            from = START;
        }
        let end = if to - from > day { START + day } else { to };
        if from >= START && from < START + day && from < end {
            open.push([(from - START) as u16, (end - START) as u16]);
        }
    }
    open
}

fn times(open: &[[u16; 2]]) -> String {
    open.iter().map(range).collect::<Vec<_>>().join(" and ")
}

fn range([from, to]: &[u16; 2]) -> String {
    if [*from, *to] == [0, DAY] {
        return "all day".into();
    }
    format!("{} to {}", clock_time(*from), clock_time(*to))
}

fn days_in_words(first: usize, run: usize) -> String {
    const NAMES: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    match run {
        7 => "every day".into(),
        1 => NAMES[first].into(),
        2 => format!("{} and {}", NAMES[first], NAMES[first + 1]),
        _ => format!("{} to {}", NAMES[first], NAMES[first + run - 1]),
    }
}

fn dates_in_words(first: NaiveDate, last: NaiveDate) -> String {
    let day_and_month = |date: NaiveDate| format!("{} {}", date.day(), month_name(date.month()));
    let days = (last - first).num_days();
    if days == 0 {
        return day_and_month(last);
    }
    let start = if first.month() == last.month() { first.day().to_string() } else { day_and_month(first) };
    format!("{start} {} {}", if days == 1 { "and" } else { "to" }, day_and_month(last))
}
