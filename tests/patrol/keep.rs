//! Shifts go after so many days that the phone has seen: not sooner, not never, not untold.

use chrono::{Days, NaiveDate};
use patrol::counts::Counts;
use patrol::journal::summary::Summary;
use patrol::keep::{Deletion, Due, Ledger, NOTICE};
use patrol::time::length::Length;
use patrol::writer::Writer;
use proptest::prelude::*;

const WRITER: Writer = Writer(1);

fn date(day: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2027, 1, 1).unwrap() + Days::new(day)
}

/// A shift that ended, or was kept, when so many days had been seen. `None`: it runs.
fn shift(writer: Writer, seen: Option<u32>) -> Summary {
    Summary {
        writer,
        continues: None,
        last: 2,
        started_ms: 0,
        ended_ms: seen.map(|_| 1),
        length: Length::default(),
        team: 3,
        area: String::new(),
        taps: 0,
        notes: 0,
        seen: seen.unwrap_or(0),
        counts: Counts::new(),
        others: Vec::new(),
    }
}

/// Opens the app on a day, and shows what is due.
fn open(ledger: &mut Ledger, today: NaiveDate, deletion: Deletion, shifts: &[Summary]) -> Due {
    ledger.open(today);
    let due = ledger.due(deletion, shifts);
    let told: Vec<Writer> = due.tell.iter().map(|(writer, _)| *writer).collect();
    ledger.tell(shifts, &told);
    due
}

/// A ledger that has seen the day on which the shift ended.
fn ended() -> (Ledger, [Summary; 1]) {
    let mut ledger = Ledger::default();
    ledger.open(date(0));
    (ledger, [shift(WRITER, Some(1))])
}

#[test]
fn a_shift_is_told_on_three_days_and_goes_on_the_thirtieth() {
    let (mut ledger, shifts) = ended();
    for day in 1..=30 {
        let due = open(&mut ledger, date(day), Deletion::default(), &shifts);
        // The second look of the day changes nothing.
        assert_eq!(due, open(&mut ledger, date(day), Deletion::default(), &shifts));
        let told = (27..30).contains(&day).then(|| (WRITER, 30 - day as u32));
        assert_eq!(due.tell, Vec::from_iter(told), "{day}");
        assert_eq!(due.delete, Vec::from_iter((day == 30).then_some(WRITER)), "{day}");
    }
}

#[test]
fn days_on_which_the_app_was_not_opened_do_not_count() {
    let (mut ledger, shifts) = ended();
    for week in 1..30 {
        assert_eq!(open(&mut ledger, date(7 * week), Deletion::default(), &shifts).delete, []);
    }
    assert_eq!(open(&mut ledger, date(7 * 30), Deletion::default(), &shifts).delete, [WRITER]);
}

#[test]
fn one_look_at_a_clock_that_jumped_deletes_nothing() {
    for day in 1..30 {
        for jump in [200, 365, 3_650] {
            let (mut ledger, shifts) = ended();
            (1..=day).for_each(|day| {
                open(&mut ledger, date(day), Deletion::default(), &shifts);
            });
            let seen = ledger.seen();
            assert_eq!(open(&mut ledger, date(day + jump), Deletion::default(), &shifts).delete, []);
            assert_eq!(ledger.seen(), seen);
        }
    }
}

#[test]
fn a_clock_that_jumps_as_a_shift_is_due_keeps_it_for_that_look() {
    let (mut ledger, shifts) = ended();
    (1..30).for_each(|day| {
        open(&mut ledger, date(day), Deletion::default(), &shifts);
    });
    // Due on this very day, had the clock not jumped on the look before.
    ledger.open(date(30));
    let due = open(&mut ledger, date(900), Deletion::default(), &shifts);
    assert_eq!(due, Due { tell: vec![(WRITER, 1)], delete: vec![] });
    assert_eq!(open(&mut ledger, date(901), Deletion::default(), &shifts).delete, [WRITER]);
}

#[test]
fn a_clock_set_back_for_good_costs_no_more_than_the_days_it_repeats() {
    for back in [1, 10, 400] {
        let mut ledger = Ledger::default();
        let shifts = [shift(WRITER, Some(1))];
        (500..510).for_each(|day| {
            ledger.open(date(day));
        });
        let looks = (510 - back..)
            .position(|day| !open(&mut ledger, date(day), Deletion::default(), &shifts).delete.is_empty());
        let repeated = back.min(10) as usize;
        assert!((20..=22 + repeated).contains(&looks.unwrap()), "{back}: {looks:?}");
    }
}

#[test]
fn a_clock_that_swings_counts_no_day_twice() {
    let mut ledger = Ledger::default();
    for _ in 0..50 {
        for day in [0, 1, 400, 399, 2, 1, 0, 800] {
            ledger.open(date(day));
        }
    }
    assert!(ledger.seen() <= 4, "{}", ledger.seen());
}

#[test]
fn never_a_running_shift_nor_what_it_goes_on_from() {
    let mut ledger = Ledger::default();
    let mut goes_on = shift(Writer(2), None);
    goes_on.continues = Some(WRITER);
    let shifts = [shift(WRITER, Some(1)), goes_on.clone(), shift(Writer(3), None)];
    for day in 0..500 {
        assert_eq!(open(&mut ledger, date(day), Deletion::After(7), &shifts), Due::default());
    }
    // Once it has ended, both go together, seven days later: the first has no end of its own.
    let mut first = shift(WRITER, None);
    first.continues = None;
    goes_on.ended_ms = Some(1);
    goes_on.seen = ledger.seen();
    let shifts = [first, goes_on];
    let gone = (500..).map(|day| open(&mut ledger, date(day), Deletion::After(7), &shifts).delete);
    let gone: Vec<_> = gone.enumerate().find(|(_, gone)| !gone.is_empty()).into_iter().collect();
    assert_eq!(gone, [(6, vec![WRITER, Writer(2)])]);
}

