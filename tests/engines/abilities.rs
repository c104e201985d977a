//! The features of an engine, as measured in a page from the service worker.

use crate::engines::browser::{Browser, Engine, Start};
use crate::support::screens::Home;
use crate::support::server::Server;

/// A feature, and the answer of the engine.
pub type Ability = (String, String);

pub async fn of(engine: Engine) -> Vec<Ability> {
    let server = Server::start();
    let browser = Browser::start(engine, Start { at_place: Some((51.28, 1.08)), ..Start::default() }).await;
    Home::open(&browser, &server.origin()).await;
    browser.wait_until_saved().await;
    browser.open_page(&server.origin()).await;
    let answers = browser.ask(include_str!("abilities.js"), &[]).await;
    let abilities = serde_json::from_value(answers).expect("pairs of words");
    browser.close().await;
    abilities
}

/// The features as a table with a column for each engine.
pub fn table(engines: &[(Engine, Vec<Ability>)]) -> String {
    let mut lines = vec![format!("{:34}", "")];
    for (engine, abilities) in engines {
        lines[0] += &format!("{:24}", format!("{engine:?}"));
        for (row, (ability, answer)) in abilities.iter().enumerate() {
            if lines.len() <= row + 1 {
                lines.push(format!("{ability:34}"));
            }
            lines[row + 1] += &format!("{answer:24}");
        }
    }
    lines.iter().map(|line| line.trim_end()).collect::<Vec<_>>().join("\n")
}
