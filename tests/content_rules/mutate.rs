//! Mutations of a JSON text.

use std::ops::Range;

use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Value, json};

use crate::content_rules::files::pointers;

/// A mutation.
#[derive(Clone, Debug)]
pub enum Mutation {
    /// Flips one bit of one byte.
    Flip(Index, u8),
    Cut(Index),
    /// Repeats a stretch of the text.
    Double(Index, usize),
    /// Inserts a text.
    Put(Index, &'static str, usize),
    /// Replaces the next number with something similar.
    Number(Index, &'static str),
    /// Replaces a value with one of another type.
    Swap(Index, Value),
    /// Replaces a value with a text of this many letters.
    Long(Index, usize),
    /// Replaces a value with nested lists.
    Deep(Index, usize),
    Drop(Index),
    /// Adds an unknown field.
    Add(Index),
    /// Repeats an item of a list.
    Twice(Index),
    /// Copies the value of another field with the same name.
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

pub fn mutations() -> impl Strategy<Value = Mutation> {
    let at = any::<Index>;
    prop_oneof![
        2 => (at(), 0..8u8).prop_map(|(at, bit)| Mutation::Flip(at, bit)),
        1 => at().prop_map(Mutation::Cut),
        1 => (at(), 1..400usize).prop_map(|(at, length)| Mutation::Double(at, length)),
        1 => (at(), select(vec!["[", "{\"a\":", "\"", "\\", ",", "\u{0}", "\u{feff}"]), select(vec![1, 200, 100_000]))
            .prop_map(|(at, text, times)| Mutation::Put(at, text, times)),
        2 => (at(), select(NUMBERS.to_vec())).prop_map(|(at, number)| Mutation::Number(at, number)),
        8 => (at(), values()).prop_map(|(at, value)| Mutation::Swap(at, value)),
        1 => (at(), select(vec![300, 30_000, 1_100_000])).prop_map(|(at, letters)| Mutation::Long(at, letters)),
        1 => (at(), select(vec![3, 126, 200])).prop_map(|(at, depth)| Mutation::Deep(at, depth)),
        4 => at().prop_map(Mutation::Drop),
        1 => at().prop_map(Mutation::Add),
        2 => at().prop_map(Mutation::Twice),
        6 => (at(), at()).prop_map(|(at, source)| Mutation::Like(at, source)),
    ]
}

/// Applies a mutation. Those that need JSON leave invalid JSON unchanged.
pub fn mutate(text: String, mutation: &Mutation) -> String {
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
        edit(&|value, all| *value.pointer_mut(pointer_at(at, all)).expect("it is there") = new.clone())
    };
    if text.is_empty() {
        return text;
    }
    match mutation {
        Mutation::Flip(at, bit) => {
            let mut bytes = text.into_bytes();
            let at = at.index(bytes.len());
            bytes[at] ^= 1 << bit;
            String::from_utf8_lossy(&bytes).into_owned()
        }
        Mutation::Cut(at) => String::from_utf8_lossy(&text.as_bytes()[..at.index(text.len())]).into_owned(),
        Mutation::Double(at, length) => {
            let from = at.index(text.len());
            let to = (from + length).min(text.len());
            replaced(&text, to..to, &text.as_bytes()[from..to])
        }
        Mutation::Put(at, what, times) => {
            let at = at.index(text.len());
            replaced(&text, at..at, what.repeat(*times).as_bytes())
        }
        Mutation::Number(at, number) => {
            let bytes = text.as_bytes();
            let digit = |at: &usize| bytes[*at].is_ascii_digit();
            let from = (at.index(bytes.len())..bytes.len()).find(digit).unwrap_or(bytes.len());
            let to = (from..bytes.len()).find(|at| !digit(at)).unwrap_or(bytes.len());
            replaced(&text, from..to, number.as_bytes())
        }
        Mutation::Swap(at, new) => set(at, new.clone()),
        Mutation::Long(at, letters) => set(at, json!("long ".repeat(letters / 5))),
        Mutation::Deep(at, depth) => set(at, (0..*depth).fold(json!(1), |inner, _| json!([inner]))),
        Mutation::Drop(at) => edit(&|value, all| match parent_and_key(pointer_at(at, all)) {
            Some((parent, key)) => match value.pointer_mut(parent) {
                Some(Value::Object(fields)) => drop(fields.remove(key)),
                Some(Value::Array(items)) => drop(items.remove(key.parse::<usize>().expect("an index"))),
                _ => {}
            },
            None => *value = Value::Null,
        }),
        Mutation::Add(at) => edit(&|value, all| {
            if let Some(fields) = value.pointer_mut(pointer_at(at, all)).and_then(Value::as_object_mut) {
                fields.insert("unknown".into(), json!(1));
            }
        }),
        Mutation::Twice(at) => edit(&|value, all| {
            if let Some((parent, key)) = parent_and_key(pointer_at(at, all))
                && let Some(Value::Array(items)) = value.pointer_mut(parent)
            {
                let again = items[key.parse::<usize>().expect("an index")].clone();
                items.push(again);
            }
        }),
        Mutation::Like(at, source) => edit(&|value, all| {
            let Some((_, name)) = parent_and_key(pointer_at(at, all)) else { return };
            let same: Vec<&String> = all.iter().filter(|p| parent_and_key(p).is_some_and(|p| p.1 == name)).collect();
            let copied = value.pointer(source.get::<&String>(&same)).cloned().expect("it is there");
            *value.pointer_mut(pointer_at(at, all)).expect("it is there") = copied;
        }),
    }
}

fn pointer_at<'a>(at: &Index, all: &'a [String]) -> &'a str {
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
