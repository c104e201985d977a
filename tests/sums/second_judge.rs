//! Compares our opening hours with the reference implementation, npm `opening_hours`: notations from practice, those in the
//! content, and random ones.
//!
//! Both are evaluated on the wall clock of London over three years (the reference with its clock at UTC, which has no changes),
//! and for each minute of UTC in the weeks in which London's clocks change.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::LazyLock;

use crate::support::editions::built_in;
use chrono::{Days, NaiveDate, NaiveDateTime, Timelike};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use safe_night_canterbury::authoring::opening_hours::compile::compile_opening_hours;
use safe_night_canterbury::content::hours::Hours;
use safe_night_canterbury::logic::time::london::wall_clock;
use serde::Deserialize;
use serde_json::json;

use crate::sums::day;

/// Each year is compiled by itself, as in the content, where an entry is valid for at most one year in practice.
fn years() -> [[NaiveDate; 2]; 3] {
    [2026, 2027, 2028].map(|year| [day(year, 11, 23), day(year + 1, 11, 22)])
}

/// Three days before to three days after each change of London's clocks in those years.
fn changes() -> Vec<[NaiveDate; 2]> {
    [(2027, 3, 28), (2027, 10, 31), (2028, 3, 26), (2028, 10, 29), (2029, 3, 25), (2029, 10, 28)]
        .map(|(year, month, d)| [day(year, month, d) - Days::new(3), day(year, month, d) + Days::new(3)])
        .to_vec()
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Reading {
    /// For each span, the open ranges: minutes since 1970 in UTC, and whether the state is unknown.
    Open(Vec<Vec<(i64, i64, bool)>>),
    #[expect(dead_code, reason = "shown when a test fails")]
    Refused(String),
}

/// The reading of the reference for each notation, from the midnight of each span's first day to the midnight after its last.
fn reference(clock: &str, notations: &[String], spans: &[[NaiveDate; 2]]) -> Vec<Reading> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/hours/reference.mjs");
    let spans: Vec<_> = spans.iter().map(|[first, last]| [midnight(*first), midnight(*last + Days::new(1))]).collect();
    let mut node = Command::new("node")
        .arg(script)
        .env("TZ", clock)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("Node runs the reference: `make page-checks` sets it up");
    let input = json!({ "notations": notations, "spans": spans }).to_string();
    node.stdin.take().expect("a pipe").write_all(input.as_bytes()).expect("Node reads");
    let output = node.wait_with_output().expect("Node ends");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "the reference did not run, which `make page-checks` sets up: {errors}");
    serde_json::from_slice(&output.stdout).expect("the reference answers in this form")
}

fn midnight(date: NaiveDate) -> i64 {
    date.and_time(chrono::NaiveTime::MIN).and_utc().timestamp() / 60
}

/// Our open ranges from the first day to the last, in minutes since 1970 on the wall clock.
fn ours(hours: &Hours, [first, last]: [NaiveDate; 2]) -> Vec<(i64, i64, bool)> {
    let days = (last - first).num_days() + 1;
    let ranges = hours.from(first, days as u16);
    ranges
        .into_iter()
        .map(|[from, to]| (midnight(first) + i64::from(from), midnight(first) + i64::from(to), false))
        .collect()
}

/// Each minute of UTC around the changes, with the wall clock of London.
static AROUND_CHANGES: LazyLock<Vec<Vec<(i64, NaiveDateTime)>>> = LazyLock::new(|| {
    let minutes = |[first, last]: [NaiveDate; 2]| midnight(first)..midnight(last);
    let shown = |minute: i64| Some((minute, wall_clock(minute as f64 * 60_000.0)?));
    changes().into_iter().map(|span| minutes(span).filter_map(shown).collect()).collect()
});

/// The first difference in the years for which we accept a notation. `None`: no difference.
fn difference(notation: &str, reading: &Reading) -> Option<String> {
    let taken =
        years().map(|year| compile_opening_hours(notation, year[0], year[1]).ok().map(|hours| ours(&hours, year)));
    let Reading::Open(spans) = reading else {
        return taken.iter().any(Option::is_some).then(|| format!("{reading:?}"));
    };
    taken.iter().zip(spans).find_map(|(ours, expected)| {
        let ours = ours.as_ref()?;
        let at = (0..ours.len().max(expected.len())).find(|n| ours.get(*n) != expected.get(*n))?;
        let time = |minute: i64| chrono::DateTime::from_timestamp(minute * 60, 0).map(|time| time.naive_utc());
        let times =
            |range: Option<&(i64, i64, bool)>| range.map(|(from, to, unknown)| (time(*from), time(*to), *unknown));
        Some(format!("we say {:?}, they say {:?}", times(ours.get(at)), times(expected.get(at))))
    })
}

