//! How long shifts are kept: so many days on which the app was really opened, never by one look at a clock.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};

use crate::journal::summary::Summary;
use crate::writer::Writer;

/// Days of notice: on so many days before its deletion a shift is told as about to go.
pub const NOTICE: u32 = 3;
/// The days after which shifts are deleted, unless the person says otherwise.
pub const USUAL_DAYS: u16 = 30;
/// Days of which the ledger knows that they are counted, so that a clock set back does not count them again.
const RECENT: usize = 64;
/// A clock that goes on by more days than these from one look to the next has jumped.
const LONGEST_STEP: i32 = 183;
/// Shifts of which the ledger knows when they were told.
const MOST_TOLD: usize = 1_000;

/// When shifts are deleted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deletion {
    Never,
    /// After so many days that the phone has seen, counted from the end of the shift. Fewer than 7 are 7, more than 365 are 365.
    After(u16),
}

impl Default for Deletion {
    fn default() -> Self {
        Self::After(USUAL_DAYS)
    }
}

/// The London days on which the app was opened.
///
/// A day counts once, if it follows the day before it by a plausible step. A step back, and a jump of half a year and more, only say where
/// the clock stands now: the days from there on count again, so a wrong clock costs a day and stops nothing for ever.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    seen: u32,
    /// The day of the last look, in days since the year 1.
    last: Option<i32>,
    /// Whether the last step was plausible.
    is_plausible: bool,
    recent: Vec<i32>,
    /// Of each shift how many days had been seen when it was first told.
    told: BTreeMap<Writer, u32>,
}

/// What is due.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Due {
    /// Shifts to tell, with *Keep* and *Export*, and on how many more days the app is opened before each goes: from 1 to 3. To be handed to
    /// [`Ledger::tell`] once they are on the screen.
    pub tell: Vec<(Writer, u32)>,
    /// Shifts to delete.
    pub delete: Vec<Writer>,
}

impl Ledger {
    /// The days seen so far. Written into the lines that end or keep a shift.
    pub fn seen(&self) -> u32 {
        self.seen
    }

    /// The app is opened on a London day. The day is new to the ledger: `true`.
    pub fn open(&mut self, today: NaiveDate) -> bool {
        let today = today.num_days_from_ce();
        let step = self.last.map(|last| today.saturating_sub(last));
        if step == Some(0) {
            return false;
        }
        self.last = Some(today);
        self.is_plausible = step.is_none_or(|step| (1..=LONGEST_STEP).contains(&step));
        let is_new = self.is_plausible && !self.recent.contains(&today);
        if is_new {
            self.seen = self.seen.saturating_add(1);
            if self.recent.len() >= RECENT {
                self.recent.remove(0);
            }
            self.recent.push(today);
        }
        is_new
    }

    /// Takes up what the lines say that was seen, if the ledger itself was lost.
    pub fn recover(&mut self, shifts: &[Summary]) {
        let most = shifts.iter().map(|shift| shift.seen).max().unwrap_or(0);
        self.seen = self.seen.max(most);
    }

    /// These are on the screen now.
    pub fn tell(&mut self, shifts: &[Summary], told: &[Writer]) {
        let next = continuations(shifts);
        let there: BTreeSet<Writer> = shifts.iter().map(|shift| shift.writer).collect();
        let told: BTreeSet<&Writer> = told.iter().collect();
        self.told.retain(|writer, _| there.contains(writer));
        for shift in shifts.iter().filter(|shift| told.contains(&shift.writer)) {
            let since = ended(shift, &next).unwrap_or(0);
            let is_known = self.told.get(&shift.writer).is_some_and(|told| *told > since);
            if !is_known && (self.told.len() < MOST_TOLD || self.told.contains_key(&shift.writer)) {
                self.told.insert(shift.writer, self.seen);
            }
        }
    }

    /// What is to be told and what to be deleted, of the shifts of this phone. Never one that runs, or that goes on under a writer that runs;
    /// nothing that was not told on a day three seen days ago; nothing at all while the clock has just jumped.
    pub fn due(&self, deletion: Deletion, shifts: &[Summary]) -> Due {
        let Deletion::After(days) = deletion else {
            return Due::default();
        };
        let days = u32::from(days.clamp(7, 365));
        let next = continuations(shifts);
        let mut due = Due::default();
        for shift in shifts {
            let Some(since) = ended(shift, &next) else {
                continue;
            };
            let age = self.seen.saturating_sub(since);
            if age.saturating_add(NOTICE) < days {
                continue;
            }
            // Told before it was kept does not count.
            let told = self.told.get(&shift.writer).copied().filter(|told| *told > since);
            let notice = told.map_or(NOTICE, |told| NOTICE.saturating_sub(self.seen.saturating_sub(told)));
            let left = days.saturating_sub(age).max(notice);
            if left > 0 {
                due.tell.push((shift.writer, left.min(NOTICE)));
            } else if self.is_plausible {
                due.delete.push(shift.writer);
            } else {
                due.tell.push((shift.writer, 1));
            }
        }
        due
    }

    /// In letters that are safe anywhere, with a checksum.
    pub fn text(&self) -> String {
        let last = self.last.map(|last| last.to_string()).unwrap_or_default();
        let recent: Vec<String> = self.recent.iter().map(i32::to_string).collect();
        let told: Vec<String> = self.told.iter().map(|(writer, seen)| format!("{:016x}-{seen}", writer.0)).collect();
        let plausible = u8::from(self.is_plausible);
        let body = format!("1.{}.{last}.{plausible}.{}.{}", self.seen, recent.join("_"), told.join("_"));
        let check = crc32fast::hash(body.as_bytes());
        format!("{body}.{check:08x}")
    }

    /// `None`: it is not what was written. Then a new ledger takes up what the lines know, see [`recover`](Self::recover).
    pub fn parse(text: &str) -> Option<Self> {
        let (body, check) = text.rsplit_once('.')?;
        if check != format!("{:08x}", crc32fast::hash(body.as_bytes())) {
            return None;
        }
        let mut fields = body.split('.');
        let mut next = || fields.next();
        if next()? != "1" {
            return None;
        }
        let seen = next()?.parse().ok()?;
        let last = match next()? {
            "" => None,
            last => Some(last.parse().ok()?),
        };
        let is_plausible = next()? == "1";
        let list =
            |text: &'_ str| text.split('_').filter(|item| !item.is_empty()).map(str::to_owned).collect::<Vec<_>>();
        let recent = list(next()?).iter().take(RECENT).map(|day| day.parse().ok()).collect::<Option<_>>()?;
        let told = |item: &String| {
            let (writer, seen) = item.split_once('-')?;
            Some((Writer(u64::from_str_radix(writer, 16).ok()?), seen.parse().ok()?))
        };
        let told = list(next()?).iter().take(MOST_TOLD).map(told).collect::<Option<_>>()?;
        Some(Self { seen, last, is_plausible, recent, told })
    }
}

/// Of each shift that goes on under another writer that other one.
fn continuations(shifts: &[Summary]) -> BTreeMap<Writer, &Summary> {
    shifts.iter().filter_map(|shift| Some((shift.continues?, shift))).collect()
}

/// The days seen at the end of a shift, or of the last one that continues it. `None`: one of them runs.
fn ended(shift: &Summary, next: &BTreeMap<Writer, &Summary>) -> Option<u32> {
    let mut newest = shift;
    let mut been = BTreeSet::from([shift.writer]);
    while let Some(after) = next.get(&newest.writer) {
        if !been.insert(after.writer) {
            break;
        }
        newest = after;
    }
    newest.ended_ms.map(|_| newest.seen)
}
