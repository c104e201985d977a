//! The rules for the content, tested on copies of the frozen files with one fault.

mod all_sums;
mod campaigns;
mod edition;
mod files;
mod fuzzer;
mod mutate;
mod mutations;
mod pages;
mod patrol;
mod phrases;
mod places;
mod plan;
mod reading;
mod schemas;
mod services;
mod situations;
mod stored;
mod streets;
mod typed;

use std::path::Path;
use std::sync::LazyLock;

use chrono::NaiveDate;
use safe_night_canterbury::authoring::edited_files;
use safe_night_canterbury::authoring::edited_files::Texts;
use safe_night_canterbury::authoring::edition::{CONTENT, read_edition};
use safe_night_canterbury::build::check;
use safe_night_canterbury::build::check::Check;
use safe_night_canterbury::content::edited::ContentError;
use safe_night_canterbury::content::validate::issue::Issue;
use serde_json::Value;

use crate::support::editions::{FROZEN, project};

const WHOLE_FILE: &str = "the whole file";

fn folder() -> std::path::PathBuf {
    project(FROZEN)
}

/// The text of each frozen file.
fn texts() -> Texts {
    static TEXTS: LazyLock<Texts> =
        LazyLock::new(|| edited_files::read_content(&folder()).expect("the frozen files can be read"));
    TEXTS.clone()
}

/// The frozen texts, with other content for one file.
fn texts_with(file: &'static str, content: &Value) -> Texts {
    let mut texts = texts();
    texts.insert(file, content.to_string());
    texts
}

/// A frozen file with one edit.
fn edited(file: &'static str, edit: impl FnOnce(&mut Value)) -> Value {
    let mut content = serde_json::from_str(&texts()[file]).expect("the real file is JSON");
    edit(&mut content);
    content
}

/// A frozen file with one edit to one item of a list.
fn with_item(file: &'static str, list: &str, id: &str, edit: impl FnOnce(&mut Value)) -> Value {
    edited(file, |content| {
        let items = content[list].as_array_mut().expect("a list");
        edit(items.iter_mut().find(|item| item["id"] == id).expect("the item is in the file"));
    })
}

/// The result of `site check` for a folder on a day in London, compared with a published site if there is one.
fn check(content: &Path, published: Option<&Path>, today: NaiveDate) -> anyhow::Result<String> {
    let published = published.map(Path::to_owned);
    check::check(&read_edition(content)?, &Check { published, knowledge: None }, today)
}

fn schema_of(file: &str) -> Value {
    let path = project(CONTENT).join(file.replace(".json", ".schema.json"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).expect("the schema is JSON")
}

/// Whether content is valid by the schema of its file.
fn is_valid(file: &str, content: &Value) -> bool {
    jsonschema::validator_for(&schema_of(file)).expect("the schema is a schema").is_valid(content)
}

/// Asserts that this item and field are the only fault of the file, and returns the fix.
fn only_fault(file: &'static str, content: &Value, item: &str, field: &str) -> String {
    let faults = edited_files::read(&texts_with(file, content)).expect_err("the content has something wrong");
    let [ContentError { file: found_file, issue: Issue { item: found_item, field: found_field, fix } }] = &faults[..]
    else {
        panic!("one fault expected: {faults:#?}");
    };
    assert_eq!((*found_file, &found_item[..], &found_field[..]), (file, item, field), "{fix}");
    assert!(fix.contains(' ') && fix.ends_with('.'), "not a sentence: {fix}");
    fix.clone()
}

/// Asserts that both the program and the schema refuse the file, the program for exactly this item and field.
fn refused_by_both(file: &'static str, content: &Value, item: &str, field: &str) -> String {
    assert!(!is_valid(file, content), "the schema lets {item}: {field} pass");
    only_fault(file, content, item, field)
}
