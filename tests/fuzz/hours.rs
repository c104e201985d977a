//! Fuzzes opening hours: they are refused with a reason, or their minutes are valid and can be put into words.

#![no_main]

use std::sync::LazyLock;

use chrono::NaiveDate;
use libfuzzer_sys::fuzz_target;
use safe_night_fuzz::authoring::edited_files::read;
use safe_night_fuzz::authoring::opening_hours::compile::compile_opening_hours;
use safe_night_fuzz::content::place::Place;
use safe_night_fuzz::content::validate::facts;
use safe_night_fuzz::logic::time::london::wall_clock;
use safe_night_fuzz::logic::time::opening::opening;
use safe_night_fuzz::small;
use safe_night_fuzz::words::hours::in_words;
use safe_night_fuzz::words::opening::opening_in_words;

static PLACE: LazyLock<Place> =
    LazyLock::new(|| read(&small()).expect("the small edition is in order").places[0].clone());

/// A span with Christmas, the turn of the year and a change of the clocks.
const CHECKED: NaiveDate = NaiveDate::from_ymd_opt(2026, 12, 7).expect("a day");
const REVIEW_BY: NaiveDate = NaiveDate::from_ymd_opt(2027, 4, 4).expect("a day");
/// 2026-12-07 00:00 in UTC, and a step that reaches every minute of the day and every day of the week.
const FIRST_MS: f64 = 1_796_601_600_000.0;
const STEP_MS: f64 = 49_620_000.0;

fuzz_target!(|notation: &str| {
    let hours = match compile_opening_hours(notation, CHECKED, REVIEW_BY) {
        Ok(hours) => hours,
        Err(fix) => return assert!(fix.ends_with('.'), "{fix}"),
    };
    assert!(!in_words(&hours).is_empty());
    let mut place = PLACE.clone();
    (place.evidence.checked, place.evidence.review_by, place.hours) = (CHECKED, REVIEW_BY, Some(hours));
    assert_eq!(facts::places(std::slice::from_ref(&place)), []);
    for step in 0..200 {
        let now = wall_clock(FIRST_MS + f64::from(step) * STEP_MS).expect("a moment of the calendar");
        assert!(!opening_in_words(opening(&place, now), now).is_empty());
    }
});
