//! The timer of a walk, by clocks that sleep, jump and begin anew.

use chrono::{NaiveDate, NaiveDateTime};
use proptest::prelude::*;
use safe_night_canterbury::logic::walk::{Clocks, MOST_MIN, Stage, Timer, Walk, proposed_minutes};
use safe_night_canterbury::words::walk::{digital, left_in_words, stage_in_words};

const MINUTE: f64 = 60_000.0;
const HOUR: f64 = 60.0 * MINUTE;
/// 2027-01-17T01:00:00.400Z.
const ONE: f64 = 1_800_147_600_400.0;

/// A tab: its clocks, its timer, and what is stored.
struct Tab {
    clocks: Clocks,
    timer: Timer,
    hidden: bool,
}

impl Tab {
    fn open(stored: &Walk, wall: f64) -> Tab {
        let clocks = Clocks { wall, monotonic: 1234.5 };
        Tab { clocks, timer: Timer::new(stored.clone(), clocks, false), hidden: false }
    }

    fn look(&mut self, stored: &mut Walk) -> Stage {
        if self.timer.look(self.clocks, self.hidden, Some(stored)) {
            *stored = self.timer.walk.clone();
        }
        self.timer.stage()
    }

    /// So long passes by the wall clock, and so long by the other.
    fn pass(&mut self, wall: f64, monotonic: f64) {
        self.clocks.wall += wall;
        self.clocks.monotonic += monotonic;
    }
}

fn begin(minutes: u32) -> (Walk, Tab) {
    let walk = Walk::begin(Clocks { wall: ONE, monotonic: 1234.5 }, minutes, "canterbury-west");
    let tab = Tab::open(&walk, ONE);
    (walk, tab)
}

fn left(stage: Stage) -> u32 {
    if let Stage::Left(seconds) = stage { seconds } else { panic!("{stage:?}") }
}

#[test]
fn it_begins_with_the_whole_and_ends_at_a_second_of_the_clock() {
    let (mut stored, mut tab) = begin(20);
    assert_eq!((stored.started, stored.ends), (1_800_147_600, 1_800_148_800));
    assert_eq!(left_in_words(tab.look(&mut stored)), "20:00");
}

/// Report 35: sleep was added to what is left. On Windows the monotonic clock runs on in sleep, elsewhere it stands still.
#[test]
fn a_sleep_of_twelve_minutes_in_twenty_leaves_eight() {
    for runs_on in [0.0, 1.0] {
        let (mut stored, mut tab) = begin(20);
        tab.look(&mut stored);
        tab.hidden = true;
        tab.look(&mut stored);
        tab.pass(12.0 * MINUTE, 12.0 * MINUTE * runs_on);
        tab.hidden = false;
        assert_eq!(left_in_words(tab.look(&mut stored)), "8:00");
        assert_eq!(stored.ends, 1_800_148_800);
    }
}

/// Some phones tell that the page was hidden only when it is seen again, and a timer may come first.
#[test]
fn a_sleep_that_is_told_late_is_a_sleep() {
    let (mut stored, mut tab) = begin(20);
    tab.look(&mut stored);
    tab.pass(12.0 * MINUTE, 3.0);
    tab.look(&mut stored);
    tab.hidden = true;
    tab.pass(5.0, 5.0);
    assert_eq!(left(tab.look(&mut stored)), 8 * 60);
    tab.hidden = false;
    assert_eq!(left(tab.look(&mut stored)), 8 * 60);
    assert_eq!(stored.ends, 1_800_148_800);
}

/// Report 35: a clock that is set while the page lives neither rings nor lengthens, and the stored end follows it.
#[test]
fn a_clock_that_jumps_changes_nothing_that_is_left() {
    for jump in [HOUR, -HOUR, 25.0 * HOUR, 30_000.0, -30_000.0] {
        let (mut stored, mut tab) = begin(20);
        tab.look(&mut stored);
        tab.pass(5.0 * MINUTE, 5.0 * MINUTE);
        tab.look(&mut stored);
        tab.pass(jump, 0.0);
        assert_eq!(left_in_words(tab.look(&mut stored)), "15:00", "{jump}");
        assert!(!tab.timer.rings());
        tab.pass(5.0 * MINUTE, 5.0 * MINUTE);
        assert_eq!(left_in_words(tab.look(&mut stored)), "10:00", "{jump}");
        // A new document reads the stored end by the wall clock.
        assert_eq!(left_in_words(Tab::open(&stored, tab.clocks.wall).look(&mut stored)), "10:00", "{jump}");
    }
}

#[test]
fn two_tabs_that_are_seen_move_the_end_once_and_a_hidden_one_takes_it() {
    for hidden in [false, true] {
        let (mut stored, mut first) = begin(20);
        let mut second = Tab::open(&stored, ONE);
        second.hidden = hidden;
        for tab in [&mut first, &mut second] {
            tab.look(&mut stored);
            tab.pass(HOUR, 0.0);
        }
        assert_eq!(left_in_words(first.look(&mut stored)), "20:00");
        assert_eq!(left_in_words(second.look(&mut stored)), "20:00");
        assert_eq!(left_in_words(first.look(&mut stored)), "20:00");
        assert_eq!(f64::from(stored.ends), 1_800_148_800.0 + 3600.0);
    }
}

