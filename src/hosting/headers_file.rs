//! `_headers`, the file from which Netlify, Cloudflare and our own server read the headers of the site. It is not served.

use std::collections::BTreeSet;

use anyhow::{Result, bail};

use crate::hosting::files::Files;
use crate::hosting::headers::{CACHING, Header, IMMUTABLE, PERMISSIONS, REVALIDATE, caching, more_permissions};

/// Its address.
pub const HEADERS_FILE: &str = "/_headers";

/// The rule for every address.
const EVERYWHERE: &str = "/*";

/// Writes the file. Hosts join the values of matching rules, so no two rules set `Cache-Control` for one address.
///
/// # Errors
/// If an immutable file is in a folder: the rule for the folder would match it too.
pub fn write_headers_file(headers: &[Header], files: &Files) -> Result<String> {
    let mut text = format!("{EVERYWHERE}\n");
    for (name, value) in headers {
        text.push_str(&format!("  {name}: {value}\n"));
    }
    let mut rules = BTreeSet::new();
    for address in files.keys() {
        match address.trim_start_matches('/').split_once('/') {
            None if address == "/index.html" => rules.insert(("/".to_owned(), REVALIDATE)),
            None => rules.insert((address.clone(), caching(address))),
            Some(_) if caching(address) == IMMUTABLE => {
                bail!("{address} is named by its bytes: such files stand in no folder");
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
        if let Some(more) = more_permissions(&address) {
            text.push_str(&format!("  {PERMISSIONS}: {more}\n"));
        }
    }
    Ok(text)
}

/// Reads the headers of every response back, as [`write_headers_file`] wrote them.
pub fn read_headers_file(text: &str) -> impl Iterator<Item = (&str, &str)> {
    rule(text, EVERYWHERE)
}

/// Reads back what one address adds to [`PERMISSIONS`].
pub fn read_more_permissions<'a>(text: &'a str, address: &str) -> Option<&'a str> {
    rule(text, address).find(|(name, _)| *name == PERMISSIONS).map(|(_, value)| value)
}

fn rule<'a>(text: &'a str, pattern: &str) -> impl Iterator<Item = (&'a str, &'a str)> {
    let rule = text.lines().skip_while(move |line| *line != pattern).skip(1);
    rule.map_while(|line| line.strip_prefix("  ")?.split_once(": "))
}
