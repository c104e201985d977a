//! Opening hours compiled to minutes, as the phone reads them.

use chrono::{Datelike, Days, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::content::reading::{Read, readable};

/// Minutes in a day on the wall clock.
pub const DAY: u16 = 24 * 60;
/// Minutes in a week on the wall clock.
pub const WEEK: u16 = 7 * DAY;
/// The most exceptions. More would be a season, which does not fit in a line.
pub const MOST_EXCEPTIONS: usize = 40;

/// Hours in London wall-clock time, compiled from OpenStreetMap's `opening_hours` notation.
///
/// Valid from the day the item was checked to its review-by date: the builder compiled those days.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hours {
    /// The notation.
    pub notation: String,
    /// The open ranges `[start, end)` of the ordinary week, in minutes from Monday 00:00. Sorted and disjoint, starts below [`WEEK`]. An
    /// end may exceed [`WEEK`] if a Sunday night runs into Monday.
    pub weekly: Vec<[u16; 2]>,
    /// Days that differ from the ordinary week, sorted by date, at most [`MOST_EXCEPTIONS`].
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub exceptions: Vec<Exception>,
}

/// One day that differs from the ordinary week.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exception {
    #[serde(with = "iso_date")]
    pub date: NaiveDate,
    /// The open ranges of the day, in minutes from its midnight, at most [`DAY`]. Empty: closed all day.
    pub open: Vec<[u16; 2]>,
}

readable!(Hours {
    notation, weekly,
} optional {
    exceptions,
});
readable!(Exception { date, open });

impl Read for NaiveDate {
    fn read(value: serde_json::Value) -> Option<Self> {
        iso_date::parse(value.as_str()?)
    }
}

impl Hours {
    /// Whether it is always open.
    pub fn always(&self) -> bool {
        self.exceptions.is_empty() && self.weekly == [[0, WEEK]]
    }

    /// The open ranges of a day, in minutes from its midnight, at most [`DAY`].
    pub fn on(&self, date: NaiveDate) -> Vec<[u16; 2]> {
        if let Some(exception) = self.exceptions.iter().find(|e| e.date == date) {
            return exception.open.clone();
        }
        let start = u32::from(DAY) * date.weekday().num_days_from_monday();
        let end = start + u32::from(DAY);
        let mut ranges = Vec::new();
        for [from, to] in &self.weekly {
            for turn in [0, u32::from(WEEK)] {
                // A Sunday night that exceeds the week is the morning of its Monday.
                let from = u32::from(*from).max(start + turn);
                let to = u32::from(*to).min(end + turn);
                if from < to {
                    ranges.push([(from - start - turn) as u16, (to - start - turn) as u16]);
                }
            }
        }
        ranges.sort_unstable();
        ranges
    }

    /// The open ranges of `days` days from `first` on, in wall-clock minutes since `first` 00:00. Ranges that touch are joined, so that
    /// a night is one range.
    pub fn from(&self, first: NaiveDate, days: u16) -> Vec<[i32; 2]> {
        let mut ranges: Vec<[i32; 2]> = Vec::new();
        for day in 0..days {
            let Some(date) = first.checked_add_days(Days::new(day.into())) else {
                break;
            };
            let midnight = i32::from(day) * i32::from(DAY);
            for [from, to] in self.on(date) {
                let (from, to) = (midnight + i32::from(from), midnight + i32::from(to));
                match ranges.last_mut() {
                    Some(last) if last[1] >= from => last[1] = last[1].max(to),
                    _ => ranges.push([from, to]),
                }
            }
        }
        ranges
    }
}

/// Dates as `2026-11-23`, without the WebAssembly bytes of a general date parser.
pub mod iso_date {
    use chrono::{Datelike, NaiveDate};
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub fn serialize<S: Serializer>(date: &NaiveDate, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&format(*date))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<NaiveDate, D::Error> {
        let text = String::deserialize(from)?;
        parse(&text).ok_or_else(|| Error::custom(format_args!("\"{text}\" is not a date like 2026-11-23")))
    }

    /// Parses `2026-11-23`. `None`: not a valid date in this form.
    pub fn parse(text: &str) -> Option<NaiveDate> {
        let mut parts = text.split('-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        let lengths = (year.len(), month.len(), day.len());
        // `parse` would accept `+1` for 1.
        if parts.next().is_some() || lengths != (4, 2, 2) || text.contains('+') {
            return None;
        }
        NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
    }

    pub fn format(date: NaiveDate) -> String {
        format!("{:04}-{:02}-{:02}", date.year(), date.month(), date.day())
    }
}