/// Report 35: a missed end left no trace, and the alarm started on coming back.
#[test]
fn a_walk_that_is_opened_again_three_hours_later_says_so_and_stays_silent() {
    let (mut stored, _) = begin(20);
    let mut tab = Tab::open(&stored, ONE + 20.0 * MINUTE + 3.0 * HOUR);
    let stage = tab.look(&mut stored);
    assert_eq!(stage_in_words(stage, at(1, 20)), "Your time ended at 01:20, 3 hours ago");
    assert!(!tab.timer.rings());
    assert!(!tab.timer.is_forgotten());
    tab.timer.add(10);
    assert_eq!(left_in_words(tab.timer.stage()), "10:00");
    let mut tab = Tab::open(&stored, ONE + 25.0 * HOUR);
    tab.look(&mut stored);
    assert!(tab.timer.is_forgotten());
}

#[test]
fn it_rings_at_its_end_once_first_where_it_is_seen_and_never_long_after() {
    let (mut stored, mut seen) = begin(10);
    let mut hidden = Tab::open(&stored, ONE);
    hidden.hidden = true;
    for tab in [&mut seen, &mut hidden] {
        tab.pass(10.0 * MINUTE - 400.0, 10.0 * MINUTE - 400.0);
        tab.look(&mut stored);
    }
    assert_eq!(seen.timer.stage(), Stage::Over(0));
    assert!(seen.timer.rings() && !hidden.timer.rings());
    hidden.pass(1600.0, 1600.0);
    hidden.look(&mut stored);
    assert!(hidden.timer.rings(), "no tab that is seen has rung");
    stored.rung = true;
    for tab in [&mut seen, &mut hidden] {
        tab.look(&mut stored);
        assert!(!tab.timer.rings());
    }
    // Asleep at the end.
    let (mut stored, mut tab) = begin(10);
    tab.hidden = true;
    tab.look(&mut stored);
    tab.pass(30.0 * MINUTE, 0.0);
    tab.hidden = false;
    assert_eq!(tab.look(&mut stored), Stage::Over(20));
    assert!(!tab.timer.rings());
}

#[test]
fn more_time_counts_from_what_is_left_and_rings_again() {
    let (mut stored, mut tab) = begin(10);
    tab.pass(4.0 * MINUTE, 4.0 * MINUTE);
    tab.look(&mut stored);
    tab.timer.add(10);
    stored = tab.timer.walk.clone();
    assert_eq!(left_in_words(tab.look(&mut stored)), "16:00");
    stored.rung = true;
    tab.pass(20.0 * MINUTE, 20.0 * MINUTE);
    assert_eq!(tab.look(&mut stored), Stage::Over(4));
    tab.timer.add(10);
    stored = tab.timer.walk.clone();
    assert!(!stored.rung);
    assert_eq!(left_in_words(tab.look(&mut stored)), "10:00");
    for _ in 0..200 {
        tab.timer.add(10);
        stored = tab.timer.walk.clone();
        tab.look(&mut stored);
    }
    assert_eq!(left(tab.timer.stage()), MOST_MIN * 60);
    assert!(Walk::parse(&stored.to_text()).is_some());
}

/// The two clocks of a browser are never equal to the millisecond: cut off, 01:25 was told as 01:24.
#[test]
fn more_time_moves_the_told_end_by_exactly_that() {
    for drift in [-0.7, 0.0, 0.7, 400.0] {
        let (mut stored, mut tab) = begin(15);
        let end = stored.ends;
        tab.pass(MINUTE, MINUTE + drift);
        tab.look(&mut stored);
        tab.timer.add(10);
        assert_eq!(tab.timer.walk.ends, end + 600, "{drift}");
    }
}

#[test]
fn a_clock_set_back_while_the_app_was_closed_never_gives_more_than_the_whole() {
    let (mut stored, _) = begin(20);
    let mut tab = Tab::open(&stored, ONE - 48.0 * HOUR);
    for _ in 0..3 {
        assert_eq!(left_in_words(tab.look(&mut stored)), "20:00");
    }
    tab.pass(5.0 * MINUTE, 5.0 * MINUTE);
    assert_eq!(left_in_words(tab.look(&mut stored)), "15:00");
}

#[test]
fn what_is_stored_comes_back_and_what_cannot_be_does_not() {
    let (walk, _) = begin(20);
    assert_eq!(walk.to_text(), "1800147600 1800148800 0 canterbury-west");
    assert_eq!(Walk::parse(&walk.to_text()), Some(walk));
    for text in
        ["", "1", "1 2", "1 2 0", "2 1 0 ", "-1 2 0 ", "1 99999999999 0 ", "0 4294967295 0 ", "a b c d", "NaN 1 0 "]
    {
        assert_eq!(Walk::parse(text), None, "{text}");
    }
    assert!(Walk::parse("1 2 0 ").is_some_and(|walk| walk.place.is_empty()));
}

