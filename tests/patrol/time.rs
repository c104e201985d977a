//! How long a shift was, with clocks that are set, that jump, and that stand.

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, TimeZone};
use chrono_tz::{America::New_York, Asia::Tokyo, Europe::London, Tz};
use patrol::counts::Counts;
use patrol::journal::event::Event;
use patrol::journal::line::Line;
use patrol::journal::lines::Lines;
use patrol::journal::state::State;
use patrol::journal::summary::Summary;
use patrol::time::length::{Elapsed, Length};
use patrol::time::month::{Month, Totals, day, month, months};
use patrol::time::page_clock::{LONGEST_SLEEP_MS, PageClock};
use patrol::time::stamp::Stamp;
use patrol::writer::Writer;
use proptest::prelude::*;

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;

fn london(ms: i64) -> Option<NaiveDateTime> {
    DateTime::from_timestamp_millis(ms).map(|moment| moment.with_timezone(&London).naive_local())
}

/// The moment at which a wall clock somewhere shows this.
fn at(zone: Tz, date: (i32, u32, u32), time: (u32, u32)) -> i64 {
    let clock = NaiveDate::from_ymd_opt(date.0, date.1, date.2).unwrap().and_hms_opt(time.0, time.1, 0).unwrap();
    zone.from_local_datetime(&clock).earliest().unwrap().timestamp_millis()
}

fn sure(minutes: u32) -> Length {
    Length { minutes, is_sure: true }
}

/// A phone at night: a true time, what its clock is wrong by, and how long it has slept.
struct Phone {
    true_ms: i64,
    wrong_ms: i64,
    slept_ms: i64,
    loaded_ms: i64,
    clock: PageClock,
    elapsed: Elapsed,
    runs: u32,
}

impl Phone {
    fn at(true_ms: i64) -> Self {
        let clock = PageClock::new(1_000, true_ms, 0);
        let elapsed = Elapsed::default();
        let mut phone = Self { true_ms, wrong_ms: 0, slept_ms: 0, loaded_ms: true_ms, clock, elapsed, runs: 1_000 };
        phone.tap();
        phone
    }

    fn read(&mut self, in_sight: bool) -> Stamp {
        let now = self.true_ms - self.loaded_ms - self.slept_ms;
        self.clock.read(self.true_ms + self.wrong_ms, now as u64, in_sight)
    }

    /// Taps, and reads the clock each minute, with the page in sight.
    fn walk(&mut self, minutes: i64) -> &mut Self {
        for _ in 0..minutes {
            self.true_ms += MINUTE;
            self.read(true);
        }
        self.tap();
        self
    }

    fn tap(&mut self) {
        let stamp = self.read(true);
        self.elapsed.add(stamp);
    }

    /// In the pocket: the page's own clock stands.
    fn sleep(&mut self, minutes: i64) -> &mut Self {
        self.sleep_and_wake(minutes, 0)
    }

    /// The same, and meanwhile its clock is set.
    fn sleep_and_wake(&mut self, minutes: i64, set_by_ms: i64) -> &mut Self {
        self.read(true);
        self.wrong_ms += set_by_ms;
        self.true_ms += minutes * MINUTE;
        self.slept_ms += minutes * MINUTE;
        self.read(false);
        self
    }

    fn set(&mut self, by_ms: i64) -> &mut Self {
        self.wrong_ms += by_ms;
        self
    }

    fn reload(&mut self) -> &mut Self {
        self.runs += 1_000;
        (self.loaded_ms, self.slept_ms) = (self.true_ms, 0);
        self.clock = PageClock::new(self.runs, self.true_ms + self.wrong_ms, 0);
        self.tap();
        self
    }

    fn length(&self) -> Length {
        self.elapsed.length()
    }
}

