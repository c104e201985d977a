//! A shift in one line.

use patrol::journal::event::Event;
use patrol::journal::lines::Lines;
use patrol::journal::state::State;
use patrol::journal::summary::Summary;
use proptest::prelude::*;

use super::made::{WRITER, line, minute, started, tap};

proptest! {
    #[test]
    fn a_summary_is_read_as_it_was_written(lines in prop::collection::vec(line(), 0..40)) {
        let summary = State::replay(WRITER, &Lines::from_iter(lines)).summary();
        let text = summary.text();
        prop_assert!(text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte)), "{}", text);
        prop_assert_eq!(Summary::parse(&text), Some(summary));
    }

    #[test]
    fn a_spoilt_summary_is_none(lines in prop::collection::vec(line(), 0..40), at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let text = State::replay(WRITER, &Lines::from_iter(lines)).summary().text();
        let mut bytes = text.clone().into_bytes();
        bytes[at.index(text.len())] = byte;
        let Ok(spoilt) = String::from_utf8(bytes) else { return Ok(()) };
        prop_assert_eq!(Summary::parse(&spoilt).is_some(), spoilt == text);
        prop_assert_eq!(Summary::parse(&text[..at.index(text.len())]), None);
    }
}

#[test]
fn a_summary_says_what_the_lines_say() {
    let end = patrol::journal::line::Line::new(WRITER, 4, minute(220), Event::Ended { seen: 12 });
    let summary = State::replay(WRITER, &Lines::from_iter([started(), tap(2, 5), tap(3, 5), end])).summary();
    assert_eq!((summary.writer, summary.last, summary.taps, summary.seen), (WRITER, 4, 2, 12));
    assert_eq!((summary.length.minutes, summary.length.is_sure, summary.team), (220, true, 3));
    assert_eq!(summary.area, "St George's Street");
    assert_eq!(summary.counts.get(&5), Some(&2));
}

#[test]
fn a_line_written_since_shows_in_the_keys() {
    let summary = State::replay(WRITER, &Lines::from_iter([started(), tap(40, 5)])).summary();
    assert!(summary.is_current(Some(40), Some(1)) && summary.is_current(None, None));
    assert!(!summary.is_current(Some(41), Some(1)));
    assert!(!summary.is_current(Some(40), Some(2)));
}
