use std::collections::BTreeSet;

use safe_night_canterbury::components::icon::LIVING;
use scraper::Html;

use crate::built_site::{attributes, pages};

/// The builder leaves out what a page cannot need: not one more.
#[test]
fn every_page_has_the_drawings_that_it_uses_and_those_that_a_living_part_may() {
    for (file, text) in pages() {
        let html = Html::parse_document(&text);
        let there: BTreeSet<_> = attributes(&html, "symbol[id]", "id").into_iter().collect();
        let used = attributes(&html, "use", "href").into_iter().map(|href| href.trim_start_matches('#').to_owned());
        let wanted: BTreeSet<_> = used.chain(LIVING.map(|name| format!("i-{name}"))).collect();
        assert_eq!(there, wanted, "{file}");
    }
}
