use base64::{Engine, engine::general_purpose::STANDARD};
use scraper::Html;
use sha2::{Digest, Sha256};

use crate::built_site::{all_of, attributes, pages};

#[test]
fn pages_load_nothing_from_anywhere_else_and_run_nothing_inline() {
    for (file, text) in pages() {
        let html = Html::parse_document(&text);
        let loaded = [("script", "src"), ("link", "href"), ("img", "src"), ("iframe", "src"), ("use", "href")];
        for (element, name) in loaded {
            for address in attributes(&html, element, name) {
                assert!(address.starts_with('/') || address.starts_with('#'), "{file} loads {address}");
            }
        }
        assert!(all_of(&html, "script").iter().all(String::is_empty), "{file} has an inline script");
        assert!(attributes(&html, "[style]", "style").is_empty(), "{file} has an inline style attribute");
        // The posters are below the first screen of their page, and so is what a patrol has.
        let expected = usize::from(["/share/print/index.html", "/patrol/index.html"].contains(&file.as_str()));
        assert_eq!(
            attributes(&html, "link[rel=stylesheet]:not([media])", "href").len(),
            expected,
            "{file}: the style of the first screen stands in the page"
        );
        assert!(
            attributes(&html, "link[rel$=preload]:not([media='(scripting:enabled)'])", "href").is_empty(),
            "{file}: whoever has no scripts must not pay for them"
        );
        let preloaded = attributes(&html, "link[rel$=preload]", "href");
        assert_eq!(preloaded.len(), 3, "{file} preloads {preloaded:?}: the program and nothing else");
    }
}

#[test]
fn the_policy_allows_the_one_style_block_by_its_hash_and_nothing_foreign() {
    for (file, text) in pages() {
        let html = Html::parse_document(&text);
        let policy = attributes(&html, "meta[http-equiv='Content-Security-Policy']", "content").concat();
        let styles = all_of(&html, "style");
        assert_eq!(styles.len(), 1, "{file}");
        let hash = STANDARD.encode(Sha256::digest(&styles[0]));
        assert!(policy.contains(&format!("style-src 'self' 'sha256-{hash}';")), "{file}: {policy}");
        assert!(policy.starts_with("default-src 'none';"), "{file}: {policy}");
        assert!(policy.ends_with("; require-trusted-types-for 'script'; trusted-types safe-night"), "{file}: {policy}");
        assert!(!policy.contains("unsafe-inline") && !policy.contains("http"), "{file}: {policy}");
    }
}
