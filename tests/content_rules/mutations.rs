//! The copy of the facts in local storage, spoilt in two thousand ways: what is accepted is fit to be relied on, and nothing
//! ends in a panic.

use std::cell::Cell;
use std::collections::BTreeSet;
use std::ops::Range;

use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::{RngSeed, TestRunner};
use safe_night_canterbury::content::check::{DISTRICT, problems};
use safe_night_canterbury::content::evidence::Evidence;
use safe_night_canterbury::content::hours::{DAY, Hours, WEEK};
use safe_night_canterbury::content::pack::Pack;
use safe_night_canterbury::content::stored::{Record, open, seal};
use safe_night_canterbury::content::{BUILT_IN_JSON, built_in};
use serde_json::{Value, json};

use crate::all_sums;
use crate::files::pointers;

/// What the mutations are drawn from. Another one tries two thousand others.
const SEED: u64 = 20_261_123;
const CASES: u32 = 2_000;

/// One way to spoil a text that is JSON.
#[derive(Clone, Debug)]
enum Spoil {
    /// One bit of one byte.
    Flip(Index, u8),
    Cut(Index),
    /// A stretch of the text again.
    Double(Index, usize),
    /// Anything in the middle of it.
    Put(Index, &'static str, usize),
    /// The next number as something that looks like one.
    Number(Index, &'static str),
    /// A value of another sort.
    Swap(Index, Value),
    /// Text that is long: so many letters.
    Long(Index, usize),
    /// Lists in lists.
    Deep(Index, usize),
    Drop(Index),
    /// A field that nobody knows.
    Add(Index),
    /// An item of a list again.
    Twice(Index),
    /// What another field of the same name says.
    Like(Index, Index),
}

const NUMBERS: [&str; 12] = [
    "NaN",
    "-Infinity",
    "1e999",
    "-1e999",
    "1e-999",
    "-0",
    "+1",
    "0x10",
    "01",
    "65536",
    "99999999999999999999999999",
    "1.7976931348623157e308",
];

const TEXTS: [&str; 30] = [
    "",
    " ",
    "0",
    "NaN",
    "1999-12-31",
    "9999-12-31",
    "0000-01-01",
    "2027-03-28",
    "2027-10-31",
    "2026-02-30",
    "2026-+1-05",
    "9999-12-31.4294967295",
    "2026-11-23.4294967296",
    "javascript:alert(1)",
    "http://a.example",
    "https://",
    "https://a.example/\u{202e}",
    "//elsewhere.example/",
    "/\\elsewhere.example/",
    "/\t/elsewhere.example/",
    "\u{0}",
    "\u{1F319}\u{202e}<script>'\"&",
    "999",
    "0044 1227 823333",
    "confirmed",
    "reported",
    "safe_haven",
    "police",
    "danger",
    "24/7",
];

fn values() -> impl Strategy<Value = Value> {
    let ranges = vec![
        json!([[0, 10080]]),
        json!([[0, 65535]]),
        json!([[0, 100], [10000, 20080]]),
        json!([[10079, 20159]]),
        json!([[600, 300]]),
        json!([[0, 1], [1, 2]]),
        json!([[-1, 5]]),
        json!([[0, 1440]]),
        json!([{ "date": "2026-12-25", "open": [] }]),
        json!([{ "date": "2027-03-28", "open": [[60, 120]] }, { "date": "9999-12-31", "open": [[0, 1440]] }]),
        json!([{ "date": "2026-12-25", "open": [] }, { "date": "2026-12-25", "open": [[0, 1441]] }]),
    ];
    prop_oneof![
        4 => select(TEXTS.to_vec()).prop_map(|text| json!(text)),
        2 => select(ranges),
        1 => select(vec![json!(-1), json!(0), json!(1), json!(2), json!(65535), json!(65536), json!(u64::MAX)]),
        1 => select(vec![json!(i64::MIN), json!(0.5), json!(51.28), json!(-0.0), json!(1e308), json!(5e-324)]),
        1 => select(vec![Value::Null, json!(true), json!([]), json!({}), json!([null]), json!({ "": {} })]),
    ]
}

fn spoils() -> impl Strategy<Value = Spoil> {
    let at = any::<Index>;
    prop_oneof![
        2 => (at(), 0..8u8).prop_map(|(at, bit)| Spoil::Flip(at, bit)),
        1 => at().prop_map(Spoil::Cut),
        1 => (at(), 1..400usize).prop_map(|(at, length)| Spoil::Double(at, length)),
        1 => (at(), select(vec!["[", "{\"a\":", "\"", "\\", ",", "\u{0}", "\u{feff}"]), select(vec![1, 200, 100_000]))
            .prop_map(|(at, text, times)| Spoil::Put(at, text, times)),
        2 => (at(), select(NUMBERS.to_vec())).prop_map(|(at, number)| Spoil::Number(at, number)),
        8 => (at(), values()).prop_map(|(at, value)| Spoil::Swap(at, value)),
        1 => (at(), select(vec![300, 30_000, 1_000_000])).prop_map(|(at, letters)| Spoil::Long(at, letters)),
        1 => (at(), select(vec![3, 126, 200])).prop_map(|(at, depth)| Spoil::Deep(at, depth)),
        4 => at().prop_map(Spoil::Drop),
        1 => at().prop_map(Spoil::Add),
        2 => at().prop_map(Spoil::Twice),
        6 => (at(), at()).prop_map(|(at, other)| Spoil::Like(at, other)),
    ]
}

/// The text with one thing spoilt. What asks for JSON does nothing to a text that is none any more.
fn spoilt(text: String, spoil: &Spoil) -> String {
    let edit = |edit: &dyn Fn(&mut Value, &[String])| match serde_json::from_str::<Value>(&text) {
        Ok(mut value) => {
            let mut all = Vec::new();
            pointers(&value, String::new(), &mut all);
            edit(&mut value, &all);
            value.to_string()
        }
        Err(_) => text.clone(),
    };
    let set = |at: &Index, new: Value| {
        edit(&|value, all| *value.pointer_mut(one(at, all)).expect("it is there") = new.clone())
    };
    if text.is_empty() {
        return text;
    }
    match spoil {
        Spoil::Flip(at, bit) => {
            let mut bytes = text.into_bytes();
            let at = at.index(bytes.len());
            bytes[at] ^= 1 << bit;
            String::from_utf8_lossy(&bytes).into_owned()
        }
        Spoil::Cut(at) => String::from_utf8_lossy(&text.as_bytes()[..at.index(text.len())]).into_owned(),
        Spoil::Double(at, length) => {
            let from = at.index(text.len());
            let to = (from + length).min(text.len());
            replaced(&text, to..to, &text.as_bytes()[from..to])
        }
        Spoil::Put(at, what, times) => {
            let at = at.index(text.len());
            replaced(&text, at..at, what.repeat(*times).as_bytes())
        }
        Spoil::Number(at, number) => {
            let bytes = text.as_bytes();
            let digit = |at: &usize| bytes[*at].is_ascii_digit();
            let from = (at.index(bytes.len())..bytes.len()).find(digit).unwrap_or(bytes.len());
            let to = (from..bytes.len()).find(|at| !digit(at)).unwrap_or(bytes.len());
            replaced(&text, from..to, number.as_bytes())
        }
        Spoil::Swap(at, new) => set(at, new.clone()),
        Spoil::Long(at, letters) => set(at, json!("long ".repeat(letters / 5))),
        Spoil::Deep(at, depth) => set(at, (0..*depth).fold(json!(1), |inner, _| json!([inner]))),
        Spoil::Drop(at) => edit(&|value, all| match parent_and_key(one(at, all)) {
            Some((parent, key)) => match value.pointer_mut(parent) {
                Some(Value::Object(fields)) => drop(fields.remove(key)),
                Some(Value::Array(items)) => drop(items.remove(key.parse::<usize>().expect("an index"))),
                _ => {}
            },
            None => *value = Value::Null,
        }),
        Spoil::Add(at) => edit(&|value, all| {
            if let Some(fields) = value.pointer_mut(one(at, all)).and_then(Value::as_object_mut) {
                fields.insert("unknown".into(), json!(1));
            }
        }),
        Spoil::Twice(at) => edit(&|value, all| {
            if let Some((parent, key)) = parent_and_key(one(at, all))
                && let Some(Value::Array(items)) = value.pointer_mut(parent)
            {
                let again = items[key.parse::<usize>().expect("an index")].clone();
                items.push(again);
            }
        }),
        Spoil::Like(at, other) => edit(&|value, all| {
            let Some((_, name)) = parent_and_key(one(at, all)) else { return };
            let same: Vec<&String> = all.iter().filter(|p| parent_and_key(p).is_some_and(|p| p.1 == name)).collect();
            let theirs = value.pointer(other.get::<&String>(&same)).cloned().expect("it is there");
            *value.pointer_mut(one(at, all)).expect("it is there") = theirs;
        }),
    }
}

fn one<'a>(at: &Index, all: &'a [String]) -> &'a str {
    at.get::<String>(all)
}

