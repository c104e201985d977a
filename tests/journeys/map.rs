//! The map: fingers, keys and buttons move it, and its list says the same.

use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::journeys::which_way::{ANDROID, SENSORS, face, iphone};
use crate::support::browser::Browser;
use crate::support::editions::knowledge;
use crate::support::places::{CATHEDRAL, LONDON, WHITEFRIARS, WHITEFRIARS_PAGE};

/// A place in the middle of the city.
const IN_SIGHT: &str = ".map [data-place=cccu-security] > path";
const ELSEWHERE: &str = ".map [data-place=canterbury-west] > path";

type At = (f64, f64);

async fn open(browser: &Browser) {
    browser.screen(390, 844).await;
    browser.open_page(&format!("{}/map", browser.origin())).await;
    browser
        .ask("async () => { while (!document.querySelector('.map g[data-place]')) await new Promise(requestAnimationFrame); }", &[])
        .await;
}

/// The middle of an element on the page, after the next frame.
async fn middle_of(browser: &Browser, selector: &str) -> At {
    let asked = "async (selector) => {
        for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
        const { x, y, width, height } = document.querySelector(selector).getBoundingClientRect();
        return [x + width / 2, y + height / 2 + scrollY];
    }";
    serde_json::from_value(browser.ask(asked, &[json!(selector)]).await).expect("a point")
}

fn far(one: At, two: At) -> f64 {
    (one.0 - two.0).hypot(one.1 - two.1)
}

/// Real touches: the fingers that come, move or lift. No finger: all lift.
async fn touch(browser: &Browser, what: &str, fingers: &[(u32, At)]) {
    let points: Vec<Value> = fingers.iter().map(|(id, (x, y))| json!({ "id": id, "x": x, "y": y })).collect();
    browser.cdp("Input.dispatchTouchEvent", json!({ "type": what, "touchPoints": points })).await;
}

/// A pointer event as a browser may send it.
async fn pointer(browser: &Browser, what: &str, id: u32, first: bool, (x, y): At) {
    let send = "(type, pointerId, isPrimary, clientX, clientY) => {
        const buttons = type === 'pointerup' ? 0 : 1;
        document.querySelector('.map').dispatchEvent(new PointerEvent(type, { pointerId, isPrimary, clientX, clientY, buttons, pointerType: 'touch', bubbles: true, cancelable: true }));
    }";
    browser.ask(send, &[json!(what), json!(id), json!(first), json!(x), json!(y)]).await;
}

/// A finger that comes down there and goes up by 150 pixels.
async fn swipe_up(browser: &Browser, (x, y): At) {
    touch(browser, "touchStart", &[(1, (x, y))]).await;
    for step in 1..=15 {
        touch(browser, "touchMove", &[(1, (x, y - 10.0 * f64::from(step)))]).await;
    }
    touch(browser, "touchEnd", &[]).await;
}

/// How far the page is scrolled, once it is that far at least.
async fn scrolled(browser: &Browser, at_least: f64) -> f64 {
    let top = async || browser.ask("() => scrollY", &[]).await.as_f64().unwrap_or_default();
    browser.until("the page moves", top, |top| *top >= at_least).await
}

async fn shown_names(browser: &Browser) -> Value {
    browser
        .ask("() => [...document.querySelectorAll('.map .ground [data-place] text')].map((line) => line.textContent).sort()", &[])
        .await
}

#[tokio::test]
async fn one_finger_moves_the_map_and_changes_no_name() {
    let browser = Browser::open_saved().await;
    open(&browser).await;
    let (x, y) = middle_of(&browser, ".map").await;
    let (before, names) = (middle_of(&browser, IN_SIGHT).await, shown_names(&browser).await);
    touch(&browser, "touchStart", &[(1, (x, y))]).await;
    for step in 1..=10 {
        touch(&browser, "touchMove", &[(1, (x - 6.0 * f64::from(step), y + 4.0 * f64::from(step)))]).await;
    }
    let dragged = middle_of(&browser, IN_SIGHT).await;
    assert!(far(dragged, (before.0 - 60.0, before.1 + 40.0)) < 1.5, "{before:?} -> {dragged:?}");
    touch(&browser, "touchEnd", &[]).await;
    assert!(far(middle_of(&browser, IN_SIGHT).await, dragged) < 0.5);
    assert_eq!(shown_names(&browser).await, names);
    assert_eq!(browser.ask("() => scrollY", &[]).await, json!(0), "the page stays");
    browser.close().await;
}

