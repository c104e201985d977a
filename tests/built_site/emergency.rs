use crate::support::editions::real;
use safe_night_canterbury::content::entry::List;
use safe_night_canterbury::content::validate::facts::digits;
use scraper::{Html, Selector};

use crate::built_site::{all_of, attributes, page, pages, words_of};

/// Every link with this scheme on every page: the page, the address, the words.
fn links(scheme: &str) -> Vec<(String, String, String)> {
    let selector = Selector::parse(&format!("a[href^='{scheme}']")).expect("a selector");
    let mut links = Vec::new();
    for (file, text) in pages() {
        for link in Html::parse_document(&text).select(&selector) {
            let address = link.attr("href").expect("an address")[scheme.len()..].to_owned();
            links.push((file.clone(), address, link.text().collect()));
        }
    }
    links
}

#[test]
fn a_link_that_calls_dials_the_number_that_it_shows() {
    let calls = links("tel:");
    assert!(calls.len() > 100, "only {} links call anybody", calls.len());
    for (file, number, words) in calls {
        // The home page fills in the number of its answer once the location is known.
        if number.is_empty() && file == "/index.html" {
            continue;
        }
        assert!(number.len() >= 3 && number.bytes().all(|b| b.is_ascii_digit()), "{file}: tel:{number}");
        assert_eq!(digits(&words), number, "{file}: {words}");
    }
}

#[test]
fn a_link_that_texts_names_a_short_number_and_at_most_one_plain_word() {
    let texts = links("sms:");
    assert!(!texts.is_empty());
    for (file, address, words) in texts {
        let (number, say) = address.split_once("?body=").unwrap_or((&address, ""));
        assert!((3..=5).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit()), "{file}: sms:{address}");
        assert!(say.bytes().all(|b| b.is_ascii_alphanumeric()), "{file}: sms:{address}");
        assert!(words.contains(number) && words.contains(say), "{file}: {words}");
    }
}

/// The card must be complete in itself.
#[test]
fn the_emergency_card_leads_to_999_and_nowhere_else() {
    for (file, text) in pages() {
        let html = Html::parse_document(&text);
        for link in attributes(&html, ".care a", "href") {
            assert_eq!(link, "tel:999", "{file}");
        }
        for card in all_of(&html, ".care") {
            assert!(!card.to_lowercase().contains("register"), "{file}: signing up belongs on its own page");
        }
    }
}

#[test]
fn signing_up_for_999_by_text_is_on_its_own_calm_page() {
    let html = page("/help/text-999");
    assert!(words_of(&html, ".steps").contains("Text the word register to 999."));
    assert!(attributes(&html, ".care", "class").is_empty(), "no emergency card on a calm page");
    for words in ["Never send a test.", "Do not use it from abroad", "Until it comes, do not count on it."] {
        assert!(words_of(&html, "main").contains(words), "{words}");
    }
}

#[test]
fn the_page_about_55_says_what_it_does_and_does_not_do() {
    let html = page("/help/cannot-speak");
    for words in [
        "does not tell the police where you are",
        "A silent call alone does not bring the police",
        "55 works from mobiles",
    ] {
        assert!(words_of(&html, "main").contains(words), "{words}");
    }
}

#[test]
fn every_situation_has_its_sections_in_order_of_urgency() {
    let main_parts = ["Call 999 if:", "Do this now", "Who to call", "Later"];
    for situation in real().knowledge.situations.iter().filter(|situation| situation.list != List::Page) {
        let html = page(&situation.path());
        let headings = all_of(&html, "main h2");
        let order: Vec<_> =
            headings.iter().filter_map(|heading| main_parts.iter().position(|part| part == heading)).collect();
        assert!(order.is_sorted() && order.starts_with(&[0, 1, 2]), "{}: {headings:?}", situation.id);
        let steps = all_of(&html, "main section:nth-of-type(1) ~ section .steps > li");
        assert!(steps.len() >= situation.do_now.len(), "{}", situation.id);
        for step in &situation.do_now {
            assert!(steps.contains(step), "{}: {step}", situation.id);
        }
    }
}

#[test]
fn every_service_says_when_to_use_it() {
    for (file, text) in pages() {
        let html = Html::parse_document(&text);
        let (services, lines) = (all_of(&html, ".service"), all_of(&html, ".service > .when"));
        assert_eq!(services.len(), lines.len(), "{file}");
        assert!(lines.iter().all(|line| line.ends_with('.')), "{file}: {lines:?}");
    }
}

#[test]
fn asking_for_angela_comes_with_what_to_do_if_it_fails() {
    let html = page("/campaigns/ask-for-angela");
    let text = words_of(&html, "main");
    for words in ["13 of 25 London venues", "I don't feel safe. Please help me.", "Go to the door staff", "call 999"] {
        assert!(text.contains(words), "{words}");
    }
}

#[test]
fn the_hospital_is_nowhere_said_to_have_an_emergency_department() {
    for path in ["/help/hurt", "/places/kent-and-canterbury-utc"] {
        assert!(words_of(&page(path), "main").contains("has no A&E"), "{path}");
    }
}

/// X-ray rooms are not confirmed to be staffed at night, and lists of defibrillators may be old: 999 knows the nearest.
#[test]
fn an_x_ray_is_promised_nowhere_and_999_comes_before_any_defibrillator() {
    for (word, with) in [("x-ray", "do not count on"), ("defibrillator", "999")] {
        let mut pages_that_say_it = 0;
        for (file, text) in pages() {
            let lines = all_of(&Html::parse_document(&text), "main p, main li");
            let named = |line: &&String| line.to_lowercase().contains(word) && !line.contains("From: ");
            if let Some(first) = lines.iter().find(named) {
                let first = first.to_lowercase();
                assert!(first.contains(with), "{file}: {first}");
                pages_that_say_it += 1;
            }
        }
        assert!(pages_that_say_it >= 2, "{word}");
    }
}

#[test]
fn the_hospital_page_says_when_to_go_who_is_seen_and_what_it_is_not_for() {
    for path in ["/help/hurt", "/places/kent-and-canterbury-utc"] {
        let words = words_of(&page(path), "main");
        for expected in ["day and night", "chest pain", "Children over 1 year old", "8am to 6pm", "111"] {
            assert!(words.contains(expected), "{path}: {expected}");
        }
    }
}
