//! What the program asks of the content, tried on copies of the real file with one thing wrong.

use std::collections::BTreeSet;

use jsonschema::Validator;
use safe_night_canterbury::content::check::{DISTRICT, Problem};
use safe_night_canterbury::content::pack::{Edition, Pack};
use safe_night_canterbury::content::place::{Confidence, Evidence, Kind, Place, Position};
use safe_night_canterbury::content::stored::{Record, newest, open, seal};
use safe_night_canterbury::content::{BUILT_IN_JSON, built_in, source};
use safe_night_canterbury::pages::head;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

const PLACES: &str = include_str!("../public/content/places.json");
const SCHEMA: &str = include_str!("../public/content/places.schema.json");

const WHOLE_FILE: &str = "the whole file";

fn places() -> Value {
    serde_json::from_str(PLACES).expect("the real file is JSON")
}

fn schema() -> Value {
    serde_json::from_str(SCHEMA).expect("the schema is JSON")
}

fn validator() -> Validator {
    jsonschema::validator_for(&schema()).expect("the schema is a schema")
}

/// The real file with one edit.
fn edited(edit: impl FnOnce(&mut Value)) -> Value {
    let mut file = places();
    edit(&mut file);
    file
}

/// The real file with one edit to one place.
fn with_place(id: &str, edit: impl FnOnce(&mut Value)) -> Value {
    edited(|file| {
        let entries = file["places"].as_array_mut().expect("a list of places");
        edit(entries.iter_mut().find(|place| place["id"] == id).expect("the place is in the file"));
    })
}

fn item(id: &str) -> String {
    format!("place \"{id}\"")
}

fn problems(text: &str) -> Vec<Problem> {
    source::read(text).expect_err("the text has something wrong")
}

/// Asserts that exactly this item and field are reported, and returns how to mend them.
fn the_one_problem(text: &str, item: &str, field: &str) -> String {
    let found = problems(text);
    let [Problem { item: found_item, field: found_field, mend }] = &found[..] else {
        panic!("one problem expected: {found:#?}");
    };
    assert_eq!((&found_item[..], &found_field[..]), (item, field), "{mend}");
    assert!(mend.contains(' ') && mend.ends_with('.'), "not a sentence: {mend}");
    mend.clone()
}

/// Asserts that both the program and the schema refuse the file, the program for exactly this item and field.
fn refused_by_both(file: &Value, item: &str, field: &str) -> String {
    assert!(!validator().is_valid(file), "the schema lets {item}: {field} pass");
    the_one_problem(&file.to_string(), item, field)
}

