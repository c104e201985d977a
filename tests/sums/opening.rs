use chrono::{Days, Duration, NaiveDate, NaiveDateTime};
use opening_hours::{OpeningHours, RuleKind};
use proptest::prelude::*;
use safe_night_canterbury::authoring::opening_hours::compile::compile_opening_hours;
use safe_night_canterbury::content::place::{Kind, Place};
use safe_night_canterbury::logic::time::london::wall_clock;
use safe_night_canterbury::logic::time::opening::{Opening, opening};
use safe_night_canterbury::words::clock::{clock_time, date_in_words};
use safe_night_canterbury::words::opening::opening_in_words;

use crate::sums::{at, day, open_at, place, reported};

const NIGHT: &str = "Mo-Su 17:00-05:00";
const OFFICE: &str = "Mo-Fr 09:00-17:00";

fn opening_text(place: &Place, now: NaiveDateTime) -> String {
    opening_in_words(opening(place, now), now)
}

fn grammar(notation: &str) -> OpeningHours {
    notation.parse().expect("a notation that can be read")
}

/// Whether the library of the grammar has this minute as open. Its `is_open` also looks for the end of the range, which for
/// hours that never end is the year 10,000.
fn is_open_by(rules: &OpeningHours, now: NaiveDateTime) -> bool {
    rules.iter_range(now, now + Duration::minutes(1)).any(|range| range.kind == RuleKind::Open)
}

/// Asserts that the answer agrees with the library of the grammar for the same London time, at every minute in UTC of the week
/// around a change of the clocks.
fn agrees_around(change: NaiveDate, notation: &str) {
    let (place, rules) = (open_at(notation), grammar(notation));
    let first = at(change - Days::new(3), 0, 0).and_utc();
    for minute in 0..7 * 24 * 60 {
        let utc = first + Duration::minutes(minute);
        let now = wall_clock(utc.timestamp_millis() as f64).expect("a moment of the calendar");
        let open = match opening(&place, now) {
            Opening::Open { .. } => true,
            Opening::Closed { .. } => false,
            opening => panic!("{notation} at {now}: {opening:?}, though it is confirmed"),
        };
        assert_eq!(open, is_open_by(&rules, now), "{notation} at {now} in London, {utc}");
    }
}

#[test]
fn open_or_closed_is_right_at_every_minute_of_the_weeks_in_which_the_clocks_change() {
    for notation in [
        "24/7",
        NIGHT,
        OFFICE,
        "Mo-Su 09:00-12:00,14:00-18:00",
        "Su 22:00-04:00",
        "Mo-Su 17:00-05:00; 2027 Mar 28 00:00-05:00; 2027 Mar 29 17:00-05:00; 2027 Oct 31 00:00-05:00; 2027 Nov 1 17:00-05:00",
        "24/7; 2027 Mar 28 01:30-02:30; 2027 Oct 31 01:30-02:30",
    ] {
        agrees_around(day(2027, 3, 28), notation);
        agrees_around(day(2027, 10, 31), notation);
    }
}

#[test]
fn an_open_place_tells_when_it_closes() {
    for (notation, now, until) in [
        (NIGHT, at(day(2027, 3, 23), 17, 0), at(day(2027, 3, 24), 5, 0)),
        (NIGHT, at(day(2027, 3, 24), 4, 59), at(day(2027, 3, 24), 5, 0)),
        (OFFICE, at(day(2027, 3, 26), 16, 59), at(day(2027, 3, 26), 17, 0)),
        ("Mo-Su 09:00-12:00,14:00-18:00", at(day(2027, 3, 23), 10, 0), at(day(2027, 3, 23), 12, 0)),
        ("Su 22:00-04:00", at(day(2027, 3, 28), 23, 0), at(day(2027, 3, 29), 4, 0)),
        ("Su 22:00-04:00", at(day(2027, 3, 29), 3, 59), at(day(2027, 3, 29), 4, 0)),
        ("24/7; 2026 Dec 25 off", at(day(2026, 12, 24), 20, 0), at(day(2026, 12, 25), 0, 0)),
        ("Fr-Mo 00:00-24:00", at(day(2027, 3, 26), 0, 0), at(day(2027, 3, 30), 0, 0)),
    ] {
        assert_eq!(opening(&open_at(notation), now), Opening::Open { until: Some(until) }, "{notation} at {now}");
    }
}

