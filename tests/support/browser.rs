//! A real Chromium on a phone-sized screen, with a clock, a zone and a place of the test's choosing.

use std::mem::ManuallyDrop;
use std::ops::Deref;
use std::path::Path;

use serde_json::{Value, json};

use crate::support::chromium::{Chromium, Kind};
use crate::support::page::Page;
use crate::support::places::Position;
use crate::support::recording_proxy::is_browser_traffic;
use crate::support::server::{Server, SharedHost};

pub struct Browser {
    page: Page,
    chromium: Chromium,
    /// Whether another test may go on with it.
    shared: bool,
    /// How many requests to other hosts there were before this test.
    asked_before: usize,
    /// What the console may say, because the test itself caused it.
    expected: Vec<&'static str>,
    /// What may be asked of other hosts, because the person left the app.
    elsewhere: Vec<&'static str>,
}

impl Browser {
    /// A browser in which nobody has been anywhere.
    pub async fn open() -> Browser {
        Browser::of(Chromium::borrow(Kind::New).await, true).await
    }

    /// The same with a window: it can hold pages for the way back, and keep its screen awake.
    pub async fn open_with_window() -> Browser {
        Browser::of(Chromium::borrow(Kind::NewWithWindow).await, true).await
    }

    /// A browser that runs no script of any page.
    pub async fn open_with_scripts_off() -> Browser {
        Browser::of(Chromium::borrow(Kind::ScriptsOff).await, true).await
    }

    /// A browser that has the app saved, and has told it, for a test that changes nothing that is kept but what lies in local
    /// storage. Tests share its origin.
    pub async fn open_saved() -> Browser {
        let mut chromium = Chromium::borrow(Kind::Saved).await;
        if chromium.saved_from.is_some() {
            return Browser::of(chromium, true).await;
        }
        let origin = SharedHost::origin();
        chromium.saved_from = Some(origin.to_owned());
        Browser::saved(chromium, origin).await
    }

    /// The same with the server of the app really stopped.
    pub async fn open_saved_then_stopped() -> Browser {
        let mut chromium = Chromium::borrow(Kind::SavedThenStopped).await;
        if chromium.saved_from.is_some() {
            return Browser::of(chromium, true).await;
        }
        let server = Server::start();
        chromium.saved_from = Some(server.origin());
        let browser = Browser::saved(chromium, &server.origin()).await;
        server.stop();
        browser
    }

    /// Opens the app once, and leaves the browser as every test shall find it.
    async fn saved(chromium: Chromium, origin: &str) -> Browser {
        let first = Browser::of(chromium, true).await;
        first.open_page(&format!("{origin}/")).await;
        first.wait_until_saved().await;
        let chromium = first.chromium.renewed().await.expect("it can be renewed");
        Browser::of(chromium, true).await
    }

    /// Where the app that is saved is from.
    pub fn origin(&self) -> &str {
        self.chromium.saved_from.as_deref().expect("a browser that has the app saved")
    }

    /// A browser that keeps what it stores in this folder, for a later start.
    pub async fn start_in(profile: &Path) -> Browser {
        Browser::of(Chromium::start(Kind::New, Some(profile)).await, false).await
    }

    async fn of(chromium: Chromium, shared: bool) -> Browser {
        let page = Page { driver: ManuallyDrop::new(chromium.driver()) };
        let asked_before = chromium.proxy.recorded().len();
        let browser = Browser { page, chromium, shared, asked_before, expected: Vec::new(), elsewhere: Vec::new() };
        browser.without_its_question().await;
        if browser.chromium.saved_from.is_some() {
            // What is told once, when all is saved, would lie over the first page of each test.
            browser.before_each_page("try { localStorage.setItem('safe-night.saved-told', '1'); } catch {}").await;
        }
        browser
    }

    /// Keeps Chromium's own question back, whether the app shall be put on the home screen: it comes when it comes, and what is
    /// offered because of it would stand on some pages of a test and not on others.
    async fn without_its_question(&self) {
        let keep_back =
            "addEventListener('beforeinstallprompt', (event) => event.isTrusted && event.stopImmediatePropagation());";
        self.before_each_page(keep_back).await;
    }

