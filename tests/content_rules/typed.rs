//! Changes that editors, web pages and phones make to files: each mutated file is read as it was meant, or refused with the
//! file, the line or the item, the field and the fix, by the command behind `make check`.

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use safe_night_canterbury::authoring::edited_files;
use safe_night_canterbury::authoring::edited_json;
use safe_night_canterbury::content::edited::{CAMPAIGNS, EDITION, FILES, PHRASES, PLACES, PLAN, SERVICES, SITUATIONS};
use safe_night_canterbury::content::hours::iso_date;
use safe_night_canterbury::content::knowledge::Knowledge;
use tempfile::TempDir;

use crate::content_rules::mutate::{mutate, mutations};
use crate::content_rules::{WHOLE_FILE, check, folder, texts};

/// The knowledge of the real files.
static REAL: LazyLock<Knowledge> = LazyLock::new(|| edited_files::read(&texts()).expect("the real files are in order"));

/// The day of the edition, on which it can be published.
fn edition_day() -> NaiveDate {
    iso_date::parse(REAL.edition.date()).expect("a date")
}

/// A copy of the real files, with these bytes for one of them.
fn folder_with(file: &str, bytes: &[u8]) -> TempDir {
    let copy = TempDir::new().expect("a folder");
    for name in FILES {
        fs::copy(folder().join(name), copy.path().join(name)).expect("a copy");
    }
    fs::write(copy.path().join(file), bytes).expect("it is written");
    copy
}

/// A real file with the first occurrence of a piece replaced.
fn replaced(file: &'static str, old: &str, new: &str) -> String {
    let text = texts()[file].clone();
    assert!(text.contains(old), "{file} has no {old}");
    text.replacen(old, new, 1)
}

/// The line of the first occurrence of a piece, counted from 1.
fn line_of(text: &str, piece: &str) -> usize {
    text[..text.find(piece).expect("it is there")].matches('\n').count() + 1
}

/// The message of the check for the files with these bytes for one of them.
fn refused(file: &str, bytes: &[u8]) -> String {
    match check(folder_with(file, bytes).path(), None, edition_day()) {
        Ok(good) => panic!("{file} is taken: {good}\n{}", String::from_utf8_lossy(bytes)),
        Err(wrong) => wrong.to_string(),
    }
}

/// The knowledge of the files with these bytes for one of them.
fn taken(file: &str, bytes: &[u8]) -> Knowledge {
    taken_from(folder_with(file, bytes).path())
}

fn taken_from(folder: &Path) -> Knowledge {
    let lines = |faults: Vec<safe_night_canterbury::content::edited::ContentError>| {
        faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
    };
    let texts = edited_files::read_content(folder).unwrap_or_else(|faults| panic!("{}", lines(faults)));
    edited_files::read(&texts).unwrap_or_else(|faults| panic!("{}", lines(faults)))
}

fn utf_16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes).collect()
}

#[test]
fn files_in_every_recognisable_encoding_are_accepted() {
    let ways: [fn(&str) -> Vec<u8>; 8] = [
        |text| [&b"\xEF\xBB\xBF"[..], text.as_bytes()].concat(),
        |text| [&b"\xFF\xFE"[..], &utf_16(text, u16::to_le_bytes)].concat(),
        |text| [&b"\xFE\xFF"[..], &utf_16(text, u16::to_be_bytes)].concat(),
        |text| utf_16(text, u16::to_le_bytes),
        |text| utf_16(text, u16::to_be_bytes),
        |text| text.replace('\n', "\r\n").into_bytes(),
        |text| text.replace('\n', "\r").into_bytes(),
        |text| text.replace("  ", "\t").replace("\n\t", "\n\u{A0}\u{3000}\u{200B}").into_bytes(),
    ];
    // Each file is decoded by itself, so all of them can have one encoding at once.
    for (number, way) in ways.iter().enumerate() {
        let copy = TempDir::new().expect("a folder");
        for file in FILES {
            fs::write(copy.path().join(file), way(&texts()[file])).expect("it is written");
        }
        assert!(taken_from(copy.path()) == *REAL, "way {number}");
    }
}

