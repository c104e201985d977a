//! The facts change on the host without a new program: newer ones are checked and taken up, worse ones are refused.

use safe_night_canterbury::content::built_in;
use safe_night_canterbury::content::pack::{Edition, Pack};

use crate::browser::Browser;
use crate::screens::{Home, Saved};
use crate::server::Server;

const CORRECTED: &str = "A corrected name";

fn edition(name: &str) -> Edition {
    Edition::try_from(name.to_owned()).expect("an edition")
}

fn corrected(change: impl Fn(&mut Pack)) -> String {
    let mut pack = Pack { edition: edition("2099-01-01.1"), ..built_in() };
    pack.places[0].name = CORRECTED.into();
    change(&mut pack);
    serde_json::to_string(&pack).expect("JSON")
}

#[tokio::test]
async fn newer_facts_are_shown_at_once_and_stay_with_no_signal() {
    let server = Server::start_copy();
    let browser = Browser::open().await;
    Home::open(&browser, &server.origin()).await;
    browser.wait_until_saved().await;
    server.write("/content/pack.json", corrected(|_| ()).as_bytes());

    browser.open_page(&format!("{}/", server.origin())).await;
    let names = async || Home(&browser).places_that_help().await;
    browser.until("the corrected name", names, |names| names.contains(&CORRECTED.to_owned())).await;
    let told = async || browser.text_of(".news span").await;
    browser.until("what is said of it", told, |told| told == "The facts were updated just now.").await;

    let origin = server.stop();
    browser.open_page(&format!("{origin}/")).await;
    browser.until("the corrected name", names, |names| names.contains(&CORRECTED.to_owned())).await;
    browser.close().await;
}

#[tokio::test]
async fn worse_facts_are_refused_and_the_reason_is_told() {
    let worse = [
        ("<!DOCTYPE html><title>Sign in to the network</title>".to_owned(), "expected value"),
        (corrected(|_| ())[..2000].to_owned(), "EOF"),
        (corrected(|pack| pack.edition = edition("2020-01-01.1")), "older than those in use"),
        (corrected(|pack| pack.schema += 1), "this program reads"),
        (corrected(|pack| pack.places[0].evidence.sources.clear()), "sources"),
        (" ".repeat(1 << 21), "too large"),
    ];
    for (content, reason) in worse {
        let server = Server::start_copy();
        let browser = Browser::open().await;
        server.write("/content/pack.json", content.as_bytes());
        let saved = Saved::open(&browser, &server.origin()).await;
        let facts = async || saved.facts().await;
        browser.until("the reason", facts, |facts| facts.contains("refused") && facts.contains(reason)).await;
        Home::open(&browser, &server.origin()).await;
        browser.wait_for_life().await;
        assert!(!Home(&browser).all_places().await.contains(&CORRECTED.to_owned()), "{reason}");
        browser.close().await;
    }
}