#[tokio::test]
async fn two_fingers_make_it_larger_and_nothing_jumps_when_one_lifts_before_the_other() {
    let browser = Browser::open_saved().await;
    open(&browser).await;
    let (x, y) = middle_of(&browser, ".map").await;
    let (one, two) = (middle_of(&browser, IN_SIGHT).await, middle_of(&browser, ELSEWHERE).await);
    touch(&browser, "touchStart", &[(1, (x - 40.0, y))]).await;
    touch(&browser, "touchStart", &[(1, (x - 40.0, y)), (2, (x + 40.0, y))]).await;
    for step in 1..=8 {
        let away = 40.0 + 5.0 * f64::from(step);
        touch(&browser, "touchMove", &[(1, (x - away, y)), (2, (x + away, y))]).await;
    }
    let large = far(middle_of(&browser, IN_SIGHT).await, middle_of(&browser, ELSEWHERE).await) / far(one, two);
    assert!((large - 2.0).abs() < 0.03, "{large} times as large");
    // The first finger is the first to lift, and the second goes on.
    let held = middle_of(&browser, IN_SIGHT).await;
    touch(&browser, "touchEnd", &[(1, (x - 80.0, y))]).await;
    let lifted = middle_of(&browser, IN_SIGHT).await;
    assert!(far(held, lifted) <= 2.0, "{held:?} -> {lifted:?}");
    touch(&browser, "touchMove", &[(2, (x + 50.0, y + 30.0))]).await;
    let moved = middle_of(&browser, IN_SIGHT).await;
    assert!(far(moved, (lifted.0 - 30.0, lifted.1 + 30.0)) <= 2.0, "{lifted:?} -> {moved:?}");
    touch(&browser, "touchEnd", &[]).await;
    let last = middle_of(&browser, IN_SIGHT).await;
    assert!(far(last, moved) <= 2.0, "{moved:?} -> {last:?}");
    browser.close().await;
}

/// Report 36: two down, one is taken away by the browser, the other moves. Then one whose end was never told.
#[tokio::test]
async fn a_finger_that_is_taken_away_or_lost_is_forgotten() {
    let browser = Browser::open_saved().await;
    open(&browser).await;
    let (x, y) = middle_of(&browser, ".map").await;
    pointer(&browser, "pointerdown", 11, true, (x - 50.0, y)).await;
    pointer(&browser, "pointerdown", 12, false, (x + 50.0, y)).await;
    pointer(&browser, "pointercancel", 11, true, (x - 50.0, y)).await;
    let (one, two) = (middle_of(&browser, IN_SIGHT).await, middle_of(&browser, ELSEWHERE).await);
    pointer(&browser, "pointermove", 12, false, (x + 20.0, y + 25.0)).await;
    let panned = middle_of(&browser, IN_SIGHT).await;
    assert!(far(panned, (one.0 - 30.0, one.1 + 25.0)) < 1.5, "{one:?} -> {panned:?}");
    let apart = far(panned, middle_of(&browser, ELSEWHERE).await);
    assert!((apart - far(one, two)).abs() < 0.5, "it is as large as before");
    // Nobody tells that 12 has gone. The next finger is alone.
    pointer(&browser, "pointerdown", 13, true, (x, y)).await;
    pointer(&browser, "pointermove", 13, true, (x + 30.0, y)).await;
    let alone = middle_of(&browser, IN_SIGHT).await;
    assert!(far(alone, (panned.0 + 30.0, panned.1)) < 1.5, "{panned:?} -> {alone:?}");
    pointer(&browser, "pointerup", 13, true, (x + 30.0, y)).await;
    browser.close().await;
}

