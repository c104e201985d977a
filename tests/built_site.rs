//! What the finished site in `dist/` promises before any browser opens it: run `make build` first.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use base64::{Engine, engine::general_purpose::STANDARD};
use safe_night_canterbury::content::built_in;
use safe_night_canterbury::pages::head::all;
use safe_night_canterbury::site::assets::{Files, gather, short_hash};
use safe_night_canterbury::site::compress::{brotli, gains};
use scraper::{Html, Selector};
use sha2::{Digest, Sha256};

fn dist() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("dist")
}

/// Every file of the site, less the compressed twins.
fn files() -> Files {
    let mut files = gather(&dist()).expect("dist/ is there: run `make build` first");
    files.retain(|address, _| !address.ends_with(".br") && !address.ends_with(".gz"));
    files
}

fn pages() -> BTreeMap<String, String> {
    let html = files().into_iter().filter(|(address, _)| address.ends_with(".html"));
    html.map(|(address, bytes)| (address, String::from_utf8(bytes).expect("plain text"))).collect()
}

fn all_of(html: &Html, selector: &str) -> Vec<String> {
    let selector = Selector::parse(selector).expect("a selector");
    html.select(&selector).map(|element| element.text().collect()).collect()
}

fn attributes(html: &Html, selector: &str, name: &str) -> Vec<String> {
    let selector = Selector::parse(selector).expect("a selector");
    html.select(&selector).filter_map(|element| element.attr(name)).map(str::to_owned).collect()
}

#[test]
fn there_is_a_page_for_every_screen_and_place() {
    let pages = pages();
    for page in all(&built_in()) {
        let file = match page.path.as_str() {
            "/" => "/index.html".to_owned(),
            "/404" => "/404.html".to_owned(),
            path => format!("{path}/index.html"),
        };
        let html = Html::parse_document(pages.get(&file).unwrap_or_else(|| panic!("no {file}")));
        assert_eq!(all_of(&html, "h1"), std::slice::from_ref(&page.title), "{file}");
        assert!(all_of(&html, "title")[0].starts_with(&page.title), "{file}");
        assert_eq!(
            attributes(&html, "meta[name=description]", "content"),
            std::slice::from_ref(&page.description),
            "{file}"
        );
        assert_eq!(attributes(&html, "meta[property='og:title']", "content"), [page.title], "{file}");
        assert_eq!(attributes(&html, "meta[property='og:description']", "content"), [page.description], "{file}");
        assert_eq!(attributes(&html, "html", "lang"), ["en-GB"], "{file}");
        assert_eq!(attributes(&html, "header a[href='tel:999']", "href").len(), 1, "{file}: one 999 button");
        assert_eq!(attributes(&html, "nav a", "href").len(), 5, "{file}: five tabs");
    }
}

#[test]
fn no_two_pages_share_a_title_or_a_description() {
    let (mut titles, mut descriptions) = (BTreeSet::new(), BTreeSet::new());
    for page in all(&built_in()) {
        assert!(titles.insert(page.title.clone()), "two pages are called {}", page.title);
        assert!(descriptions.insert(page.description.clone()), "two pages say {}", page.description);
    }
}

#[test]
fn every_link_inside_the_site_leads_somewhere() {
    let files = files();
    let pages = pages();
    for (file, text) in &pages {
        for link in attributes(&Html::parse_document(text), "a[href], link[href], script[src]", "href") {
            let Some(inside) = link.strip_prefix('/') else { continue };
            let (path, fragment) = inside.split_once('#').unwrap_or((inside, ""));
            let path = format!("/{path}");
            let page = if path == "/" { "/index.html".to_owned() } else { format!("{path}/index.html") };
            assert!(
                files.contains_key(&path) || pages.contains_key(&page),
                "{file} links to {link}, which is not there"
            );
            if !fragment.is_empty() {
                let target = Html::parse_document(&pages[&page]);
                assert_eq!(attributes(&target, &format!("#{fragment}"), "id").len(), 1, "{file} links to {link}");
            }
        }
    }
}

#[test]
fn pages_load_nothing_from_anywhere_else_and_run_nothing_inline() {
    for (file, text) in pages() {
        let html = Html::parse_document(&text);
        let loaded = [("script", "src"), ("link", "href"), ("img", "src"), ("iframe", "src"), ("use", "href")];
        for (element, name) in loaded {
            for address in attributes(&html, element, name) {
                assert!(address.starts_with('/') || address.starts_with('#'), "{file} loads {address}");
            }
        }
        assert!(all_of(&html, "script").iter().all(String::is_empty), "{file} has an inline script");
        assert!(attributes(&html, "[style]", "style").is_empty(), "{file} has an inline style attribute");
        assert!(
            attributes(&html, "link[rel=preload], link[rel=modulepreload]", "href").is_empty(),
            "{file}: the program must not stand in the way of the first paint"
        );
    }
}

