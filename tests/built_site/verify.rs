//! `site verify`: it passes a right host, and names what a wrong one does, with the file.

use std::path::PathBuf;
use std::process::{Command, Output};
use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::header::{CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, LOCATION};
use axum::http::response::Parts;
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::middleware::{Next, from_fn};
use axum::response::Response;
use axum::serve::ListenerExt;
use safe_night_canterbury::build::verify::judge::judge;
use safe_night_canterbury::build::verify::origin::Origin;
use safe_night_canterbury::build::verify::verify;
use safe_night_canterbury::hosting::compress::{gzip, is_compressible};
use safe_night_canterbury::hosting::headers::POLICY;
use safe_night_canterbury::hosting::headers_file::HEADERS_FILE;
use safe_night_canterbury::hosting::server::site;
use tower_http::services::ServeDir;

use crate::built_site::host::Host;
use crate::built_site::{files, in_brotli, pages};
use crate::support::editions::real_site;

const PAGE: &str = "/help/index.html";
/// A header by which a change has the body cut in half after it is compressed.
const ENDS_TOO_SOON: &str = "x-ends-too-soon";

/// Serves the site in this program. Returns the address of the host.
async fn serve(site: Router) -> String {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let origin = format!("http://localhost:{}", listener.local_addr().expect("its address").port());
    // Otherwise the end of each answer waits for the client to confirm its start, which takes seconds for the whole site.
    let listener = listener.tap_io(|stream| stream.set_nodelay(true).expect("it is open"));
    tokio::spawn(async move { axum::serve(listener, site).await });
    origin
}

/// What is said of a host that changes each answer so. The change gets the address, and the body before it is compressed; it takes
/// `Content-Encoding` out if the body is not to be, or sets another than gzip if it has compressed the body itself.
async fn said_of(change: impl Fn(&str, &mut Parts, &mut Vec<u8>) + Send + Sync + 'static) -> Vec<String> {
    let change = Arc::new(change);
    let altered = move |mut request: Request, next: Next| {
        let change = change.clone();
        async move {
            let address = request.uri().path().to_owned();
            // A host that leads on to addresses with a slash has the page there.
            if let Some(page) = address.strip_suffix('/').filter(|page| !page.is_empty()) {
                *request.uri_mut() = page.parse().expect("an address");
            }
            request.headers_mut().remove("accept-encoding");
            let (mut parts, body) = next.run(request).await.into_parts();
            let mut body = to_bytes(body, usize::MAX).await.unwrap_or_default().to_vec();
            let kind = parts.headers.get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
            if kind.starts_with("text/") || is_compressible(&address) {
                parts.headers.insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
            }
            let before = body.clone();
            change(&address, &mut parts, &mut body);
            if parts.headers.get(CONTENT_ENCODING).is_some_and(|packed| packed == "gzip") {
                // The build has compressed it already, which is slow without optimisation.
                let twin = std::fs::read(twin(&address)).ok().filter(|_| body == before);
                body = twin.unwrap_or_else(|| gzip("", &body).expect("it is compressed"));
            }
            if parts.headers.contains_key(ENDS_TOO_SOON) {
                body.truncate(body.len() / 2);
            }
            parts.headers.remove(CONTENT_LENGTH);
            Response::from_parts(parts, Body::from(body))
        }
    };
    let origin = serve(site(&real_site()).expect("a finished site").layer(from_fn(altered))).await;
    lines(origin).await
}

/// The path of the file for an address, compressed by gzip.
fn twin(address: &str) -> PathBuf {
    let path = real_site().join(address.trim_matches('/'));
    if path.is_dir() { path.join("index.html.gz") } else { PathBuf::from(format!("{}.gz", path.display())) }
}

/// What is said of the host at an address.
async fn lines(origin: String) -> Vec<String> {
    let verified = tokio::task::spawn_blocking(move || verify(&origin, &real_site())).await;
    verified.expect("it ends").expect("the host is reached").lines()
}

/// Replaces the first such words of a body.
fn replace(body: &mut Vec<u8>, words: &str, by: &str) {
    let text = String::from_utf8(std::mem::take(body)).expect("plain text");
    assert!(text.contains(words), "there is no {words}");
    *body = text.replacen(words, by, 1).into_bytes();
}

