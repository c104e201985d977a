//! The arrow to a place: it turns with the phone or with the walk, and says all in words.

use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::support::browser::Browser;
use crate::support::clock::{MONDAY_0630, SATURDAY_2330};
use crate::support::places::{CATHEDRAL, KEYNES_COLLEGE, WHITEFRIARS, WHITEFRIARS_PAGE};
use crate::support::screens::Home;

/// A receiver that the test drives: `fix(lat, lon, more)` tells every watch where the phone is, `fail(code)` that it does not know;
/// `watching()` says how many watches there are.
pub const RECEIVER: &str = "(() => {
    const watches = new Map(), asked = [];
    let last;
    const known = ([latitude, longitude, more]) => ({ coords: { latitude, longitude, accuracy: 8, heading: NaN, speed: 0, ...more }, timestamp: Date.now() });
    const receiver = {
        getCurrentPosition: (found) => { last ? found(known(last)) : asked.push(found); },
        watchPosition: (found, failed) => { watches.set(watches.size + 1, [found, failed]); if (last) setTimeout(() => found(known(last))); return watches.size; },
        clearWatch: (id) => watches.delete(id),
    };
    Object.defineProperty(navigator, 'geolocation', { value: receiver });
    globalThis.fix = (...at) => { last = at; for (const [found] of watches.values()) found(known(at)); };
    globalThis.watching = () => watches.size;
    globalThis.fail = (code) => { for (const [, failed] of watches.values()) failed?.({ code, PERMISSION_DENIED: 1, POSITION_UNAVAILABLE: 2, TIMEOUT: 3 }); };
})();";

/// Chromium without sensors tells once that it has none. The phones of these tests have them.
pub const SENSORS: &str = "for (const name of ['deviceorientation', 'deviceorientationabsolute']) addEventListener(name, (event) => event.isTrusted && event.stopImmediatePropagation());";

/// A phone with Android's events, which need no permission: `face(heading)`.
pub const ANDROID: &str = "(() => {
    delete DeviceOrientationEvent.requestPermission;
    globalThis.face = (heading, more) => {
        for (let times = 0; times < 40; times += 1) {
            const event = new Event('deviceorientationabsolute');
            const told = { alpha: (360 - heading) % 360, beta: 0, gamma: 0, absolute: true, ...more };
            for (const [name, value] of Object.entries(told)) Object.defineProperty(event, name, { value });
            dispatchEvent(event);
        }
    };
})();";

/// An iPhone: it has no absolute event, a heading of its own, and a permission. `answer`: what the person says.
pub fn iphone(answer: &str) -> String {
    let phone = "(() => {
        for (let of = globalThis; of; of = Object.getPrototypeOf(of)) delete of.ondeviceorientationabsolute;
        globalThis.asked = 0;
        DeviceOrientationEvent.requestPermission = async () => { globalThis.asked += 1; if (!navigator.userActivation.isActive) throw new DOMException('', 'NotAllowedError'); return ANSWER; };
        globalThis.face = (heading, accuracy = 10) => {
            for (let times = 0; times < 40; times += 1) {
                const event = new Event('deviceorientation');
                const told = { alpha: 123, beta: 0, gamma: 0, absolute: false, webkitCompassHeading: heading, webkitCompassAccuracy: accuracy };
                for (const [name, value] of Object.entries(told)) Object.defineProperty(event, name, { value });
                dispatchEvent(event);
            }
        };
    })();";
    phone.replace("ANSWER", &json!(answer).to_string())
}

const BUTTON: &str = "//button[contains(., 'Which way is it?')]";
/// A taxi rank, whose position is exact. It is to the south-east of the cathedral.
const RANK: &str = "/places/taxi-rank-whitefriars";

/// Opens a page with such a phone at a place, and starts the arrow.
async fn led(phone: &str, page: &str, (lat, lon): (f64, f64)) -> Browser {
    let browser = Browser::open_saved().await;
    browser.before_each_page(RECEIVER).await;
    browser.before_each_page(SENSORS).await;
    browser.before_each_page(phone).await;
    browser.open_page(&format!("{}{page}", browser.origin())).await;
    browser.tap(By::XPath(BUTTON)).await;
    fix(&browser, lat, lon, json!({})).await;
    browser
}

