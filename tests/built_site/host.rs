//! The rules for every host of the site, our own server and others.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use safe_night_canterbury::hosting::compress::is_compressible;
use safe_night_canterbury::hosting::headers_file::HEADERS_FILE;
use tempfile::TempDir;

use crate::built_site::{files, in_brotli};
use crate::support::editions::real_site;

/// A host at a port of this machine. It ends when dropped.
pub struct Host {
    process: Child,
    port: u16,
    // The work folder, which lives as long as the host.
    _work: Option<TempDir>,
}

pub struct Answer {
    pub status: u16,
    /// Each header as sent, with its name in lower case.
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Answer {
    /// The value of a header. Repeated headers are joined, as browsers do.
    pub fn header(&self, name: &str) -> String {
        let name = name.to_lowercase();
        let values =
            self.headers.iter().filter(|(header_name, _)| *header_name == name).map(|(_, value)| value.as_str());
        values.collect::<Vec<_>>().join(", ")
    }
}

impl Host {
    /// The site's own server.
    pub fn site_server() -> Host {
        let mut process = Command::new(env!("CARGO_BIN_EXE_site"))
            .args(["serve", "0"])
            .current_dir(real_site().parent().expect("it lies in a folder"))
            .stdout(Stdio::piped())
            .spawn()
            .expect("it starts");
        let mut line = String::new();
        BufReader::new(process.stdout.take().expect("piped")).read_line(&mut line).expect("it speaks");
        let port = line.trim().rsplit(':').next().and_then(|port| port.parse().ok()).expect("it says its port");
        Host { process, port, _work: None }
    }

    /// Starts another server, with its port and its work folder in a file with this name.
    pub fn start(configuration: &str, text: impl Fn(u16) -> String, command: impl Fn(&TempDir) -> Command) -> Host {
        let work = TempDir::new().expect("a temporary folder");
        let free = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
        let port = free.local_addr().expect("it has an address").port();
        drop(free);
        std::fs::write(work.path().join(configuration), text(port)).expect("it is written");
        let process = command(&work).spawn().expect("it is installed: `make hosts` sees to it");
        let host = Host { process, port, _work: Some(work) };
        for _ in 0..100 {
            if TcpStream::connect(("127.0.0.1", port)).is_ok() {
                return host;
            }
            sleep(Duration::from_millis(50));
        }
        panic!("{configuration}: no answer after five seconds");
    }

    pub fn origin(&self) -> String {
        format!("http://localhost:{}", self.port)
    }

    pub fn get(&self, path: &str, accepts: &str) -> Answer {
        self.ask("GET", path, &format!("Accept-Encoding: {accepts}\r\n"))
    }

