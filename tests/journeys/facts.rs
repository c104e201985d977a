//! Facts that change on the host without a new program: newer facts are checked and applied, invalid or older ones are refused.

use crate::journeys::knowledge::store;
use crate::support::editions::built_in;
use crate::support::places::CATHEDRAL;
use safe_night_canterbury::content::hours::Hours;
use safe_night_canterbury::content::knowledge::{Edition, Knowledge};
use safe_night_canterbury::content::place::{Audience, Need, Place};
use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::support::browser::Browser;
use crate::support::screens::{Home, Saved, name_of_screen};
use crate::support::server::Server;

const CORRECTED: &str = "A corrected name";

pub fn edition(name: &str) -> Edition {
    Edition::try_from(name.to_owned()).expect("an edition")
}

/// An edition after the built-in one, of the same day.
pub fn newer() -> Edition {
    edition(&format!("{}.99", built_in().edition.date()))
}

/// Newer facts with one change.
fn changed(change: impl Fn(&mut Knowledge)) -> String {
    let mut knowledge = Knowledge { edition: newer(), ..built_in() };
    change(&mut knowledge);
    serde_json::to_string(&knowledge).expect("JSON")
}

/// The facts without links to an address, which would lead nowhere.
fn without_links(facts: &str, path: &str) -> String {
    fn prune(value: &mut Value, path: &str) {
        match value {
            Value::Array(items) => {
                items.retain(|item| item != path);
                items.iter_mut().for_each(|item| prune(item, path));
                items.retain(|item| item.get("targets").is_none_or(|targets| *targets != json!([])));
            }
            Value::Object(fields) => fields.values_mut().for_each(|field| prune(field, path)),
            _ => {}
        }
    }
    let mut facts = serde_json::from_str(facts).expect("JSON");
    prune(&mut facts, path);
    facts.to_string()
}

/// Newer facts in which the first place has another name, with one more change.
pub fn corrected(change: impl Fn(&mut Knowledge)) -> String {
    changed(|knowledge| {
        knowledge.places[0].name = CORRECTED.into();
        change(knowledge);
    })
}

#[tokio::test]
async fn newer_facts_are_shown_at_once_and_stay_with_no_signal() {
    let server = Server::start_copy();
    let browser = Browser::open().await;
    Home::open(&browser, &server.origin()).await;
    browser.wait_until_saved().await;
    // This page asks for newer facts too, once the app is saved. Facts that were newer by then would be applied here, and not
    // on the next page.
    browser.wait_until_update_checked().await;
    server.write("/content/knowledge.json", corrected(|_| ()).as_bytes());

    browser.open_page(&format!("{}/", server.origin())).await;
    let names = async || Home(&browser).places_that_help().await;
    browser.until("the corrected name", names, |names| names.contains(&CORRECTED.to_owned())).await;
    let toast = async || browser.text_of(".toast span").await;
    browser.until("the notice", toast, |words| words == "The facts were updated just now.").await;

    let origin = server.stop();
    browser.open_page(&format!("{origin}/")).await;
    browser.until("the corrected name", names, |names| names.contains(&CORRECTED.to_owned())).await;
    browser.close().await;
}

/// A page of a host whose facts can change, once the app is saved and the facts were looked for.
async fn open_saved(path: &str) -> (Server, Browser) {
    let server = Server::start_copy();
    let browser = Browser::open().await;
    browser.open_page(&format!("{}{path}", server.origin())).await;
    browser.wait_until_saved().await;
    browser.wait_until_update_checked().await;
    (server, browser)
}

/// Newer facts that are looked for as when the network comes back.
async fn bring_newer_facts(browser: &Browser, server: &Server) {
    server.write("/content/knowledge.json", corrected(|_| ()).as_bytes());
    browser.ask("() => dispatchEvent(new Event('online'))", &[]).await;
    let toast = async || browser.text_of(".toast span").await;
    browser.until("the notice", toast, |words| words == "The facts were updated just now.").await;
}

