//! The headers of answers, from the site's own server and in the file for other hosts.

use std::collections::BTreeMap;

use base64::{Engine, engine::general_purpose::STANDARD};
use safe_night_canterbury::hosting::files::content_hash;
use safe_night_canterbury::hosting::headers_file::HEADERS_FILE;
use scraper::Html;
use sha2::{Digest, Sha256};

use crate::built_site::host::{Host, address_of};
use crate::built_site::{all_of, attributes, files, pages};

/// The headers of an answer by name, without those about the file itself.
type Headers = BTreeMap<String, String>;

const EVERYWHERE: [(&str, &str); 5] = [
    ("referrer-policy", "no-referrer"),
    ("x-content-type-options", "nosniff"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("strict-transport-security", "max-age=31536000"),
];

/// Checks every header of every kind of answer. `headers_of`: the headers for an address.
pub fn check_headers(headers_of: impl Fn(&str) -> Headers) {
    let home = &pages()["/index.html"];
    let style = all_of(&Html::parse_document(home), "style").concat();
    let hash = STANDARD.encode(Sha256::digest(&style));
    for (file, bytes) in files().iter().filter(|(file, _)| *file != HEADERS_FILE) {
        let address = address_of(file);
        let headers = headers_of(address);
        let value_of = |name: &str| headers.get(name).map(String::as_str).unwrap_or_default();
        for (name, value) in EVERYWHERE {
            assert_eq!(value_of(name), value, "{address}: {name}");
        }
        // Hosts know fingerprinted files by their name.
        let kept =
            if address.contains(&content_hash(bytes)) { "public, max-age=31536000, immutable" } else { "no-cache" };
        assert_eq!(value_of("cache-control"), kept, "{address}");
        // Two long headers may be missing: only pages and workers load anything, and only pages use permissions.
        if !file.ends_with(".html") && !file.ends_with(".js") && value_of("content-security-policy").is_empty() {
            continue;
        }
        let policy: Vec<_> = value_of("content-security-policy").split("; ").collect();
        let wanted = [
            "default-src 'none'",
            "script-src 'self' 'wasm-unsafe-eval'",
            &format!("style-src 'self' 'sha256-{hash}'"),
            "img-src 'self'",
            "connect-src 'self'",
            "media-src blob:",
            "manifest-src 'self'",
            "worker-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types safe-night",
            "frame-ancestors 'none'",
        ];
        assert_eq!(policy, wanted, "{address}");
        if !file.ends_with(".html") && value_of("permissions-policy").is_empty() {
            continue;
        }
        // Of two values for one feature the last counts: the camera is for the code that one page reads.
        let mut permissions: Vec<_> = value_of("permissions-policy").split(", ").collect();
        if address == "/patrol" {
            assert_eq!(permissions.pop(), Some("camera=(self)"), "{address}");
        }
        let (on, off): (Vec<_>, Vec<_>) = permissions.into_iter().partition(|feature| !feature.ends_with("=()"));
        let wanted = [
            "geolocation",
            "screen-wake-lock",
            "clipboard-write",
            "accelerometer",
            "gyroscope",
            "magnetometer",
            "media-playback-while-not-visible",
        ];
        let wanted = wanted.map(|feature| format!("{feature}=(self)"));
        assert_eq!(on, wanted, "{address}");
        for feature in ["camera=()", "microphone=()", "payment=()", "usb=()", "xr-spatial-tracking=()"] {
            assert!(off.contains(&feature), "{address}: {feature}");
        }
    }
}

#[test]
fn the_server_sends_every_header_with_every_file() {
    let host = Host::site_server();
    check_headers(|address| {
        let answer = host.get(address, "br");
        answer.headers.iter().map(|(name, _)| (name.clone(), answer.header(name))).collect()
    });
    for address in ["/nowhere", "/places/beaney/", "/app-0123456789abcdef.js"] {
        let answer = host.get(address, "br");
        assert!(answer.header("content-security-policy").contains("frame-ancestors 'none'"), "{address}");
        assert_eq!(answer.header("cache-control"), "no-cache", "{address}");
    }
}

#[test]
fn the_headers_file_has_the_same_headers() {
    let text = String::from_utf8(files()[HEADERS_FILE].clone()).expect("plain text");
    let mut rules: Vec<(String, Vec<(String, String)>)> = Vec::new();
    for line in text.lines() {
        // Cloudflare reads lines of at most this length.
        assert!(line.len() <= 2000, "{} bytes: {line}", line.len());
        match line.strip_prefix("  ") {
            None => rules.push((line.to_owned(), Vec::new())),
            Some(header) => {
                let (name, value) = header.split_once(": ").expect("a name and a value");
                rules.last_mut().expect("a rule").1.push((name.to_lowercase(), value.to_owned()));
            }
        }
    }
    assert!(rules.len() <= 100, "Cloudflare reads 100 rules, and these are {}", rules.len());
    check_headers(|address| {
        let mut headers = Headers::new();
        for (pattern, rule) in &rules {
            let matches = pattern.strip_suffix('*').map_or(pattern == address, |start| address.starts_with(start));
            for (name, value) in rule.iter().filter(|_| matches) {
                // Hosts join the values of two rules for one header.
                let joined = headers.entry(name.clone()).and_modify(|before| *before = format!("{before}, {value}"));
                joined.or_insert_with(|| value.clone());
            }
        }
        headers
    });
}

#[test]
fn the_policy_in_pages_is_the_policy_that_is_sent() {
    let host = Host::site_server();
    for (file, text) in pages() {
        let policy = attributes(&Html::parse_document(&text), "meta[http-equiv='Content-Security-Policy']", "content");
        let sent = host.get(address_of(&file), "br").header("content-security-policy");
        assert_eq!(sent, format!("{}; frame-ancestors 'none'", policy.concat()), "{file}");
    }
}