#[test]
fn the_policy_allows_the_one_style_block_by_its_hash_and_nothing_foreign() {
    for (file, text) in pages() {
        let html = Html::parse_document(&text);
        let policy = attributes(&html, "meta[http-equiv='Content-Security-Policy']", "content").concat();
        let styles = all_of(&html, "style");
        assert_eq!(styles.len(), 1, "{file}");
        let hash = STANDARD.encode(Sha256::digest(&styles[0]));
        assert!(policy.contains(&format!("style-src 'sha256-{hash}';")), "{file}: {policy}");
        assert!(policy.starts_with("default-src 'none';"), "{file}: {policy}");
        assert!(!policy.contains("unsafe-inline") && !policy.contains("http"), "{file}: {policy}");
    }
}

#[test]
fn the_worker_lists_every_file_with_the_hash_of_its_bytes() {
    let mut files = files();
    let worker = String::from_utf8(files.remove("/sw.js").expect("a worker")).expect("plain text");
    let list = worker.split("const FILES = ").nth(1).and_then(|rest| rest.split(";\n").next()).expect("its list");
    let listed: BTreeMap<String, String> =
        serde_json::from_str::<Vec<(String, String)>>(list).expect("JSON").into_iter().collect();
    let built: BTreeMap<String, String> = files
        .iter()
        .map(|(address, bytes)| {
            let page = address.strip_suffix("/index.html").map(|page| if page.is_empty() { "/" } else { page });
            (page.unwrap_or(address).to_owned(), format!("sha256-{}", STANDARD.encode(Sha256::digest(bytes))))
        })
        .collect();
    assert_eq!(listed, built);
}

/// Trunk names its output by the bytes before wasm-bindgen (trunk-rs/trunk 1028).
#[test]
fn programs_are_named_by_their_final_bytes() {
    let files = files();
    let programs: Vec<_> = files
        .iter()
        .filter(|(address, _)| *address != "/sw.js" && (address.ends_with(".js") || address.ends_with(".wasm")))
        .collect();
    assert_eq!(programs.len(), 3, "the boot script, the glue and the wasm");
    for (address, bytes) in programs {
        assert!(address.contains(&short_hash(bytes)), "{address} holds other bytes than its name says");
    }
}

#[test]
fn a_visit_stays_within_its_budget_of_bytes() {
    let files = files();
    let size = |address: &str| brotli(&files[address]).expect("it can be compressed").len();
    for address in files.keys().filter(|address| address.ends_with(".html")) {
        let size = size(address);
        assert!(size <= 14 * 1024, "{address} is {size} bytes in Brotli");
    }
    let program: usize = files
        .keys()
        .filter(|address| address.ends_with(".js") || address.ends_with(".wasm"))
        .map(|address| size(address))
        .sum();
    assert!(program <= 200 * 1024, "wasm and scripts are {program} bytes in Brotli");
}

#[test]
fn the_manifest_names_one_app_and_pictures_that_are_there() {
    let files = files();
    let manifest: serde_json::Value = serde_json::from_slice(&files["/manifest.webmanifest"]).expect("JSON");
    assert_eq!(manifest["id"], "/");
    let icons = manifest["icons"].as_array().expect("icons");
    for (size, purpose) in [(192, "any"), (512, "any"), (192, "maskable"), (512, "maskable")] {
        let wanted = format!("{size}x{size}");
        let icon = icons.iter().find(|icon| icon["sizes"] == wanted.as_str() && icon["purpose"] == purpose);
        let png = &files
            [icon.unwrap_or_else(|| panic!("no {purpose} icon of {wanted}"))["src"].as_str().expect("an address")];
        // The PNG header holds width and height at these bytes.
        let side = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().expect("four bytes"));
        assert_eq!((side(16), side(20)), (size, size));
    }
    for shortcut in manifest["shortcuts"].as_array().expect("shortcuts") {
        let page = shortcut["url"].as_str().expect("an address").trim_end_matches('/');
        assert!(files.contains_key(&format!("{page}/index.html")), "{shortcut}");
    }
}

#[test]
fn what_must_never_be_shown_is_nowhere_in_the_site() {
    let never = [
        "60066",
        "Kent Together",
        "single point of access",
        "0808 802 9999",
        "08088029999",
        "0300 500 0914",
        "0800 107 0160",
        "Ask for ANI",
        "01227 452852",
        "0800 458 2818",
        "01795 411780",
        "0800 138 1624",
        "01227 710777",
        "01227 444444",
        "01227 862000",
    ];
    for (address, bytes) in files() {
        let text = String::from_utf8_lossy(&bytes);
        for words in never {
            assert!(!text.contains(words), "{address} says {words}");
        }
    }
}

#[test]
fn the_served_content_is_what_the_program_was_built_with() {
    let files = files();
    let served: safe_night_canterbury::content::pack::Pack =
        serde_json::from_slice(&files["/content/pack.json"]).expect("a pack");
    assert_eq!(served, built_in());
    assert!(files.contains_key("/content/places.json") && files.contains_key("/content/places.schema.json"));
}

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
