//! The sum of what several phones counted: whatever is handed over twice, late or in another order, it counts once.
//!
//! A telling is what one writer had counted up to its line of some number. Each higher number holds all that was before
//! it, so of every writer the highest counts alone. All tellings are kept, for only an old one can show that a writer
//! is two phones (a copied profile, a restored backup): one number, unlike counts. Each is a code that somebody scanned
//! or typed, so they stay few.

use std::collections::{BTreeMap, BTreeSet};

use crate::counts::{Counter, Counts, LAST_COUNTER};
use crate::shift::Shift;
use crate::writer::Writer;

/// What a telling was to those before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// The first of its writer, or of a higher number: it enters the sum.
    New,
    /// A higher number of its writer is here: the sum stays.
    Older,
    /// It was here: the sum stays.
    Same,
    /// The same number of its writer was here with other counts. Both are kept, and have to be told.
    Unlike,
}

/// A number of a writer with unlike counts: two phones wrote as one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unlike<'a> {
    pub writer: Writer,
    pub number: u32,
    /// Two at least, each once.
    pub told: &'a BTreeSet<Counts>,
}

/// The tellings of any number of writers. Merging is a union of sets: in any order, any number of times, in any
/// grouping.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    of: BTreeMap<Writer, BTreeMap<u32, BTreeSet<Counts>>>,
}

impl Merged {
    /// What the other phones of a shift handed over. Tellings of the shift's own writer are left out: its phone knows
    /// better.
    pub fn others_of(shift: &Shift) -> Self {
        let mut merged = Self::default();
        for (writer, number, counts) in shift.others.iter().filter(|(writer, ..)| *writer != shift.writer) {
            merged.take(*writer, *number, counts);
        }
        merged
    }

    /// Takes in one telling. Counters out of range and counts of nothing are no part of it.
    pub fn take(&mut self, writer: Writer, number: u32, counts: &Counts) -> Taken {
        let counts: Counts = counts
            .iter()
            .filter(|(counter, count)| is_counter(**counter) && **count > 0)
            .map(|(k, v)| (*k, *v))
            .collect();
        let numbers = self.of.entry(writer).or_default();
        let highest = numbers.last_key_value().map(|(number, _)| *number);
        let told = numbers.entry(number).or_default();
        let first = told.is_empty();
        match (told.insert(counts), first) {
            (false, _) => Taken::Same,
            (true, false) => Taken::Unlike,
            (true, true) if highest.is_some_and(|highest| number < highest) => Taken::Older,
            (true, true) => Taken::New,
        }
    }

    /// Takes in all of another.
    pub fn merge(&mut self, other: &Self) {
        for (writer, numbers) in &other.of {
            let mine = self.of.entry(*writer).or_default();
            for (number, told) in numbers {
                mine.entry(*number).or_default().extend(told.iter().cloned());
            }
        }
    }

    /// Of each writer the highest number and its counts. Where these are unlike, each counter has the largest of its
    /// counts: no tap counts twice and none that both had is lost, but what only one of the two phones counted may be
    /// missing. [`Self::unlike`] names them; a sum is never shown without.
    pub fn latest(&self) -> impl Iterator<Item = (Writer, u32, Counts)> + '_ {
        self.of.iter().filter_map(|(writer, numbers)| {
            let (number, told) = numbers.last_key_value()?;
            let mut counts = Counts::new();
            for (counter, count) in told.iter().flatten() {
                let larger = counts.entry(*counter).or_default();
                *larger = (*larger).max(*count);
            }
            Some((*writer, *number, counts))
        })
    }

    /// Of each writer the highest number and every content it was told with: what is handed on, so that nothing unlike
    /// is smoothed.
    pub fn tellings(&self) -> impl Iterator<Item = (Writer, u32, &Counts)> + '_ {
        self.of.iter().flat_map(|(writer, numbers)| {
            let highest = numbers.last_key_value();
            highest.into_iter().flat_map(|(number, told)| told.iter().map(|counts| (*writer, *number, counts)))
        })
    }

    /// What all writers counted, as [`Self::latest`] says.
    pub fn sum(&self) -> Counts {
        let mut sum = Counts::new();
        self.latest().for_each(|(_, _, counts)| add(&mut sum, &counts));
        sum
    }

    /// Every number that was told with unlike counts, also where a higher one came later: from there on one of two
    /// phones is missing.
    pub fn unlike(&self) -> impl Iterator<Item = Unlike<'_>> + '_ {
        self.of.iter().flat_map(|(writer, numbers)| {
            let doubled = numbers.iter().filter(|(_, told)| told.len() > 1);
            doubled.map(|(number, told)| Unlike { writer: *writer, number: *number, told })
        })
    }

    /// How many phones told something.
    pub fn writers(&self) -> usize {
        self.of.len()
    }
}

/// What a shift adds up to: its own counts, and those of the phones that handed over to it.
pub fn sum_of(shift: &Shift) -> Counts {
    let mut sum = Merged::others_of(shift).sum();
    add(&mut sum, &shift.counts);
    sum
}

/// The same in an order. Counters that are not in it follow by number.
pub fn sum_in_order(shift: &Shift, order: &[Counter]) -> Vec<(Counter, u32)> {
    let mut sum: Vec<_> = sum_of(shift).into_iter().collect();
    let place = |counter: Counter| order.iter().position(|other| *other == counter).unwrap_or(usize::MAX);
    sum.sort_by_key(|(counter, _)| place(*counter));
    sum
}

fn add(sum: &mut Counts, counts: &Counts) {
    for (counter, count) in counts {
        let total = sum.entry(*counter).or_default();
        *total = total.saturating_add(*count);
    }
}

fn is_counter(counter: Counter) -> bool {
    (1..=LAST_COUNTER).contains(&counter)
}
