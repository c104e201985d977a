//! A journey over the streets of the made-up town without a signal, in an engine other than Chromium.

use serde_json::json;

use crate::engines::browser::{Browser, Engine, Start};
use crate::support::clock::{SUNDAY_0300, SUNDAY_1200};
use crate::support::screens::{ALL_SAVED, Home, Saved};
use crate::support::server::Server;
use crate::support::town::{
    SOUTH_OF_THE_PARK, STOP, choose, colours, find_me, on_plan, pressed, told_as_saved, turns, way,
};

/// The clock that the storage of the phone tells, and where the engine has no location of its own, that of the storage too: these drivers
/// run no script before those of a page, so it stands before one of them.
const PHONE: &str = "{
    const { 'test.moment': moment, 'test.at': at } = localStorage;
    if (moment) {
        const Real = Date, shift = Real.parse(moment) - Real.now();
        globalThis.Date = class extends Real {
            constructor(...given) { if (given.length) super(...given); else super(Real.now() + shift); }
            static now() { return Real.now() + shift; }
        };
    }
    if (at) {
        const [latitude, longitude] = JSON.parse(at);
        const tell = (found) => { setTimeout(() => found({ coords: { latitude, longitude, accuracy: 8, heading: NaN, speed: 0 }, timestamp: Date.now() })); return 1; };
        Object.defineProperty(navigator, 'geolocation', { value: { watchPosition: tell, getCurrentPosition: tell, clearWatch: () => {} } });
    }
}
";

/// Opens a page at a moment.
async fn open_at(browser: &Browser, moment: &str, address: &str) {
    browser.ask("(moment) => { localStorage['test.moment'] = moment; }", &[json!(moment)]).await;
    // A page that differs by its fragment alone would stay.
    browser.driver.goto("about:blank").await.expect("a blank page");
    browser.open_page(address).await;
}

pub async fn with_no_signal_the_streets_tell_the_way_by_day_and_by_night(engine: Engine) {
    let at = on_plan(SOUTH_OF_THE_PARK);
    let browser = Browser::start(engine, Start { at_place: Some(at), ..Start::default() }).await;
    let server = Server::start_town_copy();
    server.put_before("boot", PHONE);
    Home::open(&browser, &server.origin()).await;
    if engine == Engine::WebKit {
        browser.ask("(at) => { localStorage['test.at'] = at; }", &[json!(json!([at.0, at.1]).to_string())]).await;
    }
    browser.wait_until_saved().await;
    browser.wait_until_streets_are_saved().await;
    let origin = server.stop();

    assert_eq!(Saved::open(&browser, &origin).await.verdict().await, ALL_SAVED);
    let saved = told_as_saved(&browser, "Saved").await;
    assert!(saved.starts_with("Saved: the streets of the city, as mapped on 3 June 2024."), "{saved}");

    open_at(&browser, SUNDAY_1200, &format!("{origin}/")).await;
    let home = Home(&browser);
    home.find_the_nearest().await;
    let told = async || browser.text_of(".nearest .way").await;
    browser.until("minutes by the streets", told, |way| way.contains(" min walk by the streets, ")).await;

    let map = format!("{origin}/map#{STOP}");
    open_at(&browser, SUNDAY_1200, &map).await;
    find_me(&browser).await;
    browser.until("a picture", async || colours(&browser).await, |colours| *colours > 3).await;
    choose(&browser, "Shortest").await;
    let words = way(&browser, "by the streets").await;
    assert!(!words.contains("Not through"), "{words}");
    assert!(words.contains("The way on foot") && words.contains("mapped on 3 June 2024"), "{words}");
    let by_day = turns(&browser).await;
    assert!(by_day[0].starts_with("Start ") && by_day.iter().any(|turn| turn.contains("Lime Walk")), "{by_day:?}");

    open_at(&browser, SUNDAY_0300, &map).await;
    find_me(&browser).await;
    assert_eq!(pressed(&browser).await, ["Shortest"], "what was chosen holds");
    let by_night = turns(&browser).await;
    assert!(by_night.iter().all(|turn| !turn.contains("Lime Walk")), "the gate is shut: {by_night:?}");
    let why = way(&browser, "by the streets").await;
    assert!(why.contains("Not through Park Gate: shut at this hour (assumed)."), "{why}");
    browser.close().await;
}
