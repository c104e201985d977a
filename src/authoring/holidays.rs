//! Warns of hours that do not mention the holidays around Christmas and the new year, when many places close. Native only.

use chrono::{Datelike, Days, NaiveDate};

use crate::authoring::opening_hours::days::hours_starting;
use crate::authoring::opening_hours::notation::{Join, Rule, Span, each, write};
use crate::authoring::opening_hours::parse::parse;
use crate::content::edited::{PLACES, SERVICES};
use crate::content::hours::{DAY, Hours};
use crate::content::knowledge::Knowledge;

/// Month and day.
const HOLIDAYS: [(u32, u32); 4] = [(12, 24), (12, 25), (12, 26), (1, 1)];
/// How many days ahead to warn: time to ask the place.
const AHEAD: u64 = 45;

/// The hours of places and services without a coming holiday: one line for each file and rule to add, with the items, the days and
/// the rule.
pub fn warnings(knowledge: &Knowledge, today: NaiveDate) -> Vec<String> {
    let mut lines: Vec<((&str, &str), String, Vec<&str>)> = Vec::new();
    let places = knowledge.places.iter().map(|place| ((PLACES, "place"), &place.id, &place.hours, &place.evidence));
    let services = knowledge.services.iter();
    let services = services.map(|service| ((SERVICES, "service"), &service.id, &service.hours, &service.evidence));
    for (item, id, hours, evidence) in places.chain(services) {
        let Some(hours) = hours else { continue };
        let silent = silent_days(hours, today, evidence.review_by);
        if silent.is_empty() {
            continue;
        }
        let days: Vec<_> = spans(&silent).iter().map(Span::to_string).collect();
        let fix = format!("They say nothing of {}. Ask, and add what holds: {}.", days.join(", "), add(hours, &silent));
        match lines.iter_mut().find(|(of, known, _)| *of == item && *known == fix) {
            Some((_, _, ids)) => ids.push(id),
            None => lines.push((item, fix, vec![id])),
        }
    }
    let line = |((file, item), fix, ids): ((&str, &str), String, Vec<&str>)| {
        let ids: Vec<_> = ids.iter().map(|id| format!("\"{id}\"")).collect();
        format!("public/content/{file}: {item} {}: hours: {fix}", ids.join(", "))
    };
    lines.into_iter().map(line).collect()
}

/// The coming days of [`HOLIDAYS`] that are not in hours that hold every day or that name dates. Days after `review_by` are ignored:
/// the item is reviewed before.
pub fn silent_days(hours: &Hours, today: NaiveDate, review_by: NaiveDate) -> Vec<NaiveDate> {
    let Ok(rules) = parse(&hours.notation) else {
        return Vec::new();
    };
    if !hours.always() && !rules.iter().any(Rule::dated) {
        return Vec::new();
    }
    let last = today.checked_add_days(Days::new(AHEAD)).unwrap_or(today).min(review_by);
    let named = |date: &NaiveDate| rules.iter().any(|rule| rule.dated() && rule.holds(*date));
    let holidays = HOLIDAYS.map(|(month, day)| Span { years: None, ends: [(month, day); 2], months: false });
    let holiday = |date: &NaiveDate| holidays.iter().any(|span| span.holds(*date));
    each(today, last).filter(|date| holiday(date) && !named(date)).collect()
}

/// The rules to add to hours if these days are closed, and if they are as usual.
fn add(hours: &Hours, days: &[NaiveDate]) -> String {
    let rules = parse(&hours.notation).unwrap_or_default();
    let rule = |join, days: &[NaiveDate], open| Rule { join, dates: spans(days), days: Vec::new(), open };
    let off = rule(Join::Instead, days, Vec::new());
    let alike = days.chunk_by(|a, b| hours_starting(&rules, *a) == hours_starting(&rules, *b));
    let as_ever: Vec<Rule> = alike
        .map(|days| {
            let open = hours_starting(&rules, days[0]);
            // A rule for whole days replaces them; one for nights must be added beside the night before.
            let join = if open == [[0, DAY]] || open.is_empty() { Join::Instead } else { Join::Beside };
            rule(join, days, open)
        })
        .collect();
    let first = if as_ever.first().is_some_and(|rule| rule.join == Join::Beside) { ", " } else { "; " };
    format!("\"; {off}\" where it is closed, \"{first}{}\" where it is as ever", write(&as_ever))
}

/// Sorted days as ranges of consecutive days in one month.
fn spans(days: &[NaiveDate]) -> Vec<Span> {
    let runs = days.chunk_by(|a, b| a.succ_opt() == Some(*b) && a.month() == b.month());
    runs.map(|run| Span::days(Span::day(run[0]), run[run.len() - 1])).collect()
}
