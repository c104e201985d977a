use patrol::export::csv::{COLUMNS, write};
use patrol::merge::{Merged, sum_of};
use patrol::note::Note;
use patrol::shift::Shift;
use patrol::writer::Writer;
use proptest::prelude::*;

use super::words;
use crate::shifts::{self, at, london};

/// A field, and whether it was in quotes.
type Field = (String, bool);

/// Reads RFC 4180 and nothing else: a quote within a bare field, a lone return or line break, or a record without its
/// end is a fault.
fn strict(table: &str) -> Result<Vec<Vec<Field>>, String> {
    let mut signs = table.chars().peekable();
    let (mut rows, mut row) = (Vec::new(), Vec::new());
    while signs.peek().is_some() {
        let quoted = signs.next_if_eq(&'"').is_some();
        let mut field = String::new();
        if quoted {
            loop {
                match signs.next().ok_or("no end of a quoted field")? {
                    '"' if signs.next_if_eq(&'"').is_some() => field.push('"'),
                    '"' => break,
                    sign => field.push(sign),
                }
            }
        }
        while !quoted && let Some(sign) = signs.next_if(|sign| !",\r\n\"".contains(*sign)) {
            field.push(sign);
        }
        row.push((field, quoted));
        match signs.next() {
            Some(',') => {}
            Some('\r') if signs.next() == Some('\n') => rows.push(std::mem::take(&mut row)),
            other => return Err(format!("{other:?} after a field of row {}", rows.len())),
        }
    }
    if row.is_empty() { Ok(rows) } else { Err("no end of a record".to_owned()) }
}

fn read(table: &str) -> Vec<Vec<Field>> {
    let rows = strict(table.strip_prefix('\u{feff}').expect("the mark is first")).expect("a table");
    assert!(rows.iter().all(|row| row.len() == COLUMNS.len()), "all rows are as long as the first");
    rows
}

const RUN: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// What went in, of a text with or without an apostrophe before it.
fn bare(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if rest.trim_start_matches('\'').starts_with(RUN) => rest,
        _ => text,
    }
}

fn column(name: &str) -> usize {
    COLUMNS.iter().position(|column| *column == name).expect("a column")
}

proptest! {
    #[test]
    fn a_strict_reader_gets_back_what_went_in(shifts in prop::collection::vec(shifts::shift(), 0..4)) {
        let rows = read(&write(&shifts, &words()));
        let mut rows = rows.iter().skip(1);
        for shift in &shifts {
            for (counter, count) in sum_of(shift) {
                let row = rows.next().expect("a count");
                prop_assert_eq!(&row[column("Row")].0, "count");
                prop_assert_eq!(&row[column("Name")].0, &format!("Counter {counter}"));
                prop_assert_eq!(&row[column("Count")], &(count.to_string(), false));
                prop_assert_eq!(bare(&row[column("Area")].0), &shift.area);
                prop_assert_eq!(&row[column("Team")], &(shift.team.to_string(), false));
            }
            let of_clock = usize::from(shift.ended_ms.is_some() && !shift.length.is_sure);
            for _ in 0..Merged::others_of(shift).unlike().count() + of_clock {
                prop_assert_eq!(&rows.next().expect("a doubt")[column("Row")].0, "doubt");
            }
            for note in &shift.notes {
                let row = rows.next().expect("a note");
                prop_assert_eq!(bare(&row[column("Text")].0), &note.text);
                prop_assert_eq!(&row[column("Name")].0, &format!("Kind {}", note.kind));
                let time = london(note.at_ms).map(|at| at.time().to_string()[..5].to_owned()).unwrap_or_default();
                prop_assert_eq!(&row[column("Time")].0, &time);
            }
            if sum_of(shift).is_empty() && shift.notes.is_empty() {
                prop_assert_eq!(&rows.next().expect("the shift")[column("Row")].0, "shift");
            }
        }
        prop_assert_eq!(rows.next(), None);
    }

    /// Bare is a number or nothing; no field begins with what a spreadsheet runs.
    #[test]
    fn nothing_is_run(shifts in prop::collection::vec(shifts::shift(), 0..4)) {
        for (field, quoted) in read(&write(&shifts, &words())).iter().flatten() {
            prop_assert!(*quoted || field.bytes().all(|digit| digit.is_ascii_digit()), "{}", field);
            prop_assert!(!field.starts_with(RUN), "{}", field);
        }
    }
}

