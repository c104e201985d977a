//! The day of the data.

use anyhow::{Context, Result, ensure};

/// The day, as `2021-08-06`: as the file says it in seconds since 1970, else as it was given.
///
/// # Errors
/// If neither says it, or if what was given is no day.
pub fn of(seconds: Option<i64>, given: Option<&str>) -> Result<String> {
    if let Some(seconds) = seconds.filter(|seconds| (0..253_402_300_800).contains(seconds)) {
        let (year, month, day) = civil(seconds / 86_400);
        return Ok(format!("{year:04}-{month:02}-{day:02}"));
    }
    let given = given.context("the file does not say of which day it is: give the day with --date 2021-08-06")?;
    let parts: Vec<&str> = given.split('-').collect();
    let digits = |part: &str, count: usize| part.len() == count && part.bytes().all(|byte| byte.is_ascii_digit());
    let shaped = matches!(parts[..], [year, month, day] if digits(year, 4) && digits(month, 2) && digits(day, 2));
    ensure!(shaped, "no day: {given} (as 2021-08-06)");
    let number = |part: usize| parts.get(part).and_then(|part| part.parse::<i64>().ok()).unwrap_or_default();
    let (year, month, day) = (number(0), number(1), number(2));
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let last = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 => 28 + i64::from(leap),
        _ => 0,
    };
    ensure!((1..=last).contains(&day), "no day: {given}");
    Ok(given.to_owned())
}

/// Year, month and day of a number of days since 1970 (Howard Hinnant's `civil_from_days`, for days that are not negative).
fn civil(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let (era, of_era) = (days / 146_097, days % 146_097);
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    (year + era * 400 + i64::from(month <= 2), month, day)
}
