//! What a patrol has: what the build refuses of it, each fault by its item and field.

use safe_night_canterbury::content::edited::PATROL;
use safe_night_canterbury::content::patrol::{CounterGroup, Patrol};
use serde_json::{Value, json};

use crate::content_rules::{WHOLE_FILE, edited, only_fault, refused_by_both, with_item};
use crate::support::editions::{frozen, real};

const WATER: &str = "counter \"water\"";
const OWN: &str = "counter \"own-1\"";
const STEPS: &str = "part \"steps\"";
const SAFEGUARDING: &str = "part \"safeguarding\"";

fn water(edit: impl FnOnce(&mut Value)) -> Value {
    with_item(PATROL, "counters", "water", edit)
}

fn part(id: &str, edit: impl FnOnce(&mut Value)) -> Value {
    with_item(PATROL, "parts", id, edit)
}

#[test]
fn a_counter_has_a_number_of_its_own_that_never_counted_anything_else() {
    for number in [0, 64, 255] {
        let fix = refused_by_both(PATROL, &water(|counter| counter["number"] = json!(number)), WATER, "number");
        assert!(fix.contains(&number.to_string()), "{fix}");
    }
    // The later of two is named.
    let file = with_item(PATROL, "counters", "blankets", |counter| counter["number"] = json!(1));
    let fix = only_fault(PATROL, &file, "counter \"blankets\"", "number");
    assert!(fix.contains("\"water\""), "{fix}");
    let file = edited(PATROL, |file| file["retired"] = json!([1]));
    let fix = only_fault(PATROL, &file, WATER, "number");
    assert!(fix.contains("counted something else"), "{fix}");
    let file = edited(PATROL, |file| file["retired"] = json!("none"));
    refused_by_both(PATROL, &file, WHOLE_FILE, "retired");
}

#[test]
fn a_counter_says_what_it_counts_on_its_button_and_after_a_number() {
    for field in ["name", "one", "many"] {
        let file = water(|counter| drop(counter.as_object_mut().expect("fields").remove(field)));
        only_fault(PATROL, &file, WATER, field);
        refused_by_both(PATROL, &water(|counter| counter[field] = json!("")), WATER, field);
    }
    let long = "Water and many other things to drink";
    refused_by_both(PATROL, &water(|counter| counter["name"] = json!(long)), WATER, "name");
    let file = with_item(PATROL, "counters", "blankets", |counter| counter["name"] = json!("Water"));
    only_fault(PATROL, &file, "counter \"blankets\"", "name");
    refused_by_both(PATROL, &water(|counter| counter["group"] = json!("drinks")), WATER, "group");
}

#[test]
fn the_patrols_own_counters_have_no_name() {
    for field in ["name", "one", "many"] {
        let file = with_item(PATROL, "counters", "own-1", |counter| counter[field] = json!("Hugs"));
        only_fault(PATROL, &file, OWN, field);
    }
}

#[test]
fn an_id_is_an_id_and_the_only_one_of_its_list() {
    let lists = [
        ("parts", "part", "calls"),
        ("counters", "counter", "flip-flops"),
        ("kit", "item of the kit", "flip-flops"),
        ("debrief", "item of the debrief", "no-names"),
    ];
    for (list, word, id) in lists {
        let file = with_item(PATROL, list, id, |item| item["id"] = json!("No id"));
        refused_by_both(PATROL, &file, &format!("{word} \"No id\""), "id");
        let file = edited(PATROL, |file| {
            let first = file[list][0]["id"].clone();
            file[list][1]["id"] = first;
        });
        let first = file[list][0]["id"].as_str().expect("an id");
        only_fault(PATROL, &file, &format!("{word} \"{first}\""), "id");
    }
    let file = part("calls", |part| part["id"] = json!("main"));
    only_fault(PATROL, &file, "part \"main\"", "id");
}

#[test]
fn what_is_ticked_has_a_name() {
    for (list, item) in [("kit", "item of the kit \"water\""), ("debrief", "item of the debrief \"counts\"")] {
        let file = edited(PATROL, |file| file[list][0]["name"] = json!(""));
        refused_by_both(PATROL, &file, item, "name");
    }
}

#[test]
fn a_kind_of_note_has_a_number_of_its_own_and_a_name() {
    const SECOND: &str = "kind of note number 2";
    let second = |field: &str, value: Value| edited(PATROL, |file| file["note_kinds"][1][field] = value);
    refused_by_both(PATROL, &second("number", json!(0)), SECOND, "number");
    refused_by_both(PATROL, &second("number", json!(300)), SECOND, "number");
    only_fault(PATROL, &second("number", json!(1)), SECOND, "number");
    refused_by_both(PATROL, &second("name", json!("")), SECOND, "name");
}

