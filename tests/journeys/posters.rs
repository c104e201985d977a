//! Posters and cards in print: each in each size is one sheet of that size, nothing is cut off, and its code can be read from a
//! picture of its PDF.

use std::path::Path;

use serde_json::json;
use tempfile::TempDir;
use thirtyfour::prelude::*;

use crate::journeys::paper::{leaves_of, pdf};
use crate::support::browser::Browser;
use crate::support::decoder::{MILLIMETRES, Part, codes_in, picture_of, picture_of_part};
use crate::support::every_page::no_faults;
use crate::support::places::WHITEFRIARS;
use crate::support::server::Server;

/// The sizes: the value of the choice, and width and height of the sheet in millimetres.
const SIZES: [(&str, f64, f64); 4] =
    [("a4", 210.0, 297.0), ("a3", 297.0, 420.0), ("a6", 105.0, 148.0), ("cards", 210.0, 297.0)];
/// A card of ISO 7810 ID-1 in millimetres. A sheet has two columns and four rows of them in its middle.
const CARD: (f64, f64) = (85.6, 54.0);
/// A print that is held in the hand, in pixels per inch.
const NEAR: f64 = 150.0;
/// A print two metres from a phone camera, in pixels per inch: 1,920 pixels on the long side of a video, which covers 2.9
/// metres there with a main lens of 26 mm (72 degrees; most cover less, and so have more pixels per millimetre).
const TWO_METRES: f64 = 1920.0 / 2900.0 * MILLIMETRES;

/// Parts of the sheet that reach over its edge or over one another.
const CUT_OFF: &str = "() => {
    const faults = [];
    for (const poster of document.querySelectorAll('.sheet:not([hidden]) .poster')) {
        const edge = poster.getBoundingClientRect();
        const parts = [...poster.children].filter((part) => part.checkVisibility() && !part.matches('.mark'));
        for (const part of [...parts, ...poster.querySelectorAll('.says *, .danger *, .scan *')].filter((part) => part.checkVisibility())) {
            const box = part.getBoundingClientRect();
            if (box.right > edge.right || box.bottom > edge.bottom || box.left < edge.left || box.top < edge.top)
                faults.push(`${part.localName} \"${part.textContent.slice(0, 30)}\" reaches over the edge`);
        }
        parts.forEach((part, index) => {
            const a = part.getBoundingClientRect();
            for (const next of parts.slice(index + 1)) {
                const b = next.getBoundingClientRect();
                const over = Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
                if (over) faults.push(`\"${part.textContent.slice(0, 20)}\" lies over \"${next.textContent.slice(0, 20)}\"`);
            }
            if (part.matches('.says') && part.scrollHeight > part.clientHeight + 1) faults.push(`\"${part.textContent.slice(0, 30)}\" is cut off`);
        });
    }
    return faults;
}";

/// What makes a sheet another leaf, or one of another size, in engines that only `make test-engines` has, or nobody can drive: a page
/// with a name (Firefox takes the paper's size from the one without), and a sheet as high as its paper (WebKit cuts the paper to whole
/// pixels).
const OTHER_PAPER: &str = "(wide, high) => {
    const faults = [];
    const rules = (list) => [...list].flatMap((rule) => [rule, ...rules(rule.cssRules ?? [])]);
    const all = rules([...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]));
    const pages = all.filter((rule) => rule instanceof CSSPageRule);
    const named = pages.filter((rule) => rule.selectorText);
    faults.push(...named.map((rule) => `${rule.cssText} has a name`));
    const last = pages.at(-1).cssText;
    if (!last.includes(`size: ${wide}mm ${high}mm`)) faults.push(`the paper is ${last}`);
    const sheet = document.querySelector('.sheet:not([hidden])').getBoundingClientRect().height;
    const paper = Math.floor(high / 25.4 * 96);
    if (sheet > paper) faults.push(`is ${sheet} pixels high, and its paper ${paper}`);
    return faults;
}";

async fn choose(browser: &Browser, list: &str, value: &str) {
    let pick = "(list, value) => { const select = document.querySelector(`[data-choice=${list}]`); select.value = value; select.dispatchEvent(new Event('change')); }";
    browser.ask(pick, &[json!(list), json!(value)]).await;
}

/// Prints the page to a file. Returns the number of sheets.
async fn print(browser: &Browser, file: &Path) -> usize {
    let printed = pdf(browser, json!({ "preferCSSPageSize": true })).await;
    std::fs::write(file, &printed).expect("it is written");
    leaves_of(&printed)
}

/// Every poster: the value of its choice, and the address of its code.
async fn posters(browser: &Browser) -> Vec<(String, String)> {
    let drawn =
        "() => [...document.querySelectorAll('.sheets path')].every((path) => path.getAttribute('d').length > 500)";
    browser.until("the codes", async || browser.ask(drawn, &[]).await, |drawn| *drawn == json!(true)).await;
    let all = "() => [...document.querySelectorAll('.poster')].map((poster) => [poster.dataset.poster, poster.querySelector('[data-live=code]').dataset.path])";
    serde_json::from_value(browser.ask(all, &[]).await).expect("posters")
}

/// The parts into which a sheet is cut. Cards are scanned one by one: on a sheet of eight a decoder tries to combine the
/// corners of different cards, and found only seven codes for three of eighty addresses, whatever their size.
fn pieces(size: &str, wide: f64, high: f64) -> Vec<Part> {
    if size != "cards" {
        return vec![[0.0, 0.0, wide, high]];
    }
    let (left, top) = ((wide - 2.0 * CARD.0) / 2.0, (high - 4.0 * CARD.1) / 2.0);
    let card = |n: u8| [left + f64::from(n % 2) * CARD.0, top + f64::from(n / 2) * CARD.1, CARD.0, CARD.1];
    (0..8).map(card).collect()
}

