//! Every pair of colours can be told apart, in every theme, by the arithmetic of WCAG 2.2.

use std::collections::BTreeMap;
use std::path::Path;

/// Custom properties that hold a colour, by name: `ground` is `#0f1218`.
type Colours = BTreeMap<String, [u8; 3]>;

/// The colours of `style/tokens.css` that a rule sets, in light and in dark. One that is not a pair is the same in both.
fn colours(selector: &str) -> [Colours; 2] {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("style/tokens.css");
    let css = std::fs::read_to_string(file).expect("the tokens");
    let (_, rule) = css.split_once(&format!("\n{selector} {{\n")).unwrap_or_else(|| panic!("no rule of {selector}"));
    let (declarations, _) = rule.split_once('}').expect("its end");
    let mut colours: [Colours; 2] = Default::default();
    for (name, value) in declarations.split(';').filter_map(|declaration| declaration.split_once(':')) {
        let name = name.trim().trim_start_matches("--");
        let pair = value.trim().strip_prefix("light-dark(").and_then(|pair| pair.strip_suffix(')')?.split_once(','));
        let (light, dark) = pair.unwrap_or((value, value));
        if light.trim().starts_with('#') {
            colours[0].insert(name.to_owned(), colour(light.trim()));
            colours[1].insert(name.to_owned(), colour(dark.trim()));
        }
    }
    colours
}

fn colour(hex: &str) -> [u8; 3] {
    assert!(hex.len() == 7, "{hex}: six digits, so that this test can read it");
    [1, 3, 5].map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap_or_else(|_| panic!("{hex} is no colour")))
}

/// The colours of each theme: those of dim stand over the dark ones.
fn themes() -> BTreeMap<&'static str, Colours> {
    let [light, dark] = colours(":root");
    let [_, dim] = colours(r#":root[data-theme="dim"]"#);
    let dim = dark.clone().into_iter().chain(dim).collect();
    BTreeMap::from([("dark", dark), ("light", light), ("dim", dim)])
}

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

/// Pure black smears on some screens as the page scrolls, and pure white dazzles at night.
#[test]
fn no_ground_is_pure_black_or_white() {
    for (theme, colours) in themes() {
        let ground = colours["ground"];
        assert!(ground != [0; 3] && ground != [255; 3], "{theme}: the ground is {ground:?}");
    }
}
