//! Reads the fields and the items of edited files. Each issue names the file, the item, the field and the fix. Native only.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::authoring::edited_json::{self, Edited, Slip, Step, path_of};
use crate::authoring::encoding::text_of;
use crate::authoring::items::Item;
use crate::authoring::schema::schema_of;
use crate::content::edited::{ContentError, EDITION};
use crate::content::knowledge::Edition;
use crate::content::validate::issue::Issue;

/// The text of each of [`FILES`](crate::content::edited::FILES), by name.
pub type Texts = BTreeMap<&'static str, String>;

/// Reads one file of a folder, in the encoding of any editor.
///
/// # Errors
/// Why it cannot be read, with the fix.
pub fn text_in(folder: &Path, file: &'static str) -> Result<String, ContentError> {
    let text = match fs::read(folder.join(file)) {
        Ok(bytes) => text_of(&bytes),
        Err(error) => Err(format!("It cannot be opened ({error}). Put it back, or see that you may read it.")),
    };
    text.map_err(|fix| ContentError { file, issue: Issue { item: WHOLE.into(), field: "its text".into(), fix } })
}

/// All issues. Other issues of a field with a slip are dropped: the slip may cause them.
pub fn with_slips(slips: Vec<ContentError>, faults: Vec<ContentError>) -> Vec<ContentError> {
    let same = |a: &ContentError, b: &ContentError| {
        (a.file, &a.issue.item, &a.issue.field) == (b.file, &b.issue.item, &b.issue.field)
    };
    let rest: Vec<ContentError> =
        faults.into_iter().filter(|fault| !slips.iter().any(|slip| same(slip, fault))).collect();
    slips.into_iter().chain(rest).collect()
}

/// The texts that are being read, and their issues.
pub struct Files<'a> {
    pub texts: &'a Texts,
    pub faults: &'a mut Vec<ContentError>,
    /// Issues in how single fields were typed.
    pub slips: &'a mut Vec<ContentError>,
}

/// The item of an issue of no single item.
pub const WHOLE: &str = "the whole file";

/// The lists whose items have an id, each with the word for one item.
const ITEMS: [(&str, &str); 14] = [
    ("places", "place"),
    ("services", "service"),
    ("situations", "situation"),
    ("cards", "card"),
    ("campaigns", "campaign"),
    ("pages", "page"),
    ("posters", "poster"),
    ("phrases", "phrases"),
    ("shut", "shut way"),
    ("parts", "part"),
    ("counters", "counter"),
    ("kit", "item of the kit"),
    ("debrief", "item of the debrief"),
    ("note_kinds", "kind of note"),
];

/// The name of an item in messages: by its id, or by its number. `index`: counted from 0.
fn item_name(list: &str, index: usize, item: &Value) -> String {
    let word = ITEMS.iter().find(|(name, _)| *name == list).map_or("item", |(_, word)| word);
    // A page has a path instead of an id.
    match item.get("id").or_else(|| item.get("path")).and_then(Value::as_str) {
        Some(id) => format!("{word} \"{id}\""),
        None => format!("{word} number {}", index + 1),
    }
}

/// The item and the field at a path of steps in a file.
fn named(fields: &Map<String, Value>, at: &[Step]) -> (String, String) {
    if let [Step::Field(list), Step::Item(index), rest @ ..] = at
        && ITEMS.iter().any(|(name, _)| name == list)
        && let Some(item) = fields.get(list).and_then(|items| items.get(index))
    {
        let field = if rest.is_empty() { "its fields".into() } else { path_of(rest) };
        return (item_name(list, *index, item), field);
    }
    (WHOLE.into(), path_of(at))
}

impl Files<'_> {
    /// Reports an issue.
    pub fn fault(&mut self, file: &'static str, item: &str, field: &str, fix: impl Into<String>) {
        self.faults
            .push(ContentError { file, issue: Issue { item: item.into(), field: field.into(), fix: fix.into() } });
    }

    /// The fields of a file. `None`: it cannot be read, which is reported once.
    pub fn open(&mut self, file: &'static str, fields: &[&str]) -> Option<Map<String, Value>> {
        let Some(text) = self.texts.get(file) else {
            self.fault(file, WHOLE, "JSON", "It is missing. Put it back.");
            return None;
        };
        match edited_json::read(text) {
            Ok(Edited { fields: map, slips }) => {
                for Slip { at, fix } in slips {
                    let (item, field) = named(&map, &at);
                    self.slips.push(ContentError { file, issue: Issue { item, field, fix } });
                }
                for field in map.keys().filter(|key| *key != "$schema" && !fields.contains(&key.as_str())) {
                    self.fault(file, WHOLE, field, "No such field. Take it out or correct its name.");
                }
                Some(map)
            }
            Err(fix) => {
                self.fault(file, WHOLE, "JSON", fix);
                None
            }
        }
    }

    /// The edition, which is reported if it is none.
    pub fn edition(&mut self, file: &mut Option<Map<String, Value>>) -> Option<Edition> {
        let edition = file.as_mut()?.remove("edition").and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default();
        match Edition::try_from(edition) {
            Ok(edition) => Some(edition),
            Err(reason) => {
                self.fault(EDITION, WHOLE, "edition", format!("{reason}. Write today's date, a dot and 1."));
                None
            }
        }
    }

    /// Deserialises one field of a file.
    pub fn field<T: DeserializeOwned>(
        &mut self,
        file: &'static str,
        map: &mut Option<Map<String, Value>>,
        field: &str,
    ) -> Option<T> {
        let value = map.as_mut()?.remove(field).unwrap_or_default();
        match serde_path_to_error::deserialize(value) {
            Ok(value) => Some(value),
            Err(error) => {
                let path = error.path().to_string();
                let field = if path == "." { field.to_owned() } else { format!("{field}.{path}") };
                self.fault(file, WHOLE, &field, with_schema(error.inner(), file));
                None
            }
        }
    }

    /// Deserialises a list item by item, so that every faulty one is reported. `None`: at least one is faulty.
    pub fn items<T: Item>(
        &mut self,
        file: &'static str,
        map: &mut Option<Map<String, Value>>,
        list: &str,
    ) -> Option<Vec<T::Known>> {
        let Some(Value::Array(entries)) = map.as_mut()?.remove(list) else {
            self.fault(file, WHOLE, list, format!("Give a list of {list} in [ ]."));
            return None;
        };
        let count = entries.len();
        let mut items = Vec::with_capacity(count);
        for (index, entry) in entries.into_iter().enumerate() {
            let item = item_name(list, index, &entry);
            match read_item::<T>(entry, file) {
                Ok(read) => items.push(read),
                Err((field, fix)) => self.fault(file, &item, &field, fix),
            }
        }
        (items.len() == count).then_some(items)
    }
}

/// Reads one item.
///
/// # Errors
/// The field and its fix.
fn read_item<T: Item>(entry: Value, file: &str) -> Result<T::Known, (String, String)> {
    let item: T = serde_path_to_error::deserialize(entry).map_err(|error| {
        let field = match error.path().to_string() {
            path if path == "." => "its fields".into(),
            path => path,
        };
        (field, with_schema(error.inner(), file))
    })?;
    item.known().map_err(|(field, fix)| (field.to_owned(), fix))
}

fn with_schema(error: &serde_json::Error, file: &str) -> String {
    let schema = schema_of(file);
    format!("{error}. The schema beside the file, {schema}, says what may stand here.")
}