const SHOWN_BUTTONS: &str = "() => [...document.querySelectorAll('main button')].filter((button) => button.checkVisibility()).map((button) => button.innerText)";

#[tokio::test]
async fn newer_facts_leave_the_alarm_its_buttons() {
    let (server, browser) = open_saved("/alarm").await;
    bring_newer_facts(&browser, &server).await;
    let buttons = async || browser.ask(SHOWN_BUTTONS, &[]).await;
    let wanted = json!(["Start the alarm", "Turn on the light"]);
    browser.until("the buttons", buttons, |shown| *shown == wanted).await;
    // Now the newer ones are in storage.
    browser.open_page(&format!("{}/alarm", server.origin())).await;
    browser.until("the buttons of a later start", buttons, |shown| *shown == wanted).await;
    browser.close().await;
}

#[tokio::test]
async fn newer_facts_leave_a_siren_its_button_and_a_form_what_is_typed() {
    let (server, browser) = open_saved("/alarm").await;
    browser.tap(By::Css("[data-tap=alarm]")).await;
    let buttons = async || browser.ask(SHOWN_BUTTONS, &[]).await;
    browser.until("the siren", buttons, |shown| shown[0] == "Stop the alarm").await;
    bring_newer_facts(&browser, &server).await;
    assert_eq!(buttons().await[0], "Stop the alarm");
    browser.tap(By::Css("[data-tap=alarm]")).await;
    browser.until("silence", buttons, |shown| shown[0] == "Start the alarm").await;
    browser.close().await;

    let (server, browser) = open_saved("/tell").await;
    browser.tap(By::Css("summary")).await;
    let typed = "() => [document.querySelector('details').open, document.querySelector('#friend').value]";
    let friend = browser.driver.find(By::Id("friend")).await.expect("the box");
    friend.send_keys("07700 9").await.expect("it takes a number");
    bring_newer_facts(&browser, &server).await;
    assert_eq!(browser.ask(typed, &[]).await, json!([true, "07700 9"]));
    browser.close().await;
}

#[tokio::test]
async fn facts_corrected_under_the_same_edition_are_applied_and_reported_once() {
    let server = Server::start_copy();
    let browser = Browser::open().await;
    server.write("/content/knowledge.json", corrected(|knowledge| knowledge.edition = built_in().edition).as_bytes());
    let saved = Saved::open(&browser, &server.origin()).await;
    let facts = async || saved.facts().await;
    let words = "corrected just now, under the same edition. They are kept on this phone.";
    browser.until("the status of the facts", facts, |facts| facts.contains(words)).await;

    // From here on host and phone have the same facts.
    let home = Home::open(&browser, &server.origin()).await;
    browser.wait_until_live().await;
    browser.wait_until_update_checked().await;
    assert!(home.places_that_help().await.contains(&CORRECTED.to_owned()));
    assert_ne!(browser.text_of(".toast span").await, "The facts were updated just now.");
    Saved::open(&browser, &server.origin()).await;
    browser.wait_until_update_checked().await;
    assert_eq!(saved.facts().await, "The facts are kept on this phone.");
    server.stop();
    browser.driver.refresh().await.expect("a reload");
    browser.wait_until_running().await;
    assert_eq!(saved.facts().await, "The facts are kept on this phone.");
    browser.close().await;
}