fn parent_and_key(pointer: &str) -> Option<(&str, &str)> {
    pointer.rsplit_once('/')
}

fn replaced(text: &str, range: Range<usize>, new: &[u8]) -> String {
    let bytes = text.as_bytes();
    let all = [&bytes[..range.start], new, &bytes[range.end..]].concat();
    String::from_utf8_lossy(&all).into_owned()
}

/// A pack with something of everything that is quick to read: every ninth place, service, entry and saying, and hours with
/// days that differ.
fn small() -> String {
    let mut pack = serde_json::to_value(built_in()).expect("a pack can be written");
    for list in ["places", "services", "entries", "words"] {
        let items = pack[list].as_array_mut().expect("a list");
        *items = items.iter().step_by(9).cloned().collect();
    }
    let hours = json!({
        "notation": "Su-Th 17:00-05:00; Fr 18:00-06:00; 2026 Dec 25 off",
        "weekly": [[1020, 1740], [2460, 3180], [6840, 7560], [9660, 10380]],
        "exceptions": [{ "date": "2026-12-25", "open": [] }, { "date": "2027-03-28", "open": [[60, 150], [1020, 1440]] }],
    });
    pack["places"][0]["hours"] = hours.clone();
    pack["services"][0]["hours"] = hours;
    pack["services"][0]["text"] = json!({ "number": "85258", "say": "SHOUT" });
    pack["services"][0]["web"] = json!("https://a.example/page");
    pack["corrections"] = json!("mailto:somebody@a.example");
    pack.to_string()
}

