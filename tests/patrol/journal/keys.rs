//! Where lines are stored, and how much a tap writes.

use std::collections::BTreeMap;

use patrol::journal::event::Event;
use patrol::journal::keys::{
    CHUNK, Key, MAX_SHIFTS, append, chunk_key, erase, record_key, record_range, summary_key, writers,
};
use patrol::journal::line::Line;
use patrol::journal::read::read;
use patrol::journal::state::State;
use patrol::writer::Writer;
use proptest::prelude::*;

use super::made::{WRITER, line, minute, started, tap};

proptest! {
    #[test]
    fn keys_are_read_as_they_were_written(line in line(), number in any::<u32>()) {
        let writer = line.writer();
        prop_assert_eq!(Key::parse(&chunk_key(writer, number)), Some(Key::Chunk { writer, chunk: number / CHUNK }));
        prop_assert_eq!(Key::parse(&summary_key(writer)), Some(Key::Summary { writer }));
        let record = record_key(writer, line.id());
        prop_assert_eq!(Key::parse(&record), Some(Key::Record { writer, line: line.id() }));
        let (from, to) = record_range(writer);
        prop_assert!(from < record && record < to);
    }

    #[test]
    fn keys_of_something_else_are_none(key in ".{0,40}") {
        prop_assert_eq!(Key::parse(&key), None);
    }

    #[test]
    fn records_are_in_order_by_number(one in line(), other in line()) {
        let key = |line: &Line| record_key(line.writer(), line.id());
        let id = |line: &Line| (line.writer(), line.id());
        prop_assert_eq!(key(&one).cmp(&key(&other)), id(&one).cmp(&id(&other)));
    }

    #[test]
    fn what_is_erased_is_gone_and_all_else_is_there(lines in prop::collection::vec(line(), 1..20), which in any::<prop::sample::Index>(), torn in "[0-9a-z.]{0,9}") {
        let chunk = lines.iter().fold(torn.clone(), |chunk, line| append(&chunk, line));
        let erased = which.get(&lines);
        let rest = erase(&chunk, erased.writer(), erased.id());
        let is_left = |line: &&Line| (line.writer(), line.id()) != (erased.writer(), erased.id());
        let left = lines.iter().filter(is_left).cloned().collect();
        prop_assert_eq!(read(rest.as_bytes()).lines, left);
        prop_assert!(rest.starts_with(&torn));
        prop_assert!(!rest.contains(&erased.text()));
    }
}

#[test]
fn a_key_has_one_way_to_be_written() {
    assert!(Key::parse("patrol.0123456789abcdef.7").is_some());
    assert_eq!(Key::parse("patrol.0123456789abcdef.07"), None);
    assert_eq!(Key::parse("0123456789abcdef.7.00000001"), None);
    assert_eq!(Key::parse("patrol.0123456789abcdef.7.8"), None);
}

#[test]
fn a_torn_end_stays_apart_from_the_next_line() {
    let torn = &tap(2, 1).text()[..30];
    let chunk = append(torn, &tap(3, 1));
    assert_eq!(read(chunk.as_bytes()).lines.iter().map(Line::number).collect::<Vec<_>>(), [3]);
    assert!(chunk.starts_with(torn));
}

#[test]
fn each_writer_is_listed_once_and_no_more_than_can_be_shown() {
    let keys = [chunk_key(WRITER, 1), summary_key(WRITER), record_key(Writer(7), tap(1, 1).id()), "theme".to_owned()];
    assert_eq!(writers(keys.iter().map(String::as_str)), [Writer(7), WRITER]);
    let many: Vec<String> = (0..2_000).map(|writer| summary_key(Writer(writer))).collect();
    assert_eq!(writers(many.iter().map(String::as_str)).len(), MAX_SHIFTS);
}

/// Two thousand taps and two hundred notes.
#[test]
fn a_long_night_is_small_and_a_tap_writes_little() {
    let mut state = State::new(WRITER);
    let mut stored: BTreeMap<String, String> = BTreeMap::new();
    let (mut most, mut written) = (0, 0);
    let mut store = |state: &mut State, line: Line| {
        state.apply(&line);
        let chunk = stored.entry(chunk_key(WRITER, line.number())).or_default();
        *chunk = append(chunk, &line);
        most = most.max(chunk.len());
        written += chunk.len();
    };
    store(&mut state, started());
    let note = "Young woman cold and upset outside the club, blanket and water, friends came, taxi at 01:20.";
    for number in 0..2_200_u32 {
        let event = if number % 11 == 0 {
            Event::Noted { kind: 1, text: note.to_owned() }
        } else {
            Event::Counted { counter: (number % 21 + 1) as u8, by: 1 }
        };
        let line = state.next(minute(number / 5), event).unwrap();
        store(&mut state, line);
    }
    let bytes: usize = stored.iter().map(|(key, chunk)| key.len() + chunk.len()).sum();
    println!("{} keys, {bytes} bytes; a line writes {} on average, {most} at most", stored.len(), written / 2_201);
    assert!(bytes < 256 * 1024, "{bytes}");
    assert!(most < 4 * 1024, "{most}");
    assert_eq!(stored.len(), 69);
}
