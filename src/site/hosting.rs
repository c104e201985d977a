//! What hosts are given with the site: the headers of [`super::headers`] in the words of each, and where each page's file is.

use std::collections::BTreeSet;

use super::Error;
use super::assets::Files;
use super::compress;
use super::headers::{CACHING, Header, IMMUTABLE, PERMISSIONS, POLICY, REVALIDATE, caching};

/// The file in the site from which Netlify, Cloudflare and others read its headers. They send it to nobody.
pub const HEADERS_FILE: &str = "/_headers";

/// What each kind of file is, by the ending of its name; nginx tries them in this order, so the most asked for stand first.
const TYPES: [(&str, &str); 9] = [
    ("js", "text/javascript"),
    ("json", "application/json"),
    ("wasm", "application/wasm"),
    ("css", "text/css"),
    ("svg", "image/svg+xml"),
    ("webmanifest", "application/manifest+json"),
    ("png", "image/png"),
    ("html", "text/html; charset=utf-8"),
    ("txt", "text/plain; charset=utf-8"),
];

/// The text of [`HEADERS_FILE`]. Such hosts join what two rules say of one header, so no two speak of one address's caching.
///
/// # Errors
/// Where a file that may be kept for ever is in a folder: a rule for the folder would speak of it too.
pub fn headers_file(headers: &[Header], files: &Files) -> Result<String, Error> {
    let mut text = String::from("/*\n");
    for (name, value) in headers {
        text.push_str(&format!("  {name}: {value}\n"));
    }
    let mut rules = BTreeSet::new();
    for address in files.keys() {
        match address.trim_start_matches('/').split_once('/') {
            None if address == "/index.html" => rules.insert(("/".to_owned(), REVALIDATE)),
            None => rules.insert((address.clone(), caching(address))),
            Some(_) if caching(address) == IMMUTABLE => {
                return Err(format!("{address} is named by its bytes: such files stand in no folder").into());
            }
            Some((folder, file)) => {
                if file == "index.html" {
                    rules.insert((format!("/{folder}"), REVALIDATE));
                }
                rules.insert((format!("/{folder}/*"), REVALIDATE))
            }
        };
    }
    for (address, value) in rules {
        text.push_str(&format!("{address}\n  {CACHING}: {value}\n"));
    }
    Ok(text)
}

/// What nginx and Caddy are to include. It stands in a folder of its own: visitors have no business with it.
///
/// # Errors
/// Where a file is of a kind that [`TYPES`] does not know.
pub fn files(headers: &[Header], files: &Files) -> Result<Files, Error> {
    for address in files.keys().filter(|address| *address != HEADERS_FILE) {
        if !TYPES.iter().any(|(ending, _)| address.ends_with(&format!(".{ending}"))) {
            return Err(format!("hosts are not told what {address} is: name its ending in TYPES").into());
        }
    }
    let fill = |template: &str, headers: String, types: String| {
        let text = template.replace("{{headers}}", &headers).replace("{{types}}", &types);
        text.replace("{{asks_again}}", REVALIDATE).replace("{{kept}}", IMMUTABLE)
    };
    let value_of = |name| headers.iter().find(|(header, _)| *header == name).map_or("", |(_, value)| &value[..]);
    let nginx_headers = headers.iter().map(|(name, value)| match *name {
        POLICY => format!("add_header {name} $safe_night_policy always;"),
        PERMISSIONS => format!("add_header {name} $safe_night_permissions always;"),
        _ => format!("add_header {name} \"{value}\" always;"),
    });
    let caddy_headers = headers.iter().map(|(name, value)| format!("\t\t{name} \"{value}\""));
    let maps = fill(include_str!("hosting/nginx-maps.conf"), String::new(), String::new())
        .replace("{{permissions}}", value_of(PERMISSIONS))
        .replace("{{policy}}", value_of(POLICY));
    let server =
        fill(include_str!("hosting/nginx-server.conf"), lines(nginx_headers), lines(TYPES.iter().map(nginx_type)));
    let caddy = fill(include_str!("hosting/Caddyfile"), lines(caddy_headers), lines(TYPES.iter().map(caddy_type)));
    Ok(Files::from([
        ("/nginx-maps.conf".to_owned(), maps.into_bytes()),
        ("/nginx-server.conf".to_owned(), server.into_bytes()),
        ("/Caddyfile".to_owned(), caddy.into_bytes()),
    ]))
}

/// The twin of a file ends in `.br`, so its kind has to be said by its address.
fn nginx_type((ending, kind): &(&str, &str)) -> String {
    let twin = if compress::is_compressible(&format!(".{ending}")) { "$uri$safe_night_twin " } else { "" };
    format!("location ~ \\.{ending}$ {{\n\ttypes {{ }}\n\tdefault_type \"{kind}\";\n\ttry_files {twin}$uri =404;\n}}")
}

fn caddy_type((ending, kind): &(&str, &str)) -> String {
    format!("\t@{ending} path *.{ending}\n\theader @{ending} Content-Type \"{kind}\"")
}

fn lines(lines: impl Iterator<Item = String>) -> String {
    lines.collect::<Vec<_>>().join("\n")
}
