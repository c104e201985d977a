//! The facts in local storage, mutated in two thousand ways: accepted facts are valid, and nothing panics.

use std::cell::Cell;
use std::collections::BTreeSet;

use crate::support::editions::{built_in, facts};
use proptest::prelude::*;
use proptest::test_runner::{RngSeed, TestRunner};
use safe_night_canterbury::content::evidence::Evidence;
use safe_night_canterbury::content::hours::{DAY, Hours, WEEK};
use safe_night_canterbury::content::knowledge::Knowledge;
use safe_night_canterbury::content::stored::{Header, decode, header, newer, read};
use safe_night_canterbury::content::validate::facts::{DISTRICT, problems};
use serde_json::{Value, json};

use crate::content_rules::all_sums;
use crate::content_rules::mutate::{mutate, mutations};
use crate::content_rules::reading::SMALL;

/// The seed of the mutations. Another seed gives two thousand others.
const SEED: u64 = 20_261_123;
const CASES: u32 = 2_000;

/// The small knowledge of the fuzzer, and hours with exceptions.
fn small() -> String {
    let mut knowledge: Value = serde_json::from_str(SMALL).expect("the seed is JSON");
    let hours = json!({
        "notation": "Su-Th 17:00-05:00; Fr 18:00-06:00; 2026 Dec 25 off",
        "weekly": [[1020, 1740], [2460, 3180], [6840, 7560], [9660, 10380]],
        "exceptions": [{ "date": "2026-12-25", "open": [] }, { "date": "2027-03-28", "open": [[60, 150], [1020, 1440]] }],
    });
    knowledge["places"][0]["hours"] = hours.clone();
    knowledge["services"][0]["hours"] = hours;
    knowledge["services"][0]["text"] = json!({ "number": "85258", "say": "SHOUT" });
    knowledge["services"][0]["web"] = json!("https://a.example/page");
    knowledge["corrections"] = json!("mailto:somebody@a.example");
    knowledge.to_string()
}

/// Asserts the facts that people rely on, independently of the check.
fn is_fit(knowledge: &Knowledge) {
    assert_eq!(problems(knowledge), []);
    let ids: BTreeSet<_> = knowledge.places.iter().map(|place| &place.id).collect();
    assert_eq!(ids.len(), knowledge.places.len(), "two places have one id");
    let ids: BTreeSet<_> = knowledge.services.iter().map(|service| &service.id).collect();
    assert_eq!(ids.len(), knowledge.services.len(), "two services have one id");
    assert!(!knowledge.places.is_empty() && !knowledge.services.is_empty());
    for place in &knowledge.places {
        if let Some(at) = place.position {
            assert!(DISTRICT.holds(at.lat, at.lon) && at.accuracy_m >= 1.0, "{at:?}");
        }
        can_be_reached(place.phone.as_deref(), place.link.as_deref());
        is_backed(&place.evidence, place.hours.as_ref());
    }
    for service in &knowledge.services {
        can_be_reached(service.call.as_deref(), service.web.as_deref());
        is_backed(&service.evidence, service.hours.as_ref());
        let ways = [service.call.is_some(), service.text.is_some(), service.web.is_some(), service.how.is_some()];
        assert!(ways.contains(&true), "{service:?}");
    }
    for entry in &knowledge.entries {
        let page = entry.path.strip_prefix('/').expect("an address inside the app");
        assert!(!page.starts_with('/') && !page.contains(|c: char| c == '\\' || c.is_control()), "{page}");
        assert!(entry.checked < entry.review_by);
    }
    let json = serde_json::to_string(knowledge).expect("a knowledge can be written");
    assert_eq!(read(&json).as_ref(), Ok(knowledge));
    // The rules for facts from a host are the same.
    let in_use = built_in();
    let taken = newer(&json, &header(&in_use.edition, facts()), None);
    let is_update = knowledge.edition >= in_use.edition && *knowledge != in_use;
    assert_eq!(taken.ok().flatten().as_ref(), is_update.then_some(knowledge));
}

fn can_be_reached(phone: Option<&str>, link: Option<&str>) {
    let digits = phone.map(|phone| phone.chars().filter(|c| c.is_ascii_digit()).count());
    assert!(digits.is_none_or(|digits| (3..=11).contains(&digits)), "{phone:?}");
    assert!(phone.is_none_or(|phone| phone.chars().all(|c| c.is_ascii_digit() || c == ' ')), "{phone:?}");
    assert!(link.is_none_or(|link| link.starts_with("https://") && link.contains('.')), "{link:?}");
}

fn is_backed(evidence: &Evidence, hours: Option<&Hours>) {
    assert!(!evidence.sources.is_empty() && evidence.checked < evidence.review_by, "{evidence:?}");
    let Some(Hours { weekly, exceptions, .. }) = hours else { return };
    // Every minute of the week is open once at most.
    let mut minutes = vec![0; usize::from(WEEK)];
    for [from, to] in weekly {
        (*from..*to).for_each(|minute| minutes[usize::from(minute % WEEK)] += 1);
    }
    assert!(minutes.iter().all(|times| *times <= 1), "{weekly:?}");
    assert!(exceptions.iter().all(|day| day.open.iter().all(|[from, to]| from < to && *to <= DAY)), "{exceptions:?}");
    assert!(!weekly.is_empty() || exceptions.iter().any(|day| !day.open.is_empty()), "it is never open");
}

#[test]
fn two_thousand_mutated_records_are_refused_or_valid() {
    let small = small();
    assert!(read(&small).is_ok(), "{:?}", read(&small).err());
    let case = (any::<bool>(), 0..8, prop::collection::vec(mutations(), 1..4), 0..all_sums::PAIRS);
    let config = ProptestConfig {
        cases: CASES,
        rng_seed: RngSeed::Fixed(SEED),
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    let accepted = Cell::new(0);
    let result = TestRunner::new(config).run(&case, |(around, whole, mutations, pair)| {
        let knowledge = if whole == 0 { facts().to_owned() } else { small.clone() };
        let mutate_all = |text: String| mutations.iter().fold(text, mutate);
        // Mutates either the header, or the text with a header made for it: damage that no checksum detects.
        let edition = &built_in().edition;
        let (header, text) = if around {
            let header = serde_json::to_string(&header(edition, &knowledge)).expect("a header");
            (serde_json::from_str::<Header>(&mutate_all(header)).ok(), knowledge)
        } else {
            let text = mutate_all(knowledge);
            (Some(header(edition, &text)), text)
        };
        let Some(header) = header else { return Ok(()) };
        match decode(&header, &text) {
            Ok(knowledge) => {
                is_fit(&knowledge);
                all_sums::run(&knowledge, pair);
                accepted.set(accepted.get() + 1);
            }
            Err(why) => prop_assert!(!why.trim().is_empty()),
        }
        Ok(())
    });
    result.unwrap_or_else(|failure| panic!("with the seed {SEED}: {failure}"));
    let accepted = accepted.get();
    assert!(accepted > CASES / 20, "only {accepted} of {CASES} were accepted: the others try nothing but the refusal");
}

#[test]
fn every_sum_works_on_the_facts_at_every_clock_and_place() {
    let knowledge = built_in();
    (0..all_sums::PAIRS).step_by(7).for_each(|pair| all_sums::run(&knowledge, pair));
}
