use crate::browser::Browser;
use crate::screens::{Home, Nearest};
use crate::server::Server;
use thirtyfour::prelude::*;

const CATHEDRAL: (f64, f64) = (51.2793, 1.08115);
const UNIVERSITY_OF_KENT: (f64, f64) = (51.2985, 1.0705);
const LONDON: (f64, f64) = (51.5074, -0.1278);

/// Moments in UTC. The clocks change at 01:00 UTC on 31 October 2027.
const SATURDAY_2330: &str = "2027-01-16T23:30:00Z";
const SUNDAY_0300: &str = "2027-01-17T03:00:00Z";
const SUNDAY_1200: &str = "2027-01-17T12:00:00Z";
const SECOND_0130_OF_THE_CLOCK_CHANGE: &str = "2027-10-31T01:30:00Z";

async fn ask(place: (f64, f64), moment: &str) -> (Nearest, Vec<String>) {
    let server = Server::start();
    let browser = Browser::open().await;
    browser.at_time(moment).await;
    browser.at_place(place.0, place.1, 15.0).await;
    let home = Home::open(&browser, &server.origin()).await;
    home.find_the_nearest().await;
    let nearest = home.nearest().await;
    let list = home.places_that_help().await;
    assert_eq!(list.first(), Some(&nearest.name), "the list says what the answer says");
    browser.close().await;
    (nearest, list)
}

#[tokio::test]
async fn by_the_cathedral_the_answer_is_open_and_confirmed_and_the_refuge_point_is_next_while_its_hours_run() {
    for moment in [SATURDAY_2330, SUNDAY_0300, SECOND_0130_OF_THE_CLOCK_CHANGE] {
        let (nearest, list) = ask(CATHEDRAL, moment).await;
        assert_eq!(nearest.name, "Canterbury Christ Church University Security", "{moment}");
        assert_eq!(nearest.sure, "Nearest, open now");
        assert!(nearest.state.contains("Open day and night"), "{nearest:?}");
        assert!(nearest.way.contains("east"), "{nearest:?}");
        assert!(nearest.way_in.starts_with("Call first"), "{nearest:?}");
        assert_eq!(list[2], "Whitefriars Refuge Point", "{moment}: {list:?}");
    }
}

#[tokio::test]
async fn at_noon_the_refuge_point_is_among_the_rest_and_is_never_called_open() {
    let (_, list) = ask(CATHEDRAL, SUNDAY_1200).await;
    let server = Server::start();
    let browser = Browser::open().await;
    for (moment, words) in
        [(SUNDAY_1200, "Not confirmed. Reported closed"), (SATURDAY_2330, "Not confirmed. Reported open")]
    {
        browser.at_time(moment).await;
        browser.driver.goto(format!("{}/places/whitefriars-refuge-point", server.origin())).await.expect("the place");
        let state = browser
            .until("its state", async || browser.text_of(".one-place .state").await, |state| state.contains(words))
            .await;
        assert!(!state.contains("Open"), "{state}");
    }
    browser.close().await;
    assert_eq!(list[..2], ["Canterbury Christ Church University Security", "University of Kent Campus Security"]);
}

#[tokio::test]
async fn at_the_university_its_own_security_is_nearest_and_no_direction_is_guessed() {
    for moment in [SATURDAY_2330, SUNDAY_0300, SUNDAY_1200, SECOND_0130_OF_THE_CLOCK_CHANGE] {
        let (nearest, _) = ask(UNIVERSITY_OF_KENT, moment).await;
        assert_eq!(nearest.name, "University of Kent Campus Security", "{moment}");
        assert!(nearest.way.contains("very near"), "{nearest:?}");
    }
}

#[tokio::test]
async fn from_london_the_app_says_how_far_it_is_and_still_lists() {
    let server = Server::start();
    for moment in [SATURDAY_2330, SUNDAY_0300, SUNDAY_1200, SECOND_0130_OF_THE_CLOCK_CHANGE] {
        let browser = Browser::open().await;
        browser.at_time(moment).await;
        browser.at_place(LONDON.0, LONDON.1, 30.0).await;
        let home = Home::open(&browser, &server.origin()).await;
        home.find_the_nearest().await;
        assert!(home.told("from Canterbury").await.starts_with("You are about 8"));
        assert!(!home.nearest().await.way.contains("walk"));
        assert!(home.all_places().await.len() > 30);
        browser.close().await;
    }
}

