use std::fs;

use safe_night_canterbury::authoring::edition::CONTENT;
use safe_night_canterbury::authoring::schema::schemas;
use safe_night_canterbury::content::edited::FILES;
use serde_json::Value;

use crate::support::editions::project;

/// Editors are offered exactly the fields that the program reads.
#[test]
fn the_schemas_beside_the_files_are_those_of_the_types() {
    let schemas = schemas();
    assert_eq!(schemas.len(), FILES.len());
    for (name, made) in schemas {
        let kept = fs::read_to_string(project(CONTENT).join(&name)).unwrap_or_default();
        // Compared as values: the order of fields has no meaning, and it differs if a library of the tests enables another one.
        let [kept, made] = [kept, made].map(|text| serde_json::from_str::<Value>(&text).unwrap_or_default());
        assert!(kept == made, "{name} is old: run `cargo run --features ssr -- schema`");
    }
}
