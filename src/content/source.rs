//! Reads what people edit and makes the pack of it. Native only: the grammar of opening hours stays out of the phone.

use serde_json::{Map, Value};

use super::check::{self, Problem};
use super::hours::iso_date;
use super::lower::lower;
use super::pack::{Edition, Pack, SCHEMA};
use super::place::Place;

/// The fields of the file itself.
const FILE_FIELDS: [&str; 4] = ["$schema", "edition", "corrections", "places"];

/// Makes the pack of the text of `places.json`.
///
/// # Errors
/// Every problem found, each with its item, its field and how to mend it.
pub fn read(text: &str) -> Result<Pack, Vec<Problem>> {
    let mut file: Map<String, Value> = match serde_json::from_str(text) {
        Ok(file) => file,
        Err(error) => {
            return Err(vec![problem(
                "the whole file",
                "JSON",
                format!("It cannot be read: {error}. Look for a missing comma or quotation mark there."),
            )]);
        }
    };
    let mut problems = Vec::new();
    for field in file.keys().filter(|key| !FILE_FIELDS.contains(&key.as_str())) {
        problems.push(problem("the whole file", field, "No such field. Take it out or correct its name.".into()));
    }
    let edition = file.remove("edition").and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default();
    let edition = match Edition::try_from(edition) {
        Ok(edition) => Some(edition),
        Err(wrong) => {
            problems.push(problem("the whole file", "edition", format!("{wrong}. Write today's date, a dot and 1.")));
            None
        }
    };
    let corrections = match file.remove("corrections") {
        None | Some(Value::Null) => None,
        Some(Value::String(link)) => Some(link),
        Some(_) => {
            problems.push(problem("the whole file", "corrections", "Give a link in quotation marks, or null.".into()));
            None
        }
    };
    let mut places = Vec::new();
    let Some(Value::Array(entries)) = file.remove("places") else {
        problems.push(problem("the whole file", "places", "Give a list of places in [ ].".into()));
        return Err(problems);
    };
    for (index, entry) in entries.into_iter().enumerate() {
        match place(index, entry) {
            Ok(place) => places.push(place),
            Err(wrong) => problems.push(wrong),
        }
    }
    let Some(edition) = edition else {
        return Err(problems);
    };
    let pack = Pack { schema: SCHEMA, edition, corrections, places };
    problems.extend(check::problems(&pack));
    if problems.is_empty() { Ok(pack) } else { Err(problems) }
}

fn place(index: usize, mut entry: Value) -> Result<Place, Problem> {
    let item = match entry.get("id").and_then(Value::as_str) {
        Some(id) => format!("place \"{id}\""),
        None => format!("place number {}", index + 1),
    };
    let date = |field: &str| entry.get("evidence")?.get(field)?.as_str().and_then(iso_date::parse);
    let span = date("checked").zip(date("review_by")).filter(|(checked, review_by)| checked < review_by);
    if let Some(hours) = entry.get_mut("hours").filter(|hours| !hours.is_null()) {
        let notation = hours.as_str().ok_or_else(|| {
            problem(&item, "hours", "Write them in quotation marks, like \"Mo-Su 17:00-05:00\", or null.".into())
        })?;
        // Without two dates in order nothing can be lowered; what is wrong with them is reported below.
        *hours = match span {
            Some((checked, review_by)) => {
                let lowered = lower(notation, checked, review_by).map_err(|mend| problem(&item, "hours", mend))?;
                serde_json::to_value(lowered).map_err(|error| problem(&item, "hours", error.to_string()))?
            }
            None => Value::Null,
        };
    }
    serde_path_to_error::deserialize(entry).map_err(|error| {
        let field = match error.path().to_string() {
            path if path == "." => "its fields".into(),
            path => path,
        };
        problem(
            &item,
            &field,
            format!("{}. The schema beside the file, places.schema.json, says what may stand here.", error.inner()),
        )
    })
}

fn problem(item: &str, field: &str, mend: String) -> Problem {
    Problem { item: item.into(), field: field.into(), mend }
}