#[test]
fn a_shift_that_is_kept_is_told_and_counted_anew() {
    let (mut ledger, mut shifts) = ended();
    (1..29).for_each(|day| {
        open(&mut ledger, date(day), Deletion::default(), &shifts);
    });
    shifts[0].seen = ledger.seen();
    let next: Vec<Due> = (29..=58).map(|day| open(&mut ledger, date(day), Deletion::default(), &shifts)).collect();
    assert!(next[..26].iter().all(|due| *due == Due::default()));
    assert!(next[26..29].iter().all(|due| due.tell.len() == 1 && due.delete.is_empty()));
    assert_eq!(next[29].delete, [WRITER]);
}

#[test]
fn fewer_days_than_before_still_tell_on_three_days() {
    let (mut ledger, shifts) = ended();
    (1..200).for_each(|day| {
        open(&mut ledger, date(day), Deletion::Never, &shifts);
    });
    let next: Vec<Due> = (200..=203).map(|day| open(&mut ledger, date(day), Deletion::After(7), &shifts)).collect();
    assert_eq!(
        next.iter().map(|due| due.tell.first().map(|(_, left)| *left)).collect::<Vec<_>>(),
        [Some(3), Some(2), Some(1), None]
    );
    assert_eq!(next.iter().map(|due| due.delete.len()).collect::<Vec<_>>(), [0, 0, 0, 1]);
}

#[test]
fn what_was_told_before_it_was_kept_is_told_again() {
    let (mut ledger, mut shifts) = ended();
    (1..29).for_each(|day| {
        open(&mut ledger, date(day), Deletion::default(), &shifts);
    });
    shifts[0].seen = ledger.seen();
    (29..100).for_each(|day| {
        open(&mut ledger, date(day), Deletion::Never, &shifts);
    });
    assert_eq!(open(&mut ledger, date(100), Deletion::After(7), &shifts).tell, [(WRITER, 3)]);
}

#[test]
fn days_are_held_within_their_bounds() {
    for (days, seen) in [(0, 7), (6, 7), (365, 365), (u16::MAX, 365)] {
        let (mut ledger, shifts) = ended();
        let gone = (1..).find(|day| !open(&mut ledger, date(*day), Deletion::After(days), &shifts).delete.is_empty());
        assert_eq!(gone, Some(seen));
    }
}

#[test]
fn a_ledger_that_was_lost_takes_up_what_the_lines_know() {
    let shifts = [shift(WRITER, Some(100))];
    let mut ledger = Ledger::default();
    ledger.recover(&shifts);
    assert_eq!(ledger.seen(), 100);
    let gone = (0..).position(|day| !open(&mut ledger, date(day), Deletion::default(), &shifts).delete.is_empty());
    assert_eq!(gone, Some(29));
}

#[test]
fn the_ledger_stays_small() {
    let mut ledger = Ledger::default();
    let many: Vec<Summary> = (0..3_000).map(|writer| shift(Writer(u64::MAX - writer), Some(0))).collect();
    for day in 0..100 {
        open(&mut ledger, date(day), Deletion::After(7), &many);
    }
    println!("{} bytes", ledger.text().len());
    assert!(ledger.text().len() < 32 * 1024);
    assert_eq!(Ledger::parse(&ledger.text()), Some(ledger.clone()));
    // Of shifts that are gone it keeps nothing.
    ledger.tell(&[], &[]);
    assert!(ledger.text().len() < 1_024);
}

proptest! {
    #[test]
    fn nothing_goes_untold_or_early_whatever_the_clock_says(
        days in prop::collection::vec(prop_oneof![4 => 0..60_u64, 1 => 0..100_000_u64], 1..150),
        after in prop_oneof![Just(Deletion::Never), any::<u16>().prop_map(Deletion::After)],
        since in prop::option::of(0..30_u32),
    ) {
        let mut ledger = Ledger::default();
        let shifts = [shift(WRITER, since)];
        let (mut told_on, mut distinct) = (Vec::new(), std::collections::BTreeSet::new());
        for day in days {
            distinct.insert(day);
            let due = open(&mut ledger, date(day), after, &shifts);
            prop_assert!(ledger.seen() as usize <= distinct.len());
            if !due.delete.is_empty() {
                prop_assert!(after != Deletion::Never && since.is_some());
                prop_assert!(ledger.seen() >= since.unwrap_or(0) + 7);
                told_on.sort_unstable();
                told_on.dedup();
                prop_assert!(told_on.len() >= NOTICE as usize, "{:?}", told_on);
                break;
            }
            told_on.extend(due.tell.iter().map(|_| ledger.seen()));
        }
    }

    #[test]
    fn a_ledger_is_read_as_it_was_written(days in prop::collection::vec(0..500_u64, 0..100), at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut ledger = Ledger::default();
        let shifts = [shift(WRITER, Some(0))];
        for day in days {
            open(&mut ledger, date(day), Deletion::After(7), &shifts);
        }
        let text = ledger.text();
        prop_assert_eq!(Ledger::parse(&text), Some(ledger));
        let mut bytes = text.clone().into_bytes();
        bytes[at.index(text.len())] = byte;
        if let Ok(spoilt) = String::from_utf8(bytes) {
            prop_assert_eq!(Ledger::parse(&spoilt).is_some(), spoilt == text);
        }
        prop_assert_eq!(Ledger::parse(&text[..at.index(text.len())]), None);
    }
}
