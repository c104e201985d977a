//! Opening hours in words, the same at any time of day: what a page says before it knows the time.

use crate::content::evidence::Confidence;
use crate::content::hours::{DAY, Hours, WEEK};

use super::opening::{clock_time, month_name};
use chrono::Datelike;

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
    let mut parts = if hours.weekly == [[0, WEEK]] { vec!["Day and night, every day".to_owned()] } else { week(hours) };
    for exception in &hours.exceptions {
        let date = format!("{} {}", exception.date.day(), month_name(exception.date.month()));
        parts.push(match &exception.open[..] {
            [] => format!("closed {date}"),
            open => format!("{} on {date}", open.iter().map(range).collect::<Vec<_>>().join(" and ")),
        });
    }
    parts.join("; ")
}

/// The ordinary week, with days of the same hours told together.
fn week(hours: &Hours) -> Vec<String> {
    let mut days: [Vec<[u16; 2]>; 7] = Default::default();
    for [from, to] in &hours.weekly {
        let mut from = *from;
        // A night stays with the evening it begins; what lasts longer than a day is told day by day.
        while to - from > DAY {
            let midnight = (from / DAY + 1) * DAY;
            days[usize::from(from / DAY % 7)].push([from % DAY, DAY]);
            from = midnight;
        }
        let start = from / DAY * DAY;
        days[usize::from(from / DAY % 7)].push([from - start, to - start]);
    }
    let mut parts = Vec::new();
    let mut day = 0;
    while day < 7 {
        let run = (day..7).take_while(|d| days[*d] == days[day]).count();
        if !days[day].is_empty() {
            let times: Vec<_> = days[day].iter().map(range).collect();
            parts.push(format!("{}, {}", times.join(" and "), days_in_words(day, run)));
        }
        day += run;
    }
    parts
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
