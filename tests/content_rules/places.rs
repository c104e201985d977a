use safe_night_canterbury::authoring::edited_files;
use safe_night_canterbury::build::pages;
use safe_night_canterbury::content::edited::PLACES;
use safe_night_canterbury::content::validate::facts::DISTRICT;
use serde_json::{Value, json};

use crate::content_rules::{
    WHOLE_FILE, edited, is_valid, only_fault, refused_by_both, schema_of, texts_with, with_item,
};

/// The real file with one edit to one place.
fn with_place(id: &str, edit: impl FnOnce(&mut Value)) -> Value {
    with_item(PLACES, "places", id, edit)
}

fn item(id: &str) -> String {
    format!("place \"{id}\"")
}

#[test]
fn a_coordinate_outside_the_district_is_refused() {
    let file = with_place("police-station", |place| place["position"]["lat"] = json!(51.6));
    refused_by_both(PLACES, &file, &item("police-station"), "position");
}

#[test]
fn swapped_coordinates_are_reported_as_swapped() {
    let file = with_place("police-station", |place| {
        place["position"] = json!({ "lat": 1.08131, "lon": 51.27511, "accuracy_m": 25 });
    });
    let fix = refused_by_both(PLACES, &file, &item("police-station"), "position");
    assert!(fix.contains("swapped"), "{fix}");
}

#[test]
fn a_position_without_a_sensible_accuracy_is_refused() {
    let file = with_place("police-station", |place| place["position"]["accuracy_m"] = json!(0));
    refused_by_both(PLACES, &file, &item("police-station"), "position");
}

#[test]
fn hours_that_cannot_be_read_are_refused() {
    for notation in ["5pm till late", "Mo-Su 17:00-99:00", "Mx-Su 17:00-05:00"] {
        let file = with_place("kent-campus-security", |place| place["hours"] = json!(notation));
        let fix = only_fault(PLACES, &file, &item("kent-campus-security"), "hours");
        assert!(fix.contains(notation), "{fix}");
    }
    let file = with_place("kent-campus-security", |place| place["hours"] = json!(24));
    refused_by_both(PLACES, &file, &item("kent-campus-security"), "hours");
}

#[test]
fn hours_that_depend_on_the_calendar_or_the_sun_are_refused() {
    for (notation, word) in [("Mo-Fr 09:00-17:00; PH off", "PH"), ("Mo-Su sunset-sunrise", "sunset")] {
        let file = with_place("kent-campus-security", |place| place["hours"] = json!(notation));
        let fix = only_fault(PLACES, &file, &item("kent-campus-security"), "hours");
        assert!(fix.contains(word), "{fix}");
    }
}

#[test]
fn hours_that_are_never_open_are_refused() {
    let file = with_place("kent-campus-security", |place| place["hours"] = json!("2019 Jan 1 09:00-17:00"));
    only_fault(PLACES, &file, &item("kent-campus-security"), "hours");
}

#[test]
fn a_place_without_a_source_is_refused() {
    let none = with_place("police-station", |place| place["evidence"]["sources"] = json!([]));
    refused_by_both(PLACES, &none, &item("police-station"), "evidence.sources");
    for field in ["name", "date"] {
        let empty = with_place("police-station", |place| place["evidence"]["sources"][0][field] = json!(""));
        refused_by_both(PLACES, &empty, &item("police-station"), &format!("evidence.sources[0].{field}"));
    }
    let absent = with_place("police-station", |place| {
        place["evidence"].as_object_mut().expect("evidence has fields").remove("sources");
    });
    let fix = refused_by_both(PLACES, &absent, &item("police-station"), "evidence");
    assert!(fix.contains("`sources`"), "{fix}");
}

#[test]
fn a_place_without_evidence_is_refused() {
    let file = with_place("police-station", |place| {
        place.as_object_mut().expect("a place has fields").remove("evidence");
    });
    let fix = refused_by_both(PLACES, &file, &item("police-station"), "its fields");
    assert!(fix.contains("`evidence`"), "{fix}");
}

