use crate::support::editions::{built_in, facts};
use chrono::NaiveDate;
use safe_night_canterbury::content::hours::iso_date;
use safe_night_canterbury::content::pack::{Edition, Pack};
use safe_night_canterbury::content::stored::{Record, newer, newest, open, seal};
use serde_json::{Value, json};

/// A record as it is read back from local storage, with one field altered.
fn altered(record: &Record, edit: impl FnOnce(&mut Value)) -> Record {
    let mut value = serde_json::to_value(record).expect("a record can be written");
    edit(&mut value);
    serde_json::from_value(value).expect("a record can be read")
}

/// Asserts that a record is refused, and returns why.
fn refused(record: &Record) -> String {
    let why = open(record).expect_err("the record is not to be trusted");
    assert!(!why.trim().is_empty());
    why
}

/// A sound record around a pack that has one thing edited.
fn sealed_with(edit: impl FnOnce(&mut Value)) -> Record {
    let mut pack: Value = serde_json::from_str(facts()).expect("the pack is JSON");
    edit(&mut pack);
    seal(&pack.to_string())
}

#[test]
fn a_sealed_pack_opens_as_it_was_even_after_storage() {
    let record = seal(facts());
    assert_eq!(open(&record), Ok(built_in()));
    let stored = serde_json::to_string(&record).expect("a record can be written");
    assert_eq!(serde_json::from_str::<Record>(&stored).expect("a record can be read"), record);
}

#[test]
fn an_altered_record_is_refused() {
    let record = altered(&seal(facts()), |value| {
        let text = value["pack"].as_str().expect("the pack as text").replacen("Police", "Palace", 1);
        assert_ne!(value["pack"], text, "something is altered");
        value["pack"] = json!(text);
    });
    refused(&record);
}

#[test]
fn a_record_cut_short_is_refused() {
    let record = altered(&seal(facts()), |value| {
        let text = value["pack"].as_str().expect("the pack as text");
        value["pack"] = json!(text.chars().take(text.chars().count() / 2).collect::<String>());
    });
    refused(&record);
}

#[test]
fn a_record_of_another_version_is_refused() {
    let record = altered(&seal(facts()), |value| value["version"] = json!(77));
    let why = refused(&record);
    assert!(why.contains("77"), "{why}");
}

#[test]
fn a_sound_record_around_a_wrong_pack_is_refused() {
    refused(&seal("not JSON"));
    refused(&seal("{}"));
    refused(&sealed_with(|pack| pack["places"] = json!([])));
    refused(&sealed_with(|pack| pack["places"][0]["position"]["lat"] = json!(0)));
    refused(&sealed_with(|pack| pack["places"][0]["hours"]["weekly"] = json!([[600, 300]])));
    refused(&sealed_with(|pack| pack["places"][0]["evidence"]["sources"] = json!([])));
    refused(&sealed_with(|pack| pack["services"][0]["call"] = json!("ask")));
    refused(&sealed_with(|pack| pack["entries"][0]["path"] = json!("//elsewhere.example/")));
    let why = refused(&sealed_with(|pack| pack["schema"] = json!(77)));
    assert!(why.contains("77"), "{why}");
}

/// What the build makes of content that is in order has none of these, so neither has a pack that may be trusted.
#[test]
fn a_sound_record_around_what_no_build_would_make_is_refused() {
    let hours =
        |weekly: Value, exceptions: Value| json!({ "notation": "", "weekly": weekly, "exceptions": exceptions });
    let day = |date: &str, open: Value| json!({ "date": date, "open": open });
    let season: Vec<Value> =
        (0..41).map(|n| day(&format!("2027-{:02}-{:02}", n / 28 + 1, n % 28 + 1), json!([]))).collect();
    for (weekly, exceptions) in [
        (json!([]), json!([])),
        (json!([]), json!([day("2026-12-25", json!([]))])),
        (json!([[0, 100], [10_000, 10_180]]), json!([])),
        (json!([[0, 100], [10_000, 20_000]]), json!([])),
        (json!([[600, 65_535]]), json!([])),
        (json!([[0, 600]]), json!([day("2026-12-25", json!([])), day("2026-12-25", json!([[0, 60]]))])),
        (json!([[0, 600]]), json!([day("2026-12-26", json!([])), day("2026-12-25", json!([]))])),
        (json!([[0, 600]]), json!(season)),
    ] {
        let hours = hours(weekly, exceptions);
        refused(&sealed_with(|pack| pack["places"][0]["hours"] = hours.clone()));
        refused(&sealed_with(|pack| pack["services"][0]["hours"] = hours.clone()));
    }
    // A browser takes a backslash for a slash, and leaves tabs and line ends out.
    for path in
        ["", "help", "https://elsewhere.example", "/\\elsewhere.example", "/\t/elsewhere.example", "/help//spiked"]
    {
        refused(&sealed_with(|pack| pack["entries"][0]["path"] = json!(path)));
    }
    refused(&sealed_with(|pack| pack["entries"][0]["path"] = pack["entries"][1]["path"].clone()));
    refused(&sealed_with(|pack| pack["entries"][0]["title"] = json!(" ")));
    refused(&sealed_with(|pack| pack["entries"][0]["review_by"] = pack["entries"][0]["checked"].clone()));
    refused(&sealed_with(|pack| pack["places"][0]["evidence"]["review_by"] = json!("9999-12-31")));
    refused(&sealed_with(|pack| pack["words"][0]["say"] = json!([])));
    refused(&sealed_with(|pack| pack["words"][0]["means"] = json!([])));
    refused(&sealed_with(|pack| pack["words"][0]["say"] = json!(["Taxi"])));
    refused(&sealed_with(|pack| pack["places"][0]["note"] = json!("long ".repeat(200_000))));
}

