//! Tests of the finder's sums against published values, independent libraries and their own rules.

mod answer_in_words;
pub mod contacts;
mod distance;
mod grid_reference;
mod guide;
mod heading;
mod holidays;
mod home_screen;
mod hours_in_words;
mod layers;
mod leg;
mod location;
mod london;
mod map;
mod map_app;
mod opening;
mod qr_code;
mod ranking;
mod room;
mod routes;
mod search;
mod second_judge;
mod services;
mod text_message;
mod walk;
mod where_in_words;
mod where_to_go;

use chrono::{NaiveDate, NaiveDateTime};
use safe_night_canterbury::authoring::opening_hours::compile::compile_opening_hours;
use safe_night_canterbury::content::evidence::{Confidence, Evidence, Source};
use safe_night_canterbury::content::place::{Audience, Kind, Place};
use safe_night_canterbury::logic::geo::distance::LatLon;
use safe_night_canterbury::logic::geo::location::Fix;

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a day of the calendar")
}

fn at(date: NaiveDate, hour: u32, minute: u32) -> NaiveDateTime {
    date.and_hms_opt(hour, minute, 0).expect("a minute of the day")
}

/// A confirmed place with the required fields alone, valid for the year from 23 November 2026.
fn place(id: &str, kind: Kind) -> Place {
    Place {
        id: id.into(),
        name: id.into(),
        kind,
        position: None,
        address: None,
        hours: None,
        way_in: None,
        audience: Audience::Everyone,
        serves: Vec::new(),
        who_is_there: None,
        people_will: Vec::new(),
        phone: None,
        link: None,
        note: None,
        evidence: confirmed(),
    }
}

/// Confirmed evidence, valid for the year from 23 November 2026.
fn confirmed() -> Evidence {
    Evidence {
        sources: vec![Source { name: "Somebody".into(), date: "undated".into(), link: None }],
        checked: day(2026, 11, 23),
        confidence: Confidence::Confirmed,
        review_by: day(2027, 11, 23),
    }
}

/// A new fix.
fn fix_at(at: LatLon, accuracy_m: f64) -> Fix {
    Fix { at, accuracy_m, age_min: 0, on_foot: None }
}

/// A confirmed place with these hours.
fn open_at(notation: &str) -> Place {
    let mut place = place("somewhere", Kind::SafeHaven);
    let Evidence { checked, review_by, .. } = place.evidence;
    place.hours = Some(compile_opening_hours(notation, checked, review_by).expect("a notation that can be lowered"));
    place
}

/// The same place with a single source, so not confirmed.
fn reported(mut place: Place) -> Place {
    place.evidence.confidence = Confidence::Reported;
    place
}