#[test]
fn two_places_with_one_id_are_refused() {
    let file = with_place("whitefriars-clock-tower", |place| place["id"] = json!("st-georges-tower"));
    only_fault(PLACES, &file, &item("st-georges-tower"), "id");
}

#[test]
fn an_id_that_is_no_address_is_refused() {
    let file = with_place("st-georges-tower", |place| place["id"] = json!("The Tower"));
    refused_by_both(PLACES, &file, &item("The Tower"), "id");
}

#[test]
fn an_unknown_kind_is_refused() {
    let file = with_place("beaney", |place| place["kind"] = json!("museum"));
    refused_by_both(PLACES, &file, &item("beaney"), "kind");
}

/// A place that helps people and serves no need would be in no answer. A place that is merely open must not be an answer as a
/// haven.
#[test]
fn what_a_place_serves_fits_its_kind() {
    for (id, serves) in [
        ("police-station", json!([])),
        ("police-station", json!(["warm"])),
        ("mcdonalds-st-georges-street", json!(["somewhere_safe"])),
        ("mcdonalds-st-georges-street", json!([])),
        ("beaney", json!(["somewhere_safe"])),
        ("canterbury-west", json!(["hurt"])),
    ] {
        let file = with_place(id, |place| place["serves"] = serves.clone());
        only_fault(PLACES, &file, &item(id), "serves");
    }
    let file = with_place("police-station", |place| place["serves"] = json!(["a_bed"]));
    refused_by_both(PLACES, &file, &item("police-station"), "serves[0]");
    let file = with_place("kent-campus-security", |place| place["for"] = json!("students"));
    refused_by_both(PLACES, &file, &item("kent-campus-security"), "for");
}

#[test]
fn an_invalid_phone_number_is_refused() {
    let file = with_place("police-station", |place| place["phone"] = json!("ask at the desk"));
    refused_by_both(PLACES, &file, &item("police-station"), "phone");
    for number in ["12345", "+44 1227 823333", "0044 1227 823333", "911"] {
        let file = with_place("police-station", |place| place["phone"] = json!(number));
        let fix = only_fault(PLACES, &file, &item("police-station"), "phone");
        assert!(fix.contains(number), "{fix}");
    }
}

#[test]
fn numbers_as_they_are_dialled_in_this_country_pass() {
    for number in ["999", "101", "111", "105", "116 123", "0800 1111", "01227 823333", "0800 789 321"] {
        let file = with_place("police-station", |place| place["phone"] = json!(number));
        edited_files::read(&texts_with(PLACES, &file)).unwrap_or_else(|wrong| panic!("{number}: {wrong:#?}"));
        assert!(is_valid(PLACES, &file), "{number}");
    }
}

#[test]
fn a_link_that_is_not_https_is_refused() {
    for link in ["http://kmhealthandcare.uk/safe-havens", "javascript:alert(1)", "kmhealthandcare.uk"] {
        let file = with_place("police-station", |place| place["link"] = json!(link));
        refused_by_both(PLACES, &file, &item("police-station"), "link");
    }
    let file = with_place("police-station", |place| place["link"] = json!("https://a b.uk"));
    only_fault(PLACES, &file, &item("police-station"), "link");
}

#[test]
fn an_unknown_field_is_refused_wherever_it_stands() {
    let place = with_place("beaney", |place| place["opening"] = json!("24/7"));
    refused_by_both(PLACES, &place, &item("beaney"), "opening");
    let evidence = with_place("beaney", |place| place["evidence"]["sauce"] = json!("brown"));
    refused_by_both(PLACES, &evidence, &item("beaney"), "evidence.sauce");
    let file = edited(PLACES, |file| file["campaigns"] = json!([]));
    refused_by_both(PLACES, &file, WHOLE_FILE, "campaigns");
}

