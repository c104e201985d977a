//! Every pair of colours can be told apart, in every theme, by the arithmetic of WCAG 2.2.

use std::collections::BTreeMap;
use std::path::Path;

/// Custom properties that hold a colour, by name: `ground` is `#0f1218`.
type Colours = BTreeMap<String, [u8; 3]>;

/// The blocks of `style/tokens.css` by where they stand: `@media … > :root`. Layers do not count.
fn blocks() -> BTreeMap<String, Colours> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("style/tokens.css");
    let css = std::fs::read_to_string(file).expect("the tokens");
    let css: String = css.split("/*").map(|part| part.split_once("*/").map_or(part, |(_, after)| after)).collect();
    let (mut blocks, mut around, mut text) = (BTreeMap::new(), Vec::new(), String::new());
    for character in css.chars() {
        match character {
            '{' => {
                around.push(std::mem::take(&mut text).trim().rsplit(';').next().unwrap_or_default().trim().to_owned())
            }
            '}' => {
                let place: Vec<_> = around.iter().filter(|own| !own.starts_with("@layer")).cloned().collect();
                let colours = colours(&std::mem::take(&mut text));
                if !colours.is_empty() {
                    let before = blocks.insert(place.join(" > "), colours);
                    assert!(before.is_none(), "two blocks for {place:?}");
                }
                around.pop();
            }
            other => text.push(other),
        }
    }
    blocks
}

fn colours(declarations: &str) -> Colours {
    let pairs = declarations.split(';').filter_map(|own| own.split_once(':'));
    let colours = pairs.filter(|(_, value)| value.trim().starts_with('#'));
    colours.map(|(name, value)| (name.trim().trim_start_matches("--").to_owned(), colour(value.trim()))).collect()
}

fn colour(hex: &str) -> [u8; 3] {
    assert!(hex.len() == 7, "{hex}: six digits, so that this test can read it");
    [1, 3, 5].map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap_or_else(|_| panic!("{hex} is no colour")))
}

/// What stands in each theme: its own block over the dark one.
fn themes() -> BTreeMap<&'static str, Colours> {
    let blocks = blocks();
    let block = |place: &str| blocks.get(place).unwrap_or_else(|| panic!("no {place} in {:?}", blocks.keys())).clone();
    let over = |place: &str| block(":root").into_iter().chain(block(place)).collect();
    BTreeMap::from([
        ("dark", block(":root")),
        ("light by the phone", over(LIGHT_BY_THE_PHONE)),
        ("light by choice", over(r#":root[data-theme="light"]"#)),
        ("dim", over(r#":root[data-theme="dim"]"#)),
    ])
}

const LIGHT_BY_THE_PHONE: &str = "@media (prefers-color-scheme: light) > :root:not([data-theme])";

/// <https://www.w3.org/TR/WCAG22/#dfn-relative-luminance>
fn luminance(colour: [u8; 3]) -> f64 {
    let [red, green, blue] = colour.map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// <https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio>
fn contrast(one: [u8; 3], other: [u8; 3]) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// What is too near, of these pairs: the colour in front, and the one behind.
fn too_near(pairs: &[(&str, &str)], least: f64) -> Vec<String> {
    let mut found = Vec::new();
    for (theme, colours) in themes() {
        for (front, back) in pairs {
            let [one, other] = [front, back].map(|name| *colours.get(*name).unwrap_or_else(|| panic!("no --{name}")));
            let ratio = contrast(one, other);
            if ratio < least {
                found.push(format!("{theme}: {front} on {back} has {ratio:.2}, less than {least}"));
            }
        }
    }
    found
}

fn on_both_grounds<'a>(fronts: &[&'a str]) -> Vec<(&'a str, &'static str)> {
    fronts.iter().flat_map(|front| ["ground", "raised"].map(|back| (*front, back))).collect()
}

/// The luminance is that of the standard: what it and its tests publish for known pairs.
#[test]
fn the_arithmetic_gives_published_values() {
    assert!((contrast([0, 0, 0], [255, 255, 255]) - 21.0).abs() < 1e-9);
    // The greys next to the limit on white: 767676 passes, 777777 does not (WebAIM).
    assert!(contrast(colour("#767676"), colour("#ffffff")) >= 4.5);
    assert!(contrast(colour("#777777"), colour("#ffffff")) < 4.5);
}

/// WCAG 2.2, 1.4.3.
#[test]
fn every_text_can_be_read_in_every_theme() {
    let mut pairs = on_both_grounds(&["text", "muted", "accent", "open", "reported", "closed"]);
    pairs.extend([("on-accent", "accent"), ("on-emergency", "emergency")]);
    // The button *Exit this page*.
    pairs.push(("ground", "text"));
    assert_eq!(too_near(&pairs, 4.5), Vec::<String>::new());
}

/// WCAG 2.2, 1.4.11: what shows that something can be tapped, and what has the focus.
#[test]
fn every_edge_can_be_seen_in_every_theme() {
    let pairs = on_both_grounds(&["edge", "emergency-edge", "accent", "focus"]);
    assert_eq!(too_near(&pairs, 3.0), Vec::<String>::new());
}

/// CSS has no way to say it once.
#[test]
fn light_is_the_same_by_the_phone_and_by_choice() {
    let blocks = blocks();
    assert_eq!(blocks[LIGHT_BY_THE_PHONE], blocks[r#":root[data-theme="light"]"#]);
}

/// Pure black smears on some screens as the page scrolls, and pure white dazzles at night.
#[test]
fn no_ground_is_pure_black_or_white() {
    for (theme, colours) in themes() {
        let ground = colours["ground"];
        assert!(ground != [0; 3] && ground != [255; 3], "{theme}: the ground is {ground:?}");
    }
}