/// Report 36: up outside the map, and outside the page.
#[tokio::test]
async fn a_finger_that_lifts_beside_the_map_has_gone() {
    let browser = Browser::open_saved().await;
    open(&browser).await;
    let (x, y) = middle_of(&browser, ".map").await;
    for outside in [(x, 700.0), (x, 2.0)] {
        touch(&browser, "touchStart", &[(1, (x, y))]).await;
        touch(&browser, "touchMove", &[(1, (x, y + 20.0))]).await;
        touch(&browser, "touchMove", &[(1, outside)]).await;
        touch(&browser, "touchEnd", &[]).await;
        let before = middle_of(&browser, IN_SIGHT).await;
        touch(&browser, "touchStart", &[(2, (x, y))]).await;
        touch(&browser, "touchMove", &[(2, (x + 25.0, y))]).await;
        let after = middle_of(&browser, IN_SIGHT).await;
        assert!(far(after, (before.0 + 25.0, before.1)) < 1.5, "{before:?} -> {after:?}");
        touch(&browser, "touchEnd", &[]).await;
    }
    browser.close().await;
}

#[tokio::test]
async fn keys_and_buttons_do_what_fingers_do() {
    let browser = Browser::open_saved().await;
    open(&browser).await;
    let before = middle_of(&browser, IN_SIGHT).await;
    browser.ask("() => document.querySelector('.map').focus()", &[]).await;
    for (key, (right, down)) in
        [(Key::Right, (-60.0, 0.0)), (Key::Left, (0.0, 0.0)), (Key::Down, (0.0, -60.0)), (Key::Up, (0.0, 0.0))]
    {
        browser.press(key).await;
        let now = middle_of(&browser, IN_SIGHT).await;
        assert!(far(now, (before.0 + right, before.1 + down)) < 1.0, "{before:?} -> {now:?}");
    }
    assert_eq!(browser.ask("() => scrollY", &[]).await, json!(0), "the arrows move the map alone");
    let apart = async || far(middle_of(&browser, IN_SIGHT).await, middle_of(&browser, ELSEWHERE).await);
    let first = apart().await;
    browser.tap(By::XPath("//button[contains(., 'Larger')]")).await;
    let larger = apart().await;
    assert!((larger / first - 1.6).abs() < 0.03, "{}", larger / first);
    browser.tap(By::XPath("//button[contains(., 'Smaller')]")).await;
    assert!((apart().await - first).abs() < 1.5);
    browser.ask("() => document.querySelector('.map').focus()", &[]).await;
    browser.driver.action_chain().send_keys("+").perform().await.expect("a key");
    assert!((apart().await - larger).abs() < 1.5);
    browser.driver.action_chain().send_keys("-").perform().await.expect("a key");
    assert!((apart().await - first).abs() < 1.5);
    browser.close().await;
}

#[tokio::test]
async fn me_shows_the_person_to_scale_and_the_list_goes_by_them() {
    let browser = Browser::open_saved().await;
    browser.at_place(CATHEDRAL, 100.0).await;
    open(&browser).await;
    let whence = async || browser.text_of("[data-live=map] h2 + .note").await;
    assert!(whence().await.starts_with("From the Clock Tower"));
    browser.tap(By::XPath("//button[contains(., 'Me')]")).await;
    browser.until("the person", whence, |words| words.starts_with("From where you are")).await;
    // Drawn in the middle, as wide as the phone is unsure, by the scale bar.
    let (person, map) = (middle_of(&browser, ".map .you").await, middle_of(&browser, ".map").await);
    assert!(far(person, map) < 1.5, "{person:?} in {map:?}");
    let wide = "() => {
        const width = (selector) => document.querySelector(selector).getBBox().width;
        const metres = parseInt(document.querySelector('.map .still > text').textContent);
        return width('.map .around') / width('.map .bar') * metres;
    }";
    let metres = browser.ask(wide, &[]).await.as_f64().expect("metres");
    assert!((metres - 200.0).abs() < 6.0, "{metres} m for 100 m to each side");
    // Followed until a finger moves the map.
    browser.at_place((51.2800, 1.0830), 20.0).await;
    let row = async || browser.text_of("[data-live=map] .rows li:first-child").await;
    browser.until("the nearest", row, |row| row.contains("Cathedral")).await;
    assert!(far(middle_of(&browser, ".map .you").await, map).abs() < 1.5);
    browser.close().await;
}

