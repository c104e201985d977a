//! Where am I: what the phone tells is put into words, a reference and degrees to read aloud, as exact as it is, and nothing else.

use serde_json::json;
use thirtyfour::prelude::*;

use crate::journeys::aria_tree::outline;
use crate::journeys::early::{HOLD, LET_GO};
use crate::support::browser::Browser;
use crate::support::clock::SATURDAY_2330;
use crate::support::places::{LONDON, Position};
use crate::support::server::Server;

/// 60 metres north-east of the station.
const NEAR_THE_STATION: Position = (51.284_652, 1.075_91);
/// Canterbury West station, by OSTN15 at TR 1455 5839.
const STATION: Position = (51.28427, 1.07533);
const CALAIS: Position = (50.9513, 1.8587);

const READING: &str = ".where > .reading";

async fn open(browser: &Browser) {
    browser.open_page(&format!("{}/where", browser.origin())).await;
    browser.wait_until_running().await;
}

async fn find(browser: &Browser) {
    browser.tap(By::XPath("//button[contains(., 'Find where I am')]")).await;
}

/// A browser on the page, with the phone at a place, after the tap.
async fn found_at(place: Position, accuracy_m: f64) -> Browser {
    let browser = Browser::open_saved_then_stopped().await;
    browser.at_time(SATURDAY_2330).await;
    browser.at_place(place, accuracy_m).await;
    open(&browser).await;
    find(&browser).await;
    browser
}

/// The text of the living part, once it contains these words.
async fn says(browser: &Browser, words: &str) -> String {
    browser.until(words, async || browser.text_of("[data-live=where]").await, |text| text.contains(words)).await
}

/// The status lines, once they contain these words.
async fn status(browser: &Browser, words: &str) -> String {
    browser.until(words, async || browser.text_of(".where > [role=status]").await, |text| text.contains(words)).await
}

#[tokio::test]
async fn with_no_signal_it_is_told_in_words_as_a_reference_and_in_degrees_in_that_order() {
    let browser = found_at(NEAR_THE_STATION, 15.0).await;
    let text = says(&browser, "Right to about").await;
    let mut rest = text.as_str();
    for words in [
        "About 60 metres north-east of Canterbury West station.",
        "TR 1459 5843",
        "T for Tango, R for Romeo, 14 59, 58 43",
        "51.28465 north, 1.07591 east",
        "Right to about 20 metres.",
        "Found less than a minute ago.",
        "Copy",
        "Big letters",
        "Show to staff",
    ] {
        let at = rest.find(words).unwrap_or_else(|| panic!("{words} is missing or out of order: {text}"));
        rest = &rest[at + words.len()..];
    }
    // No second code.
    assert!(!text.contains('+') && !text.contains("///"), "{text}");
    let focused = "() => document.activeElement.matches('.reading')";
    browser.until("the focus", async || browser.ask(focused, &[]).await, |is| *is == json!(true)).await;
    browser.close().await;
}

#[tokio::test]
async fn in_the_station_it_is_near_and_its_reference_is_that_of_the_ordnance_survey() {
    let browser = found_at(STATION, 15.0).await;
    let text = says(&browser, "TR 1455 5839").await;
    assert!(text.contains("Near Canterbury West station: within 30 metres of it."), "{text}");
    assert!(text.contains("T for Tango, R for Romeo, 14 55, 58 39"), "{text}");
    browser.close().await;
}

/// 999 comes first, with the sentence that this is the backup, before a tap and after it.
#[tokio::test]
async fn the_call_comes_first_and_says_that_this_page_is_the_backup() {
    let browser = found_at(STATION, 15.0).await;
    says(&browser, "TR 1455 5839").await;
    let text = browser.text_of("main").await;
    let at = |words: &str| text.find(words).unwrap_or_else(|| panic!("{words} is missing: {text}"));
    assert!(at("Call 999") < at("Most phones tell 999") && at("This page is the backup") < at("Near Canterbury West"));
    browser.close().await;
}