/// The first minute of UTC around a change of the clocks with a difference.
fn difference_around_changes(notation: &str, reading: &Reading) -> Option<String> {
    let Reading::Open(spans) = reading else {
        return Some(format!("{reading:?}"));
    };
    changes().iter().zip(&*AROUND_CHANGES).zip(spans).find_map(|(([first, last], minutes), expected)| {
        let [from, to] = *years().iter().find(|[from, to]| from <= first && last <= to)?;
        let hours = compile_opening_hours(notation, from, to).ok()?;
        minutes.chunk_by(|(_, previous), (_, next)| previous.date() == next.date()).find_map(|of_a_day| {
            let ours = hours.on(of_a_day[0].1.date());
            of_a_day.iter().find_map(|(minute, now)| {
                let shown = (now.hour() * 60 + now.minute()) as u16;
                let open = expected.iter().any(|(from, to, unknown)| (from..to).contains(&minute) && !unknown);
                let differs = open != ours.iter().any(|[from, to]| (*from..*to).contains(&shown));
                differs.then(|| format!("at {now} in London they say open: {open}"))
            })
        })
    })
}

struct Entry {
    notation: String,
    /// `None`: it must be accepted.
    refused: Option<String>,
    /// The reason for a difference from the reference.
    reason: Option<String>,
}

fn corpus() -> Vec<Entry> {
    let lines = include_str!("../hours/corpus.tsv").lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines
        .map(|line| {
            let mut parts = line.split('\t');
            let notation = parts.next().unwrap_or_default().replace("\\n", "\n").replace("\\t", "\t");
            let expected = parts.next().unwrap_or_else(|| panic!("{line}: no expectation"));
            let refused = expected.strip_prefix("refused: ").map(str::to_owned);
            assert!(refused.is_some() || expected == "right", "{line}: neither right nor refused");
            let notation = if notation == "(nothing)" { String::new() } else { notation };
            Entry { notation, refused, reason: parts.next().map(str::to_owned) }
        })
        .collect()
}