#[test]
fn the_real_file_passes() {
    source::read(PLACES).expect("nothing is wrong with the real file");
    let file = places();
    let wrong: Vec<_> = validator().iter_errors(&file).map(|e| format!("{}: {e}", e.instance_path())).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_program_is_built_with_the_real_file() {
    assert_eq!(source::read(PLACES), Ok(built_in()));
}

#[test]
fn a_coordinate_outside_the_district_is_refused() {
    let file = with_place("police-station", |place| place["position"]["lat"] = json!(51.6));
    refused_by_both(&file, &item("police-station"), "position");
}

#[test]
fn swapped_coordinates_are_told_as_swapped() {
    let file = with_place("police-station", |place| {
        place["position"] = json!({ "lat": 1.08131, "lon": 51.27511, "accuracy_m": 25 });
    });
    let mend = refused_by_both(&file, &item("police-station"), "position");
    assert!(mend.contains("swapped"), "{mend}");
}

#[test]
fn a_position_without_a_sensible_accuracy_is_refused() {
    let file = with_place("police-station", |place| place["position"]["accuracy_m"] = json!(0));
    refused_by_both(&file, &item("police-station"), "position");
}

#[test]
fn hours_that_cannot_be_read_are_refused() {
    for notation in ["5pm till late", "Mo-Su 17:00-99:00", "Mx-Su 17:00-05:00"] {
        let file = with_place("kent-campus-security", |place| place["hours"] = json!(notation));
        let mend = the_one_problem(&file.to_string(), &item("kent-campus-security"), "hours");
        assert!(mend.contains(notation), "{mend}");
    }
    let file = with_place("kent-campus-security", |place| place["hours"] = json!(24));
    refused_by_both(&file, &item("kent-campus-security"), "hours");
}

#[test]
fn hours_that_hang_on_the_calendar_or_the_sun_are_refused() {
    for (notation, word) in [("Mo-Fr 09:00-17:00; PH off", "PH"), ("Mo-Su sunset-sunrise", "sunset")] {
        let file = with_place("kent-campus-security", |place| place["hours"] = json!(notation));
        let mend = the_one_problem(&file.to_string(), &item("kent-campus-security"), "hours");
        assert!(mend.contains(word), "{mend}");
    }
}

#[test]
fn hours_that_are_never_open_are_refused() {
    let file = with_place("kent-campus-security", |place| place["hours"] = json!("2019 Jan 1 09:00-17:00"));
    the_one_problem(&file.to_string(), &item("kent-campus-security"), "hours");
}

#[test]
fn a_place_without_a_source_is_refused() {
    let empty = with_place("police-station", |place| place["evidence"]["source"] = json!(""));
    refused_by_both(&empty, &item("police-station"), "evidence.source");
    let absent = with_place("police-station", |place| {
        place["evidence"].as_object_mut().expect("evidence has fields").remove("source");
    });
    let mend = refused_by_both(&absent, &item("police-station"), "evidence");
    assert!(mend.contains("`source`"), "{mend}");
}

#[test]
fn a_place_without_evidence_is_refused() {
    let file = with_place("police-station", |place| {
        place.as_object_mut().expect("a place has fields").remove("evidence");
    });
    let mend = refused_by_both(&file, &item("police-station"), "its fields");
    assert!(mend.contains("`evidence`"), "{mend}");
}

#[test]
fn two_places_with_one_id_are_refused() {
    let file = with_place("cathedral", |place| place["id"] = json!("beaney"));
    the_one_problem(&file.to_string(), &item("beaney"), "id");
}

#[test]
fn an_id_that_is_no_address_is_refused() {
    let file = with_place("beaney", |place| place["id"] = json!("The Beaney"));
    refused_by_both(&file, &item("The Beaney"), "id");
}

#[test]
fn an_unknown_kind_is_refused() {
    let file = with_place("beaney", |place| place["kind"] = json!("museum"));
    refused_by_both(&file, &item("beaney"), "kind");
}

#[test]
fn a_phone_number_that_is_none_is_refused() {
    let file = with_place("police-station", |place| place["phone"] = json!("ask at the desk"));
    refused_by_both(&file, &item("police-station"), "phone");
    for number in ["12345", "+44 1227 823333", "0044 1227 823333", "911"] {
        let file = with_place("police-station", |place| place["phone"] = json!(number));
        let mend = the_one_problem(&file.to_string(), &item("police-station"), "phone");
        assert!(mend.contains(number), "{mend}");
    }
}

#[test]
fn numbers_as_they_are_dialled_in_this_country_pass() {
    for number in ["999", "101", "111", "105", "116 123", "0800 1111", "01227 823333", "0800 789 321"] {
        let file = with_place("police-station", |place| place["phone"] = json!(number));
        source::read(&file.to_string()).unwrap_or_else(|wrong| panic!("{number}: {wrong:#?}"));
        assert!(validator().is_valid(&file), "{number}");
    }
}

#[test]
fn a_link_that_is_not_https_is_refused() {
    for link in ["http://kmhealthandcare.uk/safe-havens", "javascript:alert(1)", "kmhealthandcare.uk"] {
        let file = with_place("police-station", |place| place["link"] = json!(link));
        refused_by_both(&file, &item("police-station"), "link");
    }
    let file = with_place("police-station", |place| place["link"] = json!("https://a b.uk"));
    the_one_problem(&file.to_string(), &item("police-station"), "link");
}

#[test]
fn an_unknown_field_is_refused_wherever_it_stands() {
    let place = with_place("beaney", |place| place["opening"] = json!("24/7"));
    refused_by_both(&place, &item("beaney"), "opening");
    let evidence = with_place("beaney", |place| place["evidence"]["sauce"] = json!("brown"));
    refused_by_both(&evidence, &item("beaney"), "evidence.sauce");
    let file = edited(|file| file["campaigns"] = json!([]));
    refused_by_both(&file, WHOLE_FILE, "campaigns");
}

#[test]
fn a_bad_edition_is_refused() {
    for edition in ["", "2026-11-23", "23.11.2026", "v2", "2026-11-23.one"] {
        let file = edited(|file| file["edition"] = json!(edition));
        refused_by_both(&file, WHOLE_FILE, "edition");
    }
    // A pattern knows no calendar.
    let file = edited(|file| file["edition"] = json!("2026-02-30.1"));
    the_one_problem(&file.to_string(), WHOLE_FILE, "edition");
    let file = edited(|file| {
        file.as_object_mut().expect("the file has fields").remove("edition");
    });
    refused_by_both(&file, WHOLE_FILE, "edition");
}

#[test]
fn a_review_before_the_check_is_refused() {
    let file = with_place("police-station", |place| place["evidence"]["review_by"] = json!("2025-11-23"));
    the_one_problem(&file.to_string(), &item("police-station"), "evidence.review_by");
}

#[test]
fn a_review_before_the_check_is_told_as_that_where_the_place_has_hours_too() {
    let file = with_place("kent-campus-security", |place| place["evidence"]["review_by"] = json!("2025-11-23"));
    the_one_problem(&file.to_string(), &item("kent-campus-security"), "evidence.review_by");
}

#[test]
fn a_date_that_is_none_is_refused() {
    for id in ["police-station", "kent-campus-security"] {
        let file = with_place(id, |place| place["evidence"]["checked"] = json!("23 November 2026"));
        refused_by_both(&file, &item(id), "evidence.checked");
    }
}

#[test]
fn a_corrections_link_that_is_none_is_refused() {
    let file = edited(|file| file["corrections"] = json!("tell the council"));
    refused_by_both(&file, WHOLE_FILE, "corrections");
}

#[test]
fn a_file_without_places_is_refused() {
    let file = edited(|file| file["places"] = json!([]));
    refused_by_both(&file, WHOLE_FILE, "places");
    let file = edited(|file| {
        file.as_object_mut().expect("the file has fields").remove("places");
    });
    refused_by_both(&file, WHOLE_FILE, "places");
}

#[test]
fn broken_json_is_refused_with_the_line() {
    let without_a_comma = PLACES.replacen("\",\n", "\"\n", 1);
    let mend = the_one_problem(&without_a_comma, WHOLE_FILE, "JSON");
    assert!(mend.contains("line 3"), "{mend}");
    the_one_problem(&PLACES[..PLACES.len() / 2], WHOLE_FILE, "JSON");
    the_one_problem("", WHOLE_FILE, "JSON");
}

#[test]
fn every_mistake_is_reported_at_once() {
    let file = edited(|file| {
        file["edition"] = json!("today");
        file["places"][0]["kind"] = json!("museum");
        file["places"][1]["hours"] = json!("always");
    });
    let found: Vec<_> = problems(&file.to_string()).into_iter().map(|problem| problem.field).collect();
    assert_eq!(found, ["edition", "kind", "hours"]);
}

/// What the program names when it is given a word that it does not know.
fn expected_by_the_program<T: DeserializeOwned>(unknown: Value) -> BTreeSet<String> {
    let error = serde_json::from_value::<T>(unknown).err().expect("the program does not know this word").to_string();
    let (_, expected) = error.split_once("expected").expect("the program names what it knows");
    expected.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

fn words(list: &Value) -> BTreeSet<String> {
    list.as_array().expect("a list").iter().map(|word| word.as_str().expect("a word").to_owned()).collect()
}

fn fields(object: &Value) -> BTreeSet<String> {
    object.as_object().expect("an object").keys().cloned().collect()
}

#[test]
fn the_schema_offers_exactly_the_kinds_and_confidences_that_the_program_reads() {
    let place = &schema()["$defs"]["place"]["properties"];
    assert_eq!(words(&place["kind"]["enum"]), expected_by_the_program::<Kind>(json!("no such kind")));
    assert_eq!(
        words(&place["evidence"]["properties"]["confidence"]["enum"]),
        expected_by_the_program::<Confidence>(json!("no such confidence"))
    );
}

#[test]
fn the_schema_offers_exactly_the_fields_that_the_program_reads() {
    let place = &schema()["$defs"]["place"]["properties"];
    let unknown = json!({ "no such field": 1 });
    assert_eq!(fields(place), expected_by_the_program::<Place>(unknown.clone()));
    assert_eq!(fields(&place["position"]["properties"]), expected_by_the_program::<Position>(unknown.clone()));
    assert_eq!(fields(&place["evidence"]["properties"]), expected_by_the_program::<Evidence>(unknown));
}

#[test]
fn the_schema_draws_the_district_where_the_program_does() {
    let position = &schema()["$defs"]["place"]["properties"]["position"]["properties"];
    let limits = |field: &str| (position[field]["minimum"].as_f64(), position[field]["maximum"].as_f64());
    assert_eq!(limits("lat"), (Some(DISTRICT.south), Some(DISTRICT.north)));
    assert_eq!(limits("lon"), (Some(DISTRICT.west), Some(DISTRICT.east)));
}

#[test]
fn one_new_entry_makes_a_new_page() {
    let file = edited(|file| {
        file["places"].as_array_mut().expect("a list of places").push(json!({
            "id": "guildhall-haven",
            "name": "Guildhall Haven",
            "kind": "safe_haven",
            "evidence": {
                "source": "The council's list of Safe Havens",
                "source_date": "1 December 2026",
                "checked": "2026-12-01",
                "confidence": "confirmed",
                "review_by": "2027-12-01"
            }
        }));
    });
    assert!(validator().is_valid(&file));
    let pack = source::read(&file.to_string()).expect("nothing is wrong with the new entry");
    let new: Vec<_> = head::all(&pack).into_iter().filter(|page| !head::all(&built_in()).contains(page)).collect();
    let [page] = &new[..] else { panic!("one new page expected: {new:#?}") };
    assert_eq!((&page.path[..], &page.title[..]), ("/places/guildhall-haven", "Guildhall Haven"));
}

#[test]
fn what_must_never_be_shown_is_nowhere_in_the_content() {
    let bare = |text: &str| text.to_lowercase().replace(char::is_whitespace, "");
    let content = bare(PLACES);
    for never in ["60066", "0808 802 9999", "0300 500 0914", "0800 107 0160", "Viola House", "Ask for ANI"] {
        assert!(!content.contains(&bare(never)), "{never}");
    }
}

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
    let mut pack: Value = serde_json::from_str(BUILT_IN_JSON).expect("the pack is JSON");
    edit(&mut pack);
    seal(&pack.to_string())
}

#[test]
fn a_sealed_pack_opens_as_it_was_even_after_storage() {
    let record = seal(BUILT_IN_JSON);
    assert_eq!(open(&record), Ok(built_in()));
    let stored = serde_json::to_string(&record).expect("a record can be written");
    assert_eq!(serde_json::from_str::<Record>(&stored).expect("a record can be read"), record);
}

#[test]
fn an_altered_record_is_refused() {
    let record = altered(&seal(BUILT_IN_JSON), |value| {
        let text = value["pack"].as_str().expect("the pack as text").replacen("Police", "Palace", 1);
        assert_ne!(value["pack"], text, "something is altered");
        value["pack"] = json!(text);
    });
    refused(&record);
}

#[test]
fn a_record_cut_short_is_refused() {
    let record = altered(&seal(BUILT_IN_JSON), |value| {
        let text = value["pack"].as_str().expect("the pack as text");
        value["pack"] = json!(text.chars().take(text.chars().count() / 2).collect::<String>());
    });
    refused(&record);
}

#[test]
fn a_record_of_another_version_is_refused() {
    let record = altered(&seal(BUILT_IN_JSON), |value| value["version"] = json!(77));
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
    refused(&sealed_with(|pack| pack["places"][0]["evidence"]["source"] = json!("")));
    let why = refused(&sealed_with(|pack| pack["schema"] = json!(77)));
    assert!(why.contains("77"), "{why}");
}

/// The built-in pack as another edition, with a mark to know it by.
fn edition(text: &str, mark: &str) -> Pack {
    let edition = Edition::try_from(text.to_owned()).expect("an edition");
    Pack { edition, corrections: Some(format!("https://{mark}.example")), ..built_in() }
}

#[test]
fn the_stored_pack_is_taken_only_where_it_is_newer() {
    for (built_in, stored, newer) in [
        ("2026-11-23.1", "2026-11-23.2", true),
        ("2026-11-23.9", "2026-11-23.10", true),
        ("2026-11-23.2", "2026-11-24.1", true),
        ("2026-12-31.1", "2027-01-01.1", true),
        ("2026-11-23.1", "2026-11-23.1", false),
        ("2026-11-23.2", "2026-11-23.1", false),
        ("2026-11-23.10", "2026-11-23.9", false),
        ("2027-01-01.1", "2026-12-31.9", false),
    ] {
        let (ours, theirs) = (edition(built_in, "built-in"), edition(stored, "stored"));
        let expected = if newer { theirs.clone() } else { ours.clone() };
        assert_eq!(newest(ours, Some(theirs)), expected, "built in {built_in}, stored {stored}");
    }
}

#[test]
fn the_built_in_pack_is_taken_where_none_is_stored() {
    assert_eq!(newest(built_in(), None), built_in());
}
