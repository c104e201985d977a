//! The rules: what is refused, and how they are kept.

use proptest::prelude::*;
use streets::layer::Kind;
use streets::route::rules::{Closure, Costs, Rules};

/// The rules with one thing changed.
fn with(change: impl FnOnce(&mut Rules)) -> Rules {
    let mut rules = Rules::default();
    change(&mut rules);
    rules
}

#[test]
fn a_wrong_value_is_refused_by_its_row() {
    let closure = |shut: (u16, u16)| Closure { shut: vec![(0, 9), shut], ..Closure::default() };
    for (rules, row, index) in [
        (with(|rules| rules.costs.kinds[Kind::Alley as usize] = -0.1), "alley", None),
        (with(|rules| rules.costs.kinds[Kind::Steps as usize] = f32::NAN), "steps", None),
        (with(|rules| rules.costs.unlit = f32::INFINITY), "unlit", None),
        (with(|rules| rules.costs.tunnel = 100.5), "tunnel", None),
        (with(|rules| rules.costs.steps_s = 601.0), "steps_s", None),
        (with(|rules| rules.margin_min = 121), "margin_min", None),
        (with(|rules| rules.closures.extend([closure((1, 2)), closure((10_080, 5))])), "closures", Some(1)),
        (with(|rules| rules.closures.push(closure((5, 10_081)))), "closures", Some(0)),
        (with(|rules| rules.closures.push(closure((7, 7)))), "closures", Some(0)),
        (with(|rules| rules.closures.push(Closure { edges: vec![3, 3], ..Closure::default() })), "closures", Some(0)),
        (with(|rules| rules.hours = vec![None, Some(vec![(4, 4)])]), "hours", Some(1)),
    ] {
        let bad = rules.check().expect_err(row);
        assert_eq!((bad.row, bad.index), (row, index));
        assert!(bad.to_string().starts_with(row) && !bad.mend.is_empty(), "{bad}");
        assert!(Rules::read(&rules.write()).is_err(), "{row}");
    }
}

#[test]
fn nought_and_the_bounds_are_accepted() {
    for value in [0.0, 0.5, 1.0, 100.0] {
        let costs = Costs { kinds: [value; 17], unnamed: value, tunnel: value, ..Costs::default() };
        assert_eq!(Rules { costs, ..Rules::default() }.check(), Ok(()));
    }
    assert_eq!(Rules::default().check(), Ok(()));
}

fn spans() -> impl Strategy<Value = Vec<(u16, u16)>> {
    let one = (0..10_080u16, 0..=10_080u16).prop_filter("of some length", |(from, to)| from != to);
    proptest::collection::vec(one, 0..5)
}

proptest! {
    #[test]
    fn what_is_written_is_read(
        costs in crate::reference::tables(),
        edges in proptest::collection::btree_set(any::<u32>(), 0..9),
        shut in spans(),
        open in spans(),
        name in ".{0,20}",
        assumed: bool,
        margin_min in 0..=120u16,
    ) {
        let closure = Closure { name, assumed, edges: edges.into_iter().collect(), shut };
        let closures = vec![closure, Closure::default()];
        let rules = Rules { costs, closures, hours: vec![None, Some(open), Some(Vec::new())], margin_min };
        let bytes = rules.write();
        prop_assert_eq!(Rules::read(&bytes), Ok(rules));
        for end in 0..bytes.len() {
            prop_assert!(Rules::read(&bytes[..end]).is_err());
        }
        prop_assert!(Rules::read(&[&bytes[..], &[0]].concat()).is_err());
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..300), put in 0..100usize) {
        let _ = Rules::read(&bytes);
        let mut rules = Rules::default().write();
        let from = put.min(rules.len());
        rules.splice(from.., bytes);
        let _ = Rules::read(&rules);
    }
}
