use std::collections::BTreeSet;

use scraper::Html;

use crate::built_site::{all_of, files, pages};

#[test]
fn retired_numbers_and_names_are_nowhere_in_the_site() {
    let never = [
        "60066",
        "Kent Together",
        "single point of access",
        "0808 802 9999",
        "08088029999",
        "0300 500 0914",
        "0800 107 0160",
        "Ask for ANI",
        "01227 452852",
        "0800 458 2818",
        "01795 411780",
        "0800 138 1624",
        "01227 710777",
        "01227 862000",
        "01322 291380",
        "07850 901 151",
        "07808 795 036",
        "0300 123 1110",
        "what3words",
        // The sources disagree on the money and on the cameras.
        "686,420",
        "589,042",
        "32 cameras",
        "34 cameras",
    ];
    // The bundles have the pages, and numbers that say where in them a part stands.
    let is_bundle = |address: &str| ["/pages-", "/later-"].iter().any(|start| address.starts_with(start));
    for (address, bytes) in files().into_iter().filter(|(address, _)| !is_bundle(address)) {
        let text = String::from_utf8_lossy(&bytes);
        for words in never {
            assert!(!text.contains(words), "{address} says {words}");
        }
    }
}

/// These numbers are wrong without spaces too, and in the addresses of links.
#[test]
fn the_same_numbers_in_other_forms_are_nowhere_in_the_site() {
    let never = [
        "08088029999",
        "03005000914",
        "08001070160",
        "01227452852",
        "08004582818",
        "01795411780",
        "08001381624",
        "01227710777",
        "01227862000",
        "07850901151",
        "07808795036",
        "03001231110",
    ];
    for (address, bytes) in files() {
        let digits: String = String::from_utf8_lossy(&bytes).chars().filter(|letter| *letter != ' ').collect();
        for number in never {
            assert!(!digits.contains(number), "{address} says {number}");
        }
    }
}

/// The plan names it, and nothing else may be said about it.
#[test]
fn viola_house_is_named_and_no_more() {
    let named: BTreeSet<String> =
        (pages().into_iter()).filter(|(_, text)| text.contains("Viola House")).map(|(file, _)| file).collect();
    let allowed = ["/help/abuse/index.html", "/plan/vulnerable-people/index.html"];
    assert_eq!(named, allowed.map(str::to_owned).into());
    for file in allowed {
        let html = Html::parse_document(&pages()[file]);
        for line in all_of(&html, "p, li").into_iter().filter(|line| line.contains("Viola House")) {
            assert!(!line.chars().any(|letter| letter.is_ascii_digit()), "{file}: {line}");
            assert!(!["Street", "Road", "Lane", "CT1"].iter().any(|word| line.contains(word)), "{file}: {line}");
        }
    }
}

/// "Safe Haven" is the name of the scheme. The app does not judge whether anything is safe.
#[test]
fn no_street_route_or_place_is_called_safe() {
    let judgements = [
        "safe street",
        "safe route",
        "safe road",
        "safe way",
        "safe area",
        "safe place",
        "safer route",
        "is safe",
        "are safe",
    ];
    // The plan's own aim, and the partnership's wish for people.
    let quoted = ["helps to keep the district a safe place", "make sure that people are safe"];
    for (file, text) in pages() {
        for line in all_of(&Html::parse_document(&text), "main p, main li, main h2, main h3") {
            let line = quoted.iter().fold(line.to_lowercase(), |line, words| line.replace(words, ""));
            for words in judgements {
                assert!(!line.contains(words), "{file} says {words}: {line}");
            }
        }
    }
}

/// A finished page has no clock, so it cannot know whether anything is open.
#[test]
fn no_finished_page_says_that_anything_is_open() {
    // The page of components shows every state, of no real place.
    for (file, text) in pages().into_iter().filter(|(file, _)| file != "/about/components/index.html") {
        for state in all_of(&Html::parse_document(&text), ".state") {
            assert!(state.trim().is_empty(), "{file} says {state}");
        }
    }
}