    pub async fn cdp(&self, method: &str, parameters: Value) -> Value {
        self.driver.cdp().send_raw(method, parameters).await.unwrap_or_else(|error| panic!("{method}: {error}"))
    }

    /// Puts the phone somewhere, and lets pages know it.
    pub async fn at_place(&self, (lat, lon): Position, accuracy_m: f64) {
        self.cdp("Browser.grantPermissions", json!({ "permissions": ["geolocation"] })).await;
        let position = json!({ "latitude": lat, "longitude": lon, "accuracy": accuracy_m });
        self.cdp("Emulation.setGeolocationOverride", position).await;
    }

    pub async fn refuse_location(&self) {
        let no = json!({ "permission": { "name": "geolocation" }, "setting": "denied" });
        self.cdp("Browser.setPermission", no).await;
    }

    /// The phone may tell, and cannot.
    pub async fn lose_location(&self) {
        self.cdp("Browser.grantPermissions", json!({ "permissions": ["geolocation"] })).await;
        self.cdp("Emulation.setGeolocationOverride", json!({})).await;
    }

    pub fn expect_in_console(&mut self, words: &'static str) {
        self.expected.push(words);
    }

    pub fn expect_elsewhere(&mut self, request: &'static str) {
        self.elsewhere.push(request);
    }

    /// Whether another host was asked for this.
    pub fn was_elsewhere(&self, request: &str) -> bool {
        self.asked_elsewhere().iter().any(|line| line.starts_with(request))
    }

    /// Every request of this test for another host.
    fn asked_elsewhere(&self) -> Vec<String> {
        self.chromium.proxy.recorded().split_off(self.asked_before)
    }

    /// The addresses that this tab can go back and forward to, and the one it shows.
    pub async fn history(&self) -> Vec<String> {
        let history = self.driver.cdp().send_raw("Page.getNavigationHistory", json!({})).await.expect("the history");
        let entries = history["entries"].as_array().expect("entries").iter();
        entries.filter_map(|entry| entry["url"].as_str().map(str::to_owned)).collect()
    }

    /// Closes the browser. Nothing may have gone wrong on the way: no error in the console (a panic is one), and no
    /// request to any other host.
    pub async fn close(self) {
        let log = self.driver.handle().get_log("browser").await.expect("the console's log");
        let errors: Vec<_> = log
            .iter()
            // The host is asked for newer facts whenever there may be a network, and it may not answer.
            .filter(|entry| !entry.message.contains("/content/knowledge.json - Failed to load resource: net::ERR_"))
            .filter(|entry| entry.level == "SEVERE" && !self.expected.iter().any(|words| entry.message.contains(words)))
            .map(|entry| &entry.message)
            .collect();
        assert!(errors.is_empty(), "errors in the console: {errors:#?}");
        let allowed =
            |line: &String| is_browser_traffic(line) || self.elsewhere.iter().any(|request| line.starts_with(request));
        let foreign: Vec<_> = self.asked_elsewhere().into_iter().filter(|line| !allowed(line)).collect();
        assert!(foreign.is_empty(), "requests to other hosts: {foreign:#?}");
        if self.chromium.saved_from.is_some() {
            self.kept_nothing().await;
        }
        let Browser { page, chromium, shared, .. } = self;
        if shared {
            chromium.give_back().await;
        } else {
            (*page.driver).clone().quit().await.expect("Chromium ends");
        }
    }

    /// Asserts that a test that shares its origin has left there what it found, but for local storage, which is cleared.
    async fn kept_nothing(&self) {
        if self.driver.current_url().await.is_ok_and(|url| url.as_str().starts_with(self.origin())) {
            let kept = "async () => {
                const names = (await caches.keys()).filter((name) => !name.startsWith('safe-night-program-'));
                const kept = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
                return kept.flat().map((request) => request.url);
            }";
            let kept = self.faults(kept, &[]).await;
            assert!(kept.is_empty(), "a test that shares its origin has left {kept:?}");
        }
    }
}

impl Deref for Browser {
    type Target = Page;

    fn deref(&self) -> &Page {
        &self.page
    }
}
