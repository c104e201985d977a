//! Plausibility checks of the facts, in the build and when a phone reads its stored copy.

use chrono::NaiveDate;

use crate::content::entry::{Entry, Phrase};
use crate::content::evidence::Evidence;
use crate::content::grid_shift::MOST_MM;
use crate::content::hours::{DAY, Hours, MOST_EXCEPTIONS, WEEK};
use crate::content::knowledge::{Knowledge, SCHEMA};
use crate::content::place::{Place, Position};
use crate::content::service::Service;
use crate::content::terms::normalise;
use crate::content::validate::issue::Issue;

/// Bounding box for plausibility checks (WGS84 degrees). Larger than the Canterbury district on purpose.
pub const DISTRICT: BoundingBox = BoundingBox { south: 51.10, north: 51.45, west: 0.85, east: 1.35 };

/// Limits of latitude and longitude (WGS84 degrees).
pub struct BoundingBox {
    pub south: f64,
    pub north: f64,
    pub west: f64,
    pub east: f64,
}

impl BoundingBox {
    pub fn holds(&self, lat: f64, lon: f64) -> bool {
        (self.south..=self.north).contains(&lat) && (self.west..=self.east).contains(&lon)
    }
}

/// Every issue of the facts. Empty: they may be shown.
pub fn problems(knowledge: &Knowledge) -> Vec<Issue> {
    let mut issues = check_header(knowledge);
    issues.extend(places(&knowledge.places));
    issues.extend(services(&knowledge.services));
    issues.extend(entries(&knowledge.entries));
    issues.extend(phrases(&knowledge.phrases));
    issues
}

/// The issues of the document itself.
pub fn check_header(knowledge: &Knowledge) -> Vec<Issue> {
    let mut issues = Vec::new();
    let mut report = |field: &str, fix: String| {
        issues.push(Issue { item: "the whole file".into(), field: field.into(), fix });
    };
    if knowledge.schema != SCHEMA {
        report("schema", format!("It is {}; this program reads {SCHEMA}.", knowledge.schema));
    }
    if !knowledge.grid_shift.is_plausible() {
        report("grid_shift", format!("A shift of the grid is at most {MOST_MM} mm."));
    }
    if let Some(link) = &knowledge.corrections
        && !link.starts_with("mailto:")
        && !is_https(link)
    {
        report(
            "corrections",
            format!("\"{link}\" is neither an https:// nor a mailto: link. Give one of them, or null."),
        );
    }
    issues
}

/// The issues of the places.
pub fn places(places: &[Place]) -> Vec<Issue> {
    let mut issues = Vec::new();
    if places.is_empty() {
        issues.push(none("places"));
    }
    for (index, place) in places.iter().enumerate() {
        let mut report = issue_of("place", &place.id, &mut issues);
        id_and_name(&place.id, &place.name, places[..index].iter().any(|p| p.id == place.id), &mut report);
        if let Some(fix) = place.position.and_then(position_problem) {
            report("position", fix);
        }
        hours_and_phone(place.hours.as_ref(), "phone", place.phone.as_deref(), &mut report);
        https("link", place.link.as_deref(), &mut report);
        for (field, fix) in evidence_problems(&place.evidence) {
            report(&field, fix);
        }
    }
    issues
}

/// The issues of the services.
pub fn services(services: &[Service]) -> Vec<Issue> {
    let mut issues = Vec::new();
    if services.is_empty() {
        issues.push(none("services"));
    }
    for (index, service) in services.iter().enumerate() {
        let mut report = issue_of("service", &service.id, &mut issues);
        id_and_name(&service.id, &service.name, services[..index].iter().any(|s| s.id == service.id), &mut report);
        if service.when.trim().is_empty() {
            report("when", "It is empty. Say in one line when to use it.".into());
        }
        hours_and_phone(service.hours.as_ref(), "call", service.call.as_deref(), &mut report);
        if let Some(text) = &service.text {
            if !is_text_number(&text.number) {
                report(
                    "text.number",
                    format!("\"{}\" takes no text messages. Write digits, like \"85258\".", text.number),
                );
            }
            if text.say.as_ref().is_some_and(|say| say.is_empty() || !say.bytes().all(|b| b.is_ascii_alphanumeric())) {
                report("text.say", "Write one word of letters and digits, like \"SHOUT\", or leave it out.".into());
            }
        }
        https("web", service.web.as_deref(), &mut report);
        if service.call.is_none() && service.text.is_none() && service.web.is_none() && service.how.is_none() {
            report("call", "There is no way to reach it. Give a number, a text, a page or say how.".into());
        }
        for (field, fix) in evidence_problems(&service.evidence) {
            report(&field, fix);
        }
    }
    issues
}

