//! The next line, or why there is none.

use patrol::counts::Counts;
use patrol::journal::event::Event;
use patrol::journal::line::LineId;
use patrol::journal::state::State;
use patrol::journal::write::{MAX_LINES, MAX_NOTE, NEARLY_FULL, RESERVE, Refusal};
use patrol::writer::Writer;

use super::made::{WRITER, minute, started, tap};

fn running() -> State {
    let mut state = State::new(WRITER);
    state.apply(&started());
    state
}

fn refusal(state: &State, event: Event) -> Option<Refusal> {
    state.next(minute(1), event).err()
}

#[test]
fn what_cannot_be_is_refused_with_its_reason() {
    let state = running();
    let nobody = LineId { number: 1, check: 0 };
    let start = |team, area: &str| Event::Started { team, area: area.to_owned(), continues: None };
    let merged = |other, counter| Event::Merged { other, last: 1, counts: Counts::from([(counter, 1)]) };
    for (event, reason) in [
        (start(3, ""), Refusal::AlreadyStarted),
        (Event::Counted { counter: 0, by: 1 }, Refusal::Counter),
        (Event::Counted { counter: 64, by: 1 }, Refusal::Counter),
        (Event::Counted { counter: 1, by: 0 }, Refusal::Counter),
        (Event::Counted { counter: 1, by: -1 }, Refusal::Sum),
        (Event::Undone { line: nobody }, Refusal::NotThere),
        (Event::NoteDeleted { line: nobody }, Refusal::NotThere),
        (Event::Noted { kind: 1, text: "é".repeat(MAX_NOTE + 1) }, Refusal::TooLong),
        (merged(WRITER, 1), Refusal::OwnWriter),
        (merged(Writer(7), 64), Refusal::Counter),
        (Event::Resumed, Refusal::Running),
        (Event::Kept { seen: 1 }, Refusal::Running),
    ] {
        assert_eq!(refusal(&state, event.clone()), Some(reason), "{event:?}");
    }
    assert_eq!(refusal(&state, Event::Noted { kind: 1, text: "é".repeat(MAX_NOTE) }), None);
    let new = State::new(WRITER);
    assert_eq!(refusal(&new, Event::Counted { counter: 1, by: 1 }), Some(Refusal::NotStarted));
    assert_eq!(refusal(&new, start(0, "")), Some(Refusal::Team));
    assert_eq!(refusal(&new, start(3, &"x".repeat(81))), Some(Refusal::TooLong));
    assert_eq!(new.undo(minute(1)).err(), Some(Refusal::NotThere));
}

#[test]
fn a_step_too_far_up_is_refused() {
    let mut state = running();
    for _ in 0..2 {
        let step = state.next(minute(1), Event::Counted { counter: 1, by: i32::MAX }).unwrap();
        state.apply(&step);
    }
    assert_eq!(refusal(&state, Event::Counted { counter: 1, by: 2 }), Some(Refusal::Sum));
    assert_eq!(refusal(&state, Event::Counted { counter: 1, by: 1 }), None);
}

#[test]
fn lost_lines_do_not_forbid_to_tap() {
    let mut state = running();
    // The step of five that stood before this one is lost.
    state.apply(&patrol::journal::line::Line::new(WRITER, 3, minute(3), Event::Counted { counter: 1, by: -2 }));
    assert_eq!(state.count_of(1), 0);
    assert_eq!(refusal(&state, Event::Counted { counter: 1, by: 1 }), None);
}

#[test]
fn a_full_shift_says_so_before_and_can_still_be_put_right_and_ended() {
    let mut state = running();
    let mut last = None;
    for number in 2..=MAX_LINES {
        let told = state.lines_left();
        assert_eq!(told, (number > NEARLY_FULL).then(|| MAX_LINES + 1 - number), "{number}");
        let line = state.next(minute(number / 60), Event::Counted { counter: 1, by: 1 }).unwrap();
        state.apply(&line);
        last = Some(line.id());
    }
    assert_eq!(state.lines_left(), Some(0));
    assert_eq!(refusal(&state, Event::Counted { counter: 1, by: 1 }), Some(Refusal::Full));
    assert_eq!(refusal(&state, Event::Noted { kind: 1, text: String::new() }), Some(Refusal::Full));
    assert_eq!(state.last_tap().map(|(line, ..)| line), last);
    for number in 0..RESERVE {
        let event = if number % 2 == 0 { Event::Ended { seen: 1 } } else { Event::Resumed };
        let line = state.next(minute(600), event).unwrap();
        state.apply(&line);
    }
    assert_eq!(state.undo(minute(600)).err(), Some(Refusal::Full));
}

#[test]
fn numbers_go_on_after_the_last_one_and_never_round_to_one() {
    let mut state = running();
    state.apply(&tap(9, 1));
    assert_eq!(state.next(minute(9), Event::Counted { counter: 1, by: 1 }).map(|line| line.number()), Ok(10));
    state.apply(&tap(u32::MAX, 1));
    assert_eq!(refusal(&state, Event::Counted { counter: 1, by: 1 }), Some(Refusal::Full));
}
