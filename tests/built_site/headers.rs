//! What answers say beside their bytes, by our own server and by the file from which other hosts read it.

use std::collections::BTreeMap;

use base64::{Engine, engine::general_purpose::STANDARD};
use safe_night_canterbury::hosting::files::content_hash;
use safe_night_canterbury::hosting::headers_file::HEADERS_FILE;
use scraper::Html;
use sha2::{Digest, Sha256};

use crate::built_site::host::{Host, address_of};
use crate::built_site::{all_of, attributes, files, pages};

/// Every header of an answer, by its name, less what tells of the file itself.
type Headers = BTreeMap<String, String>;

const EVERYWHERE: [(&str, &str); 5] = [
    ("referrer-policy", "no-referrer"),
    ("x-content-type-options", "nosniff"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("strict-transport-security", "max-age=31536000"),
];

/// Checks every header of every kind of answer. `found` tells what comes for an address.
pub fn are_right(found: impl Fn(&str) -> Headers) {
    let home = &pages()["/index.html"];
    let style = all_of(&Html::parse_document(home), "style").concat();
    let hash = STANDARD.encode(Sha256::digest(&style));
    for (file, bytes) in files().iter().filter(|(file, _)| *file != HEADERS_FILE) {
        let address = address_of(file);
        let headers = found(address);
        let said = |name: &str| headers.get(name).map(String::as_str).unwrap_or_default();
        for (name, value) in EVERYWHERE {
            assert_eq!(said(name), value, "{address}: {name}");
        }
        // By its name alone a host knows what may be kept without asking.
        let kept =
            if address.contains(&content_hash(bytes)) { "public, max-age=31536000, immutable" } else { "no-cache" };
        assert_eq!(said("cache-control"), kept, "{address}");
        // The two longest may be left out where they say nothing: only a page or a worker loads, only a page asks.
        if !file.ends_with(".html") && !file.ends_with(".js") && said("content-security-policy").is_empty() {
            continue;
        }
        let policy: Vec<_> = said("content-security-policy").split("; ").collect();
        let wanted = [
            "default-src 'none'",
            "script-src 'self' 'wasm-unsafe-eval'",
            &format!("style-src 'self' 'sha256-{hash}'"),
            "img-src 'self'",
            "connect-src 'self'",
            "manifest-src 'self'",
            "worker-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types safe-night",
            "frame-ancestors 'none'",
        ];
        assert_eq!(policy, wanted, "{address}");
        if !file.ends_with(".html") && said("permissions-policy").is_empty() {
            continue;
        }
        let permissions: Vec<_> = said("permissions-policy").split(", ").collect();
        let (on, off): (Vec<_>, Vec<_>) = permissions.into_iter().partition(|feature| !feature.ends_with("=()"));
        let wanted = ["geolocation", "screen-wake-lock", "clipboard-write"].map(|own| format!("{own}=(self)"));
        assert_eq!(on, wanted, "{address}");
        for feature in ["camera=()", "microphone=()", "payment=()", "usb=()", "accelerometer=()"] {
            assert!(off.contains(&feature), "{address}: {feature}");
        }
    }
}

#[test]
fn the_server_sends_every_header_with_every_file() {
    let host = Host::own();
    are_right(|address| {
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
fn the_file_for_hosts_says_the_same() {
    let text = String::from_utf8(files()[HEADERS_FILE].clone()).expect("plain text");
    let mut rules: Vec<(String, Vec<(String, String)>)> = Vec::new();
    for line in text.lines() {
        // Cloudflare reads no longer lines.
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
    are_right(|address| {
        let mut headers = Headers::new();
        for (pattern, said) in &rules {
            let matches = pattern.strip_suffix('*').map_or(pattern == address, |start| address.starts_with(start));
            for (name, value) in said.iter().filter(|_| matches) {
                // Hosts join what two rules say of one header.
                let joined = headers.entry(name.clone()).and_modify(|before| *before = format!("{before}, {value}"));
                joined.or_insert_with(|| value.clone());
            }
        }
        headers
    });
}

#[test]
fn pages_say_the_same_of_what_they_may_load() {
    let host = Host::own();
    for (file, text) in pages() {
        let policy = attributes(&Html::parse_document(&text), "meta[http-equiv='Content-Security-Policy']", "content");
        let sent = host.get(address_of(&file), "br").header("content-security-policy");
        assert_eq!(sent, format!("{}; frame-ancestors 'none'", policy.concat()), "{file}");
    }
}
