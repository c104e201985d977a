use crate::support::editions::{built_in, facts, knowledge};
use chrono::NaiveDate;
use safe_night_canterbury::content::hours::iso_date;
use safe_night_canterbury::content::knowledge::{Edition, Knowledge};
use safe_night_canterbury::content::stored::{Header, decode, header, newer, read, supersedes};
use serde_json::{Value, json};

/// Asserts that a text is refused, and returns the reason.
fn refused(text: &str) -> String {
    let why = read(text).expect_err("the text is not to be trusted");
    assert!(!why.trim().is_empty());
    why
}

/// The facts with one edit.
fn edited(edit: impl FnOnce(&mut Value)) -> String {
    let mut knowledge: Value = serde_json::from_str(facts()).expect("the knowledge is JSON");
    edit(&mut knowledge);
    knowledge.to_string()
}

fn header_of_facts() -> Header {
    header(&built_in().edition, facts())
}

#[test]
fn stored_facts_are_read_back_unchanged() {
    let stored = serde_json::to_string(&header_of_facts()).expect("a header can be written");
    let header: Header = serde_json::from_str(&stored).expect("a header can be read");
    assert_eq!(decode(&header, facts()), Ok(built_in()));
}

#[test]
fn a_text_that_was_altered_or_cut_short_is_refused() {
    let altered = facts().replacen("Police", "Palace", 1);
    assert_ne!(altered, facts());
    let half: String = facts().chars().take(facts().chars().count() / 2).collect();
    for text in [altered, half, String::new(), format!("{} ", facts())] {
        let why = decode(&header_of_facts(), &text).expect_err("it does not fit its header");
        assert!(why.contains("altered or cut short"), "{why}");
    }
}

#[test]
fn a_header_of_another_version_is_refused() {
    let mut header = serde_json::to_value(header_of_facts()).expect("a header can be written");
    header["version"] = json!(77);
    let header: Header = serde_json::from_value(header).expect("a header can be read");
    let why = decode(&header, facts()).expect_err("it is of another version");
    assert!(why.contains("77"), "{why}");
}

/// Facts from before grid references were shifted would name the wrong square for one point in four.
#[test]
fn facts_without_a_plausible_shift_of_the_grid_are_refused() {
    let (before, _) = facts().split_once(",\"grid_shift\":").expect("the shift");
    let old = before.replacen("\"schema\":5", "\"schema\":4", 1) + "}";
    assert_eq!(refused(&old), "They are for another version of the app.");
    assert_eq!(refused(&edited(|knowledge| knowledge["grid_shift"] = json!({}))), "They are cut short, or no facts.");
    let why = refused(&edited(|knowledge| knowledge["grid_shift"]["north_mm"] = json!(-5001)));
    assert!(why.contains("grid_shift"), "{why}");
    refused(&edited(|knowledge| knowledge["grid_shift"]["east_mm"] = json!(1.5)));
}

#[test]
fn a_text_that_is_no_valid_knowledge_is_refused() {
    refused("not JSON");
    refused("{}");
    refused(&edited(|knowledge| knowledge["places"] = json!([])));
    refused(&edited(|knowledge| knowledge["places"][0]["position"]["lat"] = json!(0)));
    refused(&edited(|knowledge| knowledge["places"][0]["hours"]["weekly"] = json!([[600, 300]])));
    refused(&edited(|knowledge| knowledge["places"][0]["evidence"]["sources"] = json!([])));
    refused(&edited(|knowledge| knowledge["services"][0]["call"] = json!("ask")));
    refused(&edited(|knowledge| knowledge["entries"][0]["path"] = json!("//elsewhere.example/")));
    let why = refused(&edited(|knowledge| knowledge["schema"] = json!(77)));
    assert!(why.contains("77"), "{why}");
}

