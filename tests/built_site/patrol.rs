//! What a patrol has at a glance, as finished HTML: whole without scripts, and found from one page alone.

use safe_night_canterbury::build::patrol::PATROL_FILES;
use safe_night_canterbury::routes::PATROL;
use scraper::{Html, Selector};

use crate::built_site::{all_of, attributes, files, in_brotli, page, pages, words_of};
use crate::support::editions::real;

#[test]
fn every_part_is_there_in_the_order_of_the_content_with_all_that_it_says() {
    let html = page(PATROL);
    let parts = &real().patrol.parts;
    let ids: Vec<&str> = parts.iter().map(|part| part.id.as_str()).collect();
    assert_eq!(attributes(&html, "main > section[data-part]", "data-part"), ids);
    assert_eq!(attributes(&html, "main > section[data-part]", "id"), ids);
    let jumps: Vec<String> = ids.iter().map(|id| format!("#{id}")).collect();
    assert_eq!(attributes(&html, "main > nav a", "href"), jumps);
    for part in parts {
        let of_part = format!("[data-part='{}']", part.id);
        let words = words_of(&html, &of_part);
        assert!(words.starts_with(&part.heading), "{words}");
        for line in part.blocks.iter().flat_map(|block| &block.says) {
            assert!(words.contains(line), "{}: {line}", part.id);
        }
        let links = attributes(&html, &format!("{of_part} .rows a"), "href");
        let rows: Vec<_> = part.blocks.iter().flat_map(|block| &block.rows).map(|row| row.path.clone()).collect();
        assert_eq!(links, rows, "{}", part.id);
        for id in part.blocks.iter().flat_map(|block| &block.services) {
            let service = real().knowledge.service(id).expect("a service");
            assert!(all_of(&html, &format!("{of_part} .service h3")).contains(&service.name), "{}: {id}", part.id);
        }
        if part.evidence.is_some() {
            assert!(words.contains("From: ") && words.contains("Checked "), "{words}");
        }
    }
}

/// The parts of the app that know the time and the place are drawn anew by the program.
#[test]
fn the_nearest_help_whom_to_call_and_the_ways_home_live() {
    let html = page(PATROL);
    for part in ["answer", "places-for", "first-services", "ways-home"] {
        assert!(!attributes(&html, &format!("[data-part] [data-live='{part}']"), "data-live").is_empty(), "{part}");
    }
    // Where nothing is open the answer leads there.
    assert_eq!(attributes(&html, "#ways-home [data-live='ways-home']", "data-live").len(), 1);
    let places = real().knowledge.places.len();
    assert!(all_of(&html, ".places > li").len() > places / 2, "the places are in the page");
}

#[test]
fn a_patrol_is_told_of_999_first() {
    let html = page(PATROL);
    let first = all_of(&html, ".service h3").into_iter().next().expect("a service");
    assert!(first.starts_with("999"), "{first}");
}

/// What its program fills, with the sentence for those without it, stands before everything else.
#[test]
fn the_place_of_the_tally_is_the_first_thing_and_knows_its_data() {
    let html = page(PATROL);
    let first = Selector::parse("main > *").expect("a selector");
    let first = html.select(&first).next().expect("something is in the page");
    assert!(first.attr("data-patrol").is_some(), "{:?}", first.value());
    let is_data = |address: &&String| address.starts_with(PATROL_FILES) && address.ends_with(".json");
    let files = files();
    let address = files.keys().find(is_data).expect("the program has its data");
    let data: serde_json::Value = serde_json::from_slice(&files[address]).expect("JSON");
    assert_eq!(data, real().patrol.data());
    assert!(words_of(&html, "[data-patrol]").contains("needs the program"));
}

#[test]
fn only_the_page_of_all_the_rest_links_to_it_and_no_list_or_search_engine_has_it() {
    let linking: Vec<String> = pages()
        .into_iter()
        .filter(|(_, text)| {
            let links = attributes(&Html::parse_document(text), "a[href], option[value]", "href");
            links.iter().any(|link| link.split('#').next() == Some(PATROL))
        })
        .map(|(file, _)| file)
        .collect();
    assert_eq!(linking, ["/more/index.html"]);
    let html = page(PATROL);
    assert_eq!(attributes(&html, "meta[name=robots]", "content"), ["noindex"]);
    let facts = &real().text;
    assert!(!facts.contains("\"/patrol"), "the search and the lists know nothing of it");
    let shared = pages()["/share/index.html"].clone();
    assert!(!shared.contains(PATROL), "it is not among the pages to share");
    for (file, text) in pages() {
        assert!(file == "/patrol/index.html" || !text.contains("data-patrol"), "{file}");
    }
}

/// The steps of the page are found by the search, each as the page of its situation.
#[test]
fn each_step_is_a_page_that_the_search_has() {
    let html = page(PATROL);
    for link in attributes(&html, "#steps .rows a", "href") {
        let path = link.split('#').next().expect("a path");
        assert!(real().knowledge.entries.iter().any(|entry| entry.path == path), "{link}");
    }
}

#[test]
fn it_fits_in_the_first_bytes_of_a_connection() {
    let size = in_brotli("/patrol/index.html").len();
    assert!(size <= 14 * 1024, "{size} bytes in Brotli");
}
