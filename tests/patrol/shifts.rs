//! Shifts to try things with.

use chrono::{DateTime, NaiveDateTime};
use chrono_tz::Europe::London;
use patrol::counts::Counts;
use patrol::note::Note;
use patrol::shift::Shift;
use patrol::time::length::Length;
use patrol::writer::Writer;
use proptest::prelude::*;

/// Tells London's wall clock.
pub fn london(at_ms: i64) -> Option<NaiveDateTime> {
    Some(DateTime::from_timestamp_millis(at_ms)?.with_timezone(&London).naive_local())
}

/// Milliseconds of a moment, written as `2027-03-31T22:30+01:00`.
pub fn at(moment: &str) -> i64 {
    DateTime::parse_from_str(moment, "%Y-%m-%dT%H:%M%:z").expect("a moment").timestamp_millis()
}

/// Twenty-one counters as large as a busy night leaves them.
pub fn a_real_night() -> Shift {
    let counts = [9, 13, 3, 41, 12, 2, 1, 2, 1, 4, 3, 2, 5, 11, 6, 3, 7, 2, 1, 26, 47];
    Shift {
        writer: Writer(0x9f3a_62d1_07bc_e845),
        started_ms: at("2027-03-31T22:30+01:00"),
        ended_ms: Some(at("2027-04-01T02:10+01:00")),
        length: Length { minutes: 220, is_sure: true },
        team: 4,
        area: "High Street and St Dunstan's".to_owned(),
        counts: (1..).zip(counts).collect(),
        others: Vec::new(),
        notes: Vec::new(),
    }
}

/// Any counts.
pub fn counts() -> impl Strategy<Value = Counts> {
    let count = prop_oneof![4 => 1_u32..60, 1 => 1_u32..=u32::MAX];
    prop::collection::btree_map(1_u8..=63, count, 0..40)
}

/// Any shift, also of a phone with a wrong clock.
pub fn shift() -> impl Strategy<Value = Shift> {
    let when = prop_oneof![1_780_000_000_000_i64..1_900_000_000_000, any::<i64>()];
    let lasted = prop_oneof![0_i64..50_000_000, any::<i64>()];
    let others = prop::collection::vec((any::<u64>().prop_map(Writer), any::<u32>(), counts()), 0..5);
    let note = (any::<i64>(), any::<u8>(), text()).prop_map(|(at_ms, kind, text)| Note { at_ms, kind, text });
    let length = (any::<u32>(), any::<bool>()).prop_map(|(minutes, is_sure)| Length { minutes, is_sure });
    let parts = (any::<u64>(), when, prop::option::of(lasted), length, 1_u8..=99, text(), counts(), others);
    (parts, prop::collection::vec(note, 0..4)).prop_map(|(parts, notes)| {
        let (writer, started_ms, lasted, length, team, area, counts, others) = parts;
        let ended_ms = lasted.map(|lasted| started_ms.saturating_add(lasted));
        Shift { writer: Writer(writer), started_ms, ended_ms, length, team, area, counts, others, notes }
    })
}

/// Any text, and often what a spreadsheet would run.
pub fn text() -> impl Strategy<Value = String> {
    prop_oneof!["\\PC{0,30}", "['=+@\t\r\n\"＝＋－＠;,0-9a-z-]{0,12}", Just(String::new())]
}
