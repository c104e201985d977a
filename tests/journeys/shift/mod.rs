//! A shift of a street pastor: what is tapped, stored, handed over and forgotten.

mod counting;
mod ending;
mod forgetting;
mod handing_over;
mod kills;
mod looks;
mod notes;
mod storing;
mod tabs;

use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::support::browser::Browser;

/// What both stores of a shift hold, read by their own names, past any stub of a test.
const STORES: &str = "async () => {
    const open = globalThis.realOpen ?? indexedDB.open.bind(indexedDB);
    const local = Object.entries(localStorage).filter(([key]) => key.startsWith('patrol.'));
    const names = (await indexedDB.databases()).map(({ name }) => name);
    if (!names.includes('safe-night.patrol')) return [local, []];
    const request = (asked) => new Promise((resolve, reject) => Object.assign(asked, { onsuccess: () => resolve(asked.result), onerror: () => reject(asked.error) }));
    const database = await request(open('safe-night.patrol'));
    const store = (globalThis.realTransaction ?? database.transaction).call(database, 'lines').objectStore('lines');
    const [keys, texts] = await Promise.all([request(store.getAllKeys()), request(store.getAll())]);
    database.close();
    return [local, keys.map((key, index) => [key, texts[index]])];
}";

/// A line of a journal, as far as tests look at it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Line {
    writer: String,
    number: u32,
    /// A letter and its fields: `c.1.1`.
    event: String,
}

/// What both stores hold.
#[derive(Debug)]
struct Stores {
    /// All that is stored of shifts, as one text each.
    local: String,
    database: String,
}

impl Stores {
    async fn read(browser: &Browser) -> Stores {
        let [local, database]: [Vec<(String, String)>; 2] =
            serde_json::from_value(browser.ask(STORES, &[]).await).expect("two lists");
        let text = |all: Vec<(String, String)>| all.iter().map(|(key, text)| format!("{key}\n{text}\n")).collect();
        Stores { local: text(local), database: text(database) }
    }

    fn lines(of: &str) -> Vec<Line> {
        let line = |text: &str| {
            let [version, writer, number, _, _, _, event] = text.splitn(7, '.').collect::<Vec<_>>().try_into().ok()?;
            let (event, _) = event.rsplit_once('.')?;
            let is_line = version == "1" && writer.len() == 16;
            let line = || Some(Line { writer: writer.into(), number: number.parse().ok()?, event: event.into() });
            is_line.then(line)?
        };
        let mut lines: Vec<Line> = of.lines().filter_map(line).collect();
        lines.sort();
        lines
    }

    /// The lines in local storage.
    fn in_local(&self) -> Vec<Line> {
        Stores::lines(&self.local)
    }

    /// The lines in the database.
    fn in_database(&self) -> Vec<Line> {
        Stores::lines(&self.database)
    }

    /// The lines of both, each once.
    fn all(&self) -> Vec<Line> {
        let mut all = [self.in_local(), self.in_database()].concat();
        all.sort();
        all.dedup();
        all
    }

    /// The writers, and fails where one number stands for two lines.
    fn writers(&self) -> Vec<String> {
        let all = self.all();
        for pair in all.windows(2) {
            let is_same = (&pair[0].writer, pair[0].number) == (&pair[1].writer, pair[1].number);
            assert!(!is_same, "one number, two lines: {pair:?}");
        }
        let mut writers: Vec<String> = all.into_iter().map(|line| line.writer).collect();
        writers.dedup();
        writers
    }
}

/// A phone with the app, and no signal: its server is stopped.
async fn phone() -> Browser {
    let browser = Browser::open_saved_then_stopped().await;
    browser.screen(390, 844).await;
    browser
}

/// Opens a view of the page as a new document.
async fn load(browser: &Browser, view: &str) {
    browser.driver.goto("about:blank").await.expect("a page opens");
    browser.open_page(&format!("{}/patrol#{view}", browser.origin())).await;
    until_drawn(browser).await;
}

/// Waits until the stores are read, and the view is drawn.
async fn until_drawn(browser: &Browser) {
    let drawn = "() => {
        const root = document.querySelector('[data-patrol]'), state = root?.dataset.patrol;
        const isDrawn = root?.querySelector('h2') && !root.textContent.includes('Looking for your shift') && state !== 'missing';
        return isDrawn ? '' : `${state}: ${root?.textContent}`;
    }";
    browser.until("the shift is drawn", async || browser.ask(drawn, &[]).await, |drawn| *drawn == json!("")).await;
}