#[tokio::test]
async fn with_the_server_stopped_every_poster_in_every_size_is_one_whole_sheet_whose_code_is_read_back() {
    let folder = TempDir::new().expect("a folder");
    let (file, picture) = (folder.path().join("sheet.pdf"), folder.path().join("sheet.pgm"));
    let browser = Browser::open_saved_then_stopped().await;
    let origin = browser.origin();
    browser.open_page(&format!("{origin}/share/print")).await;
    let posters = posters(&browser).await;
    assert!(posters.iter().any(|(id, _)| id == "whitefriars-refuge-point"), "{posters:?}");
    let mut faults = Vec::new();
    for (poster, path) in &posters {
        choose(&browser, "what", poster).await;
        for (size, wide, high) in SIZES {
            choose(&browser, "size", size).await;
            let mut wrong = browser.faults(CUT_OFF, &[]).await;
            browser.print_layout().await;
            wrong.extend(browser.faults(OTHER_PAPER, &[json!(wide), json!(high)]).await);
            browser.prefers(&[]).await;
            let sheets = print(&browser, &file).await;
            if sheets != 1 {
                wrong.push(format!("takes {sheets} sheets"));
            }
            let (across, down) = picture_of(&file, NEAR, &picture);
            let millimetres = |pixels: u32| f64::from(pixels) / NEAR * MILLIMETRES;
            if (millimetres(across) - wide).abs() > 1.0 || (millimetres(down) - high).abs() > 1.0 {
                wrong.push(format!("is {:.0} by {:.0} mm", millimetres(across), millimetres(down)));
            }
            let wanted = [format!("{origin}{path}")];
            for part in pieces(size, wide, high) {
                picture_of_part(&file, NEAR, &picture, part);
                let read = codes_in(&picture);
                if read != wanted {
                    wrong.push(format!("says {read:?} in the hand, at {part:?}"));
                }
            }
            // The larger sizes hang on a wall.
            if ["a4", "a3"].contains(&size) {
                picture_of(&file, TWO_METRES, &picture);
                let read = codes_in(&picture);
                if read != wanted {
                    wrong.push(format!("says {read:?} from two metres"));
                }
            }
            faults.extend(wrong.into_iter().map(|fault| format!("{poster}, {size}: {fault}")));
        }
    }
    browser.close().await;
    no_faults(faults);
}

#[tokio::test]
async fn the_chosen_poster_is_shown_as_printed_with_its_warnings() {
    let browser = Browser::open_saved().await;
    browser.open_page(&format!("{}/share/print#whitefriars-refuge-point", browser.origin())).await;
    posters(&browser).await;
    let shown = "() => [...document.querySelectorAll('.sheet:not([hidden]) h2')].map((heading) => heading.textContent)";
    assert_eq!(browser.ask(shown, &[]).await, json!([WHITEFRIARS]));
    assert!(browser.text_of(".print-choice").await.contains("Nobody has confirmed this place yet."));
    // Unconfirmed hours are not printed.
    let sign = browser.text_of(".sheet:not([hidden])").await;
    assert!(
        sign.contains("Press the intercom") && !sign.contains("5pm") && !sign.to_lowercase().contains("open"),
        "{sign}"
    );
    choose(&browser, "what", "pastor").await;
    choose(&browser, "size", "cards").await;
    assert_eq!(browser.ask(shown, &[]).await, json!(vec!["Help tonight"; 8]));
    let read_out = "() => document.querySelectorAll('.sheet:not([hidden]) .poster:not([aria-hidden])').length";
    assert_eq!(browser.ask(read_out, &[]).await, json!(1), "one of eight is read out");
    browser.close().await;
}

/// Without this test, a check that never finds anything would pass.
#[tokio::test]
async fn the_check_sees_a_title_that_is_too_long_and_a_code_that_is_mutated() {
    let folder = TempDir::new().expect("a folder");
    let (file, picture) = (folder.path().join("sheet.pdf"), folder.path().join("sheet.pgm"));
    let browser = Browser::open_saved().await;
    browser.open_page(&format!("{}/share/print", browser.origin())).await;
    posters(&browser).await;
    print(&browser, &file).await;
    picture_of(&file, TWO_METRES, &picture);
    assert_eq!(codes_in(&picture), [format!("{}/", browser.origin())]);
    browser
        .ask(
            "() => { document.querySelector('.sheet:not([hidden]) h2').textContent = 'A long title. '.repeat(40); }",
            &[],
        )
        .await;
    assert!(!browser.faults(CUT_OFF, &[]).await.is_empty());
    browser
        .ask(
            "() => { document.querySelector('.sheet:not([hidden]) path').setAttribute('transform', 'scale(0.2)'); }",
            &[],
        )
        .await;
    print(&browser, &file).await;
    picture_of(&file, TWO_METRES, &picture);
    assert_eq!(codes_in(&picture), Vec::<String>::new());
    browser.close().await;
}

#[tokio::test]
async fn with_scripts_off_all_posters_are_there_for_a4() {
    let folder = TempDir::new().expect("a folder");
    let server = Server::start();
    let browser = Browser::open_with_scripts_off().await;
    browser.driver.goto(format!("{}/share/print", server.origin())).await.expect("the page opens");
    let text = browser.text_of("main").await;
    for words in ["Scripts are off.", "Ask for Angela", "Who to call tonight", "116 123", WHITEFRIARS] {
        assert!(text.contains(words), "{words}: {text}");
    }
    assert!(!text.contains("How big"), "{text}");
    let sheets = browser.driver.find_all(By::Css(".sheet")).await.expect("sheets").len();
    assert_eq!(print(&browser, &folder.path().join("all.pdf")).await, sheets);
    browser.close().await;
}
