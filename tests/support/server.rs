//! The site's own server as a separate process, so that it can really be stopped.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::channel;
use std::time::{Duration, SystemTime};

use axum::serve::ListenerExt;
use safe_night_canterbury::build::bundle::write_page_bundles;
use safe_night_canterbury::build::parts::parts;
use safe_night_canterbury::build::service_worker::worker;
use safe_night_canterbury::build::streets::{STREETS, Streets};
use safe_night_canterbury::content::hours::iso_date;
use safe_night_canterbury::hosting::files::{Files, read_dir};
use safe_night_canterbury::hosting::headers::POLICY;
use safe_night_canterbury::hosting::headers_file::{HEADERS_FILE, read_headers_file};
use safe_night_canterbury::hosting::server::site;
use safe_night_canterbury::words::clock::date_in_words;
use tempfile::TempDir;

use crate::support::editions::{files_of, project, real_site};
use crate::support::page::Page;
use crate::support::screens::Home;

/// The folder with the `dist/` of the frozen edition, without streets, written by `make test`.
pub const FROZEN_SITE: &str = "target/frozen";
/// The same with the streets of the town of `tests/streets/town.rs`.
pub const TOWN_SITE: &str = "target/town";

/// The finished site with its server.
pub struct Server {
    process: Child,
    pub port: u16,
    /// The temporary folder of a copy, which lives as long as the server.
    copy: Option<TempDir>,
}

impl Server {
    /// Serves the finished site of the frozen edition.
    pub fn start() -> Server {
        Server::serving(project(FROZEN_SITE), None)
    }

    /// Serves the same with the streets of the made-up town.
    pub fn start_town() -> Server {
        Server::serving(project(TOWN_SITE), None)
    }

    /// Serves the finished site of the real edition, for the rules that every edition must keep.
    pub fn start_real() -> Server {
        Server::serving(real_site().parent().expect("it lies in a folder").to_owned(), None)
    }

    /// Serves a copy of the frozen site, which may be changed meanwhile.
    pub fn start_copy() -> Server {
        Server::copy_of(FROZEN_SITE, NO_FILE)
    }

    /// Serves a copy of the site of the made-up town.
    pub fn start_town_copy() -> Server {
        Server::copy_of(TOWN_SITE, NO_FILE)
    }

    /// The folder of the copy.
    pub fn folder(&self) -> PathBuf {
        self.copy.as_ref().expect("only a copy may be changed").path().join("dist")
    }

    /// Runs one command of the site builder on the copy.
    pub fn site(&self, command: &str) {
        let folder = self.folder();
        let beside = folder.parent().expect("it lies in a folder");
        // What it says would stand in the middle of the line of a test.
        let mut site = Command::new(env!("CARGO_BIN_EXE_site"));
        let done = site.arg(command).current_dir(beside).stdout(Stdio::null()).status();
        assert!(done.expect("the builder starts").success(), "site {command}");
        for suffix in ["", ".br", ".gz"] {
            touch_ahead(&folder.join(format!("sw.js{suffix}")));
        }
    }

    /// Changes the copy into a newer build, with other words on one page.
    pub fn rebuild(&self, page: &str, words: &str, replacement: &str) {
        let address = format!("{page}/index.html");
        let changed = self.rebuild_pages(|page, html| (page == address).then(|| html.replace(words, replacement)));
        assert_eq!(changed, 1, "{page} does not say {words}");
    }

    /// Changes the copy into a newer build, in which every page has this number on its root element, in place of the one before.
    pub fn rebuild_numbered(&self, number: usize) {
        let root = |number: usize| match number {
            0 => "<html ".to_owned(),
            number => format!("<html data-build=\"{number}\" "),
        };
        let changed = self.rebuild_pages(|_, html| Some(html.replacen(&root(number - 1), &root(number), 1)));
        assert!(changed > 50, "{changed} pages have a number");
    }

    /// Puts words before those of a script of the copy, and writes the worker of that build, which saves it so.
    pub fn put_before(&self, script: &str, words: &str) {
        let address = self.script(script);
        let script = std::fs::read_to_string(self.folder().join(&address[1..])).expect("it can be read");
        self.write(&address, [words, &script].concat().as_bytes());
        self.rebuild_pages(|_, _| None);
    }

    /// Changes pages of the copy, and writes the worker of that build. Returns how many have changed.
    fn rebuild_pages(&self, change: impl Fn(&str, &str) -> Option<String>) -> usize {
        let folder = self.folder();
        let mut files = files_of(&folder);
        files.remove("/sw.js");
        let mut changed = 0;
        for (address, bytes) in files.iter_mut().filter(|(address, _)| address.ends_with(".html")) {
            let html = std::str::from_utf8(bytes).expect("plain text");
            if let Some(html) = change(address, html).filter(|changed| changed != html) {
                *bytes = html.into_bytes();
                self.write(address, bytes);
                changed += 1;
            }
        }
        let facts = files.keys().find(|file| file.starts_with("/facts-")).expect("the facts").clone();
        let is_bundle = |address: &str| ["/pages-", "/later-"].iter().any(|start| address.starts_with(start));
        files.retain(|address, _| !is_bundle(address));
        write_page_bundles(&mut files, &facts).expect("the bundles");
        for (address, bytes) in files.iter().filter(|(address, _)| is_bundle(address)) {
            self.write(address, bytes);
        }
        let headers = String::from_utf8_lossy(&files[HEADERS_FILE]);
        let policy = read_headers_file(&headers).find(|(name, _)| *name == POLICY).expect("a policy").1;
        let style_hash =
            policy.split('\'').find(|source| source.starts_with("sha256-")).expect("the hash of the style");
        let parts = parts(&files, streets_of(&files).as_ref());
        let worker = worker(&files, style_hash, &facts, &parts).expect("a worker");
        self.write("/sw.js", worker.as_bytes());
        changed
    }