#[tokio::test]
async fn a_rough_fix_says_that_it_cannot_tell_which_is_nearer() {
    let server = Server::start();
    let browser = Browser::open().await;
    browser.at_time(SATURDAY_2330).await;
    browser.at_place(CATHEDRAL.0, CATHEDRAL.1, 900.0).await;
    let home = Home::open(&browser, &server.origin()).await;
    home.find_the_nearest().await;
    let told = home.told("900 m").await;
    assert!(
        told.contains("cannot tell if Canterbury Christ Church University Security or University of Kent"),
        "{told}"
    );
    browser.close().await;
}

#[tokio::test]
async fn the_answer_follows_a_person_who_moves_and_rests_while_the_screen_is_hidden() {
    let server = Server::start();
    let browser = Browser::open().await;
    browser.at_time(SATURDAY_2330).await;
    browser.at_place(CATHEDRAL.0, CATHEDRAL.1, 10.0).await;
    let watch = "globalThis.watching = new Set(); const { watchPosition, clearWatch } = Geolocation.prototype; Geolocation.prototype.watchPosition = function (...given) { const id = watchPosition.apply(this, given); globalThis.watching.add(id); return id; }; Geolocation.prototype.clearWatch = function (id) { globalThis.watching.delete(id); return clearWatch.call(this, id); };";
    browser.cdp("Page.addScriptToEvaluateOnNewDocument", serde_json::json!({ "source": watch })).await;
    let home = Home::open(&browser, &server.origin()).await;
    home.find_the_nearest().await;
    let before = home.nearest().await;
    browser.at_place(UNIVERSITY_OF_KENT.0, UNIVERSITY_OF_KENT.1, 10.0).await;
    let name = async || browser.text_of(".nearest h2").await;
    browser.until("another place is nearest", name, |name| *name != before.name).await;

    let watching = async || browser.script("arguments[0](globalThis.watching.size)").await;
    let hide = "Object.defineProperty(document, 'visibilityState', { configurable: true, value: 'hidden' }); document.dispatchEvent(new Event('visibilitychange')); arguments[0](0)";
    browser.script(hide).await;
    browser.until("nothing is watched", watching, |size| *size == 0).await;
    browser.script(&hide.replace("'hidden'", "'visible'")).await;
    browser.until("it is watched again", watching, |size| *size == 1).await;
    browser.close().await;
}

#[tokio::test]
async fn whoever_asked_is_followed_to_the_page_of_the_place() {
    let server = Server::start();
    let browser = Browser::open().await;
    browser.at_place(CATHEDRAL.0, CATHEDRAL.1, 10.0).await;
    let home = Home::open(&browser, &server.origin()).await;
    home.find_the_nearest().await;
    home.nearest().await;
    browser.tap(By::LinkText("Take me there")).await;
    browser.until("the way", async || browser.text_of(".one-place .way").await, |way| way.contains("min walk")).await;
    browser.close().await;
}

#[tokio::test]
async fn a_refused_location_leaves_the_list_and_says_so() {
    let server = Server::start();
    let browser = Browser::open().await;
    browser.refuse_location().await;
    let home = Home::open(&browser, &server.origin()).await;
    home.find_the_nearest().await;
    home.told("did not share its location").await;
    assert!(home.all_places().await.len() > 30);
    browser.close().await;
}

#[tokio::test]
async fn a_phone_that_cannot_tell_where_it_is_says_so() {
    let server = Server::start();
    let browser = Browser::open().await;
    browser.lose_location().await;
    let home = Home::open(&browser, &server.origin()).await;
    home.find_the_nearest().await;
    home.told("cannot tell where it is").await;
    browser.close().await;
}

#[tokio::test]
async fn a_phone_that_does_not_answer_in_ten_seconds_is_not_waited_for() {
    let server = Server::start();
    let browser = Browser::open().await;
    let silent = "Geolocation.prototype.watchPosition = () => 1;";
    browser.cdp("Page.addScriptToEvaluateOnNewDocument", serde_json::json!({ "source": silent })).await;
    let home = Home::open(&browser, &server.origin()).await;
    home.find_the_nearest().await;
    home.told("Asking your phone").await;
    home.told("has not answered yet").await;
    browser.close().await;
}
