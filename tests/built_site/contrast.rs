//! The contrast of every pair of colours, in every theme, by the formula of WCAG 2.2.

use std::collections::BTreeMap;
use std::path::Path;

/// Custom properties with a colour, by name: `ground` is `#0f1218`.
type Colours = BTreeMap<String, [u8; 3]>;

/// The colours that a rule of `style/tokens.css` sets, in light and in dark. A single colour applies to both.
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

/// The colours of each theme. Those of dim override the dark ones.
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
fn contrast(first: [u8; 3], second: [u8; 3]) -> f64 {
    let (first, second) = (luminance(first), luminance(second));
    (first.max(second) + 0.05) / (first.min(second) + 0.05)
}

/// The pairs with less than this contrast: foreground, then background.
fn too_faint(pairs: &[(&str, &str)], least: f64) -> Vec<String> {
    let mut faults = Vec::new();
    for (theme, colours) in themes() {
        for (front, back) in pairs {
            let [foreground, background] =
                [front, back].map(|name| *colours.get(*name).unwrap_or_else(|| panic!("no --{name}")));
            let ratio = contrast(foreground, background);
            if ratio < least {
                faults.push(format!("{theme}: {front} on {back} has {ratio:.2}, less than {least}"));
            }
        }
    }
    faults
}

fn on_both_grounds<'a>(fronts: &[&'a str]) -> Vec<(&'a str, &'static str)> {
    fronts.iter().flat_map(|front| ["ground", "raised"].map(|back| (*front, back))).collect()
}

/// Checks the luminance by contrasts that the standard and its tests publish.
#[test]
fn the_arithmetic_gives_published_values() {
    assert!((contrast([0, 0, 0], [255, 255, 255]) - 21.0).abs() < 1e-9);
    // The greys next to the limit on white: 767676 passes, 777777 fails (WebAIM).
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
    assert_eq!(too_faint(&pairs, 4.5), Vec::<String>::new());
}

/// WCAG 2.2, 1.4.11: controls, and the outline of the focus.
#[test]
fn every_edge_can_be_seen_in_every_theme() {
    let pairs = on_both_grounds(&["edge", "emergency-edge", "accent", "focus"]);
    assert_eq!(too_faint(&pairs, 3.0), Vec::<String>::new());
}

/// Pure black smears on some screens while scrolling, and pure white dazzles at night.
#[test]
fn no_background_is_pure_black_or_white() {
    for (theme, colours) in themes() {
        let ground = colours["ground"];
        assert!(ground != [0; 3] && ground != [255; 3], "{theme}: the ground is {ground:?}");
    }
}
