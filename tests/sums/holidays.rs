use crate::support::editions::built_in;
use safe_night_canterbury::authoring::holidays::{silent_days, warnings};
use safe_night_canterbury::authoring::opening_hours::compile::compile_opening_hours;

use crate::sums::day;

/// Month and day of the holidays that are reported on a given day.
fn silent(notation: &str, today: (i32, u32, u32)) -> Vec<(u32, u32)> {
    use chrono::Datelike;
    let (checked, review_by) = (day(2026, 11, 23), day(2027, 11, 23));
    let hours = compile_opening_hours(notation, checked, review_by).expect("hours");
    let days = silent_days(&hours, day(today.0, today.1, today.2), review_by);
    days.into_iter().map(|date| (date.month(), date.day())).collect()
}

#[test]
fn hours_that_say_nothing_of_a_coming_holiday_are_shown_45_days_before_it() {
    let all = [(12, 24), (12, 25), (12, 26), (1, 1)];
    assert_eq!(silent("24/7", (2026, 11, 25)), all);
    assert_eq!(silent("24/7", (2026, 11, 9)), all[..1], "45 days before");
    assert_eq!(silent("24/7", (2026, 11, 8)), [], "46 days before");
    assert_eq!(silent("24/7", (2026, 12, 26)), all[2..], "on the day itself");
    assert_eq!(silent("24/7", (2027, 1, 2)), []);
    assert_eq!(silent("Mo-Su 00:00-24:00", (2026, 11, 25)), all);
    assert_eq!(silent("Mo-Fr 09:00-17:00; 2026 Dec 25 off", (2026, 11, 25)), [(12, 24), (12, 26), (1, 1)]);
    assert_eq!(silent("Mo-Fr 09:00-17:00; 2027 Apr 2 off", (2026, 11, 25)), all);
    assert_eq!(silent("24/7", (2027, 11, 22)), [], "nothing is reported after the review");
}

#[test]
fn a_day_that_is_named_is_not_reported() {
    for notation in [
        "24/7; 2026 Dec 24-26 off; 2027 Jan 1 off",
        "24/7; 2026 Dec 24-26,2027 Jan 1 00:00-24:00",
        "24/7; Dec 24-26,Jan 1 off",
        "24/7; 2026 Dec 20-2027 Jan 3 10:00-12:00",
    ] {
        assert_eq!(silent(notation, (2026, 11, 25)), [], "{notation}");
    }
    // Hours by weekdays have no promise for every day, so a holiday needs no date.
    assert_eq!(silent("Mo-Fr 09:00-17:00", (2026, 11, 25)), []);
    assert_eq!(silent("Mo-Su 17:00-05:00", (2026, 11, 25)), []);
}

#[test]
fn a_warning_names_file_and_entry_and_what_to_write() {
    let mut knowledge = built_in();
    let (checked, review_by) = (day(2026, 11, 23), day(2027, 11, 23));
    knowledge.services.clear();
    knowledge.places.truncate(1);
    let place = &mut knowledge.places[0];
    (place.id, place.evidence.review_by) = ("somewhere".into(), review_by);
    for (notation, off, as_ever) in [
        ("24/7", "; 2026 Dec 24-26,2027 Jan 1 off", "; 2026 Dec 24-26,2027 Jan 1 00:00-24:00"),
        (
            "24/7; 2026 Dec 25 off",
            "; 2026 Dec 24,2026 Dec 26,2027 Jan 1 off",
            "; 2026 Dec 24,2026 Dec 26,2027 Jan 1 00:00-24:00",
        ),
        (
            "Mo-Su 17:00-05:00, 2026 Dec 31 17:00-07:00",
            "; 2026 Dec 24-26,2027 Jan 1 off",
            ", 2026 Dec 24-26,2027 Jan 1 17:00-05:00",
        ),
    ] {
        let hours = compile_opening_hours(notation, checked, review_by).expect("hours");
        knowledge.places[0].hours = Some(hours.clone());
        let warning = warnings(&knowledge, day(2026, 11, 25)).join("\n");
        assert!(
            warning
                .starts_with("public/content/places.json: place \"somewhere\": hours: They say nothing of 2026 Dec 24"),
            "{warning}"
        );
        for way in [off, as_ever] {
            assert!(warning.contains(&format!("\"{way}\"")), "{warning}");
        }
        // The proposal for the usual hours changes nothing, and ends the warning.
        let more = compile_opening_hours(&format!("{notation}{as_ever}"), checked, review_by)
            .expect("what is proposed is taken");
        assert_eq!((&more.weekly, &more.exceptions), (&hours.weekly, &hours.exceptions), "{notation}");
        knowledge.places[0].hours = Some(more);
        assert_eq!(warnings(&knowledge, day(2026, 11, 25)), [""; 0]);
    }
}