#[test]
fn bytes_that_are_no_text_are_refused_with_line_and_fix() {
    for file in FILES {
        let text = replaced(file, "\n  \"", "\n  \"\u{1}");
        // Characters of ANSI: an apostrophe, an accent, a no-break space.
        for byte in [0x92, 0xE9, 0xA0] {
            let bytes: Vec<u8> = text.bytes().map(|old| if old == 1 { byte } else { old }).collect();
            for ends in [&b"\n"[..], b"\r\n"] {
                let bytes = String::from_utf8_lossy(ends).into_owned();
                let bytes: Vec<u8> =
                    text.replace('\n', &bytes).bytes().map(|old| if old == 1 { byte } else { old }).collect();
                let message = refused(file, &bytes);
                let line = format!("Line {}: ", line_of(&text, "\u{1}"));
                assert!(
                    message.starts_with(&format!("public/content/{file}: ")) && message.contains(&line),
                    "{message}"
                );
                assert!(message.contains("save it as UTF-8"), "{message}");
            }
            assert!(refused(file, &bytes).contains("UTF-8"));
        }
        let cut = [&b"\xFF\xFE"[..], &utf_16(&text, u16::to_le_bytes), b"\x20"].concat();
        assert!(refused(file, &cut).contains("UTF-16"));
    }
}

