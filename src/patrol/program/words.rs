//! What the views say of times and sums.

use app::logic::time::london::wall_clock;
use app::words::clock::{clock_time, date_in_words, day_name, month_name};
use chrono::{Datelike, NaiveDateTime, Timelike};

use crate::export::clock;
use crate::time::length::Length;

/// London's wall clock, as all sums of a shift have it.
pub fn london(ms: i64) -> Option<NaiveDateTime> {
    wall_clock(ms as f64)
}

/// `22:40`. Empty: no such moment.
pub fn time_of(ms: i64) -> String {
    london(ms).map_or_else(String::new, clock)
}

/// `10.40pm`.
pub fn clock_of(ms: i64) -> String {
    london(ms).map_or_else(String::new, |at| clock_time((at.hour() * 60 + at.minute()) as u16))
}

/// `Saturday 28 November 2026`.
pub fn day_of(ms: i64) -> String {
    london(ms).map_or_else(String::new, |at| [day_name(at.weekday()), " ", &date_in_words(at.date())].concat())
}

/// `November 2026`.
pub fn month_in_words(year: i32, month: u32) -> String {
    [month_name(month), " ", &year.to_string()].concat()
}

/// `5 hours 30 minutes`, and what is not sure is told so.
pub fn length_in_words(length: Length) -> String {
    let (hours, minutes) = (length.minutes / 60, length.minutes % 60);
    let some = |number: u32, one: &str| match number {
        0 => String::new(),
        1 => ["1 ", one].concat(),
        _ => [&*number.to_string(), " ", one, "s"].concat(),
    };
    let words = [some(hours, "hour"), some(minutes, "minute")].join(" ");
    let words = if length.minutes == 0 { "less than a minute".to_owned() } else { words.trim().to_owned() };
    if length.is_sure { words } else { ["about ", &*words, ": the phone's clock was changed"].concat() }
}

/// `1 tap`, `41 taps`.
pub fn number_of(number: usize, one: &str) -> String {
    [&*number.to_string(), " ", one, if number == 1 { "" } else { "s" }].concat()
}