#[test]
fn a_closed_place_tells_when_it_opens() {
    for (notation, now, opens) in [
        (NIGHT, at(day(2027, 3, 23), 5, 0), at(day(2027, 3, 23), 17, 0)),
        (NIGHT, at(day(2027, 3, 23), 16, 59), at(day(2027, 3, 23), 17, 0)),
        (OFFICE, at(day(2027, 3, 26), 17, 0), at(day(2027, 3, 29), 9, 0)),
        ("Mo-Su 09:00-12:00,14:00-18:00", at(day(2027, 3, 23), 12, 0), at(day(2027, 3, 23), 14, 0)),
        ("Su 22:00-04:00", at(day(2027, 3, 29), 4, 0), at(day(2027, 4, 4), 22, 0)),
        ("Mo-Fr 09:00-17:00; 2026 Dec 25 off", at(day(2026, 12, 25), 10, 0), at(day(2026, 12, 28), 9, 0)),
    ] {
        assert_eq!(opening(&open_at(notation), now), Opening::Closed { opens: Some(opens) }, "{notation} at {now}");
    }
}

/// "17:00-05:00, and this date off" was once accepted, and then open at 2am after the evening off. In the grammar a date ends
/// at midnight; people mean its night too. So it is refused, with both meanings as fixes.
#[test]
fn a_night_place_with_a_day_off_says_which_night_it_means() {
    let (checked, review_by) = (day(2026, 11, 23), day(2027, 11, 23));
    let asked =
        compile_opening_hours("Mo-Su 17:00-05:00; 2026 Dec 25 off", checked, review_by).expect_err("two meanings");
    let evening_off = "Mo-Su 17:00-05:00; 2026 Dec 25 00:00-05:00; 2026 Dec 26 17:00-05:00";
    let date_off =
        "Mo-Su 17:00-05:00; 2026 Dec 24 00:00-05:00,17:00-24:00; 2026 Dec 25 off; 2026 Dec 26 00:00-05:00,17:00-05:00";
    for way in [evening_off, date_off] {
        assert!(asked.contains(&format!("\"{way}\"")), "{asked}");
    }
    let open = |notation: &str, date: u32, hour: u32| {
        let now = at(day(2026, 12, date), hour, 0);
        matches!(opening(&open_at(notation), now), Opening::Open { .. })
    };
    for (date, hour, after_evening_off, after_date_off) in [
        (24, 20, true, true),
        (25, 2, true, false),
        (25, 20, false, false),
        (26, 2, false, true),
        (26, 20, true, true),
        (27, 2, true, true),
    ] {
        assert_eq!(open(evening_off, date, hour), after_evening_off, "evening off, {date} December, {hour}:00");
        assert_eq!(open(date_off, date, hour), after_date_off, "date off, {date} December, {hour}:00");
    }
}

/// A helpline for Friday and Saturday until 3am and Sunday until 1am was shown as closed from midnight on Saturday: its rule
/// for Sunday, after a semicolon, replaced Saturday's night.
#[test]
fn a_night_beside_the_next_day_goes_on_after_midnight() {
    let (checked, review_by) = (day(2026, 11, 23), day(2027, 11, 23));
    let asked =
        compile_opening_hours("Fr-Sa 19:00-03:00; Su 19:00-01:00", checked, review_by).expect_err("it loses a night");
    let beside = "Fr-Sa 19:00-03:00, Su 19:00-01:00";
    assert!(asked.contains(&format!("\"{beside}\"")), "{asked}");
    let open = Opening::Open { until: Some(at(day(2027, 1, 17), 3, 0)) };
    assert_eq!(opening(&open_at(beside), at(day(2027, 1, 17), 1, 30)), open);
}

