use scraper::Selector;
use serde_json::Value;

use crate::built_site::{attributes, files, page};

/// Width and height, at these bytes of a PNG.
fn size_of(png: &[u8]) -> (u32, u32) {
    assert_eq!(&png[..8], b"\x89PNG\r\n\x1a\n", "no PNG");
    let side = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().expect("four bytes"));
    (side(16), side(20))
}

fn manifest() -> Value {
    serde_json::from_slice(&files()["/manifest.webmanifest"]).expect("JSON")
}

#[test]
fn the_manifest_names_one_app_and_pictures_that_are_there() {
    let (files, manifest) = (files(), manifest());
    assert_eq!(manifest["id"], "/");
    let icons = manifest["icons"].as_array().expect("icons");
    for purpose in ["any", "maskable", "monochrome"] {
        for size in [192, 512] {
            let wanted = format!("{size}x{size}");
            let icon = icons.iter().find(|icon| icon["sizes"] == wanted.as_str() && icon["purpose"] == purpose);
            let icon = icon.unwrap_or_else(|| panic!("no {purpose} icon of {wanted}"));
            assert_eq!(size_of(&files[icon["src"].as_str().expect("an address")]), (size, size));
        }
    }
    for icon in icons {
        assert!(files.contains_key(icon["src"].as_str().expect("an address")), "{icon}");
    }
    for shortcut in manifest["shortcuts"].as_array().expect("shortcuts") {
        let page = shortcut["url"].as_str().expect("an address").trim_end_matches('/');
        assert!(files.contains_key(&format!("{page}/index.html")), "{shortcut}");
    }
}

#[test]
fn the_manifest_shows_the_app_on_narrow_and_wide_screens_in_pictures_of_the_size_it_says() {
    let (files, manifest) = (files(), manifest());
    let screenshots = manifest["screenshots"].as_array().expect("screenshots");
    for form in ["narrow", "wide"] {
        assert!(screenshots.iter().any(|screenshot| screenshot["form_factor"] == form), "none is {form}");
    }
    for screenshot in screenshots {
        let (width, height) = size_of(&files[screenshot["src"].as_str().expect("an address")]);
        assert_eq!(screenshot["sizes"], format!("{width}x{height}"), "{screenshot}");
        assert_eq!(screenshot["type"], "image/png");
        assert!(screenshot["label"].as_str().is_some_and(|label| !label.is_empty()), "{screenshot}");
        // Browsers ignore screenshots that are longer than this.
        assert!(width.max(height) * 10 <= width.min(height) * 23, "{screenshot} is too long");
    }
}

#[test]
fn an_iphone_finds_its_icon_and_a_splash_screen_of_its_size() {
    let (files, home) = (files(), page("/"));
    let icon = attributes(&home, "link[rel=apple-touch-icon]", "href").concat();
    assert_eq!(size_of(&files[&icon]), (180, 180));
    // Byte 25 of a PNG is its colour type: 4 and 6 have transparency. A palette has it in a chunk.
    let png = &files[&icon];
    assert!(!matches!(png[25], 4 | 6) && !png.windows(4).any(|chunk| chunk == b"tRNS"), "the icon is transparent");

    let screens = Selector::parse("link[rel=apple-touch-startup-image]").expect("a selector");
    let mut count = 0;
    for link in home.select(&screens) {
        let media = link.attr("media").expect("a media query");
        let number = |name: &str| {
            let rest = media.split(&format!("({name}: ")).nth(1).unwrap_or_else(|| panic!("no {name} in {media}"));
            let digits = rest.split(|character: char| !character.is_ascii_digit()).next();
            digits.and_then(|digits| digits.parse::<u32>().ok()).unwrap_or_else(|| panic!("{media}"))
        };
        let ratio = number("-webkit-device-pixel-ratio");
        let screen = (number("device-width") * ratio, number("device-height") * ratio);
        assert_eq!(size_of(&files[link.attr("href").expect("an address")]), screen, "{media}");
        count += 1;
    }
    assert!(count >= 8, "only {count} screens have a picture to start with");
}
