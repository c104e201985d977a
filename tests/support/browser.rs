//! A real Chromium with a phone-sized screen, and with the clock, the zone and the location that the test sets.

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
    /// Whether a later test may reuse it.
    shared: bool,
    /// The number of requests to other hosts before this test.
    requests_before: usize,
    /// Parts of console errors that the test causes itself.
    expected: Vec<&'static str>,
    /// Requests to other hosts that the test allows, because the person leaves the app.
    allowed_foreign: Vec<&'static str>,
}

impl Browser {
    /// A browser with empty storage.
    pub async fn open() -> Browser {
        Browser::of(Chromium::borrow(Kind::New).await, true).await
    }

    /// The same with a window: only this one has a back/forward cache and the screen wake lock.
    pub async fn open_with_window() -> Browser {
        Browser::of(Chromium::borrow(Kind::NewWithWindow).await, true).await
    }

    /// A browser with scripts switched off.
    pub async fn open_with_scripts_off() -> Browser {
        Browser::of(Chromium::borrow(Kind::ScriptsOff).await, true).await
    }

    /// A browser that blocks cookies: nothing can be stored, and there is no service worker.
    pub async fn open_with_cookies_blocked() -> Browser {
        Browser::of(Chromium::borrow(Kind::CookiesBlocked).await, true).await
    }

    /// A browser in which the app is saved already, and the notice about it was shown. For tests that write nothing but local
    /// storage: they share its origin.
    pub async fn open_saved() -> Browser {
        let mut chromium = Chromium::borrow(Kind::Saved).await;
        if chromium.saved_from.is_some() {
            return Browser::of(chromium, true).await;
        }
        let origin = SharedHost::origin();
        chromium.saved_from = Some(origin.to_owned());
        Browser::saved(chromium, origin).await
    }

    /// The same with the server of the app stopped.
    pub async fn open_saved_then_stopped() -> Browser {
        Browser::saved_then_stopped(Kind::SavedThenStopped, Server::start).await
    }

    /// The same with the streets of the made-up town saved too.
    pub async fn open_town_then_stopped() -> Browser {
        Browser::saved_then_stopped(Kind::TownThenStopped, Server::start_town).await
    }

    async fn saved_then_stopped(kind: Kind, start: fn() -> Server) -> Browser {
        let mut chromium = Chromium::borrow(kind).await;
        if chromium.saved_from.is_some() {
            return Browser::of(chromium, true).await;
        }
        let server = start();
        chromium.saved_from = Some(server.origin());
        let browser = Browser::saved(chromium, &server.origin()).await;
        server.stop();
        browser
    }

    /// Opens the app once, and resets the browser for its first test.
    async fn saved(chromium: Chromium, origin: &str) -> Browser {
        let first = Browser::of(chromium, true).await;
        first.open_page(&format!("{origin}/")).await;
        first.wait_until_saved().await;
        first.wait_until_parts_are_saved().await;
        let chromium = first.chromium.renewed().await.expect("it can be renewed");
        Browser::of(chromium, true).await
    }

    /// The origin of the saved app.
    pub fn origin(&self) -> &str {
        self.chromium.saved_from.as_deref().expect("a browser that has the app saved")
    }

    /// A browser with empty storage whose camera shows this Y4M file, over and over, to whoever asks for it.
    pub async fn open_with_camera(file: &Path) -> Browser {
        let camera = format!("--use-file-for-fake-video-capture={}", file.display());
        let switches = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream", &camera];
        Browser::of(Chromium::start_with(Kind::New, None, &switches).await, false).await
    }

    /// A browser with this profile folder, so that a later start has the same storage.
    pub async fn start_in(profile: &Path) -> Browser {
        Browser::of(Chromium::start(Kind::New, Some(profile)).await, false).await
    }

    async fn of(chromium: Chromium, shared: bool) -> Browser {
        let page = Page { driver: ManuallyDrop::new(chromium.driver()) };
        let requests_before = chromium.proxy.recorded().len();
        let browser =
            Browser { page, chromium, shared, requests_before, expected: Vec::new(), allowed_foreign: Vec::new() };
        browser.suppress_install_prompt().await;
        if browser.chromium.saved_from.is_some() {
            // The notice about the saved app is shown once, and would cover the first page of each test.
            // Every file was opened when it was saved, which takes long enough to be felt in hundreds of tests.
            browser.before_each_page("try { localStorage.setItem('safe-night.saved-told', '1'); sessionStorage.setItem('safe-night.opened', '1'); } catch {}").await;
        }
        browser
    }

