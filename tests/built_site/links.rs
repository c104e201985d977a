use scraper::Html;

use crate::built_site::{attributes, files, pages};

#[test]
fn every_link_inside_the_site_leads_somewhere() {
    let files = files();
    let pages = pages();
    for (file, text) in &pages {
        for link in attributes(&Html::parse_document(text), "a[href], link[href], script[src]", "href") {
            let Some(inside) = link.strip_prefix('/') else { continue };
            let (path, fragment) = inside.split_once('#').unwrap_or((inside, ""));
            let path = format!("/{path}");
            let page = if path == "/" { "/index.html".to_owned() } else { format!("{path}/index.html") };
            assert!(
                files.contains_key(&path) || pages.contains_key(&page),
                "{file} links to {link}, which does not exist"
            );
            // The fragment of /share is the page to share, which must exist too.
            if path == "/share" && fragment.starts_with('/') {
                assert!(pages.contains_key(&format!("{fragment}/index.html")), "{file} shares {fragment}");
                continue;
            }
            if !fragment.is_empty() {
                let target = Html::parse_document(&pages[&page]);
                assert_eq!(attributes(&target, &format!("#{fragment}"), "id").len(), 1, "{file} links to {link}");
            }
        }
    }
}
