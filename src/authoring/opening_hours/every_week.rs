//! Hours that are the same every week. Native only.

use chrono::NaiveDate;

use crate::authoring::opening_hours::compile::compile_opening_hours;
use crate::authoring::opening_hours::notation::WeekDays;
use crate::authoring::opening_hours::parse::parse;

/// Four weeks: the same as any others, because no dates are in the hours.
const FIRST: Option<NaiveDate> = NaiveDate::from_ymd_opt(2026, 1, 5);
const LAST: Option<NaiveDate> = NaiveDate::from_ymd_opt(2026, 2, 1);

/// The open ranges of a week, as in [`Hours::weekly`](crate::content::hours::Hours::weekly). None: never open.
///
/// # Errors
/// The issue and the fix, in a sentence: the notation cannot be used, or it is not the same every week.
pub fn every_week(notation: &str) -> Result<Vec<[u16; 2]>, String> {
    let rules = parse(notation)?;
    let differs = |days: &[WeekDays]| days.iter().any(|of| !of.nth.is_empty());
    if rules.iter().any(|rule| rule.dated() || differs(&rule.days)) {
        return Err(format!(
            "\"{notation}\" is not the same every week, and only an ordinary week can be said here. Write the shortest hours of the year, without dates."
        ));
    }
    if rules.iter().all(|rule| rule.open.is_empty()) {
        return Ok(Vec::new());
    }
    let (first, last) = (FIRST.unwrap_or_default(), LAST.unwrap_or_default());
    Ok(compile_opening_hours(notation, first, last)?.weekly)
}