    /// Suppresses Chromium's `beforeinstallprompt`. Its time is not fixed, so the app's offer would be on some pages of a test
    /// and not on others.
    async fn suppress_install_prompt(&self) {
        let suppress =
            "addEventListener('beforeinstallprompt', (event) => event.isTrusted && event.stopImmediatePropagation());";
        self.before_each_page(suppress).await;
    }

    pub async fn cdp(&self, method: &str, parameters: Value) -> Value {
        self.driver.cdp().send_raw(method, parameters).await.unwrap_or_else(|error| panic!("{method}: {error}"))
    }

    /// Sets the location of the phone, and grants the permission.
    pub async fn at_place(&self, (lat, lon): Position, accuracy_m: f64) {
        self.cdp("Browser.grantPermissions", json!({ "permissions": ["geolocation"] })).await;
        let position = json!({ "latitude": lat, "longitude": lon, "accuracy": accuracy_m });
        self.cdp("Emulation.setGeolocationOverride", position).await;
    }

    pub async fn refuse_location(&self) {
        let denied = json!({ "permission": { "name": "geolocation" }, "setting": "denied" });
        self.cdp("Browser.setPermission", denied).await;
    }

    /// Grants the permission, and makes the location unavailable.
    pub async fn lose_location(&self) {
        self.cdp("Browser.grantPermissions", json!({ "permissions": ["geolocation"] })).await;
        self.cdp("Emulation.setGeolocationOverride", json!({})).await;
    }

    pub fn expect_in_console(&mut self, words: &'static str) {
        self.expected.push(words);
    }

    pub fn allow_foreign(&mut self, request: &'static str) {
        self.allowed_foreign.push(request);
    }

    /// Whether this request to another host was made.
    pub fn has_requested(&self, request: &str) -> bool {
        self.foreign_requests().iter().any(|line| line.starts_with(request))
    }

    /// The requests of this test to other hosts.
    fn foreign_requests(&self) -> Vec<String> {
        self.chromium.proxy.recorded().split_off(self.requests_before)
    }

    /// The addresses in the history of this tab, with the current one.
    pub async fn history(&self) -> Vec<String> {
        let history = self.driver.cdp().send_raw("Page.getNavigationHistory", json!({})).await.expect("the history");
        let entries = history["entries"].as_array().expect("entries").iter();
        entries.filter_map(|entry| entry["url"].as_str().map(str::to_owned)).collect()
    }

    /// Closes the browser. Asserts that there was no error in the console (a panic is one), and no request to another host.
    pub async fn close(self) {
        let log = self.driver.handle().get_log("browser").await.expect("the console's log");
        let errors: Vec<_> = log
            .iter()
            // The app asks the host for newer facts, and whether it answers, and the host may not answer.
            .filter(|entry| {
                let asked = ["/content/knowledge.json", "/sw.js"]
                    .map(|file| [file, " - Failed to load resource: net::ERR_"].concat());
                !asked.iter().any(|words| entry.message.contains(words))
            })
            .filter(|entry| entry.level == "SEVERE" && !self.expected.iter().any(|words| entry.message.contains(words)))
            .map(|entry| &entry.message)
            .collect();
        assert!(errors.is_empty(), "errors in the console: {errors:#?}");
        let allowed = |line: &String| {
            is_browser_traffic(line) || self.allowed_foreign.iter().any(|request| line.starts_with(request))
        };
        let foreign: Vec<_> = self.foreign_requests().into_iter().filter(|line| !allowed(line)).collect();
        assert!(foreign.is_empty(), "requests to other hosts: {foreign:#?}");
        if self.chromium.saved_from.is_some() {
            self.assert_nothing_stored().await;
        }
        let Browser { page, chromium, shared, .. } = self;
        if shared {
            chromium.give_back().await;
        } else {
            (*page.driver).clone().quit().await.expect("Chromium ends");
        }
    }

    /// Kills the browser: see [`Chromium::kill`].
    pub fn kill(self) {
        self.chromium.kill();
    }

    /// Asserts that a test that shares its origin stored nothing but local storage, which is cleared.
    async fn assert_nothing_stored(&self) {
        if self.driver.current_url().await.is_ok_and(|url| url.as_str().starts_with(self.origin())) {
            let kept = "async () => {
                const names = (await caches.keys()).filter((name) => !/^safe-night-(program-|later$|streets$|patrol$)/.test(name));
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
