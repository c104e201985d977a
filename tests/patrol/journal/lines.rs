//! The lines of both stores as one.

use patrol::journal::event::Event;
use patrol::journal::line::Line;
use patrol::journal::lines::{Lines, Told, union};
use patrol::writer::Writer;
use proptest::prelude::*;

use super::made::{WRITER, line, minute, started, tap};

fn lines() -> impl Strategy<Value = Lines> {
    prop::collection::vec(line(), 0..30).prop_map(Lines::from_iter)
}

/// Parts of one journal, as stores have them.
fn parts() -> impl Strategy<Value = [Lines; 3]> {
    let part = prop::collection::vec(any::<bool>(), 30);
    (prop::collection::vec(line(), 30), [part.clone(), part.clone(), part]).prop_map(|(lines, parts)| {
        parts.map(|part| lines.iter().zip(part).filter(|(_, is_in)| *is_in).map(|(line, _)| line.clone()).collect())
    })
}

proptest! {
    #[test]
    fn the_order_and_the_times_of_uniting_make_no_difference([one, two, three] in parts()) {
        prop_assert_eq!(union(&one, &two), union(&two, &one));
        prop_assert_eq!(union(&union(&one, &two), &three), union(&one, &union(&two, &three)));
        prop_assert_eq!(union(&one, &one), one.clone());
        prop_assert_eq!(union(&union(&one, &two), &two), union(&one, &two));
    }

    #[test]
    fn every_line_of_either_is_there_once(one in lines(), two in lines()) {
        let both = union(&one, &two);
        prop_assert!(one.iter().chain(two.iter()).all(|line| both.contains(line)));
        prop_assert!(both.iter().all(|line| one.contains(line) || two.contains(line)));
        prop_assert_eq!(both.missing_in(&one).count() + one.len(), both.len());
    }

    #[test]
    fn every_number_is_there_or_told_or_a_deleted_note(lines in lines()) {
        let told = lines.told(WRITER);
        for number in 1..=lines.last(WRITER) {
            let there = lines.of(WRITER).filter(|line| line.number() == number).count();
            let is_deleted = lines.of(WRITER).any(|line| matches!(line.event(), Event::NoteDeleted { line } if line.number == number));
            let is_gap = told.gaps.iter().any(|gap| gap.contains(&number));
            prop_assert_eq!(is_gap, there == 0 && !is_deleted, "{}", number);
            prop_assert_eq!(told.clashes.contains(&number), there > 1, "{}", number);
        }
        prop_assert!(told.clashes.is_sorted() && told.gaps.iter().all(|gap| !gap.is_empty()));
    }
}

#[test]
fn a_deleted_note_is_no_gap_once_its_text_is_gone() {
    let note = Line::new(WRITER, 3, minute(3), Event::Noted { kind: 1, text: "Called Sam".to_owned() });
    let delete = Line::new(WRITER, 5, minute(5), Event::NoteDeleted { line: note.id() });
    let mut lines = Lines::from_iter([started(), tap(2, 1), tap(4, 1), delete]);
    assert_eq!(lines.told(WRITER), Told::default());
    assert!(lines.to_erase(WRITER).is_empty());
    lines.insert(note.clone());
    assert_eq!(lines.told(WRITER), Told::default());
    assert_eq!(lines.to_erase(WRITER), [note.id()]);
}

#[test]
fn gaps_and_clashes_are_told() {
    let lines = Lines::from_iter([tap(3, 1), tap(4, 1), tap(4, 2), tap(4, 3), tap(9, 1)]);
    assert_eq!(lines.told(WRITER), Told { clashes: vec![4], gaps: vec![1..=2, 5..=8] });
    assert_eq!(lines.told(Writer(7)), Told::default());
    let far = Lines::from_iter([started(), tap(u32::MAX, 1)]);
    assert_eq!(far.told(WRITER).gaps, [2..=u32::MAX - 1]);
}
