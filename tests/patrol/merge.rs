use std::collections::BTreeMap;

use patrol::counts::Counts;
use patrol::merge::{Merged, Taken, sum_of};
use patrol::writer::Writer;
use proptest::prelude::*;

use crate::shifts;

type Telling = (Writer, u32, Counts);

/// Few writers and few numbers, so that they meet.
fn telling() -> impl Strategy<Value = Telling> {
    let counts = prop::collection::btree_map(1_u8..6, 1_u32..4, 0..4);
    (0_u64..4, 1_u32..5, counts).prop_map(|(writer, number, counts)| (Writer(writer), number, counts))
}

fn tellings() -> impl Strategy<Value = Vec<Telling>> {
    prop::collection::vec(telling(), 0..14)
}

fn merged(tellings: &[Telling]) -> Merged {
    let mut merged = Merged::default();
    for (writer, number, counts) in tellings {
        merged.take(*writer, *number, counts);
    }
    merged
}

fn union(a: &Merged, b: &Merged) -> Merged {
    let mut union = a.clone();
    union.merge(b);
    union
}

proptest! {
    #[test]
    fn it_is_idempotent_commutative_and_associative(a in tellings(), b in tellings(), c in tellings()) {
        let (a, b, c) = (merged(&a), merged(&b), merged(&c));
        prop_assert_eq!(&union(&a, &a), &a);
        prop_assert_eq!(union(&a, &b), union(&b, &a));
        prop_assert_eq!(union(&union(&a, &b), &c), union(&a, &union(&b, &c)));
    }

    #[test]
    fn order_and_repetition_change_nothing(
        (told, shuffled) in tellings().prop_flat_map(|told| {
            let twice: Vec<_> = told.iter().chain(&told).cloned().collect();
            (Just(told), Just(twice).prop_shuffle())
        })
    ) {
        prop_assert_eq!(merged(&told), merged(&shuffled));
        prop_assert_eq!(merged(&told).sum(), merged(&shuffled).sum());
    }

    /// Phones as they are: a number has one content.
    #[test]
    fn of_each_writer_the_highest_number_counts_once(told in prop::collection::btree_map((0_u64..5, 1_u32..9),
        prop::collection::btree_map(1_u8..=63, 1_u32..1000, 0..9), 0..20)) {
        let mut all = Merged::default();
        for ((writer, number), counts) in told.iter().rev().chain(&told) {
            all.take(Writer(*writer), *number, counts);
        }
        let highest: BTreeMap<u64, &Counts> = told.iter().map(|((writer, _), counts)| (*writer, counts)).collect();
        let mut sum = Counts::new();
        for (counter, count) in highest.values().copied().flatten() {
            *sum.entry(*counter).or_default() += count;
        }
        prop_assert_eq!(all.sum(), sum);
        prop_assert_eq!(all.unlike().count(), 0);
    }

    /// What is told unlike is noticed whenever it comes, and the sum lies between the larger of the two and both.
    #[test]
    fn unlike_counts_are_kept_and_told(before in tellings(), (writer, number, one) in telling(), two in telling(),
        after in tellings()) {
        let two = two.2;
        prop_assume!(one != two);
        let mut all = merged(&before);
        all.take(writer, number, &one);
        all.take(writer, number, &two);
        all.merge(&merged(&after));
        let doubled: Vec<_> = all.unlike().collect();
        let noticed = doubled.iter().find(|unlike| (unlike.writer, unlike.number) == (writer, number));
        let noticed = noticed.expect("it is told");
        prop_assert!(noticed.told.contains(&one) && noticed.told.contains(&two));
    }
}

#[test]
fn each_telling_is_answered_by_what_it_was() {
    let mut all = Merged::default();
    let count = |count| Counts::from([(3, count)]);
    let expected = [
        (5, count(4), Taken::New, 4),
        (5, count(4), Taken::Same, 4),
        (3, count(2), Taken::Older, 4),
        (9, count(6), Taken::New, 6),
        (9, count(7), Taken::Unlike, 7),
        (9, count(6), Taken::Same, 7),
        (5, count(1), Taken::Unlike, 7),
        (12, count(7), Taken::New, 7),
    ];
    for (number, counts, taken, sum) in expected {
        assert_eq!(all.take(Writer(1), number, &counts), taken, "{number} {counts:?}");
        assert_eq!(all.sum(), count(sum));
    }
    assert_eq!(all.unlike().map(|unlike| unlike.number).collect::<Vec<_>>(), [5, 9]);
    assert_eq!(all.writers(), 1);
}

#[test]
fn a_count_of_nothing_is_no_other_content() {
    let mut all = Merged::default();
    all.take(Writer(1), 1, &Counts::from([(2, 5)]));
    assert_eq!(all.take(Writer(1), 1, &Counts::from([(2, 5), (3, 0), (0, 4), (64, 1)])), Taken::Same);
}

/// A leader who hands over to a second leader, and gets back what was its own.
#[test]
fn what_comes_back_to_its_own_phone_counts_once() {
    let mut shift = shifts::a_real_night();
    let alone = sum_of(&shift);
    shift.others = vec![(shift.writer, 3, shift.counts.clone()), (Writer(77), 5, Counts::from([(1, 10)]))];
    let both = sum_of(&shift);
    assert_eq!(both.get(&1), Some(&(alone.get(&1).copied().unwrap_or_default() + 10)));
    assert_eq!(both.get(&2), alone.get(&2));
}

#[test]
fn the_largest_counts_do_not_overflow() {
    let mut all = Merged::default();
    all.take(Writer(1), 1, &Counts::from([(1, u32::MAX)]));
    all.take(Writer(2), 1, &Counts::from([(1, u32::MAX)]));
    assert_eq!(all.sum(), Counts::from([(1, u32::MAX)]));
}
