//! Whether a writer goes on: only if every line ever written is certainly at hand.

use patrol::journal::go_on::{Break, GoOn, Heard, ON_THE_WAY, Said, continue_or_new};
use patrol::journal::line::Line;
use patrol::journal::lines::Lines;
use patrol::writer::Writer;
use proptest::prelude::*;

use super::made::{WRITER, started, tap};

const MARK: Option<u64> = Some(77);

/// A tap each minute.
fn night(last: u32) -> Lines {
    (1..=last).map(|number| if number == 1 { started() } else { tap(number, 5) }).collect()
}

fn said(mark: Option<u64>, lines: &Lines) -> Said<'_> {
    Said::Lines { mark, lines }
}

fn decide(local: &Lines, database: &Lines) -> GoOn {
    continue_or_new(WRITER, said(MARK, local), said(MARK, database), Heard::default())
}

fn new(because: Break) -> GoOn {
    GoOn::New { because }
}

#[test]
fn what_a_dying_phone_leaves_goes_on() {
    let night = |last| night(last);
    assert_eq!(decide(&night(100), &night(100)), GoOn::Continue { next: 101 });
    assert_eq!(decide(&night(95), &night(100)), GoOn::Continue { next: 101 });
    assert_eq!(decide(&night(100), &night(97)), GoOn::Continue { next: 101 });
    assert_eq!(decide(&night(3), &Lines::default()), GoOn::Continue { next: 4 });
    // What one store lacks in its midst the other has.
    let spoilt: Lines = night(100).into_iter().filter(|line| !(30..60).contains(&line.number())).collect();
    assert_eq!(decide(&spoilt, &night(100)), GoOn::Continue { next: 101 });
}

#[test]
fn one_tap_lost_after_a_long_quiet_goes_on() {
    let mut database = night(100);
    database.insert(Line::new(WRITER, 101, super::made::minute(400), tap(1, 5).event().clone()));
    assert_eq!(decide(&night(100), &database), GoOn::Continue { next: 102 });
}

#[test]
fn a_break_begins_a_new_writer() {
    assert_eq!(decide(&night(90), &night(100)), new(Break::Restored));
    assert_eq!(decide(&night(100 + ON_THE_WAY), &night(99)), new(Break::Restored));
    let mut twice = night(100);
    twice.insert(tap(50, 6));
    assert_eq!(decide(&twice, &night(100)), new(Break::Clash));
    let gap: Lines = night(100).into_iter().filter(|line| line.number() != 50).collect();
    assert_eq!(decide(&gap, &gap), new(Break::Gap));
}

#[test]
fn marks_show_what_was_wiped_and_what_was_copied() {
    let (night, none) = (night(20), Lines::default());
    let decide = |local, database| continue_or_new(WRITER, local, database, Heard::default());
    assert_eq!(decide(said(None, &none), said(MARK, &night)), new(Break::Wiped));
    assert_eq!(decide(said(MARK, &night), said(None, &none)), new(Break::Wiped));
    assert_eq!(decide(said(Some(1), &night), said(Some(2), &night)), new(Break::Copied));
    assert_eq!(decide(said(MARK, &night), Said::Nothing), new(Break::NoAnswer));
    assert_eq!(decide(Said::Nothing, said(MARK, &night)), new(Break::NoAnswer));
    assert_eq!(decide(Said::Nothing, Said::Nothing), GoOn::Nothing);
    assert_eq!(decide(said(MARK, &none), said(MARK, &none)), GoOn::Nothing);
    assert_eq!(continue_or_new(Writer(7), said(MARK, &night), said(MARK, &night), Heard::default()), GoOn::Nothing);
}

#[test]
fn both_stores_restored_together_show_when_a_hand_over_comes_back() {
    let night = night(20);
    let decide =
        |last, is_unequal| continue_or_new(WRITER, said(MARK, &night), said(MARK, &night), Heard { last, is_unequal });
    assert_eq!(decide(Some(20), false), GoOn::Continue { next: 21 });
    assert_eq!(decide(Some(21), false), new(Break::Restored));
    assert_eq!(decide(Some(20), true), new(Break::Copied));
}

proptest! {
    #[test]
    fn a_number_that_stands_anywhere_is_never_given_again(
        lines in prop::collection::vec(super::made::line(), 0..30),
        in_local in prop::collection::vec(any::<bool>(), 30),
        known in prop::option::of(0..50_u32),
        marks in (prop::option::of(0..2_u64), prop::option::of(0..2_u64)),
    ) {
        let part = |which| lines.iter().zip(&in_local).filter(|(_, is)| **is == which).map(|(line, _)| line.clone()).collect();
        let (local, database): (Lines, Lines) = (part(true), part(false));
        let heard = Heard { last: known, is_unequal: false };
        if let GoOn::Continue { next } = continue_or_new(WRITER, said(marks.0, &local), said(marks.1, &database), heard) {
            prop_assert!(next > local.last(WRITER) && next > database.last(WRITER) && known.is_none_or(|known| next > known));
            prop_assert!(marks.0.is_some() && marks.0 == marks.1);
        }
    }
}
