//! `table.tsv`: each fault, what the person sees, what is lost, and the tests that prove it. `make faults` prints it, so no row may
//! name a test that is gone, and no fault may lack its row.

use std::collections::BTreeSet;
use std::fs;

use crate::support::editions::project;

/// Tests beside those of faults that inject none.
const NO_FAULT: [&str; 2] = [
    "journeys::knowledge::the_facts_are_kept_in_local_storage_and_can_be_read_back",
    "journeys::mending::a_second_tap_deletes_all_traces",
];

/// The modules that inject faults, and their files.
const MODULES: [&str; 10] = [
    "journeys::facts",
    "journeys::faults",
    "journeys::faults::home_screen",
    "journeys::faults::host",
    "journeys::faults::phone",
    "journeys::faults::saving",
    "journeys::knowledge",
    "journeys::later_pages",
    "journeys::mending",
    "journeys::updates",
];

/// The rows, each with its four fields.
fn rows() -> Vec<Vec<&'static str>> {
    let lines = include_str!("table.tsv").lines().filter(|line| !line.starts_with('#'));
    lines.skip(1).map(|line| line.split('\t').collect()).collect()
}

/// The tests that rows name.
fn named() -> BTreeSet<String> {
    rows().iter().flat_map(|row| row[3].split(' ')).map(str::to_owned).collect()
}

/// The tests in the source of a module, by their whole names.
fn tests_of(module: &str) -> BTreeSet<String> {
    let path = format!("tests/{}", module.replace("::", "/"));
    let source = fs::read_to_string(project(&format!("{path}.rs")))
        .or_else(|_| fs::read_to_string(project(&format!("{path}/mod.rs"))))
        .unwrap_or_else(|error| panic!("{module}: {error}"));
    let mut tests = BTreeSet::new();
    let mut lines = source.lines();
    while let Some(line) = lines.next() {
        if ["#[test]", "#[tokio::test]"].contains(&line) {
            let name = lines.find_map(|line| line.split_once("fn ")?.1.split_once('(')).expect("a test has a name").0;
            tests.insert(format!("{module}::{name}"));
        }
    }
    tests
}

#[test]
fn each_row_tells_what_is_seen_and_lost_and_names_tests_that_exist() {
    let rows = rows();
    let faults: BTreeSet<_> = rows.iter().map(|row| row[0]).collect();
    assert_eq!(faults.len(), rows.len(), "a fault has one row");
    for row in &rows {
        assert!(row.len() == 4 && row.iter().all(|field| !field.is_empty()), "{row:?}");
    }
    for test in named() {
        let (module, _) = test.rsplit_once("::").expect("a module");
        assert!(tests_of(module).contains(&test), "there is no test {test}");
    }
}

#[test]
fn no_fault_lacks_its_row() {
    let folder = fs::read_dir(project("tests/journeys/faults")).expect("a folder");
    let files = folder.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    for file in files.filter(|file| file.ends_with(".rs") && !["mod.rs", "table.rs"].contains(&file.as_str())) {
        let module = format!("journeys::faults::{}", file.trim_end_matches(".rs"));
        assert!(MODULES.contains(&module.as_str()), "{module} is not looked at");
    }
    let named = named();
    let tests: BTreeSet<_> = MODULES.into_iter().flat_map(tests_of).collect();
    let without: Vec<_> =
        tests.iter().filter(|test| !named.contains(*test) && !NO_FAULT.contains(&test.as_str())).collect();
    assert!(without.is_empty(), "no row names {without:#?}");
}