#[tokio::test]
async fn a_rough_fix_has_a_shorter_reference_and_says_so() {
    let browser = found_at(NEAR_THE_STATION, 120.0).await;
    let text = says(&browser, "TR 145 584").await;
    for words in ["T for Tango, R for Romeo, 1 4 5, 5 8 4", "51.285 north, 1.076 east", "a square of 100 metres"] {
        assert!(text.contains(words), "{words}: {text}");
    }
    assert!(text.contains("Somewhere within") && !text.contains("north-east"), "{text}");
    browser.at_place(NEAR_THE_STATION, 1500.0).await;
    let text = says(&browser, "TR 14 58").await;
    assert!(text.contains("a square of 1 kilometre") && text.contains("of the middle of Canterbury"), "{text}");
    assert!(text.contains("Choose what you can see"), "{text}");
    browser.at_place(NEAR_THE_STATION, 8000.0).await;
    let text = says(&browser, "too rough for a grid reference").await;
    let shown = "() => [...document.querySelectorAll('.where > .reading .figures')].filter((line) => line.checkVisibility()).length";
    assert_eq!(browser.ask(shown, &[]).await, json!(0), "{text}");
    browser.close().await;
}

#[tokio::test]
async fn far_away_it_says_how_far_and_outside_great_britain_there_is_no_reference() {
    let browser = found_at(LONDON, 15.0).await;
    let text = says(&browser, "TQ 3002 8038").await;
    assert!(text.contains("About 88 kilometres west of the middle of Canterbury."), "{text}");
    browser.at_place(CALAIS, 15.0).await;
    let text = says(&browser, "There is no grid reference outside Great Britain.").await;
    assert!(text.contains("50.95130 north, 1.85870 east") && !text.contains(" for "), "{text}");
    browser.close().await;
}

#[tokio::test]
async fn a_refusal_says_how_to_allow_it_and_what_to_read_instead_and_a_landmark_will_do() {
    let browser = Browser::open_saved_then_stopped().await;
    browser.refuse_location().await;
    open(&browser).await;
    find(&browser).await;
    status(&browser, "did not share its location").await;
    let page = browser.text_of("main").await;
    for words in
        ["Let your phone say where it is", "Open Settings.", "Read the sign of the street.", "Choose what you can see"]
    {
        assert!(page.contains(words), "{words}: {page}");
    }
    browser
        .tap(By::XPath("//*[contains(@class, 'in-sight')]//button[span[1][text()='Canterbury West station']]"))
        .await;
    let text = says(&browser, "I can see Canterbury West station, Station Road West.").await;
    // No nearer than one can see.
    assert!(text.contains("TR 145 583") && text.contains("Right to about 50 metres"), "{text}");
    assert!(text.contains("Worked out from what you can see.") && !text.contains("ago"), "{text}");
    browser.close().await;
}

#[tokio::test]
async fn a_phone_that_cannot_tell_or_does_not_answer_says_so_and_what_to_read_instead() {
    let browser = Browser::open_saved_then_stopped().await;
    browser.lose_location().await;
    open(&browser).await;
    assert!(!browser.text_of("[data-live=where]").await.contains("Choose what you can see"), "nobody has asked yet");
    find(&browser).await;
    status(&browser, "cannot tell where it is").await;
    says(&browser, "Choose what you can see").await;
    browser.close().await;

    let browser = Browser::open_saved_then_stopped().await;
    let silent = "const later = setTimeout; globalThis.setTimeout = (act, time, ...rest) => later(act, time === 10000 ? 500 : time, ...rest); Geolocation.prototype.watchPosition = () => 1;";
    browser.before_each_page(silent).await;
    open(&browser).await;
    find(&browser).await;
    status(&browser, "has not answered yet").await;
    says(&browser, "Choose what you can see").await;
    browser.close().await;
}