fn set(parts: &mut Parts, name: &str, value: &'static str) {
    parts.headers.insert(name.parse::<HeaderName>().expect("a name"), HeaderValue::from_static(value));
}

/// The file whose name starts and ends so.
fn named(start: &str, ending: &str) -> String {
    files().into_keys().find(|file| file.starts_with(start) && file.ends_with(ending)).expect("there is one")
}

/// `a, b and c`.
fn in_words(all: &[String]) -> String {
    let (last, before) = all.split_last().expect("there are some");
    if before.is_empty() { last.clone() } else { format!("{} and {last}", before.join(", ")) }
}

/// The programs: that of the app, that of a patrol, and the engine of the streets if the site has them.
fn programs() -> Vec<String> {
    files().into_keys().filter(|file| file.ends_with(".wasm")).collect()
}

/// Runs `site verify` with the finished site.
fn command(host: &str) -> Output {
    let site = real_site();
    let mut command = Command::new(env!("CARGO_BIN_EXE_site"));
    command.args(["verify", host, "--site"]).arg(site).output().expect("it starts")
}

#[tokio::test]
async fn our_own_server_is_a_right_host() {
    let origin = serve(site(&real_site()).expect("a finished site")).await;
    assert_eq!(lines(origin).await, [""; 0]);
}

#[tokio::test]
async fn gzip_alone_and_the_older_name_of_a_type_are_right() {
    let said = said_of(|address, parts, _| {
        if address.ends_with(".js") {
            set(parts, "content-type", "application/javascript; charset=UTF-8");
        }
    });
    assert_eq!(said.await, [""; 0]);
}

#[tokio::test]
async fn bytes_that_were_taken_out_or_added_are_counted() {
    const SCRIPT: &str = "<script src=\"/count.js\"></script>";
    let said = said_of(|address, _, body| match address {
        "/help" => replace(body, "<!---->", ""),
        "/about" => replace(body, "</body>", &format!("{SCRIPT}</body>")),
        "/robots.txt" => body.push(b'\n'),
        _ => {}
    });
    let mend = "Turn off what changes files at this host (minifying, added scripts), then upload again.";
    let other = "other bytes than the build wrote";
    assert_eq!(
        said.await,
        [
            format!("/about/index.html and /robots.txt: {other}, with 1 to {} bytes added. {mend}", SCRIPT.len()),
            format!("{PAGE}: {other}, with 7 bytes taken out. {mend}"),
        ]
    );
}

#[tokio::test]
async fn a_file_that_is_cut_in_half_is_told_from_one_of_another_build() {
    let program = named("/safe-night-canterbury_bg-", ".wasm");
    let half = files()[&program].len().div_ceil(2);
    let cut = program.clone();
    let said = said_of(move |address, _, body| {
        if address == cut {
            body.truncate(body.len() / 2);
        } else if address == "/sw.js" {
            replace(body, "/help/abuse", "/help/abused");
            replace(body, "/help/crisis", "/help/crises");
        }
    });
    let said = said.await;
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(said[0].starts_with(&format!("{program}: cut short, with {half} bytes missing at the end.")), "{said:?}");
    assert!(said[1].starts_with("/sw.js: other bytes than the build wrote, as if from another build"), "{said:?}");
}

#[tokio::test]
async fn a_compressed_file_that_ends_too_soon_is_cut_short() {
    let said = said_of(|address, parts, body| match address {
        "/sw.js" => set(parts, ENDS_TOO_SOON, "yes"),
        "/content/places.json" => {
            set(parts, "content-encoding", "br");
            *body = in_brotli(address);
            body.truncate(body.len() / 2);
        }
        _ => {}
    });
    let said = said.await;
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(
        said[0].starts_with("/content/places.json and /sw.js: cut short, with ")
            && said[0].contains(" bytes missing at the end. "),
        "{said:?}"
    );
}

#[tokio::test]
async fn a_sign_in_page_for_every_address_is_one_line_and_one_for_unknown_addresses() {
    let said = said_of(|_, parts, body| {
        parts.status = StatusCode::OK;
        set(parts, "content-type", "text/html");
        set(parts, "content-encoding", "gzip");
        *body = b"<!DOCTYPE html><title>Wi-Fi</title><h1>Sign in to the network</h1>".to_vec();
    });
    let said = said.await;
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(said[0].starts_with("/404.html, /about/components/index.html, /about/gaps/index.html and "), "{said:?}");
    assert!(said[0].contains(" more: another web page came in place of what the build wrote. "), "{said:?}");
    assert!(said[1].starts_with("/there-is-no-such-page: status 200 in place of 404"), "{said:?}");
}

