//! A real Chromium on a phone-sized screen, with a clock, a zone and a place of the test's choosing.

use std::io::{BufRead, BufReader};
use std::mem::ManuallyDrop;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use serde_json::{Value, json};
use thirtyfour::common::capabilities::chromium::ChromiumLikeCapabilities;
use thirtyfour::prelude::*;

use crate::trap::{Trap, is_errand};

pub struct Browser {
    // Never dropped: after a failure it would wait for an answer from a driver that is gone.
    pub driver: ManuallyDrop<WebDriver>,
    chromedriver: Child,
    trap: Trap,
    /// What the console may say, because the test itself caused it.
    expected: Vec<&'static str>,
    /// What may be asked of other hosts, because the person left the app.
    elsewhere: Vec<&'static str>,
}

/// How a browser is started.
#[derive(Default)]
pub struct Start<'a> {
    /// A folder that keeps what the browser stores, for a later start.
    pub profile: Option<&'a Path>,
    pub scripts_off: bool,
    /// The owner reads text at twice its size, as set in the browser.
    pub large_text: bool,
}

impl Browser {
    pub async fn open() -> Browser {
        Browser::start(Start::default()).await
    }

    pub async fn start(how: Start<'_>) -> Browser {
        // It wants one port number on IPv4 and IPv6 alike, and ends where another process holds either of them.
        let (chromedriver, port) = (0..10).find_map(|_| start_chromedriver()).expect("chromedriver finds a port");

        let trap = Trap::set();
        let mut wishes = DesiredCapabilities::chrome();
        for argument in [
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--disable-default-apps",
            "--window-size=390,844",
            // Chromium's own errands would end in the trap too.
            "--disable-features=OptimizationHints,MediaRouter,AutofillServerCommunication,CertificateTransparencyComponentUpdater",
        ] {
            wishes.add_arg(argument).expect("a plain argument");
        }
        wishes.add_arg(&format!("--proxy-server=http://127.0.0.1:{}", trap.port)).expect("a plain argument");
        if let Some(profile) = how.profile {
            wishes.add_arg(&format!("--user-data-dir={}", profile.display())).expect("a plain argument");
        }
        let mut preferences = serde_json::Map::new();
        if how.scripts_off {
            preferences.insert("profile.managed_default_content_settings.javascript".into(), json!(2));
        }
        if how.large_text {
            preferences.insert("webkit.webprefs.default_font_size".into(), json!(32));
        }
        wishes.add_experimental_option("prefs", preferences).expect("preferences");
        wishes.set_browser_log_level(thirtyfour::LoggingPrefsLogLevel::All).expect("a log");
        let driver = WebDriver::new(format!("http://127.0.0.1:{port}"), wishes).await.expect("Chromium starts");
        let driver = ManuallyDrop::new(driver);
        let browser = Browser { driver, chromedriver, trap, expected: Vec::new(), elsewhere: Vec::new() };
        browser.without_its_question().await;
        browser
    }

    /// Keeps Chromium's own question back, whether the app shall be put on the home screen: it comes when it comes, and what is
    /// offered because of it would stand on some pages of a test and not on others.
    async fn without_its_question(&self) {
        let keep_back =
            "addEventListener('beforeinstallprompt', (event) => event.isTrusted && event.stopImmediatePropagation());";
        self.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": keep_back })).await;
    }

    pub async fn cdp(&self, method: &str, parameters: Value) -> Value {
        self.driver.cdp().send_raw(method, parameters).await.unwrap_or_else(|error| panic!("{method}: {error}"))
    }

    /// Sets the clock, given as the moment in UTC (RFC 3339), for every page opened in this tab from now on. It runs on
    /// from there. The phone's zone is set far away, because it must not matter.
    pub async fn at_time(&self, utc: &str) {
        let shift = format!(
            "(() => {{ const Real = Date, shift = Real.parse({utc:?}) - Real.now();
               globalThis.Date = class extends Real {{
                 constructor(...given) {{ if (given.length) super(...given); else super(Real.now() + shift); }}
                 static now() {{ return Real.now() + shift; }}
               }}; }})()"
        );
        self.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": shift })).await;
        self.cdp("Emulation.setTimezoneOverride", json!({ "timezoneId": "Pacific/Auckland" })).await;
    }

    /// Puts the phone somewhere, and lets pages know it.
    pub async fn at_place(&self, lat: f64, lon: f64, accuracy_m: f64) {
        self.cdp("Browser.grantPermissions", json!({ "permissions": ["geolocation"] })).await;
        let place = json!({ "latitude": lat, "longitude": lon, "accuracy": accuracy_m });
        self.cdp("Emulation.setGeolocationOverride", place).await;
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
        self.trap.caught().iter().any(|line| line.starts_with(request))
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
        let allowed = |line: &String| is_errand(line) || self.elsewhere.iter().any(|request| line.starts_with(request));
        let strangers: Vec<_> = self.trap.caught().into_iter().filter(|line| !allowed(line)).collect();
        assert!(strangers.is_empty(), "requests to other hosts: {strangers:#?}");
        (*self.driver).clone().quit().await.expect("Chromium ends");
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // A failed test leaves its Chromium behind, which does not end with its driver.
        let _ = Command::new("pkill").args(["-KILL", "-P", &self.chromedriver.id().to_string()]).status();
        let _ = self.chromedriver.kill();
        let _ = self.chromedriver.wait();
    }
}

/// The driver and its port. `None`: it ended without one.
fn start_chromedriver() -> Option<(Child, u16)> {
    let mut chromedriver = Command::new("chromedriver")
        .arg("--port=0")
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("chromedriver starts: `make test` installs it");
    let mut lines = BufReader::new(chromedriver.stdout.take().expect("its output is piped")).lines();
    let port = lines
        .by_ref()
        .map_while(Result::ok)
        .find_map(|line| line.split("started successfully on port ").nth(1)?.trim_end_matches('.').parse::<u16>().ok());
    // It stops at a closed pipe.
    std::thread::spawn(move || lines.for_each(drop));
    match port {
        Some(port) => Some((chromedriver, port)),
        None => {
            let _ = chromedriver.wait();
            None
        }
    }
}