#[test]
fn the_change_of_the_clocks_neither_lengthens_nor_shortens_a_shift() {
    for (from, to, minutes) in [
        (((2026, 10, 24), (22, 30)), ((2026, 10, 25), (3, 0)), 330),
        (((2027, 3, 27), (22, 30)), ((2027, 3, 28), (3, 0)), 210),
        (((2027, 3, 31), (22, 30)), ((2027, 4, 1), (2, 10)), 220),
    ] {
        let (from, to) = (at(London, from.0, from.1), at(London, to.0, to.1));
        let whole = (to - from) / MINUTE;
        assert_eq!(Phone::at(from).walk(whole).length(), sure(minutes));
        assert_eq!(Phone::at(from).walk(60).reload().walk(whole - 60).length(), sure(minutes));
        assert_eq!(Phone::at(from).walk(30).sleep(100).walk(whole - 130).length(), sure(minutes));
    }
}

#[test]
fn a_phone_set_to_another_zone_has_the_same_lengths_and_days() {
    let from = at(London, (2026, 10, 24), (22, 30));
    let to = at(London, (2026, 10, 25), (3, 0));
    assert_eq!(at(Tokyo, (2026, 10, 25), (6, 30)), from);
    assert_eq!(at(New_York, (2026, 10, 24), (17, 30)), from);
    assert_eq!(Phone::at(at(Tokyo, (2026, 10, 25), (6, 30))).walk((to - from) / MINUTE).length(), sure(330));
    assert_eq!(day(at(New_York, (2026, 10, 24), (17, 30)), london), NaiveDate::from_ymd_opt(2026, 10, 24));
    assert_eq!(day(at(Tokyo, (2026, 10, 25), (6, 30)), london), NaiveDate::from_ymd_opt(2026, 10, 24));
}

#[test]
fn a_clock_that_is_set_in_the_midst_changes_nothing() {
    let start = at(London, (2027, 1, 9), (21, 0));
    for by in [-365 * 24 * HOUR, -HOUR, -5 * MINUTE, 5 * MINUTE, HOUR, 12 * HOUR, 365 * 24 * HOUR] {
        assert_eq!(Phone::at(start).walk(60).set(by).walk(120).length(), sure(180), "{by}");
        assert_eq!(Phone::at(start).walk(60).set(by).walk(60).set(-by).walk(60).length(), sure(180), "{by}");
        assert_eq!(Phone::at(start).set(by).walk(60).reload().walk(60).length(), sure(120), "{by}");
        assert_eq!(Phone::at(start).set(by).walk(60).sleep(60).walk(60).length(), sure(180), "{by}");
    }
}

#[test]
fn a_phone_in_a_pocket_loses_nothing_of_the_night() {
    let start = at(London, (2027, 1, 9), (21, 0));
    let mut phone = Phone::at(start);
    for _ in 0..6 {
        phone.walk(5).sleep(45);
    }
    assert_eq!(phone.walk(10).length(), sure(310));
}

#[test]
fn what_no_clock_knows_is_said_to_be_in_doubt_and_is_never_negative() {
    let start = at(London, (2027, 1, 9), (21, 0));
    // Put back while the page was not there.
    let back = Phone::at(start).walk(60).set(-3 * HOUR).reload().walk(60).length();
    assert_eq!(back, Length { minutes: 120, is_sure: false });
    // A year ahead while the page was not there, and while the phone slept.
    let ahead = Phone::at(start).walk(60).set(365 * 24 * HOUR).reload().walk(60).length();
    assert_eq!(ahead, Length { minutes: 120, is_sure: false });
    let asleep = Phone::at(start).walk(60).sleep_and_wake(30, 365 * 24 * HOUR).walk(60).length();
    assert_eq!(asleep, Length { minutes: 120, is_sure: false });
    // An hour back while the phone slept for half of one.
    let asleep = Phone::at(start).walk(60).sleep_and_wake(30, -HOUR).walk(60).length();
    assert_eq!(asleep, Length { minutes: 120, is_sure: false });
    // Ended the next morning.
    let morning = Phone::at(start).walk(300).sleep(9 * 60).walk(1).length();
    assert_eq!(morning, Length { minutes: 841, is_sure: false });
    let morning = Phone::at(start).walk(300).sleep(LONGEST_SLEEP_MS / MINUTE).walk(1).length();
    assert_eq!(morning, sure(661));
}

