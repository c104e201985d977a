use chrono::{DateTime, Duration, NaiveDate, NaiveDateTime, Timelike, Utc};
use chrono_tz::Europe::London;
use safe_night_canterbury::logic::time::london::wall_clock;
use safe_night_canterbury::logic::time::opening::{Opening, opening};

use crate::sums::{at, day, open_at};

/// Asserts that the wall clock agrees with the IANA database at every step from one UTC midnight to another.
///
/// The input is a moment in UTC, so the zone of the phone cannot matter.
fn agrees(from: NaiveDate, to: NaiveDate, step: Duration) {
    let mut utc = at(from, 0, 0).and_utc();
    while utc < at(to, 0, 0).and_utc() {
        assert_eq!(shown_at(utc), Some(utc.with_timezone(&London).naive_local()), "at {utc}");
        utc += step;
    }
}

fn shown_at(utc: DateTime<Utc>) -> Option<NaiveDateTime> {
    wall_clock(utc.timestamp_millis() as f64)
}

/// 1996 is the first year in which the clocks went back on the last Sunday of October.
#[test]
fn the_wall_clock_agrees_with_the_iana_database_at_every_hour_of_a_century() {
    agrees(day(1996, 1, 1), day(2100, 1, 1), Duration::hours(1));
}

#[test]
fn the_wall_clock_agrees_with_the_iana_database_at_every_minute_of_the_weeks_in_which_the_clocks_change() {
    agrees(day(2027, 3, 25), day(2027, 4, 1), Duration::minutes(1));
    agrees(day(2027, 10, 28), day(2027, 11, 4), Duration::minutes(1));
}

#[test]
fn the_clocks_go_forward_and_back_at_one_in_the_morning_utc() {
    let second = Duration::seconds(1);
    let forward = at(day(2027, 3, 28), 1, 0);
    assert_eq!(shown_at((forward - second).and_utc()), Some(forward - second));
    assert_eq!(shown_at(forward.and_utc()), Some(at(day(2027, 3, 28), 2, 0)));
    let back = at(day(2027, 10, 31), 1, 0);
    assert_eq!(shown_at((back - second).and_utc()), Some(at(day(2027, 10, 31), 2, 0) - second));
    assert_eq!(shown_at(back.and_utc()), Some(back));
}

#[test]
fn a_moment_outside_the_calendar_has_no_wall_clock() {
    assert_eq!(wall_clock(f64::INFINITY), None);
    assert_eq!(wall_clock(f64::NEG_INFINITY), None);
    assert_eq!(wall_clock(f64::NAN), None);
}

/// The search for the next change looks one week back and two ahead, which is outside the calendar at its ends.
#[test]
fn whether_a_place_is_open_can_be_asked_at_every_moment_that_has_a_wall_clock() {
    let night = open_at("Mo-Su 17:00-05:00");
    for unix_ms in [-8.64e15, -8.3e15, -8.2e15, -1e14, -1.0, 0.0, 1e14, 8.2e15, 8.210_266e15, 8.3e15, 8.64e15] {
        if let Some(now) = wall_clock(unix_ms) {
            let open = matches!(opening(&night, now), Opening::ReportedOpen { .. });
            assert_eq!(open, is_night(now), "{now}");
        }
    }
}

fn is_night(now: NaiveDateTime) -> bool {
    now.hour() < 5 || now.hour() >= 17
}
