//! A real Firefox or WebKit on a phone-sized screen, driven by plain WebDriver.

use std::collections::BTreeSet;
use std::io::{Read, Write};
use std::mem::ManuallyDrop;
use std::net::{TcpListener, TcpStream};
use std::ops::Deref;
use std::os::unix::process::CommandExt;
use std::process::{Child, Command};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use serde_json::{Value, json};
use thirtyfour::prelude::*;
use tokio::time::timeout;

use crate::engines::{firefox, webkit};
use crate::support::page::Page;
use crate::support::recording_proxy::RecordingProxy;

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Engine {
    Firefox,
    WebKit,
}

/// How a browser is started.
#[derive(Default)]
pub struct Start {
    pub scripts_off: bool,
    /// Whether cookies are blocked, and with them all that a page could store, for engines whose driver can do so.
    pub cookies_blocked: bool,
    /// The location of the phone in degrees north and east, for engines whose driver can set it.
    pub at_place: Option<(f64, f64)>,
}

pub struct Browser {
    page: Page,
    driven: Driven,
    proxy: RecordingProxy,
    allowed_foreign: Vec<&'static str>,
    expected_errors: Vec<&'static str>,
}

/// A driver that was started, with the capabilities to ask for.
pub struct Driven {
    pub port: u16,
    pub capabilities: Value,
    /// The driver and its other programs, each the leader of a process group. The browser belongs to the group of its driver.
    pub processes: Vec<Child>,
    /// Errors of scripts, if the engine reports them.
    pub errors: Arc<Mutex<Vec<String>>>,
    /// What scripts have said in the console, if the engine reports it.
    pub said: Arc<Mutex<Vec<String>>>,
    /// The profile of the browser, deleted at the end.
    pub _folder: Option<tempfile::TempDir>,
}

impl Browser {
    pub async fn open(engine: Engine) -> Browser {
        Browser::start(engine, Start::default()).await
    }

    pub async fn start(engine: Engine, options: Start) -> Browser {
        // Sometimes WebKit's driver waits for a browser that never starts.
        for _ in 0..3 {
            if let Ok(browser) = timeout(Duration::from_secs(30), Browser::started(engine, &options)).await {
                return browser;
            }
        }
        panic!("{engine:?} does not start");
    }

    async fn started(engine: Engine, options: &Start) -> Browser {
        let proxy = RecordingProxy::start();
        let mut driven = match engine {
            Engine::Firefox => firefox::start(options),
            Engine::WebKit => webkit::start(options),
        };
        let proxy_address = format!("127.0.0.1:{}", proxy.port);
        driven.capabilities["proxy"] = json!({ "proxyType": "manual", "httpProxy": proxy_address, "sslProxy": proxy_address, "noProxy": ["localhost"] });
        wait_for(driven.port).await;
        let address = format!("http://127.0.0.1:{}", driven.port);
        let capabilities = driven.capabilities.as_object().cloned().unwrap_or_default();
        let driver = WebDriver::new(address, Capabilities::from(capabilities)).await;
        let driver = ManuallyDrop::new(driver.unwrap_or_else(|error| panic!("{engine:?} does not start: {error}")));
        let page = Page { driver };
        let browser = Browser { page, driven, proxy, allowed_foreign: Vec::new(), expected_errors: Vec::new() };
        browser.driver.set_window_rect(0, 0, 390, 844).await.expect("a phone's size");
        let size = browser.ask("() => [innerWidth, innerHeight]", &[]).await;
        assert_eq!(size, json!([390, 844]), "the size of the page in {engine:?}");
        browser
    }

    /// Reloads the page as a person does: in Firefox, a reload by WebDriver bypasses the service worker.
    pub async fn reload(&self) {
        let away = "document.documentElement.dataset.program = 'left'; setTimeout(() => location.reload())";
        self.driver.execute(away, Vec::new()).await.expect("a reload");
        let program = async || self.if_it_answers("return document.documentElement.dataset.program").await;
        self.until("the page comes anew", program, |program| program.as_ref().is_some_and(|state| state == "running"))
            .await;
    }