pub async fn fix(browser: &Browser, lat: f64, lon: f64, more: Value) {
    browser.ask("(...at) => globalThis.fix(...at)", &[json!(lat), json!(lon), more]).await;
}

pub async fn face(browser: &Browser, heading: f64) {
    browser.ask("(heading) => globalThis.face(heading)", &[json!(heading)]).await;
}

/// The words beside the arrow, once they begin so.
async fn says(browser: &Browser, words: &str) -> String {
    let told = async || browser.text_of(".which-way").await;
    browser.until(words, told, |told| told.contains(words)).await
}

/// By how much the arrow is turned on the screen, and the ring. `null`: there is no arrow.
async fn turned(browser: &Browser) -> Value {
    let turned = "() => {
        const drawn = [...document.querySelectorAll('.arrow use')].map((use) => Number(/rotate\\((\\d+) 12 12\\)/.exec(use.getAttribute('transform'))[1]));
        return drawn.length ? drawn : null;
    }";
    browser.ask(turned, &[]).await
}

/// Whether the arrow is turned by this much, to 3 degrees.
async fn until_turned(browser: &Browser, by: i64) {
    let is_so = |turned: &Value| {
        turned[1].as_i64().is_some_and(|turned| ((turned - by + 540).rem_euclid(360) - 180).abs() <= 3)
    };
    browser.until(&format!("an arrow turned by {by}"), async || turned(browser).await, is_so).await;
}

/// 130 metres due north of the rank.
fn north_of_the_rank() -> (f64, f64) {
    let rank = crate::support::editions::knowledge().place("taxi-rank-whitefriars").expect("the rank");
    let position = rank.position.expect("its position");
    (position.lat + 0.00117, position.lon)
}

#[tokio::test]
async fn the_arrow_turns_with_the_phone_on_android_and_on_an_iphone() {
    for phone in [ANDROID, &iphone("granted")] {
        let browser = led(phone, RANK, north_of_the_rank()).await;
        for (heading, words, arrow) in [
            (180.0, "Straight ahead", 0),
            (90.0, "To your right", 90),
            (0.0, "Behind you", 180),
            (359.0, "Behind you", 181),
            (270.0, "To your left", 270),
        ] {
            face(&browser, heading).await;
            says(&browser, words).await;
            until_turned(&browser, arrow).await;
        }
        let told = says(&browser, "To your left").await;
        assert!(!told.contains("north is at the top"), "{told}");
        assert!(browser.text_of(".one-place .way").await.contains("south"), "the line stays");
        browser.tap(By::XPath("//button[contains(., 'Stop the arrow')]")).await;
        let gone = async || turned(&browser).await;
        browser.until("no arrow", gone, |turned| turned.is_null()).await;
        browser.close().await;
    }
}

#[tokio::test]
async fn a_turned_screen_turns_the_arrow() {
    for phone in [ANDROID, &iphone("granted")] {
        let landscape = "Object.defineProperty(globalThis, 'orientation', { value: undefined }); Object.defineProperty(screen.orientation, 'angle', { value: 90 });";
        let browser = led(&[phone, landscape].concat(), RANK, north_of_the_rank()).await;
        face(&browser, 90.0).await;
        says(&browser, "Straight ahead").await;
        browser.close().await;
    }
    // Before iOS 16.4.
    let older = "Object.defineProperty(globalThis, 'orientation', { value: -90 }); Object.defineProperty(screen, 'orientation', { value: undefined });";
    let browser = led(&[&iphone("granted"), older].concat(), RANK, north_of_the_rank()).await;
    face(&browser, 270.0).await;
    says(&browser, "Straight ahead").await;
    browser.close().await;
}

#[tokio::test]
async fn a_compass_that_is_not_sure_shows_no_arrow_and_says_so() {
    let browser = led(&iphone("granted"), RANK, north_of_the_rank()).await;
    face(&browser, 180.0).await;
    says(&browser, "Straight ahead").await;
    for accuracy in [40, -1] {
        browser.ask("(accuracy) => globalThis.face(180, accuracy)", &[json!(accuracy)]).await;
        let told = says(&browser, "not sure which way you face").await;
        assert!(told.contains("To the south") && turned(&browser).await.is_null(), "{told}");
        face(&browser, 180.0).await;
        says(&browser, "Straight ahead").await;
    }
    browser.close().await;
}

