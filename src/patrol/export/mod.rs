//! A shift as files and messages. What was counted is the sum of all phones that handed over.
//!
//! ```text
//! csv.rs      for a spreadsheet, or another program      text.rs     for a message
//! ```

pub mod csv;
pub mod text;

use chrono::{Datelike, NaiveDate, NaiveDateTime, Timelike};

use crate::counts::Counter;
use crate::shift::Shift;

/// What a shift does not know itself.
pub struct Words<'a> {
    /// The name of a counter.
    pub counter: &'a dyn Fn(Counter) -> String,
    /// The counters in the patrol's own order. Those that are not in it follow by number.
    pub order: &'a [Counter],
    /// The name of a kind of note.
    pub kind: &'a dyn Fn(u8) -> String,
    /// London's wall clock at milliseconds since 1970. `None`: no calendar has that day.
    pub london: &'a dyn Fn(i64) -> Option<NaiveDateTime>,
}

/// The name of a file with these shifts: `shift-2027-03-31.csv`, or `shifts-2027-03-01-to-2027-03-31.csv` by the days
/// of their starts.
pub fn file_name(shifts: &[Shift], london: &dyn Fn(i64) -> Option<NaiveDateTime>, extension: &str) -> String {
    let days = || shifts.iter().filter_map(|shift| london(shift.started_ms)).map(|start| start.date());
    let name = match (days().min(), days().max()) {
        (Some(day), Some(_)) if shifts.len() == 1 => ["shift-", &iso(day)].concat(),
        (Some(first), Some(last)) if first == last => ["shifts-", &iso(first)].concat(),
        (Some(first), Some(last)) => ["shifts-", &iso(first), "-to-", &iso(last)].concat(),
        _ => "shift".to_owned(),
    };
    [&name, ".", extension].concat()
}

/// `2027-03-31`
fn iso(day: NaiveDate) -> String {
    [&day.year().to_string(), "-", &two(day.month()), "-", &two(day.day())].concat()
}

/// `22:30`
pub fn clock(at: NaiveDateTime) -> String {
    [&two(at.hour()), ":", &two(at.minute())].concat()
}

fn two(number: u32) -> String {
    if number < 10 { ["0", &number.to_string()].concat() } else { number.to_string() }
}