#[tokio::test]
async fn facts_from_the_future_are_refused_and_reported_once() {
    let server = Server::start_copy();
    let browser = Browser::open().await;
    Home::open(&browser, &server.origin()).await;
    browser.wait_until_saved().await;
    let future = corrected(|knowledge| knowledge.edition = edition("2262-01-01.1"));
    // Stored as by older programs, which did not check the date.
    store(&browser, &serde_json::from_str(&future).expect("JSON")).await;
    server.write("/content/knowledge.json", future.as_bytes());
    let saved = Saved::open(&browser, &server.origin()).await;
    let facts = async || saved.facts().await;
    browser.until("the reason", facts, |facts| facts.contains("dated in the future")).await;

    let looks = "() => performance.getEntriesByType('resource').filter((entry) => entry.name.endsWith('/content/knowledge.json')).length";
    for times in 2..4 {
        browser.ask("() => dispatchEvent(new Event('online'))", &[]).await;
        let looks = async || browser.ask(looks, &[]).await.as_u64().unwrap_or_default();
        browser.until("another look", looks, |looks| *looks >= times).await;
    }
    assert_eq!(saved.facts().await.matches("refused").count(), 1);
    let home = Home::open(&browser, &server.origin()).await;
    browser.wait_until_live().await;
    assert!(!home.places_that_help().await.contains(&CORRECTED.to_owned()));

    // A later edition whose date is not in the future is applied.
    server.write("/content/knowledge.json", corrected(|_| ()).as_bytes());
    browser.open_page(&format!("{}/", server.origin())).await;
    let names = async || Home(&browser).places_that_help().await;
    browser.until("the corrected name", names, |names| names.contains(&CORRECTED.to_owned())).await;
    browser.close().await;
}

/// A place without a finished page, with a value in every field.
fn garage() -> Place {
    let like = built_in().places[0].clone();
    Place {
        id: "example-street-garage".into(),
        name: "Example Street Garage".into(),
        address: Some("Example Street, CT1 1AA".into()),
        hours: Some(Hours { notation: "24/7".into(), weekly: vec![[0, 7 * 24 * 60]], exceptions: vec![] }),
        way_in: Some("Go to the night window and press the bell.".into()),
        audience: Audience::UniversityOfKent,
        serves: vec![Need::SomewhereSafe],
        who_is_there: Some("Garage staff".into()),
        people_will: vec!["Let you wait inside".into()],
        phone: Some("01227 000000".into()),
        note: Some("The window is at the back.".into()),
        ..like
    }
}

/// Waits until the page of the garage shows all its fields.
async fn assert_garage_is_complete(browser: &Browser) {
    let place = garage();
    let name = async || name_of_screen(browser).await;
    browser.until("the name of the place", name, |name| *name == place.name).await;
    let title = browser.driver.title().await.expect("a title");
    assert_eq!(title, "Example Street Garage \u{b7} Safe Night Canterbury");
    let text = async || browser.text_of(".one-place").await;
    let text = browser.until("how we know", text, |text| text.contains("How we know")).await;
    let who_for = Some(place.audience.in_words().to_owned());
    let facts = [place.address, place.way_in, who_for, place.who_is_there, place.note];
    let facts = facts.into_iter().flatten().chain(place.people_will);
    for fact in facts.chain(["Day and night, every day".into(), "Call 01227 000000".into()]) {
        assert!(text.to_lowercase().contains(&fact.to_lowercase()), "{fact} is missing: {text}");
    }
    let sources = place.evidence.sources;
    assert!(sources.iter().all(|source| text.contains(&source.name)), "{text}");
    let call = browser.driver.find(By::Css("main a[href='tel:01227000000']")).await;
    assert!(call.is_ok(), "it can be called");
    assert!(!text.contains("There is no page"), "{text}");
}

