//! Chromium and its driver as processes. Tests reuse them one after another, because a start takes longer than most tests.

use std::io::{BufRead, BufReader, Write, stderr};
use std::mem::ManuallyDrop;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use async_trait::async_trait;
use axum::body::Bytes;
use axum::http::{Request, Response};
use serde_json::json;
use thirtyfour::common::capabilities::chromium::ChromiumLikeCapabilities;
use thirtyfour::prelude::*;
use thirtyfour::session::http::{Body, HttpClient};

use crate::support::recording_proxy::RecordingProxy;

pub struct Chromium {
    // Never dropped, because the driver may be gone, and the drop would wait for its answer.
    driver: ManuallyDrop<WebDriver>,
    client: Client,
    processes: Child,
    pub proxy: RecordingProxy,
    pub kind: Kind,
    /// The origin of the app that is saved in it.
    pub saved_from: Option<String>,
}

/// The state of the browser at the start of a test.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    /// Empty storage.
    New,
    /// The same with the complete Chromium: its headless shell has no back/forward cache and no screen wake lock.
    NewWithWindow,
    /// Scripts are off, and the storage is empty. Only the complete Chromium has that setting.
    ScriptsOff,
    /// Cookies are blocked, and with them all that a page could store. Only the complete Chromium has that setting.
    CookiesBlocked,
    /// The app of the frozen edition is saved, and nothing is chosen in it.
    Saved,
    /// The same, and its server is stopped.
    SavedThenStopped,
    /// The same, with the streets of the made-up town.
    TownThenStopped,
}

/// The headless shell of Chromium, which takes a sixth less processor time for the same pages. This is the path of the program:
/// the command of that name is a script, and would leave the program running.
const SHELL: &str = "/usr/lib/chromium/chromium-headless-shell";

/// The browsers that are not in use, reset.
static FREE: Mutex<Vec<Chromium>> = Mutex::new(Vec::new());

/// Runs the driver until this program ends in any way, which closes the pipe. Then it ends the driver and Chromium, which does
/// not end with its driver, and deletes the files of both.
const DRIVER: &str = r#"trap '' INT
    export TMPDIR="$(mktemp -d)"
    chromedriver --port=0 </dev/null & driver=$!
    exec >/dev/null
    cat
    pkill -KILL -P $driver
    kill -KILL $driver
    wait
    rm -rf "$TMPDIR""#;

/// Commands of the driver that take longer are reported.
const SLOW: Duration = Duration::from_secs(10);
/// The longest time for a reset.
const RENEWAL: Duration = Duration::from_secs(15);

const ARGUMENTS: [&str; 12] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    // A test taps faster than any person: Chromium would leave out changes of the session history.
    "--disable-ipc-flooding-protection",
    "--disable-default-apps",
    "--window-size=390,844",
    // These features make requests of Chromium's own, which the proxy would record too.
    "--disable-features=OptimizationHints,MediaRouter,AutofillServerCommunication,CertificateTransparencyComponentUpdater",
];

impl Chromium {
    /// A browser of this kind, for one test alone.
    pub async fn borrow(kind: Kind) -> Chromium {
        let free = {
            let mut free = FREE.lock().expect("no thread died");
            free.iter().position(|chromium| chromium.kind == kind).map(|index| free.swap_remove(index))
        };
        match free {
            Some(chromium) => {
                chromium.client.renew();
                chromium
            }
            None => Chromium::start(kind, None).await,
        }
    }

    /// A browser with this profile folder, so that a later start has the same storage.
    pub async fn start(kind: Kind, profile: Option<&Path>) -> Chromium {
        Chromium::start_with(kind, profile, &[]).await
    }

    /// The same with more switches.
    pub async fn start_with(kind: Kind, profile: Option<&Path>, switches: &[&str]) -> Chromium {
        // The driver needs one port number on IPv4 and IPv6 alike, and ends if another process has either.
        let (processes, port) = (0..10).find_map(|_| start_chromedriver()).expect("chromedriver finds a port");

        let proxy = RecordingProxy::start();
        let mut capabilities = DesiredCapabilities::chrome();
        for argument in ARGUMENTS.iter().chain(switches) {
            capabilities.add_arg(argument).expect("a plain argument");
        }
        capabilities.add_arg(&format!("--proxy-server=http://127.0.0.1:{}", proxy.port)).expect("a plain argument");
        if let Some(profile) = profile {
            capabilities.add_arg(&format!("--user-data-dir={}", profile.display())).expect("a plain argument");
        }
        // The shell does not start again with a profile that it has stored.
        if !matches!(kind, Kind::NewWithWindow | Kind::ScriptsOff | Kind::CookiesBlocked)
            && profile.is_none()
            && Path::new(SHELL).exists()
        {
            capabilities.set_binary(SHELL).expect("a path");
        }
        let mut preferences = serde_json::Map::new();
        if kind == Kind::ScriptsOff {
            preferences.insert("profile.managed_default_content_settings.javascript".into(), json!(2));
        }
        if kind == Kind::CookiesBlocked {
            preferences.insert("profile.managed_default_content_settings.cookies".into(), json!(2));
        }
        capabilities.add_experimental_option("prefs", preferences).expect("preferences");
        capabilities.set_browser_log_level(thirtyfour::LoggingPrefsLogLevel::All).expect("a log");
        let client = Client::new();
        let driver = WebDriver::builder(format!("http://127.0.0.1:{port}"), capabilities).client(client.clone());
        let driver = ManuallyDrop::new(driver.connect().await.expect("Chromium starts"));
        Chromium { driver, client, processes, proxy, kind, saved_from: None }
    }