#[tokio::test]
async fn a_permission_is_asked_for_in_the_tap_and_a_refusal_leaves_the_map_arrow_and_the_words() {
    // Chromium has the same request, with its own event.
    let chromium = "DeviceOrientationEvent.requestPermission = async () => { globalThis.asked = (globalThis.asked ?? 0) + 1; return navigator.userActivation.isActive ? 'granted' : 'denied'; };";
    for phone in [iphone("granted"), [ANDROID, chromium].concat()] {
        let browser = led(&phone, RANK, north_of_the_rank()).await;
        face(&browser, 90.0).await;
        says(&browser, "To your right").await;
        assert_eq!(browser.ask("() => globalThis.asked", &[]).await, json!(1));
        // Granted for the document: on the next screen it is not asked for again.
        browser.follow("/plan").await;
        browser.follow(RANK).await;
        browser.until("the arrow", async || turned(&browser).await, |turned| !turned.is_null()).await;
        face(&browser, 180.0).await;
        says(&browser, "Straight ahead").await;
        assert_eq!(browser.ask("() => globalThis.asked", &[]).await, json!(1));
        browser.close().await;
    }
    let browser = led(&iphone("denied"), RANK, north_of_the_rank()).await;
    let told = says(&browser, "did not share its compass").await;
    assert!(told.contains("To the south") && told.contains("north is at the top"), "{told}");
    assert_eq!(turned(&browser).await, json!([0, 180]));
    browser.close().await;
}

#[tokio::test]
async fn without_a_compass_the_arrow_is_for_a_map() {
    let none = "delete globalThis.DeviceOrientationEvent;";
    let silent = "delete DeviceOrientationEvent.requestPermission;";
    for phone in [none, silent] {
        let browser = led(phone, RANK, north_of_the_rank()).await;
        let told = says(&browser, "no compass").await;
        assert!(told.contains("north is at the top"), "{told}");
        assert_eq!(turned(&browser).await, json!([0, 180]));
        browser.close().await;
    }
}

/// Told apart from the person's own no.
#[tokio::test]
async fn a_page_that_may_not_read_the_compass_says_that_it_was_saved_so() {
    let forbidden = "document.featurePolicy.allowsFeature = (name) => name !== 'magnetometer';";
    let browser = led(&[ANDROID, forbidden].concat(), RANK, north_of_the_rank()).await;
    let told = says(&browser, "saved without the compass").await;
    assert!(!told.contains("did not share"), "{told}");
    browser.close().await;
}

/// The pages as they are saved let the browser's own events through, from whichever of them the app was started.
#[tokio::test]
async fn saved_pages_may_read_the_compass() {
    let browser = Browser::open_saved_then_stopped().await;
    for page in ["/", RANK, "/plan"] {
        browser.open_page(&format!("{}{page}", browser.origin())).await;
        let may = "() => ['accelerometer', 'gyroscope', 'magnetometer', 'camera'].map((name) => document.featurePolicy.allowsFeature(name))";
        assert_eq!(browser.ask(may, &[]).await, json!([true, true, true, false]), "{page}");
    }
    browser.close().await;
}

/// Normal deviates of a fixed seed.
fn noise(count: usize) -> Vec<f64> {
    let mut state = 7u32;
    let mut next = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        f64::from(state >> 8) / f64::from(1 << 24)
    };
    (0..count).map(|_| (0..12).map(|_| next()).sum::<f64>() - 6.0).collect()
}