/// Goes to another view of the open page.
async fn go(browser: &Browser, view: &str) {
    browser.ask("(view) => { location.hash = view; }", &[json!(view)]).await;
    let shown = async || browser.ask("() => document.documentElement.dataset.patrolView ?? ''", &[]).await;
    browser.until("the view", shown, |shown| *shown == json!(view)).await;
}

/// Opens the page and starts a shift.
async fn start(browser: &Browser) {
    load(browser, "start").await;
    press(browser, "Start").await;
    browser.until("the shift", async || browser.text_of(".since").await, |since| since.starts_with("Since")).await;
}

/// Taps the button of the page with this name.
async fn press(browser: &Browser, name: &str) {
    browser.tap(By::XPath(format!("//*[@data-patrol]//button[normalize-space()={name:?}]"))).await;
}

/// Taps the button of a counter.
async fn count(browser: &Browser, counter: u8) {
    browser.tap(By::Css(format!("[data-counter='{counter}']"))).await;
}

/// The number on the button of a counter.
async fn number(browser: &Browser, counter: u8) -> u32 {
    let text = browser.text_of(&format!("[data-counter='{counter}'] .count")).await;
    text.parse().unwrap_or_else(|_| panic!("{counter} has the number {text:?}"))
}

/// The number on the button of a counter, once it is this one.
async fn until_number(browser: &Browser, counter: u8, wanted: u32) {
    let number = async || browser.text_of(&format!("[data-counter='{counter}'] .count")).await;
    browser.until("the number", number, |number| *number == wanted.to_string()).await;
}

async fn until_saved(browser: &Browser) {
    browser.until("it is saved", async || browser.text_of(".saved").await, |saved| saved == "Saved").await;
}

/// What is told of troubles, once it has these words. Without words: once nothing is told.
async fn until_trouble(browser: &Browser, words: &str) -> String {
    let told = async || browser.text_of(".troubles").await;
    browser
        .until("the trouble", told, |told| if words.is_empty() { told.is_empty() } else { told.contains(words) })
        .await
}

/// The text of the part of the page that the program draws.
async fn shown(browser: &Browser) -> String {
    browser.text_of("[data-patrol]").await
}

async fn until_shown(browser: &Browser, words: &str) -> String {
    browser.until(words, async || shown(browser).await, |shown| shown.contains(words)).await
}

/// The sum under *End*: each name with its count.
async fn sum(browser: &Browser) -> Value {
    let rows = "() => Object.fromEntries([...document.querySelectorAll('.sum tbody tr')].map((row) => [row.cells[0].textContent, Number(row.cells[1].textContent)]))";
    browser.ask(rows, &[]).await
}

/// Writes into a field, as a person does.
async fn write(browser: &Browser, id: &str, words: &str) {
    let field = browser.driver.find(By::Id(id)).await.expect("the field");
    field.clear().await.expect("it is cleared");
    field.send_keys(words).await.expect("it takes words");
}

/// Chooses from a list by the words of the choice.
async fn choose(browser: &Browser, id: &str, words: &str) {
    let choose = "(id, words) => {
        const list = document.getElementById(id);
        list.selectedIndex = [...list.options].findIndex((option) => option.textContent === words);
        list.dispatchEvent(new Event('change', { bubbles: true }));
    }";
    browser.ask(choose, &[json!(id), json!(words)]).await;
}

/// The other tab of two, which is opened and gone to.
async fn new_tab(browser: &Browser) -> WindowHandle {
    let before = browser.driver.windows().await.expect("tabs");
    browser.driver.new_tab().await.expect("a tab");
    let tabs = browser.driver.windows().await.expect("tabs");
    let tab = tabs.into_iter().find(|tab| !before.contains(tab)).expect("another tab");
    browser.driver.switch_to_window(tab.clone()).await.expect("the tab");
    browser.screen(390, 844).await;
    tab
}

async fn close_tab(browser: &Browser, tab: WindowHandle, next: WindowHandle) {
    browser.driver.switch_to_window(tab).await.expect("the tab");
    browser.driver.close_window().await.expect("it closes");
    browser.driver.switch_to_window(next).await.expect("the tab");
}