/// What a person relies on, asked again in other words than the check's own.
fn is_fit(pack: &Pack) {
    assert_eq!(problems(pack), []);
    let ids: BTreeSet<_> = pack.places.iter().map(|place| &place.id).collect();
    assert_eq!(ids.len(), pack.places.len(), "two places have one id");
    let ids: BTreeSet<_> = pack.services.iter().map(|service| &service.id).collect();
    assert_eq!(ids.len(), pack.services.len(), "two services have one id");
    assert!(!pack.places.is_empty() && !pack.services.is_empty());
    for place in &pack.places {
        if let Some(at) = place.position {
            assert!(DISTRICT.holds(at.lat, at.lon) && at.accuracy_m >= 1.0, "{at:?}");
        }
        can_be_reached(place.phone.as_deref(), place.link.as_deref());
        is_backed(&place.evidence, place.hours.as_ref());
    }
    for service in &pack.services {
        can_be_reached(service.call.as_deref(), service.web.as_deref());
        is_backed(&service.evidence, service.hours.as_ref());
        let ways = [service.call.is_some(), service.text.is_some(), service.web.is_some(), service.how.is_some()];
        assert!(ways.contains(&true), "{service:?}");
    }
    for entry in &pack.entries {
        let page = entry.path.strip_prefix('/').expect("an address inside the app");
        assert!(!page.starts_with('/') && !page.contains(|c: char| c == '\\' || c.is_control()), "{page}");
        assert!(entry.checked < entry.review_by);
    }
    assert_eq!(open(&seal(&serde_json::to_string(pack).expect("a pack can be written"))).as_ref(), Ok(pack));
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
fn two_thousand_spoilt_records_are_refused_or_fit_to_be_relied_on() {
    let small = small();
    assert!(open(&seal(&small)).is_ok(), "{:?}", open(&seal(&small)).err());
    let case = (any::<bool>(), 0..8, prop::collection::vec(spoils(), 1..4), 0..all_sums::PAIRS);
    let config = ProptestConfig {
        cases: CASES,
        rng_seed: RngSeed::Fixed(SEED),
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    let accepted = Cell::new(0);
    let result = TestRunner::new(config).run(&case, |(around, whole, spoils, pair)| {
        let pack = if whole == 0 { BUILT_IN_JSON.to_owned() } else { small.clone() };
        let spoil_all = |text: String| spoils.iter().fold(text, spoilt);
        // Either the record as it lies there, or what is in it, which is sealed anew: damage that no fingerprint tells.
        let record = if around {
            serde_json::from_str::<Record>(&spoil_all(serde_json::to_string(&seal(&pack)).expect("a record")))
        } else {
            Ok(seal(&spoil_all(pack)))
        };
        let Ok(record) = record else { return Ok(()) };
        match open(&record) {
            Ok(pack) => {
                is_fit(&pack);
                all_sums::run(&pack, pair);
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
fn every_sum_of_the_facts_as_they_are_can_be_done_at_every_clock_and_place() {
    let pack = built_in();
    (0..all_sums::PAIRS).step_by(7).for_each(|pair| all_sums::run(&pack, pair));
}