#[test]
fn a_review_before_the_check_is_refused() {
    let file = with_place("police-station", |place| place["evidence"]["review_by"] = json!("2025-11-23"));
    only_fault(PLACES, &file, &item("police-station"), "evidence.review_by");
}

#[test]
fn a_review_before_the_check_is_reported_for_places_with_hours_too() {
    let file = with_place("kent-campus-security", |place| place["evidence"]["review_by"] = json!("2025-11-23"));
    only_fault(PLACES, &file, &item("kent-campus-security"), "evidence.review_by");
}

/// With a slip in the year, an item was valid for nine hundred years, and the build went through the hours of all their days.
#[test]
fn a_review_many_years_after_the_check_is_refused() {
    for review_by in ["2030-01-01", "2927-11-23", "9999-12-31"] {
        let file = with_place("kent-campus-security", |place| place["evidence"]["review_by"] = json!(review_by));
        only_fault(PLACES, &file, &item("kent-campus-security"), "evidence.review_by");
    }
}

/// Rust parses `+1` as 1, and as text `2026-+1-05` sorts before every other date.
#[test]
fn a_date_with_a_sign_in_it_is_refused() {
    let file = with_place("police-station", |place| place["evidence"]["checked"] = json!("2026-+1-05"));
    refused_by_both(PLACES, &file, &item("police-station"), "evidence.checked");
}

#[test]
fn an_invalid_date_is_refused() {
    for id in ["police-station", "kent-campus-security"] {
        let file = with_place(id, |place| place["evidence"]["checked"] = json!("23 November 2026"));
        refused_by_both(PLACES, &file, &item(id), "evidence.checked");
    }
}

#[test]
fn a_file_without_places_is_refused() {
    // Every link to a place leads nowhere then, which is reported too.
    let file = edited(PLACES, |file| file["places"] = json!([]));
    assert!(!is_valid(PLACES, &file));
    let faults = edited_files::read(&texts_with(PLACES, &file)).expect_err("there are no places");
    let first = &faults[0];
    assert_eq!((first.file, &first.issue.item[..], &first.issue.field[..]), (PLACES, WHOLE_FILE, "places"));
    let file = edited(PLACES, |file| {
        file.as_object_mut().expect("the file has fields").remove("places");
    });
    refused_by_both(PLACES, &file, WHOLE_FILE, "places");
}

#[test]
fn the_schema_and_the_program_have_the_same_district() {
    let position = &schema_of(PLACES)["$defs"]["Position"]["properties"];
    let limits = |field: &str| (position[field]["minimum"].as_f64(), position[field]["maximum"].as_f64());
    assert_eq!(limits("lat"), (Some(DISTRICT.south), Some(DISTRICT.north)));
    assert_eq!(limits("lon"), (Some(DISTRICT.west), Some(DISTRICT.east)));
}

#[test]
fn one_new_entry_makes_a_new_page() {
    let file = edited(PLACES, |file| {
        file["places"].as_array_mut().expect("a list of places").push(json!({
            "id": "guildhall-haven",
            "name": "Guildhall Haven",
            "kind": "safe_haven",
            "serves": ["somewhere_safe"],
            "evidence": {
                "sources": [{ "name": "The council's list of Safe Havens", "date": "1 December 2026" }],
                "checked": "2026-12-01",
                "confidence": "confirmed",
                "review_by": "2027-12-01"
            }
        }));
    });
    assert!(is_valid(PLACES, &file));
    let knowledge = edited_files::read(&texts_with(PLACES, &file)).expect("nothing is wrong with the new entry");
    let before = pages::all_pages(crate::support::editions::knowledge());
    let new: Vec<_> = pages::all_pages(&knowledge).into_iter().filter(|page| !before.contains(page)).collect();
    let [page] = &new[..] else { panic!("one new page expected: {new:#?}") };
    assert_eq!((&page.path[..], &page.title[..]), ("/places/guildhall-haven", "Guildhall Haven"));
}
