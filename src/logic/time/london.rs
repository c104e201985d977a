//! The wall clock of Europe/London, whatever zone the phone is set to.

use chrono::{DateTime, Datelike, Duration, NaiveDate, NaiveDateTime};

/// The wall-clock time in London of a moment, given in milliseconds since 1970 UTC.
///
/// British Summer Time runs from 01:00 UTC on the last Sunday of March to 01:00 UTC on the last Sunday of October
/// (The Summer Time Order 2002). `None`: more than three thousand years away, where date arithmetic could overflow.
pub fn wall_clock(unix_ms: f64) -> Option<NaiveDateTime> {
    // Three thousand years either way from 1970.
    if !(-1e14..=1e14).contains(&unix_ms) {
        return None;
    }
    let utc = DateTime::from_timestamp_millis(unix_ms as i64)?.naive_utc();
    let summer = change(utc.year(), 3)? <= utc && utc < change(utc.year(), 10)?;
    Some(if summer { utc + Duration::hours(1) } else { utc })
}

/// The change of the clocks in that month, in UTC.
fn change(year: i32, month: u32) -> Option<NaiveDateTime> {
    let last = NaiveDate::from_ymd_opt(year, month, 31)?;
    let since_sunday = last.weekday().num_days_from_sunday();
    (last - Duration::days(since_sunday.into())).and_hms_opt(1, 0, 0)
}
