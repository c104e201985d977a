//! The part of OpenStreetMap's `opening_hours` notation that content may use. Native only.
//!
//! ```text
//! notation = rule { ( ";" | "," ) rule }
//! rule     = "24/7" | [ dates ] [ days ] ( times [ "open" ] | "off" | "closed" )
//! dates    = [ year ] month [ day ] [ "-" … ] { "," … }
//! days     = day [ "-" day ] { "," … } | day "[" nth { "," nth } "]"
//! times    = HH:MM "-" HH:MM { "," … }
//! ```
//!
//! The full notation has hours without an end, on condition, or by the sun. Anything outside this subset is refused with a fix, so
//! that nothing is open by accident.

use std::fmt;

use chrono::{Datelike, Days, NaiveDate, Weekday};

use crate::content::hours::DAY;

pub const DAYS: [&str; 7] = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];
pub const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// How a rule combines with the ones before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Join {
    /// After `;`, and the first rule: replaces the hours of its days.
    Instead,
    /// After `,`: adds to the hours of its days.
    Beside,
}

/// One rule: on which days, and from when to when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    pub join: Join,
    /// The dates it holds on. Empty: on every date.
    pub dates: Vec<Span>,
    /// The days of the week it holds on. Empty: on every one.
    pub days: Vec<WeekDays>,
    /// Open from the first minute to before the second, counted from the midnight on which the rule's day begins. A night
    /// ends above [`DAY`]. Empty: closed.
    pub open: Vec<[u16; 2]>,
}

/// A range of dates, both ends included. Without years it recurs yearly, and may run over the new year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The years of both ends. `None`: every year.
    pub years: Option<[i32; 2]>,
    /// Month and day of each end.
    pub ends: [(u32, u32); 2],
    /// Whether whole months were written. Their last day is then 31.
    pub months: bool,
}

/// A range of days of the week, which may run over Sunday, or some days of a month such as its first Saturday.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeekDays {
    pub first: u8,
    pub last: u8,
    /// Which of the month: 1 is its first, -1 its last. Empty: all.
    pub nth: Vec<i8>,
}

impl Span {
    pub fn day(date: NaiveDate) -> Span {
        let end = (date.month(), date.day());
        Span { years: Some([date.year(); 2]), ends: [end; 2], months: false }
    }

    /// Extends a range of dates with years to a later date.
    pub fn days(first: Span, last: NaiveDate) -> Span {
        let last = Span::day(last);
        let years = first.years.zip(last.years).map(|([first, _], [_, last])| [first, last]);
        Span { years, ends: [first.ends[0], last.ends[1]], months: false }
    }

    /// Whether this date is in it.
    pub fn holds(&self, date: NaiveDate) -> bool {
        let day = (date.month(), date.day());
        let [first, last] = self.ends;
        match self.years {
            Some([from, to]) => (from, first) <= (date.year(), day) && (date.year(), day) <= (to, last),
            None if first <= last => first <= day && day <= last,
            None => first <= day || day <= last,
        }
    }
}

impl WeekDays {
    fn holds(&self, date: NaiveDate) -> bool {
        let day = date.weekday().num_days_from_monday() as u8;
        let in_range = if self.first <= self.last {
            (self.first..=self.last).contains(&day)
        } else {
            day >= self.first || day <= self.last
        };
        let from_start = (date.day0() / 7 + 1) as i8;
        let days_left = u32::from(date.num_days_in_month()) - date.day();
        let from_end = -((days_left / 7 + 1) as i8);
        in_range && (self.nth.is_empty() || self.nth.iter().any(|nth| [from_start, from_end].contains(nth)))
    }
}

impl Rule {
    /// Whether it includes this date.
    pub fn holds(&self, date: NaiveDate) -> bool {
        (self.dates.is_empty() || self.dates.iter().any(|dates| dates.holds(date)))
            && (self.days.is_empty() || self.days.iter().any(|days| days.holds(date)))
    }

    pub fn dated(&self) -> bool {
        !self.dates.is_empty()
    }
}

/// Writes the rules so that every parser of the grammar reads them alike.
pub fn write(rules: &[Rule]) -> String {
    let mut text = String::new();
    for (n, rule) in rules.iter().enumerate() {
        text += match rule.join {
            _ if n == 0 => "",
            Join::Instead => "; ",
            Join::Beside => ", ",
        };
        text += &rule.to_string();
    }
    text
}

impl fmt::Display for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.dates.is_empty() && self.days.is_empty() && self.open == [[0, DAY]] {
            return f.write_str("24/7");
        }
        let mut parts = vec![list(&self.dates), list(&self.days)];
        // After a comma bare times would be read as more times of the rule before.
        let bare = self.dates.is_empty() && self.join == Join::Beside;
        // Some parsers do not accept times right after the months of a year.
        let months = self.dates.last().is_some_and(|dates| dates.months && dates.years.is_some());
        if self.days.is_empty() && !self.open.is_empty() && (bare || months) {
            parts.push("Mo-Su".into());
        }
        parts.push(match &self.open[..] {
            [] => "off".into(),
            open => {
                open.iter().map(|[from, to]| format!("{}-{}", time(*from), time(*to))).collect::<Vec<_>>().join(",")
            }
        });
        parts.retain(|part| !part.is_empty());
        f.write_str(&parts.join(" "))
    }
}

fn list<T: ToString>(items: &[T]) -> String {
    items.iter().map(T::to_string).collect::<Vec<_>>().join(",")
}

/// A time. Beyond [`DAY`] it is on the next day.
fn time(minute: u16) -> String {
    let minute = if minute > DAY { minute - DAY } else { minute };
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [first, last] = self.ends;
        let name = |month: u32| MONTHS.get(month as usize - 1).copied().unwrap_or_default();
        if let Some([year, _]) = self.years {
            write!(f, "{year} ")?;
        }
        if self.months {
            f.write_str(name(first.0))?;
            return if last.0 == first.0 { Ok(()) } else { write!(f, "-{}", name(last.0)) };
        }
        write!(f, "{} {}", name(first.0), first.1)?;
        match self.years {
            // Some parsers do not accept a second month without its year.
            Some([from, to]) if (from, first.0) != (to, last.0) => write!(f, "-{to} {} {}", name(last.0), last.1),
            None if first.0 != last.0 || first.1 > last.1 => write!(f, "-{} {}", name(last.0), last.1),
            _ if first.1 < last.1 => write!(f, "-{}", last.1),
            _ => Ok(()),
        }
    }
}

impl fmt::Display for WeekDays {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = |day: u8| DAYS.get(usize::from(day)).copied().unwrap_or_default();
        f.write_str(name(self.first))?;
        if self.first != self.last {
            write!(f, "-{}", name(self.last))?;
        }
        if self.nth.is_empty() { Ok(()) } else { write!(f, "[{}]", list(&self.nth)) }
    }
}

/// The dates from the first to the last.
pub fn each(first: NaiveDate, last: NaiveDate) -> impl Iterator<Item = NaiveDate> {
    first.iter_days().take_while(move |date| *date <= last)
}

/// The day before. The first day of the calendar is returned unchanged.
pub fn before(date: NaiveDate) -> NaiveDate {
    date.checked_sub_days(Days::new(1)).unwrap_or(date)
}

/// The number of a weekday, Monday being 0.
pub fn number(day: Weekday) -> usize {
    day.num_days_from_monday() as usize
}
