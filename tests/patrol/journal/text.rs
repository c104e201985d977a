//! A line is read as it was written, and nothing else is read.

use patrol::journal::event::Event;
use patrol::journal::line::{BadLine, Line};
use patrol::journal::read::{FaultKind, read};
use patrol::time::stamp::Stamp;
use patrol::writer::Writer;
use proptest::prelude::*;

use super::made::{WRITER, line, minute, tap};

proptest! {
    #[test]
    fn a_line_is_read_as_it_was_written(line in line()) {
        let text = line.text();
        prop_assert!(text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte)), "{}", text);
        prop_assert_eq!(Line::parse(&text), Ok(line));
    }

    #[test]
    fn a_line_with_any_other_letter_is_none(line in line(), at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut bytes = line.text().into_bytes();
        let at = at.index(bytes.len());
        prop_assume!(bytes[at] != byte);
        bytes[at] = byte;
        let Ok(text) = String::from_utf8(bytes) else { return Ok(()) };
        prop_assert_eq!(Line::parse(&text), Err(BadLine::Check));
    }

    #[test]
    fn the_beginning_of_a_line_is_none(line in line(), at in any::<prop::sample::Index>()) {
        let text = line.text();
        prop_assert!(Line::parse(&text[..at.index(text.len())]).is_err());
    }

    #[test]
    fn anything_at_all_is_read_without_failing(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        prop_assert!(read(&bytes).lines.is_empty());
    }

    #[test]
    fn a_right_check_makes_no_sense_of_nonsense(body in "1?\\.?[0-9a-f.~_-]{0,60}") {
        if let Ok(line) = Line::parse(&sealed(&body)) {
            prop_assert_eq!(line.text(), sealed(&body));
        }
    }
}

fn sealed(body: &str) -> String {
    format!("{body}.{:08x}", crc32fast::hash(body.as_bytes()))
}

#[test]
fn a_line_stays_what_it_is() {
    // Phones hold lines like these: whoever changes how they are written keeps reading them.
    let stamp = Stamp { wall_ms: 1_790_000_000_123, run: 4_000_000_000, steady_ms: 61_000 };
    let tap = Line::new(WRITER, 12, stamp, Event::Counted { counter: 5, by: -3 });
    assert_eq!(tap.text(), "1.0123456789abcdef.12.1790000000123.4000000000.61000.c.5.-3.e47acd58");
    let note = Line::new(Writer(1), 3, minute(0), Event::Noted { kind: 2, text: "Ring lost, é.".to_owned() });
    assert_eq!(note.text(), "1.0000000000000001.3.1790000000000.1.0.n.2.Ring_lost~2c~_~e9~~2e~.af68d531");
}

#[test]
fn numbers_have_one_way_to_be_written() {
    let tap = tap(7, 5).text();
    let body = tap.rsplit_once('.').unwrap().0;
    assert_eq!(Line::parse(&sealed(&body.replace(".7.", ".007."))), Err(BadLine::NotUnderstood));
    assert_eq!(Line::parse(&sealed(&body.replace(".7.", ".0."))), Err(BadLine::NotUnderstood));
    assert_eq!(Line::parse(&sealed(&body.replace(".c.5.", ".c.64."))), Err(BadLine::NotUnderstood));
    assert!(Line::parse(&sealed(body)).is_ok());
}

#[test]
fn each_fault_is_told_by_its_kind() {
    let (first, second, third) = (tap(1, 1).text(), tap(2, 1).text(), tap(3, 1).text());
    let newer = sealed(&format!("1.0123456789abcdef.4.0.0.0.z.{}", "new"));
    let stored = format!(
        "{first}\n{}\n{newer}\n{second}\n{second}\n{}",
        second.replace("789", "788"),
        &third[..third.len() - 1]
    );
    let reading = read(stored.as_bytes());
    assert_eq!(reading.lines.iter().map(Line::number).collect::<Vec<_>>(), [1, 2]);
    let faults: Vec<_> = reading.faults.iter().map(|fault| (fault.piece, fault.kind)).collect();
    assert_eq!(faults, [(2, FaultKind::Spoilt), (3, FaultKind::NotUnderstood), (6, FaultKind::Torn)]);
}

#[test]
fn letters_cut_in_two_spoil_one_line_alone() {
    let mut stored = format!("{}\n", tap(1, 1).text()).into_bytes();
    stored.extend_from_slice(&"é".as_bytes()[..1]);
    stored.extend_from_slice(format!("\n{}", tap(2, 1).text()).as_bytes());
    let reading = read(&stored);
    assert_eq!((reading.lines.len(), reading.count(FaultKind::Spoilt)), (2, 1));
}

#[test]
fn a_line_longer_than_any_is_none() {
    let long = Event::Noted { kind: 1, text: "\u{10ffff}".repeat(2_000) };
    assert_eq!(Line::parse(&Line::new(WRITER, 1, minute(0), long).text()), Err(BadLine::Check));
    let longest = Event::Noted { kind: 1, text: "\u{10ffff}".repeat(patrol::journal::write::MAX_NOTE) };
    let longest = Line::new(WRITER, 1, minute(0), longest);
    assert_eq!(Line::parse(&longest.text()), Ok(longest));
}
