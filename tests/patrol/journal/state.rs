//! What the lines add up to, against sums done the long way.

use std::collections::{BTreeMap, BTreeSet};

use patrol::counts::Counts;
use patrol::journal::event::{Event, List};
use patrol::journal::line::Line;
use patrol::journal::lines::Lines;
use patrol::journal::state::State;
use patrol::time::length::Length;
use patrol::writer::Writer;
use proptest::prelude::*;

use super::made::{WRITER, counts, line, minute, started, tap};

/// The counts, by going over all lines twice.
pub fn summed(lines: &Lines) -> Counts {
    let undone = lines.of(WRITER).filter_map(|line| match line.event() {
        Event::Undone { line } => Some(*line),
        _ => None,
    });
    let undone: BTreeSet<_> = undone.collect();
    let mut sums: BTreeMap<u8, i64> = BTreeMap::new();
    for line in lines.of(WRITER).filter(|line| !undone.contains(&line.id())) {
        if let Event::Counted { counter, by } = line.event() {
            *sums.entry(*counter).or_default() += i64::from(*by);
        }
    }
    sums.into_iter().filter(|(_, sum)| *sum > 0).map(|(counter, sum)| (counter, sum as u32)).collect()
}

/// What a person does.
#[derive(Clone, Debug)]
enum Deed {
    Tap(u8, i32),
    Undo,
    Note(String),
    Delete(prop::sample::Index),
    Tick(bool),
    Merge(u64, u32, Counts),
    EndOrGoOn,
}

fn deed() -> impl Strategy<Value = Deed> {
    prop_oneof![
        8 => (1..5_u8, -2..6).prop_map(|(counter, by)| Deed::Tap(counter, by)),
        3 => Just(Deed::Undo),
        1 => super::made::words().prop_map(Deed::Note),
        1 => any::<prop::sample::Index>().prop_map(Deed::Delete),
        1 => any::<bool>().prop_map(Deed::Tick),
        1 => (0..3_u64, 1..4_u32, counts()).prop_map(|(other, last, counts)| Deed::Merge(other, last, counts)),
        1 => Just(Deed::EndOrGoOn),
    ]
}

proptest! {
    #[test]
    fn a_night_adds_up(deeds in prop::collection::vec(deed(), 0..120)) {
        let mut state = State::new(WRITER);
        let mut lines = Lines::from_iter([started()]);
        state.apply(&started());
        let (mut taps, mut notes): (Vec<(u8, i32)>, Vec<String>) = (Vec::new(), Vec::new());
        let sum = |taps: &[(u8, i32)], of| taps.iter().filter(|tap| tap.0 == of).map(|tap| i64::from(tap.1)).sum::<i64>();
        for (deed, minutes) in deeds.into_iter().zip(1..) {
            let now = minute(minutes);
            let written = match deed {
                Deed::Tap(counter, by) => {
                    let written = state.next(now, Event::Counted { counter, by });
                    prop_assert_eq!(written.is_ok(), by != 0 && sum(&taps, counter) + i64::from(by) >= 0);
                    taps.extend(written.is_ok().then_some((counter, by)));
                    written
                }
                Deed::Undo => {
                    let written = state.undo(now);
                    prop_assert_eq!(written.is_ok(), taps.pop().is_some());
                    written
                }
                Deed::Note(text) => {
                    notes.push(text.clone());
                    state.next(now, Event::Noted { kind: 1, text })
                }
                Deed::Delete(which) => {
                    if notes.is_empty() { continue }
                    let which = which.index(notes.len());
                    notes.remove(which);
                    let line = state.notes().nth(which).unwrap().0;
                    state.next(now, Event::NoteDeleted { line })
                }
                Deed::Tick(is_on) => state.next(now, Event::Ticked { list: List::Kit, item: "torch".to_owned(), is_on }),
                Deed::Merge(other, last, counts) => state.next(now, Event::Merged { other: Writer(other), last, counts }),
                Deed::EndOrGoOn => {
                    let event = if state.is_running() { Event::Ended { seen: 1 } } else { Event::Resumed };
                    state.next(now, event)
                }
            };
            let Ok(line) = written else { continue };
            state.apply(&line);
            lines.insert(line);
            prop_assert_eq!(state.counts(), summed(&lines));
            let by_hand = (1..5).map(|counter| (counter, sum(&taps, counter) as u32)).filter(|(_, sum)| *sum > 0);
            prop_assert_eq!(state.counts(), by_hand.collect());
            prop_assert_eq!(state.taps(), taps.len());
            prop_assert_eq!(state.notes().map(|(_, note)| note.text.clone()).collect::<Vec<_>>(), notes.clone());
        }
        prop_assert_eq!(&State::replay(WRITER, &lines), &state);
        prop_assert!(state.length().is_sure);
    }

    #[test]
    fn whatever_the_lines_are_the_counts_are_their_sum(
        lines in prop::collection::vec(line(), 0..60),
        undone in prop::collection::vec((any::<prop::sample::Index>(), 40..60_u32), 0..20),
    ) {
        let mut all = lines.clone();
        for (which, number) in undone.into_iter().filter(|_| !lines.is_empty()) {
            let line = which.get(&lines).id();
            all.push(Line::new(WRITER, number, minute(number), Event::Undone { line }));
        }
        let set = Lines::from_iter(all.clone());
        let in_order = State::replay(WRITER, &set);
        prop_assert_eq!(in_order.counts(), summed(&set));
        // Lines that come late, from the slower store, leave the same counts and notes.
        let mut late = State::new(WRITER);
        let mut seen = BTreeSet::new();
        all.iter().rev().filter(|line| seen.insert((*line).clone())).for_each(|line| late.apply(line));
        prop_assert_eq!(late.counts(), in_order.counts());
        prop_assert_eq!(late.notes().collect::<Vec<_>>(), in_order.notes().collect::<Vec<_>>());
        prop_assert_eq!(late.shift().others, in_order.shift().others);
    }
}

