//! Checks the date of an edition. Native only: for the checks on phones see [`crate::content::stored`].

use chrono::{Days, NaiveDate};

use crate::content::edited::{ContentError, EDITION};
use crate::content::hours::iso_date;
use crate::content::knowledge::{Edition, Knowledge};
use crate::content::validate::issue::Issue;

/// The issue of an edition on this day in London: it may be dated tomorrow at the latest, so that it can be prepared.
///
/// A clock before the day on which any item was checked is wrong, and then nothing is reported.
pub fn fault(knowledge: &Knowledge, today: NaiveDate) -> Option<ContentError> {
    let tomorrow = today.checked_add_days(Days::new(1))?;
    let checked = knowledge.places.iter().map(|place| place.evidence.checked);
    let clock_is_right = checked.min().is_none_or(|first| first <= tomorrow);
    let ahead = iso_date::parse(knowledge.edition.date()).is_some_and(|date| date > tomorrow);
    (clock_is_right && ahead).then(|| ContentError {
        file: EDITION,
        issue: Issue {
            item: "the whole file".into(),
            field: "edition".into(),
            fix: format!(
                "\"{}\" is in the future: today is {}. A phone that took it would refuse what comes after it until that day. Write \"{}.1\".",
                String::from(knowledge.edition.clone()),
                iso_date::format(today),
                iso_date::format(today),
            ),
        },
    })
}

/// The edition to write after this one, on this day.
pub fn next(edition: &Edition, today: NaiveDate) -> String {
    let today = iso_date::format(today);
    let text = String::from(edition.clone());
    match text.split_once('.').map(|(date, serial)| (date, serial.parse::<u32>().unwrap_or_default())) {
        Some((date, serial)) if date >= today.as_str() => format!("{date}.{}", serial.saturating_add(1)),
        _ => format!("{today}.1"),
    }
}
