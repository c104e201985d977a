//! A proxy that lets nothing through, and records every request of the browser to another host.

use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::sync::{Arc, Mutex};
use std::thread;

#[derive(Clone)]
pub struct RecordingProxy {
    pub port: u16,
    recorded: Arc<Mutex<Vec<String>>>,
}

impl RecordingProxy {
    pub fn start() -> RecordingProxy {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let proxy =
            RecordingProxy { port: listener.local_addr().expect("its address").port(), recorded: Arc::default() };
        let recorded = proxy.recorded.clone();
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let mut line = String::new();
                let _ = BufReader::new(stream).read_line(&mut line);
                recorded.lock().expect("no thread died").push(line.trim().to_owned());
            }
        });
        proxy
    }

    /// The first line of every request to another host so far.
    pub fn recorded(&self) -> Vec<String> {
        self.recorded.lock().expect("no thread died").clone()
    }
}

/// Whether a request is Chromium's own: the time, updates, accounts, its first page, which no switch ends. An empty request
/// names no host. The requests differ between versions and with the time that a browser is open, so they are recognised by
/// their hosts. Hosts that a page may embed are never among them.
pub fn is_browser_traffic(request: &str) -> bool {
    const EMBEDDED: [&str; 5] = [
        "fonts.googleapis.com",
        "ajax.googleapis.com",
        "maps.googleapis.com",
        "maps.google.com",
        "analytics.google.com",
    ];
    // `CONNECT update.googleapis.com:443 HTTP/1.1`, or `GET http://clients2.google.com/time/ HTTP/1.1`.
    let Some(address) = request.split(' ').nth(1) else { return request.is_empty() };
    let address = address.split_once("://").map_or(address, |(_, rest)| rest);
    let host = address.split(['/', ':']).next().unwrap_or_default();
    // The first page of Debian's Chromium.
    let first_page = host == "start.duckduckgo.com";
    let is_google = [".google.com", ".googleapis.com", ".gvt1.com"].iter().any(|ending| host.ends_with(ending));
    !EMBEDDED.contains(&host) && (is_google || first_page)
}

/// Requests of a page to other hosts must not count as traffic of the browser.
#[test]
fn browser_traffic_is_known_by_its_host() {
    let lines = [
        ("", true),
        ("CONNECT update.googleapis.com:443 HTTP/1.1", true),
        ("GET http://clients2.google.com/time/1/current HTTP/1.1", true),
        ("CONNECT optimizationguide-pa.googleapis.com:443 HTTP/1.1", true),
        ("CONNECT start.duckduckgo.com:443 HTTP/1.1", true),
        ("CONNECT fonts.googleapis.com:443 HTTP/1.1", false),
        ("CONNECT www.google-analytics.com:443 HTTP/1.1", false),
        ("CONNECT fonts.gstatic.com:443 HTTP/1.1", false),
        ("CONNECT example.org:443 HTTP/1.1", false),
        ("GET http://example.org/.google.com HTTP/1.1", false),
    ];
    for (line, browser_traffic) in lines {
        assert_eq!(is_browser_traffic(line), browser_traffic, "{line}");
    }
}