#[test]
fn a_place_that_never_closes_tells_no_closing_time() {
    let now = at(day(2027, 3, 28), 3, 0);
    assert_eq!(opening(&open_at("24/7"), now), Opening::Open { until: None });
    assert_eq!(opening_text(&open_at("24/7"), now), "Open day and night");
}

#[test]
fn reported_hours_are_never_shown_as_open() {
    let night = reported(open_at(NIGHT));
    let (evening, noon) = (at(day(2027, 3, 23), 20, 0), at(day(2027, 3, 23), 12, 0));
    let (closes, opens) = (at(day(2027, 3, 24), 5, 0), at(day(2027, 3, 23), 17, 0));
    assert_eq!(opening(&night, evening), Opening::ReportedOpen { until: Some(closes) });
    assert_eq!(opening(&night, noon), Opening::ReportedClosed { opens: Some(opens) });
    assert_eq!(opening_text(&night, evening), "Reported open until 5am");
    assert_eq!(opening_text(&night, noon), "Reported closed, opens at 5pm");
    assert_eq!(opening_text(&reported(open_at("24/7")), noon), "Reported open day and night");
}

#[test]
fn a_place_without_hours_is_shown_as_not_known_whatever_its_confidence() {
    let police = place("police-station", Kind::Police);
    let now = at(day(2027, 3, 23), 12, 0);
    assert_eq!(opening(&police, now), Opening::NotKnown);
    assert_eq!(opening_text(&police, now), "Hours not known");
    assert_eq!(opening(&reported(police), now), Opening::NotKnown);
}

#[test]
fn hours_count_as_confirmed_from_the_day_of_the_check_to_the_day_of_the_review() {
    let always = open_at("24/7");
    let (checked, review_by) = (always.evidence.checked, always.evidence.review_by);
    for now in [at(checked, 0, 0), at(review_by, 23, 59)] {
        assert!(!always.evidence.out_of_date(now));
        assert_eq!(opening(&always, now), Opening::Open { until: None }, "{now}");
    }
    let minute = Duration::minutes(1);
    for now in [at(checked, 0, 0) - minute, at(review_by, 23, 59) + minute] {
        assert!(always.evidence.out_of_date(now));
        assert_eq!(opening(&always, now), Opening::ReportedOpen { until: None }, "{now}");
    }
}

#[test]
fn a_time_within_the_coming_half_day_needs_no_day() {
    let night = open_at(NIGHT);
    assert_eq!(opening_text(&night, at(day(2027, 3, 23), 20, 0)), "Open until 5am");
    assert_eq!(opening_text(&night, at(day(2027, 3, 23), 6, 0)), "Closed, opens at 5pm");
    assert_eq!(opening_text(&open_at(OFFICE), at(day(2027, 3, 22), 23, 30)), "Closed, opens at 9am");
}

#[test]
fn a_time_further_off_is_shown_with_its_day() {
    let office = open_at(OFFICE);
    assert_eq!(opening_text(&open_at("Mo-Su 08:00-23:00"), at(day(2027, 3, 23), 8, 30)), "Open until 11pm");
    assert_eq!(opening_text(&office, at(day(2027, 3, 25), 18, 0)), "Closed, opens at 9am tomorrow");
    assert_eq!(opening_text(&office, at(day(2027, 3, 26), 18, 0)), "Closed, opens at 9am on Monday");
    let weekly = open_at("Su 22:00-04:00");
    assert_eq!(opening_text(&weekly, at(day(2027, 3, 29), 4, 0)), "Closed, opens at 10pm on Sunday");
    let holiday = open_at("Mo-Fr 09:00-17:00; 2026 Dec 21-31 off");
    assert_eq!(opening_text(&holiday, at(day(2026, 12, 19), 12, 0)), "Closed, opens at 9am on 1 January");
    assert_eq!(opening_text(&open_at("24/7; 2026 Dec 25 off"), at(day(2026, 12, 24), 20, 0)), "Open until midnight");
}

