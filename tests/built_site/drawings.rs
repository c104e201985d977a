use std::collections::BTreeSet;

use safe_night_canterbury::components::icon::LIVING;
use scraper::Html;

use crate::built_site::{attributes, pages};

/// The builder leaves out unused drawings: pages have exactly those that they need.
#[test]
fn every_page_has_the_drawings_that_it_and_its_live_parts_use() {
    for (file, text) in pages() {
        let html = Html::parse_document(&text);
        let defined: BTreeSet<_> = attributes(&html, "symbol[id]", "id").into_iter().collect();
        let used = attributes(&html, "use", "href").into_iter().map(|href| href.trim_start_matches('#').to_owned());
        let wanted: BTreeSet<_> = used.chain(LIVING.map(|name| format!("i-{name}"))).collect();
        assert_eq!(defined, wanted, "{file}");
    }
}
