use std::collections::BTreeSet;

use crate::support::editions::real;
use safe_night_canterbury::app::pages::document_title;
use safe_night_canterbury::build::pages::all_pages;
use safe_night_canterbury::routes::NEUTRAL;
use scraper::{Html, Selector};

use crate::built_site::{all_of, attributes, pages};

#[test]
fn there_is_a_page_for_every_screen_and_place() {
    let pages = pages();
    for page in all_pages(&real().knowledge) {
        let file = match page.path.as_str() {
            "/" => "/index.html".to_owned(),
            "/404" => "/404.html".to_owned(),
            path => format!("{path}/index.html"),
        };
        let html = Html::parse_document(pages.get(&file).unwrap_or_else(|| panic!("no {file}")));
        assert_eq!(all_of(&html, "h1"), std::slice::from_ref(&page.title), "{file}");
        assert_eq!(all_of(&html, "title"), [document_title(page.kind, &page.title)], "{file}");
        assert_eq!(
            attributes(&html, "meta[name=description]", "content"),
            std::slice::from_ref(&page.description),
            "{file}"
        );
        assert_eq!(attributes(&html, "meta[property='og:title']", "content"), [page.title], "{file}");
        assert_eq!(attributes(&html, "meta[property='og:description']", "content"), [page.description], "{file}");
        assert_eq!(attributes(&html, "html", "lang"), ["en-GB"], "{file}");
        assert_eq!(attributes(&html, "meta[name=robots]", "content").is_empty(), page.route.indexable(), "{file}");
        assert_eq!(attributes(&html, "meta[property='og:image:alt']", "content").len(), 1, "{file}");
        // Cards fill the screen, and the neutral page shows nothing of the app.
        let (calls, tabs) = match page.path.as_str() {
            NEUTRAL => (0, 0),
            path if path.starts_with("/show/") => (1, 0),
            _ => (1, 5),
        };
        assert_eq!(attributes(&html, "header a[href='tel:999']", "href").len(), calls, "{file}: the 999 button");
        assert_eq!(attributes(&html, "nav.tabs a", "href").len(), tabs, "{file}: the tabs");
    }
}

#[test]
fn no_two_pages_share_a_title_or_a_description() {
    let (mut titles, mut descriptions) = (BTreeSet::new(), BTreeSet::new());
    for page in all_pages(&real().knowledge) {
        assert!(titles.insert(page.title.clone()), "two pages are called {}", page.title);
        assert!(descriptions.insert(page.description.clone()), "two pages say {}", page.description);
    }
}

#[test]
fn headings_go_down_one_level_at_a_time_and_no_two_elements_share_an_id() {
    for (file, text) in pages() {
        let html = Html::parse_document(&text);
        let headings = Selector::parse("h1, h2, h3, h4, h5, h6").expect("a selector");
        let levels: Vec<u8> =
            html.select(&headings).map(|heading| heading.value().name().as_bytes()[1] - b'0').collect();
        assert_eq!(levels.first(), Some(&1), "{file}");
        assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{file}: {levels:?}");
        let mut seen = BTreeSet::new();
        for id in attributes(&html, "[id]", "id") {
            assert!(seen.insert(id.clone()), "{file} has two elements called {id}");
        }
    }
}