fn at(hour: u32, minute: u32) -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2027, 1, 17).and_then(|day| day.and_hms_opt(hour, minute, 0)).expect("a minute")
}

#[test]
fn times_are_told_as_a_clock_has_them() {
    assert_eq!([digital(at(1, 5)), digital(at(0, 0)), digital(at(13, 20))], ["01:05", "00:00", "13:20"]);
    let left = [1, 59, 60, 600, 3600, 3909].map(|seconds| left_in_words(Stage::Left(seconds)));
    assert_eq!(left, ["0:01", "0:59", "1:00", "10:00", "1:00:00", "1:05:09"]);
    let words = |minutes| stage_in_words(Stage::Over(minutes), at(1, 20));
    assert_eq!(words(0), "Your time is up. Are you there?");
    assert_eq!(words(1), "Your time ended at 01:20, 1 minute ago");
    assert_eq!(words(59), "Your time ended at 01:20, 59 minutes ago");
    assert_eq!(words(119), "Your time ended at 01:20, 1 hour ago");
    assert_eq!(stage_in_words(Stage::Left(1), at(1, 20)), "There by 01:20");
}

#[test]
fn a_proposal_is_the_way_rounded_up_to_five_minutes() {
    assert_eq!([1, 5, 6, 17, 20].map(proposed_minutes), [5, 5, 10, 20, 20]);
}

/// What may happen between two looks: how long it takes, how far the wall clock jumps, whether the page was hidden meanwhile.
fn events() -> impl Strategy<Value = Vec<(f64, f64, bool)>> {
    let jump = prop_oneof![4 => Just(0.0), 1 => -2e7..2e7];
    prop::collection::vec((0.0..300_000.0, jump, any::<bool>()), 1..40)
}

proptest! {
    /// Whatever the wall clock does while the page is seen, it counts real time.
    #[test]
    fn while_the_page_is_seen_it_counts_real_time(events in events(), minutes in 1u32..=60) {
        let (mut stored, mut tab) = begin(minutes);
        let end = f64::from(minutes) * MINUTE - 400.0;
        let mut real = 0.0;
        for (passed, jump, _) in events {
            real += passed;
            tab.pass(passed + jump, passed);
            match tab.look(&mut stored) {
                Stage::Left(seconds) => prop_assert!((f64::from(seconds) * 1000.0 - (end - real)).abs() <= 1001.0),
                Stage::Over(late) => prop_assert!(real >= end - 1.0 && f64::from(late) * MINUTE <= real - end + 1.0),
            }
        }
    }

    /// Nothing that is hidden, asleep or jumping makes it longer than real time allows, once the clock is only ever set forward.
    #[test]
    fn it_never_lengthens_by_sleep(events in prop::collection::vec((0.0..300_000.0, 0.0..1.0), 1..40), minutes in 1u32..=60) {
        let (mut stored, mut tab) = begin(minutes);
        let mut before = f64::INFINITY;
        for (passed, awake) in events {
            tab.hidden = true;
            tab.look(&mut stored);
            tab.pass(passed, passed * awake);
            tab.hidden = false;
            let left = match tab.look(&mut stored) { Stage::Left(seconds) => f64::from(seconds), Stage::Over(_) => 0.0 };
            prop_assert!(left <= before);
            before = left;
            let by_wall = ((f64::from(stored.ends) * 1000.0 - tab.clocks.wall) / 1000.0).ceil().max(0.0);
            prop_assert!((left - by_wall).abs() <= 1.0, "{} {}", left, by_wall);
        }
    }

    /// Looking when it says to, each second is shown once and none is left out.
    #[test]
    fn no_second_is_shown_twice_or_left_out(late in prop::collection::vec(0u32..900, 130)) {
        let (mut stored, mut tab) = begin(2);
        let mut shown = left(tab.look(&mut stored));
        for late in late {
            let wait = f64::from(tab.timer.next_look_ms() + late % 40);
            tab.pass(wait, wait);
            match tab.look(&mut stored) {
                Stage::Left(seconds) => { prop_assert_eq!(seconds, shown - 1); shown = seconds; }
                Stage::Over(_) => { prop_assert_eq!(shown, 1); break; }
            }
        }
    }

    #[test]
    fn any_stored_text_is_read_without_harm(text in "[0-9 ]{0,40}|\\PC{0,40}", wall in any::<f64>(), later in any::<f64>()) {
        if let Some(mut walk) = Walk::parse(&text) {
            let mut tab = Tab::open(&walk, wall);
            tab.pass(later, later);
            if let Stage::Left(seconds) = tab.look(&mut walk) {
                prop_assert!(seconds <= 2 * MOST_MIN * 60 || !later.is_finite() || later < 0.0);
            }
            tab.timer.next_look_ms();
        }
    }
}
