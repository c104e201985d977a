//! The oldest browsers that read and save everything: Chrome 90, and Safari 15.6 as on iOS 15.8. What is newer has to be guarded, have
//! something older to fall back on, or be done without.

use std::collections::BTreeMap;

use safe_night_canterbury::build::split::places;
use scraper::{Html, Selector};
use wasmparser::{Validator, WasmFeatures};

use crate::built_site::{files, pages};

/// Report 24: an install that never ended on older phones.
#[test]
fn no_script_needs_what_the_oldest_browsers_lack() {
    let newer = [
        "AbortSignal.timeout",
        "AbortSignal.any",
        "TextDecoderStream",
        ".at(-",
        "structuredClone",
        "withResolvers",
        "findLast",
        "Object.hasOwn",
        "Object.groupBy",
        "toSorted",
    ];
    for (address, bytes) in files().iter().filter(|(address, _)| address.ends_with(".js")) {
        let script = String::from_utf8_lossy(bytes);
        for name in newer {
            assert!(!script.contains(name), "{address} uses {name}");
        }
    }
}

/// What the oldest browsers run, each with its first Chrome and Safari.
const WASM: [(&str, WasmFeatures); 6] = [
    ("numbers with a fraction: 57, 11", WasmFeatures::FLOATS),
    ("mutable globals: 74, 13.1", WasmFeatures::MUTABLE_GLOBAL),
    ("sign extension: 74, 14.1", WasmFeatures::SIGN_EXTENSION),
    ("saturating conversions: 75, 15", WasmFeatures::SATURATING_FLOAT_TO_INT),
    ("bulk memory: 75, 15", WasmFeatures::BULK_MEMORY),
    ("several values: 85, 13.1", WasmFeatures::MULTI_VALUE),
];

fn validate(wasm: &[u8]) -> wasmparser::Result<()> {
    let floor = WASM.iter().fold(WasmFeatures::empty(), |features, (_, feature)| features | *feature);
    Validator::new_with_features(floor).validate_all(wasm).map(drop)
}

/// At the time of writing it uses sign extension, saturating conversions and bulk memory.
#[test]
fn the_program_compiles_in_the_oldest_browsers() {
    let files = files();
    let programs: Vec<_> = files.iter().filter(|(address, _)| address.ends_with(".wasm")).collect();
    assert!(programs.iter().any(|(address, _)| address.starts_with("/safe-night-canterbury_bg-")));
    // The engine of the streets too, if the site has them.
    for (address, wasm) in programs {
        validate(wasm).unwrap_or_else(|error| panic!("{address} needs more: {error}"));
        if address.starts_with("/safe-night-canterbury_bg-") {
            // The first module has the second in a section that no browser looks into.
            let (first, second) = places(wasm).expect("two modules");
            validate(&wasm[..first]).expect("the first module alone");
            validate(&wasm[second..]).unwrap_or_else(|error| panic!("the second module needs more: {error}"));
        }
    }
    // A table of references, which Chrome has since 96.
    let newer = b"\0asm\x01\0\0\0\x04\x04\x01\x6f\0\0";
    assert!(Validator::new().validate_all(newer).is_ok() && validate(newer).is_err());
}

/// A rule of the finished style.
struct Rule<'a> {
    /// Each with its condition: `@media print`.
    inside: Vec<&'a str>,
    selectors: &'a str,
    declarations: &'a str,
}

/// The rules of a sheet. Minified: strings of ours hold no braces.
fn rules<'a>(css: &'a str, inside: &[&'a str], found: &mut Vec<Rule<'a>>) {
    let mut rest = css;
    while let Some(start) = rest.find('{') {
        let (before, block) = rest.split_at(start);
        // A statement such as `@charset` may stand before it.
        let head = before.rsplit(';').next().unwrap_or(before);
        let mut depth = 0;
        let end = block
            .find(|letter| {
                depth += i32::from(letter == '{') - i32::from(letter == '}');
                depth == 0
            })
            .expect("the end of a block");
        let body = &block[1..end];
        if head.starts_with("@media") || head.starts_with("@supports") {
            rules(body, &[inside, &[head]].concat(), found);
        } else {
            found.push(Rule { inside: inside.to_vec(), selectors: head, declarations: body });
        }
        rest = &block[end + 1..];
    }
}

/// The parts between these separators that stand in no brackets.
fn split(text: &str, separator: char) -> Vec<&str> {
    let mut depth = 0;
    text.split(|letter| {
        depth += i32::from(letter == '(' || letter == '[') - i32::from(letter == ')' || letter == ']');
        depth == 0 && letter == separator
    })
    .collect()
}

/// Selectors that are newer than the oldest browsers. A list with one of them is dropped as a whole, except in `:is()` and `:where()`.
const SELECTORS: [&str; 7] = [":has(", ":popover-open", ":open", ":modal", ":dir(", ":user-", "::view-transition"];
/// Values that are newer. A declaration with one of them is dropped, so that the one before it holds.
const VALUES: [&str; 17] = [
    "svh",
    "svw",
    "svmin",
    "svmax",
    "dvh",
    "dvw",
    "lvh",
    "lvw",
    "light-dark(",
    "color-mix(",
    "oklch(",
    "oklab(",
    "lch(",
    "lab(",
    "color(",
    "round(",
    "anchor(",
];

