//! Screens with little height: a computer's page enlarged four times, and small phones on their sides.

use serde_json::json;
use thirtyfour::prelude::*;

use crate::support::browser::Browser;
use crate::support::every_page::no_faults;
use crate::support::places::WHITEFRIARS_PAGE;

/// A screen of 1,280 by 1,024 and one of 1,280 by 720 pixels, enlarged four times.
const ENLARGED: [(u32, u32); 2] = [(320, 256), (320, 180)];
const PAGES: [&str; 6] = ["/", WHITEFRIARS_PAGE, "/help/abuse", "/search", "/share", "/plan/vulnerable-people"];

/// The share of the screen, halfway down the page, on which no bar and no notice lies: of its height along its left edge, and of its
/// area.
const FREE: &str = "() => {
    scrollTo({ top: (document.documentElement.scrollHeight - innerHeight) / 2, behavior: 'instant' });
    const stays = (element) => element && (['fixed', 'sticky'].includes(getComputedStyle(element).position) || stays(element.parentElement));
    const steps = (length) => Array.from({ length: Math.floor(length / 4) }, (_, step) => step * 4 + 2);
    const share = (columns) => {
        const points = columns.flatMap((x) => steps(innerHeight).map((y) => document.elementFromPoint(x, y)));
        return points.filter((element) => !stays(element)).length / points.length;
    };
    return [share([innerWidth / 4]), share(steps(innerWidth))];
}";

/// After w3c/wcag 366: the bars at the edges left 106 of 256 pixels to the page, and 44 beside the exit; of 180 pixels, 30.
#[tokio::test]
async fn on_a_page_enlarged_four_times_three_quarters_of_the_screen_are_the_page() {
    let browser = Browser::open_saved().await;
    let mut faults = Vec::new();
    for (width, height) in ENLARGED {
        browser.screen(width, height).await;
        for page in PAGES {
            browser.open_page(&format!("{}{page}", browser.origin())).await;
            let free: (f64, f64) = serde_json::from_value(browser.ask(FREE, &[]).await).expect("two shares");
            if free.0.min(free.1) < 0.75 {
                faults
                    .push(format!("{page} at {width} x {height}: {free:.2?} of the height and of the screen are free"));
            }
        }
    }
    browser.close().await;
    no_faults(faults);
}

/// 999 is at the start of the page, the tabs at its end, and the exit always there.
#[tokio::test]
async fn on_a_page_enlarged_four_times_999_the_exit_and_the_tabs_are_there() {
    let browser = Browser::open_saved().await;
    for (width, height) in ENLARGED {
        browser.screen(width, height).await;
        browser.open_page(&format!("{}/help/abuse", browser.origin())).await;
        let inside = "(part) => {
            const { left, top, right, bottom } = document.querySelector(part).getBoundingClientRect();
            const [x, y] = [(left + right) / 2, (top + bottom) / 2];
            return left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight && document.elementFromPoint(x, y)?.closest(part) !== null;
        }";
        for (scrolled, parts) in [(0, [".call-999", ".exit"]), (1, [".exit", ".tabs li:last-child a"])] {
            let scroll =
                "(share) => scrollTo({ top: document.documentElement.scrollHeight * share, behavior: 'instant' })";
            browser.ask(scroll, &[json!(scrolled)]).await;
            for part in parts {
                assert_eq!(browser.ask(inside, &[json!(part)]).await, json!(true), "{part} at {width} x {height}");
            }
        }
    }
    browser.close().await;
}

/// The code is as large as the screen lets it be, and the button below it is reached.
#[tokio::test]
async fn on_a_page_enlarged_four_times_a_code_on_the_whole_screen_can_be_scanned() {
    let browser = Browser::open_saved().await;
    for (width, height) in ENLARGED {
        browser.screen(width, height).await;
        browser.open_page(&format!("{}/share", browser.origin())).await;
        browser.tap(By::XPath("//button[.='Fill the screen']")).await;
        let side = "() => document.querySelector('dialog .qr').getBoundingClientRect().height / innerHeight";
        let side = browser.ask(side, &[]).await.as_f64().expect("a share");
        assert!((0.75..=1.0).contains(&side), "{side} of the height at {width} x {height}");
        browser.tap(By::XPath("//dialog//button[.='Close']")).await;
        assert!(browser.driver.find(By::Css("dialog[open]")).await.is_err());
    }
    browser.close().await;
}

/// The line lies over the space that main leaves for it. In large text it takes two lines.
#[tokio::test]
async fn the_line_on_the_network_covers_nothing_with_text_twice_as_large() {
    let covered = "() => {
        const line = document.querySelector('.saving').getBoundingClientRect(), covered = [];
        const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
            const text = walker.currentNode, words = document.createRange();
            if (!text.data.trim() || text.parentElement.closest('.visually-hidden')) continue;
            words.selectNodeContents(text);
            if ([...words.getClientRects()].some(({ top, bottom }) => top < line.bottom - 2 && bottom > line.top + 2)) covered.push(text.data);
        }
        return covered;
    }";
    for width in [320, 390] {
        let browser = Browser::open_saved_then_stopped().await;
        browser.screen(width, 844).await;
        browser.text_size(32).await;
        for page in ["/", "/help", "/offline"] {
            browser.open_page(&format!("{}{page}", browser.origin())).await;
            browser.until("the line", async || browser.text_of(".saving").await, |words| !words.is_empty()).await;
            assert_eq!(browser.ask(covered, &[]).await, json!([]), "{page} at {width}");
        }
        browser.text_size(16).await;
        browser.close().await;
    }
}

/// As a translator or an extension does.
#[tokio::test]
async fn a_page_that_is_turned_to_the_right_stays_on_the_screen() {
    let browser = Browser::open_saved().await;
    browser.screen(390, 844).await;
    for page in ["/", "/help", "/where"] {
        browser.open_page(&format!("{}{page}", browser.origin())).await;
        let width = "() => { document.documentElement.dir = 'rtl'; return [document.documentElement.scrollWidth, innerWidth]; }";
        assert_eq!(browser.ask(width, &[]).await, json!([390, 390]), "{page}");
    }
    browser.close().await;
}

/// With large text it lay one screen down, over the page.
#[tokio::test]
async fn the_line_on_the_network_lies_under_a_bar_that_scrolls() {
    let browser = Browser::open_saved().await;
    for (width, height) in [(320, 256), (300, 640)] {
        browser.screen(width, height).await;
        browser.open_page(&format!("{}/help", browser.origin())).await;
        browser.network(false).await;
        browser.until("the line", async || browser.text_of(".banner").await, |words| !words.is_empty()).await;
        let apart = "() => document.querySelector('.banner').getBoundingClientRect().top - document.querySelector('.top').getBoundingClientRect().bottom";
        let apart = browser.ask(apart, &[]).await.as_f64().expect("a distance");
        assert!(apart.abs() <= 1.0, "{apart} pixels below the bar at {width} x {height}");
        browser.network(true).await;
    }
    browser.close().await;
}
