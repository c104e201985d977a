use std::fs;

use safe_night_canterbury::authoring::edition::CONTENT;
use safe_night_canterbury::authoring::schema::schemas;
use safe_night_canterbury::content::edited::FILES;

use crate::editions::project;

/// A field that the program reads is in the schema that editors offer, and one that it does not is not.
#[test]
fn the_schemas_beside_the_files_are_those_of_the_types() {
    let schemas = schemas();
    assert_eq!(schemas.len(), FILES.len());
    for (name, made) in schemas {
        let kept = fs::read_to_string(project(CONTENT).join(&name)).unwrap_or_default();
        assert!(kept == made, "{name} is old: run `cargo run --features ssr -- schema`");
    }
}