#[tokio::test]
async fn an_old_fix_says_that_one_may_have_moved_and_one_of_ten_minutes_is_none() {
    let browser = found_at(STATION, 15.0).await;
    says(&browser, "TR 1455 5839").await;
    // From here on the phone reports no location, and the clocks run on.
    let later = |minutes: u32| {
        format!(
            "() => {{ Geolocation.prototype.watchPosition = () => 1; for (const clock of [Date, performance]) {{ const now = clock.now; clock.now = () => now.call(clock) + {minutes} * 60000; }} document.dispatchEvent(new Event('visibilitychange')); }}"
        )
    };
    browser.ask(&later(4), &[]).await;
    let text = says(&browser, "Found 4 minutes ago. If you have moved since, this is where you were.").await;
    assert!(text.contains("TR 1455 5839"), "{text}");
    browser.ask(&later(60), &[]).await;
    let text = says(&browser, "has lost where you are").await;
    assert!(!text.contains("TR 1455") && text.contains("Choose what you can see"), "{text}");
    browser.close().await;
}

/// A reference that changes while somebody reads it out is the beginning of one and the end of another.
#[tokio::test]
async fn a_wave_of_the_receiver_changes_no_figure_and_a_walk_does() {
    let browser = found_at(STATION, 16.0).await;
    says(&browser, "TR 1455 5839").await;
    // Six metres: the other square, by the phone alone. Its accuracy tells that the fix has come.
    browser.at_place((STATION.0 + 0.000_055, STATION.1), 19.0).await;
    let text = says(&browser, "Right to about 30 metres").await;
    assert!(text.contains("TR 1455 5839"), "{text}");
    browser.at_place((STATION.0 + 0.0006, STATION.1), 19.0).await;
    says(&browser, "TR 1454 5846").await;
    browser.close().await;
}

#[tokio::test]
async fn all_of_it_is_copied_as_text_and_a_browser_that_refuses_is_told() {
    let browser = found_at(NEAR_THE_STATION, 15.0).await;
    says(&browser, "TR 1459 5843").await;
    let keep = "() => { Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: async (text) => { globalThis.copied = text; } } }); }";
    browser.ask(keep, &[]).await;
    browser.tap(By::XPath("//button[.='Copy']")).await;
    says(&browser, "Copied.").await;
    let copied = browser.ask("() => globalThis.copied", &[]).await;
    assert_eq!(
        copied,
        json!(
            "About 60 metres north-east of Canterbury West station.\nGrid reference TR 1459 5843\nLatitude and longitude: 51.28465 north, 1.07591 east\nRight to about 20 metres, at 11.30pm."
        )
    );
    let refuse =
        "() => { navigator.clipboard.writeText = async () => { throw new DOMException('', 'NotAllowedError'); }; }";
    browser.ask(refuse, &[]).await;
    browser.tap(By::XPath("//button[.='Copy']")).await;
    says(&browser, "This browser did not copy it.").await;
    browser.close().await;
}

