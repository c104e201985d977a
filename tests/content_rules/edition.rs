use std::fs;

use chrono::NaiveDate;
use safe_night_canterbury::authoring::edited_files;
use safe_night_canterbury::authoring::edition_check::{fault, next};
use safe_night_canterbury::build::published::Published;
use safe_night_canterbury::content::edited::{EDITION, FILES, PLACES};
use safe_night_canterbury::content::hours::iso_date;
use safe_night_canterbury::content::knowledge::Edition;
use serde_json::json;
use tempfile::TempDir;

use crate::content_rules::{WHOLE_FILE, check, edited, folder, only_fault, refused_by_both, texts_with};

fn day(text: &str) -> NaiveDate {
    iso_date::parse(text).expect("a date")
}

#[test]
fn a_bad_edition_is_refused() {
    for edition in ["", "2026-11-23", "23.11.2026", "v2", "2026-11-23.one", "2026-+1-05.1", "2026-11-23.+1"] {
        let file = edited(EDITION, |file| file["edition"] = json!(edition));
        refused_by_both(EDITION, &file, WHOLE_FILE, "edition");
    }
    // The pattern of the schema knows no calendar.
    let file = edited(EDITION, |file| file["edition"] = json!("2026-02-30.1"));
    only_fault(EDITION, &file, WHOLE_FILE, "edition");
    let file = edited(EDITION, |file| {
        file.as_object_mut().expect("the file has fields").remove("edition");
    });
    refused_by_both(EDITION, &file, WHOLE_FILE, "edition");
}

#[test]
fn an_invalid_corrections_link_is_refused() {
    let file = edited(EDITION, |file| file["corrections"] = json!("tell the council"));
    refused_by_both(EDITION, &file, WHOLE_FILE, "corrections");
}

#[test]
fn an_edition_after_tomorrow_is_refused_and_the_right_one_given() {
    for (edition, today, wrong) in [
        ("2026-11-25.1", "2026-11-25", false),
        ("2026-11-26.1", "2026-11-25", false),
        ("2026-11-27.1", "2026-11-25", true),
        ("2062-11-25.1", "2026-11-25", true),
        ("2026-11-25.1", "2027-11-25", false),
        // The clock is wrong, because it is before the check of every fact.
        ("2026-11-25.1", "2020-01-01", false),
    ] {
        let texts = texts_with(EDITION, &edited(EDITION, |file| file["edition"] = json!(edition)));
        let knowledge = edited_files::read(&texts).expect("reading does not depend on the day");
        let message = fault(&knowledge, day(today));
        assert_eq!(message.is_some(), wrong, "{edition} on {today}");
        let Some(message) = message.map(|fault| fault.to_string()) else { continue };
        assert!(message.starts_with("public/content/edition.json: the whole file: edition: "), "{message}");
        assert!(message.contains("in the future") && message.contains(&format!("Write \"{today}.1\".")), "{message}");
    }
}

#[test]
fn the_edition_after_another_is_of_today_or_the_next_of_its_day() {
    for (edition, today, wanted) in [
        ("2026-11-24.1", "2026-11-25", "2026-11-25.1"),
        ("2026-11-25.1", "2026-11-25", "2026-11-25.2"),
        ("2026-11-25.9", "2026-11-25", "2026-11-25.10"),
        ("2026-11-26.1", "2026-11-25", "2026-11-26.2"),
    ] {
        let edition = Edition::try_from(edition.to_owned()).expect("an edition");
        assert_eq!(next(&edition, day(today)), wanted);
    }
}

/// The real files with this edition, and this name of the first place.
fn folder_of(edition: &str, name: &str) -> TempDir {
    let copy = TempDir::new().expect("a folder");
    for file in FILES {
        fs::copy(folder().join(file), copy.path().join(file)).expect("a copy");
    }
    let edition = edited(EDITION, |file| file["edition"] = json!(edition));
    let places = edited(PLACES, |file| file["places"][0]["name"] = json!(name));
    fs::write(copy.path().join(EDITION), edition.to_string()).expect("it is written");
    fs::write(copy.path().join(PLACES), places.to_string()).expect("it is written");
    copy
}

/// A finished site with these files, reduced to those that the check reads.
fn published(edition: &str, name: &str) -> TempDir {
    let texts = edited_files::read_content(folder_of(edition, name).path()).expect("the files");
    let knowledge = edited_files::read(&texts).expect("they are in order");
    let json = serde_json::to_string(&knowledge).expect("JSON");
    let left = Published::of(&knowledge.edition, &json);
    let site = TempDir::new().expect("a folder");
    fs::create_dir(site.path().join("content")).expect("a folder");
    fs::write(site.path().join("content/published.json"), serde_json::to_string(&left).expect("JSON")).expect("a file");
    site
}

#[test]
fn an_edition_that_was_not_raised_since_it_was_published_is_refused() {
    let today = day("2026-11-25");
    // The published content, the new content, and the edition that is demanded instead.
    for (before, now, asked) in [
        (("2026-11-24.1", "A"), ("2026-11-24.1", "A"), None),
        (("2026-11-24.1", "A"), ("2026-11-24.2", "B"), None),
        (("2026-11-24.1", "A"), ("2026-11-25.1", "A"), None),
        (("2026-11-24.1", "A"), ("2026-11-24.1", "B"), Some("2026-11-25.1")),
        (("2026-11-25.3", "A"), ("2026-11-25.3", "B"), Some("2026-11-25.4")),
        (("2026-11-25.3", "A"), ("2026-11-25.2", "B"), Some("2026-11-25.4")),
        (("2026-11-24.1", "A"), ("2026-11-23.1", "A"), Some("2026-11-25.1")),
        // A published slip is corrected by a lower edition.
        (("2062-11-24.1", "A"), ("2026-11-25.1", "B"), None),
    ] {
        let site = published(before.0, before.1);
        let result = check(folder_of(now.0, now.1).path(), Some(site.path()), today);
        // The file alone is accepted too.
        let file = site.path().join("content/published.json");
        let same = check(folder_of(now.0, now.1).path(), Some(&file), today);
        assert_eq!(result.as_ref().ok(), same.as_ref().ok());
        match (result, asked) {
            (Ok(_), None) => {}
            (Err(error), Some(asked)) => {
                let message = error.to_string();
                assert!(message.starts_with("public/content/edition.json: the whole file: edition: "), "{message}");
                assert!(message.ends_with(&format!("Write \"{asked}\".")), "{message}");
            }
            (result, _) => panic!("{before:?}, then {now:?}: {:?}", result.map_err(|error| error.to_string())),
        }
    }
}

#[test]
fn a_folder_that_is_no_published_site_is_reported() {
    let empty = TempDir::new().expect("a folder");
    let message = check(&folder(), Some(empty.path()), day("2026-11-25")).expect_err("nothing is there").to_string();
    assert!(message.contains("content/published.json") && message.contains("Give the folder"), "{message}");
    let message = check(&folder(), Some(&folder().join(PLACES)), day("2026-11-25")).expect_err("not that").to_string();
    assert!(message.contains("Give the folder"), "{message}");
}