/// The issues of the entries. Their links must not leave the app.
fn entries(entries: &[Entry]) -> Vec<Issue> {
    let mut issues = Vec::new();
    for (index, entry) in entries.iter().enumerate() {
        let mut report = issue_of("entry", &entry.path, &mut issues);
        if !is_internal_path(&entry.path) {
            report("path", "It leads out of the app. Give an address that begins with one slash.".into());
        }
        if entries[..index].iter().any(|earlier| earlier.path == entry.path) {
            report("path", "Another has the same address. Give each its own.".into());
        }
        if entry.title.trim().is_empty() {
            report("title", "It is empty. Write it.".into());
        }
        if !is_valid_period(entry.checked, entry.review_by) {
            report("review_by", NOT_IN_ORDER.into());
        }
    }
    issues
}

/// The issues of the sayings. The build checks their targets, because only it knows every address.
pub fn phrases(phrases: &[Phrase]) -> Vec<Issue> {
    let mut issues = Vec::new();
    for (index, phrase) in phrases.iter().enumerate() {
        let mut report = |fix: &str| {
            let item = format!("phrases number {}", index + 1);
            issues.push(Issue { item, field: "phrases".into(), fix: fix.into() });
        };
        if phrase.phrases.is_empty() || phrase.targets.is_empty() {
            report("Give both what people say and what they mean by it.");
        }
        if phrase
            .phrases
            .iter()
            .any(|words| normalise(words).is_empty() || words.bytes().any(|b| b.is_ascii_uppercase()))
        {
            report("Write words of letters or digits, in lower case.");
        }
    }
    issues
}

fn none(list: &str) -> Issue {
    Issue { item: "the whole file".into(), field: list.into(), fix: "There are none. Give at least one.".into() }
}

/// A closure that adds an issue of one item, given its field and its fix.
fn issue_of<'a>(word: &str, id: &str, issues: &'a mut Vec<Issue>) -> impl FnMut(&str, String) + 'a {
    let item = format!("{word} \"{id}\"");
    move |field, fix| issues.push(Issue { item: item.clone(), field: field.into(), fix })
}

/// The issues of an id and a name.
pub fn id_and_name(id: &str, name: &str, is_duplicate: bool, report: &mut impl FnMut(&str, String)) {
    if !is_id(id) {
        report("id", "Use lower-case letters, digits and single hyphens, like \"whitefriars-refuge-point\".".into());
    }
    if is_duplicate {
        report("id", "Another has the same id. Give each its own.".into());
    }
    if name.trim().is_empty() {
        report("name", "It is empty. Give the name on the sign.".into());
    }
}

fn hours_and_phone(hours: Option<&Hours>, field: &str, phone: Option<&str>, report: &mut impl FnMut(&str, String)) {
    if let Some(fix) = hours.and_then(hours_problem) {
        report("hours", fix);
    }
    if let Some(phone) = phone.filter(|phone| !is_phone(phone)) {
        report(
            field,
            format!(
                "\"{phone}\" is not a phone number of this country. Write it as it is dialled, like \"01227 823333\" or \"101\"."
            ),
        );
    }
}

fn https(field: &str, link: Option<&str>, report: &mut impl FnMut(&str, String)) {
    if let Some(link) = link.filter(|link| !is_https(link)) {
        report(field, format!("\"{link}\" is not an https:// link. Give one, or leave the field out."));
    }
}

/// The issues of evidence, each a field and its fix.
pub fn evidence_problems(evidence: &Evidence) -> Vec<(String, String)> {
    let mut issues = Vec::new();
    let mut report = |field: String, fix: &str| issues.push((field, fix.to_owned()));
    if evidence.sources.is_empty() {
        report("evidence.sources".into(), "There is none. Say who says so: without a source nothing may be shown.");
    }
    for (index, source) in evidence.sources.iter().enumerate() {
        let field = |name: &str| format!("evidence.sources[{index}].{name}");
        if source.name.trim().is_empty() {
            report(field("name"), "It is empty. Say who says so.");
        }
        if source.date.trim().is_empty() {
            report(field("date"), "It is empty. Say when it said so, like \"21 July 2026\" or \"undated\".");
        }
        if source.link.as_deref().is_some_and(|link| !is_https(link)) {
            report(field("link"), "It is not an https:// link. Give one, or leave the field out.");
        }
    }
    if !is_valid_period(evidence.checked, evidence.review_by) {
        report("evidence.review_by".into(), NOT_IN_ORDER);
    }
    issues
}

