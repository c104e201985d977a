//! The site's own server as a process of its own, so that it can really be stopped.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::channel;
use std::time::{Duration, SystemTime};

use safe_night_canterbury::build::service_worker::worker;
use safe_night_canterbury::hosting::files::read_dir;
use safe_night_canterbury::hosting::headers::POLICY;
use safe_night_canterbury::hosting::headers_file::{HEADERS_FILE, read_headers_file};
use safe_night_canterbury::hosting::server::site;
use tempfile::TempDir;

use crate::support::editions::{project, real_site};
use crate::support::page::Page;
use crate::support::screens::Home;

/// Beside its `dist/` lies the site of the frozen edition: `make test` writes it.
pub const FROZEN_SITE: &str = "target/frozen";

/// The finished site, served.
pub struct Server {
    process: Child,
    pub port: u16,
    /// It lives as long as its server.
    copy: Option<TempDir>,
}

impl Server {
    /// Serves the site of the frozen edition as it was built.
    pub fn start() -> Server {
        Server::serving(project(FROZEN_SITE), None)
    }

    /// Serves the site of the real edition as it was built, for what every page of every edition must keep to.
    pub fn start_real() -> Server {
        Server::serving(real_site().parent().expect("it lies in a folder").to_owned(), None)
    }

    /// Serves a copy of it, which may be changed while it is served.
    pub fn start_copy() -> Server {
        Server::start_without("no file is called so")
    }

    /// The folder that a copy is served from.
    pub fn folder(&self) -> PathBuf {
        self.copy.as_ref().expect("only a copy may be changed").path().join("dist")
    }

    /// Runs one command of the site builder where the copy lies.
    pub fn site(&self, command: &str) {
        let folder = self.folder();
        let beside = folder.parent().expect("it lies in a folder");
        let done = Command::new(env!("CARGO_BIN_EXE_site")).arg(command).current_dir(beside).status();
        assert!(done.expect("the builder starts").success(), "site {command}");
        for twin in ["", ".br", ".gz"] {
            later(&folder.join(format!("sw.js{twin}")));
        }
    }

    /// Changes the copy into a newer build, in which a page says other words.
    pub fn build_anew(&self, page: &str, words: &str, other: &str) {
        let folder = self.folder();
        let mut files = read_dir(&folder).expect("the copy");
        files.retain(|address, _| !address.ends_with(".br") && !address.ends_with(".gz") && address != "/sw.js");
        let address = format!("{page}/index.html");
        let html = String::from_utf8(files[&address].clone()).expect("plain text");
        assert!(html.contains(words), "{page} does not say {words}");
        files.insert(address.clone(), html.replace(words, other).into_bytes());
        let headers = String::from_utf8_lossy(&files[HEADERS_FILE]);
        let policy = read_headers_file(&headers).find(|(name, _)| *name == POLICY).expect("a policy").1;
        let style_hash =
            policy.split('\'').find(|source| source.starts_with("sha256-")).expect("the hash of the style");
        let worker = worker(&files, style_hash).expect("a worker");
        self.write(&address, &files[&address]);
        self.write("/sw.js", worker.as_bytes());
    }

    /// Writes a file of the copy, less its compressed twins.
    pub fn write(&self, address: &str, bytes: &[u8]) {
        let path = self.folder().join(address.trim_start_matches('/'));
        for twin in ["br", "gz"] {
            let _ = std::fs::remove_file(format!("{}.{twin}", path.display()));
        }
        std::fs::write(&path, bytes).expect("it is written");
        later(&path);
    }

    /// Takes a file of the copy away, with its compressed twins.
    pub fn take_away(&self, file: &str) {
        let path = self.folder().join(file);
        std::fs::remove_file(&path).expect("it was there");
        for twin in ["br", "gz"] {
            let _ = std::fs::remove_file(format!("{}.{twin}", path.display()));
        }
    }

    /// Serves a copy of `dist/` from which some files are gone: those whose name ends so.
    pub fn start_without(ending: &str) -> Server {
        let copy = TempDir::new().expect("a temporary folder");
        copy_all(&project(FROZEN_SITE).join("dist"), &copy.path().join("dist"), ending);
        Server::serving(copy.path().to_owned(), Some(copy))
    }

    fn serving(folder: PathBuf, copy: Option<TempDir>) -> Server {
        let mut process = Command::new(env!("CARGO_BIN_EXE_site"))
            .args(["serve", "0"])
            .current_dir(folder)
            .stdout(Stdio::piped())
            .spawn()
            .expect("the server starts");
        let mut line = String::new();
        BufReader::new(process.stdout.take().expect("its output is piped"))
            .read_line(&mut line)
            .expect("the server speaks");
        let port = line.trim().rsplit(':').next().and_then(|port| port.parse().ok());
        let port =
            port.unwrap_or_else(|| panic!("the server did not start (it said {line:?}): run `make build` first"));
        Server { process, port, copy }
    }

    /// Opens the app once with a signal, then really stops the server. Returns where it was.
    pub async fn saved_then_stopped(browser: &Page) -> String {
        let server = Server::start();
        Home::open(browser, &server.origin()).await;
        browser.wait_for_life().await;
        browser.wait_until_saved().await;
        server.stop()
    }

    pub fn origin(&self) -> String {
        format!("http://localhost:{}", self.port)
    }

    /// Ends the process, and returns where it was once it is gone.
    pub fn stop(mut self) -> String {
        let origin = self.origin();
        self.process.kill().expect("the server can be ended");
        self.process.wait().expect("the server ends");
        origin
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// A host of the frozen edition in this program, for tests that change nothing: it is there as long as the program.
pub struct SharedHost;

impl SharedHost {
    pub fn origin() -> &'static str {
        static ORIGIN: LazyLock<String> = LazyLock::new(|| {
            let site = site(&project(FROZEN_SITE).join("dist")).expect("a finished site: run `make build` first");
            let (sender, receiver) = channel();
            // A runtime of its own: that of a test ends with the test.
            std::thread::spawn(move || {
                let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
                runtime.block_on(async {
                    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a free port");
                    sender.send(listener.local_addr().expect("its address").port()).expect("somebody waits");
                    axum::serve(listener, site).await.expect("it serves");
                });
            });
            format!("http://localhost:{}", receiver.recv().expect("the host starts"))
        });
        &ORIGIN
    }
}

/// Has a file tell a time of its last change that is later by more than a second, which is all that HTTP tells of it: a
/// test changes files faster than people do.
fn later(path: &Path) {
    static CHANGES: AtomicU64 = AtomicU64::new(1);
    let ahead = Duration::from_secs(2 * CHANGES.fetch_add(1, Ordering::Relaxed));
    let file = std::fs::File::options().write(true).open(path).expect("it is there");
    file.set_modified(SystemTime::now() + ahead).expect("its time can be set");
}

fn copy_all(from: &Path, to: &Path, without: &str) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("dist/ is there: run `make build` first") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        if path.is_dir() {
            copy_all(&path, &to.join(&name), without);
        } else if ![without.to_owned(), format!("{without}.br"), format!("{without}.gz")]
            .iter()
            .any(|w| name.ends_with(w))
        {
            std::fs::copy(&path, to.join(&name)).expect("a copy");
        }
    }
}