#[tokio::test]
async fn a_place_that_newer_facts_add_has_its_page_with_and_without_a_signal() {
    let server = Server::start_copy();
    let mut browser = Browser::open().await;
    browser.expect_in_console("404");
    server.write("/content/knowledge.json", changed(|knowledge| knowledge.places.push(garage())).as_bytes());
    let page = format!("{}/places/{}", server.origin(), garage().id);
    // The first page of all, as by a code on the door: the facts are fetched once the app is saved.
    browser.open_page(&page).await;
    assert_garage_is_complete(&browser).await;
    // By a link from the list, and from the cache.
    Home::open(&browser, &server.origin()).await;
    browser.wait_until_live().await;
    browser.tap(By::LinkText("Example Street Garage")).await;
    assert_garage_is_complete(&browser).await;
    // The page comes from the cache alone: the host has another page at this address now.
    std::fs::create_dir(server.folder().join("places").join(garage().id)).expect("a folder");
    server.write(&format!("/places/{}/index.html", garage().id), b"<!DOCTYPE html><title>Of another program</title>");
    browser.open_page(&page).await;
    assert_garage_is_complete(&browser).await;

    server.stop();
    for page in [page.clone(), format!("{page}/"), format!("{page}?from=door")] {
        browser.open_page(&page).await;
        assert_garage_is_complete(&browser).await;
    }
    browser.close().await;
}

/// Waits until the page says that its place is gone, and lists other places.
async fn assert_place_is_gone(browser: &Browser, words: &str) {
    let text = async || browser.text_of("main").await;
    let text = browser.until("that it is gone", text, |text| text.contains(words)).await;
    assert!(text.contains("Call 999"), "{text}");
    let links = browser.driver.find_all(By::Css(".one-place .places h3 a")).await.expect("the list");
    assert!(links.len() > 1, "{text}");
    browser.tap(By::Css(".one-place button")).await;
    let ways = async || browser.text_of(".one-place .places").await;
    browser.until("the distances", ways, |ways| ways.contains("min walk")).await;
}

#[tokio::test]
async fn a_place_that_newer_facts_remove_says_so_and_lists_places_nearby_with_and_without_a_signal() {
    let server = Server::start_copy();
    let mut browser = Browser::open().await;
    browser.expect_in_console("404");
    browser.at_place(CATHEDRAL, 10.0).await;
    let lost = built_in().places[0].clone();
    let fewer = changed(|knowledge| drop(knowledge.places.remove(0)));
    server.write("/content/knowledge.json", without_links(&fewer, &lost.path()).as_bytes());
    // This program has a page at the first address, and none at the second, as after the place was removed.
    let with_page = format!("{}{}", server.origin(), lost.path());
    let without_page = format!("{}/places/one-that-was-here", server.origin());
    browser.open_page(&with_page).await;
    browser.wait_until_saved().await;
    let mut server = Some(server);
    for round in ["online", "offline"] {
        browser.open_page(&with_page).await;
        assert_place_is_gone(&browser, "This place is no longer listed.").await;
        assert_eq!(name_of_screen(&browser).await, lost.name, "{round}");
        browser.open_page(&without_page).await;
        assert_place_is_gone(&browser, "This place is no longer listed, or its address is not right.").await;
        if let Some(server) = server.take() {
            server.stop();
        }
    }
    browser.close().await;
}

#[tokio::test]
async fn invalid_facts_are_refused_with_a_reason() {
    let worse = [
        ("<!DOCTYPE html><title>Sign in to the network</title>".to_owned(), "no facts"),
        (corrected(|_| ())[..2000].to_owned(), "cut short"),
        (corrected(|knowledge| knowledge.edition = edition("2020-01-01.1")), "older than those in use"),
        (corrected(|knowledge| knowledge.schema += 1), "this program reads"),
        (corrected(|knowledge| knowledge.places[0].evidence.sources.clear()), "sources"),
        (" ".repeat(1 << 21), "too large"),
    ];
    let server = Server::start_copy();
    let browser = Browser::open().await;
    for (content, reason) in worse {
        server.write("/content/knowledge.json", content.as_bytes());
        let saved = Saved::open(&browser, &server.origin()).await;
        let facts = async || saved.facts().await;
        browser.until("the reason", facts, |facts| facts.contains("refused") && facts.contains(reason)).await;
        Home::open(&browser, &server.origin()).await;
        browser.wait_until_live().await;
        assert!(!Home(&browser).all_places().await.contains(&CORRECTED.to_owned()), "{reason}");
    }
    browser.close().await;
}