/// Thirty fixes of a walk to the south, each off by metres, each heading by degrees.
fn walk() -> Vec<(f64, f64, Value)> {
    let (lat, lon) = north_of_the_rank();
    let start = lat + 0.002;
    let noise = noise(90);
    (0..30)
        .map(|step| {
            let off = |which: usize| noise[step * 3 + which];
            let lat = start - step as f64 * 1.4 * 4.0 / 111_200.0 + off(0) * 3.0 / 111_200.0;
            let heading = (180.0 + off(2) * 12.0).rem_euclid(360.0);
            (lat, lon + off(1) * 3.0 / 69_600.0, json!({ "accuracy": 8, "heading": heading, "speed": 1.4 }))
        })
        .collect()
}

#[tokio::test]
async fn on_a_walk_the_arrow_follows_the_way_and_not_the_compass_and_at_rest_the_compass_again() {
    let walk = walk();
    let browser = led(ANDROID, RANK, (walk[0].0, walk[0].1)).await;
    // The phone is held sideways.
    face(&browser, 90.0).await;
    says(&browser, "To your right").await;
    let mut before = i64::MAX;
    for (lat, lon, more) in walk {
        fix(&browser, lat, lon, more).await;
        says(&browser, "Straight ahead").await;
        let arrow = turned(&browser).await[1].as_i64().expect("an arrow");
        assert!((arrow + 180).rem_euclid(360).abs_diff(180) <= 40, "{arrow}");
        let way = browser.text_of(".one-place .way").await;
        let metres = way.split(" m ").next().and_then(|way| way.rsplit(' ').next()?.parse().ok()).expect("metres");
        assert!(metres <= before.saturating_add(20), "{metres} after {before}");
        before = metres;
    }
    assert!(before < 250, "{before}");
    // At rest the headings of the receiver are noise.
    let (lat, lon) = north_of_the_rank();
    fix(&browser, lat, lon, json!({ "heading": 300, "speed": 0.1 })).await;
    says(&browser, "To your right").await;
    browser.close().await;
}

#[tokio::test]
async fn a_rough_fix_draws_no_arrow_and_a_leap_does_not_arrive() {
    let start = north_of_the_rank();
    let browser = led(ANDROID, RANK, start).await;
    face(&browser, 180.0).await;
    says(&browser, "Straight ahead").await;
    fix(&browser, start.0, start.1, json!({ "accuracy": 900 })).await;
    let told = says(&browser, "about 900 m").await;
    assert!(!told.contains("Straight ahead") && turned(&browser).await.is_null(), "{told}");

    let far = start.0 + 0.004;
    fix(&browser, far, start.1, json!({})).await;
    says(&browser, "Straight ahead").await;
    let rank = start.0 - 0.00117;
    fix(&browser, rank, start.1, json!({})).await;
    let told = says(&browser, "Close: look for").await;
    assert!(!told.contains("You are there"), "{told}");
    // The next fix says the same.
    fix(&browser, rank + 0.00001, start.1, json!({})).await;
    says(&browser, "You are there").await;
    assert!(turned(&browser).await.is_null());
    browser.close().await;
}

/// The position of the Safe Haven is known to 60 metres: nobody is told that they are there.
#[tokio::test]
async fn near_a_place_that_is_not_known_exactly_it_says_what_to_look_for_and_how_to_get_in() {
    let haven = crate::support::editions::knowledge().place("whitefriars-refuge-point").expect("the haven");
    let position = haven.position.expect("its position");
    let browser = led(ANDROID, WHITEFRIARS_PAGE, (position.lat, position.lon)).await;
    let told = says(&browser, "Close: look for Whitefriars Refuge Point.").await;
    assert!(told.contains("Press the intercom") && !told.contains("You are there"), "{told}");
    browser.close().await;
}

#[tokio::test]
async fn a_location_that_is_lost_in_mid_walk_is_told_with_its_age() {
    let clock = crate::support::clock::SET_BY_HAND;
    let start = north_of_the_rank();
    let browser = led(&[ANDROID, clock].concat(), RANK, start).await;
    face(&browser, 180.0).await;
    says(&browser, "Straight ahead").await;
    let silent = "() => { navigator.geolocation.watchPosition = () => 99; globalThis.fail(2); }";
    browser.ask(silent, &[]).await;
    let pass = "(minutes) => { globalThis.shift += minutes * 60000; document.dispatchEvent(new Event('visibilitychange', { bubbles: true })); }";
    browser.ask(pass, &[json!(3)]).await;
    let told = says(&browser, "3 minutes ago").await;
    assert!(!told.contains("Straight ahead") && turned(&browser).await.is_null(), "{told}");
    browser.ask(pass, &[json!(8)]).await;
    says(&browser, "has lost where you are").await;
    browser.close().await;
}