/// What is wrong with a rule for the oldest browsers.
fn faults(rule: &Rule) -> Vec<String> {
    let mut faults = Vec::new();
    for around in &rule.inside {
        if around.starts_with("@media") && around.contains(['<', '>', '=']) {
            faults.push("a range, which they never match".to_owned());
        }
        // They do not match it with scripts on either.
        if around.contains("scripting:enabled") || around.contains("scripting: enabled") {
            faults.push("style for scripts has to be the plain one, and `(scripting: none)` the exception".to_owned());
        }
    }
    if rule.selectors.starts_with('@') {
        // An unknown one of these is left out alone.
        let known = ["@page", "@view-transition", "@font-face", "@keyframes"];
        if !known.iter().any(|name| rule.selectors.starts_with(name)) {
            faults.push("with all that is in it this is dropped".to_owned());
        }
        return faults;
    }
    if rule.selectors.contains('&') || rule.declarations.contains('{') {
        faults.push("a rule in a rule".to_owned());
    }
    let is_newer = |selector: &&str| {
        let forgiving = selector.ends_with(')') && (selector.starts_with(":is(") || selector.starts_with(":where("));
        !forgiving && SELECTORS.iter().any(|name| selector.contains(name))
    };
    let selectors = split(rule.selectors, ',');
    if selectors.iter().any(is_newer) && !selectors.iter().all(is_newer) {
        faults.push("one newer selector has the others dropped".to_owned());
    }
    let mut known = Vec::new();
    for (name, value) in split(rule.declarations, ';').iter().filter_map(|declaration| declaration.split_once(':')) {
        match VALUES.iter().find(|newer| value.contains(*newer)) {
            Some(newer) if !known.contains(&name) => faults.push(format!("{name} is {newer} with nothing before it")),
            Some(_) => {}
            None => known.push(name),
        }
    }
    faults
}

/// Every sheet by its address, and the style in a page by that of the page.
fn sheets() -> BTreeMap<String, String> {
    let inline = pages().into_iter().map(|(address, page)| {
        let (_, style) = page.split_once("<style>").unwrap_or_else(|| panic!("{address} has no style"));
        let (style, _) = style.split_once("</style>").expect("its end");
        (address, style.to_owned())
    });
    let files = files().into_iter().filter(|(address, _)| address.ends_with(".css"));
    files.map(|(address, css)| (address, String::from_utf8(css).expect("plain text"))).chain(inline).collect()
}

#[test]
fn no_style_needs_what_the_oldest_browsers_lack() {
    for (address, css) in sheets() {
        let mut all = Vec::new();
        rules(&css, &[], &mut all);
        // The sheet of a single page may be short.
        let fewest = if css.len() < 1000 { 1 } else { 30 };
        assert!(all.len() > fewest, "{address} has {} rules", all.len());
        for rule in all {
            let faults = faults(&rule);
            assert!(faults.is_empty(), "{address}: {:?} {}: {faults:?}", rule.inside, rule.selectors);
        }
    }
}

#[test]
fn what_is_newer_in_a_style_is_found() {
    let newer = [
        "@layer a{b{color:red}}",
        "@media (width>=700px){a{color:red}}",
        "@media (scripting:enabled){a{display:none}}",
        "@container (min-width:1px){a{color:red}}",
        "a{color:red;& b{color:red}}",
        "a,b:has(c){color:red}",
        "a{color:light-dark(red,blue)}",
        "a{--b:color-mix(in srgb,red,blue)}",
        "a{height:100svh}",
    ];
    let older = [
        "@media print{a,b:not(.c,.d){color:red}}",
        "@page{margin:0}@view-transition{navigation:auto}",
        "b:has(c){color:red}a{color:red}",
        ":is(a,b:has(c)){color:red}",
        "a{height:100vh;height:100svh}",
        "@supports selector(:has(*)){a{color:red}}",
    ];
    for (css, is_newer) in newer.map(|css| (css, true)).into_iter().chain(older.map(|css| (css, false))) {
        let mut all = Vec::new();
        rules(css, &[], &mut all);
        assert!(!all.is_empty());
        assert_eq!(all.iter().any(|rule| !faults(rule).is_empty()), is_newer, "{css}");
    }
}

/// Where a browser knows no popover, it is an element like any other.
#[test]
fn what_a_browser_opens_by_itself_is_hidden_by_our_own_style() {
    let popovers = Selector::parse("[popover]").expect("a selector");
    let mut seen = 0;
    for (address, page) in pages() {
        for popover in Html::parse_document(&page).select(&popovers) {
            let class = popover.attr("class").unwrap_or_default();
            let (_, rule) =
                page.split_once(&format!("}}.{class}{{")).unwrap_or_else(|| panic!("{address}: no .{class}"));
            let (declarations, _) = rule.split_once('}').expect("its end");
            assert!(split(declarations, ';').contains(&"display:none"), "{address}: .{class} is always shown");
            seen += 1;
        }
    }
    assert!(seen > 0, "no page has a popover: drop this test");
}