#[test]
fn undo_takes_the_last_tap_whichever_button_it_was() {
    let mut state = State::new(WRITER);
    for line in [started(), tap(2, 5), tap(3, 9), tap(4, 5)] {
        state.apply(&line);
    }
    state.apply(&state.undo(minute(5)).unwrap());
    state.apply(&state.undo(minute(6)).unwrap());
    assert_eq!(state.counts(), Counts::from([(5, 1)]));
    assert_eq!(state.last_tap().map(|(line, counter, by)| (line.number, counter, by)), Some((2, 5, 1)));
}

#[test]
fn of_two_taps_under_one_number_the_one_that_is_meant_is_taken_back() {
    let (one, other) = (tap(2, 5), tap(2, 9));
    for (undone, left) in [(&one, 9), (&other, 5)] {
        let undo = Line::new(WRITER, 3, minute(3), Event::Undone { line: undone.id() });
        let state = State::replay(WRITER, &Lines::from_iter([started(), one.clone(), other.clone(), undo]));
        assert_eq!(state.counts(), Counts::from([(left, 1)]));
    }
}

#[test]
fn what_takes_back_is_not_taken_back_itself() {
    let undo = Line::new(WRITER, 3, minute(3), Event::Undone { line: tap(2, 5).id() });
    let again = Line::new(WRITER, 4, minute(4), Event::Undone { line: undo.id() });
    let state = State::replay(WRITER, &Lines::from_iter([started(), tap(2, 5), undo, again]));
    assert_eq!(state.counts(), Counts::new());
}

#[test]
fn a_note_that_comes_later_than_its_deletion_stays_deleted() {
    let note = Line::new(WRITER, 2, minute(2), Event::Noted { kind: 1, text: "Ring lost".to_owned() });
    let delete = Line::new(WRITER, 3, minute(3), Event::NoteDeleted { line: note.id() });
    let mut state = State::new(WRITER);
    [started(), delete, note].iter().for_each(|line| state.apply(line));
    assert_eq!(state.notes().count(), 0);
    assert!(!state.length().is_sure, "its lines are out of their order");
}

#[test]
fn an_end_ends_and_going_on_goes_on() {
    let mut state = State::new(WRITER);
    state.apply(&started());
    let does = |state: &mut State, minutes, event| {
        let line = state.next(minute(minutes), event).unwrap();
        state.apply(&line);
    };
    assert_eq!(state.length_at(minute(30)), Length { minutes: 30, is_sure: true });
    does(&mut state, 60, Event::Ended { seen: 4 });
    assert_eq!(state.ended_ms(), Some(minute(60).wall_ms));
    // Corrections after the end, and the wait until it goes on, are no part of the shift.
    does(&mut state, 90, Event::Counted { counter: 1, by: 1 });
    assert_eq!(state.length_at(minute(100)), Length { minutes: 60, is_sure: true });
    does(&mut state, 120, Event::Resumed);
    assert!(state.is_running());
    does(&mut state, 150, Event::Ended { seen: 4 });
    assert_eq!(state.length(), Length { minutes: 90, is_sure: true });
    assert_eq!(state.shift().ended_ms, Some(minute(150).wall_ms));
}

#[test]
fn a_later_hand_over_takes_the_place_of_an_earlier_one() {
    let merged = |number, last, count| {
        let counts = Counts::from([(1, count)]);
        Line::new(WRITER, number, minute(number), Event::Merged { other: Writer(9), last, counts })
    };
    let state = |lines: &[Line]| State::replay(WRITER, &lines.iter().cloned().collect());
    let later = state(&[started(), merged(2, 40, 7), merged(3, 30, 5), merged(4, 40, 7)]);
    assert_eq!(later.shift().others, [(Writer(9), 40, Counts::from([(1, 7)]))]);
    let with_an_older_one = state(&[started(), merged(2, 40, 7), merged(3, 30, 5)]);
    assert_eq!(with_an_older_one.shift().others, later.shift().others);
    assert_eq!(later.unequal_others().count(), 0);
    let unequal = state(&[started(), merged(2, 40, 7), merged(3, 40, 5)]);
    assert_eq!(unequal.shift().others.len(), 2);
    assert_eq!(unequal.unequal_others().collect::<Vec<_>>(), [Writer(9)]);
}

#[test]
fn a_shift_whose_first_line_is_lost_is_still_one() {
    let state = State::replay(WRITER, &Lines::from_iter([tap(2, 5), tap(3, 5)]));
    assert!(!state.is_started() && state.is_running());
    assert_eq!((state.started_ms(), state.count_of(5)), (minute(2).wall_ms, 2));
}
