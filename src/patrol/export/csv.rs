//! Shifts as one table: a row for each count and each note, with the shift they belong to.
//!
//! By RFC 4180, with a byte-order mark first, without which Excel spoils accents, and no `sep=`, which would undo the
//! mark. Numbers stand bare and every text in quotes; a text that a spreadsheet would run as a formula has an
//! apostrophe before it.

use super::{Words, clock, iso};
use crate::merge::{Merged, sum_in_order};
use crate::shift::Shift;

/// The first row.
pub const COLUMNS: [&str; 13] =
    ["Day", "Month", "Start", "End", "Minutes", "Team", "Area", "Phones", "Row", "Name", "Count", "Time", "Text"];

enum Field<'a> {
    Text(&'a str),
    Number(u64),
    Nothing,
}

/// The table. A row is `count`, `note`, or `doubt` where two phones counted as one, so that its counts may be short, or
/// where a clock was set, so that its minutes may be off. A shift with neither counts nor notes has one row, `shift`.
pub fn write(shifts: &[Shift], words: &Words) -> String {
    let mut table = "\u{feff}".to_owned();
    row(&mut table, &COLUMNS.map(Field::Text));
    for shift in shifts {
        rows(&mut table, shift, words);
    }
    table
}

fn rows(table: &mut String, shift: &Shift, words: &Words) {
    let start = (words.london)(shift.started_ms);
    let end = shift.ended_ms.and_then(words.london).map(clock).unwrap_or_default();
    let day = start.map(|start| iso(start.date())).unwrap_or_default();
    let month = day.rsplit_once('-').map(|(month, _)| month).unwrap_or_default();
    let clock_of_start = start.map(clock).unwrap_or_default();
    let lasted = shift.ended_ms.map(|_| u64::from(shift.length.minutes));
    let others = Merged::others_of(shift);
    let phones = u64::try_from(others.writers()).unwrap_or(u64::MAX).saturating_add(1);
    let mut add = |kind: &str, name: &str, count: Option<u32>, time: &str, text: &str| {
        let number = |number: Option<u64>| number.map_or(Field::Nothing, Field::Number);
        row(
            table,
            &[
                Field::Text(&day),
                Field::Text(month),
                Field::Text(&clock_of_start),
                Field::Text(&end),
                number(lasted),
                Field::Number(u64::from(shift.team)),
                Field::Text(&shift.area),
                Field::Number(phones),
                Field::Text(kind),
                Field::Text(name),
                number(count.map(u64::from)),
                Field::Text(time),
                Field::Text(text),
            ],
        );
    };
    let counts = sum_in_order(shift, words.order);
    for (counter, count) in &counts {
        add("count", &(words.counter)(*counter), Some(*count), "", "");
    }
    for _ in others.unlike() {
        add("doubt", "Two phones counted as one", None, "", "Some taps of one of them may be missing.");
    }
    if lasted.is_some() && !shift.length.is_sure {
        add("doubt", "The clock of the phone was changed", None, "", "The minutes are about right.");
    }
    for note in &shift.notes {
        let at = (words.london)(note.at_ms).map(clock).unwrap_or_default();
        add("note", &(words.kind)(note.kind), None, &at, &note.text);
    }
    if counts.is_empty() && shift.notes.is_empty() {
        add("shift", "", None, "", "");
    }
}

fn row(table: &mut String, fields: &[Field]) {
    for (at, field) in fields.iter().enumerate() {
        if at > 0 {
            table.push(',');
        }
        match field {
            Field::Text(text) => quote(table, text),
            Field::Number(number) => table.push_str(&number.to_string()),
            Field::Nothing => {}
        }
    }
    table.push_str("\r\n");
}

fn quote(table: &mut String, text: &str) {
    table.push('"');
    if is_run(text) {
        table.push('\'');
    }
    table.push_str(&text.replace('"', "\"\""));
    table.push('"');
}

/// Whether a spreadsheet would run it. A text that has apostrophes before such a sign gets one more, so that taking one
/// away from every such text gives back what went in.
fn is_run(text: &str) -> bool {
    let first = text.trim_start_matches('\'').chars().next();
    first.is_some_and(|sign| matches!(sign, '=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠'))
}
