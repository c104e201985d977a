use safe_night_canterbury::content::edited::CAMPAIGNS;
use serde_json::{Value, json};

use crate::content_rules::{edited, only_fault, refused_by_both, with_item};

fn with_angela(edit: impl FnOnce(&mut Value)) -> Value {
    with_item(CAMPAIGNS, "campaigns", "ask-for-angela", edit)
}

const ANGELA: &str = "campaign \"ask-for-angela\"";

/// Ask for Angela may fail, as may every other action of a person.
#[test]
fn a_campaign_with_actions_says_what_to_do_if_they_fail() {
    let file = with_angela(|campaign| campaign["if_not"] = json!([]));
    only_fault(CAMPAIGNS, &file, ANGELA, "if_not");
}

#[test]
fn a_campaign_says_what_it_is() {
    let file = with_angela(|campaign| campaign["what"] = json!([]));
    refused_by_both(CAMPAIGNS, &file, ANGELA, "what");
}

#[test]
fn a_campaign_that_the_plan_does_not_lead_to_is_refused() {
    let file = edited(CAMPAIGNS, |file| {
        let mut lonely = file["campaigns"][0].clone();
        lonely["id"] = json!("lonely");
        file["campaigns"].as_array_mut().expect("a list").push(lonely);
    });
    only_fault(CAMPAIGNS, &file, "campaign \"lonely\"", "id");
}

#[test]
fn a_link_and_a_service_that_are_not_there_are_refused() {
    let file = with_angela(|campaign| campaign["see"] = json!(["/help/nowhere"]));
    only_fault(CAMPAIGNS, &file, ANGELA, "see");
    let file = with_angela(|campaign| campaign["services"] = json!(["nobody"]));
    only_fault(CAMPAIGNS, &file, ANGELA, "services");
}