fn texts(notes: &[&str]) -> Vec<String> {
    let mut shift = shifts::a_real_night();
    shift.counts.clear();
    shift.notes =
        notes.iter().map(|text| Note { at_ms: shift.started_ms, kind: 1, text: (*text).to_owned() }).collect();
    read(&write(&[shift], &words())).iter().skip(1).map(|row| row[column("Text")].0.clone()).collect()
}

#[test]
fn an_apostrophe_is_before_what_would_run_and_before_nothing_else() {
    let run = ["=1+1", "+44", "-5", "@SUM(A1)", "\tx", "\rx", "\nx", "＝1", "－1", "＋1", "＠x", "'=1"];
    assert_eq!(texts(&run), run.map(|text| format!("'{text}")));
    let harmless = ["3-4", "01:30", "007", "'til two", "said \"no\"; left", "a\r\nb", "a, b", " =1", "caf\u{e9}", ""];
    assert_eq!(texts(&harmless), harmless);
}

fn first_row(shift: &Shift) -> Vec<String> {
    read(&write(std::slice::from_ref(shift), &words()))[1].iter().map(|(field, _)| field.clone()).collect()
}

#[test]
fn a_shift_belongs_to_the_day_and_month_on_which_it_began_in_london() {
    let mut shift = shifts::a_real_night();
    assert_eq!(first_row(&shift)[..6], ["2027-03-31", "2027-03", "22:30", "02:10", "220", "4"]);
    let nights = [
        ("2026-10-24T22:30+01:00", "2026-10-25T03:00+00:00", "2026-10-24"),
        ("2027-03-27T22:30+00:00", "2027-03-28T03:00+01:00", "2027-03-27"),
        ("2027-04-01T00:20+01:00", "2027-04-01T02:10+01:00", "2027-04-01"),
    ];
    for (start, end, day) in nights {
        (shift.started_ms, shift.ended_ms) = (at(start), Some(at(end)));
        assert_eq!(first_row(&shift)[0], day, "{start} to {end}");
    }
    shift.ended_ms = None;
    assert_eq!(first_row(&shift)[3..5], ["", ""]);
}

#[test]
fn the_minutes_are_not_those_of_the_clock_of_the_phone_and_doubtful_ones_say_so() {
    let mut shift = shifts::a_real_night();
    shift.ended_ms = Some(shift.started_ms - 60_000);
    assert_eq!(first_row(&shift)[3..5], ["22:29", "220"]);
    let doubts = |shift: &Shift| {
        let rows = read(&write(std::slice::from_ref(shift), &words()));
        rows.iter().filter(|row| row[column("Row")].0 == "doubt").count()
    };
    assert_eq!(doubts(&shift), 0);
    shift.length.is_sure = false;
    assert_eq!(doubts(&shift), 1);
}

#[test]
fn doubtful_counts_say_so() {
    let mut shift = shifts::a_real_night();
    shift.others = [2, 3].map(|count| (Writer(9), 7, [(1, count)].into())).to_vec();
    let rows = read(&write(&[shift], &words()));
    assert_eq!(rows.iter().filter(|row| row[column("Row")].0 == "doubt").count(), 1);
    assert_eq!(rows[1][column("Count")].0, "12");
    assert_eq!(rows[1][column("Phones")].0, "2");
}

#[test]
fn the_strict_reader_is_strict() {
    for fault in ["a\"b\r\n", "\"a\"b\r\n", "\"a\r\n", "a\nb\r\n", "a\rb\r\n", "a,b"] {
        assert!(strict(fault).is_err(), "{fault:?}");
    }
}