/// The built-in pack as another edition, with a mark to know it by.
fn edition(text: &str, mark: &str) -> Pack {
    let edition = Edition::try_from(text.to_owned()).expect("an edition");
    Pack { edition, corrections: Some(format!("https://{mark}.example")), ..built_in() }
}

fn day(text: &str) -> Option<NaiveDate> {
    iso_date::parse(text)
}

/// Built in, stored, today by the phone's clock (none: not known), and whether the stored one is taken.
const STORED: [(&str, &str, &str, bool); 16] = [
    ("2026-11-23.1", "2026-11-23.2", "2026-11-23", true),
    ("2026-11-23.9", "2026-11-23.10", "2026-11-23", true),
    ("2026-11-23.2", "2026-11-24.1", "2026-11-24", true),
    ("2026-12-31.1", "2027-01-01.1", "2027-06-01", true),
    // The host gave it last.
    ("2026-11-23.1", "2026-11-23.1", "2026-11-23", true),
    ("2026-11-23.2", "2026-11-23.1", "2026-11-23", false),
    ("2026-11-23.10", "2026-11-23.9", "2026-11-23", false),
    ("2027-01-01.1", "2026-12-31.9", "2027-01-01", false),
    // A slip in the year, and the day before it is due.
    ("2026-11-23.1", "2062-11-24.1", "2026-11-24", false),
    ("2026-11-23.1", "2026-11-26.1", "2026-11-24", false),
    ("2026-11-23.1", "2026-11-25.1", "2026-11-24", true),
    // A clock that stands before the program was built is wrong, and one that cannot be read says nothing.
    ("2026-11-23.1", "2026-12-01.1", "2020-01-01", true),
    ("2026-11-23.1", "2026-11-01.1", "2020-01-01", false),
    ("2026-11-23.1", "2026-12-01.1", "", true),
    // The program itself was built with the slip, and the host has another since.
    ("2062-11-23.1", "2062-11-24.1", "2026-11-24", true),
    ("2062-11-23.1", "2026-11-24.1", "2026-11-24", false),
];

#[test]
fn the_stored_pack_is_taken_where_it_is_not_older_and_not_from_the_future() {
    for (built_in, stored, today, wanted) in STORED {
        let (ours, theirs) = (edition(built_in, "built-in"), edition(stored, "stored"));
        let expected = if wanted { theirs.clone() } else { ours.clone() };
        assert_eq!(newest(ours, Some(theirs), day(today)), expected, "{built_in}, stored {stored}, on {today}");
    }
    assert_eq!(newest(built_in(), None, day("2026-11-24")), built_in());
}

/// In use, from the host, today by the phone's clock, and what comes of it: taken, or a word of the reason.
const FROM_HOST: [(&str, &str, &str, Result<(), &str>); 11] = [
    ("2026-11-23.1", "2026-11-23.2", "2026-11-23", Ok(())),
    ("2026-11-23.1", "2026-11-24.1", "2026-11-23", Ok(())),
    // Corrected under the same edition: the host is right.
    ("2026-11-23.1", "2026-11-23.1", "2026-11-23", Ok(())),
    ("2026-11-23.2", "2026-11-23.1", "2026-11-23", Err("older")),
    ("2026-11-23.1", "2026-11-25.1", "2026-11-23", Err("future")),
    ("2026-11-23.1", "2062-11-23.1", "2026-11-23", Err("future")),
    ("2026-11-23.1", "2062-11-23.1", "", Ok(())),
    // What sticks is let go, whichever way the host mends it.
    ("2062-11-23.1", "2026-11-24.1", "2026-11-24", Ok(())),
    ("2062-11-23.1", "2062-11-23.2", "2026-11-24", Ok(())),
    // A clock that is behind all facts is wrong.
    ("2026-11-23.1", "2026-12-01.1", "1970-01-01", Ok(())),
    ("2026-11-23.2", "2026-11-23.1", "2070-01-01", Err("older")),
];

#[test]
fn the_host_is_believed_where_it_is_not_older_and_not_from_the_future() {
    for (in_use, host, today, wanted) in FROM_HOST {
        let (ours, theirs) = (edition(in_use, "in-use"), edition(host, "host"));
        let json = serde_json::to_string(&theirs).expect("a pack can be written");
        match (newer(&json, &ours, day(today)), wanted) {
            (Ok(taken), Ok(())) => assert_eq!(taken, Some(theirs), "{in_use}, host {host}, on {today}"),
            (Err(why), Err(word)) => assert!(why.contains(word), "{why}"),
            (other, _) => panic!("{in_use}, host {host}, on {today}: {:?}", other.map(|pack| pack.is_some())),
        }
        // The same facts are no news, on whatever day.
        let same = serde_json::to_string(&ours).expect("a pack can be written");
        assert_eq!(newer(&same, &ours, day(today)), Ok(None));
    }
}
