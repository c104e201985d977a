//! Lines of all kinds, made at random.

use patrol::counts::Counts;
use patrol::journal::event::{Event, List};
use patrol::journal::line::{Line, LineId};
use patrol::time::stamp::Stamp;
use patrol::writer::Writer;
use proptest::prelude::*;

pub const WRITER: Writer = Writer(0x0123_4567_89ab_cdef);

/// Any text that a phone can write, line breaks, emoji and all that a store may stumble over among it.
pub fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        ".{0,20}",
        prop::collection::vec(any::<char>(), 0..20).prop_map(String::from_iter),
        Just("\0\r\n\t ~._-,;:\"\\\u{2028}\u{feff}\u{202e}🩹 Ünïcödé ɛ́".to_owned()),
    ]
}

pub fn counts() -> impl Strategy<Value = Counts> {
    prop::collection::btree_map(1..=63_u8, any::<u32>(), 0..6)
}

pub fn id() -> impl Strategy<Value = LineId> {
    (any::<u32>(), any::<u32>()).prop_map(|(number, check)| LineId { number, check })
}

pub fn event() -> impl Strategy<Value = Event> {
    let list = prop_oneof![Just(List::Kit), Just(List::Debrief)];
    let started = (any::<u8>(), words(), any::<Option<u64>>());
    prop_oneof![
        started.prop_map(|(team, area, old)| Event::Started { team, area, continues: old.map(Writer) }),
        (1..=63_u8, any::<i32>()).prop_map(|(counter, by)| Event::Counted { counter, by }),
        id().prop_map(|line| Event::Undone { line }),
        (any::<u8>(), words()).prop_map(|(kind, text)| Event::Noted { kind, text }),
        id().prop_map(|line| Event::NoteDeleted { line }),
        (list, words(), any::<bool>()).prop_map(|(list, item, is_on)| Event::Ticked { list, item, is_on }),
        (any::<u64>(), any::<u32>(), counts()).prop_map(|(other, last, counts)| Event::Merged {
            other: Writer(other),
            last,
            counts
        }),
        any::<u32>().prop_map(|seen| Event::Ended { seen }),
        Just(Event::Resumed),
        any::<u32>().prop_map(|seen| Event::Kept { seen }),
    ]
}

pub fn stamp() -> impl Strategy<Value = Stamp> {
    (any::<i64>(), any::<u32>(), any::<u64>()).prop_map(|(wall_ms, run, steady_ms)| Stamp { wall_ms, run, steady_ms })
}

/// Lines of two writers under few numbers, so that numbers meet.
pub fn line() -> impl Strategy<Value = Line> {
    let writer = prop_oneof![4 => Just(WRITER), 1 => Just(Writer(7))];
    (writer, 1..40_u32, stamp(), event())
        .prop_map(|(writer, number, stamp, event)| Line::new(writer, number, stamp, event))
}

/// A stamp so many minutes into the shift.
pub fn minute(minutes: u32) -> Stamp {
    let ms = u64::from(minutes) * 60_000;
    Stamp { wall_ms: 1_790_000_000_000 + ms as i64, run: 1, steady_ms: ms }
}

pub fn tap(number: u32, counter: u8) -> Line {
    Line::new(WRITER, number, minute(number), Event::Counted { counter, by: 1 })
}

pub fn started() -> Line {
    let event = Event::Started { team: 3, area: "St George's Street".to_owned(), continues: None };
    Line::new(WRITER, 1, minute(0), event)
}