#[test]
fn an_end_before_the_start_is_no_length() {
    let stamp = |wall_ms, run, steady_ms| Stamp { wall_ms, run, steady_ms };
    for (from, to) in [
        (stamp(5 * HOUR, 1, 0), stamp(0, 2, 0)),
        (stamp(5 * HOUR, 1, 0), stamp(0, 1_000, 0)),
        (stamp(0, 1, 9_000_000), stamp(5 * HOUR, 1, 0)),
        (stamp(i64::MAX, 1, 0), stamp(i64::MIN, 2, 0)),
        (stamp(i64::MIN, 1, 0), stamp(i64::MAX, 2, u64::MAX)),
        (stamp(0, 1, 0), stamp(0, 1, u64::MAX)),
    ] {
        let mut elapsed = Elapsed::default();
        elapsed.add(from);
        elapsed.add(to);
        assert_eq!(elapsed.length(), Length { minutes: 0, is_sure: false });
    }
    let nearly = |ms| {
        let mut elapsed = Elapsed::default();
        elapsed.add(stamp(HOUR, 1, 0));
        elapsed.add(stamp(HOUR - ms, 1_000, 0));
        elapsed.length()
    };
    assert_eq!(nearly(30_000), sure(0));
}

proptest! {
    #[test]
    fn any_stamps_at_all_have_a_length(stamps in prop::collection::vec((any::<i64>(), 0..3_u32, any::<u64>()), 0..20)) {
        let mut elapsed = Elapsed::default();
        for (wall_ms, run, steady_ms) in stamps {
            elapsed.add(Stamp { wall_ms, run, steady_ms });
        }
        let _ = elapsed.length();
    }

    #[test]
    fn any_readings_at_all_go_on(readings in prop::collection::vec((any::<i64>(), any::<u64>(), any::<bool>()), 1..20)) {
        let mut clock = PageClock::new(u32::MAX, 0, 0);
        let mut before = Stamp { run: u32::MAX, ..Stamp::default() };
        for (wall_ms, now_ms, in_sight) in readings {
            let stamp = clock.read(wall_ms, now_ms, in_sight);
            prop_assert!(stamp.wall_ms == wall_ms && (stamp.run != before.run || stamp.steady_ms >= before.steady_ms));
            before = stamp;
        }
    }

    #[test]
    fn a_night_of_walks_sleeps_settings_and_loads_is_as_long_as_it_was(
        parts in prop::collection::vec((0..4, 1..50_i64, -1_000..1_000_i64), 1..20),
    ) {
        let mut phone = Phone::at(at(London, (2026, 10, 24), (20, 0)));
        let mut minutes = 0;
        for (kind, some, by) in parts {
            match kind {
                0 => phone.walk(some),
                1 => phone.sleep(some),
                2 => phone.reload(),
                // Noticed at once, as the page is in sight.
                _ => phone.set(by * MINUTE).walk(some),
            };
            minutes += if kind == 2 { 0 } else { some };
        }
        phone.walk(1);
        prop_assert_eq!(phone.length(), sure(minutes as u32 + 1));
    }
}

#[test]
fn a_shift_is_of_the_day_and_month_of_its_start_in_london() {
    let march = at(London, (2027, 3, 31), (22, 30));
    let april = at(London, (2027, 4, 1), (0, 20));
    assert_eq!(DateTime::from_timestamp_millis(april).unwrap().month(), 3, "in UTC it is March still");
    assert_eq!(month(march, london), Some(Month { year: 2027, month: 3 }));
    assert_eq!(month(april, london), Some(Month { year: 2027, month: 4 }));
    assert_eq!(day(april, london), NaiveDate::from_ymd_opt(2027, 4, 1));
    assert_eq!(month(i64::MAX, london), None);
}

