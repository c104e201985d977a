use crate::support::editions::real;
use safe_night_canterbury::content::evidence::Confidence;
use safe_night_canterbury::logic::provenance::{by_source, not_confirmed, of_facts, of_texts};
use safe_night_canterbury::words::clock::date_in_words;
use scraper::Html;

use crate::built_site::{all_of, attributes, page, pages, words_of};

#[test]
fn every_item_says_where_it_is_from_and_when_it_was_checked() {
    let knowledge = &real().knowledge;
    let paths = (knowledge.places.iter().map(|place| (place.path(), "main", &place.evidence)))
        .chain(knowledge.situations.iter().map(|situation| (situation.path(), ".evidence", &situation.evidence)))
        .chain(knowledge.campaigns.iter().map(|campaign| (campaign.path(), ".evidence", &campaign.evidence)))
        .chain(
            knowledge.plan.priorities.iter().map(|priority| (priority.path(), ".evidence", &knowledge.plan.evidence)),
        )
        .chain([("/plan".into(), ".evidence", &knowledge.plan.evidence)]);
    for (path, part, evidence) in paths {
        let words = words_of(&page(&path), part);
        assert!(words.contains("From: "), "{path}: {words}");
        assert!(words.contains(&date_in_words(evidence.checked)), "{path}: {words}");
    }
    let numbers = page("/help/numbers");
    for service in &knowledge.services {
        let words = words_of(&numbers, &format!("[id='{}']", service.id));
        for source in &service.evidence.sources {
            assert!(words.contains(&format!("{} ({})", source.name, source.date)), "{}: {words}", service.id);
        }
        assert!(words.contains("Checked "), "{}: {words}", service.id);
        let reported = service.evidence.confidence == Confidence::Reported;
        assert_eq!(words.contains("Not confirmed From: "), reported, "{}: {words}", service.id);
    }
}

#[test]
fn the_pages_of_sources_name_each_with_its_date_and_all_that_rests_on_it() {
    let knowledge = real().knowledge.clone();
    for (path, items) in
        [("/about/sources", of_facts(&knowledge)), ("/about/sources/help", of_texts(&real().knowledge))]
    {
        let html = page(path);
        let (names, links) = (all_of(&html, ".source h3"), attributes(&html, ".source a", "href"));
        let all = words_of(&html, "main");
        let sources = by_source(items);
        assert_eq!(names.len(), sources.len(), "{path}");
        for (source, rests) in sources {
            assert!(names.contains(&source.name), "{}", source.name);
            assert!(all.contains(&source.date), "{}", source.date);
            for (title, path) in rests {
                assert!(links.contains(&path), "{}: {title}", source.name);
            }
            if let Some(link) = source.link {
                assert!(links.contains(&link), "{link}");
            }
        }
    }
}

#[test]
fn one_page_lists_what_nobody_has_confirmed_and_what_was_not_found_and_the_sources_lead_to_it() {
    for path in ["/about", "/about/sources", "/about/sources/help"] {
        assert!(attributes(&page(path), "main a", "href").contains(&"/about/gaps".to_owned()), "{path}");
    }
    let html = page("/about/gaps");
    let links = attributes(&html, "main > .resting a", "href");
    let open = not_confirmed(&real().knowledge);
    assert!(!open.is_empty());
    assert_eq!(links, open.into_iter().map(|(_, path)| path).collect::<Vec<_>>());
    let all = words_of(&html, "main");
    for campaign in &real().knowledge.campaigns {
        for gap in &campaign.not_known {
            assert!(all.contains(gap), "{gap}");
        }
    }
}

#[test]
fn required_attributions_are_on_the_page() {
    let all = words_of(&page("/about/sources"), "main");
    for words in [
        "Contains public sector information licensed under the Open Government Licence v3.0",
        "Contains OS data © Crown copyright and database right",
        "© OpenStreetMap contributors",
    ] {
        assert!(all.contains(words), "{words}");
    }
}

/// With a repeated id, a link leads to only one of the elements.
#[test]
fn no_id_is_used_twice_in_a_page() {
    for (file, text) in pages() {
        let mut ids = attributes(&Html::parse_document(&text), "[id]", "id");
        let all = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), all, "{file}");
    }
}