    /// The name of the layer of streets in the copy.
    pub fn layer(&self) -> String {
        let files = read_dir(&self.folder()).expect("the copy");
        file_of_streets(&files, ".bin").expect("it has streets").trim_start_matches('/').to_owned()
    }

    /// The address of a script of the copy, by its name without the fingerprint.
    pub fn script(&self, name: &str) -> String {
        let files = std::fs::read_dir(self.folder()).expect("the copy");
        let names = files.map(|file| file.expect("a file").file_name().to_string_lossy().into_owned());
        let is_it = |file: &String| file.starts_with(&format!("{name}-")) && file.ends_with(".js");
        format!("/{}", names.into_iter().find(is_it).expect("a script"))
    }

    /// Writes a file of the copy, and deletes its compressed variants.
    pub fn write(&self, address: &str, bytes: &[u8]) {
        let path = self.folder().join(address.trim_start_matches('/'));
        for suffix in ["br", "gz"] {
            let _ = std::fs::remove_file(format!("{}.{suffix}", path.display()));
        }
        std::fs::write(&path, bytes).expect("it is written");
        touch_ahead(&path);
    }

    /// Deletes a file of the copy, with its compressed variants.
    pub fn delete(&self, file: &str) {
        let path = self.folder().join(file);
        std::fs::remove_file(&path).expect("it was there");
        for suffix in ["br", "gz"] {
            let _ = std::fs::remove_file(format!("{}.{suffix}", path.display()));
        }
    }

    /// Serves a copy of `dist/` without the files whose name has this ending.
    pub fn start_without(ending: &str) -> Server {
        Server::copy_of(FROZEN_SITE, ending)
    }

    fn copy_of(site: &str, without: &str) -> Server {
        let copy = TempDir::new().expect("a temporary folder");
        copy_all(&project(site).join("dist"), &copy.path().join("dist"), without);
        Server::serving(copy.path().to_owned(), Some(copy))
    }

    /// Serves the copy anew at the same port: a host reads its headers when it starts.
    pub fn again(mut self) -> Server {
        let copy = self.copy.take().expect("only a copy may be changed");
        let port = self.port;
        self.stop();
        Server::serving_at(port, copy.path().to_owned(), Some(copy))
    }

    fn serving(folder: PathBuf, copy: Option<TempDir>) -> Server {
        Server::serving_at(0, folder, copy)
    }

    /// Port 0: any that is free.
    fn serving_at(port: u16, folder: PathBuf, copy: Option<TempDir>) -> Server {
        let mut process = Command::new(env!("CARGO_BIN_EXE_site"))
            .args(["serve", &port.to_string()])
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

    /// Opens the app once with a signal until all is saved, then really stops the server. Returns its origin.
    pub async fn saved_then_stopped(browser: &Page) -> String {
        let server = Server::start();
        Home::open(browser, &server.origin()).await;
        browser.wait_until_live().await;
        browser.wait_until_saved().await;
        browser.wait_until_parts_are_saved().await;
        server.stop()
    }

    pub fn origin(&self) -> String {
        format!("http://localhost:{}", self.port)
    }

    /// Ends the process, waits for its end, and returns its origin.
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

/// A host of the frozen edition in this program, for tests that change nothing. It runs as long as the program.
pub struct SharedHost;

impl SharedHost {
    pub fn origin() -> &'static str {
        static ORIGIN: LazyLock<String> = LazyLock::new(|| {
            let site = site(&project(FROZEN_SITE).join("dist")).expect("a finished site: run `make build` first");
            let (sender, receiver) = channel();
            // A separate runtime, because the runtime of a test ends with the test.
            std::thread::spawn(move || {
                let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
                runtime.block_on(async {
                    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a free port");
                    sender.send(listener.local_addr().expect("its address").port()).expect("somebody waits");
                    let listener = listener.tap_io(|connection| drop(connection.set_nodelay(true)));
                    axum::serve(listener, site).await.expect("it serves");
                });
            });
            format!("http://localhost:{}", receiver.recv().expect("the host starts"))
        });
        &ORIGIN
    }
}

/// The files of the streets. `None`: the site has none.
fn streets_of(files: &Files) -> Option<Streets> {
    let address = |ending| file_of_streets(files, ending);
    let (script, wasm, layer) = (address(".js")?, address(".wasm")?, address(".bin")?);
    let date = streets::format::read(&files[&layer]).expect("a layer").0.header.date;
    let date = date_in_words(iso_date::parse(&date).expect("a date"));
    Some(Streets { script, wasm, layer, date })
}

fn file_of_streets(files: &Files, ending: &str) -> Option<String> {
    files.keys().find(|address| address.starts_with(STREETS) && address.ends_with(ending)).cloned()
}

/// An ending that no file has.
const NO_FILE: &str = "no file is called so";

/// Sets the modification time of a file ahead by whole seconds, more at each call: HTTP gives it in seconds, and a test changes
/// files faster than people do.
fn touch_ahead(path: &Path) {
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
            .any(|ending| name.ends_with(ending))
        {
            std::fs::copy(&path, to.join(&name)).expect("a copy");
        }
    }
}
