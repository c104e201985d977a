use std::io::{Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};

use safe_night_canterbury::site::assets::short_hash;
use safe_night_canterbury::site::compress::{brotli, gains};

use crate::files;

struct Server(Child, u16);

impl Server {
    fn start() -> Server {
        let mut process = Command::new(env!("CARGO_BIN_EXE_site"))
            .args(["serve", "0"])
            .stdout(Stdio::piped())
            .spawn()
            .expect("it starts");
        let mut line = String::new();
        std::io::BufRead::read_line(&mut std::io::BufReader::new(process.stdout.take().expect("piped")), &mut line)
            .expect("it speaks");
        let port = line.trim().rsplit(':').next().and_then(|port| port.parse().ok()).expect("it says its port");
        Server(process, port)
    }

    /// The status and the headers of an answer, in lower case, and its body.
    fn get(&self, path: &str, accepts: &str) -> (u16, String, Vec<u8>) {
        let mut stream = TcpStream::connect(("127.0.0.1", self.1)).expect("it answers");
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: {accepts}\r\nConnection: close\r\n\r\n"
        )
        .expect("it listens");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("it ends");
        let end = answer.windows(4).position(|window| window == b"\r\n\r\n").expect("headers");
        let head = String::from_utf8_lossy(&answer[..end]).to_lowercase();
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("a status");
        (status, head, answer[end + 4..].to_vec())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn the_server_answers_as_a_good_host_would() {
    let server = Server::start();
    let types = [
        ("html", "text/html"),
        ("js", "text/javascript"),
        ("wasm", "application/wasm"),
        ("json", "application/json"),
        ("webmanifest", "application/manifest+json"),
        ("svg", "image/svg+xml"),
        ("png", "image/png"),
        ("txt", "text/plain"),
        ("css", "text/css"),
    ];
    for (address, bytes) in files() {
        let page = address
            .strip_suffix("/index.html")
            .map_or(address.clone(), |page| if page.is_empty() { "/".into() } else { page.into() });
        let (status, head, body) = server.get(&page, "identity");
        assert_eq!((status, &body), (200, &bytes), "{page}");
        let wanted =
            types.iter().find(|(ending, _)| address.ends_with(&format!(".{ending}"))).expect("a known ending").1;
        assert!(head.contains(&format!("content-type: {wanted}")), "{page}: {head}");
        let named_by_bytes = address.contains(&short_hash(&bytes));
        assert_eq!(head.contains("immutable"), named_by_bytes, "{page}: {head}");
        assert_eq!(head.contains("cache-control: no-cache"), !named_by_bytes, "{page}: {head}");
        if gains(&address) {
            let (_, head, body) = server.get(&page, "br, gzip");
            assert!(head.contains("content-encoding: br"), "{page}: {head}");
            assert_eq!(body, brotli(&bytes).expect("it can be compressed"), "{page}");
            assert!(server.get(&page, "gzip").1.contains("content-encoding: gzip"), "{page}");
        }
    }
}

#[test]
fn an_unknown_address_is_a_real_404_and_a_slash_at_the_end_is_taken_off() {
    let server = Server::start();
    let not_here = &files()["/404.html"];
    for address in
        ["/nowhere", "/places/nowhere", "/app-0123456789abcdef.js", "/..%2fCargo.toml", "/places/../../Cargo.toml"]
    {
        let (status, head, body) = server.get(address, "identity");
        assert_eq!((status, &body), (404, not_here), "{address}");
        assert!(!head.contains("immutable"), "{address}");
    }
    let (status, head, _) = server.get("/places/beaney/", "identity");
    assert_eq!(status, 308);
    assert!(head.contains("location: /places/beaney"), "{head}");
    // Never to another host.
    assert!(!server.get("//elsewhere.example/", "identity").1.contains("location:"));
}
