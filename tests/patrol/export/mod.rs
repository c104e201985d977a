mod csv;
mod text;

use patrol::export::{Words, file_name};

use crate::shifts::{self, at, london};

fn counter(counter: u8) -> String {
    format!("Counter {counter}")
}

fn kind(kind: u8) -> String {
    format!("Kind {kind}")
}

fn words() -> Words<'static> {
    Words { counter: &counter, order: &[], kind: &kind, london: &london }
}

#[test]
fn a_file_is_named_by_the_days_of_london_on_which_its_shifts_began() {
    let mut night = shifts::a_real_night();
    let mut later = night.clone();
    later.started_ms = at("2027-04-01T00:20+01:00");
    assert_eq!(file_name(&[night.clone()], &london, "csv"), "shift-2027-03-31.csv");
    assert_eq!(file_name(&[later.clone(), night.clone()], &london, "csv"), "shifts-2027-03-31-to-2027-04-01.csv");
    assert_eq!(file_name(&[night.clone(), night.clone()], &london, "txt"), "shifts-2027-03-31.txt");
    assert_eq!(file_name(&[], &london, "csv"), "shift.csv");
    night.started_ms = i64::MAX;
    assert_eq!(file_name(&[night], &london, "csv"), "shift.csv");
}
