//! What is counted, ticked off and noted: the words of the content, which the page's program gets as JSON.

use serde_json::Value;

use crate::counts::Counter;

/// The words of a counter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CounterWords {
    pub number: Counter,
    /// Its column in a file.
    pub id: String,
    /// As on its button. Empty: it is the patrol's own to name.
    pub name: String,
    /// Whether its button is there at first.
    pub is_shown: bool,
}

/// Something to tick off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    pub id: String,
    pub name: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Content {
    pub counters: Vec<CounterWords>,
    pub kit: Vec<Check>,
    pub debrief: Vec<Check>,
    /// The number of each kind of note, and its name.
    pub note_kinds: Vec<(u8, String)>,
}

impl Content {
    /// Reads the file that the builder wrote. What is not as it should be is left out.
    pub fn read(json: &str) -> Content {
        let whole: Value = serde_json::from_str(json).unwrap_or_default();
        let list = |name: &str| whole.get(name).and_then(Value::as_array).cloned().unwrap_or_default();
        let text = |of: &Value, name: &str| of.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
        let number = |of: &Value| u8::try_from(of.get("number")?.as_u64()?).ok();
        let checks =
            |name: &str| list(name).iter().map(|of| Check { id: text(of, "id"), name: text(of, "name") }).collect();
        let counter = |of: &Value| {
            let is_shown = of.get("shown").and_then(Value::as_bool).unwrap_or_default();
            Some(CounterWords { number: number(of)?, id: text(of, "id"), name: text(of, "name"), is_shown })
        };
        Content {
            counters: list("counters").iter().filter_map(counter).collect(),
            kit: checks("kit"),
            debrief: checks("debrief"),
            note_kinds: list("note_kinds").iter().filter_map(|of| Some((number(of)?, text(of, "name")))).collect(),
        }
    }
}