#[tokio::test]
async fn on_the_answer_it_is_started_in_one_tap_and_goes_on_at_the_place() {
    let browser = Browser::open_saved().await;
    // At another hour another place comes first, which is elsewhere.
    browser.at_time(MONDAY_0630).await;
    browser.before_each_page(RECEIVER).await;
    browser.before_each_page(SENSORS).await;
    browser.before_each_page(ANDROID).await;
    browser.before_each_page(&format!("globalThis.fix({}, {});", CATHEDRAL.0, CATHEDRAL.1)).await;
    let home = Home::open(&browser, browser.origin()).await;
    home.find_the_nearest().await;
    let nearest = home.nearest().await;
    browser.tap(By::XPath(BUTTON)).await;
    // It is to the east.
    face(&browser, 270.0).await;
    says(&browser, "Behind you").await;
    browser.tap(By::LinkText("Take me there")).await;
    let heading = async || browser.text_of("h1").await;
    browser.until("the place", heading, |name| *name == nearest.name).await;
    browser.until("the arrow", async || turned(&browser).await, |turned| !turned.is_null()).await;
    face(&browser, 90.0).await;
    says(&browser, "Straight ahead").await;
    browser.close().await;
}

/// Another place may come first on the way: nobody is sent elsewhere in mid-walk without a word.
#[tokio::test]
async fn the_arrow_stays_with_its_place_when_another_comes_first() {
    let browser = Browser::open_saved().await;
    browser.at_time(SATURDAY_2330).await;
    for script in [RECEIVER, SENSORS, ANDROID] {
        browser.before_each_page(script).await;
    }
    browser.before_each_page(&format!("globalThis.fix({}, {});", CATHEDRAL.0, CATHEDRAL.1)).await;
    let home = Home::open(&browser, browser.origin()).await;
    home.find_the_nearest().await;
    assert_eq!(home.nearest().await.name, WHITEFRIARS);
    browser.tap(By::XPath(BUTTON)).await;
    face(&browser, 270.0).await;
    let before = says(&browser, ".").await;
    home.belongs_to("University of Kent").await;
    fix(&browser, KEYNES_COLLEGE.0, KEYNES_COLLEGE.1, json!({})).await;
    let first = async || browser.text_of(".nearest h2").await;
    browser.until("another place", first, |name| name == "University of Kent Campus Security").await;
    let led = async || browser.text_of(".answer .led").await;
    let led = browser.until("the place", led, |led| led.contains(WHITEFRIARS)).await;
    assert!(led.contains("Stop the arrow") && led.contains("min walk"), "{led}, before {before}");
    browser.tap(By::XPath("//button[contains(., 'Stop the arrow')]")).await;
    let gone = async || browser.driver.find(By::Css(".answer .led")).await.is_err();
    browser.until("its end", gone, |gone| *gone).await;
    browser.close().await;
}

/// Report 37: each phone by what it says of itself, also in another language.
#[tokio::test]
async fn the_link_to_the_map_app_is_that_of_the_phone_and_says_that_it_needs_data() {
    const IPAD: &str = "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Safari/605.1.15";
    const ANDROID_PHONE: &str = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Mobile Safari/537.36";
    for (agent, touch_points, wanted) in [
        (IPAD, 5, "https://maps.apple.com/?daddr="),
        (ANDROID_PHONE, 5, "geo:51."),
        (IPAD, 0, "https://www.openstreetmap.org/?mlat="),
    ] {
        let browser = Browser::open_saved().await;
        let override_agent = json!({ "userAgent": agent, "acceptLanguage": "de-DE" });
        browser.cdp("Emulation.setUserAgentOverride", override_agent).await;
        browser
            .before_each_page(&format!(
                "Object.defineProperty(navigator, 'maxTouchPoints', {{ value: {touch_points} }});"
            ))
            .await;
        browser.open_page(&format!("{}{RANK}", browser.origin())).await;
        let link = "() => [...document.querySelectorAll('main a.button')].filter((link) => link.textContent.includes('needs data')).map((link) => link.href)";
        let links = async || browser.faults(link, &[]).await;
        browser.until(wanted, links, |links| links.len() == 1 && links[0].starts_with(wanted)).await;
        browser.cdp("Emulation.setUserAgentOverride", json!({ "userAgent": "" })).await;
        browser.close().await;
    }
}

