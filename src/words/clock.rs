//! Times and dates in words.

use chrono::{Datelike, Duration, NaiveDate, NaiveDateTime, Timelike, Weekday};

/// A time in words, with its day if that is not today or within twelve hours.
pub fn moment_in_words(moment: NaiveDateTime, now: NaiveDateTime) -> String {
    let time = clock_time((moment.hour() * 60 + moment.minute()) as u16);
    if moment - now < Duration::hours(12) {
        return time;
    }
    match (moment.date() - now.date()).num_days() {
        0 => time,
        1 => format!("{time} tomorrow"),
        2..7 => format!("{time} on {}", day_name(moment.weekday())),
        _ => format!("{time} on {} {}", moment.day(), month_name(moment.month())),
    }
}

/// A minute of the day in words: `5pm`, `9.30am`, `midnight`.
pub fn clock_time(minute: u16) -> String {
    let (hour, minute) = (minute / 60 % 24, minute % 60);
    match (hour, minute) {
        (0, 0) => return "midnight".into(),
        (12, 0) => return "midday".into(),
        _ => {}
    }
    let half = if hour < 12 { "am" } else { "pm" };
    let hour = if hour % 12 == 0 { 12 } else { hour % 12 };
    if minute == 0 { format!("{hour}{half}") } else { format!("{hour}.{minute:02}{half}") }
}

/// A date in words: `23 November 2026`.
pub fn date_in_words(date: NaiveDate) -> String {
    format!("{} {} {}", date.day(), month_name(date.month()), date.year())
}

pub fn day_name(day: Weekday) -> &'static str {
    ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][day.num_days_from_monday() as usize]
}

/// The name of a month from 1 to 12.
pub fn month_name(month: u32) -> &'static str {
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ][(month as usize + 11) % 12]
}
