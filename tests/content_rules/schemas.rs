use std::fs;

use safe_night_canterbury::authoring::edition::CONTENT;
use safe_night_canterbury::authoring::schema::schemas;
use safe_night_canterbury::content::edited::FILES;
use serde_json::Value;

use crate::support::editions::project;

/// A field that the program reads is in the schema that editors offer, and one that it does not is not.
#[test]
fn the_schemas_beside_the_files_are_those_of_the_types() {
    let schemas = schemas();
    assert_eq!(schemas.len(), FILES.len());
    for (name, made) in schemas {
        let kept = fs::read_to_string(project(CONTENT).join(&name)).unwrap_or_default();
        // The order of fields says nothing, and is another one where a library that only tests use asks for it.
        let [kept, made] = [kept, made].map(|text| serde_json::from_str::<Value>(&text).unwrap_or_default());
        assert!(kept == made, "{name} is old: run `cargo run --features ssr -- schema`");
    }
}
