//! The timer of a walk in words.

use chrono::{NaiveDateTime, Timelike};

use crate::logic::walk::Stage;

/// A time as the clock of a phone has it: `01:20`.
pub fn digital(time: NaiveDateTime) -> String {
    let two = |number: u32| [if number < 10 { "0" } else { "" }, &number.to_string()].concat();
    [two(time.hour()), ":".to_owned(), two(time.minute())].concat()
}

/// What is left: `20:00`, `1:02:09`. Empty: nothing.
pub fn left_in_words(stage: Stage) -> String {
    let Stage::Left(seconds) = stage else { return String::new() };
    let two = |number: u32| [if number < 10 { ":0" } else { ":" }, &number.to_string()].concat();
    let (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
    let begin = if hours > 0 { hours.to_string() + &two(minutes) } else { minutes.to_string() };
    begin + &two(seconds % 60)
}

/// What stands above the ways on. `end`: the end in London.
pub fn stage_in_words(stage: Stage, end: NaiveDateTime) -> String {
    match stage {
        Stage::Left(_) => ["There by ", &digital(end)].concat(),
        Stage::Over(0) => "Your time is up. Are you there?".into(),
        Stage::Over(minutes) => ["Your time ended at ", &digital(end), ", ", &ago(minutes), " ago"].concat(),
    }
}

/// How long ago, in minutes or whole hours: `1 minute`, `3 hours`.
pub fn ago(minutes: u32) -> String {
    let (number, unit) = if minutes < 60 { (minutes, " minute") } else { (minutes / 60, " hour") };
    [number.to_string().as_str(), unit, if number == 1 { "" } else { "s" }].concat()
}
