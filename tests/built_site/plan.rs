use std::collections::BTreeMap;

use crate::support::editions::real;
use serde::Deserialize;

use crate::built_site::{all_of, attributes, page, words_of};

/// The facts of the plan as published by the partnership: its partners and commitments word for word, its titles, and words of
/// its paragraphs that the page of each must contain.
#[derive(Deserialize)]
struct Published {
    partners: Vec<String>,
    priorities: Vec<Priority>,
    facts: BTreeMap<String, Vec<String>>,
}

#[derive(Deserialize)]
struct Priority {
    title: String,
    commitments: Vec<String>,
}

fn published() -> Published {
    serde_json::from_str(include_str!("action-plan.json")).expect("the fixture is JSON")
}

/// The address of the priority with this title.
fn path_of(title: &str) -> String {
    let priority = real().knowledge.plan.priorities.iter().find(|priority| priority.title == title);
    priority.unwrap_or_else(|| panic!("no priority is called {title}")).path()
}

#[test]
fn the_ten_partners_are_named() {
    let listed = all_of(&page("/plan"), "main li");
    for partner in published().partners {
        assert!(listed.iter().any(|line| line.eq_ignore_ascii_case(&partner)), "{partner}");
    }
}

#[test]
fn all_commitments_stand_in_the_plans_exact_words_each_with_what_it_means_here() {
    let mut count = 0;
    for priority in published().priorities {
        let html = page(&path_of(&priority.title));
        assert_eq!(words_of(&html, "h1"), priority.title);
        assert_eq!(all_of(&html, ".commitments .quoted"), priority.commitments, "{}", priority.title);
        for id in attributes(&html, ".commitments > li", "id") {
            let links = attributes(&html, &format!("[id='{id}'] .means a"), "href");
            assert!(!links.is_empty(), "{id} leads to nothing");
            let progress = words_of(&html, &format!("[id='{id}'] .note"));
            assert_eq!(progress, "Progress: not reported.", "{id}: nobody has reported anything yet");
        }
        count += priority.commitments.len();
    }
    assert_eq!(count, 31);
}

#[test]
fn every_fact_of_the_plans_paragraphs_is_told() {
    for (path, facts) in published().facts {
        let text = words_of(&page(&path), "main").replace('’', "'").to_lowercase();
        for fact in facts {
            assert!(text.contains(&fact.to_lowercase()), "{path} does not tell of: {fact}");
        }
    }
}

#[test]
fn five_priorities_stand_as_cards_with_their_numbers_of_promises() {
    let cards = all_of(&page("/plan"), ".priorities li");
    let expected = published().priorities;
    assert_eq!(cards.len(), expected.len());
    for (card, priority) in cards.iter().zip(expected) {
        assert!(card.contains(&priority.title), "{card}");
        assert!(card.contains(&format!("{} promises", priority.commitments.len())), "{card}");
    }
}

#[test]
fn a_campaign_or_help_page_that_a_commitment_means_shows_the_commitment() {
    for (priority, commitment) in real().knowledge.commitments() {
        for path in commitment.see.iter().filter(|path| path.starts_with("/campaigns/") || !path.contains('#')) {
            if path.starts_with("/places/") {
                continue;
            }
            let back = attributes(&page(path), "main a", "href");
            assert!(back.contains(&priority.path_of(commitment)), "{path} does not lead back to {}", commitment.id);
        }
    }
}

#[test]
fn the_plan_tells_its_edition_and_leads_to_the_councils_own_page() {
    let html = page("/plan");
    assert!(words_of(&html, "main").contains("It is reviewed every year; this edition mentions 2023."));
    assert!(words_of(&html, "main").contains(&format!("edition {}", String::from(real().knowledge.clone().edition))));
    let council = attributes(&html, "main a", "href");
    assert!(council.iter().any(|link| link.starts_with("https://www.canterbury.gov.uk/")), "{council:?}");
}

/// The plan counts Safe Havens without naming them, and its awards are of one year, so its words alone would promise too much.
#[test]
fn facts_about_a_commitment_have_their_year() {
    for (id, words) in [
        ("promote-safe-havens", ["No source names the eight Safe Havens", "2023/24", "November 2022"]),
        ("best-bar-none", ["March 2023", "all of 2023", "Nothing was found for the years after"]),
    ] {
        let (priority, commitment) =
            real().knowledge.commitments().find(|(_, commitment)| commitment.id == id).expect("the commitment");
        let known = words_of(&page(&priority.path()), &format!("[id='{}'] .plain", commitment.id));
        for words in words {
            assert!(known.contains(words), "{id}: {known}");
        }
    }
}
