use safe_night_canterbury::content::edited::CAMPAIGNS;
use serde_json::{Value, json};

use crate::content_rules::{edited, refused_by_both, the_one_fault, with_item};

fn with_angela(edit: impl FnOnce(&mut Value)) -> Value {
    with_item(CAMPAIGNS, "campaigns", "ask-for-angela", edit)
}

const ANGELA: &str = "campaign \"ask-for-angela\"";

/// Asking for Angela is not sure to work, and so it is with all that a person does.
#[test]
fn where_there_is_something_to_do_it_is_said_what_to_do_if_it_does_not_work() {
    let file = with_angela(|own| own["if_not"] = json!([]));
    the_one_fault(CAMPAIGNS, &file, ANGELA, "if_not");
}

#[test]
fn a_campaign_says_what_it_is() {
    let file = with_angela(|own| own["what"] = json!([]));
    refused_by_both(CAMPAIGNS, &file, ANGELA, "what");
}

#[test]
fn a_campaign_that_the_plan_does_not_lead_to_is_refused() {
    let file = edited(CAMPAIGNS, |file| {
        let mut lonely = file["campaigns"][0].clone();
        lonely["id"] = json!("lonely");
        file["campaigns"].as_array_mut().expect("a list").push(lonely);
    });
    the_one_fault(CAMPAIGNS, &file, "campaign \"lonely\"", "id");
}

#[test]
fn a_link_and_a_service_that_are_not_there_are_refused() {
    let file = with_angela(|own| own["see"] = json!(["/help/nowhere"]));
    the_one_fault(CAMPAIGNS, &file, ANGELA, "see");
    let file = with_angela(|own| own["services"] = json!(["nobody"]));
    the_one_fault(CAMPAIGNS, &file, ANGELA, "services");
}
