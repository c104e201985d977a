//! What a patrol has: the parts of its page, what it counts, and its lists before and after. It ships beside the app, for the program of
//! that page alone, and is no part of the knowledge. Native only.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::content::evidence::Evidence;
use crate::content::shapes::{ID, PATH};

/// The highest number of a counter: the shift of a phone keeps one bit for each.
pub const LAST_COUNTER: u8 = 63;

/// What the file says.
#[derive(Clone, Debug, PartialEq)]
pub struct Patrol {
    /// In the order in which they stand on the page.
    pub parts: Vec<Part>,
    pub counters: Vec<Counter>,
    /// Numbers of counters that are gone, which never count anything else.
    pub retired: Vec<u8>,
    pub kit: Vec<Check>,
    pub debrief: Vec<Check>,
    pub note_kinds: Vec<NoteKind>,
    pub evidence: Evidences,
}

/// A part of the page under a heading, which a person may move up or down.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "PatrolPart")]
pub struct Part {
    /// Lower-case words joined by hyphens, never changed later: its address in the page, `/patrol#<id>`, and how a phone remembers its place.
    #[schemars(regex(pattern = ID))]
    pub id: String,
    pub heading: String,
    /// What of the app stands at its top. Left out: nothing.
    #[serde(default)]
    pub living: Option<Living>,
    #[serde(default)]
    pub blocks: Vec<Block>,
    /// Where what it says comes from. Left out: it says nothing, and its links and numbers have their own.
    #[serde(default)]
    pub evidence: Option<Evidence>,
}

/// A part of the app that depends on time and place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Living {
    /// The nearest place that can help, then all of them.
    Nearest,
    /// Taxi ranks, stations and stops, the nearest first.
    WaysHome,
}

/// A piece of a part.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "PatrolBlock")]
pub struct Block {
    /// Left out: it follows what stands above.
    #[serde(default)]
    pub heading: Option<String>,
    /// What it says, a line each. The part then names its evidence.
    #[serde(default)]
    pub says: Vec<String>,
    /// Whom to call, the first first: the ids of services in services.json.
    #[serde(default)]
    #[schemars(inner(regex(pattern = ID)))]
    pub services: Vec<String>,
    /// Links to pages of the app, a row each.
    #[serde(default)]
    pub rows: Vec<Row>,
}

/// A link to a page of the app.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "PatrolRow")]
pub struct Row {
    /// `/help/collapsed`; `/help/collapsed#very-cold-hypothermia` is the part of it under the heading *Very cold: hypothermia*.
    #[schemars(regex(pattern = PATH))]
    pub path: String,
    pub words: String,
}

/// Something that a patrol counts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Counter {
    /// From 1 to 63, never changed later, and never given to another: phones keep and hand over counts by it.
    #[schemars(range(min = 1, max = 63))]
    pub number: u8,
    /// Lower-case words joined by hyphens, never changed later: the column of exported files.
    #[schemars(regex(pattern = ID))]
    pub id: String,
    /// As on the button: at most 24 letters. Left out where it is the patrol's own to name.
    #[serde(default)]
    #[schemars(length(max = 24))]
    pub name: Option<String>,
    /// What one of it is called: `bottle of water`. Left out where it is the patrol's own.
    #[serde(default)]
    pub one: Option<String>,
    /// What more than one are called: `bottles of water`. Left out where it is the patrol's own.
    #[serde(default)]
    pub many: Option<String>,
    pub group: CounterGroup,
    /// Whether its button is there at first. Each patrol shows and hides what it wants.
    pub shown: bool,
}

/// What a counter counts; each is a list of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CounterGroup {
    /// Things given out or taken away.
    Given,
    /// What was done for somebody.
    Help,
    /// Who was called.
    Calls,
    /// People who were met.
    People,
    /// Words.
    Talk,
    /// The patrol's own: it gives the name.
    Own,
}

/// An item of a list that is ticked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "CheckItem")]
pub struct Check {
    /// Lower-case words joined by hyphens, never changed later.
    #[schemars(regex(pattern = ID))]
    pub id: String,
    pub name: String,
}

/// What a note is about.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NoteKind {
    /// From 1 to 255, never changed later, and never given to another: phones keep notes by it.
    #[schemars(range(min = 1, max = 255))]
    pub number: u8,
    pub name: String,
}

/// Where each of the lists comes from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Evidences {
    pub counters: Evidence,
    pub kit: Evidence,
    pub debrief: Evidence,
    pub note_kinds: Evidence,
}

impl Evidences {
    /// Each with the name of its list.
    pub fn all(&self) -> [(&'static str, &Evidence); 4] {
        let Evidences { counters, kit, debrief, note_kinds } = self;
        [("counters", counters), ("kit", kit), ("debrief", debrief), ("note_kinds", note_kinds)]
    }
}

impl Patrol {
    /// What the program of the page reads, as JSON: `counters`, `kit`, `debrief` and `note_kinds` as in the file, without evidence. The name
    /// and the words of a counter that is the patrol's own are empty.
    pub fn data(&self) -> Value {
        let counters = self.counters.iter().map(|counter| {
            let Counter { number, id, name, one, many, group, shown } = counter;
            let words = |words: &Option<String>| words.clone().unwrap_or_default();
            json!({
                "number": number, "id": id, "name": words(name), "one": words(one), "many": words(many), "group": group,
                "shown": shown,
            })
        });
        json!({
            "counters": counters.collect::<Vec<_>>(),
            "kit": self.kit,
            "debrief": self.debrief,
            "note_kinds": self.note_kinds,
        })
    }
}
