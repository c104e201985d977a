//! Sense checks on a pack: the same when the app is built and when a phone reads a pack back.

use std::fmt;

use super::hours::{DAY, Hours, WEEK};
use super::pack::{Pack, SCHEMA};
use super::place::{Place, Position};

/// A box around the Canterbury district with room to spare, in degrees: it is there to catch slips, not to draw a border.
pub const DISTRICT: Box = Box { south: 51.10, north: 51.45, west: 0.85, east: 1.35 };

/// A box of latitude and longitude in degrees (WGS84).
pub struct Box {
    pub south: f64,
    pub north: f64,
    pub west: f64,
    pub east: f64,
}

impl Box {
    pub fn holds(&self, lat: f64, lon: f64) -> bool {
        (self.south..=self.north).contains(&lat) && (self.west..=self.east).contains(&lon)
    }
}

/// What is wrong with a piece of content, and how to mend it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Which item: a place's id, or `the whole file`.
    pub item: String,
    pub field: String,
    /// What is wrong and how to mend it, in whole sentences.
    pub mend: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}: {}", self.item, self.field, self.mend)
    }
}

/// Every problem of a pack; none means that it may be shown.
pub fn problems(pack: &Pack) -> Vec<Problem> {
    let mut found = Vec::new();
    let mut whole = |field: &str, mend: String| {
        found.push(Problem { item: "the whole file".into(), field: field.into(), mend });
    };
    if pack.schema != SCHEMA {
        whole("schema", format!("It is {}; this program reads {SCHEMA}.", pack.schema));
    }
    if pack.places.is_empty() {
        whole("places", "There are none. Give at least one.".into());
    }
    if let Some(link) = &pack.corrections
        && !link.starts_with("mailto:")
        && !is_https(link)
    {
        whole(
            "corrections",
            format!("\"{link}\" is neither an https:// nor a mailto: link. Give one of them, or null."),
        );
    }
    for (index, place) in pack.places.iter().enumerate() {
        let twin = pack.places[..index].iter().any(|p| p.id == place.id);
        place_problems(place, twin, &mut found);
    }
    found
}

fn place_problems(place: &Place, twin: bool, found: &mut Vec<Problem>) {
    let mut wrong = |field: &str, mend: String| {
        found.push(Problem { item: format!("place \"{}\"", place.id), field: field.into(), mend });
    };
    if !is_id(&place.id) {
        wrong("id", "Use lower-case letters, digits and single hyphens, like \"whitefriars-refuge-point\".".into());
    }
    if twin {
        wrong("id", "Another place has the same id. Give each its own.".into());
    }
    if place.name.trim().is_empty() {
        wrong("name", "It is empty. Give the name on the sign.".into());
    }
    if let Some(mend) = place.position.and_then(position_problem) {
        wrong("position", mend);
    }
    if let Some(mend) = place.hours.as_ref().and_then(hours_problem) {
        wrong("hours", mend);
    }
    if let Some(phone) = &place.phone
        && !is_phone(phone)
    {
        wrong(
            "phone",
            format!(
                "\"{phone}\" is not a phone number of this country. Write it as it is dialled, like \"01227 823333\" or \"101\"."
            ),
        );
    }
    if let Some(link) = &place.link
        && !is_https(link)
    {
        wrong("link", format!("\"{link}\" is not an https:// link. Give one, or leave the field out."));
    }
    if place.evidence.source.trim().is_empty() {
        wrong("evidence.source", "It is empty. Say who says so: without a source a place may not be shown.".into());
    }
    if place.evidence.source_date.trim().is_empty() {
        wrong(
            "evidence.source_date",
            "It is empty. Say when the source said so, like \"21 July 2026\" or \"undated\".".into(),
        );
    }
    if place.evidence.review_by <= place.evidence.checked {
        wrong("evidence.review_by", "It is not after the checked date. Give a later day.".into());
    }
}

fn position_problem(position: Position) -> Option<String> {
    let Position { lat, lon, accuracy_m } = position;
    if DISTRICT.holds(lon, lat) {
        return Some(
            "Latitude and longitude are swapped: the latitude is about 51.28, the longitude about 1.08.".into(),
        );
    }
    if !DISTRICT.holds(lat, lon) {
        // The numbers stand here as text: formatting them costs the phone 16 KB of program.
        return Some("It is outside the district (latitude 51.10 to 51.45, longitude 0.85 to 1.35). Correct it, or leave the position out.".into());
    }
    if !(1.0..=1000.0).contains(&accuracy_m) {
        return Some("accuracy_m must say how far off it may be, from 1 to 1000 metres.".into());
    }
    None
}

fn hours_problem(hours: &Hours) -> Option<String> {
    let in_order = |ranges: &[[u16; 2]], last: u16| {
        ranges.iter().all(|[from, to]| from < to && *from < last)
            && ranges.windows(2).all(|pair| pair[0][1] < pair[1][0])
    };
    let week = in_order(&hours.weekly, WEEK) && hours.weekly.iter().all(|[from, to]| to - from <= WEEK);
    let days = hours.exceptions.iter().all(|e| in_order(&e.open, DAY) && e.open.iter().all(|[_, to]| *to <= DAY));
    (!week || !days).then(|| "The ranges are out of order or too long.".into())
}

fn is_id(id: &str) -> bool {
    !id.is_empty()
        && id
            .split('-')
            .all(|word| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()))
}

/// A number as dialled in the United Kingdom: a three-digit service, `116 123` and its like, `0800 1111`, or ten or
/// eleven digits that begin with 0 (Ofcom's National Telephone Numbering Plan).
fn is_phone(phone: &str) -> bool {
    if !phone.bytes().all(|b| b.is_ascii_digit() || b == b' ') {
        return false;
    }
    let digits = dialled(phone);
    match digits.len() {
        3 => digits.starts_with('1') || digits == "999",
        6 => digits.starts_with("116"),
        8 => digits.starts_with("0800"),
        10 | 11 => digits.starts_with('0') && !digits.starts_with("00"),
        _ => false,
    }
}

/// The digits of a phone number alone, as a `tel:` link carries them.
pub fn dialled(phone: &str) -> String {
    phone.chars().filter(char::is_ascii_digit).collect()
}

fn is_https(link: &str) -> bool {
    link.strip_prefix("https://").is_some_and(|rest| {
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        host.contains('.')
            && host.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'.')
            && !rest.contains(char::is_whitespace)
    })
}