/// The build never produces these from valid content, so facts with them are refused.
#[test]
fn facts_that_no_build_would_produce_are_refused() {
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
        refused(&edited(|knowledge| knowledge["places"][0]["hours"] = hours.clone()));
        refused(&edited(|knowledge| knowledge["services"][0]["hours"] = hours.clone()));
    }
    // Browsers treat a backslash as a slash, and ignore tabs and line ends.
    for path in
        ["", "help", "https://elsewhere.example", "/\\elsewhere.example", "/\t/elsewhere.example", "/help//spiked"]
    {
        refused(&edited(|knowledge| knowledge["entries"][0]["path"] = json!(path)));
    }
    refused(&edited(|knowledge| knowledge["entries"][0]["path"] = knowledge["entries"][1]["path"].clone()));
    refused(&edited(|knowledge| knowledge["entries"][0]["title"] = json!(" ")));
    refused(&edited(|knowledge| knowledge["entries"][0]["review_by"] = knowledge["entries"][0]["checked"].clone()));
    refused(&edited(|knowledge| knowledge["places"][0]["evidence"]["review_by"] = json!("9999-12-31")));
    refused(&edited(|knowledge| knowledge["phrases"][0]["phrases"] = json!([])));
    refused(&edited(|knowledge| knowledge["phrases"][0]["targets"] = json!([])));
    refused(&edited(|knowledge| knowledge["phrases"][0]["phrases"] = json!(["Taxi"])));
    refused(&edited(|knowledge| knowledge["places"][0]["note"] = json!("long ".repeat(200_000))));
}

/// The built-in knowledge with another edition, and a mark to recognise it.
fn edition(text: &str, mark: &str) -> Knowledge {
    let edition = Edition::try_from(text.to_owned()).expect("an edition");
    Knowledge { edition, corrections: Some(format!("https://{mark}.example")), ..built_in() }
}

/// The phone checks the texts by the rules of the build, and names the item and the field.
#[test]
fn texts_that_no_build_would_take_are_refused() {
    let dead = json!(["/help/nowhere"]);
    let why = refused(&edited(|knowledge| knowledge["situations"][0]["see"] = dead.clone()));
    let item = knowledge().situations[0].id.clone();
    assert!(why.starts_with(&format!("situation \"{item}\": see: ")), "{why}");
    refused(&edited(|knowledge| knowledge["situations"][0]["do_now"] = json!(["One step."])));
    refused(&edited(|knowledge| knowledge["situations"][0]["call_999_if"] = json!([" "])));
    refused(&edited(|knowledge| knowledge["campaigns"][0]["what"] = json!([])));
    refused(&edited(|knowledge| knowledge["campaigns"][0]["services"] = json!(["nobody"])));
    refused(&edited(|knowledge| knowledge["plan"]["priorities"][0]["commitments"][0]["see"] = json!([])));
    refused(&edited(|knowledge| knowledge["plan"]["link"] = json!("http://a.example")));
    refused(&edited(|knowledge| knowledge["phrases"][0]["targets"] = dead.clone()));
    refused(&edited(|knowledge| knowledge["cards"][0]["words"] = json!([])));
    refused(&edited(|knowledge| knowledge["posters"][0]["path"] = json!("/nowhere")));
    refused(&edited(|knowledge| knowledge["pages"] = json!([])));
    refused(&edited(|knowledge| knowledge["places"][0]["serves"] = json!([])));
}

fn day(text: &str) -> Option<NaiveDate> {
    iso_date::parse(text)
}