#[tokio::test]
async fn whoever_is_far_away_is_told_so_and_the_map_stays_at_the_city() {
    let browser = Browser::open_saved().await;
    browser.at_place(LONDON, 20.0).await;
    open(&browser).await;
    let before = middle_of(&browser, IN_SIGHT).await;
    browser.tap(By::XPath("//button[contains(., 'Me')]")).await;
    let status = async || browser.text_of("[data-live=map] [role=status]").await;
    browser.until("the status", status, |words| words.contains("from Canterbury")).await;
    assert!(far(middle_of(&browser, IN_SIGHT).await, before) < 0.5);
    assert_eq!(browser.ask("() => document.querySelectorAll('.map .you').length", &[]).await, json!(0));
    browser.close().await;
}

#[tokio::test]
async fn the_list_has_every_place_once_those_without_a_position_too() {
    let browser = Browser::open_saved().await;
    open(&browser).await;
    let listed = browser.ask("() => [...document.querySelectorAll('[data-live=map] .rows li')].map((row) => [row.id, row.querySelector('a').getAttribute('href'), row.innerText])", &[]).await;
    let listed: Vec<(String, String, String)> = serde_json::from_value(listed).expect("rows");
    assert_eq!(listed.len(), knowledge().places.len());
    for place in &knowledge().places {
        let (_, href, words) = listed.iter().find(|(id, ..)| *id == place.id).expect("a row");
        assert_eq!(*href, place.path());
        assert!(words.contains(&place.name), "{words}");
        assert_eq!(words.contains("We do not know where it is"), place.position.is_none(), "{words}");
    }
    browser.close().await;
}

#[tokio::test]
async fn a_tap_on_a_sign_says_what_it_is_and_a_tap_beside_it_takes_that_back() {
    let browser = Browser::open_saved().await;
    open(&browser).await;
    let card = async || browser.text_of("[data-live=map] .place h3").await;
    let sign = middle_of(&browser, IN_SIGHT).await;
    touch(&browser, "touchStart", &[(1, sign)]).await;
    touch(&browser, "touchEnd", &[]).await;
    browser.until("the place", card, |name| name.contains("Christ Church")).await;
    let address = browser.driver.current_url().await.expect("an address");
    assert_eq!((address.path(), address.fragment()), ("/map", Some("cccu-security")));
    let (x, _) = middle_of(&browser, ".map").await;
    touch(&browser, "touchStart", &[(1, (x, 560.0))]).await;
    touch(&browser, "touchEnd", &[]).await;
    browser.until("no place", card, String::is_empty).await;
    browser.close().await;
}

#[tokio::test]
async fn the_small_map_leads_to_the_large_one_and_a_swipe_on_it_scrolls_the_page() {
    let browser = Browser::open_saved().await;
    browser.screen(390, 844).await;
    browser.open_page(&format!("{}{WHITEFRIARS_PAGE}", browser.origin())).await;
    browser.wait_until_live().await;
    browser.ask("() => document.querySelector('.small-map').scrollIntoView({ block: 'center' })", &[]).await;
    let top = browser.ask("() => scrollY", &[]).await.as_f64().expect("a number");
    let (x, y) = middle_of(&browser, ".small-map").await;
    swipe_up(&browser, (x, y - top)).await;
    assert!(scrolled(&browser, top + 50.0).await > top);
    let action = "() => getComputedStyle(document.querySelector('.small-map')).touchAction";
    assert_eq!(browser.ask(action, &[]).await, json!("manipulation"), "two fingers make the page larger");

    browser.tap(By::Css(".small-map")).await;
    let card = async || browser.text_of("[data-live=map] .place h3").await;
    browser.until("the place on the map", card, |name| name == WHITEFRIARS).await;
    let sign = middle_of(&browser, ".map .chosen > path").await;
    assert!(far(sign, middle_of(&browser, ".map").await) < 2.0, "it is in the middle");
    // A place that nobody has published the position of has none.
    browser.open_page(&format!("{}/places/mental-health-safe-haven", browser.origin())).await;
    browser.wait_until_running().await;
    assert!(browser.driver.find(By::Css(".small-map")).await.is_err());
    browser.close().await;
}