#[tokio::test]
async fn big_letters_are_bigger_and_the_card_for_staff_fills_the_screen_and_keeps_it_awake() {
    let browser = Browser::open_with_window().await;
    let server = Server::start();
    let count = "globalThis.locks = []; const real = WakeLock.prototype.request; WakeLock.prototype.request = async function (what) { const lock = await real.call(this, what); globalThis.locks.push(lock); return lock; };";
    browser.before_each_page(count).await;
    browser.at_place(NEAR_THE_STATION, 15.0).await;
    // What grants the location refuses everything else.
    let awake = json!({ "permission": { "name": "screen-wake-lock" }, "setting": "granted" });
    browser.cdp("Browser.setPermission", awake).await;
    browser.open_page(&format!("{}/where", server.origin())).await;
    browser.wait_until_running().await;
    find(&browser).await;
    says(&browser, "TR 1459 5843").await;
    let size = format!("() => parseFloat(getComputedStyle(document.querySelector('{READING} .words')).fontSize)");
    let size = async || browser.ask(&size, &[]).await.as_f64().expect("a size");
    let before = size().await;
    browser.tap(By::XPath("//button[.='Big letters']")).await;
    browser.until("bigger", size, |size| *size > before * 1.3).await;

    browser.tap(By::XPath("//button[.='Show to staff']")).await;
    let fills = "() => { const { width, height } = document.querySelector('dialog[open]').getBoundingClientRect(); return width === document.documentElement.clientWidth && height === innerHeight; }";
    assert_eq!(browser.ask(fills, &[]).await, json!(true));
    let card = browser.text_of("dialog[open]").await;
    for words in ["I need help. This is where I am:", "north-east of Canterbury West station", "14 59, 58 43"] {
        assert!(card.contains(words), "{words}: {card}");
    }
    let awake = "() => globalThis.locks.filter((lock) => !lock.released).length";
    let awake = async || browser.ask(awake, &[]).await;
    browser.until("the screen stays on", awake, |locks| *locks == json!(1)).await;
    browser.tap(By::XPath("//dialog//button[.='Close']")).await;
    browser.until("it may go off", awake, |locks| *locks == json!(0)).await;
    assert!(browser.driver.find(By::Css("dialog[open]")).await.is_err());
    browser.close().await;
}

#[tokio::test]
async fn a_tap_before_the_program_runs_counts() {
    let browser = Browser::open_saved_then_stopped().await;
    browser.before_each_page(HOLD).await;
    browser.at_place(STATION, 15.0).await;
    browser.driver.goto(format!("{}/where", browser.origin())).await.expect("the page opens");
    let tap = "() => { const button = document.querySelector('[data-live=where] button'); button.click(); return button.ariaDisabled; }";
    let acknowledged = async || browser.ask(tap, &[]).await;
    browser.until("the acknowledgement", acknowledged, |disabled| *disabled == json!("true")).await;
    status(&browser, "Asking your phone where it is.").await;
    browser.ask(LET_GO, &[]).await;
    says(&browser, "TR 1455 5839").await;
    browser.close().await;
}

#[tokio::test]
async fn with_scripts_off_the_page_says_what_to_read_out_and_offers_nothing_that_does_not_work() {
    let server = Server::start();
    let browser = Browser::open_with_scripts_off().await;
    browser.driver.goto(format!("{}/where", server.origin())).await.expect("the page opens");
    let text = browser.text_of("main").await;
    for words in ["Call 999", "Read the sign of the street.", "Ask somebody: which street is this?"] {
        assert!(text.contains(words), "{words}: {text}");
    }
    assert!(!text.contains("\nFind where I am\n"), "{text}");
    browser.close().await;
}

#[tokio::test]
async fn a_screen_reader_gets_the_form_that_is_read_aloud_alone() {
    let browser = found_at(NEAR_THE_STATION, 15.0).await;
    browser.screen(390, 844).await;
    says(&browser, "TR 1459 5843").await;
    let focused = "() => document.activeElement.matches('.reading')";
    browser.until("the focus", async || browser.ask(focused, &[]).await, |is| *is == json!(true)).await;
    let tree = browser.cdp("Accessibility.getFullAXTree", json!({})).await;
    let nodes = tree["nodes"].as_array().expect("nodes");
    let told = |words: &str| {
        let name = |node: &&serde_json::Value| {
            node["ignored"] == false && node["name"]["value"].as_str().is_some_and(|name| name.contains(words))
        };
        nodes.iter().filter(name).count()
    };
    assert!(told("T for Tango, R for Romeo, 14 59, 58 43") > 0, "it is told");
    assert_eq!(told("TR 1459 5843"), 0, "a number of four figures would be read as thousands");
    let outline = outline(nodes);
    let mut kept_beside = insta::Settings::clone_current();
    kept_beside.set_snapshot_path("aria");
    kept_beside.set_prepend_module_to_snapshot(false);
    kept_beside.set_omit_expression(true);
    kept_beside.bind(|| insta::assert_snapshot!("where", outline));
    browser.close().await;
}