/// The built-in edition, the stored one, today by the clock of the phone (empty: unknown), and whether the stored one is used.
const STORED: [(&str, &str, &str, bool); 16] = [
    ("2026-11-23.1", "2026-11-23.2", "2026-11-23", true),
    ("2026-11-23.9", "2026-11-23.10", "2026-11-23", true),
    ("2026-11-23.2", "2026-11-24.1", "2026-11-24", true),
    ("2026-12-31.1", "2027-01-01.1", "2027-06-01", true),
    // The same edition: the host sent the stored one later.
    ("2026-11-23.1", "2026-11-23.1", "2026-11-23", true),
    ("2026-11-23.2", "2026-11-23.1", "2026-11-23", false),
    ("2026-11-23.10", "2026-11-23.9", "2026-11-23", false),
    ("2027-01-01.1", "2026-12-31.9", "2027-01-01", false),
    // A slip in the year, and an edition before and on its first valid day.
    ("2026-11-23.1", "2062-11-24.1", "2026-11-24", false),
    ("2026-11-23.1", "2026-11-26.1", "2026-11-24", false),
    ("2026-11-23.1", "2026-11-25.1", "2026-11-24", true),
    // A clock before the build of the program is wrong, and an unknown one decides nothing.
    ("2026-11-23.1", "2026-12-01.1", "2020-01-01", true),
    ("2026-11-23.1", "2026-11-01.1", "2020-01-01", false),
    ("2026-11-23.1", "2026-12-01.1", "", true),
    // The program was built with the slip, and the host has a newer edition since.
    ("2062-11-23.1", "2062-11-24.1", "2026-11-24", true),
    ("2062-11-23.1", "2026-11-24.1", "2026-11-24", false),
];

#[test]
fn the_stored_edition_is_used_if_it_is_not_older_and_not_from_the_future() {
    for (built_in, stored, today, wanted) in STORED {
        let [ours, candidate] = [built_in, stored].map(|text| Edition::try_from(text.to_owned()).expect("an edition"));
        assert_eq!(supersedes(&candidate, &ours, day(today)), wanted, "{built_in}, stored {stored}, on {today}");
    }
}

/// The edition in use, that of the host, today by the clock of the phone, and the result: used, or a word of the reason.
const FROM_HOST: [(&str, &str, &str, Result<(), &str>); 11] = [
    ("2026-11-23.1", "2026-11-23.2", "2026-11-23", Ok(())),
    ("2026-11-23.1", "2026-11-24.1", "2026-11-23", Ok(())),
    // Corrected under the same edition: the facts of the host are used.
    ("2026-11-23.1", "2026-11-23.1", "2026-11-23", Ok(())),
    ("2026-11-23.2", "2026-11-23.1", "2026-11-23", Err("older")),
    ("2026-11-23.1", "2026-11-25.1", "2026-11-23", Err("future")),
    ("2026-11-23.1", "2062-11-23.1", "2026-11-23", Err("future")),
    ("2026-11-23.1", "2062-11-23.1", "", Ok(())),
    // Facts from the future that are in use can be replaced, whichever way the host corrects them.
    ("2062-11-23.1", "2026-11-24.1", "2026-11-24", Ok(())),
    ("2062-11-23.1", "2062-11-23.2", "2026-11-24", Ok(())),
    // A clock that is before all facts is wrong.
    ("2026-11-23.1", "2026-12-01.1", "1970-01-01", Ok(())),
    ("2026-11-23.2", "2026-11-23.1", "2070-01-01", Err("older")),
];

#[test]
fn the_edition_of_the_host_is_used_if_it_is_not_older_and_not_from_the_future() {
    for (in_use, host, today, wanted) in FROM_HOST {
        let (ours, offered) = (edition(in_use, "in-use"), edition(host, "host"));
        let json = serde_json::to_string(&offered).expect("a knowledge can be written");
        let same = serde_json::to_string(&ours).expect("it can be written");
        let in_use_header = header(&ours.edition, &same);
        match (newer(&json, &in_use_header, day(today)), wanted) {
            (Ok(taken), Ok(())) => assert_eq!(taken, Some(offered), "{in_use}, host {host}, on {today}"),
            (Err(why), Err(word)) => assert!(why.contains(word), "{why}"),
            (result, _) => {
                panic!("{in_use}, host {host}, on {today}: {:?}", result.map(|knowledge| knowledge.is_some()))
            }
        }
        // The same facts are no update, on any day.
        assert_eq!(newer(&same, &in_use_header, day(today)), Ok(None));
    }
}