/// Two fingers beside the map are the page's own.
#[tokio::test]
async fn fingers_are_taken_on_the_map_alone() {
    let browser = Browser::open_saved().await;
    open(&browser).await;
    let taken = browser.faults("() => [...document.querySelectorAll('body *')].filter((element) => getComputedStyle(element).touchAction === 'none' && !element.closest('.map')).map((element) => element.outerHTML)", &[]).await;
    assert_eq!(taken, Vec::<String>::new());
    swipe_up(&browser, (100.0, 740.0)).await;
    scrolled(&browser, 50.0).await;
    browser.close().await;
}

#[tokio::test]
async fn without_scripts_the_picture_the_links_and_the_list_are_there() {
    let browser = Browser::open_with_scripts_off().await;
    let server = crate::support::server::Server::start();
    browser.driver.goto(format!("{}/map", server.origin())).await.expect("the page opens");
    for there in [".map .safe", ".map .known-to", ".map .bar", ".legend li", ".rows li[id=police-station] a"] {
        let element = browser.driver.find(By::Css(there)).await.unwrap_or_else(|error| panic!("{there}: {error}"));
        let area = element.rect().await.expect("an area");
        assert!(area.width > 10.0, "{there}");
    }
    assert!(
        !browser
            .driver
            .find(By::Css(".map-buttons"))
            .await
            .expect("they are in the page")
            .is_displayed()
            .await
            .expect("a state")
    );
    let sign = browser.driver.find(By::Css(IN_SIGHT)).await.expect("a sign").rect().await.expect("an area");
    let (x, y) = (sign.x + sign.width / 2.0, sign.y + sign.height / 2.0);
    browser.driver.action_chain().move_to(x as i64, y as i64).click().perform().await.expect("a tap");
    assert!(browser.driver.current_url().await.expect("an address").path().ends_with("/places/cccu-security"));
    browser.close().await;
}

/// The program draws what the builder drew, so that nothing flickers when it comes.
#[tokio::test]
async fn the_first_picture_of_the_program_is_that_of_the_finished_page() {
    let browser = Browser::open_saved().await;
    open(&browser).await;
    let read = "async () => {
        const finished = await (await fetch('/map')).text();
        const drawn = [...document.querySelectorAll('.map > svg')].map((layer) => layer.outerHTML).join('');
        // Its signs are links, which the program does not need.
        const plain = (markup) => markup.replaceAll(/ href=\"[/]places[^\"]*\" tabindex=\"-1\"/g, '').replaceAll(/<([/]?)a(?=[ >])/g, '<$1g').replaceAll(/&#x27;|&apos;/g, \"'\").replaceAll('&amp;', '&').replaceAll('&quot;', '\"');
        const map = finished.slice(finished.indexOf('<svg class=\"ground\"'));
        return [plain(map.slice(0, map.indexOf('</div>'))), plain(drawn).replace(/ style=\"[^\"]*\"/, '')];
    }";
    let pictures: (String, String) = serde_json::from_value(browser.ask(read, &[]).await).expect("two pictures");
    assert_eq!(pictures.0, pictures.1);
    assert!(pictures.0.len() > 3000);
    browser.close().await;
}

/// In the widest usual typeface, at every size of text and at every scale: as drawn, not as worked out.
#[tokio::test]
async fn no_name_covers_another_as_drawn_whatever_the_size_of_text() {
    let browser = Browser::open_saved().await;
    let overlaps = "async () => {
        for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
        const signs = [...document.querySelectorAll('.map .ground [data-place]')].map((sign) => [...sign.querySelectorAll('text')]);
        const boxes = signs.flatMap((lines, sign) => lines.map((line) => [sign, line.textContent, line.getBoundingClientRect()]));
        const over = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4;
        return boxes.flatMap(([one, words, box]) => boxes.filter(([two, , other]) => one < two && over(box, other)).map(([, others]) => `${words} / ${others}`));
    }";
    for pixels in [16, 32] {
        browser.text_size(pixels).await;
        open(&browser).await;
        for _ in 0..6 {
            assert_eq!(browser.faults(overlaps, &[]).await, Vec::<String>::new(), "text of {pixels} pixels");
            browser.tap(By::XPath("//button[contains(., 'Larger')]")).await;
        }
    }
    browser.text_size(16).await;
    browser.close().await;
}

#[tokio::test]
async fn in_forced_colours_the_picture_has_the_colours_of_the_owner() {
    let browser = Browser::open_saved().await;
    browser.prefers(&[("forced-colors", "active")]).await;
    open(&browser).await;
    let colours = "() => {
        const named = (colour) => { const box = document.createElement('i'); box.style.setProperty('color', colour); document.body.append(box); const { color } = getComputedStyle(box); box.remove(); return color; };
        const [ink, paper] = [named('CanvasText'), named('Canvas')];
        const style = (selector) => getComputedStyle(document.querySelector(selector));
        return [[style('.map text').fill, ink], [style('.map .safe path').fill, ink], [style('.map .safe use').stroke, paper], [style('.map .home path').stroke, ink], [style('.map').backgroundColor, paper]]
            .flatMap(([is, wanted], index) => (is === wanted && ink !== paper ? [] : [`${index}: ${is}, not ${wanted}`]));
    }";
    assert_eq!(browser.faults(colours, &[]).await, Vec::<String>::new());
    browser.close().await;
}