#[test]
fn a_day_of_the_week_is_never_shown_for_a_day_a_week_away() {
    let weekly = open_at("Mo 09:00-10:00");
    assert_eq!(opening_text(&weekly, at(day(2027, 3, 22), 11, 0)), "Closed, opens at 9am on 29 March");
}

#[test]
fn a_place_closed_for_a_month_is_shown_as_closed() {
    let closed = open_at("Mo-Fr 09:00-17:00; 2026 Dec 21-2027 Jan 20 off");
    let now = at(day(2026, 12, 22), 12, 0);
    assert_eq!(opening(&closed, now), Opening::Closed { opens: None });
    assert_eq!(opening_text(&closed, now), "Closed");
}

#[test]
fn clock_times_and_dates_are_shown_as_people_write_them() {
    for ((hour, minute), words) in [
        ((0, 0), "midnight"),
        ((0, 5), "12.05am"),
        ((9, 0), "9am"),
        ((9, 30), "9.30am"),
        ((11, 59), "11.59am"),
        ((12, 0), "midday"),
        ((12, 1), "12.01pm"),
        ((17, 0), "5pm"),
        ((24, 0), "midnight"),
        ((29, 0), "5am"),
    ] {
        assert_eq!(clock_time(hour * 60 + minute), words);
    }
    assert_eq!(date_in_words(day(2026, 11, 23)), "23 November 2026");
}

fn time_ranges() -> impl Strategy<Value = String> {
    // Ranges in steps of five minutes, from any time of the day, for less than a day, so that nights occur too.
    let range = (0..288u32, 1..288u32).prop_map(|(from, length)| {
        let to = if from + length > 288 { from + length - 288 } else { from + length };
        format!("{:02}:{:02}-{:02}:{:02}", from / 12, from % 12 * 5, to / 12, to % 12 * 5)
    });
    prop::collection::vec(range, 1..3).prop_map(|ranges| ranges.join(","))
}

fn days() -> impl Strategy<Value = String> {
    let name = || prop::sample::select(vec!["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]);
    (name(), name()).prop_map(|(first, last)| if first == last { first.into() } else { format!("{first}-{last}") })
}

fn weekly() -> impl Strategy<Value = String> {
    let rule = (days(), time_ranges()).prop_map(|(days, times)| format!("{days} {times}"));
    let join = prop::sample::select(vec!["; ", ", ", ", "]);
    prop::collection::vec((join, rule), 1..4).prop_map(|rules| {
        rules.into_iter().fold(String::new(), |all, (join, rule)| match &all[..] {
            "" => rule,
            before => format!("{before}{join}{rule}"),
        })
    })
}

/// The next change of a weekly notation. The library's own search goes on for thousands of years if there is none.
fn next_change(rules: &OpeningHours, now: NaiveDateTime) -> Option<NaiveDateTime> {
    let later = now + Days::new(8);
    let end = rules.iter_range(now, later).next()?.range.end;
    (end < later).then_some(end)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn compiled_hours_agree_with_the_grammar_at_any_minute(
        notation in weekly(),
        minutes in prop::collection::vec(0..365 * 24 * 60i64, 16),
    ) {
        // Ambiguous notations are refused.
        let (checked, review_by) = (day(2026, 11, 23), day(2027, 11, 23));
        prop_assume!(compile_opening_hours(&notation, checked, review_by).is_ok());
        let (place, rules) = (open_at(&notation), grammar(&notation));
        for minute in minutes {
            let now = at(place.evidence.checked, 0, 0) + Duration::minutes(minute);
            let (open, change) = match opening(&place, now) {
                Opening::Open { until } => (true, until),
                Opening::Closed { opens } => (false, opens),
                opening => panic!("{notation} at {now}: {opening:?}, though it is confirmed"),
            };
            prop_assert_eq!(open, is_open_by(&rules, now), "{} at {}", notation, now);
            prop_assert_eq!(change, next_change(&rules, now), "{} changes after {}", notation, now);
        }
    }
}