#[test]
fn notations_from_practice_are_read_as_the_reference_reads_them_or_refused_with_a_fix() {
    let corpus = corpus();
    let notations: Vec<String> = corpus.iter().map(|entry| entry.notation.clone()).collect();
    let (readings, around) =
        (reference("UTC", &notations, &years()), reference("Europe/London", &notations, &changes()));
    let (mut wrong, mut written) = (Vec::new(), Vec::new());
    for ((entry, reading), around) in corpus.iter().zip(&readings).zip(&around) {
        let Entry { notation, refused, reason } = entry;
        let lowered = compile_opening_hours(notation, years()[0][0], years()[0][1]);
        match (refused, lowered) {
            (Some(_), Ok(_)) => wrong.push(format!("{notation}: taken, which should be refused")),
            (Some(words), Err(fix)) if !fix.contains(words.as_str()) => {
                wrong.push(format!("{notation}: refused, but without \"{words}\": {fix}"));
            }
            // Past dates are valid in earlier years.
            (Some(_), Err(_)) => wrong.extend(difference(notation, reading).map(|text| format!("{notation}: {text}"))),
            (None, Err(fix)) => wrong.push(format!("{notation}: refused: {fix}")),
            (None, Ok(hours)) => {
                written.push(hours.notation);
                let clocks = reason.as_deref().is_some_and(|reason| reason.starts_with("Clocks: "));
                let (always, around) = (difference(notation, reading), difference_around_changes(notation, around));
                let differs = [always.is_some(), around.is_some()];
                let right = match reason {
                    None => differs == [false, false],
                    Some(_) if clocks => differs == [false, true],
                    Some(_) => differs[0],
                };
                if !right {
                    wrong.push(format!("{notation}: {:?}, and the reason given: {reason:?}", always.or(around)));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), corpus.len(), wrong.join("\n"));
    // The notations that we write ourselves must not differ.
    for (notation, reading) in written.iter().zip(reference("UTC", &written, &years())) {
        assert_eq!(difference(notation, &reading), None, "{notation}");
    }
}

#[test]
fn every_notation_in_the_content_is_read_as_the_reference_reads_it() {
    let knowledge = built_in();
    let hours = knowledge
        .places
        .iter()
        .filter_map(|p| p.hours.as_ref())
        .chain(knowledge.services.iter().filter_map(|s| s.hours.as_ref()));
    let mut notations: Vec<String> = hours.map(|hours| hours.notation.clone()).collect();
    notations.sort();
    notations.dedup();
    let (readings, around) =
        (reference("UTC", &notations, &years()), reference("Europe/London", &notations, &changes()));
    for ((notation, reading), around) in notations.iter().zip(&readings).zip(&around) {
        assert_eq!(difference(notation, reading).or(difference_around_changes(notation, around)), None, "{notation}");
    }
}

#[test]
fn random_notations_are_read_as_the_reference_reads_them_or_refused() {
    let taken: Vec<String> = random_notations()
        .filter(|notation| years().iter().any(|[first, last]| compile_opening_hours(notation, *first, *last).is_ok()))
        .collect();
    assert!(taken.len() > 100, "of {RANDOM_NOTATIONS} only {} are taken", taken.len());
    for (notation, reading) in taken.iter().zip(reference("UTC", &taken, &years())) {
        assert_eq!(difference(notation, &reading), None, "{notation}");
    }
}

const RANDOM_NOTATIONS: usize = 300;

fn random_notations() -> impl Iterator<Item = String> {
    let mut runner = TestRunner::deterministic();
    (0..RANDOM_NOTATIONS).map(move |_| notation().new_tree(&mut runner).expect("a notation").current())
}

/// Notations of one to four rules, in the part of the grammar that we support.
fn notation() -> impl Strategy<Value = String> {
    let pick = |words: &[&'static str]| prop::sample::select(words.to_vec());
    let days = pick(&["Mo-Su", "Mo-Fr", "Sa-Su", "Fr-Mo", "Fr-Sa", "Su", "Mo,We", "Tu", "Fr[1]", "Su[-1]", ""]);
    let times = pick(&[
        "09:00-17:00",
        "17:00-05:00",
        "22:00-02:00",
        "00:00-24:00",
        "09:00-12:00,13:00-17:00",
        "00:00-03:00",
        "20:00-26:00",
        "off",
    ]);
    let dates = pick(&[
        "2026 Dec 25",
        "2026 Dec 24-26",
        "2026 Dec 31",
        "Dec 25",
        "Dec 25-26,Jan 1",
        "Dec 24-Jan 2",
        "2027 Mar 28",
        "Aug",
        "2028 Oct 27-2028 Nov 3",
    ]);
    let weekly = (days.clone(), times.clone()).prop_map(|(days, times)| format!("{days} {times}").trim().to_owned());
    let dated = (dates, pick(&["", "", "", "Fr-Sa"]), times).prop_map(|(dates, days, times)| {
        [dates, days, times].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
    });
    let rule = prop_oneof![weekly.clone(), dated];
    let start = prop_oneof![Just("24/7".to_owned()), weekly];
    let more = prop::collection::vec((pick(&["; ", "; ", ", "]), rule), 0..4);
    (start, more)
        .prop_map(|(start, more)| more.into_iter().fold(start, |all, (join, rule)| format!("{all}{join}{rule}")))
}

/// A fix that proposes a refused notation would send people round in a circle.
#[test]
fn whatever_a_fix_proposes_is_accepted() {
    let [first, last] = years()[0];
    let mut proposed = 0;
    for notation in corpus().into_iter().map(|entry| entry.notation).chain(random_notations()) {
        let Err(fix) = compile_opening_hours(&notation, first, last) else { continue };
        assert!(fix.ends_with('.'), "{notation}: {fix}");
        // The parts in quotation marks are every second part.
        let quoted = fix.split('"').skip(1).step_by(2);
        for way in quoted.filter(|way| *way != notation && (way.contains("; ") || way.contains(", "))) {
            proposed += 1;
            let taken = compile_opening_hours(way, first, last);
            assert!(taken.is_ok(), "{notation} is told to be written {way}, which is refused: {taken:?}");
        }
    }
    assert!(proposed > 100, "only {proposed} fixes propose anything");
}

/// Words and characters of the notation, and some others, in any order.
fn jumble() -> impl Strategy<Value = String> {
    let pieces = [
        "Mo",
        "Fr",
        "Su",
        "-",
        "-",
        ",",
        ", ",
        ";",
        "; ",
        " ",
        " ",
        ":",
        "[",
        "]",
        "1",
        "5",
        "31",
        "48",
        "00:00",
        "24:00",
        "17:00-05:00",
        "09:00-17:00",
        "2026",
        "2027",
        "Dec",
        "Jan",
        "Feb",
        "25",
        "off",
        "open",
        "24/7",
        "Mo-Fr 09:00-17:00",
        "Sa[-1]",
        "2026 Dec 25",
        "Dec 24-Jan 2",
        "99999999999",
        "+",
        "(",
        "/",
        "é",
        "–",
        "\u{200b}",
        "PH",
        "sunset",
        "\"",
        "||",
        "00",
        "1900",
        "2099",
    ];
    prop::collection::vec(prop::sample::select(pieces.to_vec()), 0..12).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn any_text_is_accepted_or_refused_in_sentences(text in jumble()) {
        let (first, last) = (day(2026, 12, 7), day(2027, 1, 17));
        match compile_opening_hours(&text, first, last) {
            // The notation that we write for it has the same hours, and stays unchanged.
            Ok(hours) => prop_assert_eq!(compile_opening_hours(&hours.notation, first, last), Ok(hours)),
            Err(fix) => prop_assert!(fix.ends_with('.'), "{}: {}", text, fix),
        }
    }
}

/// Editors copy these examples, so each must be accepted.
#[test]
fn the_examples_in_the_readme_are_accepted() {
    let [first, last] = years()[0];
    let readme = include_str!("../../public/content/README.md");
    let rows = readme.lines().skip_while(|line| *line != "| hours | how to write them |").skip(2);
    let rows: Vec<&str> = rows.take_while(|line| line.starts_with('|')).collect();
    assert!(rows.len() > 5, "the table of hours is not there");
    for notation in rows.iter().flat_map(|row| row.split('`').skip(1).step_by(2)) {
        let taken = compile_opening_hours(notation, first, last);
        assert!(taken.is_ok(), "{notation}: {taken:?}");
    }
}
