//! A shift as a short message. Notes are not in it: who sends a message may not know who reads it.
//!
//! Without `&`, `#`, `%` and `+`, at which links that open a message cut it off or read another sign.

use chrono::{Datelike, Month, NaiveDate};

use super::{Words, clock};
use crate::merge::{Merged, sum_in_order};
use crate::shift::Shift;
use crate::time::length::Length;

const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// A line for the day, one for the team, one for each counter, and what else has to be told.
pub fn write(shift: &Shift, words: &Words) -> String {
    let mut lines = vec![when(shift, words)];
    let area = plain(&shift.area);
    let team = ["Team of ", &shift.team.to_string()].concat();
    lines.push(if area.is_empty() { team } else { [&team, ": ", &area].concat() });
    for (counter, count) in sum_in_order(shift, words.order) {
        lines.push([&plain(&(words.counter)(counter)), ": ", &count.to_string()].concat());
    }
    let others = Merged::others_of(shift);
    if others.writers() > 0 {
        lines.push(["Counted on ", &others.writers().saturating_add(1).to_string(), " phones."].concat());
    }
    if others.unlike().next().is_some() {
        lines.push("Two phones counted as one. Some taps may be missing.".to_owned());
    }
    match shift.notes.len() {
        0 => {}
        1 => lines.push("1 note, in the file.".to_owned()),
        notes => lines.push([&notes.to_string(), " notes, in the file."].concat()),
    }
    lines.join("\n")
}

/// `Shift of Wednesday 31 March 2027, 22:30 to 02:10, 3 h 40 min`
fn when(shift: &Shift, words: &Words) -> String {
    let Some(start) = (words.london)(shift.started_ms) else { return "Shift".to_owned() };
    let mut line = ["Shift of ", &day(start.date()), ", ", &clock(start)].concat();
    if let Some(end) = shift.ended_ms.and_then(words.london) {
        line.push_str(" to ");
        line.push_str(&clock(end));
        let Length { minutes, is_sure } = shift.length;
        let (hours, minutes) = ((minutes / 60).to_string(), (minutes % 60).to_string());
        let about = if is_sure { ", " } else { ", about " };
        line.push_str(&[about, &hours, " h ", &minutes, " min"].concat());
        if !is_sure || shift.ended_ms < Some(shift.started_ms) {
            line.push_str(". The clock of the phone was changed");
        }
    }
    line
}

fn day(day: NaiveDate) -> String {
    let week_day = DAYS.get(day.weekday().num_days_from_monday() as usize).copied().unwrap_or_default();
    let month = u8::try_from(day.month()).ok().and_then(|month| Month::try_from(month).ok());
    let month = month.map_or("", |month| month.name());
    [week_day, " ", &day.day().to_string(), " ", month, " ", &day.year().to_string()].concat()
}

/// One line, without the signs that cut off a message.
fn plain(text: &str) -> String {
    let mut plain = String::new();
    for sign in text.chars() {
        match sign {
            '&' => plain.push_str(" and "),
            '+' => plain.push_str(" plus "),
            '%' => plain.push_str(" per cent"),
            '#' => plain.push_str(" no. "),
            sign if sign.is_control() => plain.push(' '),
            sign => plain.push(sign),
        }
    }
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}