    pub fn ask(&self, method: &str, path: &str, headers: &str) -> Answer {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("it answers");
        // With HTTP/1.0 the body is not chunked.
        write!(stream, "{method} {path} HTTP/1.0\r\nHost: localhost\r\n{headers}\r\n").expect("it listens");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("it ends");
        let end = answer.windows(4).position(|window| window == b"\r\n\r\n").expect("headers");
        let head = String::from_utf8_lossy(&answer[..end]).into_owned();
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("a status");
        let headers = head.lines().skip(1).filter_map(|line| line.split_once(':'));
        Answer {
            status,
            headers: headers.map(|(name, value)| (name.to_lowercase(), value.trim().to_owned())).collect(),
            body: answer[end + 4..].to_vec(),
        }
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The address of a file of the site.
pub fn address_of(file: &str) -> &str {
    match file.strip_suffix("/index.html") {
        Some("") => "/",
        Some(page) => page,
        None => file,
    }
}

const TYPES: [(&str, &str); 10] = [
    ("html", "text/html"),
    ("js", "text/javascript"),
    ("wasm", "application/wasm"),
    ("bin", "application/octet-stream"),
    ("json", "application/json"),
    ("webmanifest", "application/manifest+json"),
    ("svg", "image/svg+xml"),
    ("png", "image/png"),
    ("txt", "text/plain"),
    ("css", "text/css"),
];

/// Every file is served completely, with its type, and compressed if the client accepts it.
pub fn serves_every_file(host: &Host) {
    for (file, bytes) in files().iter().filter(|(file, _)| *file != HEADERS_FILE) {
        let address = address_of(file);
        let plain = host.get(address, "identity");
        assert_eq!(plain.status, 200, "{address}");
        assert!(plain.body == *bytes, "{address} has other bytes");
        assert_eq!(plain.header("content-encoding"), "", "{address}");
        let kind = TYPES.iter().find(|(ending, _)| file.ends_with(&format!(".{ending}"))).expect("a known ending").1;
        let content_type = plain.header("content-type");
        assert_eq!(content_type.split(';').next(), Some(kind), "{address}");
        if !is_compressible(file) {
            continue;
        }
        let compressed = in_brotli(file);
        for accepts in ["br, gzip", "gzip, deflate, br, zstd"] {
            let answer = host.get(address, accepts);
            assert_eq!((answer.status, answer.header("content-encoding").as_str()), (200, "br"), "{address}");
            assert!(answer.body == compressed, "{address} has other bytes in Brotli");
            assert_eq!(answer.header("content-type"), content_type, "{address}");
            assert!(answer.header("vary").to_lowercase().contains("accept-encoding"), "{address}");
        }
        assert_eq!(host.get(address, "gzip").header("content-encoding"), "gzip", "{address}");
        assert_eq!(host.get(address, "br;q=0, gzip").header("content-encoding"), "gzip", "{address}");
    }
    // A phone whose line was cut asks for the rest of a file.
    let files = files();
    let (address, program) = files.iter().find(|(file, _)| file.ends_with(".wasm")).expect("a program");
    let rest = host.ask("GET", address, "Accept-Encoding: identity\r\nRange: bytes=1000-\r\n");
    assert_eq!(rest.status, 206);
    assert!(rest.body == program[1000..], "another part than was asked for");
}

/// Unknown addresses are 404, and no address redirects to another host.
pub fn answers_unknown_addresses(host: &Host) {
    let page = &files()["/404.html"];
    let compressed = in_brotli("/404.html");
    for address in [
        "/nowhere",
        "/places/nowhere",
        "/places",
        "/icons",
        "/nowhere.html",
        "/app-0123456789abcdef.js",
        "/sw.js.br",
        "/sw.js.gz",
        HEADERS_FILE,
    ] {
        let answer = host.get(address, "identity");
        assert_eq!(answer.status, 404, "{address}");
        assert!(answer.body == *page, "{address} is not answered with our own page");
        assert_eq!(answer.header("content-type").split(';').next(), Some("text/html"), "{address}");
        assert_eq!(answer.header("cache-control"), "no-cache", "{address}");
        let answer = host.get(address, "br");
        assert_eq!((answer.status, answer.header("content-encoding").as_str()), (404, "br"), "{address}");
        assert!(answer.body == compressed, "{address} is not answered with our own page");
    }
    let slash = host.get("/places/beaney/", "br");
    assert!([301, 308].contains(&slash.status), "{}", slash.status);
    assert_eq!(slash.header("location"), "/places/beaney");
    assert_eq!((slash.header("cache-control").as_str(), slash.header("content-encoding").as_str()), ("no-cache", ""));
    for address in [
        "//elsewhere.example/",
        "/%2Felsewhere.example/",
        "/%5Celsewhere.example/",
        "/\\elsewhere.example/",
        "/places/beaney%0d%0aX-Mine:%20y/",
        "/..%2fCargo.toml",
        "/places/../../Cargo.toml",
    ] {
        let answer = host.get(address, "identity");
        assert!((400..500).contains(&answer.status), "{address}: {}", answer.status);
        assert_eq!((answer.header("location"), answer.header("x-mine")), (String::new(), String::new()), "{address}");
    }
}

/// Other methods than GET are refused, and the answer is not marked as compressed.
pub fn refuses_other_methods(host: &Host) {
    let answer = host.ask("POST", "/", "Accept-Encoding: br\r\nContent-Length: 0\r\n");
    assert_eq!((answer.status, answer.header("content-encoding").as_str()), (405, ""));
}
