use safe_night_canterbury::routes::NEUTRAL;
use scraper::Html;

use crate::built_site::{all_of, attributes, page, pages, words_of};

/// The pages about abuse, harassment, sexual violence and exploitation.
const SENSITIVE: [&str; 4] = ["/help/abuse", "/help/harassed", "/help/sexual-assault", "/help/exploited"];

#[test]
fn sensitive_pages_and_no_others_can_be_left_fast() {
    for (file, text) in pages() {
        let html = Html::parse_document(&text);
        let sensitive = SENSITIVE.iter().any(|path| file == format!("{path}/index.html"));
        let exits = attributes(&html, "a[data-exit]", "href");
        assert_eq!(exits, if sensitive { vec![NEUTRAL.to_owned()] } else { vec![] }, "{file}");
        let scripts = attributes(&html, "script", "src");
        // The one with the exit.
        assert!(scripts.first().is_some_and(|script| script.starts_with("/first-")), "{file}: {scripts:?}");
    }
}

#[test]
fn sensitive_pages_say_that_the_history_is_not_cleared() {
    for path in SENSITIVE {
        let html = page(path);
        assert!(words_of(&html, ".exit-note").contains("It does not clear your history."), "{path}");
        assert!(words_of(&html, ".exit-note").contains("press Shift three times"), "{path}");
    }
}

#[test]
fn the_neutral_page_does_not_mention_the_app() {
    let html = page(NEUTRAL);
    assert!(!all_of(&html, ".sights li").is_empty());
    // Shown by an app on the home screen alone, which has no bar of a browser.
    assert_eq!(attributes(&html, "main a, nav a, header a", "href"), ["/"]);
    assert_eq!(attributes(&html, "main a.way-on", "href"), ["/"]);
    let seen = format!("{} {}", words_of(&html, "main"), words_of(&html, "title"));
    for word in ["Safe Night", "Help", "999", "police"] {
        assert!(!seen.contains(word), "{word}");
    }
}
