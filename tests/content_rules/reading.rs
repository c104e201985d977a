//! The phone reads the knowledge by code of its own. It must take and refuse what serde's derive takes and refuses.

use std::cell::Cell;

use proptest::prelude::*;
use proptest::test_runner::{RngSeed, TestRunner};
use safe_night_canterbury::content::knowledge::Knowledge;

use crate::content_rules::mutate::{mutate, mutations};
use crate::support::editions::{facts, real};

/// A small valid knowledge with one item of everything.
pub const SMALL: &str = include_str!("../fuzz/seeds/stored/knowledge.json");

const SEED: u64 = 20_261_129;
const CASES: u32 = 3_000;

/// Asserts that both read the same. Returns whether they took it.
fn both(text: &str) -> bool {
    // By way of a value, as the phone: of a field that is written twice it takes the last. The build refuses such a field.
    let by_serde = serde_json::from_str(text).and_then(serde_json::from_value::<Knowledge>);
    let taken = by_serde.is_ok();
    let error = by_serde.as_ref().err().map(ToString::to_string).unwrap_or_default();
    assert!(Knowledge::parse(text) == by_serde.ok(), "by serde: {error}");
    taken
}

#[test]
fn every_edition_is_read_as_serde_reads_it() {
    for text in [facts(), &real().text, SMALL] {
        assert!(both(text));
    }
}

#[test]
fn three_thousand_mutated_documents_are_read_as_serde_reads_them() {
    let config = ProptestConfig {
        cases: CASES,
        rng_seed: RngSeed::Fixed(SEED),
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    let taken = Cell::new(0);
    let result = TestRunner::new(config).run(&prop::collection::vec(mutations(), 1..3), |mutations| {
        let text = mutations.iter().fold(SMALL.to_owned(), mutate);
        taken.set(taken.get() + u32::from(both(&text)));
        Ok(())
    });
    result.unwrap_or_else(|failure| panic!("with the seed {SEED}: {failure}"));
    assert!(taken.get() > CASES / 20 && taken.get() < CASES, "{} of {CASES} were taken", taken.get());
}