/// A mutated file: the old piece, the new piece, the item, the field, and words of the fix.
type Mutated = (&'static str, &'static str, &'static str, &'static str, &'static str, &'static [&'static str]);

const WHITEFRIARS: &str = "place \"whitefriars-refuge-point\"";

/// Files that are ambiguous or invalid.
const REFUSED: &[Mutated] = &[
    // Fields that are written twice, at every depth.
    (
        PLACES,
        "\"name\": \"Wh",
        "\"name\": \"Half\", \"name\": \"Wh",
        WHITEFRIARS,
        "name",
        &["written twice", "Take one out"],
    ),
    (PLACES, "\"lat\": 5", "\"lat\": 51.3, \"lat\": 5", WHITEFRIARS, "position.lat", &["written twice"]),
    (
        PLACES,
        "\"date\": \"u",
        "\"date\": \"2024\", \"date\": \"u",
        WHITEFRIARS,
        "evidence.sources[0].date",
        &["written twice"],
    ),
    (PLACES, "\"name\": \"Wh", "\"name\u{200B} \": \"Half\", \"name\": \"Wh", WHITEFRIARS, "name", &["written twice"]),
    (PLACES, "\"name\": \"Wh", "\"n\\u0061me\": \"Half\", \"name\": \"Wh", WHITEFRIARS, "name", &["written twice"]),
    (PLACES, "\"places\": [", "\"places\": [], \"places\": [", WHOLE_FILE, "places", &["written twice"]),
    (
        EDITION,
        "\"edition\": ",
        "\"edition\": \"2026-11-01.1\", \"edition\": ",
        WHOLE_FILE,
        "edition",
        &["written twice"],
    ),
    (
        SERVICES,
        "\"call\": \"999\"",
        "\"call\": \"101\", \"call\": \"999\"",
        "service \"emergency\"",
        "call",
        &["written twice"],
    ),
    (SITUATIONS, "\"cards\": [", "\"cards\": [], \"cards\": [", WHOLE_FILE, "cards", &["written twice"]),
    (CAMPAIGNS, "\"campaigns\": [", "\"campaigns\": [], \"campaigns\": [", WHOLE_FILE, "campaigns", &["written twice"]),
    (
        PLAN,
        "\"priorities\": [",
        "\"priorities\": [], \"priorities\": [",
        WHOLE_FILE,
        "plan.priorities",
        &["written twice"],
    ),
    (
        PHRASES,
        "\"targets\": [",
        "\"targets\": [\"/\"], \"targets\": [",
        "phrases number 1",
        "targets",
        &["written twice"],
    ),
    // Invalid JSON.
    (PLACES, "\"name\": \"Wh", "\u{201C}name\u{201D}: \"Wh", WHOLE_FILE, "JSON", &["\u{201C}", "U+201C", "straight"]),
    (PLACES, "\"name\": \"Wh", "\"name\u{201D}: \"Wh", WHOLE_FILE, "JSON", &["\u{201D}", "U+201D", "straight"]),
    (PLACES, "\"name\": \"Wh", "\"name\": \u{201C}Wh", WHOLE_FILE, "JSON", &["\u{201C}", "U+201C", "straight"]),
    (
        PLACES,
        "\"name\": \"Whitefriars Refuge Point\"",
        "\"name\": \"Whitefriars Refuge Point\u{201D}",
        WHOLE_FILE,
        "JSON",
        &["U+201D", "straight"],
    ),
    (
        PLACES,
        "\"name\": \"Whitefriars Refuge Point\"",
        "\"name\": 'Whitefriars Refuge Point'",
        WHOLE_FILE,
        "JSON",
        &["straight"],
    ),
    (
        PLACES,
        "\"name\": \"Whitefriars Refuge Point\"",
        "\"name\": \u{AB}Whitefriars Refuge Point\u{BB}",
        WHOLE_FILE,
        "JSON",
        &["U+00AB", "straight"],
    ),
    (PLACES, "\"name\": \"Wh", "\"name\": Wh", WHOLE_FILE, "JSON", &["a quotation mark is missing"]),
    (PLACES, "\"name\": \"Wh", "name: \"Wh", WHOLE_FILE, "JSON", &["name of a field", "straight quotation marks"]),
    (PLACES, "\"name\": \"Wh", "\"name\" \"Wh", WHOLE_FILE, "JSON", &["colon"]),
    (PLACES, "\"name\": \"Whitefriars ", "\"name\": \"The \"Whitefriars\" ", WHOLE_FILE, "JSON", &["\\\""]),
    (PLACES, "\"name\": \"Wh", "\"name\": \"C:\\Wh", WHOLE_FILE, "JSON", &["\\\\"]),
    (PLACES, "\"name\": \"Wh", "\"name\": \"\u{0}Wh", WHOLE_FILE, "JSON", &["NUL"]),
    (PLACES, "\"name\": \"Wh", "// the first\n\"name\": \"Wh", WHOLE_FILE, "JSON", &["Notes", "Take it out"]),
    (PLACES, "\"lat\": 51", "\"lat\": .51", WHOLE_FILE, "JSON", &["digits and a point"]),
    (PLACES, "\"lat\": 51.2767,", "\"lat\": 51,2767,", WHOLE_FILE, "JSON", &["name of a field"]),
    (EDITION, "\"corrections\": null", "\"corrections\": None", WHOLE_FILE, "JSON", &["null"]),
    (EDITION, "null\n}", "null,\n}", WHOLE_FILE, "JSON", &["comma after the last", "Take this comma out"]),
    (EDITION, "null\n}", "null\n}}", WHOLE_FILE, "JSON", &["after the last bracket"]),
    (EDITION, "null\n}", "null\n", WHOLE_FILE, "JSON", &["ends too early", "missing ] or }"]),
    (EDITION, ",\n", ",,\n", WHOLE_FILE, "JSON", &["comma too many"]),
    (EDITION, "\",\n", "\"\n", WHOLE_FILE, "JSON", &["a comma is missing"]),
    // Ambiguous characters.
    (
        PLACES,
        "\"phone\": \"01227 823333\"",
        "\"phone\": \"01227 82333\u{664}\"",
        "place \"kent-campus-security\"",
        "phone",
        &["U+0664", "digits"],
    ),
    (
        PLACES,
        "https://saferstreetscanterbury.com/projects",
        "https://saferstreetscanterbury.com/\u{A0}projects",
        WHITEFRIARS,
        "link",
        &["a space", "address line"],
    ),
    (
        PLACES,
        "https://saferstreetscanterbury.com/projects",
        "https://safer\u{2013}streets.com/projects",
        WHITEFRIARS,
        "link",
        &["an en dash, U+2013", "address line"],
    ),
    (
        PLACES,
        "https://saferstreetscanterbury.com/projects",
        "https://safer\u{2011}streets.com/projects",
        WHITEFRIARS,
        "link",
        &["a no-break hyphen, U+2011", "address line"],
    ),
    (
        PLACES,
        "\"id\": \"whitefriars-refuge-point\"",
        "\"id\": \"whitefri\u{E4}rs\"",
        "place \"whitefri\u{E4}rs\"",
        "id",
        &["\u{E4} (U+00E4)", "keyboard"],
    ),
    (PLACES, "Mo-Su 17:00-05:00", "Mo-Su 17\u{B7}00-05:00", WHITEFRIARS, "hours", &["U+00B7", "Mo-Su 17:00-05:00"]),
    (
        PLACES,
        "\"checked\": \"2026",
        "\"checked\": \"\u{661}026",
        WHITEFRIARS,
        "evidence.checked",
        &["U+0661", "2026-11-23"],
    ),
    (
        PLACES,
        "Press the intercom",
        "Press the \u{202E}intercom",
        WHITEFRIARS,
        "way_in",
        &["a right-to-left override, U+202E", "anew"],
    ),
    (PLACES, "Press the intercom", "Press the \u{FFFD}intercom", WHITEFRIARS, "way_in", &["U+FFFD", "lost"]),
    (PLACES, "Press the intercom", "Press the \\u0000intercom", WHITEFRIARS, "way_in", &["NUL", "Take it out"]),
    (PLACES, "Press the intercom", "Press the \u{F0B7}intercom", WHITEFRIARS, "way_in", &["U+F0B7"]),
    (
        PLACES,
        "Press the intercom",
        "Don\u{E2}\u{20AC}\u{2122}t press the intercom",
        WHITEFRIARS,
        "way_in",
        &["\u{E2}\u{20AC}\u{2122}", "UTF-8"],
    ),
    (
        PLACES,
        "Press the intercom",
        "Pay \u{C2}\u{A3}2. Press the intercom",
        WHITEFRIARS,
        "way_in",
        &["\u{C2}\u{A3}", "UTF-8"],
    ),
    (PLAN, "\"about\": [\n", "\"about\": [\n\"\u{202E}x\",\n", WHOLE_FILE, "plan.about[0]", &["U+202E"]),
    (PHRASES, "\"spike\"", "\"caf\u{FFFD}\"", "phrases number 1", "phrases[0]", &["U+FFFD"]),
];

#[test]
fn ambiguous_files_are_refused_with_line_field_and_fix() {
    let mut wrong = Vec::new();
    for (file, old, new, item, field, words) in REFUSED {
        let text = replaced(file, old, new);
        let message = refused(file, text.as_bytes());
        let fix = message.strip_prefix(&format!("public/content/{file}: {item}: {field}: Line ")).unwrap_or_default();
        let (line, fix) = fix.split_once(": ").unwrap_or_default();
        let first = line_of(&text, new);
        // An open bracket or quotation mark is noticed on the next line.
        let lines = first..=first + new.matches('\n').count() + 1;
        let named = line.parse().is_ok_and(|line| lines.contains(&line)) && words.iter().all(|word| fix.contains(word));
        if !named || !fix.ends_with('.') || message.contains(" column ") || message.lines().count() > 1 {
            wrong.push(format!(
                "{new:?} on lines {lines:?} should be reported with {words:?}, and the message is:\n{message}"
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// Files with a certain meaning: the old piece and the new piece, which are read the same.
const TAKEN: &[(&str, &str, &str)] = &[
    (PLACES, "Mo-Su 17:00-05:00", "Mo\u{2013}Su 17:00\u{2013}05:00"),
    (PLACES, "Mo-Su 17:00-05:00", " Mo\u{2011}Su\u{A0}17:00\u{2212}05:00\u{202F}"),
    (PLACES, "Mo-Su 17:00-05:00", "\u{FF2D}\u{FF4F}-Su \u{FF11}\u{FF17}\u{FF1A}00-05:00"),
    (PLACES, "\"01227 823333\"", "\"01227\u{2011}823333\""),
    (PLACES, "\"01227 823333\"", "\"01227-823333\""),
    (PLACES, "\"01227 823333\"", "\"\u{202D}01227\u{A0}823333\u{202C}\""),
    (PLACES, "\"01227 823333\"", "\"\u{2066}01227\u{2007}\u{200B}823333\u{2069} \""),
    (PLACES, "\"01227 823333\"", "\"\u{FF10}1227\\t823333\""),
    (
        PLACES,
        "\"id\": \"whitefriars-refuge-point\"",
        "\"id\": \" whitefriars\u{2011}refuge\u{2013}po\u{AD}int\u{FEFF}\"",
    ),
    (PLACES, "\"kind\": \"safe_haven\"", "\"kind\": \"safe_haven\u{200E} \""),
    (PLACES, "safe-havens/\",\n      \"note\"", "safe-havens/ \",\n      \"note\""),
    (PLACES, "https://saferstreets", "\u{200B}https://safer\u{AD}streets"),
    (PLACES, "\"checked\": \"2026-11-23\"", "\"checked\": \"2026\u{2013}11\u{2011}23 \""),
    (PLACES, "\"name\": \"Whitefriars Refuge Point\"", "\"name\u{A0}\": \"Whitefriars\u{A0}Refuge\tPoint  \""),
    (PLACES, "Press the intercom", "Press\u{2009}the\\ninter\u{AD}com\u{200D}"),
    (PLACES, "\"lat\": 51.2767,", "\"lat\"\u{FF1A}\u{A0}51.2767\u{FF0C}"),
    (SERVICES, "\"call\": \"999\"", "\"call\": \"9\u{200B}99\u{A0}\""),
    (SITUATIONS, "\"list\": \"danger\"", "\"list\": \"\u{FEFF}danger\""),
    (PHRASES, "\"/help/spiked\"", "\"/help/spiked\u{200B} \""),
    (EDITION, "\"edition\": \"2026-1", "\"edition\": \"2026\u{2011}1"),
];

#[test]
fn unambiguous_slips_are_read_as_meant() {
    for (file, old, new) in TAKEN {
        assert!(taken(file, replaced(file, old, new).as_bytes()) == *REAL, "{file}: {new}");
    }
}

#[test]
fn characters_of_prose_and_of_other_scripts_are_kept() {
    for words in [
        "9pm\u{2013}5am \u{2014} caf\u{E9}, \u{201C}Boots\u{201D}, don\u{2019}t",
        "\u{915}\u{94D}\u{200D}\u{937} \u{0627}\u{200C}\u{0628}",
    ] {
        let knowledge = taken(PLACES, replaced(PLACES, "Press the intercom", words).as_bytes());
        assert!(knowledge.places[0].way_in.as_ref().is_some_and(|way_in| way_in.contains(words)), "{words}");
    }
}

#[test]
fn the_check_reads_the_folder_that_it_is_given() {
    let good = check(&folder(), None, edition_day()).expect("the real files are in order");
    assert!(good.starts_with("The content is in order: "), "{good}");
    let message = check(Path::new("/nowhere"), None, edition_day()).expect_err("nothing is there").to_string();
    assert_eq!(message.lines().count(), FILES.len(), "{message}");
    assert!(message.contains("Put it back"), "{message}");
    assert!(check(&folder(), None, edition_day() + Days::new(400)).is_ok(), "an old edition may be built");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn any_mutated_file_is_read_or_refused_in_words_with_a_line(
        file in prop::sample::select(vec![EDITION, PHRASES, CAMPAIGNS]), mutations in prop::collection::vec(mutations(), 1..4),
    ) {
        let text = mutations.iter().fold(texts()[file].clone(), mutate);
        match edited_json::read(&text) {
            Ok(read) => prop_assert!(read.slips.iter().all(|slip| slip.fix.starts_with("Line ") && slip.fix.ends_with('.'))),
            Err(fix) => prop_assert!(fix.starts_with("Line ") && fix.ends_with('.') && !fix.contains(" column "), "{}", fix),
        }
    }
}