/// Without motion it turns in eighths.
#[tokio::test]
async fn who_wants_less_motion_gets_an_arrow_that_turns_in_eighths() {
    let browser = Browser::open_saved().await;
    browser.prefers(&[("prefers-reduced-motion", "reduce")]).await;
    browser.before_each_page(RECEIVER).await;
    browser.before_each_page(SENSORS).await;
    browser.before_each_page(ANDROID).await;
    browser.open_page(&format!("{}{RANK}", browser.origin())).await;
    browser.tap(By::XPath(BUTTON)).await;
    let (lat, lon) = north_of_the_rank();
    fix(&browser, lat, lon, json!({})).await;
    for (heading, arrow) in [(180.0, 0), (170.0, 0), (150.0, 45), (95.0, 90)] {
        face(&browser, heading).await;
        let is_so = |turned: &Value| turned[1] == json!(arrow);
        browser.until(&format!("{arrow} at {heading}"), async || turned(&browser).await, is_so).await;
    }
    browser.close().await;
}

/// Not at each turn: screen readers would never be silent.
#[tokio::test]
async fn what_is_announced_does_not_change_with_each_turn() {
    let browser = led(ANDROID, RANK, north_of_the_rank()).await;
    let spoken =
        async || browser.ask("() => document.querySelector('.which-way [role=status]').textContent", &[]).await;
    let first = browser
        .until("an announcement", spoken, |spoken| spoken.as_str().is_some_and(|spoken| spoken.contains("walk")))
        .await;
    for heading in [0.0, 90.0, 180.0, 270.0] {
        face(&browser, heading).await;
        until_turned(&browser, (180.0 - heading) as i64).await;
        assert_eq!(spoken().await, first, "at {heading}");
    }
    let (lat, lon) = north_of_the_rank();
    fix(&browser, lat - 0.0006, lon, json!({})).await;
    browser.until("the next", spoken, |spoken| *spoken != first).await;
    browser.close().await;
}

#[tokio::test]
async fn why_there_is_no_location_is_announced() {
    let browser = Browser::open_saved_then_stopped().await;
    browser.refuse_location().await;
    browser.open_page(&format!("{}{RANK}", browser.origin())).await;
    browser.tap(By::XPath("//button[contains(., 'Which way is it?')]")).await;
    let spoken =
        async || browser.ask("() => document.querySelector('.which-way [role=status]')?.textContent ?? ''", &[]).await;
    browser
        .until("why", spoken, |spoken| {
            spoken.as_str().is_some_and(|spoken| spoken.contains("did not share its location"))
        })
        .await;
    browser.close().await;
}

#[tokio::test]
async fn the_coordinates_are_there_to_copy() {
    let browser = Browser::open_saved().await;
    browser.before_each_page("Object.defineProperty(navigator, 'clipboard', { value: { writeText: async (words) => { if (globalThis.refuses) throw new DOMException('', 'NotAllowedError'); globalThis.copied = words; } } });").await;
    browser.open_page(&format!("{}{WHITEFRIARS_PAGE}", browser.origin())).await;
    browser.tap(By::XPath("//button[.='Copy']")).await;
    let told = async || browser.text_of(".one-place .status").await;
    browser.until("the word", told, |told| told == "Copied.").await;
    assert_eq!(browser.ask("() => globalThis.copied", &[]).await, json!("51.27670, 1.08048"));
    browser.ask("() => { globalThis.refuses = true; }", &[]).await;
    browser.tap(By::XPath("//button[.='Copy']")).await;
    browser.until("the word", told, |told| told.contains("Hold your finger")).await;
    browser.close().await;
}
