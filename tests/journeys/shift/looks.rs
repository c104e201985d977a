//! The views of a shift: for every eye, hand and screen reader.

use serde_json::json;

use super::{choose, count, go, load, phone, press, start, until_number, write};
use crate::journeys::accessibility::{breaches, prepare_axe};
use crate::journeys::aria_tree::outline;
use crate::support::browser::Browser;
use crate::support::clock::SATURDAY_2330;
use crate::support::every_page::no_faults;

const VIEWS: [&str; 8] = ["tally", "notes", "end", "hand-over", "scan", "past", "buttons", "start"];

/// Buttons and fields that a glove does not hit: less than 72 pixels high or wide. A box to tick is hit by its label. The four ways of the bar
/// stand in one row.
const GLOVES: &str = "() => {
    const faults = [];
    for (const target of document.querySelectorAll('[data-patrol] :is(a[href], button, select, summary, input:not([type=checkbox]), textarea, label:has(input))')) {
        const { width, height } = target.getBoundingClientRect();
        if (!target.checkVisibility({ visibilityProperty: true }) || width <= 1) continue;
        if (height < 71.9 || width < (target.matches('.way') ? 60 : 71.9)) faults.push(`${target.localName}.${target.className} \"${target.textContent.trim().slice(0, 30)}\" is ${width} x ${height}`);
    }
    return faults;
}";

/// A shift with something of everything.
async fn with_something(browser: &Browser) {
    start(browser).await;
    count(browser, 1).await;
    until_number(browser, 1, 1).await;
    go(browser, "notes").await;
    choose(browser, "kind", "Calmed").await;
    write(browser, "note", "A very long word: Donaudampfschifffahrtsgesellschaft. Rang 07700 900123").await;
    press(browser, "Keep the note").await;
    go(browser, "end").await;
    press(browser, "End the shift").await;
    super::until_shown(browser, "The shift has ended.").await;
    load(browser, "start").await;
    press(browser, "Start").await;
    browser.until("the shift", async || browser.text_of(".since").await, |since| since.starts_with("Since")).await;
    count(browser, 1).await;
    until_number(browser, 1, 1).await;
    go(browser, "notes").await;
    write(browser, "note", "Cold").await;
    press(browser, "Keep the note").await;
}

/// What stands folded together is opened, so that all of it is looked at.
async fn unfold(browser: &Browser) {
    browser
        .ask("() => document.querySelectorAll('[data-patrol] details').forEach((part) => (part.open = true))", &[])
        .await;
}

#[tokio::test]
async fn the_views_of_a_shift_break_no_rule_in_any_theme() {
    let browser = phone().await;
    prepare_axe(&browser).await;
    with_something(&browser).await;
    let mut faults = Vec::new();
    for view in VIEWS {
        go(&browser, view).await;
        unfold(&browser).await;
        // It lies over what is scrolled, where no colour can be told.
        browser.ask("() => document.querySelector('.last-tap')?.style.setProperty('position', 'static')", &[]).await;
        let unsure = ["too short to determine", "only non-text characters"];
        let is_sure = |fault: &String| !unsure.iter().any(|words| fault.contains(words));
        let breaches = breaches(&browser).await.into_iter().filter(is_sure);
        faults.extend(breaches.map(|fault| format!("{view}: {fault}")));
    }
    browser.close().await;
    no_faults(faults);
}

#[tokio::test]
async fn the_views_fit_narrow_screens_and_large_text_and_every_target_fits_a_glove() {
    let browser = phone().await;
    with_something(&browser).await;
    let mut faults = Vec::new();
    for (width, height, text) in [(390, 844, 16), (320, 568, 16), (390, 844, 32)] {
        browser.screen(width, height).await;
        browser.text_size(text).await;
        for view in VIEWS {
            go(&browser, view).await;
            unfold(&browser).await;
            let name = |fault: String| format!("{view}, {width} wide, text of {text}: {fault}");
            let sizes = browser.faults(include_str!("../in_page/sizes.js"), &[json!(width)]).await;
            // What is written in a field scrolls in it.
            let fits = |fault: &String| !fault.starts_with("input") || !fault.contains("cuts its words off");
            faults.extend(sizes.into_iter().filter(fits).map(name));
            let name = |fault: String| format!("{view}, {width} wide, text of {text}, for gloves: {fault}");
            faults.extend(browser.faults(GLOVES, &[]).await.into_iter().map(name));
        }
    }
    browser.close().await;
    no_faults(faults);
}

#[tokio::test]
async fn with_more_contrast_and_forced_colours_every_edge_shows() {
    let browser = phone().await;
    with_something(&browser).await;
    let mut faults = Vec::new();
    for preference in [("prefers-contrast", "more"), ("forced-colors", "active")] {
        browser.prefers(&[preference, ("prefers-reduced-motion", "reduce")]).await;
        for view in VIEWS {
            go(&browser, view).await;
            unfold(&browser).await;
            for theme in ["dark", "light", "dim"] {
                let issues = browser.faults(include_str!("../in_page/borders.js"), &[json!(theme)]).await;
                faults.extend(issues.into_iter().map(|fault| format!("{view}, {preference:?} in {theme}: {fault}")));
            }
        }
    }
    browser.close().await;
    no_faults(faults);
}

#[tokio::test]
async fn the_tally_matches_its_snapshot_and_tells_a_tap_aloud() {
    let browser = phone().await;
    browser.at_time(SATURDAY_2330).await;
    start(&browser).await;
    count(&browser, 1).await;
    super::until_saved(&browser).await;
    let told =
        "() => [...document.querySelectorAll('[data-patrol] [role=status]')].map((status) => status.textContent)";
    let told = browser.faults(told, &[]).await;
    assert!(told.contains(&"Water: 1".to_owned()) && told.contains(&"Saved".to_owned()), "{told:?}");
    let tree = browser.cdp("Accessibility.getFullAXTree", json!({})).await;
    let outline = outline(tree["nodes"].as_array().expect("nodes"));
    let mut kept_beside = insta::Settings::clone_current();
    kept_beside.set_snapshot_path("../aria");
    kept_beside.set_prepend_module_to_snapshot(false);
    kept_beside.set_omit_expression(true);
    kept_beside.bind(|| insta::assert_snapshot!("patrol-tally", outline));
    browser.close().await;
}