#[tokio::test]
async fn a_page_that_is_not_there_or_not_for_everybody_is_named_with_its_status() {
    let said = said_of(|address, parts, _| match address {
        "/help" => parts.status = StatusCode::NOT_FOUND,
        "/about" => parts.status = StatusCode::UNAUTHORIZED,
        _ => {}
    });
    let said = said.await;
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(said[0].starts_with("/about/index.html: status 401 in place of 200. Let everybody read"), "{said:?}");
    assert!(said[1].starts_with("/help/index.html: status 404 in place of 200. Upload the whole folder"), "{said:?}");
}

#[tokio::test]
async fn a_host_that_leads_on_to_addresses_with_a_slash_is_told_so_once() {
    let said = said_of(|address, parts, _| {
        let is_page = parts.headers.get(CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
        if parts.status == StatusCode::OK && is_page && !address.ends_with('/') && !address.contains('.') {
            parts.status = StatusCode::MOVED_PERMANENTLY;
            parts.headers.insert(LOCATION, format!("{address}/").parse().expect("an address"));
        }
    });
    let said = said.await;
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(said[0].contains(": the host leads on to the address with a slash at its end. "), "{said:?}");
    // All but the home page, that for unknown addresses, and the three that are named.
    assert!(said[0].contains(&format!(" and {} more: ", pages().len() - 5)), "{said:?}");
}

#[tokio::test]
async fn a_policy_of_the_host_a_second_one_and_missing_headers_are_named() {
    let said = said_of(|address, parts, _| match address {
        "/help" => set(parts, POLICY, "default-src 'self'"),
        "/about" => {
            parts.headers.append(POLICY.parse::<HeaderName>().expect("a name"), HeaderValue::from_static("img-src *"));
        }
        "/more" => {
            parts.headers.remove("referrer-policy");
            parts.headers.remove("permissions-policy");
            set(parts, "x-content-type-options", "none");
        }
        // As nginx has it: what loads nothing needs no policy.
        "/robots.txt" => {
            parts.headers.remove(POLICY);
            parts.headers.remove("permissions-policy");
        }
        _ => {}
    });
    let mend = "Give this host the headers of dist/_headers with each upload, and none of its own.";
    assert_eq!(
        said.await,
        [
            format!("/about/index.html: {POLICY} is there more than once. {mend}"),
            format!("{PAGE}: {POLICY} is other than that of the build. {mend}"),
            format!("/more/index.html: X-Content-Type-Options is \"none\" in place of \"nosniff\". {mend}"),
            format!("/more/index.html: sent without Permissions-Policy, Referrer-Policy. {mend}"),
        ]
    );
}

#[tokio::test]
async fn headers_that_spoil_an_answer_are_named() {
    let said = said_of(|address, parts, _| match address {
        "/help" => set(parts, "vary", "Accept-Encoding, *"),
        "/about" => set(parts, "set-cookie", "visitor=1"),
        _ => {}
    });
    let said = said.await;
    assert_eq!(said.len(), 2, "{said:?}");
    assert!(said[0].starts_with("/about/index.html: sent with a cookie"), "{said:?}");
    assert!(said[1].starts_with("/help/index.html: sent with \"Vary: *\""), "{said:?}");
}

#[tokio::test]
async fn a_worker_or_a_program_that_is_kept_for_another_time_is_named() {
    let said = said_of(|address, parts, _| match address {
        "/sw.js" => set(parts, "cache-control", "public, max-age=14400"),
        address if address.ends_with(".wasm") => set(parts, "cache-control", "no-cache"),
        // In another order, it says the same.
        address if address.ends_with(".css") => set(parts, "cache-control", "immutable,max-age=31536000, Public"),
        _ => {}
    });
    let said = said.await;
    let program = in_words(&programs());
    assert_eq!(said.len(), 2, "{said:?}");
    let is = |file: &str, sent, wanted| format!("{file}: Cache-Control is \"{sent}\" in place of \"{wanted}\". ");
    assert!(said[0].starts_with(&is(&program, "no-cache", "public, max-age=31536000, immutable")), "{said:?}");
    assert!(said[1].starts_with(&is("/sw.js", "public, max-age=14400", "no-cache")), "{said:?}");
}

#[tokio::test]
async fn a_program_as_plain_text_and_a_page_in_other_letters_are_named() {
    let said = said_of(|address, parts, _| match address {
        "/help" => set(parts, "content-type", "text/html; charset=iso-8859-1"),
        address if address.ends_with(".wasm") => set(parts, "content-type", "text/plain"),
        _ => {}
    });
    let said = said.await;
    let program = in_words(&programs());
    assert_eq!(said.len(), 2, "{said:?}");
    let html = "text/html; charset=iso-8859-1 in place of text/html; charset=utf-8. ";
    assert!(said[0].starts_with(&format!("{PAGE}: sent as {html}")), "{said:?}");
    assert!(said[1].starts_with(&format!("{program}: sent as text/plain in place of application/wasm. ")), "{said:?}");
}

#[tokio::test]
async fn files_without_compression_are_one_line() {
    let said = said_of(|address, parts, _| {
        if address.ends_with(".css") || address.ends_with(".wasm") {
            parts.headers.remove(CONTENT_ENCODING);
        }
    });
    let is_it = |address: &&String| address.ends_with(".css") || address.ends_with(".wasm");
    let all: Vec<String> = files().keys().filter(is_it).cloned().collect();
    let (first, more) = (all[..3].join(", "), all.len() - 3);
    let mend = "Turn on Brotli or gzip for such files at this host.";
    assert_eq!(said.await, [format!("{first} and {more} more: sent without compression. {mend}")]);
}

#[tokio::test]
async fn the_command_says_in_one_line_that_all_is_right() {
    let host = Host::site_server();
    let output = command(&host.origin());
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    // Pictures for shared links, start-up pictures and the headers are not for the phone's copy.
    let is_fetched =
        |file: &&String| !["/pictures/", "/splash/", HEADERS_FILE].iter().any(|start| file.starts_with(start));
    let number = files().keys().filter(is_fetched).count();
    assert_eq!(said, format!("{} serves all {number} files as they were built.\n", host.origin()));
}

#[tokio::test]
async fn the_command_fails_with_the_faults_or_with_why_the_host_is_not_reached() {
    let files = Router::new().fallback_service(ServeDir::new(real_site()));
    let plain = serve(files).await;
    let closed = "http://localhost:1".to_owned();
    for (host, words) in [
        (plain.clone(), "/there-is-no-such-page: not answered with the page that the build wrote for it."),
        (plain, "/404.html, /about/components/index.html, /about/gaps/index.html and "),
        (closed, "http://localhost:1 takes no calls: "),
        ("http://nowhere.invalid".into(), "http://nowhere.invalid is not found: "),
        (
            "example.org".into(),
            "example.org is not the address of a host: give it as https://example.org, with no path",
        ),
    ] {
        let output = tokio::task::spawn_blocking(move || command(&host)).await.expect("it ends");
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!(output.status.code(), Some(1), "{said}");
        assert!(said.lines().any(|line| line.starts_with(words)), "{said}");
    }
}

#[test]
fn a_file_without_an_answer_is_named() {
    let origin = Origin::parse("https://example.org").expect("an address");
    let seen: Vec<_> = judge(&origin, "/sw.js", b"", None, &[]).into_iter().map(|fault| fault.seen).collect();
    assert_eq!(seen, ["no answer came"]);
}

#[test]
fn only_this_machine_may_do_without_https() {
    for (host, is_fault) in [
        ("http://example.org", true),
        ("http://127.example.org", true),
        ("http://localhost.example.org", true),
        ("https://example.org/", false),
        ("http://localhost:8080", false),
        ("http://127.0.0.1:8080", false),
        ("http://[::1]:8080", false),
    ] {
        let fault = Origin::parse(host).expect("an address").fault();
        assert_eq!(fault.is_some(), is_fault, "{host}");
    }
    for text in
        ["https://", "ftp://example.org", "https://example.org/app", "https://me:word@example.org", "https://a\"b"]
    {
        assert!(Origin::parse(text).is_err(), "{text}");
    }
}