const NOT_IN_ORDER: &str =
    "It is not after the checked date, or more than three years after it. Give a day within that time.";

/// Whether the period is plausible: a mistake in the year would keep an item current for ever.
pub fn is_valid_period(checked: NaiveDate, review_by: NaiveDate) -> bool {
    (1..=3 * 366).contains(&(review_by - checked).num_days())
}

fn position_problem(position: Position) -> Option<String> {
    let Position { lat, lon, accuracy_m } = position;
    if DISTRICT.holds(lon, lat) {
        return Some(
            "Latitude and longitude are swapped: the latitude is about 51.28, the longitude about 1.08.".into(),
        );
    }
    if !DISTRICT.holds(lat, lon) {
        // The limits are literals: formatting floats would cost 16 KB of WebAssembly.
        return Some("It is outside the district (latitude 51.10 to 51.45, longitude 0.85 to 1.35). Correct it, or leave the position out.".into());
    }
    if !(1.0..=1000.0).contains(&accuracy_m) {
        return Some("accuracy_m must say how far off it may be, from 1 to 1000 metres.".into());
    }
    None
}

fn hours_problem(hours: &Hours) -> Option<String> {
    let Hours { weekly, exceptions, .. } = hours;
    let apart = |ranges: &[[u16; 2]], last: u16| {
        ranges.iter().all(|[from, to]| from < to && *from < last)
            && ranges.windows(2).all(|pair| pair[0][1] < pair[1][0])
    };
    // A Sunday night may run into Monday, but not overlap the first range.
    let around = match (&weekly[..], weekly.last()) {
        ([[from, _], ..], Some([_, to])) => *to < WEEK + from || *weekly == [[0, WEEK]],
        _ => true,
    };
    let days = exceptions.len() <= MOST_EXCEPTIONS
        && exceptions.windows(2).all(|pair| pair[0].date < pair[1].date)
        && exceptions.iter().all(|e| apart(&e.open, DAY) && e.open.iter().all(|[_, to]| *to <= DAY));
    let ever = !weekly.is_empty() || exceptions.iter().any(|e| !e.open.is_empty());
    let sound = apart(weekly, WEEK) && around && days && ever;
    (!sound).then(|| "The ranges are out of order, too long or none.".into())
}

/// Whether it is lower-case letters and digits in words joined by single hyphens.
pub fn is_id(id: &str) -> bool {
    !id.is_empty()
        && id
            .split('-')
            .all(|word| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()))
}

/// Whether it is an address inside the app: only lower-case letters, digits, hyphens, single slashes and `#`, because browsers treat
/// backslashes as slashes and drop tabs.
fn is_internal_path(path: &str) -> bool {
    path.starts_with('/')
        && !path.contains("//")
        && path.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"/-#".contains(&b))
}

/// A number as dialled in the United Kingdom: a three-digit service, Relay UK's `18000`, `116 123` and its like, `0800 1111`,
/// or ten or eleven digits that begin with 0 (Ofcom's National Telephone Numbering Plan).
fn is_phone(phone: &str) -> bool {
    if !phone.bytes().all(|b| b.is_ascii_digit() || b == b' ') {
        return false;
    }
    let digits = digits(phone);
    match digits.len() {
        3 => digits.starts_with('1') || digits == "999",
        5 => digits == "18000",
        6 => digits.starts_with("116"),
        8 => digits.starts_with("0800"),
        10 | 11 => digits.starts_with('0') && !digits.starts_with("00"),
        _ => false,
    }
}

/// A number that takes text messages: 999, or a short code of five digits that begins with 6, 7 or 8 (Ofcom's plan).
fn is_text_number(number: &str) -> bool {
    let short = number.len() == 5 && number.starts_with(['6', '7', '8']) && number.bytes().all(|b| b.is_ascii_digit());
    short || number == "999"
}

/// The digits of a phone number, for a `tel:` link.
pub fn digits(phone: &str) -> String {
    phone.chars().filter(char::is_ascii_digit).collect()
}

/// Whether it is an https link to a host with a name.
pub fn is_https(link: &str) -> bool {
    link.strip_prefix("https://").is_some_and(|rest| {
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        host.contains('.')
            && host.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'.')
            && !rest.contains(char::is_whitespace)
    })
}