    /// Taps a link after which the document is replaced. The tap comes once the driver has its answer: one that is asked for it while the
    /// page goes away may fail.
    pub async fn tap_and_leave(&self, selector: &str) {
        let tap = "(selector) => { setTimeout(() => document.querySelector(selector).click()); }";
        self.ask(tap, &[json!(selector)]).await;
    }

    /// The answer of a script. `None`: one page is giving way to another, and neither answers. WebKit's driver may then wait for half a minute.
    pub async fn if_it_answers(&self, script: &str) -> Option<Value> {
        let answer = timeout(Duration::from_secs(4), self.driver.execute(script, Vec::new())).await;
        answer.ok()?.ok().map(|answer| answer.json().clone())
    }

    /// Waits until the page at this path is open, with its program up.
    pub async fn wait_until_running_at(&self, path: &str) {
        let page = "return `${location.pathname} ${document.documentElement.dataset.program}`";
        let running = Some(json!(format!("{path} running")));
        self.until(path, async || self.if_it_answers(page).await, |page| *page == running).await;
    }

    /// Allows a request to another host, because the person leaves the app.
    pub fn allow_foreign(&mut self, request: &'static str) {
        self.allowed_foreign.push(request);
    }

    /// Expects errors of scripts that contain these words.
    pub fn expect_errors(&mut self, words: &'static str) {
        self.expected_errors.push(words);
    }

    /// Closes the browser. Asserts that there was no error in a script, and no request to another host.
    pub async fn close(self) {
        let mut errors = self.driven.errors.lock().expect("no thread died").clone();
        errors.retain(|error| !self.expected_errors.iter().any(|words| error.contains(words)));
        assert!(errors.is_empty(), "errors in the pages' scripts: {errors:#?}");
        let known = |line: &String| {
            is_browser_traffic(line) || self.allowed_foreign.iter().any(|request| line.starts_with(request))
        };
        let foreign: BTreeSet<_> = self.proxy.recorded().into_iter().filter(|line| !known(line)).collect();
        assert!(foreign.is_empty(), "requests to other hosts: {foreign:#?}");
        (*self.driver).clone().quit().await.expect("the browser ends");
    }
}

impl Deref for Browser {
    type Target = Page;

    fn deref(&self) -> &Page {
        &self.page
    }
}

impl Drop for Driven {
    fn drop(&mut self) {
        if std::thread::panicking() {
            for lines in [&self.errors, &self.said] {
                println!("{}", lines.lock().map(|lines| lines.join("\n")).unwrap_or_default());
            }
        }
        // After a failure the browser still runs.
        for process in &mut self.processes {
            let _ = Command::new("pkill").args(["-KILL", "-g", &process.id().to_string()]).status();
            let _ = process.wait();
        }
    }
}

/// Whether a connection asked for nothing, or is traffic of Firefox's own: its settings, from its maker.
fn is_browser_traffic(request: &str) -> bool {
    request.is_empty() || request.starts_with("CONNECT firefox.settings.services.mozilla.com:443 ")
}

/// Starts a process as the first of a group of its own.
pub fn start_apart(command: &mut Command) -> Child {
    let name = command.get_program().to_string_lossy().into_owned();
    let process = command.process_group(0).spawn();
    process.unwrap_or_else(|error| panic!("{name} does not start ({error}): `make test-engines` installs it"))
}

/// A port that nothing listens on.
pub fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a free port").port()
}

/// Waits until a driver answers: one that is only connected to, without a question, may hang.
async fn wait_for(port: u16) {
    let ask = || -> std::io::Result<usize> {
        let mut stream = TcpStream::connect(("127.0.0.1", port))?;
        stream.write_all(b"GET /status HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")?;
        stream.read(&mut [0; 16])
    };
    for _ in 0..200 {
        if ask().is_ok_and(|read| read > 0) {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("the driver does not answer");
}
