//! Chromium and its driver as processes. One test after another uses them: a start takes longer than most tests do.

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
    // Never dropped: it would wait for an answer from a driver that is gone.
    driver: ManuallyDrop<WebDriver>,
    client: Client,
    processes: Child,
    pub proxy: RecordingProxy,
    kind: Kind,
    /// Where the app that it has saved is from.
    pub saved_from: Option<String>,
}

/// What a test finds in its browser.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    /// Nobody has been anywhere.
    New,
    /// The same, in the whole of Chromium: its shell without windows keeps no page for the way back, and no screen awake.
    NewWithWindow,
    /// No script of any page runs, and nobody has been anywhere. Only the whole of Chromium has that setting.
    ScriptsOff,
    /// The app of the frozen edition is saved, and nothing was chosen in it yet.
    Saved,
    /// The same, and the server that it is from is stopped.
    SavedThenStopped,
}

/// Chromium without windows takes a sixth less of the processors' time for the same pages. It is the program itself: the command of
/// that name is a script, and would leave the program running.
const SHELL: &str = "/usr/lib/chromium/chromium-headless-shell";

/// The browsers that no test uses, as good as new.
static FREE: Mutex<Vec<Chromium>> = Mutex::new(Vec::new());

/// Runs the driver for as long as this program holds the pipe, which it does to its end, whatever that is. Then it ends the
/// driver, and Chromium, which does not end with its driver, and clears away what both left on the disk.
const DRIVER: &str = r#"trap '' INT
    export TMPDIR="$(mktemp -d)"
    chromedriver --port=0 </dev/null & driver=$!
    exec >/dev/null
    cat
    pkill -KILL -P $driver
    kill -KILL $driver
    wait
    rm -rf "$TMPDIR""#;

/// A command of the driver that takes longer is told.
const SLOW: Duration = Duration::from_secs(10);
/// How long a browser may take to be as good as new.
const RENEWAL: Duration = Duration::from_secs(15);

const ARGUMENTS: [&str; 11] = [
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
    // The proxy records Chromium's own traffic too.
    "--disable-features=OptimizationHints,MediaRouter,AutofillServerCommunication,CertificateTransparencyComponentUpdater",
];

impl Chromium {
    /// A browser of this kind, which no other test uses.
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

    /// A browser that keeps what it stores in this folder, for a later start.
    pub async fn start(kind: Kind, profile: Option<&Path>) -> Chromium {
        // The driver wants one port number on IPv4 and IPv6 alike, and ends where another process holds either of them.
        let (processes, port) = (0..10).find_map(|_| start_chromedriver()).expect("chromedriver finds a port");

        let proxy = RecordingProxy::start();
        let mut capabilities = DesiredCapabilities::chrome();
        for argument in ARGUMENTS {
            capabilities.add_arg(argument).expect("a plain argument");
        }
        capabilities.add_arg(&format!("--proxy-server=http://127.0.0.1:{}", proxy.port)).expect("a plain argument");
        if let Some(profile) = profile {
            capabilities.add_arg(&format!("--user-data-dir={}", profile.display())).expect("a plain argument");
        }
        // Closed and started again with what it had stored, the shell does not come up.
        if !matches!(kind, Kind::NewWithWindow | Kind::ScriptsOff) && profile.is_none() && Path::new(SHELL).exists() {
            capabilities.set_binary(SHELL).expect("a path");
        }
        let mut preferences = serde_json::Map::new();
        if kind == Kind::ScriptsOff {
            preferences.insert("profile.managed_default_content_settings.javascript".into(), json!(2));
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

    /// The same browser, as good as new.
    pub async fn renewed(self) -> WebDriverResult<Chromium> {
        self.renew().await.map(|()| self)
    }

    /// Leaves the browser to the next test, as good as new. A browser that cannot be made so is ended.
    pub async fn give_back(self) {
        if let Ok(Ok(chromium)) = tokio::time::timeout(RENEWAL, self.renewed()).await {
            FREE.lock().expect("no thread died").push(chromium);
        }
    }

    /// What a test asked of its tab ends with the tab; what it stored, and what it allowed for every tab, is cleared away.
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
            // The app stays, and all else goes.
            Some(origin) => json!({ "origin": origin, "storageTypes": "local_storage" }),
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

/// Connections to a driver: they live no longer than the test that made them, the driver's session does.
#[derive(Clone)]
struct Client(Arc<Mutex<reqwest::Client>>);

impl Client {
    fn new() -> Client {
        Client(Arc::new(Mutex::new(Client::connections())))
    }

    fn connections() -> reqwest::Client {
        reqwest::Client::builder().timeout(Duration::from_secs(120)).build().expect("a client")
    }

    /// Keeps none of the connections of the test before.
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
            // Told past the capture of the test's output: the test may well pass.
            let _ = writeln!(stderr(), "{test}: {command} took {:?}: {:?}", start.elapsed(), answer.as_ref().err());
        }
        answer
    }

    async fn new(&self) -> Arc<dyn HttpClient> {
        Arc::new(Client::new())
    }
}

/// The driver and its port. `None`: it ended without one.
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
    // The driver stops at a closed pipe.
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