/// A shift of so many minutes and taps, with what others handed over.
fn shift(writer: u64, started_ms: i64, minutes: u32, taps: u32, others: &[(u64, u32, u32)]) -> Summary {
    let stamp = |minutes: u32| {
        let ms = i64::from(minutes) * MINUTE;
        Stamp { wall_ms: started_ms + ms, run: 1, steady_ms: ms as u64 }
    };
    let writer = Writer(writer);
    let start = Event::Started { team: 3, area: String::new(), continues: None };
    let merged = others.iter().map(|(other, last, count)| Event::Merged {
        other: Writer(*other),
        last: *last,
        counts: Counts::from([(1, *count)]),
    });
    let counted = (0..taps).map(|_| Event::Counted { counter: 1, by: 1 });
    let events = [start].into_iter().chain(counted).chain(merged).zip(1..);
    let lines: Lines = events.map(|(event, number)| Line::new(writer, number, stamp(0), event)).collect();
    let end = Line::new(writer, 500, stamp(minutes), Event::Ended { seen: 1 });
    State::replay(writer, &lines.into_iter().chain([end]).collect()).summary()
}

fn totals(shifts: u32, minutes: u32, own: u32, team: u32) -> Totals {
    let counts = |count| Counts::from([(1, count)]);
    Totals { shifts, length: sure(minutes), counts: counts(own), team_counts: counts(team) }
}

#[test]
fn months_add_up_shifts_minutes_and_counts() {
    let march = |day, hour| at(London, (2027, 3, day), (hour, 30));
    let april = at(London, (2027, 4, 1), (0, 20));
    let shifts = [
        shift(3, april, 60, 7, &[]),
        shift(1, march(31, 22), 220, 5, &[(9, 40, 2)]),
        shift(2, march(6, 21), 100, 4, &[(9, 40, 2), (8, 10, 1)]),
    ];
    let added = months(&shifts, london);
    // The same hand-over, taken in two shifts, counts once.
    let expected = [
        (Month { year: 2027, month: 3 }, totals(2, 320, 9, 12)),
        (Month { year: 2027, month: 4 }, totals(1, 60, 7, 7)),
    ];
    assert_eq!(added, expected);
    let reversed: Vec<_> = shifts.into_iter().rev().collect();
    assert_eq!(months(&reversed, london), expected);
}

#[test]
fn a_shift_that_goes_on_under_a_new_writer_is_one_shift_and_counts_once() {
    let march = at(London, (2027, 3, 31), (22, 30));
    let april = at(London, (2027, 4, 1), (0, 20));
    let mut goes_on = shift(2, april, 60, 4, &[(1, 500, 5)]);
    goes_on.continues = Some(Writer(1));
    let added = months(&[goes_on.clone(), shift(1, march, 100, 5, &[])], london);
    assert_eq!(added, [(Month { year: 2027, month: 3 }, totals(1, 160, 9, 9))]);
    // The old one is deleted: what it handed over stands.
    let alone = months(&[goes_on.clone()], london);
    assert_eq!(alone[0].1.team_counts, Counts::from([(1, 9)]));
    assert_eq!(alone[0].1.shifts, 1);
    // Two that say they continue each other.
    let mut other = shift(1, march, 100, 5, &[]);
    other.continues = Some(Writer(2));
    assert_eq!(months(&[goes_on, other], london).iter().map(|(_, totals)| totals.shifts).sum::<u32>(), 2);
}

#[test]
fn one_doubtful_length_puts_the_month_in_doubt() {
    let march = at(London, (2027, 3, 6), (21, 30));
    let mut doubtful = shift(1, march, 100, 5, &[]);
    doubtful.length.is_sure = false;
    let added = months(&[doubtful, shift(2, march, 60, 5, &[])], london);
    assert_eq!(added[0].1.length, Length { minutes: 160, is_sure: false });
}