    pub fn driver(&self) -> WebDriver {
        (*self.driver).clone()
    }

    /// The same browser, reset.
    pub async fn renewed(self) -> WebDriverResult<Chromium> {
        self.renew().await.map(|()| self)
    }

    /// Resets the browser for the next test. A browser that cannot be reset is ended.
    pub async fn give_back(self) {
        if let Ok(Ok(chromium)) = tokio::time::timeout(RENEWAL, self.renewed()).await {
            FREE.lock().expect("no thread died").push(chromium);
        }
    }

    /// Kills Chromium with all its processes at once, as a phone does that is out of memory: nothing is closed or written any
    /// more. Its driver ends after it.
    pub fn kill(self) {
        let listed = Command::new("ps").args(["-A", "-o", "pid=,ppid="]).output().expect("ps runs");
        let listed = String::from_utf8_lossy(&listed.stdout).into_owned();
        let all: Vec<(&str, &str)> =
            listed.lines().filter_map(|line| line.trim().split_once(' ')).map(|(id, of)| (id, of.trim())).collect();
        let children = |of: &[&str]| -> Vec<&str> {
            all.iter().filter(|(_, parent)| of.contains(parent)).map(|(id, _)| *id).collect()
        };
        let shell = self.processes.id().to_string();
        let driver = children(&[&shell]);
        let mut generation = children(&driver);
        let mut browser = Vec::new();
        while !generation.is_empty() {
            let next = children(&generation);
            browser.append(&mut generation);
            generation = next;
        }
        assert!(browser.len() > 2, "a browser has more processes than {browser:?}");
        // One may have ended meanwhile, which the status would tell.
        let _ = Command::new("kill").arg("-KILL").args(browser).stderr(Stdio::null()).status().expect("kill runs");
    }

    /// Opens a new tab, which ends the settings of the old one, and clears storage, cache and permissions.
    async fn renew(&self) -> WebDriverResult<()> {
        let driver = &self.driver;
        let used = driver.windows().await?;
        let fresh = driver.new_tab().await?;
        for window in used {
            driver.switch_to_window(window).await?;
            driver.close_window().await?;
        }
        driver.switch_to_window(fresh).await?;
        let protocol = driver.cdp();
        let stored = match &self.saved_from {
            // The saved app stays, all other storage is cleared.
            Some(origin) => json!({ "origin": origin, "storageTypes": "local_storage,indexeddb" }),
            None => json!({ "origin": "*", "storageTypes": "all" }),
        };
        protocol.send_raw("Storage.clearDataForOrigin", stored).await?;
        protocol.send_raw("Network.clearBrowserCache", json!({})).await?;
        protocol.send_raw("Browser.resetPermissions", json!({})).await?;
        protocol.send_raw("Browser.setDownloadBehavior", json!({ "behavior": "default" })).await?;
        driver.handle().get_log("browser").await?;
        Ok(())
    }
}

impl Drop for Chromium {
    fn drop(&mut self) {
        drop(self.processes.stdin.take());
        let _ = self.processes.wait();
    }
}

/// Connections to a driver. They end with the test that made them; the session of the driver lasts longer.
#[derive(Clone)]
struct Client(Arc<Mutex<reqwest::Client>>);

impl Client {
    fn new() -> Client {
        Client(Arc::new(Mutex::new(Client::connections())))
    }

    fn connections() -> reqwest::Client {
        reqwest::Client::builder().timeout(Duration::from_secs(120)).build().expect("a client")
    }

    /// Drops the connections of the previous test.
    fn renew(&self) {
        *self.0.lock().expect("no thread died") = Client::connections();
    }
}

#[async_trait]
impl HttpClient for Client {
    async fn send(&self, request: Request<Body<'_>>) -> WebDriverResult<Response<Bytes>> {
        let client = self.0.lock().expect("no thread died").clone();
        let (command, start) = (format!("{} {}", request.method(), request.uri().path()), Instant::now());
        let answer = client.send(request).await;
        if start.elapsed() > SLOW {
            let thread = std::thread::current();
            let test = thread.name().unwrap_or_default();
            // Written past the capture of the test's output, which is not shown if the test passes.
            let _ = writeln!(stderr(), "{test}: {command} took {:?}: {:?}", start.elapsed(), answer.as_ref().err());
        }
        answer
    }

    async fn new(&self) -> Arc<dyn HttpClient> {
        Arc::new(Client::new())
    }
}

/// The driver and its port. `None`: it ended without a port.
fn start_chromedriver() -> Option<(Child, u16)> {
    let mut processes = Command::new("sh")
        .args(["-c", DRIVER])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("sh starts");
    let mut lines = BufReader::new(processes.stdout.take().expect("its output is piped")).lines();
    let port = lines
        .by_ref()
        .map_while(Result::ok)
        .find_map(|line| line.split("started successfully on port ").nth(1)?.trim_end_matches('.').parse::<u16>().ok());
    // The output must be read: the driver stops at a closed pipe.
    std::thread::spawn(move || lines.for_each(drop));
    match port {
        Some(port) => Some((processes, port)),
        None => {
            drop(processes.stdin.take());
            let _ = processes.wait();
            None
        }
    }
}