#[test]
fn a_part_has_a_heading_and_something_under_it() {
    refused_by_both(PATROL, &part("calls", |part| part["heading"] = json!("")), "part \"calls\"", "heading");
    only_fault(PATROL, &part("calls", |part| part["blocks"] = json!([])), "part \"calls\"", "blocks");
    only_fault(PATROL, &part("calls", |part| part["blocks"][0] = json!({})), "part \"calls\"", "blocks[0]");
    let file = part("safeguarding", |part| part["blocks"][0]["heading"] = json!(""));
    refused_by_both(PATROL, &file, SAFEGUARDING, "blocks[0].heading");
    let file = part("safeguarding", |part| part["blocks"][0]["says"][0] = json!(""));
    refused_by_both(PATROL, &file, SAFEGUARDING, "blocks[0].says");
    let file = part("steps", |part| part["blocks"][0]["rows"][1]["words"] = json!(""));
    refused_by_both(PATROL, &file, STEPS, "blocks[0].rows[1].words");
    only_fault(PATROL, &part("cards", |part| part["living"] = json!("nearest")), "part \"cards\"", "living");
    refused_by_both(PATROL, &part("cards", |part| part["living"] = json!("clock")), "part \"cards\"", "living");
    refused_by_both(PATROL, &edited(PATROL, |file| file["parts"] = json!([])), WHOLE_FILE, "parts");
}

#[test]
fn a_row_leads_to_a_page_or_to_a_part_of_a_situation() {
    let to = |path: &str| part("steps", |part| part["blocks"][0]["rows"][0]["path"] = json!(path));
    for path in ["/help/nowhere", "/help/collapsed#nothing", "/show/nothing", "/settings#x", "/places/police-station#x"]
    {
        let fix = only_fault(PATROL, &to(path), STEPS, "blocks[0].rows[0].path");
        assert!(fix.contains(path), "{fix}");
    }
    refused_by_both(PATROL, &to("https://elsewhere.example"), STEPS, "blocks[0].rows[0].path");
}

#[test]
fn whom_to_call_is_a_service() {
    let file = part("calls", |part| part["blocks"][0]["services"][0] = json!("nobody"));
    let fix = only_fault(PATROL, &file, "part \"calls\"", "blocks[0].services");
    assert!(fix.contains("nobody"), "{fix}");
}

#[test]
fn what_a_part_says_and_each_list_has_evidence() {
    let file = part("safeguarding", |part| part["evidence"] = json!(null));
    only_fault(PATROL, &file, SAFEGUARDING, "evidence");
    let file = part("safeguarding", |part| part["evidence"]["sources"] = json!([]));
    refused_by_both(PATROL, &file, SAFEGUARDING, "evidence.sources");
    for list in ["counters", "kit", "debrief", "note_kinds"] {
        let file = edited(PATROL, |file| file["evidence"][list]["sources"] = json!([]));
        refused_by_both(PATROL, &file, WHOLE_FILE, &format!("evidence.{list}.sources"));
        let file = edited(PATROL, |file| file["evidence"][list]["review_by"] = json!("2026-01-01"));
        only_fault(PATROL, &file, WHOLE_FILE, &format!("evidence.{list}.review_by"));
        let file = edited(PATROL, |file| drop(file["evidence"].as_object_mut().expect("lists").remove(list)));
        assert!(refused_by_both(PATROL, &file, WHOLE_FILE, "evidence").contains(list));
    }
}

/// A phone that was out with the edition before must count on under the same numbers.
#[test]
fn todays_counters_keep_the_numbers_and_ids_that_phones_hold() {
    let kept = |patrol: &Patrol| -> Vec<(u8, String)> {
        patrol.counters.iter().map(|counter| (counter.number, counter.id.clone())).collect()
    };
    let (now, before) = (&real().patrol, &frozen().patrol);
    for (number, id) in kept(before) {
        let is_kept = kept(now).contains(&(number, id.clone())) || now.retired.contains(&number);
        assert!(is_kept, "{number} counted \"{id}\": keep both, or add the number to `retired`");
    }
}

#[test]
fn the_program_gets_every_list_and_no_evidence() {
    let patrol = &frozen().patrol;
    let data = patrol.data();
    assert_eq!(data.as_object().expect("lists").keys().collect::<Vec<_>>().len(), 4);
    let counters = data["counters"].as_array().expect("counters");
    assert_eq!(counters.len(), patrol.counters.len());
    for (made, counter) in counters.iter().zip(&patrol.counters) {
        assert_eq!((&made["number"], &made["id"]), (&json!(counter.number), &json!(counter.id)));
        let words = ["name", "one", "many"].map(|field| made[field].as_str().expect("a text"));
        assert_eq!(words.map(str::is_empty), [counter.group == CounterGroup::Own; 3], "{made}");
    }
    let water = json!({
        "number": 1, "id": "water", "name": "Water", "one": "bottle of water", "many": "bottles of water", "group": "given",
        "shown": true,
    });
    assert_eq!(counters[0], water);
    assert_eq!(data["kit"][0], json!({ "id": "water", "name": "Water" }));
    assert_eq!(data["note_kinds"][0], json!({ "number": 1, "name": "What happened" }));
    assert!(!data.to_string().contains("sources"));
}
