use safe_night_canterbury::content::place::{Kind, Place};
use safe_night_canterbury::words::hours::{hours_sentence, in_words};

use crate::sums::{open_at, place, reported};

fn words(notation: &str) -> String {
    let Place { hours, .. } = open_at(notation);
    in_words(&hours.expect("the place has hours"))
}

#[test]
fn hours_are_shown_as_people_say_them() {
    for (notation, expected) in [
        ("24/7", "Day and night, every day"),
        ("Mo-Su 00:00-24:00", "Day and night, every day"),
        ("Mo-Su 17:00-05:00", "5pm to 5am, every day"),
        ("Mo-Fr 09:00-17:00", "9am to 5pm, Monday to Friday"),
        ("Sa-Su 10:00-16:00", "10am to 4pm, Saturday and Sunday"),
        ("Mo-Su 09:00-12:00,14:00-18:00", "9am to midday and 2pm to 6pm, every day"),
        ("Su 22:00-04:00", "10pm to 4am, Sunday"),
        ("Mo,We 09:30-12:00", "9.30am to midday, Monday; 9.30am to midday, Wednesday"),
        ("Mo-Th 09:00-17:00; Fr 09:00-24:00", "9am to 5pm, Monday to Thursday; 9am to midnight, Friday"),
        ("Fr-Sa 19:00-03:00, Su 19:00-01:00", "7pm to 3am, Friday and Saturday; 7pm to 1am, Sunday"),
        ("Mo-Sa 17:00-05:00", "5pm to 5am, Monday to Saturday"),
        ("Fr-Mo 00:00-24:00", "all day, Monday; all day, Friday to Sunday"),
        (
            "Fr 18:00-24:00, Sa-Su 00:00-24:00, Mo 00:00-06:00",
            "midnight to 6am, Monday; 6pm to midnight, Friday; all day, Saturday and Sunday",
        ),
    ] {
        assert_eq!(words(notation), expected, "{notation}");
    }
}

#[test]
fn days_that_differ_are_shown_after_the_ordinary_week() {
    for (notation, expected) in [
        ("Mo-Fr 09:00-17:00; 2026 Dec 25 off", "9am to 5pm, Monday to Friday; closed 25 December"),
        ("24/7; 2026 Dec 25 off", "Day and night, every day; closed 25 December"),
        ("Mo-Su 09:00-17:00; 2026 Dec 24 10:00-14:00", "9am to 5pm, every day; 10am to 2pm on 24 December"),
        ("Mo-Su 09:00-17:00; 2026 Dec 31 00:00-24:00", "9am to 5pm, every day; all day on 31 December"),
    ] {
        assert_eq!(words(notation), expected, "{notation}");
    }
}

/// A night belongs to the evening on which it begins. A night longer by two hours was once shown under the next morning, and
/// the morning after the last evening before closed days had hours of its own.
#[test]
fn a_night_that_differs_is_shown_under_its_evening() {
    let night = "5pm to 5am, every day";
    for (more, expected) in [
        (", 2026 Dec 31 17:00-07:00", "5pm to 7am on 31 December"),
        (", 2026 Dec 31-2027 Jan 1 17:00-07:00", "5pm to 7am on 31 December and 1 January"),
        (", 2026 Dec 24-27 17:00-07:00", "5pm to 7am, 24 to 27 December"),
        (", 2026 Dec 31 12:00-17:00", "midday to 5am on 31 December"),
        ("; 2026 Dec 25 00:00-05:00; 2026 Dec 26 17:00-05:00", "closed 25 December"),
        ("; 2026 Dec 25 00:00-05:00; 2026 Dec 26 off; 2026 Dec 27 17:00-05:00", "closed 25 and 26 December"),
        ("; 2026 Dec 24 00:00-05:00,17:00-23:00; 2026 Dec 25 17:00-05:00", "5pm to 11pm on 24 December"),
        (
            "; 2026 Dec 24 00:00-05:00,17:00-24:00; 2026 Dec 25 off; 2026 Dec 26 00:00-05:00,17:00-05:00",
            "5pm to midnight on 24 December; closed 25 December; midnight to 5am and 5pm to 5am on 26 December",
        ),
    ] {
        assert_eq!(words(&format!("Mo-Su 17:00-05:00{more}")), format!("{night}; {expected}"));
    }
    assert_eq!(
        words("Fr-Sa 19:00-03:00, 2026 Dec 31 19:00-03:00"),
        "7pm to 3am, Friday and Saturday; 7pm to 3am on 31 December"
    );
}

#[test]
fn days_that_follow_each_other_are_shown_together() {
    for (notation, expected) in [
        ("Mo-Fr 09:00-17:00; 2026 Dec 21-31 off", "9am to 5pm, Monday to Friday; closed 21 to 31 December"),
        (
            "Mo-Fr 09:00-17:00; 2026 Dec 21-2027 Jan 1 off",
            "9am to 5pm, Monday to Friday; closed 21 December to 1 January",
        ),
        ("24/7; 2026 Dec 25-26 off", "Day and night, every day; closed 25 and 26 December"),
        ("24/7; 2026 Dec 25, 2026 Dec 26 off", "Day and night, every day; closed 25 and 26 December"),
        ("24/7; 2026 Dec 25 off; 2027 Jan 1 off", "Day and night, every day; closed 25 December; closed 1 January"),
        ("Mo-Su 09:00-17:00; 2026 Dec 24-26 10:00-14:00", "9am to 5pm, every day; 10am to 2pm, 24 to 26 December"),
    ] {
        assert_eq!(words(notation), expected, "{notation}");
    }
}

#[test]
fn a_second_day_that_follows_without_a_break_is_shown_too() {
    let text = words("Fr-Sa 00:00-24:00");
    assert!(text.contains("Friday") && text.contains("Saturday"), "{text}");
}

#[test]
fn a_day_and_a_half_without_a_break_is_not_told_as_a_working_day() {
    assert_ne!(words("Mo 09:00-24:00; Tu 00:00-17:00"), words("Mo 09:00-17:00"));
}

#[test]
fn the_sentence_says_what_is_not_confirmed_and_what_is_not_known() {
    let night = open_at("Mo-Su 17:00-05:00");
    let sentence = |place: &Place| hours_sentence(place.hours.as_ref(), place.evidence.confidence);
    assert_eq!(sentence(&night), "5pm to 5am, every day");
    assert_eq!(sentence(&reported(night)), "5pm to 5am, every day. Not confirmed");
    assert_eq!(sentence(&place("police-station", Kind::Police)), "Hours not known");
}