/// The style of maps is loaded with each document, and waits there for a map.
#[tokio::test]
async fn a_map_in_a_document_that_opened_without_one_looks_like_that_of_its_page() {
    let browser = Browser::open_saved().await;
    browser.screen(390, 844).await;
    let look = "() => { const { height, width } = document.querySelector('.map').getBoundingClientRect(); return [width, height, getComputedStyle(document.querySelector('.map .safe path')).fill]; }";
    browser.open_page(&format!("{}/map", browser.origin())).await;
    let of_page = browser.ask(look, &[]).await;
    browser.open_page(&format!("{}/about", browser.origin())).await;
    browser.follow("/map").await;
    assert_eq!(browser.ask(look, &[]).await, of_page);
    browser.close().await;
}

/// By how many degrees the arrow to the north is turned on the screen.
async fn north(browser: &Browser) -> Value {
    let turned =
        "() => Number(/rotate\\((-?\\d+)\\)/.exec(document.querySelector('.map .north').getAttribute('transform'))[1])";
    browser.ask(turned, &[]).await
}

#[tokio::test]
async fn the_map_turns_with_the_phone_on_android_and_on_an_iphone_and_back_to_the_north() {
    for phone in [ANDROID, &iphone("granted")] {
        let browser = Browser::open_saved().await;
        browser.before_each_page(SENSORS).await;
        browser.before_each_page(phone).await;
        open(&browser).await;
        browser.tap(By::XPath("//button[.='Turn with me']")).await;
        let message = async || browser.text_of("main [role=status] .status").await;
        browser.until("words", message, |words| words.contains("does not tell which way you face")).await;
        for (heading, turned) in [(90.0, -90), (180.0, -180), (0.0, 0)] {
            face(&browser, heading).await;
            let is_so = |north: &Value| {
                north.as_i64().is_some_and(|north| ((north - turned + 540).rem_euclid(360) - 180).abs() <= 8)
            };
            browser.until("the arrow to the north", async || north(&browser).await, is_so).await;
        }
        browser.until("no words", message, |words| !words.contains("which way you face")).await;
        face(&browser, 90.0).await;
        browser.tap(By::XPath("//button[.='North up']")).await;
        browser.until("north is up", async || north(&browser).await, |north| *north == json!(0)).await;
        browser.close().await;
    }
}

#[tokio::test]
async fn without_a_compass_the_map_stays_north_up_and_says_so() {
    let browser = Browser::open_saved().await;
    browser.before_each_page(SENSORS).await;
    browser.before_each_page(&iphone("denied")).await;
    open(&browser).await;
    browser.tap(By::XPath("//button[.='Turn with me']")).await;
    let message = async || browser.text_of("main [role=status] .status").await;
    browser.until("words", message, |words| words.contains("does not tell which way you face")).await;
    assert_eq!(north(&browser).await, json!(0));
    browser.close().await;
}
