use patrol::export::Words;
use patrol::export::text::write;
use patrol::merge::sum_of;
use patrol::note::Note;
use patrol::writer::Writer;
use proptest::prelude::*;

use super::{kind, words};
use crate::shifts::{self, london};

#[test]
fn a_message_is_short_and_plain() {
    let mut shift = shifts::a_real_night();
    shift.counts.retain(|counter, _| *counter < 3);
    shift.others = vec![(Writer(5), 3, [(2, 7)].into())];
    shift.notes = vec![Note { at_ms: shift.started_ms, kind: 1, text: "a note of the night".to_owned() }];
    let expected = "Shift of Wednesday 31 March 2027, 22:30 to 02:10, 3 h 40 min\n\
                    Team of 4: High Street and St Dunstan's\n\
                    Counter 1: 9\n\
                    Counter 2: 20\n\
                    Counted on 2 phones.\n\
                    1 note, in the file.";
    assert_eq!(write(&shift, &words()), expected);
    shift.others.push((Writer(5), 3, [(2, 8)].into()));
    assert!(write(&shift, &words()).contains("Two phones counted as one"));
}

/// A clock that was set changes the times that are shown, not how long it was.
#[test]
fn the_length_is_not_that_of_the_clock_of_the_phone() {
    let mut shift = shifts::a_real_night();
    shift.ended_ms = Some(shift.started_ms - 60_000);
    assert!(write(&shift, &words()).starts_with(
        "Shift of Wednesday 31 March 2027, 22:30 to 22:29, 3 h 40 min. The clock of the phone was changed\n"
    ));
    shift.length.is_sure = false;
    let told = "22:30 to 22:29, about 3 h 40 min. The clock of the phone was changed\n";
    assert!(write(&shift, &words()).contains(told));
}

#[test]
fn counters_are_in_the_order_of_the_patrol() {
    let mut shift = shifts::a_real_night();
    shift.counts.retain(|counter, _| *counter < 5);
    let text = write(&shift, &Words { order: &[3, 9, 1], ..words() });
    let counters: Vec<&str> = text.lines().skip(2).collect();
    assert_eq!(counters, ["Counter 3: 3", "Counter 1: 9", "Counter 2: 13", "Counter 4: 41"]);
}

#[test]
fn signs_that_cut_a_message_off_are_written_out() {
    let mut shift = shifts::a_real_night();
    shift.counts.retain(|counter, _| *counter == 1);
    shift.area = "Fish & chips #2,\n+ 50% more".to_owned();
    let counter = |_| "Bottles & glass".to_owned();
    let text = write(&shift, &Words { counter: &counter, order: &[], kind: &kind, london: &london });
    assert!(text.contains("Team of 4: Fish and chips no. 2, plus 50 per cent more\nBottles and glass: 9"), "{text}");
}

proptest! {
    #[test]
    fn no_shift_has_them_or_its_notes(shift in shifts::shift()) {
        let text = write(&shift, &words());
        prop_assert!(!text.contains(['&', '#', '%', '+', '\r', '\0']), "{}", text);
        prop_assert!(text.lines().count() <= sum_of(&shift).len() + 5);
    }
}
